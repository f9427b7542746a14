import pytest
from pyoxigraph import Literal

from disarmgraph import answers
from disarmgraph.engine import Engine, Query
from disarmgraph.namespaces import DISARM


@pytest.fixture(scope="module")
def engine(example):
    with Engine(example, time_limit=5, workers=1) as engine:
        yield engine


def answered(engine, text):
    return answers.answered(engine, Query(text))


def test_a_table_has_a_value_or_nothing_in_each_column(engine):
    found = answered(
        engine,
        f"SELECT ?number ?norm {{ ?norm a <{DISARM}Obligation> "
        "OPTIONAL { ?norm <urn:n> ?number } }",
    )
    assert found.columns == ("number", "norm")
    ((number, norm),) = found.rows
    assert number is None
    assert norm.value.endswith("clear-mines")


def test_rows_beyond_what_a_page_shows_are_left_out_and_said_to_be(engine, monkeypatch):
    monkeypatch.setattr(answers, "SHOWN", 2)
    query = "SELECT ?x { VALUES ?x { 1 2 3 } }"
    found = answered(engine, query)
    assert (len(found.rows), found.more) == (2, True)
    assert answered(engine, query.replace("3 ", "")).more is False


def test_ask_gives_a_verdict(engine):
    assert answered(engine, "ASK { ?s ?p ?o }").verdict is True
    assert answered(engine, "ASK { <urn:no> ?p ?o }").verdict is False


def test_construct_gives_turtle(engine):
    found = answered(engine, "CONSTRUCT { <urn:a> <urn:p> 1 } {}")
    assert found.turtle == "<urn:a> <urn:p> 1 .\n"


def test_a_value_keeps_its_language(engine):
    found = answered(engine, 'SELECT ?x { VALUES ?x { "été"@fr } }')
    assert found.rows == ((Literal("été", language="fr"),),)
