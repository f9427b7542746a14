"""An answer as a page shows it: rows, a verdict or Turtle."""

import pytest
from pyoxigraph import Literal

from disarmgraph.namespaces import DISARM
from disarmgraph.protocol.protocol import Query
from disarmgraph.query.query_text import QueryError
from disarmgraph.sparql import answers


def answered(store, text):
    return answers.answered(store, Query(text))


def test_a_table_has_a_value_or_nothing_in_each_column(example):
    found = answered(
        example,
        f"SELECT ?number ?norm {{ ?norm a <{DISARM}Obligation> "
        "OPTIONAL { ?norm <urn:n> ?number } }",
    )
    assert found.columns == ("number", "norm")
    ((number, norm),) = found.rows
    assert number is None
    assert norm.value.endswith("clear-mines")


def test_rows_beyond_what_a_page_shows_are_left_out_and_said_to_be(example, monkeypatch):
    monkeypatch.setattr(answers, "SHOWN", 2)
    query = "SELECT ?x { VALUES ?x { 1 2 3 } }"
    found = answered(example, query)
    assert (len(found.rows), found.more) == (2, True)
    assert answered(example, query.replace("3 ", "")).more is False


def test_ask_gives_a_verdict(example):
    assert answered(example, "ASK { ?s ?p ?o }").verdict is True
    assert answered(example, "ASK { <urn:no> ?p ?o }").verdict is False


def test_construct_gives_turtle(example):
    found = answered(example, "CONSTRUCT { <urn:a> <urn:p> 1 } {}")
    assert found.turtle == "<urn:a> <urn:p> 1 .\n"


def test_a_value_keeps_its_language(example):
    found = answered(example, 'SELECT ?x { VALUES ?x { "été"@fr } }')
    assert found.rows == ((Literal("été", language="fr"),),)


def test_triples_beyond_what_a_page_shows_are_left_out_and_said_to_be(example, monkeypatch):
    monkeypatch.setattr(answers, "SHOWN", 2)
    query = "CONSTRUCT { <urn:a> <urn:p> ?x } { VALUES ?x { 1 2 3 } }"
    found = answered(example, query)
    assert (found.turtle.count("<urn:p>") + found.turtle.count(","), found.more) == (2, True)


def test_a_term_of_ours_that_is_not_in_the_graph_is_noted(example):
    asked = f"SELECT ?s {{ ?s a <{DISARM}Obligatio> }}"
    (note,) = answered(example, asked).notes
    assert "is not in the graph; did you mean" in note
    assert answered(example, asked.replace("gatio", "gation")).notes == ()


def test_a_slip_is_an_error(example):
    with pytest.raises(QueryError):
        answered(example, "SELECT ?s { ?s ?p }")
