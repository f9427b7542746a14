"""What the graph says of a thing, in each format."""

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, RdfFormat, Store, parse

from disarmgraph.content.serialization import data, whole
from disarmgraph.formats import GRAPHS
from disarmgraph.namespaces import BASE, DISARM, OWL

NORM = BASE + "id/norm/clear-mines"
FILE = NamedNode(BASE + "graph/data/documents/note")
OWN = 6
"""Statements of the norm in tests/example: type, two labels, bearer, theme, place."""


def quads(body: bytes, media_type: str) -> set:
    return set(parse(input=body, format=RdfFormat.from_media_type(media_type)))


@pytest.mark.parametrize("media_type", [each.media_type for each in GRAPHS])
def test_every_format_carries_all_that_is_said_of_a_thing(example, media_type):
    about = quads(data(example, NORM, media_type), media_type)
    assert len([quad for quad in about if quad.subject.value == NORM]) == OWN


def test_things_that_are_named_come_with_their_labels(example):
    about = quads(data(example, NORM, "text/turtle"), "text/turtle")
    labels = {quad.object for quad in about if quad.subject.value == BASE + "id/state/FRE"}
    assert labels == {Literal("Freedonia", language="en"), Literal("Freedonie", language="fr")}


def test_turtle_uses_the_prefixes_of_the_house(example):
    assert "norm:clear-mines a disarm:Obligation" in data(example, NORM, "text/turtle").decode()


@pytest.mark.parametrize("media_type", ["text/turtle", "application/trig"])
def test_no_prefix_is_declared_that_nothing_uses(example, media_type):
    lines = data(example, NORM, media_type).decode().splitlines()
    declared = [line.split()[1] for line in lines if line.startswith("@prefix ")]
    statements = "\n".join(line for line in lines if not line.startswith("@prefix "))
    assert declared == sorted(declared)
    assert [prefix for prefix in declared if prefix not in statements] == []


@pytest.mark.parametrize("media_type", ["application/trig", "application/n-quads"])
def test_quads_keep_the_file_of_each_statement(example, media_type):
    about = quads(data(example, NORM, media_type), media_type)
    assert {quad.graph_name for quad in about if quad.subject.value == NORM} == {FILE}


def test_an_ontology_is_its_whole_file_with_its_blank_nodes(example):
    triples = quads(data(example, BASE + "ontology", "text/turtle"), "text/turtle")
    file = NamedNode(BASE + "graph/ontology/disarm")
    assert len(triples) == len(list(example.quads_for_pattern(None, None, None, file)))
    assert NamedNode(OWL + "unionOf") in {quad.predicate for quad in triples}


def test_a_scheme_is_its_whole_file(example):
    triples = quads(data(example, BASE + "scheme/theme", "text/turtle"), "text/turtle")
    assert len({quad.subject for quad in triples}) == 4


def test_a_named_graph_gives_its_triples(example):
    triples = quads(data(example, FILE.value, "application/n-triples"), "application/n-triples")
    assert len(triples) == len(list(example.quads_for_pattern(None, None, None, FILE)))


def test_a_term_comes_with_what_its_blank_nodes_say(example):
    triples = quads(data(example, DISARM + "bearer", "text/turtle"), "text/turtle")
    assert NamedNode(OWL + "unionOf") in {quad.predicate for quad in triples}


def test_an_unknown_thing_has_no_data(example):
    assert data(example, BASE + "id/state/XYZ", "application/n-triples") == b""


def test_a_whole_store_is_written_without_its_default_graph():
    store = Store()
    store.update("INSERT DATA { <urn:a> <urn:p> 1 . GRAPH <urn:g> { <urn:b> <urn:p> 2 } }")
    assert [quad.subject.value for quad in quads(whole(store, "text/turtle"), "text/turtle")] == [
        "urn:b"
    ]
    assert DefaultGraph() not in {
        quad.graph_name for quad in quads(whole(store, "application/trig"), "application/trig")
    }
