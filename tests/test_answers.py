import pytest
from pyoxigraph import Literal

from disarmgraph import answers
from disarmgraph.engine import Engine
from disarmgraph.namespaces import ONTOLOGY as DISARM


@pytest.fixture(scope="module")
def engine(example):
    with Engine(example, time_limit=5, workers=1) as engine:
        yield engine


def test_a_table_has_a_value_or_nothing_in_each_column(engine):
    found = answers.answered(
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
    found = answers.answered(engine, query)
    assert (len(found.rows), found.more) == (2, True)
    assert answers.answered(engine, query.replace("3 ", "")).more is False


def test_ask_gives_a_verdict(engine):
    assert answers.answered(engine, "ASK { ?s ?p ?o }").verdict is True
    assert answers.answered(engine, "ASK { <urn:no> ?p ?o }").verdict is False


def test_construct_gives_turtle(engine):
    found = answers.answered(engine, "CONSTRUCT { <urn:a> <urn:p> 1 } {}")
    assert found.turtle == "<urn:a> <urn:p> 1 .\n"


def test_a_query_that_is_not_valid_gives_the_place_of_the_fault(engine):
    assert answers.answered(engine, "SELECT ?x {\n oops }").fault.startswith("line 2")


def test_a_query_that_is_too_slow_is_stopped_and_says_so(example):
    slow = "SELECT (COUNT(*) AS ?n) { " + " . ".join(f"?a{i} ?b{i} ?c{i}" for i in range(6)) + " }"
    with Engine(example, time_limit=0.3, workers=1) as engine:
        assert "time limit" in answers.answered(engine, slow).fault


def test_a_value_keeps_its_language(engine):
    found = answers.answered(engine, 'SELECT ?x { VALUES ?x { "été"@fr } }')
    assert found.rows == ((Literal("été", language="fr"),),)
