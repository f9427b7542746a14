"""Deadlines as an iCalendar file, read again by the library."""

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar
from pyoxigraph import Store

from disarmgraph.agenda import AgendaError, agenda, asked_for
from disarmgraph.files import rule_files
from disarmgraph.graph import derive
from disarmgraph.names import Names
from disarmgraph.namespaces import BASE


@pytest.fixture(scope="module")
def small():
    """The treaty of tests/treaty.ttl and what follows from it."""
    store = Store()
    store.load(path=Path(__file__).parent / "treaty.ttl")
    derive(store, rule_files())
    return store


def events(store, path, language="en"):
    calendar = Calendar.from_ical(agenda(Names(store, language), BASE + path))
    return {str(event["UID"]).partition("/id/")[2]: event for event in calendar.walk("VEVENT")}


def test_a_due_date_is_a_whole_day_with_its_state_and_norm(small):
    event = events(small, "id/state/AAA")["due-date/clear-AAA"]

    assert event["DTSTART"].dt == date(2004, 7, 1)
    assert event["DTEND"].dt == date(2004, 7, 2)
    assert str(event["SUMMARY"]) == "Freedonia: Clear"
    assert str(event["URL"]) == BASE + "id/norm/clear"
    assert "before any extension" in str(event["DESCRIPTION"])


def test_a_yearly_deadline_repeats_while_the_treaty_binds(small):
    event = events(small, "id/state/BBB")["norm/report#BBB"]

    assert event["DTSTART"].dt == date(2002, 4, 30)
    assert event["RRULE"]["FREQ"] == ["YEARLY"]
    assert event["RRULE"]["UNTIL"] == [date(2004, 7, 9)]


def test_a_yearly_deadline_stands_once_in_the_agenda_of_a_treaty(small):
    found = events(small, "id/instrument/treaty", "fr")

    assert list(found) == ["due-date/clear-AAA", "norm/report#treaty"]
    assert "UNTIL" not in found["norm/report#treaty"]["RRULE"]
    assert str(found["due-date/clear-AAA"]["SUMMARY"]) == "Freedonie : Nettoyer"


def test_a_state_without_deadlines_has_an_empty_agenda(small):
    assert events(small, "id/state/EEE") == {}


@pytest.mark.parametrize(
    ("name", "path"), [("treaty", "id/instrument/treaty"), ("aaa", "id/state/AAA")]
)
def test_a_treaty_is_asked_for_by_its_slug_and_a_state_by_its_code(small, name, path):
    assert asked_for(small, name) == BASE + path


def test_a_name_that_is_neither_gets_what_is_near(small):
    with pytest.raises(AgendaError, match=r"treety: neither .*; did you mean treaty"):
        asked_for(small, "treety")
