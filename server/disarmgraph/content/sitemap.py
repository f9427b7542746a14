"""The addresses of all pages for crawlers, as sitemaps.org has them (protocol 0.9)."""

from collections.abc import Sequence
from xml.etree import ElementTree

from pyoxigraph import Store

from disarmgraph.content import inventory
from disarmgraph.namespaces import BASE, DATASET, DCTERMS
from disarmgraph.triples import first

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
LONGEST = 50_000
"""The addresses that one sitemap may have."""


def parts(store: Store) -> list[list[str]]:
    """The paths of all pages below the root of the site, as many together as may be."""
    paths = [iri.removeprefix(BASE) for iri in inventory.pages(store)]
    return [paths[start : start + LONGEST] for start in range(0, len(paths), LONGEST)]


def index(store: Store, root: str) -> bytes:
    """The list of the sitemaps under the address at which the site was asked, with a slash."""
    places = [f"{root}sitemap/{number}.xml" for number, _ in enumerate(parts(store), start=1)]
    return _written("sitemapindex", "sitemap", places, _day(store))


def sitemap(store: Store, root: str, paths: Sequence[str]) -> bytes:
    """One sitemap, in which every page was last changed with the graph."""
    return _written("urlset", "url", [root + path for path in paths], _day(store))


def _day(store: Store) -> str | None:
    modified = first(store, DATASET, DCTERMS + "modified")
    return modified and modified.value


def _written(whole: str, part: str, places: Sequence[str], day: str | None) -> bytes:
    root = ElementTree.Element(whole, xmlns=NAMESPACE)
    for place in places:
        entry = ElementTree.SubElement(root, part)
        ElementTree.SubElement(entry, "loc").text = place
        if day:
            ElementTree.SubElement(entry, "lastmod").text = day
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
