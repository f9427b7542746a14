"""Every rule is explained: what it says, why, and by examples, in English and French."""

import pytest

from disarmgraph.files import graph_home
from disarmgraph.namespaces import SHAPES
from disarmgraph.validation.explain import BUILT_IN, NoSuchRule, explain, names

WITHOUT_EXAMPLE = {
    *("syntax", "checksum-mismatch", "expired-waiver", "unused-waiver"),
    *("nothing-checked", "key-without-meaning", "left-to-review", "draft-unlike-text"),
}


@pytest.mark.parametrize("name", names())
def test_every_rule_is_explained_in_both_languages_with_examples(name):
    english, french = explain(name, "en"), explain(name, "fr")

    assert english.says
    assert french.says
    assert english.says != french.says
    assert bool(english.reasons) == (name not in BUILT_IN)
    assert len(english.reasons) == len(french.reasons)
    has_examples = name not in WITHOUT_EXAMPLE
    assert (bool(english.valid), bool(english.invalid)) == (has_examples, has_examples)


def test_an_explanation_as_it_is_read():
    examples = graph_home() / "shapes/examples/norm"
    text = explain("Norm-bearer", "en").text()

    assert text.startswith(
        "shape:Norm-bearer (error)\n\n  A norm has a bearer, an actor: add disarm:bearer"
    )
    assert "Applies to\n  disarm:Norm\n" in text
    assert "disarm:bearer: Relates" in text
    invalid = (examples / "invalid-no-bearer.ttl").read_text(encoding="utf-8")
    assert invalid.splitlines()[-1] in text.partition("\nBreaks this rule\n")[2]


@pytest.mark.parametrize(
    "name", ["Norm-bearer", "shape:Norm-bearer", "[shape:Norm-bearer]", SHAPES + "Norm-bearer"]
)
def test_a_shape_is_found_by_each_of_its_names(name):
    assert explain(name, "en").name == "shape:Norm-bearer"


def test_a_rule_that_is_not_there_gets_the_nearest():
    with pytest.raises(NoSuchRule, match="the nearest are shape:Norm-bearer"):
        explain("shape:Norm-barer", "en")


@pytest.mark.parametrize("name", ["a b", "shape:", "<>", ""])
def test_what_is_no_name_at_all_is_an_error(name):
    with pytest.raises(NoSuchRule):
        explain(name, "en")


def test_a_list_shows_its_concepts_with_their_labels():
    for name in ("scheme/basis", "https://w3id.org/disarmgraph/scheme/basis"):
        assert "  basis:stated  stated\n" in explain(name, "en").text()
    assert any(value.startswith("verb:shall ") for value in explain("Norm-verb", "en").values)
    with pytest.raises(NoSuchRule, match="the nearest are scheme/verb"):
        explain("scheme/verbs", "en")
