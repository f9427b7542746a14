"""The questions of the library by topic, and found by words."""

import pytest

from disarmgraph.query import topics
from disarmgraph.query.query_file import TOPICS, library

LIBRARY = library()
NAMED = {each.name: each for each in LIBRARY}


def test_questions_are_grouped_without_one_being_lost():
    found = topics.grouped(LIBRARY)
    assert list(found) == list(TOPICS)
    assert sorted(each.name for group in found.values() for each in group) == sorted(NAMED)
    assert list(topics.grouped([NAMED["who-is-not-party-to-a-treaty"]])) == ["participation"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("bound day", "what-bound-a-state-on-a-day"),
        ("States bound on a DAY", "how-many-states-of-each-region-were-bound-on-a-day"),
        ("état lié jour", "how-many-states-of-each-region-were-bound-on-a-day"),
        ("reserv", "which-treaties-admit-reservations"),
        ("réserves", "which-treaties-admit-reservations"),
    ],
)
def test_a_question_is_found_by_words_of_either_language(text, name):
    assert name in [each.name for each in topics.search(LIBRARY, text)]


def test_every_word_must_be_there():
    assert topics.search(LIBRARY, "bound helicopter") == []


def test_what_a_question_asks_counts_more_than_what_is_told_of_it():
    names = [each.name for each in topics.search(LIBRARY, "provisionally")]
    assert names[0] == "who-applied-a-treaty-provisionally"
    told = [each for each in topics.search(LIBRARY, "extension") if "extension" in each.description]
    asked = [each for each in topics.search(LIBRARY, "deadline") if "deadline" in each.summary]
    assert told
    assert topics.search(LIBRARY, "deadline")[: len(asked)] == asked


def test_related_questions_share_tags_rare_ones_first():
    question = NAMED["which-treaties-admit-reservations"]
    near = topics.related(question, LIBRARY, 6)
    assert len(near) == 6
    assert question not in near
    assert {"clauses"} <= set(near[0].tags)
    assert all(set(each.tags) & set(question.tags) for each in near)
