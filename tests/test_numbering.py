"""The marks with which blocks of text begin."""

import pytest

from disarmgraph.layout.numbering import Style, letters, mark, of_roman, roman


@pytest.mark.parametrize(
    ("text", "printed", "style", "depth"),
    [
        ("28. The mill", "28", Style.DECIMAL, 1),
        ("1.Welcomes mills", "1", Style.DECIMAL, 1),
        ("9.1 The mill", "9.1", Style.DECIMAL, 2),
        ("a) the mill", "a)", Style.LETTER, 1),
        ("(b) the mill", "(b)", Style.LETTER, 1),
        ("(iv) the mill", "(iv)", Style.SMALL_ROMAN, 2),
        ("• the mill", "•", Style.BULLET, 1),
        ("- the mill", "-", Style.BULLET, 1),
        ("\u2013 the mill", "\u2013", Style.BULLET, 1),
        ("<sup>1</sup> A/63/150", "1", Style.CALL, 1),
        ("¹² Late.", "12", Style.CALL, 1),
        ("** Late.", "**", Style.CALL, 1),
        ("IV. Conclusions", "IV", Style.ROMAN, 1),
        ("## **II. Means**", "II", Style.ROMAN, 1),
        ("B. Activities", "B", Style.CAPITAL, 1),
        ("Article 5: Destruction", "Article 5", Style.CLAUSE, 1),
    ],
)
def test_a_mark_is_read_as_it_is_printed(text, printed, style, depth):
    found = mark(text)
    assert (found.printed, found.style, found.depth) == (printed, style, depth)


@pytest.mark.parametrize(
    "text", ["2004 was a year", "3 mars", "1.A mill", "The mill", "Aux armes", ""]
)
def test_a_block_without_a_mark_has_none(text):
    assert mark(text) is None


def test_what_follows_the_mark_begins_at_its_length():
    for text in ("28.  The mill", "28.The mill"):
        assert text[mark(text).length :] == "The mill"


@pytest.mark.parametrize(
    ("number", "figures"),
    [
        (3, "iii"),
        (1994, "mcmxciv"),
        (3888, "mmmdccclxxxviii"),
        (444, "cdxliv"),
        (3999, "mmmcmxcix"),
    ],
)
def test_roman_figures_are_written_and_read(number, figures):
    assert roman(number) == figures
    assert of_roman(figures) == of_roman(figures.upper()) == number


@pytest.mark.parametrize("number", [0, 4000])
def test_what_romans_had_no_figures_for_is_written_in_ours(number):
    assert roman(number) == str(number)


@pytest.mark.parametrize(
    ("number", "expected"), [(0, "0"), (1, "a"), (26, "z"), (27, "aa"), (52, "zz"), (53, "aaa")]
)
def test_letters_are_doubled_after_the_last(number, expected):
    assert letters(number) == expected
