"""The rules of derivation as a reader meets them."""

import pytest

from disarmgraph.files import rule_files
from disarmgraph.namespaces import DISARM
from disarmgraph.reference.derivation import derivations


def test_every_rule_is_there_and_what_the_program_calculates(example):
    names = [each.name for each in derivations(example)]
    assert names == [*(path.stem for path in rule_files()), "bound-period", "due-date"]


def test_what_the_program_calculates_is_counted_too(graph):
    found = {each.name: dict(each.concluded) for each in derivations(graph)}
    assert found["bound-period"][DISARM + "BoundPeriod"] > 2000
    assert found["due-date"][DISARM + "DueDate"] > 6000


def test_every_derived_graph_has_its_rule(graph):
    derived = {g.value for g in graph.named_graphs() if "/graph/derived/" in g.value}
    assert derived - {each.graph for each in derivations(graph)} == set()


@pytest.mark.parametrize("path", rule_files(), ids=lambda path: path.stem)
def test_a_rule_says_in_english_and_in_french_what_it_concludes(path):
    english, french, after = path.read_text(encoding="utf-8").splitlines()[:3]
    assert english.startswith("# ")
    assert french.startswith("# ")
    assert french.endswith(".")
    assert not after.startswith("#")
    assert english != french


def test_what_a_rule_has_concluded_is_counted(example):
    (rule,) = [each for each in derivations(example) if each.name == "mention-by-citation"]
    assert rule.concluded == ((DISARM + "mentions", 1),)
    assert rule.says["en"] == "A text span that cites a thing mentions it."


def test_a_rule_that_puts_things_into_a_class_is_counted_by_the_class(graph):
    (rule,) = [each for each in derivations(graph) if each.name == "treaty"]
    assert [iri for iri, _ in rule.concluded] == [DISARM + "Treaty"]
