"""What one graph has changed since another."""

import json

import pytest
from editions import (
    CLEAR_ALL_MINES,
    CLEAR_MINES,
    FIRST,
    OLDER_NOTE,
    RURITANIA,
    SECOND,
    SYLVANIA,
    VOW,
    first,
    second,
)

from disarmgraph.dataset.export import dump
from disarmgraph.namespaces import BASE
from disarmgraph.release.difference import as_json, as_markdown, counts, difference
from disarmgraph.release.record import records

ONTOLOGY = BASE + "ontology"


@pytest.fixture(scope="module")
def changes():
    return difference(records(dump(first(), "nq")), records(dump(second(), "nq")))


def test_the_changes_are_those_that_were_made(changes):
    assert {change.iri: change.deed for change in changes} == {
        RURITANIA: "added",
        CLEAR_ALL_MINES: "added",
        VOW: "added",
        OLDER_NOTE: "removed",
        SYLVANIA: "changed",
        CLEAR_MINES: "changed",
        ONTOLOGY: "changed",
    }
    assert counts(changes) == {"added": 3, "removed": 1, "changed": 3}


def test_a_change_names_the_statements(changes):
    (change,) = [each for each in changes if each.iri == SYLVANIA]
    label, home = (
        "<http://www.w3.org/2000/01/rdf-schema#label>",
        f"<{BASE}graph/data/documents/note>",
    )
    assert change.gained == (f'<{SYLVANIA}> {label} "Free Sylvania"@en {home} .\n'.encode(),)
    assert change.lost == (f'<{SYLVANIA}> {label} "Sylvania"@en {home} .\n'.encode(),)


def test_the_same_graph_has_no_changes():
    assert difference(records(dump(first(), "nq")), records(dump(first(), "nq"))) == []


def test_a_program_can_make_the_second_graph_of_the_first_by_it(changes):
    """Blank nodes apart, which a difference names thing by thing."""
    told = json.loads(as_json(SECOND, FIRST, changes))
    lines = set(dump(first(), "nq").decode().splitlines())
    for deed in ("added", "removed", "changed"):
        for thing in told[deed]:
            assert set(thing["removed"]) <= lines
            lines = lines - set(thing["removed"]) | set(thing["added"])
    expected = dump(second(), "nq").decode().splitlines()
    assert {x for x in lines if "_:" not in x} == {x for x in expected if "_:" not in x}


def test_a_program_is_told_how_many_of_which_kind_and_in_which_file(changes):
    told = json.loads(as_json(SECOND, FIRST, changes))
    assert (told["version"], told["previous"]) == (SECOND, FIRST)
    assert told["kinds"] == {
        "document": {"added": 0, "removed": 1, "changed": 0},
        "norm": {"added": 1, "removed": 0, "changed": 1},
        "state": {"added": 1, "removed": 0, "changed": 1},
        "term": {"added": 1, "removed": 0, "changed": 1},
    }
    # The note: a type and a label, a label, a mark and a successor, a type; the older note with
    # two statements, a label, the norm with six. The ontology: its date, and a class with three.
    assert told["files"] == {
        "data/documents/note": {"added": 6, "removed": 9},
        "ontology/disarm": {"added": 4, "removed": 1},
    }


def test_a_first_release_counts_and_lists_nothing():
    everything = difference({}, records(dump(first(), "nq")))
    told = json.loads(as_json(FIRST, None, everything))
    assert told["counts"]["added"] == len(everything) > 20
    assert (told["added"], told["previous"]) == ([], None)
    assert "## " not in as_markdown(FIRST, None, everything, {"en": {}, "fr": {}}).decode()


def test_a_reader_is_told_in_both_languages(changes):
    labels = {"en": {RURITANIA: "Ruritania"}, "fr": {RURITANIA: "Ruritanie"}}
    text = as_markdown(SECOND, FIRST, changes, labels).decode()
    assert text.startswith("# What release 0.9.0 changes\n\nSince release 0.8.0.\n")
    assert "\n# Ce que change la version 0.9.0\n\nDepuis la version 0.8.0.\n" in text
    assert "\n| States | 1 | 0 | 1 |\n" in text
    assert "\n| États | 1 | 0 | 1 |\n" in text
    assert text.count(f"\n- Ruritania <{RURITANIA}>\n") == 1
    assert text.count(f"\n- Ruritanie <{RURITANIA}>\n") == 1
    assert f"\n## Removed\n\n- <{OLDER_NOTE}>\n" in text
