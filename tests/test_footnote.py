"""Citations to paste, against citations written by hand from the texts and their facts."""

import csv
import hashlib
import re
from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from disarmgraph.citing.citation import Citation, Edition, Series, citation, edition
from disarmgraph.citing.footnote import FEMININE, answer, answer_to_question, footnote, source
from disarmgraph.names import Names
from disarmgraph.namespaces import BASE, DISARM, RDF, XSD
from disarmgraph.triples import first, subjects

CITATIONS = Path(__file__).with_name("citations.csv")
with CITATIONS.open(encoding="utf-8", newline="") as rows:
    WRITTEN_BY_HAND = {path: (english, french) for path, english, french in csv.reader(rows)}
del WRITTEN_BY_HAND["path"]

EDITION = Edition("9.9.9", Literal("2031-05-01", datatype=NamedNode(XSD + "date")))


def day(value: str, kind: str = "date") -> Literal:
    return Literal(value, datatype=NamedNode(XSD + kind))


def made(**values) -> Citation:
    known = {"iri": "urn:x", "type": "treaty", "language": "en", "edition": EDITION, "label": "T"}
    return Citation(**known | values)


@pytest.mark.parametrize("path", WRITTEN_BY_HAND)
def test_a_text_is_cited_as_a_lawyer_writes_it(graph, path):
    english, french = WRITTEN_BY_HAND[path]
    iri = BASE + path
    now = edition(graph)
    told = [footnote(citation(Names(graph, each), iri, now)) for each in ("en", "fr")]
    assert told == [
        f"{english}; disarmgraph, version {now.version}, <{iri}>.",
        f"{french} ; disarmgraph, version {now.version}, <{iri}>.",
    ]


def test_the_dataset_is_cited_with_its_version_and_day(graph):
    english, french = (
        footnote(citation(Names(graph, each), BASE + "dataset", EDITION)) for each in ("en", "fr")
    )
    assert english == (
        "disarmgraph contributors, disarmgraph: a knowledge graph of disarmament instruments "
        "(version 9.9.9, 1 May 2031), <https://w3id.org/disarmgraph/dataset>."
    )
    assert french == (
        "contributeurs de disarmgraph, disarmgraph : graphe de connaissances des instruments de "
        "désarmement (version 9.9.9, 1er mai 2031), <https://w3id.org/disarmgraph/dataset>."
    )


def test_what_is_absent_leaves_no_trace():
    assert source(made()) == "T"
    assert source(made(language="fr")) == "T"


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"adopted": day("2001-07", "gYearMonth")}, "T (adopted July 2001)"),
        ({"opened": day("1972-04-10")}, "T (opened for signature 10 April 1972)"),
        ({"in_force": day("1975-03-26")}, "T (entered into force 26 March 1975)"),
        ({"date": day("2007", "gYear")}, "T (2007)"),
        ({"date": day("2007", "gYear"), "label": "T of 2007"}, "T of 2007"),
        ({"series": Series("ILM 30, 1")}, "T ILM 30, 1"),
        ({"series": Series("ILM 30, 1"), "language": "fr"}, "T, ILM 30, 1"),
        ({"symbol": "FSC.DEC/11/07"}, "T, FSC.DEC/11/07"),
        ({"symbol": "S/1", "label": "Document S/1"}, "UN Doc S/1"),
        ({"titles": ("A", "B"), "authors": ("X", "Y")}, "X, Y, \u2018A; B\u2019"),
        ({"titles": ("A",), "authors": tuple("WXYZ")}, "W and others, \u2018A\u2019"),
        ({"titles": ("A",), "label": "R 1", "type": "legislation"}, "R 1, \u2018A\u2019"),
        ({"titles": ("A",), "label": "A", "type": "legislation"}, "\u2018A\u2019"),
        ({"titles": ("Say “no” & {stop}",)}, "\u2018Say “no” & {stop}\u2019"),
    ],
)
def test_each_fact_is_told_as_it_is_known(facts, told):
    assert source(made(**facts)) == told


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("Traité de paix", "Traité de paix (adopté en 1999)"),
        ("Convention de paix", "Convention de paix (adoptée en 1999)"),
        ("Principes de paix", "Principes de paix (adoptés en 1999)"),
        ("Normes de paix", "Normes de paix (adoptées en 1999)"),
    ],
)
def test_a_french_participle_agrees_with_the_title(label, told):
    assert source(made(label=label, language="fr", adopted=day("1999", "gYear"))) == told


MASCULINE = {
    *("Amendement", "Engagements", "Instrument", "Plan", "Principes", "Programme", "Protocole"),
    "Traité",
}


def test_every_french_title_of_a_dated_instrument_begins_with_a_word_of_known_gender(graph):
    dated = [
        iri
        for iri in subjects(graph, RDF + "type", DISARM + "Instrument")
        if any(first(graph, iri, DISARM + name) for name in ("adoptionDate", "openingDate"))
    ]
    nouns = {Names(graph, "fr").label(iri).text.partition(" ")[0] for iri in dated}
    assert nouns - MASCULINE <= FEMININE
    assert not MASCULINE & FEMININE


def test_a_document_that_reports_is_told_by_its_symbol_alone():
    where = made(type="report", titles=("Long",), authors=("X",), symbol="A/1", part="para 3")
    assert source(made(reported=where)) == "T, as reported in: UN Doc A/1, para 3"


def test_the_answer_to_a_question_is_cited_by_the_question_and_the_day():
    told = [
        answer_to_question(EDITION, date(2026, 11, 1), language, "Who?", "queries/who?state=LKA")
        for language in ("en", "fr")
    ]
    assert told == [
        "disarmgraph, version 9.9.9, answer of 1 November 2026 to the question \u2018Who?\u2019, "
        "<https://w3id.org/disarmgraph/queries/who?state=LKA>.",
        "disarmgraph, version 9.9.9, réponse du 1er novembre 2026 à la question « Who? », "
        "<https://w3id.org/disarmgraph/queries/who?state=LKA>.",
    ]


def test_the_answer_to_a_query_is_cited_by_the_checksum_of_the_query():
    query = "SELECT ?é WHERE {}\n"
    told = answer(EDITION, date(2026, 11, 29), "en", query)
    assert told.startswith("disarmgraph, version 9.9.9, answer of 29 November 2026")
    assert told.endswith("<https://w3id.org/disarmgraph/sparql>.")
    assert re.findall("[0-9a-f]{64}", told) == [hashlib.sha256(query.encode()).hexdigest()]
