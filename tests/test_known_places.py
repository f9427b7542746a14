"""What robots, browsers and people find at the places that are known."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from pages_client import CONTACT, HTML, ROOT

from disarmgraph.command.cli import main


@pytest.fixture(scope="module")
def site(whole_site):
    return whole_site


def test_security_txt_names_the_operator_and_never_is_out_of_date(site):
    page = site.get("/.well-known/security.txt")
    assert dict(page.headers)["Content-Type"] == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in page.body.decode().splitlines())
    assert fields["Contact"] == CONTACT
    assert timedelta(days=7) < datetime.fromisoformat(fields["Expires"]) - datetime.now(UTC)
    assert datetime.fromisoformat(fields["Expires"]) - datetime.now(UTC) < timedelta(days=365)
    assert fields["Preferred-Languages"] == "en, fr"
    assert ("Cache-Control", "no-store") in page.headers


def test_without_a_contact_there_is_no_security_txt(bare):
    page = bare.get("/.well-known/security.txt")
    assert page.status == 404
    assert b"--contact" in page.body


@pytest.mark.parametrize("contact", ["me", "me@graph.example", "http://graph.example", "mailto:me"])
def test_a_contact_that_is_no_uri_for_one_is_refused(contact):
    done = CliRunner().invoke(main, ["serve", "--contact", contact])
    assert done.exit_code == 2
    assert "is not like mailto:you@example.org or https://" in done.output


def test_robots_may_read_pages_and_not_ask_queries(site):
    robots = RobotFileParser()
    robots.parse(site.get("/robots.txt").body.decode().splitlines())
    assert robots.site_maps() == [ROOT + "sitemap.xml"]
    assert robots.can_fetch("any", ROOT + "id/state/LKA")
    assert robots.can_fetch("any", ROOT + "sparql")
    assert not robots.can_fetch("any", ROOT + "sparql?query=ASK{}")
    assert not robots.can_fetch("any", ROOT + "search?q=mines")


def test_the_sitemaps_that_the_index_lists_are_there_and_no_others(site):
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    index = ElementTree.fromstring(site.get("/sitemap.xml").body)
    places = [each.text for each in index.findall("s:sitemap/s:loc", names)]
    assert places == [ROOT + "sitemap/1.xml"]
    urls = ElementTree.fromstring(site.get("/sitemap/1.xml").body)
    listed = [each.text for each in urls.findall("s:url/s:loc", names)]
    assert len(listed) > 20_000
    assert [url for url in listed[::500] if site.get(urlsplit(url).path).status != 200] == []
    for beyond in ("0", "2"):
        assert site.get(f"/sitemap/{beyond}.xml").status == 404


def test_opensearch_tells_where_a_browser_searches_and_gets_suggestions(site):
    page = site.get("/opensearch.xml")
    root = ElementTree.fromstring(page.body)
    name = "{http://a9.com/-/spec/opensearch/1.1/}"
    assert root.tag == name + "OpenSearchDescription"
    assert len(root.findtext(name + "ShortName")) <= 16
    assert {each.get("type"): each.get("template") for each in root.iter(name + "Url")} == {
        "text/html": ROOT + "search?q={searchTerms}",
        "application/x-suggestions+json": ROOT + "suggest?q={searchTerms}&format=opensearch",
    }
    assert b'href="/opensearch.xml"' in site.get("/", HTML).body
