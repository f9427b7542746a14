"""The feed of releases."""

from xml.etree import ElementTree

import pytest
from editions import FIRST, SECOND

from disarmgraph.namespaces import BASE
from disarmgraph.release.feed import feed
from disarmgraph.release.releases import read

ATOM = "{http://www.w3.org/2005/Atom}"
SITE = "https://example.org/"


@pytest.fixture(scope="module")
def releases(offered):
    return read(offered)


@pytest.fixture(scope="module")
def root(releases):
    return ElementTree.fromstring(feed(releases, SITE, "en"))


def links(element):
    return {link.get("rel"): link.get("href") for link in element.findall(ATOM + "link")}


def test_the_feed_has_what_rfc_4287_requires(root):
    """Sections 4.1.1 and 4.1.2: exactly one id, title, updated; an author; a link to itself."""
    assert root.tag == ATOM + "feed"
    for element in (root, *root.findall(ATOM + "entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(ATOM + name)) == 1
    assert root.find(f"{ATOM}author/{ATOM}name").text == "disarmgraph"
    assert links(root)["self"] == SITE + "changes.atom"
    ids = [each.text for each in root.iter(ATOM + "id")]
    assert len(ids) == len(set(ids))


def test_the_newest_release_comes_first(root):
    ids = [entry.find(ATOM + "id").text for entry in root.findall(ATOM + "entry")]
    assert ids == [f"{BASE}release/{SECOND}", f"{BASE}release/{FIRST}"]
    assert root.find(ATOM + "updated").text == "2026-03-01T00:00:00Z"


def test_an_entry_counts_what_has_changed_and_leads_there(root):
    entry = root.find(ATOM + "entry")
    assert entry.find(ATOM + "summary").text == "3 added, 1 removed, 3 changed"
    assert links(entry) == {
        "alternate": f"{SITE}release/{SECOND}",
        "related": f"{SITE}release/{SECOND}/CHANGES.md",
    }


def test_the_feed_is_in_the_language_of_its_reader(releases):
    french = ElementTree.fromstring(feed(releases, SITE, "fr"))
    assert french.get("{http://www.w3.org/XML/1998/namespace}lang") == "fr"
    assert french.find(ATOM + "title").text == "Versions publiées de disarmgraph"
