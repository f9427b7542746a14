"""Rules across things: each lets its valid example pass and finds who breaks it in the other."""

from collections import Counter

import pytest
from pyoxigraph import Store

from disarmgraph import files
from disarmgraph.check import check
from disarmgraph.namespaces import shorten
from disarmgraph.rdf import rdf_file
from disarmgraph.rdf.statements import Statements
from disarmgraph.validation import graph_rules, located
from disarmgraph.validation.check_report import ORDER

BUILT_IN = ("dangling-reference", "undeclared-term", "untyped-thing")
each_rule = pytest.mark.parametrize(
    "rule", [*graph_rules.rules(), *graph_rules.ontology_rules()], ids=lambda rule: rule.name
)
EXPECTED = {
    "absence-from-an-open-list": [("state:LTU", 14)],
    "act-before-adoption": [("treaty-action:convention-LKA-accession", 13)],
    "concept-below-itself": [("theme:clearance", 7), ("theme:mine-action", 10)],
    "dangling-reference": [("body:office", 8)],
    "end-before-start": [("event:wrong", 9)],
    "item-outside-its-paragraph": [("a-99-1:para_1__item_1", 13)],
    "one-name-for-two-things": [("body:osce", 8), ("body:osce-europe", 11)],
    "one-symbol-for-two-documents": [("document:a-99-2", 7), ("document:a-99-2-again", 10)],
    "passage-out-of-reach": [
        ("a-99-1:para_1", 13),
        ("a-99-1:para_1__item_1", 17),
        ("a-99-1:para_2", 21),
    ],
    "position-missing-or-twice": [("document:a-99-1", 7)],
    "reading-order-against-the-text": [("a-99-1:para_2", 13)],
    "subject-outside-domain": [("body:wrong", 8)],
    "treaty-dates-out-of-order": [("instrument:convention", 10)],
    "undeclared-term": [("body:office", 8)],
    "unreviewed-statement": [
        ("norm:a-99-1-para-1", 12),
        ("a-99-1:proposal_1", 19),
        ("a-99-1:proposal_2", 21),
    ],
    "untyped-thing": [("body:office", 7)],
    "value-outside-range": [("state:LTU", 9)],
    "verb-against-the-class": [("norm:not-station-forces", 8)],
}
"""For each rule the things that break it in its invalid example, with the line, read by hand."""


def found(rule: str, example: str) -> list[tuple[str, int]]:
    path = files.graph_home() / "shapes" / "examples" / rule / f"{example}.ttl"
    known = "full" if rule == "dangling-reference" else "core"
    problems = check([path], against=known)
    return [(shorten(each.node), each.line) for each in problems if each.rule == rule]


@pytest.mark.parametrize("rule", EXPECTED)
def test_the_invalid_example_breaks_the_rule(rule):
    assert found(rule, "invalid") == EXPECTED[rule]


@pytest.mark.parametrize("rule", EXPECTED)
def test_the_valid_example_keeps_the_rule(rule):
    assert found(rule, "valid") == []


def test_every_rule_has_its_examples():
    named = {rule.name for rule in graph_rules.rules()}
    assert named | {*BUILT_IN, located.OUTSIDE_DOMAIN, located.OUTSIDE_RANGE} == set(EXPECTED)
    folders = {path.name for path in (files.graph_home() / "shapes/examples").iterdir()}
    elsewhere = {path.stem for path in files.shape_files() + files.ontology_rule_files()}
    reasoned = {located.UNSATISFIABLE, located.INCONSISTENT}
    assert folders == named | set(EXPECTED) | elsewhere | reasoned


@each_rule
def test_a_rule_says_its_repair_and_its_reason_in_both_languages(rule):
    assert rule.severity in ORDER
    for language in ("en", "fr"):
        statement, _, repair = rule.summary[language].partition(":")
        assert statement
        assert repair.endswith(".")
        assert rule.reason[language].endswith(".")


@each_rule
def test_a_rule_finds_all_in_the_statements_that_it_names(rule):
    """A store of everything gives no more than the one that holds what the rule names."""
    (path,) = (p for p in files.example_files(rule.name) if p.stem == "invalid")
    paths = [path, *(files.graph_home() / "ontology").rglob("*.ttl")]
    data = Statements(quad for each in paths for quad in rdf_file.open_file(each).quads())
    whole = Store()
    whole.bulk_extend(data.quads())

    found = [breach.thing for breach in graph_rules.breaches(data, [rule])]

    assert Counter(found) == Counter(row["this"] for row in whole.query(rule.text))
    assert found
