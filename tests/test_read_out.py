"""A passage read out from its text."""

import pytest
from sieves import TEXT, described, sha256, store, whole

from disarmgraph.text.passages import text_of
from disarmgraph.text.source_text import TextsError


@pytest.mark.parametrize(
    "name", ["sieves/para_1", "https://w3id.org/disarmgraph/id/document/sieves/para_1"]
)
def test_passage_is_read_out_whole_without_omissions(texts, name):
    printed = text_of(whole(), texts, name)

    head, _, words = printed.partition("\n\n")
    assert head.endswith("1, Note on sieves (sieves/para_1)")
    lines = ["1. Each mill keeps¹", "   a sieve:", "", "- one for flour;", "- one for bran"]
    assert words.splitlines() == [*lines, "and cleans it daily."]


def test_footnote_inside_a_passage_is_not_read_out_with_it(tmp_path):
    text = "Bread\n\n¹ Of rye.\n\nand salt."
    (tmp_path / "text").write_bytes(text.encode())
    outer = f'disarm:start 0 ; disarm:end {len(text)} ; disarm:textChecksum "{{}}" .\n'
    spans = store(
        "p:block_1 a disarm:Passage ; disarm:isPassageOf d:sieves ; ",
        outer.format(sha256("Bread and salt.")),
        "p:fn_1 a disarm:Passage ; disarm:kind passage-kind:footnote ; disarm:start 7 ; ",
        "disarm:end 16 ; disarm:isPassageOf d:sieves .\n",
        text=text.encode(),
    )

    assert text_of(spans, tmp_path, "sieves/block_1").endswith(")\n\nBread\nand salt.\n")


def test_footnote_itself_is_read_out(texts):
    assert text_of(whole(), texts, "sieves/fn_1").endswith("¹ A mill is any place\tthat grinds.\n")


def test_name_of_no_passage_gets_near_ones(texts):
    with pytest.raises(TextsError, match=r"^sieves/para1: no such passage; .* sieves/para_1"):
        text_of(whole(), texts, "sieves/para1")


def test_name_like_no_passage_gets_an_example(texts):
    with pytest.raises(TextsError, match=r"^x: no such passage; a name is like sieves/hd_1$"):
        text_of(whole(), texts, "x")


def test_passage_whose_text_is_elsewhere_says_what_to_bring(tmp_path):
    with pytest.raises(TextsError, match=f"no file is the text of sieves; .*{sha256(TEXT)}"):
        text_of(whole(), tmp_path, "sieves/para_1")


@pytest.mark.parametrize("changed", [{"textChecksum": '"abc"'}, {"end": "9000"}])
def test_passage_that_does_not_verify_is_not_read_out(texts, changed):
    with pytest.raises(TextsError, match=r"sieves/hd_1: expected .*, found .*; correct the start"):
        text_of(whole(hd_1=described("hd_1", **changed)), texts, "sieves/hd_1")
