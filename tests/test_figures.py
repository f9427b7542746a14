"""Numbers of things, amounts and shares in running text."""

import time
from decimal import Decimal

import pytest

from disarmgraph.grammar.figures import figures

THINGS = [
    ("They destroyed 12,500 antipersonnel mines in May.", "12500", "antipersonnel mines"),
    ("All 31 States Parties to the Protocol", "31", "States Parties"),
    ("Forty-two delegations took the floor.", "42", "delegations"),
    ("the 3 workshops and 2 seminars", "3", "workshops"),
    ("a two-year project", "2", "year"),
    ("One State Party reported that", "1", "State Party"),
    ("a loss of 5.5 hectares of land", "5.5", "hectares of land"),
    ("a total of 17.", "17", ""),
    ("17 in all", "17", ""),
    ("which brought to 88 the number of parties", "88", ""),
    ("120 rifles were sold", "120", "rifles"),
    ("120 affected villages reported", "120", "affected villages"),
    ("120 rifles seized in the north", "120", "rifles"),
    ("3 million small arms and light weapons", "3000000", "small arms and light weapons"),
    ("14 500 fusils ont été saisis.", "14500", "fusils"),
    ("14\u202f500 armes à feu", "14500", "armes à feu"),
    ("trente et un États de la région", "31", "États"),
    ("Trois ateliers régionaux à Dakar", "3", "ateliers régionaux"),
    ("2,5 millions de mines terrestres", "2500000", "mines terrestres"),
    (
        "800 tonnes de munitions et d\u2019explosifs",
        "800",
        "tonnes de munitions et d\u2019explosifs",
    ),
    ("une seule machine", "1", "seule machine"),
    ("ce qui porte à 88 le nombre de parties", "88", ""),
    ("dix-huit agents des douanes", "18", "agents"),
    ("**40** experts", "40", "experts"),
    ("the Protocol has two parts and six annexes", "2", "parts"),
    ("21 days after the entry into force", "21", "days"),
    ("vingt jours après la réunion", "20", "jours"),
    ("States Parties 161 States", "161", "States"),
    ("35 donors contributing to the fund", "35", "donors"),
    ("40 antipersonnel or anti-vehicle mines", "40", "antipersonnel or anti-vehicle mines"),
    ("plus de 600.000 fusils", "600000", "fusils"),
    ("1.250.000 fusils", "1250000", "fusils"),
    ("26 fusils et plus de 300 cartouches", "26", "fusils"),
    ("35 000 fusils et près de 15 millions de cartouches", "35000", "fusils"),
    ("under article 9, and 37 delegations", "37", "delegations"),
    ("12 États\u00b3 ont répondu", "12", "États"),
    ("21 mines\nterrestres", "21", "mines terrestres"),
]
MONEY = [
    ("$4 million", "4000000", "USD"),
    ("US$ 4.2 million", "4200000", "USD"),
    ("US$4,200", "4200", "USD"),
    ("USD 700,000", "700000", "USD"),
    ("700,000 United States dollars", "700000", "USD"),
    ("7 millions de dollars", "7000000", "USD"),
    ("1,5 milliard de dollars des États-Unis", "1500000000", "USD"),
    ("(430,7 millions de dollars)", "430700000", "USD"),
    ("\u20ac650 000", "650000", "EUR"),
    ("650 000 euros", "650000", "EUR"),
    ("EUR 1.3 million", "1300000", "EUR"),
    ("\u00a32m", "2000000", "GBP"),
    ("CHF 2.5 million", "2500000", "CHF"),
    ("300 000 francs suisses", "300000", "CHF"),
    ("C$50,000", "50000", "CAD"),
    ("NOK44.3 million", "44300000", "NOK"),
    ("A$6.4 million", "6400000", "AUD"),
    ("5 million Norwegian kroner", "5000000", "NOK"),
]
SHARES = [
    ("38 % of the land", "38", "land"),
    ("38%", "38", ""),
    ("38 per cent of States Parties have", "38", "States Parties"),
    ("12.5 percent", "12.5", ""),
    ("38\u00a0% des États", "38", "États"),
    ("12,5 pour cent de la superficie", "12.5", "superficie"),
    ("two thirds of the members", "66.67", "members"),
    ("half of the funds", "50", "funds"),
    ("three quarters of these villages", "75", "villages"),
    ("deux tiers des membres", "66.67", "membres"),
    ("la moitié des fonds", "50", "fonds"),
]
QUALIFIED = [
    ("about 40 villages", "about"),
    ("some 40 villages", "about"),
    ("an estimated 40 villages", "about"),
    ("approximately $3 million", "about"),
    ("a dozen villages", "about"),
    ("nearly 40 villages", "nearly"),
    ("almost 40 per cent", "nearly"),
    ("more than 40 villages", "more-than"),
    ("40 villages et plus de routes", "exactly"),
    ("over 40 villages", "more-than"),
    ("less than 40 villages", "less-than"),
    ("fewer than 40 villages", "less-than"),
    ("at least 40 villages", "at-least"),
    ("no fewer than 40 villages", "at-least"),
    ("40 or more villages", "at-least"),
    ("up to 40 villages", "at-most"),
    ("not more than 40 villages", "at-most"),
    ("a maximum of 40 villages", "at-most"),
    ("40 villages", "exactly"),
    ("over two years", "exactly"),
    ("environ 40 villages", "about"),
    ("quelque 40 villages", "about"),
    ("une quarantaine de villages", "about"),
    ("près de 40 villages", "nearly"),
    ("presque 40 villages", "nearly"),
    ("plus de 40 villages", "more-than"),
    ("plus d\u2019une vingtaine de villages", "more-than"),
    ("moins de 40 villages", "less-than"),
    ("au moins 40 villages", "at-least"),
    ("pas moins de 40 villages", "at-least"),
    ("40 villages au moins", "at-least"),
    ("jusqu\u2019à 40 villages", "at-most"),
    ("au plus 40 villages", "at-most"),
    ("pas plus de 40 villages", "at-most"),
]
RANGES = [
    ("between 10 and 15 per cent", "10", "15"),
    ("10-15 per cent", "10", "15"),
    ("10 to 15 delegations", "10", "15"),
    ("two or three meetings", "2", "3"),
    ("$2-3 million", "2000000", "3000000"),
    ("entre 10 et 15 délégations", "10", "15"),
    ("deux à trois réunions", "2", "3"),
    ("de 10 à 15 % du budget", "10", "15"),
]
NONE = [
    "MILLS+50 offers mills a chance to turn",
    "paragraph 12",
    "paragraphs 12 and 15 of the report",
    "au paragraphe 12 du rapport",
    "articles 4 et 5 de la Convention",
    "article 5 States Parties",
    "3. States should mark",
    "12) Les États",
    "7.1 Les réunions",
    "section 4 below",
    "page 12 of the annex",
    "see note 12 above",
    "No. 25",
    "n\u00b0 25 du Journal",
    "resolution 62/47 recalls",
    "resolution 1540 (2004)",
    "A/63/228 was issued",
    "A/CONF.192/15, para. 24",
    "at its sixty-third session",
    "the 21st century",
    "le 20<sup>e</sup> anniversaire",
    "On 12 January 2009 States met",
    "in 2009 States met",
    "du 4 au 7 mai 2010",
    "the mines<sup>12</sup> of war",
    "les mines\u00b9\u00b2 de guerre",
    "no one was hurt",
    "one of the States",
    "on the one hand",
    "un État a demandé",
    "l\u2019un des États",
    "Protocol 5 States",
    "agenda item 94 of the session",
    "at 10.30 a.m. today",
    "the I-24/7 system",
    "tel. +41 22 917 1234 Geneva",
    "https://example.org/12/files",
    "on 25 June",
    "du 28 novembre au 2 décembre",
    "1211 Geneva",
    "L.C. 1997, ch. 33 Sanctionnée",
    "per cent",
    "pour cent",
    "",
]


@pytest.mark.parametrize(("text", "value", "counted"), THINGS)
def test_a_number_is_read_with_the_things_that_it_counts(text, value, counted):
    first = figures(text)[0]
    assert (first.value, first.unit, first.counted) == (Decimal(value), "", counted)


@pytest.mark.parametrize(("text", "value", "currency"), MONEY)
def test_an_amount_is_read_with_its_currency(text, value, currency):
    assert [(each.value, each.unit) for each in figures(text)] == [(Decimal(value), currency)]


@pytest.mark.parametrize(("text", "value", "counted"), SHARES)
def test_a_share_is_in_per_cent(text, value, counted):
    assert [(each.value, each.unit, each.counted) for each in figures(text)] == [
        (Decimal(value), "per cent", counted)
    ]


@pytest.mark.parametrize(("text", "qualifier"), QUALIFIED)
def test_a_figure_is_as_precise_as_its_text_says(text, qualifier):
    assert [each.qualifier for each in figures(text)] == [qualifier]


@pytest.mark.parametrize(("text", "least", "most"), RANGES)
def test_a_range_is_one_figure_with_two_ends(text, least, most):
    assert [(each.value, each.most) for each in figures(text)] == [(Decimal(least), Decimal(most))]


@pytest.mark.parametrize("text", NONE)
def test_a_number_that_counts_nothing_is_no_figure(text):
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "unit", "counted"),
    [
        ("Of 20 rifles, of which 9 were new", "", "rifles"),
        ("20 fusils, dont 9 étaient neufs", "", "fusils"),
        ("$4 million in May and 5 million in June", "USD", ""),
        ("7 millions de dollars (3 millions en mai)", "USD", ""),
    ],
)
def test_a_number_that_stands_alone_is_lent_what_the_one_before_it_counts(text, unit, counted):
    assert [(each.unit, each.counted, each.is_lent) for each in figures(text)] == [
        (unit, counted, False),
        (unit, counted, True),
    ]


def test_nothing_is_lent_from_one_sentence_to_another():
    assert [each.counted for each in figures("They have 20 rifles. It is 9 in all.")] == [
        "rifles",
        "",
    ]


def test_a_change_is_no_range():
    assert [each.most for each in figures("The number rose from 10 rifles to 15 rifles.")] == [
        None,
        None,
    ]


def test_a_figure_is_where_it_is_printed_with_what_qualifies_it_and_what_it_counts():
    text = "Ils ont détruit plus de 15 000 armes à feu, dont 300 fusils."
    assert [text[each.start : each.end] for each in figures(text)] == [
        "plus de 15 000 armes à feu",
        "300 fusils",
    ]


@pytest.mark.parametrize(
    "text", ["1" * 50_000, "two-" * 10_000, "1," * 20_000, "(1) " * 10_000, "two 12 and " * 3_000]
)
def test_a_text_of_any_length_is_read_in_time_that_grows_with_it(text):
    begun = time.process_time()
    figures(text)
    assert time.process_time() - begun < 60
