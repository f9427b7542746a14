"""Things found by words, the best first."""

import csv
from pathlib import Path

import pytest

from disarmgraph.namespaces import BASE
from disarmgraph.naming.name_index import NameIndex
from disarmgraph.search.entries import QUESTION, entries, place
from disarmgraph.search.finder import Finder
from disarmgraph.search.text_index import TextIndex

SEARCHES = [
    (row["query"], [BASE + path for path in row["thing"].split()])
    for row in csv.DictReader(
        Path(__file__).with_name("searches.csv").read_text(encoding="utf-8").splitlines()
    )
]
"""What people write, and what they mean by it; one of several things is enough."""
FIRST, AMONG_FIVE, SUGGESTED = 0.95, 0.98, 0.95
"""The share of these searches whose thing must come first, among the first five, be suggested."""


@pytest.fixture(scope="module")
def index(graph):
    return TextIndex.of(entries(graph))


@pytest.fixture(scope="module")
def finder(graph, index):
    return Finder(NameIndex(graph), index)


def paths(things):
    return [each.removeprefix(BASE) for each in things]


def test_there_are_enough_searches_and_each_expects_what_there_is(index):
    assert len(SEARCHES) >= 150
    assert [each for _, wanted in SEARCHES for each in wanted if index.number(each) is None] == []


@pytest.mark.parametrize(("places", "least"), [(1, FIRST), (5, AMONG_FIVE)])
def test_what_is_meant_comes_first_nearly_always(finder, places, least):
    lost = []
    for query, wanted in SEARCHES:
        answer = finder.find(query, limit=places)
        asks = place(wanted[0]) == QUESTION
        if not set(wanted) & set((answer.questions if asks else answer.things)[:places]):
            lost.append(query)
    assert 1 - len(lost) / len(SEARCHES) >= least, lost


def test_what_is_meant_is_suggested_nearly_always(finder):
    things = [each for each in SEARCHES if place(each[1][0]) != QUESTION]
    lost = [query for query, wanted in things if not set(wanted) & set(finder.suggest(query))]
    assert 1 - len(lost) / len(things) >= SUGGESTED, lost


@pytest.mark.parametrize(
    ("begun", "thing"),
    [
        ("mine b", "id/instrument/apmbc"),
        ("otta", "id/instrument/apmbc"),
        ("victim ass", "scheme/theme/victim-assistance"),
        ("finl", "id/state/FIN"),
        ("A/RES/62/4", "id/document/a-res-62-47"),
        ("interp", "id/body/interpol"),
        ("which passages are about br", "queries/which-passages-are-about-brokering"),
    ],
)
def test_what_is_begun_is_suggested(finder, begun, thing):
    assert thing in paths(finder.suggest(begun))


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("A/RES/62/47", "id/document/a-res-62-47"),
        ("apmbc", "id/instrument/apmbc"),
        ("Otawa Convention", "id/instrument/apmbc"),
        ("Finlande", "id/state/FIN"),
        ("https://w3id.org/disarmgraph/id/state/FIN", "id/state/FIN"),
    ],
)
def test_a_symbol_a_clear_name_or_an_identifier_has_a_best_match(finder, query, best):
    answer = finder.find(query)
    assert paths([answer.best, answer.things[0]]) == [best, best]


@pytest.mark.parametrize("query", ["nuclear", "mines in Africa", "State", "zzz", ""])
def test_what_names_nothing_has_no_best_match(finder, query):
    assert finder.find(query).best is None


@pytest.mark.parametrize("query", ["CIAC", "CABT", "CIAB", "ciac"])
def test_an_acronym_that_is_not_here_is_not_taken_for_another(finder, query):
    answer = finder.find(query)
    assert (answer.best, answer.count, answer.wording.corrected) == (None, 0, "")


def test_what_is_spelt_nearly_like_an_acronym_is_offered(finder):
    assert "id/instrument/ctbt" in paths(finder.find("CABT").near)


@pytest.mark.parametrize("query", ["Ottawa treaty", "Traité d'Ottawa", "mine ban treaty"])
def test_a_treaty_is_the_best_match_whether_it_is_called_a_convention_or_not(finder, query):
    assert paths([finder.find(query).best]) == ["id/instrument/apmbc"]


def test_the_place_of_its_adoption_does_not_hide_a_treaty(finder):
    assert paths(finder.find("Rarotonga").things)[0] == "id/instrument/rarotonga"


def test_things_are_grouped_by_kind_and_each_kind_is_counted(finder):
    answer = finder.find("brokering")
    groups = {group.shelf: group for group in answer.groups}
    whole = finder.find("brokering", "norm", limit=1000)
    assert groups["norm"].count == len(whole.things) > 20
    assert all(place(each) == "norm" for each in whole.things)
    assert list(groups["norm"].things) == list(whole.things[:5])
    assert answer.count == sum(group.count for group in answer.groups if group.shelf != QUESTION)


def test_a_page_takes_up_where_the_one_before_ended(finder):
    whole = finder.find("nuclear", "norm", limit=60).things
    parts = [finder.find("nuclear", "norm", first=first, limit=20).things for first in (0, 20, 40)]
    assert [each for part in parts for each in part] == list(whole)


def test_what_has_all_the_words_comes_before_what_has_most(finder):
    answer = finder.find("Finland withdrawal mine ban")
    assert answer.whole == 1
    assert answer.count > 1
    assert paths(answer.things)[0] == "id/treaty-action/apmbc-FIN-withdrawal"


def test_what_a_question_names_is_told(finder):
    answer = finder.find("was Finland bound by the Mine Ban Convention in 2015?")
    assert {*paths(answer.named)} == {"id/instrument/apmbc", "id/state/FIN"}
    assert answer.wording.is_question


def test_a_common_word_is_looked_for_in_names_and_titles_alone(finder):
    answer = finder.find("State")
    assert answer.only_titles
    assert answer.count > 100


def test_the_numbers_of_a_symbol_are_not_words(finder):
    found = paths(finder.find("A/63/163").things)
    assert "id/document/a-63-228/fn_4" in found
    assert "id/document/a-63-228/fn_5" not in found  # A/63/157


def test_a_question_that_asks_just_that_is_told(finder):
    assert finder.find("regional workshops tracing instrument").fits
    assert not finder.find("Finland withdrawal mine ban").fits
    assert not finder.find("brokering").fits


def test_a_treaty_is_named_whatever_it_is_called(finder):
    named = finder.find("who left the Ottawa treaty").named
    assert paths(named) == ["id/instrument/apmbc"]


def test_of_a_symbol_that_is_not_there_the_nearest_are_told(finder):
    answer = finder.find("A/RES/62/48")
    assert "id/document/a-res-62-47" in paths([*answer.things, *answer.near])


def test_where_nothing_is_found_nothing_is_made_up(finder):
    answer = finder.find("qqqqqq")
    assert (answer.count, answer.groups, answer.things) == (0, [], [])


def test_near_names_are_told_where_nothing_is_found(finder):
    answer = finder.find("Palermo Convention", "norm")
    assert answer.groups or answer.near


@pytest.mark.parametrize(
    "query",
    [
        '" OR 1=1 --',
        "'; DROP TABLE thing; --",
        "NEAR(mine ban, 2) AND NOT names:*",
        "{names} : ^mine*",
        "\0mine\0",
        "\ud800",
        "a" * 10_000,
        "mine " * 5_000,
        "ﷺ 法国 Россия",
        "()" * 200,
        "%_%",
        "-" * 300,
    ],
)
def test_a_hostile_query_finds_something_or_nothing(finder, query):
    assert finder.find(query).count >= 0
    assert len(finder.suggest(query)) <= 8
