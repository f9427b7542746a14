"""The terms that a query names in VALUES."""

import pytest
from pyoxigraph import Literal, NamedNode

from disarmgraph.namespaces import XSD
from disarmgraph.query import query_text
from disarmgraph.query.query_text import QueryError
from disarmgraph.query.values import blocks, with_pieces


def of(text):
    return list(blocks(query_text.read(text)))


def test_one_variable_has_a_row_for_each_term():
    text = 'PREFIX x: <urn:x:>\nSELECT ?a { VALUES ?a { x:b <urn:c> "d"@fr 5 -1.5 true UNDEF } }'
    (block,) = of(text)
    assert block.variables == ("a",)
    assert [slot.value for (slot,) in block.rows] == [
        NamedNode("urn:x:b"),
        NamedNode("urn:c"),
        Literal("d", language="fr"),
        Literal(5),
        Literal("-1.5", datatype=NamedNode(XSD + "decimal")),
        Literal(True),
        None,
    ]
    assert text[slice(*block.inside)] == ' x:b <urn:c> "d"@fr 5 -1.5 true UNDEF '


def test_each_slot_is_the_piece_of_the_text_that_holds_the_term():
    date = '"2015-01-01"^^<http://www.w3.org/2001/XMLSchema#date>'
    text = f"SELECT ?a {{ VALUES (?a ?b) {{ (<urn:a> {date}) (UNDEF 1) }} }}"
    (block,) = of(text)
    assert [[text[slot.start : slot.end] for slot in row] for row in block.rows] == [
        ["<urn:a>", date],
        ["UNDEF", "1"],
    ]


def test_values_in_comments_and_strings_are_none():
    assert of('# VALUES ?a { 1 }\nSELECT ?a { BIND("VALUES ?a { 1 }" AS ?a) }') == []


def test_all_blocks_are_found_within_groups_and_at_the_end():
    found = of("SELECT ?a { { VALUES ?a { 1 } } UNION { values ?b {} } } VALUES ?c { 2 }")
    assert [block.variables for block in found] == [("a",), ("b",), ("c",)]
    assert found[1].rows == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT ?a { VALUES ?a { 1", "the query ends within VALUES"),
        ("SELECT ?a { VALUES ?a 1 }", "line 1, column 23: '{' was expected here"),
        ("SELECT ?a { VALUES (?a ?b) { (1) } }", "one value for each variable"),
        ("SELECT ?a { VALUES ?a { x:y } }", "'x:y' is no value"),
        ("SELECT ?a { VALUES ?a { ?b } }", "is no value"),
    ],
)
def test_what_cannot_be_read_is_an_error(text, message):
    with pytest.raises(QueryError) as error:
        of(text)
    assert message in str(error.value)


def test_pieces_are_replaced_whatever_their_order():
    assert with_pieces("abcdef", [(1, 2, "BBB"), (4, 4, "!"), (0, 1, "")]) == "BBBcd!ef"
