"""Deadlines as an iCalendar file, read again by the library."""

from datetime import date

import pytest
from icalendar import Calendar
from small import small

from disarmgraph.law.agenda import (
    AgendaError,
    Yearly,
    agenda,
    asked_for,
    calendar,
    yearly_by_state,
)
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


@pytest.mark.parametrize(
    ("bound", "past", "first"),
    [
        ((2002, 3, 1), False, (2002, 4, 30)),
        ((2002, 4, 30), False, (2002, 4, 30)),
        ((2002, 5, 1), False, (2003, 4, 30)),
        ((2002, 3, 1), True, (2003, 4, 30)),
        ((2002, 5, 1), True, (2003, 4, 30)),
        ((2003, 1, 1), True, (2004, 4, 30)),
    ],
)
def test_what_is_told_of_the_past_year_is_first_due_in_the_year_after(bound, past, first):
    each = Yearly("norm", "treaty", "--04-30", date(*bound), None, past)
    assert each.first == date(*first)


@pytest.mark.parametrize(
    ("state", "norm", "first"),
    [
        # Bound since 1 March 1999, 24 December 2014, 1 March 2016 and 13 January 2025.
        ("FRA", "apmbc-annual-report", (2000, 4, 30)),
        ("FRA", "att-annual-report", (2015, 5, 31)),
        ("COL", "ccm-annual-report", (2017, 4, 30)),
        ("COL", "ccm-report-on-retained-munitions", (2017, 4, 30)),
        ("COL", "att-annual-report", (2026, 5, 31)),
    ],
)
def test_no_report_on_a_year_is_due_before_the_treaty_has_bound_in_one(graph, state, norm, first):
    days = {
        each.norm.rpartition("/")[2]: each.first
        for each in yearly_by_state(graph)[f"{BASE}id/state/{state}"]
    }
    assert days[norm] == date(*first)


def test_a_yearly_deadline_stands_once_in_the_agenda_of_a_treaty(treaties):
    found = events(treaties, "id/instrument/treaty", "fr")

    assert list(found) == ["due-date/clear-AAA", "norm/report#treaty"]
    assert "UNTIL" not in found["norm/report#treaty"]["RRULE"]
    assert str(found["due-date/clear-AAA"]["SUMMARY"]) == "Freedonie : Nettoyer"


@pytest.mark.parametrize(("end", "is_told"), [("2003-04-29", False), ("2003-04-30", True)])
def test_what_would_first_be_due_once_the_treaty_binds_no_more_is_not_told(end, is_told):
    store = small(
        """<urn:yearly> disarm:yearlyDate "--04-30"^^xsd:gMonthDay .
        norm:report disarm:hasDeadline <urn:yearly> ; disarm:sourceProvision instrument:treaty .
        <urn:period> a disarm:BoundPeriod ; disarm:concernsTreaty instrument:treaty ;
          disarm:boundState state:AAA ; disarm:startDate "2002-05-01"^^xsd:date ;
          disarm:endDate "%s"^^xsd:date .""".replace("%s", end)
    )
    assert bool(yearly_by_state(store)) == is_told


def test_the_end_for_one_state_is_no_end_of_a_treaty_that_bound_it_first(graph):
    norm, treaty = BASE + "id/norm/apmbc-annual-report", BASE + "id/instrument/apmbc"
    each = Yearly(norm, treaty, "--04-30", date(2002, 3, 1), date(2004, 7, 9))
    body = calendar(Names(graph, "en"), "Mines", [], [each], treaty)
    (event,) = Calendar.from_ical(body).walk("VEVENT")
    assert "UNTIL" not in event["RRULE"]


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
