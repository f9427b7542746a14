"""Rows as JSON-LD, read again by a parser of JSON-LD."""

import json

from pyoxigraph import Literal, NamedNode, RdfFormat, Store, parse

from disarmgraph.formats import RESULTS
from disarmgraph.namespaces import RDF, XSD
from disarmgraph.sparql.linked_rows import RS, offered, written

QUESTION = "https://w3id.org/disarmgraph/queries/who"
ADDRESS = QUESTION + "/answer?state=LKA"
PROLOGUE = f"PREFIX xsd: <{XSD}>\n"


def asked(query):
    return written(Store().query(PROLOGUE + query), QUESTION, ADDRESS)


def triples(body):
    return {(q.subject, q.predicate.value, q.object) for q in parse(body, RdfFormat.JSON_LD)}


def rows(body):
    """The rows as RDF has them: the value of each column by the number of the row."""
    found = triples(body)
    number = {s: int(o.value) for s, p, o in found if p == RS + "index"}
    return {
        (number[s], p.removeprefix(QUESTION + "#")): o
        for s, p, o in found
        if s in number and p.startswith(QUESTION)
    }


def test_each_value_is_the_term_that_was_found():
    body = asked(
        "SELECT ?thing ?count ?day ?words ?bare ?mixed { VALUES (?thing ?count ?day ?words ?bare "
        '?mixed) { (<urn:a> 3 "2020-01-01"^^xsd:date "un"@fr "x" <urn:b>) '
        '(<urn:c> 4 "2021-01-01"^^xsd:date "deux"@fr UNDEF "2020"^^xsd:gYear) '
        '(<urn:d> 5 "2022-01-01"^^xsd:date "trois"@fr "y" "z"@en) } }'
    )
    day = NamedNode(XSD + "date")
    assert rows(body) == {
        (1, "thing"): NamedNode("urn:a"),
        (2, "thing"): NamedNode("urn:c"),
        (3, "thing"): NamedNode("urn:d"),
        (1, "count"): Literal(3),
        (2, "count"): Literal(4),
        (3, "count"): Literal(5),
        (1, "day"): Literal("2020-01-01", datatype=day),
        (2, "day"): Literal("2021-01-01", datatype=day),
        (3, "day"): Literal("2022-01-01", datatype=day),
        (1, "words"): Literal("un", language="fr"),
        (2, "words"): Literal("deux", language="fr"),
        (3, "words"): Literal("trois", language="fr"),
        (1, "bare"): Literal("x"),
        (3, "bare"): Literal("y"),
        (1, "mixed"): NamedNode("urn:b"),
        (2, "mixed"): Literal("2020", datatype=NamedNode(XSD + "gYear")),
        (3, "mixed"): Literal("z", language="en"),
    }


def test_a_column_of_one_kind_is_written_plainly():
    body = asked("SELECT ?a ?n { VALUES (?a ?n) { (<urn:a> 1) (<urn:b> 2) } }")
    found = json.loads(body)["rs:solution"]
    assert found == [
        {"rs:index": 1, "a": "urn:a", "n": 1},
        {"rs:index": 2, "a": "urn:b", "n": 2},
    ]


def test_the_answer_says_what_it_answers_and_how_much_there_is():
    found = triples(asked("SELECT ?b ?a { VALUES ?a { 1 2 } }"))
    address = NamedNode(ADDRESS)
    source = "http://purl.org/dc/terms/source"
    assert (address, RDF + "type", NamedNode(RS + "ResultSet")) in found
    assert (address, source, NamedNode(QUESTION)) in found
    assert (address, RS + "size", Literal(2)) in found
    assert {o.value for s, p, o in found if p == RS + "resultVariable"} == {"a", "b"}


def test_the_order_of_columns_is_kept_for_those_who_read_json():
    assert json.loads(asked("SELECT ?b ?a {}"))["rs:resultVariable"] == ["b", "a"]


def test_no_row_is_an_answer_too():
    body = asked("SELECT ?a { FILTER(false) }")
    assert json.loads(body)["rs:solution"] == []
    assert (NamedNode(ADDRESS), RS + "size", Literal(0)) in triples(body)


def test_yes_or_no_is_a_boolean():
    assert (NamedNode(ADDRESS), RS + "boolean", Literal(True)) in triples(asked("ASK {}"))


def test_two_rows_that_name_the_same_blank_node_share_it():
    body = asked("SELECT ?a ?n { { SELECT (BNODE() AS ?a) {} } VALUES ?n { 1 2 } }")
    found = rows(body)
    assert found[1, "a"] == found[2, "a"]


def test_each_format_is_offered_once_with_its_first_media_type():
    assert offered(RESULTS) == (
        ("json", "application/sparql-results+json"),
        ("xml", "application/sparql-results+xml"),
        ("csv", "text/csv"),
        ("tsv", "text/tab-separated-values"),
        ("jsonld", "application/ld+json"),
    )
