"""The two stores in memory answer as the one with everything does."""

import pytest
from pyoxigraph import NamedNode, QueryResultsFormat, RdfFormat, Store

from disarmgraph.sparql.memory_store import MemoryStore

DATA = """
<http://example.org/g1> { <http://example.org/a> <http://example.org/p> 1 , 2 }
<http://example.org/g2> { <http://example.org/a> <http://example.org/p> 2 , 3 }
<http://example.org/a> <http://example.org/p> 1 , 2 , 3 .
"""
QUERIES = {
    "the union": "SELECT ?o { ?s ?p ?o }",
    "each graph": "SELECT ?g ?o { GRAPH ?g { ?s ?p ?o } }",
    "both, in small letters": "SELECT ?g ?o { ?s ?p ?o graph ?g { ?s ?p ?o } }",
    "one graph as the default": "SELECT ?o FROM <http://example.org/g1> { ?s ?p ?o }",
    "one named graph": "SELECT ?o FROM NAMED <http://example.org/g2> { GRAPH ?g { ?s ?p ?o } }",
    "in a subquery": "SELECT ?o { { SELECT ?o { GRAPH <http://example.org/g2> { ?s ?p ?o } } } }",
    "the word in a string": 'SELECT ?o { ?s ?p ?o FILTER("GRAPH" != "FROM") }',
}


@pytest.fixture(scope="module")
def whole() -> Store:
    store = Store()
    store.load(DATA.encode(), format=RdfFormat.TRIG)
    return store


def rows(store, text, **dataset):
    table = store.query(text, **dataset).serialize(format=QueryResultsFormat.TSV).decode()
    return sorted(table.splitlines())


@pytest.mark.parametrize("text", QUERIES.values(), ids=QUERIES)
def test_a_query_finds_the_same(whole, text):
    found = rows(MemoryStore(whole), text)
    assert found == rows(whole, text)
    assert len(found) > 1


def test_the_graphs_of_a_request_are_those_asked(whole):
    given = {"default_graph": [NamedNode("http://example.org/g2")], "named_graphs": []}
    assert rows(MemoryStore(whole), "SELECT ?o { ?s ?p ?o }", **given) == ["2", "3", "?o"]


def test_a_pattern_finds_the_same_in_every_graph(whole):
    divided = MemoryStore(whole)
    for graph in (None, *{quad.graph_name for quad in whole}):
        found = set(divided.quads_for_pattern(None, None, None, graph))
        assert found == set(whole.quads_for_pattern(None, None, None, graph))
