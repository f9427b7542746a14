"""Numbers in words and in figures, in English and French."""

from decimal import Decimal

import pytest

from disarmgraph.grammar.numerals import numerals

FIGURES = [
    ("12 rifles", "12"),
    ("1,250 rifles", "1250"),
    ("12,345,678 rounds", "12345678"),
    ("2.75 tonnes", "2.75"),
    ("0,125 tonne", "0.125"),
    ("2,7 tonnes", "2.7"),
    ("1 250 fusils", "1250"),
    ("12\u202f345\u202f678 cartouches", "12345678"),
    ("1\u00a0250,5 tonnes", "1250.5"),
    ("3 million rounds", "3000000"),
    ("3,4 milliards de dollars", "3400000000"),
    ("5 thousand rifles", "5000"),
    ("40 milliers de fusils", "40000"),
    ("($2.3m)", "2300000"),
]
WORDS = [
    ("zero", 0),
    ("seven rifles", 7),
    ("twenty-one rifles", 21),
    ("one hundred and five rifles", 105),
    ("Three thousand two hundred rifles", 3200),
    ("two million rounds", 2_000_000),
    ("a hundred rifles", 100),
    ("two dozen rifles", 24),
    ("half a dozen rifles", 6),
    ("sept fusils", 7),
    ("dix-sept fusils", 17),
    ("vingt et un fusils", 21),
    ("soixante et onze fusils", 71),
    ("soixante-dix-huit fusils", 78),
    ("quatre-vingts fusils", 80),
    ("quatre-vingt-dix-neuf fusils", 99),
    ("nonante-deux fusils", 92),
    ("cent cinq fusils", 105),
    ("trois mille deux cents fusils", 3200),
    ("deux millions de cartouches", 2_000_000),
    ("une cinquantaine de fusils", 50),
]
SEVERAL = [
    ("two and three", [2, 3]),
    ("twenty and thirty", [20, 30]),
    ("deux et trois", [2, 3]),
    ("two, three", [2, 3]),
    ("12-15", [12, 15]),
]
NONE = ["I-24/7", "A-10", "G8", "3.2.1", "5km", "a rifle", "hundred", "thousands", "half", ""]


@pytest.mark.parametrize(("text", "value"), FIGURES)
def test_a_number_in_figures_is_read_whatever_parts_its_thousands(text, value):
    assert [each.value for each in numerals(text)] == [Decimal(value)]


@pytest.mark.parametrize(("text", "value"), WORDS)
def test_a_number_in_words_is_read(text, value):
    assert [(each.value, each.in_words) for each in numerals(text)] == [(value, True)]


@pytest.mark.parametrize(("text", "values"), SEVERAL)
def test_numbers_beside_each_other_are_not_added(text, values):
    assert [each.value for each in numerals(text)] == values


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_number_by_itself_is_none(text):
    assert numerals(text) == []


def test_a_number_is_where_it_is_printed():
    text = "Sur quatre-vingt-deux fusils, 1 500 cartouches."
    assert [text[each.start : each.end] for each in numerals(text)] == [
        "quatre-vingt-deux",
        "1 500",
    ]


def test_a_dozen_and_a_vingtaine_are_round():
    assert [each.is_round for each in numerals("a dozen, twelve, une vingtaine, vingt")] == [
        True,
        False,
        True,
        False,
    ]
