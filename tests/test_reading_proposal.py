"""The words on which a proposal rests; the sentences are made here."""

import re

import pytest

from disarmgraph.layout import plain
from disarmgraph.reading.draft import draft
from disarmgraph.reading.proposal import Proposal, with_brackets


def quoted(text, words):
    start = text.index(words)
    place = (start, start + len(words))
    found = with_brackets(Proposal("a", "b", "c", 0.5, "rule", *place, stands=True), text)
    return text[found.start : found.end]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Millers (a) grind; (b) sieve.", "a) grind", "(a) grind"),
        ("Ils a) font la farine.", "a) font", "a) font"),
        ("They meet in Oru (Valley) in May.", "Oru (Valley", "Oru (Valley)"),
        ("States pay most of it (65 %).", "pay most of it (65", "pay most of it (65 %)"),
        ("They shall (as ever) rest (a while).", "rest (a while", "rest (a while)"),
        ("Most of it (65 %) is paid.", "65 %", "65 %"),
        ("They rest (a while, as they say) and grind.", "rest (a while", "rest (a while"),
        ("(a) Millers (b) grind.", "Millers (b) grind", "Millers (b) grind"),
    ],
)
def test_words_have_both_brackets_of_a_pair(text, words, expected):
    assert quoted(text, words) == expected


def test_the_words_of_a_draft_have_both_brackets(known):
    text = "Mills of Oru\n\n1. States should keep their mills at work (where they have some).\n"
    turtle = draft(plain.laid(text), "mills", known)
    norm = re.search(r'disarm:rule "verb" ;\s+disarm:start (\d+) ;\s+disarm:end (\d+)', turtle)
    quote = text[int(norm[1]) : int(norm[2])]
    assert quote == "should keep their mills at work (where they have some)"
