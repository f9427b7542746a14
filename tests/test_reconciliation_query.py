"""Queries of the Reconciliation API as they are sent."""

import json

import pytest

from disarmgraph.namespaces import DISARM
from disarmgraph.naming.reconciliation_query import BadQuery, BatchTooLong, Query, batch, single

DATE = DISARM + "adoptionDate"
PROPERTIES = [DATE, DISARM + "symbol"]


def read(**query):
    return batch(json.dumps({"q0": query}), PROPERTIES)["q0"]


def test_a_name_is_enough():
    assert read(query=" Ottawa Treaty ") == Query("Ottawa Treaty")


@pytest.mark.parametrize("blank", ["", " ", "\u00a0"])
def test_a_blank_name_asks_for_nothing_and_leaves_the_others_alone(blank):
    queries = {"q0": {"query": "NPT"}, "q1": {"query": blank}}
    assert batch(json.dumps(queries), PROPERTIES) == {"q0": Query("NPT"), "q1": Query("")}
    assert single(blank, PROPERTIES) == Query("")


def test_no_limit_is_the_usual_one():
    assert read(query="NPT", limit=None) == read(query="NPT")
    assert read(query="NPT", limit=3.0).limit == 3


def test_everything_that_the_specification_has_is_read():
    asked = read(
        query="Ottawa Treaty",
        type=["disarm:Treaty", DISARM + "Instrument"],
        limit=3,
        type_strict="all",
        properties=[
            {"pid": "disarm:adoptionDate", "v": "1997"},
            {"pid": "disarm:symbol", "v": ["A/1/2", 3, {"id": "x", "name": "y"}]},
        ],
    )
    assert asked == Query(
        "Ottawa Treaty",
        (DISARM + "Treaty", DISARM + "Instrument"),
        3,
        ((DATE, ("1997",)), (DISARM + "symbol", ("A/1/2", "3", "x"))),
        of_all=True,
    )


def test_values_stand_alone_and_a_type_may_be_one_text():
    asked = read(type="disarm:Treaty", properties=[{"pid": "disarm:adoptionDate", "v": 1997}])
    assert (asked.text, asked.kinds, asked.values) == (
        "",
        (DISARM + "Treaty",),
        ((DATE, ("1997",)),),
    )


def test_a_client_of_the_first_version_sends_a_text_or_an_object():
    assert single("NPT", PROPERTIES) == Query("NPT")
    assert single('{"query": "NPT", "limit": 2}', PROPERTIES) == Query("NPT", limit=2)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "queries: is no JSON"),
        ("[]", "queries: is no object of JSON"),
        ('{"q0": 1}', "queries, q0: is no object"),
        ('{"q0": {}}', "queries, q0: query is no text"),
        ('{"q0": {"query": null}}', "queries, q0: query is no text"),
        ('{"q0": {"query": 0}}', "queries, q0: query is no text"),
        ('{"q0": {"query": 1}}', "queries, q0: query is no text"),
        ('{"q0": {"query": "a", "limit": -1}}', "queries, q0: limit is -1"),
        ('{"q0": {"query": "a", "limit": 0}}', "queries, q0: limit is 0"),
        ('{"q0": {"query": "a", "limit": 0.5}}', "queries, q0: limit is 0.5"),
        ('{"q0": {"query": "a", "limit": 1.5}}', "queries, q0: limit is 1.5"),
        ('{"q0": {"query": "a", "limit": NaN}}', "queries, q0: limit is nan"),
        ('{"q0": {"query": "a", "limit": Infinity}}', "queries, q0: limit is inf"),
        ('{"q0": {"query": "a", "limit": ""}}', "queries, q0: limit is ''"),
        ('{"q0": {"query": "a", "limit": "x"}}', "queries, q0: limit is 'x'"),
        ('{"q0": {"query": "a", "limit": true}}', "queries, q0: limit is True"),
        ('{"q0": {"query": "a", "type": 5}}', "queries, q0: 5 is no array"),
        ('{"q0": {"query": "a", "type": "Q5"}}', "queries, q0, type: there is no type 'Q5'"),
        ('{"q0": {"query": "a", "type": [[]]}}', "queries, q0, type: there is no type []"),
        ('{"q0": {"query": "a", "type_strict": "x"}}', "queries, q0: type_strict is 'x'"),
        ('{"q0": {"query": "a", "names": 1}}', "queries, q0: names is no member"),
        ('{"q0": {"query": "a", "properties": [1]}}', "queries, q0: a property lacks pid or v"),
        (
            '{"q0": {"query": "a", "properties": [{"pid": "P1", "v": 1}]}}',
            "queries, q0, pid: there is no property 'P1'",
        ),
        (
            '{"q0": {"query": "a", "properties": [{"pid": "disarm:symbol", "v": [{}]}]}}',
            "queries, q0: disarm:symbol has a value that is neither",
        ),
        ("[" * 100_000, "queries: is nested too deep"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(text, message):
    with pytest.raises(BadQuery) as told:
        batch(text, PROPERTIES)
    assert str(told.value).startswith(message)


def test_a_batch_has_a_longest_length():
    queries = {str(number): {"query": "a"} for number in range(101)}
    with pytest.raises(BatchTooLong, match="send at most 100"):
        batch(json.dumps(queries), PROPERTIES)
