"""The line of time as a page and as data."""

import csv
import io
import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from outline import HTML, in_language, page

SEEN = [
    "/view/timeline",
    "/view/timeline?from=2007&to=2008&by=series",
    "/view/timeline?show=event&show=adoption&show=opening&show=entry-into-force",
    "/view/timeline?theme=tracing&series=series:iti-regional-workshops-2007-2008",
    "/view/timeline?from=1801&to=1802",
]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("path", SEEN)
def test_the_view_is_well_formed_in_both_languages(client, path, language):
    outline = page(client, in_language(path, language))
    assert (outline.language, outline.faults) == (language, [])


def test_what_is_drawn_is_in_the_table_too(client):
    text = client.get(SEEN[1], headers=HTML).text
    picture = re.search(r'<figure class="picture.*?</figure>', text, re.DOTALL)[0]
    drawn = set(re.findall(r'<a href="(/id/event/[^"]+)"', picture))
    table = re.search(r'<section class="table">.*?</section>', text, re.DOTALL)[0]
    assert drawn
    assert drawn == set(re.findall(r'<th scope="row"><a href="([^"]+)"', table))


def test_a_day_a_span_a_month_and_a_year_are_drawn_differently(client):
    """data/events/events.ttl has all four in the years 2006 to 2008."""
    text = client.get("/view/timeline?from=2006&to=2008", headers=HTML).text
    shapes = set(re.findall(r'<(?:circle|rect) class="(day|span|month|year)"', text))
    assert shapes == {"day", "span", "month", "year"}


def test_the_adoption_of_a_treaty_is_shown_when_asked_for(client):
    assert "Mine Ban Convention" not in page(client, "/view/timeline?from=1997&to=1997").links
    outline = page(client, "/view/timeline?from=1997&to=1997&show=adoption")
    assert "18 September 1997" in outline.words
    assert outline.links["Mine Ban Convention"] == "/id/instrument/apmbc"


def test_events_without_a_date_are_told_apart(client):
    outline = page(client, "/view/timeline")
    assert "Without a date" in outline.words
    assert "undated" in outline.ids


def test_a_bar_leads_to_its_year_with_all_else_that_is_chosen(client):
    text = client.get("/view/timeline?show=adoption&lang=en", headers=HTML).text
    [href] = re.findall(r'<a href="([^"]+)"[^>]*aria-label="1925: 1"', text)
    query = parse_qs(urlsplit(href.replace("&amp;", "&")).query)
    assert query == {"show": ["adoption"], "from": ["1925"], "to": ["1925"], "lang": ["en"]}


def test_the_same_comes_as_csv_and_json(client):
    path = "?from=2008&to=2008&show=event&show=entry-into-force"
    lines = list(csv.DictReader(io.StringIO(client.get(f"/view/timeline.csv{path}").text)))
    assert json.loads(client.get(f"/view/timeline.json{path}").text) == lines
    [meeting] = [each for each in lines if each["iri"].endswith("/event/bms3")]
    assert (meeting["start"], meeting["end"], meeting["precision"]) == (
        "2008-07-14",
        "2008-07-18",
        "span",
    )
    assert meeting["passages"].startswith("https://w3id.org/disarmgraph/id/document/")


@pytest.mark.parametrize(
    "query", ["from=last-year", "to=20", "show=births", "by=colour", "theme=no", "series=no"]
)
def test_what_cannot_be_chosen_is_told(client, query):
    answer = client.get(f"/view/timeline?{query}", headers=HTML)
    assert answer.status_code == 400
    assert query.partition("=")[2] in answer.text


def test_the_view_is_in_the_list_of_views(client):
    outline = page(client, "/view/")
    assert outline.links["Events in time"] == "/view/timeline"
    assert outline.links["Flows of assistance"] == "/view/assistance"
