"""The graph written in each format."""

import json

import pytest
from pyoxigraph import DefaultGraph, RdfFormat, parse

from disarmgraph.dataset.export import FORMATS, canonical, dump, written
from disarmgraph.dataset.graph import load

pytestmark = pytest.mark.slow

WITH_GRAPHS = {"nq": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG, "jsonld": RdfFormat.JSON_LD}


@pytest.fixture(scope="module")
def quads(graph):
    return canonical(graph)


@pytest.fixture(scope="module")
def again():
    """The same files, loaded again."""
    return canonical(load())


@pytest.mark.parametrize("name", WITH_GRAPHS)
def test_a_format_with_graphs_has_every_triple_in_the_graph_of_its_file(name, quads, graph):
    found = list(parse(written(quads, name), format=WITH_GRAPHS[name]))
    assert DefaultGraph() not in {quad.graph_name for quad in found}
    assert len(found) == sum(quad.graph_name != DefaultGraph() for quad in graph)


def test_turtle_is_the_union(quads, graph):
    triples = list(parse(written(quads, "ttl"), format=RdfFormat.TURTLE))
    union = list(graph.quads_for_pattern(None, None, None, DefaultGraph()))
    assert len(triples) == len(union)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_graph_gives_the_same_bytes(name, quads, again):
    """Blank nodes get other labels at every load, sets another order."""
    assert written(quads, name) == written(again, name)


def test_the_lines_of_n_quads_are_sorted_by_code_point(quads):
    """As the canonical form of a dataset is in RDFC-1.0."""
    lines = written(quads, "nq").decode().removesuffix("\n").split("\n")
    assert lines == sorted(lines)


def test_the_prefixes_are_sorted_and_used(quads):
    lines = written(quads, "ttl").decode().splitlines()
    head = [line.split()[1] for line in lines if line.startswith("@prefix ")]
    assert head == sorted(head)
    assert "disarm:" in head
    assert "sd:" not in head


def test_json_ld_is_json(graph):
    assert json.loads(dump(graph, "jsonld"))
