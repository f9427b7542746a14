"""Rows as a table with names, which are the ends of IRIs in capitals here."""

from pyoxigraph import BlankNode, Literal, NamedNode

from disarmgraph.sparql.named_rows import table

A, B = NamedNode("urn:a"), NamedNode("urn:b")


def words(value):
    return value.value.removeprefix("urn:").upper()


def of(columns, rows, chosen=None):
    return list(table(columns, rows, chosen or {}, words))


def test_a_column_of_iris_is_followed_by_their_names():
    assert of(["who", "day"], [(A, Literal("2020")), (None, None)]) == [
        ("who", "whoName", "day"),
        ("urn:a", "A", "2020"),
        ("", "", ""),
    ]


def test_what_was_chosen_stands_before_each_row():
    chosen = {"state": [A, B], "day": [Literal("2020")], "open": [], "who": [A]}
    assert of(["who"], [(B,)], chosen) == [
        ("state", "stateName", "day", "who", "whoName"),
        ("urn:a | urn:b", "A | B", "2020", "urn:b", "B"),
    ]


def test_an_answer_keeps_a_column_of_names_of_its_own():
    assert of(["who", "whoName"], [(A, Literal("Anna"))]) == [
        ("who", "whoName"),
        ("urn:a", "Anna"),
    ]


def test_an_answer_without_rows_has_a_head():
    assert of(["who"], [], {"state": [A]}) == [("state", "stateName", "who")]


def test_a_thing_without_iri_is_written_as_in_the_bare_csv():
    assert of(["who"], [(BlankNode("x"),)]) == [("who",), ("_:x",)]
