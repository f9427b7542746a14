"""iCalendar as it is written, read again by a library that others use."""

from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from disarmgraph.law.ical import OCTETS, Event, calendar

NOW = datetime(2026, 11, 29, 12, 30, tzinfo=UTC)
DAY = date(2009, 3, 1)


def read(*events, title="Deadlines"):
    return Calendar.from_ical(calendar(title, events, NOW))


def of(summary, **more):
    return Event("https://graph.example/1", "https://graph.example/n", DAY, summary, "Why", **more)


@pytest.mark.parametrize(
    "text",
    [
        "Clear, mark; report",
        r"a back\slash",
        "two\nlines",
        "République démocratique populaire lao : " + "é" * 90,
        "é" * 37 + "x" * 75,
        "x" * (OCTETS - len("SUMMARY:")),
        "x" * (OCTETS - len("SUMMARY:") + 1),
        "",
    ],
)
def test_a_text_comes_back_as_it_was(text):
    (event,) = read(of(text)).walk("VEVENT")
    assert str(event["SUMMARY"]) == text


def test_no_line_is_too_long_and_no_character_is_cut():
    written = calendar("é" * 200, [of("ü€𝄞" * 60)], NOW)
    lines = written.split(b"\r\n")
    assert max(map(len, lines)) <= OCTETS
    assert [line.decode() for line in lines][-1] == ""


def test_an_event_is_a_whole_day():
    (event,) = read(of("Clear")).walk("VEVENT")
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (DAY, date(2009, 3, 2))
    assert event["DTSTAMP"].dt == NOW
    assert "RRULE" not in event


@pytest.mark.parametrize(("until", "rule"), [(None, None), (date(2020, 1, 1), [date(2020, 1, 1)])])
def test_an_event_can_return_each_year_until_a_day(until, rule):
    (event,) = read(of("Report", yearly=True, until=until)).walk("VEVENT")
    assert event["RRULE"]["FREQ"] == ["YEARLY"]
    assert event["RRULE"].get("UNTIL") == rule


def test_a_calendar_without_events_is_one():
    found = read(title="Nothing yet")
    assert str(found["X-WR-CALNAME"]) == "Nothing yet"
    assert found.walk("VEVENT") == []
