"""Every question of the library, against the answer that was worked out from the texts by hand."""

import csv
import difflib
import re
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode
from rdflib.plugins.sparql import prepareQuery

from disarmgraph.files import graph_home, query_files
from disarmgraph.namespaces import DISARM, PREFIXES, RDF, shorten
from disarmgraph.query.parameter import filled
from disarmgraph.query.query_file import read
from disarmgraph.triples import iris, subjects

ANSWERS = Path(__file__).parent / "answers"

each_question = pytest.mark.parametrize("path", query_files(), ids=lambda path: path.stem)


@each_question
def test_a_question_gives_the_approved_answer(path, graph):
    solutions = graph.query(path.read_text(encoding="utf-8"))
    columns = [variable.value for variable in solutions.variables]
    rows = [[cell(solution[column]) for column in columns] for solution in solutions]
    with (ANSWERS / f"{path.stem}.csv").open(encoding="utf-8", newline="") as approved:
        assert changes(list(csv.reader(approved)), [columns, *rows]) == ""


def changes(approved: list[list[str]], given: list[list[str]]) -> str:
    """The rows of an approved answer that are not given (-), and those that are given instead (+).

    One a line, as the file of the answer has them, to be read in full when a test fails.
    """
    lines = ([",".join(row) for row in rows] for rows in (approved, given))
    return "\n".join(difflib.unified_diff(*lines, "approved", "given", n=0, lineterm=""))


@each_question
def test_each_row_of_an_answer_carries_where_it_is_written(path, graph):
    """A passage of a document; of a treaty, the provision or the registered source."""
    kinds = ("Passage", "Provision", "Source")
    places = {iri for kind in kinds for iri in subjects(graph, RDF + "type", DISARM + kind)}
    for solution in graph.query(path.read_text(encoding="utf-8")):
        assert places & {term.value for term in solution if isinstance(term, NamedNode)}


@each_question
def test_a_question_says_what_it_asks_in_both_languages(path):
    question = read(path)
    assert question.summary.endswith("?")
    assert question.summary_fr.endswith(" ?")
    assert question.description.endswith(".")
    assert question.description_fr.endswith(".")


@each_question
def test_what_a_reader_is_told_of_a_question_has_no_word_of_the_code(path):
    question = read(path)
    told = " ".join(
        (question.summary, question.summary_fr, question.description, question.description_fr)
    )
    code = re.compile(r"VALUES|UNDEF|OPTIONAL|\bIRI|[Rr]ow per|ligne par|skos:|\.rq\b|ISO 8601")
    assert code.findall(told) == []


@each_question
def test_a_description_says_what_one_gets_and_not_how_a_table_is_made(path):
    question = read(path)
    made = ("A row for each", "One row", "Une ligne pour")
    assert not question.description.startswith(made)
    assert not question.description_fr.startswith(made)


@each_question
def test_a_question_is_sparql_for_a_second_engine(path):
    assert prepareQuery(path.read_text(encoding="utf-8")).algebra.name == "SelectQuery"


@each_question
def test_a_question_orders_its_rows_and_names_its_columns(path):
    text = path.read_text(encoding="utf-8")
    assert "\nORDER BY " in text
    assert "SELECT *" not in text


def test_a_state_that_left_is_not_party_from_the_day_on_which_its_notice_took_effect(graph):
    """Four had left by the day of the list of the Mine Ban Convention; Poland left after it."""
    treaty = NamedNode(PREFIXES["instrument"] + "apmbc")
    rows = answer(graph, "who-is-not-party-to-a-treaty", {"treaty": [treaty]})
    left = {cell(row["state"]): cell(row["left"]) for row in rows if row["left"]}
    assert left == {
        "state:EST": "2025-12-27",
        "state:FIN": "2026-01-10",
        "state:LTU": "2025-12-27",
        "state:LVA": "2025-12-27",
    }


def test_a_state_that_took_back_its_ratification_is_not_party(graph):
    """Russia, under the Test Ban Treaty: its act takes effect on 3 November 2023."""
    treaty = NamedNode(PREFIXES["instrument"] + "ctbt")
    rows = answer(graph, "who-is-not-party-to-a-treaty", {"treaty": [treaty]})
    left = {cell(row["state"]): cell(row["left"]) for row in rows if row["left"]}
    assert left == {"state:RUS": "2023-11-03"}
    chosen = {"state": [NamedNode(PREFIXES["state"] + "RUS")], "treaty": [treaty]}
    (row,) = answer(graph, "is-a-state-bound-or-is-there-no-record", chosen)
    assert cell(row["withdrawal"]) == "treaty-action:ctbt-RUS-withdrawal-of-ratification"


def test_a_state_stands_once_and_with_the_source_of_the_day_of_the_list(graph):
    """The list of parties to the Non-Proliferation Treaty has an older source besides."""
    treaty = NamedNode(PREFIXES["instrument"] + "npt")
    rows = list(answer(graph, "who-is-not-party-to-a-treaty", {"treaty": [treaty]}))
    assert {cell(row["source"]) for row in rows} == {"source:unoda-treaties-2026-08-22"}
    assert [cell(row["state"]) for row in rows].count("state:IND") == 1


def test_an_act_with_two_sources_stands_once_among_those_of_a_year(graph):
    """Algeria acceded to the Non-Proliferation Treaty on 12 January 1995, by two sources."""
    treaty = NamedNode(PREFIXES["instrument"] + "npt")
    chosen = {"treaty": [treaty], "year": [Literal(1995)]}
    rows = answer(graph, "who-joined-a-treaty-in-a-year", chosen)
    (algeria,) = [row for row in rows if cell(row["state"]) == "state:DZA"]
    assert cell(algeria["source"]) == "source:ieadb-2026-01-23"
    assert cell(algeria["otherSource"]) == "source:unoda-treaties-2026-08-22"


def test_a_duty_under_a_treaty_whose_first_day_is_not_recorded_is_among_those_of_a_party(graph):
    """France consented to the Firearms Protocol on a day that its table does not have."""
    chosen = {
        "state": [NamedNode(PREFIXES["state"] + "FRA")],
        "theme": [NamedNode(PREFIXES["theme"] + "marking")],
    }
    rows = [
        (cell(row["treaty"]), cell(row["since"]), cell(row["provision"]))
        for row in answer(graph, "what-has-a-state-taken-on-under-a-theme", chosen)
    ]
    protocol = [
        provision for treaty, since, provision in rows if (treaty, since) == ("instrument:fap", "")
    ]
    assert protocol == [
        "fap:art_5__para_1__item_3",
        "fap:art_7__item_1",
        "fap:art_8__para_1__item_1",
        "fap:art_8__para_1__item_2",
        "fap:art_8__para_1__item_3",
        "fap:art_8__para_2",
        "fap:art_9__item_3",
    ]
    assert ("instrument:ccm", "2010-08-01", "ccm:art_3__para_1") in rows


def test_a_duty_stands_with_the_provision_that_lays_it_down_not_with_its_scope(graph):
    """Article 1(4) of Protocol V says to which remnants articles 3, 4, 5 and 8 apply."""
    named = "which-duties-on-one-theme-do-all-instruments-lay-down"
    rows = answer(graph, named, {"theme": [NamedNode(PREFIXES["theme"] + "victim-assistance")]})
    where = {cell(row["norm"]): cell(row["where"]) for row in rows}
    assert where["norm:ccw-p5-assist-victims"] == "ccw-p5:art_8__para_2"


def mechanisms() -> list[str]:
    """The information systems and funds of the data, as a question names them."""
    home = graph_home() / "data"
    texts = [path.read_text(encoding="utf-8") for path in home.rglob("*.ttl")]
    lines = [line for text in texts for line in text.splitlines()]
    classes = (" a disarm:InformationSystem ", " a disarm:Fund ")
    return sorted(line.split(" ")[0] for line in lines if any(each in line for each in classes))


@pytest.mark.parametrize("mechanism", mechanisms())
def test_each_mechanism_is_served_by_a_question(mechanism):
    """What a register, a matching tool or a fund is there to tell, a question of ours tells."""
    assert mechanism in {tag for path in query_files() for tag in read(path).tags}


def test_a_third_of_the_questions_on_documents_join_two(graph):
    asked = [found for found in (joined(graph, path) for path in query_files()) if found]
    assert len([found for found in asked if len(found) > 1]) * 3 >= len(asked)


def joined(graph, path):
    """The source documents whose passages stand in the answer to a question."""
    solutions = graph.query(path.read_text(encoding="utf-8"))
    cells = {term.value for row in solutions for term in row if isinstance(term, NamedNode)}
    return {document for each in cells for document in iris(graph, each, DISARM + "isPassageOf")}


def test_every_approved_answer_belongs_to_a_question():
    questions = {path.stem for path in query_files()}
    assert {path.stem for path in ANSWERS.iterdir()} == questions
    assert len(questions) >= 170


def answer(graph, named, chosen):
    """The rows of a question, by its name, with other values in its parameters."""
    asked = read(next(path for path in query_files() if path.stem == named))
    return graph.query(filled(asked.text, chosen))


def cell(term):
    """A value as an approved answer writes it: an IRI shortened, a literal bare, nothing empty."""
    if term is None:
        return ""
    return shorten(term.value) if isinstance(term, NamedNode) else term.value
