"""Every question of the library, against the answer that was worked out from the texts by hand."""

import csv
from pathlib import Path

import pytest
from pyoxigraph import NamedNode
from rdflib.plugins.sparql import prepareQuery

from disarmgraph.files import query_files
from disarmgraph.namespaces import shorten
from disarmgraph.query_file import read

ANSWERS = Path(__file__).parent / "answers"

each_question = pytest.mark.parametrize("path", query_files(), ids=lambda path: path.stem)


@each_question
def test_a_question_gives_the_approved_answer(path, graph):
    solutions = graph.query(path.read_text(encoding="utf-8"))
    columns = [variable.value for variable in solutions.variables]
    rows = [[cell(solution[column]) for column in columns] for solution in solutions]
    with (ANSWERS / f"{path.stem}.csv").open(encoding="utf-8", newline="") as approved:
        assert [columns, *rows] == list(csv.reader(approved))


@each_question
def test_a_question_says_what_it_asks_in_both_languages(path):
    question = read(path)
    assert question.summary.endswith("?")
    assert question.summary_fr.endswith(" ?")
    assert question.description.endswith(".")
    assert question.description_fr.endswith(".")


@each_question
def test_a_question_is_sparql_for_a_second_engine(path):
    assert prepareQuery(path.read_text(encoding="utf-8")).algebra.name == "SelectQuery"


@each_question
def test_a_question_orders_its_rows_and_names_its_columns(path):
    text = path.read_text(encoding="utf-8")
    assert "\nORDER BY " in text
    assert "SELECT *" not in text


def test_every_approved_answer_belongs_to_a_question():
    questions = {path.stem for path in query_files()}
    assert {path.stem for path in ANSWERS.iterdir()} == questions
    assert len(questions) >= 20


def cell(term):
    """A value as an approved answer writes it: an IRI shortened, a literal bare, nothing empty."""
    if term is None:
        return ""
    return shorten(term.value) if isinstance(term, NamedNode) else term.value
