"""Texts cut and marked for those who have looked for words."""

from disarmgraph.search.extract import LENGTH, extract, has, marked
from disarmgraph.search.stems import stems

WANTED = frozenset(stems("mine victims"))


def plain(pieces):
    return "".join(piece for piece, _ in pieces)


def test_the_words_that_were_looked_for_are_apart_whatever_their_form():
    pieces = marked("Victim assistance, and Mines.", WANTED)
    assert pieces == [
        ("Victim", True),
        (" assistance, and ", False),
        ("Mines", True),
        (".", False),
    ]


def test_a_short_text_is_kept_whole():
    text = "Assistance to victims."
    assert plain(extract(text, WANTED)) == text


def test_of_a_long_text_the_part_with_most_of_the_words_is_kept():
    text = f"{'Lorem ipsum dolor. ' * 30}Help for victims of mines is given. {'Sit amet. ' * 40}"
    cut = extract(text, WANTED)
    assert [piece for piece, found in cut if found] == ["victims", "mines"]
    assert len(plain(cut)) <= LENGTH + 4
    assert plain(cut).startswith("…")
    assert plain(cut).endswith("…")


def test_words_are_not_cut():
    for found in ("", "mines "):
        text = "alpha beta gamma delta " * 20 + found + "alpha beta gamma delta " * 20
        words = plain(extract(text, WANTED)).strip("… \u00a0").split()
        assert set(words) - {"mines"} == {"alpha", "beta", "gamma", "delta"}


def test_a_text_of_one_long_word_is_cut():
    assert len(plain(extract("x" * 9999, WANTED))) <= LENGTH + 4


def test_which_of_the_words_a_text_has_is_told():
    assert has("For victims", WANTED) == {*stems("victims")}
    assert has("Nothing", WANTED) == set()
