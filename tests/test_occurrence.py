"""Where the things that a passage mentions are named in its text."""

import os
from pathlib import Path

import mill
import pytest

from disarmgraph.namespaces import BASE
from disarmgraph.text.mention import folded, placed
from disarmgraph.text.occurrence import Occurrence, occurrences, pieces
from disarmgraph.text.wording import Texts

LEAGUE, COUNCIL, BREMEN = (
    f"{BASE}id/{each}" for each in ("body/league", "body/council", "place/bremen")
)


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "  L'Évêché de  BRÊME\u00a0: « tamis »\n",
        "un **mot**, un <sup>2</sup> appel³ [lié](#)",
        "œuvre, \ufb01n, ½, Ⅳ",
        "",
        "\u0301 accent first",
    ],
)
def test_the_places_are_those_of_the_folded_text(text):
    letters, places = placed(text)
    assert letters == folded(text)
    assert len(places) == len(letters)
    assert places == sorted(places)


def test_a_form_is_found_as_whole_words_whatever_printing_makes_of_it():
    text = "L\u2019évêché, les évêchés et l'ÉVÊCHÉ"
    assert occurrences(text, {"eveche": "a"}) == [
        Occurrence(2, 8, "a"),
        Occurrence(27, 33, "a"),
    ]


def test_of_forms_that_overlap_the_longest_is_taken():
    found = occurrences(
        "Conseil de la Ligue, Conseil", {"conseil": "a", "conseil de la ligue": "b"}
    )
    assert found == [Occurrence(0, 19, "b"), Occurrence(21, 28, "a")]


def test_a_form_across_a_break_of_the_line_is_found():
    assert occurrences("le Conseil\n  de Brême", {"conseil de breme": "a"}) == [
        Occurrence(3, 21, "a")
    ]


def test_a_passage_is_cut_where_it_names_what_it_mentions():
    found = pieces(mill.store(), f"{mill.DOCUMENT}/para_1", mill.OWN["para_1"])
    assert [piece for piece in found if piece[1]] == [
        ("Ligue", LEAGUE),
        ("Conseil", COUNCIL),
        ("Brême", BREMEN),
        ("Conseil", COUNCIL),
    ]
    assert "".join(words for words, _ in found) == mill.OWN["para_1"]


def test_a_word_that_may_stand_for_two_things_is_the_name_of_neither():
    note = mill.OWN["fn_1"]
    assert pieces(mill.store(), f"{mill.DOCUMENT}/fn_1", note) == ((note, None),)


@pytest.mark.skipif(
    "DISARMGRAPH_TEXTS" not in os.environ,
    reason="set DISARMGRAPH_TEXTS to the folder that holds the source texts",
)
def test_most_of_what_our_passages_mention_is_found_in_their_text(graph):
    documents = Texts(Path(os.environ["DISARMGRAPH_TEXTS"])).documents(graph)
    assert len(documents) == 5
    found = {
        (passage, thing)
        for document in documents.values()
        for passage, wording in document.passages.items()
        for _, thing in wording.pieces
        if thing
    }
    # 1,011 mentions are stated; what one word says of two things, or a number of a paragraph, is
    # left without a link.
    assert 850 < len(found) < 1011
