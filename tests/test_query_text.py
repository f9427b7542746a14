"""The text of a query: its kind, its prefixes, what is refused."""

import time

import pytest

from disarmgraph.query.query_text import (
    MAX_DEPTH,
    QueryError,
    QueryText,
    UpdateRefused,
    read,
    tokens,
)


def kind(text):
    return QueryText(text).kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT * {}", "SELECT"),
        ("ask {}", "ASK"),
        ("# SELECT\nBASE <urn:b> PREFIX select: <urn:s> Construct {} WHERE {}", "CONSTRUCT"),
        ("PREFIX : <urn:s#>\nDESCRIBE :x", "DESCRIBE"),
    ],
)
def test_the_kind_of_a_query_is_its_first_word_after_the_prefixes(text, expected):
    assert kind(text) == expected


@pytest.mark.parametrize("word", ["INSERT DATA", "DELETE", "LOAD", "clear all", "DROP", "WITH"])
def test_an_update_is_refused_as_one(word):
    with pytest.raises(UpdateRefused, match=r"^line 2, column 1: .* read-only"):
        kind(f"PREFIX x: <urn:x>\n{word} {{}}")


@pytest.mark.parametrize("text", ["", " \n", "# only a comment", "PREFIX x: <urn:x>"])
def test_no_query_is_an_error(text):
    with pytest.raises(QueryError, match="there is no query"):
        kind(text)


def test_another_first_word_is_shown_with_its_place():
    with pytest.raises(QueryError, match=r"^line 1, column 3: .* not with 'SELEC'$"):
        kind("  SELEC ?s {}")


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://e.org/> {} }",
        "SELECT * { service SILENT ?where {} }",
        "SELECT * {{#comment\nSeRvIcE<http://e.org/>{}}}",
    ],
)
def test_service_is_refused_however_it_is_written(text):
    with pytest.raises(QueryError, match="SERVICE is not allowed here"):
        QueryText(text).check()


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?s ?p 'SERVICE' }",
        'SELECT * { ?s ?p "a \\" SERVICE" }',
        'SELECT * { ?s ?p """a\n" SERVICE "" """ }',
        "SELECT * { ?s ?p '''it's SERVICE''' }",
        "SELECT * { ?s ?p <http://e.org/SERVICE> } # SERVICE",
        "SELECT ?SERVICE { ?SERVICE ?p 'x'@service }",
        "PREFIX SERVICE: <urn:x#> SELECT * { ?s SERVICE:SERVICE _:SERVICE }",
    ],
)
def test_the_word_service_elsewhere_is_no_service(text):
    QueryText(text).check()


@pytest.mark.parametrize("bracket", ["()", "[]", "{}"])
def test_brackets_may_nest_to_a_depth_and_no_deeper(bracket):
    opening, closing = bracket
    QueryText(opening * MAX_DEPTH + "1" + closing * MAX_DEPTH).check()
    with pytest.raises(QueryError, match=f"column {MAX_DEPTH + 1}: brackets nest deeper than"):
        QueryText(opening * (MAX_DEPTH + 1) + "1" + closing * (MAX_DEPTH + 1)).check()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("ASK { ?s ?p ?o", "line 1, column 5: '{' is never closed; add '}'"),
        ("ASK {\n ?s ?p ?o }}", "line 2, column 12: '}' does not close what is open here"),
        ("ASK { FILTER(?x }", "line 1, column 17: '}' does not close what is open here"),
        ("ASK { ?s ?p 'x }", "line 1, column 13: the string that begins here does not end"),
        ("ASK { ?s ex:p ?o }", r"line 1, column 10: the prefix ex: is not declared; .* <\.\.\.>"),
        ("ASK { ?s :p ?o }", "line 1, column 10: the prefix : is not declared"),
        ("ASK { ?s <p> ?o }", "line 1, column 10: '<p>' is a relative IRI; write it whole"),
        ("ASK { ?s skos:note ?o }", "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> at the"),
    ],
)
def test_a_slip_is_shown_with_its_place_and_its_repair(text, message):
    with pytest.raises(QueryError, match=message):
        QueryText(text).check()


def test_a_base_makes_relative_iris_whole():
    QueryText("BASE <urn:b> ASK { ?s <p> ?o }").check()


def test_brackets_and_prefixes_in_strings_iris_and_comments_do_not_count():
    QueryText("ASK { ?s <urn:)>  \"(\" , ':}', 'ex:y' } # } ex:x").check()


@pytest.mark.parametrize(
    "piece",
    ["'", '"', "<", "a.", "a-", '"\\', "'''\\", ":", "1", ".", "( ", "_:", "@a-", "a:\\"],
)
def test_a_long_row_of_the_same_is_looked_through_at_once(piece):
    """A pattern that backtracks would take minutes."""
    started = time.monotonic()
    assert list(tokens(piece * 100_000))
    assert time.monotonic() - started < 60


def test_a_message_shows_the_beginning_of_a_long_token():
    with pytest.raises(QueryError) as caught:
        kind("a" * 100_000)
    assert str(caught.value).endswith("aaa…'")
    assert len(str(caught.value)) < 200


def test_a_query_that_was_asked_before_is_not_cut_again_unless_it_is_long():
    assert read("ASK { 1 }") is read("ASK { 1 }")
    long = "ASK {} #" + "x" * 10_000
    assert read(long) is not read(long)
    assert read(long).kind == "ASK"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("INSERT DATA { }", "ligne 1, colonne 1 : INSERT est une mise à jour"),
        ("hello", "et non par 'hello'"),
        ("", "pas de requête ; commencez par"),
        ("ASK { ?s ?p 'o }", "fermez-la par '"),
        ("ASK { SERVICE <urn:x> { } }", "pas permis ici"),
        ("ASK { ( }", "'}' ne ferme pas ce qui est ouvert"),
        ("ASK {", "jamais fermé ; ajoutez '}'"),
        ("ASK { ?s ex:p ?o }", "ajoutez PREFIX ex: <...> en tête"),
        ("ASK { ?s disram:p ?o }", "vouliez-vous dire disarm: ?"),
        ("ASK { <x> ?p ?o }", "'<x>' est un IRI relatif"),
    ],
)
def test_what_is_wrong_is_told_in_french_too(text, told):
    with pytest.raises(QueryError) as raised:
        judge(text)
    words, language = raised.value.in_language("fr")
    assert told in words
    assert language == "fr"
    assert raised.value.in_language("en") == (str(raised.value), "en")


def judge(text):
    query = read(text)
    return query.kind, query.check()
