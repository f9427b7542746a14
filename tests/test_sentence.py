"""The sentences of a passage."""

import pytest

from disarmgraph.reading.mentions import Portion
from disarmgraph.reading.sentence import sentences
from disarmgraph.reading.words import words


def test_a_sentence_ends_at_a_stop_or_a_semicolon():
    text = "One mill. Two mills; three mills"
    portion = Portion(100, text)
    found = [
        [each.written for each in sentence]
        for sentence in sentences(portion, words(text, portion.start))
    ]
    assert found == [["One", "mill"], ["Two", "mills"], ["three", "mills"]]


@pytest.mark.parametrize("part", ["par. 3", "art. 5", "No. 12", "al. 2", "pp. 4 et 5"])
def test_no_sentence_ends_between_a_short_word_and_its_number(part):
    portion = Portion(0, f"The mill ({part}) turns. 12 mills stand.")
    found = [[each.written for each in said] for said in sentences(portion, words(portion.text))]
    assert [said[-1] for said in found] == ["turns", "stand"]
