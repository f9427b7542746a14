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
