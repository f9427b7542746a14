"""The calendar of deadlines as a page and as data."""

import csv
import io
import json
import re
from datetime import date

import pytest
from icalendar import Calendar

HTML = {"Accept": "text/html"}
PATH = "/view/deadlines"
OF_FRANCE = f"{PATH}?state=FRA&treaty=apmbc&when=all"


def test_each_deadline_of_a_state_stands_under_its_year(client):
    text = client.get(OF_FRANCE, headers=HTML).text
    periods = re.findall(r'scope="rowgroup" colspan="4">([^<]+)<', text)
    assert periods == ["1999", "2003", "2009"]
    assert 'href="/id/due-date/apmbc-clear-mined-areas-FRA"' in text
    assert "before any extension or early completion" in text


def test_a_year_with_many_rows_is_shown_month_by_month(client):
    text = client.get(f"{PATH}?year=2000", headers=HTML).text
    assert "January 2000" in re.findall(r'scope="rowgroup" colspan="4">([^<]+)<', text)


def test_without_a_choice_what_is_still_to_come_is_shown(client):
    text = client.get(PATH, headers=HTML).text
    days = re.findall(r'<th scope="row"><time datetime="(\d{4}-\d\d-\d\d)"', text)
    assert days == sorted(days)
    assert days[0] >= date.today().isoformat()
    assert re.search(r'value="coming" selected', text)


def test_deadlines_that_return_each_year_are_told_in_words(client):
    french = client.get(f"{OF_FRANCE}&lang=fr", headers=HTML).text
    assert '<time datetime="--04-30">30 avril</time>' in french


def test_a_long_calendar_has_pages_that_keep_what_was_chosen(client):
    text = client.get(f"{PATH}?when=passed", headers=HTML).text
    (following,) = set(re.findall(r'rel="next" href="([^"]+)"', text))
    assert "when=passed" in following
    assert client.get(following.replace("&amp;", "&"), headers=HTML).status_code == 200


def test_the_calendar_file_has_what_was_chosen_and_nothing_else(client):
    answer = client.get(OF_FRANCE.replace(PATH, PATH + ".ics"))
    assert answer.mimetype == "text/calendar"
    calendar = Calendar.from_ical(answer.get_data())
    events = {str(event["UID"]).rpartition("/")[2] for event in calendar.walk("VEVENT")}
    assert "apmbc-clear-mined-areas-FRA" in events
    assert "apmbc-annual-report#FRA" in events
    assert all(event.endswith("FRA") for event in events)


def test_the_tables_say_the_same_as_the_page(client):
    rows = list(csv.DictReader(io.StringIO(client.get(OF_FRANCE.replace("?", ".csv?")).text)))
    assert [row["day"] for row in rows] == ["1999-08-28", "2003-03-01", "2009-03-01"]
    assert json.loads(client.get(OF_FRANCE.replace("?", ".json?")).text) == rows


def test_the_tables_of_all_deadlines_have_those_that_have_passed(client):
    text = client.get(f"{PATH}?when=all", headers=HTML).text
    (address,) = set(re.findall(r'href="(/view/deadlines\.csv[^"]*)"', text))
    rows = csv.DictReader(io.StringIO(client.get(address.replace("&amp;", "&")).text))
    assert min(row["day"] for row in rows) < date.today().isoformat()


@pytest.mark.parametrize(
    "query", ["state=XXX", "treaty=magna-carta", "year=1066", "when=someday", "page=999"]
)
def test_a_choice_that_there_is_not_is_refused(client, query):
    assert client.get(f"{PATH}?{query}", headers=HTML).status_code in (400, 404)


def test_choices_without_a_deadline_say_so(client):
    """The Convention of 1997 took effect in 1999."""
    text = client.get(f"{PATH}?state=FRA&treaty=apmbc&year=1997", headers=HTML).text
    assert "No deadline meets these choices" in text
