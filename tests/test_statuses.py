"""The status of norms of a draft, by the practice of the graph and by what was adopted."""

import pytest

from disarmgraph.namespaces import BASE
from disarmgraph.reading.candidate import Candidate, Guess
from disarmgraph.reading.statuses import Statuses

SCHEME = f"{BASE}scheme/"


@pytest.fixture(scope="module")
def statuses(graph):
    return Statuses.of_store(graph)


def told(statuses, force, is_adopted, *said):
    """The status of a norm of this force, with the rule that it follows."""
    guesses = (
        Guess("disarm:legalForce", f"{SCHEME}legal-force/{force}", 0.9, "test"),
        Guess("disarm:verb", f"{SCHEME}verb/shall", 0.9, "test"),
        *said,
    )
    (found,) = statuses.completed([Candidate(0, 0, 1, guesses)], is_adopted)
    return [
        (each.value.removeprefix(f"{SCHEME}norm-status/"), each.rule)
        for each in found.guesses
        if each.predicate == "disarm:status"
    ]


def test_the_status_is_that_of_most_norms_of_the_force(statuses):
    assert told(statuses, "legally-binding", is_adopted=True) == [("in-force", "practice")]
    assert told(statuses, "politically-binding", is_adopted=False) == [("adopted", "practice")]
    assert told(statuses, "non-binding", is_adopted=False) == [("proposed", "practice")]


def test_what_an_organ_has_adopted_makes_adopted_norms(statuses):
    for force in ("politically-binding", "non-binding"):
        assert told(statuses, force, is_adopted=True) == [("adopted", "adopted-document")]


def test_a_force_that_no_norm_of_the_graph_has_tells_no_status(statuses):
    assert told(statuses, "unheard-of", is_adopted=True) == []


def test_a_status_that_is_said_already_stays_alone(statuses):
    said = Guess("disarm:status", f"{SCHEME}norm-status/lapsed", 0.9, "test")
    assert told(statuses, "legally-binding", True, said) == [("lapsed", "test")]


def test_the_status_is_told_after_the_verb(statuses):
    guesses = tuple(
        Guess(f"disarm:{name}", f"{SCHEME}{value}", 0.9, "test")
        for name, value in (
            ("legalForce", "legal-force/legally-binding"),
            ("verb", "verb/shall"),
            ("bearer", "bearer"),
        )
    )
    (found,) = statuses.completed([Candidate(0, 0, 1, guesses)], is_adopted=False)
    assert [each.predicate for each in found.guesses][1:3] == ["disarm:verb", "disarm:status"]
