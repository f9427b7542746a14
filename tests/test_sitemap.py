"""The sitemaps: every page once."""

from xml.etree import ElementTree

from disarmgraph.content import sitemap
from disarmgraph.namespaces import BASE

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
ROOT = "https://graph.example/"


def read(body, part):
    """The addresses and the days of what a sitemap or an index lists."""
    entries = ElementTree.fromstring(body).findall(f"s:{part}", NAMES)
    return [
        (entry.findtext("s:loc", None, NAMES), entry.findtext("s:lastmod", None, NAMES))
        for entry in entries
    ]


def test_every_page_is_listed_once_under_the_address_of_the_site(graph):
    paths = [path for part in sitemap.parts(graph) for path in part]
    assert len(set(paths)) == len(paths)
    assert {"id/state/LKA", "scheme/theme/marking", "dataset", "ontology"} <= set(paths)
    assert {"graph/catalogue", "queries/who-signed-and-did-not-ratify"} <= set(paths)
    listed = read(sitemap.sitemap(graph, ROOT, paths[:3]), "url")
    assert [place for place, _ in listed] == [ROOT + path for path in paths[:3]]


def test_parts_of_a_page_are_not_listed(graph):
    assert not [path for part in sitemap.parts(graph) for path in part if "#" in path]


def test_a_page_was_last_changed_with_the_graph(graph):
    ontology = f"SELECT ?d {{ <{BASE}ontology> <http://purl.org/dc/terms/modified> ?d }}"
    day = next(iter(graph.query(ontology)))["d"].value
    assert read(sitemap.sitemap(graph, ROOT, ["id/state/LKA"]), "url") == [
        (ROOT + "id/state/LKA", day)
    ]
    assert {modified for _, modified in read(sitemap.index(graph, ROOT), "sitemap")} == {day}


def test_a_graph_without_a_date_has_a_sitemap_without_one(example):
    assert read(sitemap.index(example, ROOT), "sitemap") == [(ROOT + "sitemap/1.xml", None)]


def test_no_sitemap_is_longer_than_the_protocol_allows(example, monkeypatch):
    monkeypatch.setattr(sitemap, "LONGEST", 10)
    parts = sitemap.parts(example)
    assert [len(part) for part in parts[:-1]] == [10] * (len(parts) - 1)
    assert 0 < len(parts[-1]) <= 10
    places = [place for place, _ in read(sitemap.index(example, ROOT), "sitemap")]
    assert places == [f"{ROOT}sitemap/{number}.xml" for number in range(1, len(parts) + 1)]


def test_the_protocol_allows_fifty_thousand():
    assert sitemap.LONGEST == 50_000
