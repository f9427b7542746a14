import pytest

from disarmgraph.derivation import derivations
from disarmgraph.files import rule_files
from disarmgraph.namespaces import DISARM


def test_every_rule_is_there(example):
    assert [each.name for each in derivations(example)] == [path.stem for path in rule_files()]


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
