"""Rules that hold across the whole graph: each query in hygiene/ finds those who break one.

Beside each rule stands an example that breaks it, to show that the rule can be broken.
"""

from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from disarmgraph.files import graph_home

RULES = sorted(Path(__file__).with_name("hygiene").glob("*.rq"))

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda path: path.stem)


@each_rule
def test_nothing_in_the_graph_breaks_the_rule(rule, graph):
    assert offenders(graph, rule) == []


@each_rule
def test_the_example_beside_the_rule_breaks_it(rule):
    store = Store()
    for path in (graph_home() / "ontology/disarm.ttl", rule.with_suffix(".ttl")):
        store.load(path=path, format=RdfFormat.TURTLE)
    assert offenders(store, rule) != []


@each_rule
def test_the_first_line_says_the_rule_as_a_sentence(rule):
    first = rule.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# ")
    assert first.endswith(".")


def offenders(store, rule):
    return [[str(term) for term in row] for row in store.query(rule.read_text(encoding="utf-8"))]
