"""Labels made for facts of a draft out of the graph's own words."""

import pytest

from disarmgraph.namespaces import BASE, DISARM
from disarmgraph.reading.candidate import Candidate, Guess
from disarmgraph.reading.labels import Labels
from disarmgraph.reading.norms import NOT_STATED

SCHEME = f"{BASE}scheme/"


@pytest.fixture(scope="module")
def labels(graph):
    return Labels.of_store(graph)


def made(labels, **values):
    guesses = [Guess("rdf:type", DISARM + "Recommendation", 0.9, "test")]
    guesses += [Guess(f"disarm:{name}", value, 0.9, "test") for name, value in values.items()]
    (found,) = labels.completed([Candidate(0, 0, 1, tuple(guesses))])
    assert found.guesses[0] == guesses[0]
    return [each.value for each in found.guesses if each.predicate == "rdfs:label"]


def test_a_norm_is_called_by_its_bearer_and_its_action(labels):
    norm = {
        "verb": f"{SCHEME}verb/urges",
        "bearer": f"{BASE}id/role/all-states",
        "action": f"{SCHEME}action/keep-records",
    }
    assert made(labels, **norm) == [
        '"All States: keep records"@en',
        '"Tous les États : tenir des registres"@fr',
    ]
    assert made(labels, **norm | {"bearer": NOT_STATED}) == [
        '"Keep records"@en',
        '"Tenir des registres"@fr',
    ]


@pytest.mark.parametrize(
    ("day", "english", "french"),
    [
        ("2045-03-01", "1 March 2045", "1er mars 2045"),
        ("2045-03", "March 2045", "mars 2045"),
        ("2045", "2045", "2045"),
    ],
)
def test_a_deadline_is_called_by_its_day(labels, day, english, french):
    assert made(labels, deadlineDate=f'"{day}"^^xsd:date') == [
        f'"{english} at the latest"@en',
        f'"{french} au plus tard"@fr',
    ]


def test_a_quantity_is_called_by_its_number_and_unit(labels):
    found = made(labels, value='"109"^^xsd:decimal', unit=f"{SCHEME}unit/report")
    assert [each.split()[0] for each in found] == ['"109', '"109']


def test_what_cannot_be_said_in_both_languages_has_no_label(labels):
    assert made(labels, deadlineDays="90") == []
    assert made(labels, unit=f"{SCHEME}unit/none-such") == []


@pytest.mark.parametrize(
    ("number", "english", "french"),
    [(1, "1st", "1re"), (112, "112th", "112e"), (73, "73rd", "73e"), (62, "62nd", "62e")],
)
def test_a_session_is_called_by_its_body_and_number_and_a_deadline_by_that(
    labels, number, english, french
):
    event, body = f"{BASE}id/event/session-of-millers", f"{BASE}id/body/un-general-assembly"
    said = (
        Guess("rdf:type", DISARM + "Event", 0.6, "test"),
        Guess("disarm:kind", f"{SCHEME}event-kind/session", 0.6, "test"),
        Guess("disarm:ordinal", str(number), 0.6, "test"),
        Guess("disarm:concerns", body, 0.6, "test"),
    )
    (session,) = labels.completed([Candidate(0, 0, 1, said, event)])
    expected = [
        f'"General Assembly of the United Nations: {english} session"@en',
        f'"Assemblée générale des Nations Unies : {french} session"@fr',
    ]
    assert [each.value for each in session.guesses[2:4]] == expected
    assert made(labels.and_of([session]), endsAt=event) == expected
