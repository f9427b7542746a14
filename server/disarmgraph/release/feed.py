"""The feed of releases for people: Atom (RFC 4287)."""

from collections.abc import Sequence
from xml.etree import ElementTree

from disarmgraph.namespaces import BASE
from disarmgraph.release.event_stream import INSTANT, release_iri
from disarmgraph.release.releases import Release
from disarmgraph.texts import text

MEDIA_TYPE = "application/atom+xml"
_ATOM = "http://www.w3.org/2005/Atom"


def feed(releases: Sequence[Release], address: str, language: str) -> bytes:
    """The feed, the newest release first, on the site at an address that ends with a slash.

    There is at least one release: a feed must say when it was updated.
    """
    root = ElementTree.Element("feed", {"xmlns": _ATOM, "xml:lang": language})
    _add(root, "id", BASE + "changes.atom")
    _add(root, "title", text("releases-title", language))
    _add(root, "subtitle", text("releases-lead", language))
    _add(root, "updated", releases[-1].date.strftime(INSTANT))
    _add(ElementTree.SubElement(root, "author"), "name", text("site", language))
    _link(root, "self", f"{address}changes.atom", MEDIA_TYPE)
    _link(root, "alternate", f"{address}release/", "text/html")
    for release in reversed(releases):
        _entry(ElementTree.SubElement(root, "entry"), release, address, language)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def _entry(entry: ElementTree.Element, release: Release, address: str, language: str) -> None:
    here = f"{address}release/{release.version}"
    _add(entry, "id", release_iri(release.version))
    _add(entry, "title", text("release-title", language, version=release.version))
    _add(entry, "updated", release.date.strftime(INSTANT))
    _add(entry, "published", release.date.strftime(INSTANT))
    _add(entry, "summary", text("release-counts", language, **release.counts))
    _link(entry, "alternate", here, "text/html")
    _link(entry, "related", f"{here}/CHANGES.md", "text/markdown")


def _add(parent: ElementTree.Element, name: str, content: str) -> None:
    ElementTree.SubElement(parent, name).text = content


def _link(parent: ElementTree.Element, relation: str, address: str, media_type: str) -> None:
    attributes = {"rel": relation, "href": address, "type": media_type}
    ElementTree.SubElement(parent, "link", attributes)
