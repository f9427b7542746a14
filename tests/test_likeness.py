import pytest

from disarmgraph.likeness import Comparison
from disarmgraph.nomenclature import Name, Standing

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


def test_spaces_make_no_difference(comparison):
    assert comparison.alike("Vietnam")["vietnam"].score == 100


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


def test_the_year_of_a_thing_is_no_other_number(comparison):
    assert comparison.alike("Mine Ban Convention 1997")["mines"].same
    assert not comparison.alike("Mine Ban Convention 1998")["mines"].same


def test_the_beginning_of_a_long_title_is_enough(comparison):
    assert comparison.alike("Programme of action to prevent")["pistols"].score >= 88


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
