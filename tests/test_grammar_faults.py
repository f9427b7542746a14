"""Broken grammar in a reader's words: each text is given for a file that really breaks so."""

import pytest

from disarmgraph.rdf.rdf_file import open_file
from disarmgraph.validation.grammar_faults import WORDS, told

HEAD = "@prefix : <urn:x:> .\n"
CASES = {
    "not-ended": (HEAD + ":a :b :c\n:d :e :f .", "is not ended: put a full stop"),
    "prefix": ("<urn:a> <urn:b> disarm:c .", "add @prefix disarm: <https://w3id.org/disarmgraph/"),
    "end": (HEAD + ":a :b [ :c :d", "ends in the middle"),
    "string": (HEAD + ':a :b "c .\n:d :e "f" .', "is not closed on its line"),
    "relative": ("<a> <urn:b> <urn:c> .", "this IRI is relative"),
    "encoding": (HEAD + ":a :b 'caf\udce9' .", "save it as UTF-8"),
    "no-value": (HEAD + ":a :b .", "a value is missing before ."),
    "quotes": (HEAD + ":a :b “c” .", "write straight quotation marks"),
}


@pytest.mark.parametrize("words", CASES)
def test_a_fault_is_told_in_words_of_ours(tmp_path, words):
    text, expected = CASES[words]
    path = tmp_path / "a.ttl"
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    file = open_file(path)
    list(file.quads())

    english, french = told(file.faults[0].reason)

    assert expected in english
    assert french
    assert french != english


def test_every_text_has_a_case():
    assert {words for _, words in WORDS} == set(CASES)


def test_what_has_no_words_of_ours_is_told_in_those_of_the_parser():
    english, french = told("something odd")

    assert "something odd" in english
    assert "en anglais : something odd" in french
