"""Words of one stem, in English and French."""

import pytest

from disarmgraph.search.stems import spans, stems


@pytest.mark.parametrize(
    "forms",
    [
        "mine mines Mine",
        "verification verified verify vérifier vérification",
        "victim victims victime victimes",
        "convention conventions",
        "traité traités Traité",
        "withdrawal withdraw withdrew left leave",
        "destroy destruction détruire",
        "ban prohibit prohibition prohibited",
        "brokering broker brokers",
        "stockpile stockpiling stockpiled",
        "II second deuxième 2",
        "non-proliferation nonproliferation",
        "art article articles",
    ],
)
def test_forms_of_one_word_have_one_stem(forms):
    assert len({tuple(stems(form)) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "pair", ["state station", "state statement", "arms army", "mission missing", "part partner"]
)
def test_words_of_different_meaning_have_stems_of_their_own(pair):
    one, other = pair.split()
    assert stems(one) != stems(other)


def test_articles_and_prepositions_have_no_stem():
    assert stems("the prohibition of the use") == stems("prohibition use")
    assert stems("l'interdiction de l'emploi") == stems("interdiction emploi")
    assert stems("of the") == []


def test_what_is_written_with_a_hyphen_apart_or_as_one_is_the_same():
    assert (
        stems("anti-personnel mines")
        == stems("antipersonnel mines")
        == stems("anti personnel mines")
    )


def test_a_word_that_is_joined_to_none_stands_for_itself():
    assert stems("anti") == ["anti"]


def test_spans_tell_where_the_words_of_a_text_are():
    text = "Ban on non proliferation, etc."
    found = {text[start:end]: told for start, end, told in spans(text)}
    assert found["non proliferation"] == tuple(stems("nonproliferation"))
    assert set(found) == {"Ban", "non proliferation", "etc"}


@pytest.mark.parametrize("text", ["", " ", "…", "\0", "«»", "٣", "法国", "Россия"])
def test_any_text_can_be_read(text):
    assert all(stems(text))
