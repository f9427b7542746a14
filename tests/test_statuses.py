"""The status of norms of a draft, by the practice of the graph and by what was adopted."""

import pytest

from disarmgraph.namespaces import BASE, DISARM
from disarmgraph.reading.candidate import Candidate, Guess
from disarmgraph.reading.statuses import Statuses

SCHEME = f"{BASE}scheme/"


@pytest.fixture(scope="module")
def statuses(graph):
    return Statuses.of_store(graph)


def test_the_status_is_that_of_most_norms_of_the_force(statuses):
    force = f"{SCHEME}legal-force/legally-binding"
    guesses = (
        Guess("rdf:type", DISARM + "Obligation", 0.9, "test"),
        Guess("disarm:legalForce", force, 0.9, "test"),
        Guess("disarm:verb", f"{SCHEME}verb/shall", 0.9, "test"),
    )
    (found,) = statuses.completed([Candidate(0, 0, 1, guesses)], is_adopted=True)
    said = {each.predicate: each.value for each in found.guesses}
    assert said["disarm:status"] == f"{SCHEME}norm-status/in-force"


@pytest.mark.parametrize(("is_adopted", "status"), [(True, "adopted"), (False, "proposed")])
def test_what_an_organ_has_adopted_makes_adopted_norms(statuses, is_adopted, status):
    guesses = (
        Guess("rdf:type", DISARM + "Recommendation", 0.9, "test"),
        Guess("disarm:legalForce", f"{SCHEME}legal-force/non-binding", 0.9, "test"),
        Guess("disarm:verb", f"{SCHEME}verb/urges", 0.9, "test"),
    )
    (found,) = statuses.completed([Candidate(0, 0, 1, guesses)], is_adopted)
    said = {each.predicate: each.value for each in found.guesses}
    assert said["disarm:status"] == f"{SCHEME}norm-status/{status}"


def test_a_status_that_a_text_gives_stays_and_another_stands_behind_the_verb(statuses):
    force = Guess("disarm:legalForce", f"{SCHEME}legal-force/non-binding", 0.9, "test")
    verb = Guess("disarm:verb", f"{SCHEME}verb/urges", 0.9, "test")
    bearer = Guess("disarm:bearer", f"{BASE}id/role/states", 0.9, "test")
    given = Guess("disarm:status", f"{SCHEME}norm-status/ended", 0.9, "test")
    norms = [Candidate(0, 0, 1, said) for said in ((force, verb, given), (force, verb, bearer))]
    kept, completed = statuses.completed(norms, is_adopted=True)
    assert kept.guesses == (force, verb, given)
    before, at, status, behind = completed.guesses
    assert (before, at, behind) == (force, verb, bearer)
    assert status.rule == "adopted-document"
