"""What a list says of each thing, and in which order."""

from pathlib import Path

import pytest
from pyoxigraph import Store

from disarmgraph.lists.faceted import sorted_out
from disarmgraph.lists.rows import Row, figure, order, rows
from disarmgraph.names import Names
from disarmgraph.namespaces import BASE


@pytest.fixture(scope="module")
def shelf() -> Store:
    store = Store()
    store.load(path=Path(__file__).parent / "shelf.ttl")
    store.update("INSERT { ?s ?p ?o } WHERE { GRAPH ?file { ?s ?p ?o } }")
    return store


def listed(store: Store, kind: str, sort: str, language: str = "en") -> list[str]:
    found = sorted_out(store, kind)
    numbers = order(Names(store, language), found, sort)
    return [found.things[each].rpartition("/")[2] for each in numbers]


def row(store: Store, iri: str, language: str = "en", **options: bool) -> dict[str, list[str]]:
    names = Names(store, language)
    found = sorted_out(store, iri.partition("/")[0])
    number = found.things.index(f"{BASE}id/{iri}")
    [made] = rows(names, found, [number], **options)
    columns = [each.name for each in found.shelf.columns]
    return {
        name: [item.shown.text for item in items]
        for name, items in zip(columns, made.cells, strict=True)
        if items
    }


def test_things_stand_by_name_in_the_language_of_the_reader(shelf):
    assert listed(shelf, "instrument", "name") == ["nothing", "gas", "mines", "guns"]
    assert listed(shelf, "instrument", "name", "fr") == ["gas", "mines", "guns", "nothing"]
    assert listed(shelf, "instrument", "-name") == ["guns", "mines", "gas", "nothing"]


def test_what_a_column_says_nothing_of_comes_last_both_ways(shelf):
    assert listed(shelf, "instrument", "adopted") == ["mines", "guns", "gas", "nothing"]
    assert listed(shelf, "instrument", "-adopted") == ["gas", "guns", "mines", "nothing"]


def test_norms_stand_in_the_order_of_their_text(shelf):
    """Article 2 before article 10."""
    assert listed(shelf, "norm", "where") == ["melt-guns", "count-guns"]


def test_a_row_says_what_a_reader_compares(shelf):
    assert row(shelf, "instrument/guns") == {
        "force": ["legally binding"],
        "adopted": ["18 September 1997"],
        "in-force-since": ["1 March 1999"],
        "called": ["Gun Treaty"],
        "weapon": ["guns"],
    }
    french = row(shelf, "norm/count-guns", "fr")
    assert french["bearer"] == ["chaque partie"]
    assert french["where"] == ["Gun Treaty, art. 10"]  # the short title, in whatever language


def test_the_first_path_that_says_anything_is_taken(shelf):
    assert row(shelf, "instrument/gas")["adopted"] == ["May 2003"]


def test_a_page_leaves_out_what_is_only_data(shelf):
    assert "weapon" not in row(shelf, "instrument/guns", whole=False)


def test_a_concept_is_no_link_and_a_thing_is_one(shelf):
    names = Names(shelf, "en")
    found = sorted_out(shelf, "norm")
    [made] = rows(names, found, [0])
    assert isinstance(made, Row)
    [bearer] = made.of(found.shelf.columns, "bearer")
    assert bearer.shown.href == "/id/role/party"
    found = sorted_out(shelf, "instrument")
    [made] = rows(names, found, [found.things.index(BASE + "id/instrument/guns")])
    [force] = made.of(found.shelf.columns, "force")
    assert force.shown.href is None
    assert force.value == BASE + "scheme/legal-force/legally-binding"


def test_passages_of_one_document_name_it_once(graph):
    """data/events/events.ttl states the third Biennial Meeting in many paragraphs."""
    where = row(graph, "event/bms3")["where"]
    named = [each for each in where if each.startswith("Report of the Secretary-")]
    assert len(named) == 1
    assert "para 19" in where


def test_a_meeting_of_some_days_is_one_span(graph):
    assert row(graph, "event/bms3")["dates"] == ["14–18 July 2008"]  # noqa: RUF001
    assert row(graph, "event/geneva-declaration-summit-2006")["dates"] == ["June 2006"]


def test_a_figure_is_written_as_its_source_gives_it(graph):
    withdrawn = BASE + "id/quantity/unlirec-peru-firearms-withdrawn"
    assert figure(Names(graph, "en"), withdrawn) == "nearly 20,000 (firearm)"
    assert "20\u202f000" in figure(Names(graph, "fr"), withdrawn)


def test_of_what_is_told_in_thousands_the_size_is_written(graph):
    destroyed = BASE + "id/quantity/togo-weapons-destroyed-2007"
    told = "several \N{MULTIPLICATION SIGN} 1000 (item)"
    assert figure(Names(graph, "en"), destroyed) == told


def test_a_tally_counts_the_values_of_a_facet_and_not_what_is_not_stated(graph):
    """data/participation: Niue consented to seven treaties in force, and to the CTBT."""
    assert row(graph, "state/NIU")["bound-by"] == ["7"]
