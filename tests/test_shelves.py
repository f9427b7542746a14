"""The table of facets and columns, beside the ontology and the graph."""

import tomllib
from pathlib import Path

import pytest

from disarmgraph import texts
from disarmgraph.lists.shelf import properties
from disarmgraph.lists.shelves import SHELVES
from disarmgraph.namespaces import BASE, DCTERMS, KINDS, PREFIXES, expand
from disarmgraph.triples import subjects

WORDS = tomllib.loads((Path(texts.__file__).parent / "texts.toml").read_text(encoding="utf-8"))
FACETS = [(kind, facet) for kind, shelf in SHELVES.items() for facet in shelf.facets]
COLUMNS = [(kind, column) for kind, shelf in SHELVES.items() for column in shelf.columns]
RESERVED = {"all", "format", "lang", "page", "q", "sort", "name"}
"""What an address of a list says besides the values of facets, and the column of names."""


@pytest.fixture(scope="module")
def known(graph):
    """The properties by which the graph says something."""
    return {quad.predicate.value for quad in graph.quads_for_pattern(None, None, None)}


def test_every_kind_of_thing_has_a_list():
    assert sorted(SHELVES) == sorted(KINDS)


@pytest.mark.parametrize("kind", SHELVES)
def test_a_list_holds_exactly_the_things_with_such_an_iri(graph, kind):
    of_the_class = subjects(graph, PREFIXES["rdf"] + "type", expand(SHELVES[kind].cls))
    assert [iri for iri in of_the_class if not iri.startswith(f"{BASE}id/{kind}/")] == []
    assert of_the_class


@pytest.mark.parametrize("kind", SHELVES)
def test_facets_and_columns_are_told_apart_by_their_names(kind):
    facets = [each.name for each in SHELVES[kind].facets]
    columns = [each.name for each in SHELVES[kind].columns]
    assert len(facets) == len(set(facets))
    assert len(columns) == len(set(columns))
    assert RESERVED & {*facets, *columns} == set()


@pytest.mark.parametrize(("kind", "facet"), FACETS, ids=lambda each: getattr(each, "name", each))
def test_a_facet_has_words_for_readers(kind, facet):
    assert f"facet-{facet.name}" in WORDS["texts"]
    assert f"absent-{facet.absent}" in WORDS["texts"]
    literals = [] if facet.scheme or "BIND" not in facet.pattern else facet.order
    named = [each for each in literals if isinstance(facet.order, tuple)]
    assert [each for each in named if f"value-{facet.name}-{each}" not in WORDS["texts"]] == []


@pytest.mark.parametrize(("kind", "column"), COLUMNS, ids=lambda each: getattr(each, "name", each))
def test_a_column_has_words_and_follows_properties_that_the_ontology_has(known, kind, column):
    assert f"facet-{column.name}" in WORDS["texts"]
    followed = {step for path in column.paths for step, _ in properties(path)}
    assert followed <= known | {DCTERMS + "source"}


@pytest.mark.parametrize("kind", SHELVES)
def test_the_order_and_the_head_of_a_list_are_columns_of_it(kind):
    shelf = SHELVES[kind]
    for name in (shelf.order.removeprefix("-"), shelf.head, shelf.beneath):
        assert name == "" or shelf.column(name)


def test_a_path_is_read_step_by_step_and_backwards():
    disarm = PREFIXES["disarm"]
    assert properties("^disarm:hasDeadline/disarm:sourceProvision") == (
        (disarm + "hasDeadline", True),
        (disarm + "sourceProvision", False),
    )
    assert properties("") == ()
