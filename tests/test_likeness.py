"""How alike two names are."""

import pytest

from disarmgraph.naming.likeness import Comparison
from disarmgraph.naming.nomenclature import Name, Standing

NAMES = [
    ("Mine Ban Convention", "mines"),
    ("Convention on Cluster Bombs", "bombs"),
    ("Convention sur les bombes à fragmentation", "bombs"),
    ("Protocol I on Lasers", "lasers-1"),
    ("Protocol II on Lasers", "lasers-2"),
    ("Programme of Action to Prevent and Eradicate the Trade in Pistols", "pistols"),
    ("Office for Peace", "office"),
    ("Viet Nam", "vietnam"),
]


@pytest.fixture(scope="module")
def comparison():
    names = [Name(text, thing, Standing.FIRM) for text, thing in NAMES]
    names.append(Name("the Office", "bureau", Standing.IN_CONTEXT))
    return Comparison(names, {"mines": frozenset({"1997"})})


def ranked(comparison, text):
    found = comparison.alike(text)
    return sorted(found, key=lambda thing: -found[thing].score)


def test_the_same_words_score_100_in_their_order_and_98_in_another(comparison):
    assert comparison.alike("the mine ban convention")["mines"].score == 100
    assert comparison.alike("Convention, Mine Ban")["mines"].score == pytest.approx(98)
    assert comparison.alike("Convention, Mine Ban")["mines"].same


def test_a_name_that_is_clear_in_its_source_only_names_nothing_for_sure(comparison):
    assert comparison.named("Office for Peace") == {"office"}
    assert comparison.named("the Office") == set()


def test_of_two_names_with_the_same_words_the_firmer_counts():
    names = [
        Name(text, "bureau", standing)
        for text, standing in (("the Office", Standing.IN_CONTEXT), ("Office", Standing.FIRM))
    ]
    for order in (names, names[::-1]):
        assert Comparison(order, {}).named("office") == {"bureau"}


def test_what_was_made_for_machines_is_begun_by_nothing():
    names = [Name("peace-office", "made", Standing.MADE), Name("Peace", "firm", Standing.FIRM)]
    assert [thing for thing, _, _ in Comparison(names, {}).begun("pea")] == ["firm"]


def test_spaces_make_no_difference(comparison):
    assert comparison.alike("Vietnam")["vietnam"].score == 100


def test_spaces_make_no_difference_where_another_name_has_the_word_in_one():
    names = [Name("Viet Nam", "state", Standing.FIRM), Name("Vietnam War", "war", Standing.FIRM)]
    assert Comparison(names, {}).alike("Vietnam")["state"].whole


def test_a_text_names_what_has_all_its_words_in_any_order(comparison):
    assert comparison.named("Convention, Mine Ban") == {"mines"}
    assert comparison.named("Vietnam") == {"vietnam"}
    assert comparison.named("Mine Ban") == set()


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Mine Ban Treaty", "mines"),
        ("Mine Bann Convenion", "mines"),
        ("bombs", "bombs"),
        ("convention cluster bombes fragmentation", "bombs"),
        ("protocol 2 lasers", "lasers-2"),
    ],
)
def test_what_is_nearly_the_name_finds_the_thing(comparison, text, thing):
    assert ranked(comparison, text)[0] == thing


def test_a_rare_word_weighs_more_than_one_that_many_names_have(comparison):
    assert ranked(comparison, "convention lasers")[0] in ("lasers-1", "lasers-2")


def test_another_number_is_another_thing(comparison):
    found = comparison.alike("Protocol III on Lasers")
    assert not found["lasers-1"].numbers
    assert found["lasers-1"].score < 80


def test_a_number_that_is_left_out_is_told(comparison):
    assert not comparison.alike("Protocol on Lasers")["lasers-1"].whole


def test_a_word_that_the_name_lacks_is_told(comparison):
    assert not comparison.alike("Mine Ban Convention Office")["mines"].whole
    assert comparison.alike("Mine Ban Conventoin")["mines"].whole


def test_two_words_are_not_one_word_of_a_name(comparison):
    assert not comparison.alike("Convention, Conventions, Mine Bombs Bombes")["bombs"].whole


@pytest.mark.parametrize(
    "text",
    ["Mine Ban Treaty", "Mine Ban Agreement", "Accord mine ban", "Mine Ban Pacts"],
)
def test_what_a_treaty_is_called_otherwise_is_found_but_told(comparison, text):
    assert ranked(comparison, text)[0] == "mines"
    assert not comparison.alike(text)["mines"].whole


def test_what_a_treaty_is_called_in_the_other_language_is_no_other_word():
    comparison = Comparison([Name("Lunar Treaty", "moon", Standing.FIRM)], {})
    assert comparison.alike("Traité Lunar")["moon"].whole
    assert not comparison.alike("Accord Lunar")["moon"].whole


def test_a_short_word_is_not_surely_meant_in_spite_of_a_slip():
    names = ["Saint-Marin", "savoir-faire", "Commerce Treaty", "crime prevention"]
    comparison = Comparison([Name(text, text, Standing.FIRM) for text in names], {})
    assert not comparison.alike("Saint Martin")["Saint-Marin"].whole
    assert comparison.alike("comerce treaty")["Commerce Treaty"].whole
    assert comparison.alike("Zaire") == {}
    assert comparison.alike("Crimea")["crime prevention"].score < 40


def test_a_word_of_eight_letters_is_known_in_spite_of_slips_and_a_figure_of_none():
    names = [Name(text, text, Standing.FIRM) for text in ("lanthorn", "lantern", "paper 12345")]
    comparison = Comparison(names, {})
    assert list(comparison.alike("lintharn")) == ["lanthorn"]
    assert list(comparison.alike("manthorn")) == ["lanthorn"]
    assert comparison.alike("lintirn") == comparison.alike("mantern") == {}
    assert comparison.alike("12346") == {}


def test_what_a_treaty_is_called_is_no_slip_for_another_word():
    comparison = Comparison([Name("armement", "arms", Standing.FIRM)], {})
    assert comparison.alike("agreement") == {}


def test_the_year_of_a_thing_is_no_other_number(comparison):
    assert comparison.alike("Mine Ban Convention 1997")["mines"].same
    assert not comparison.alike("Mine Ban Convention 1998")["mines"].same


def test_the_beginning_of_a_long_title_is_enough(comparison):
    assert comparison.alike("Programme of action to prevent")["pistols"].score >= 88
    assert comparison.alike("Programme of action")["pistols"].score < 88


def test_what_is_clear_only_in_a_context_comes_after_what_is_clear(comparison):
    found = comparison.alike("the office")
    assert found["bureau"].same
    assert found["bureau"].score < 90


def test_short_words_are_not_taken_for_each_other():
    names = [Name(text, text, Standing.FIRM) for text in ("UNODA", "UNODC", "Iran", "Iraq")]
    comparison = Comparison(names, {})
    assert list(comparison.alike("Iran")) == ["Iran"]
    assert comparison.alike("Unoda")["UNODA"].score > comparison.alike("Unoda")["UNODC"].score


def test_names_that_begin_alike_are_told_with_the_share_that_is_written(comparison):
    assert list(comparison.begun("mine ban")) == [
        ("mines", "Mine Ban Convention", pytest.approx(8 / 19))
    ]


def test_nothing_is_like_nothing(comparison):
    assert comparison.alike("") == {}
    assert comparison.alike("xyzzy") == {}
