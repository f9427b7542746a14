"""What is in the graph, by kind."""

from disarmgraph.content import inventory
from disarmgraph.namespaces import BASE

STATES = [BASE + "id/state/FRE", BASE + "id/state/SYL"]


def test_things_of_a_kind_are_listed_without_their_parts(example):
    assert inventory.things(example, "state") == STATES
    assert inventory.things(example, "document") == [
        BASE + "id/document/note",
        BASE + "id/document/older-note",
    ]


def test_kinds_are_counted_and_empty_ones_left_out(example):
    assert inventory.counts(example) == {"document": 2, "norm": 1, "state": 2, "name": 1}


def test_documents_that_are_here_are_counted_by_their_passages(example):
    assert inventory.documents(example) == {BASE + "id/document/note": 5}


def test_schemes_and_files_are_listed(example):
    assert inventory.schemes(example) == [BASE + "scheme/theme"]
    assert inventory.graphs(example) == [
        BASE + "graph/data/documents/note",
        BASE + "graph/derived/mention-by-citation",
        BASE + "graph/ontology/disarm",
        BASE + "graph/ontology/schemes/theme",
    ]
