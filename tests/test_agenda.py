"""Deadlines as an iCalendar file, read again by the library."""

from datetime import date

import pytest
from icalendar import Calendar

from disarmgraph.law.agenda import AgendaError, agenda, asked_for
from disarmgraph.names import Names
from disarmgraph.namespaces import BASE


def events(store, path, language="en"):
    calendar = Calendar.from_ical(agenda(Names(store, language), BASE + path))
    return {str(event["UID"]).partition("/id/")[2]: event for event in calendar.walk("VEVENT")}


def test_a_due_date_is_a_whole_day_with_its_state_and_norm(treaties):
    event = events(treaties, "id/state/AAA")["due-date/clear-AAA"]

    assert event["DTSTART"].dt == date(2004, 7, 1)
    assert event["DTEND"].dt == date(2004, 7, 2)
    assert str(event["SUMMARY"]) == "Freedonia: Clear"
    assert str(event["URL"]) == BASE + "id/norm/clear"
    assert "before any extension" in str(event["DESCRIPTION"])


def test_a_yearly_deadline_repeats_while_the_treaty_binds(treaties):
    event = events(treaties, "id/state/BBB")["norm/report#BBB"]

    assert event["DTSTART"].dt == date(2002, 4, 30)
    assert event["RRULE"]["FREQ"] == ["YEARLY"]
    assert event["RRULE"]["UNTIL"] == [date(2004, 7, 9)]


def test_a_yearly_deadline_stands_once_in_the_agenda_of_a_treaty(treaties):
    found = events(treaties, "id/instrument/treaty", "fr")

    assert list(found) == ["due-date/clear-AAA", "norm/report#treaty"]
    assert "UNTIL" not in found["norm/report#treaty"]["RRULE"]
    assert str(found["due-date/clear-AAA"]["SUMMARY"]) == "Freedonie : Nettoyer"


def test_a_state_without_deadlines_has_an_empty_agenda(treaties):
    assert events(treaties, "id/state/EEE") == {}


@pytest.mark.parametrize(
    ("name", "path"), [("treaty", "id/instrument/treaty"), ("aaa", "id/state/AAA")]
)
def test_a_treaty_is_asked_for_by_its_slug_and_a_state_by_its_code(treaties, name, path):
    assert asked_for(treaties, name) == BASE + path


def test_a_name_that_is_neither_gets_what_is_near(treaties):
    with pytest.raises(AgendaError, match=r"treety: neither .*; did you mean treaty"):
        asked_for(treaties, "treety")
