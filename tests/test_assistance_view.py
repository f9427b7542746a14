import csv
import io
import json
import re
from html import unescape

import pytest
from clients import EngineClient
from test_pages import HTML, Outline

SEEN = [
    "/view/assistance",
    "/view/assistance?giver=implementer",
    "/view/assistance?status=requested&status=offered",
    "/view/assistance?theme=tracing&status=completed",
]


def page(client: EngineClient, path: str) -> Outline:
    response = client.get(path, headers=HTML)
    assert response.status_code == 200, path
    return Outline(response.text)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("path", SEEN)
def test_the_view_is_well_formed_in_both_languages(client, path, language):
    outline = page(client, f"{path}{'&' if '?' in path else '?'}lang={language}")
    assert outline.language == language
    assert outline.open == []
    assert len(outline.ids) == len(set(outline.ids))


def test_every_number_leads_to_as_many_activities(client):
    text = client.get("/view/assistance", headers=HTML).text
    numbers = re.findall(r'<td class="number"[^>]*><a href="([^"]+)">(\d+)</a>', text)
    assert len(numbers) > 20
    for href, number in numbers[::6]:
        path = unescape(href).replace("/?", ".json?", 1)
        assert json.loads(client.get(path).text)["count"] == int(number)


def test_a_band_leads_to_its_activities(client):
    text = client.get("/view/assistance", headers=HTML).text
    bands = re.findall(r'<a class="band \w+" href="([^"]+)" aria-label="[^"]*: (\d+)"', text)
    named = [pair for pair in bands if "donor=" in pair[0] and "recipient=" in pair[0]]
    assert named
    for href, number in named[::8]:
        path = unescape(href).replace("/?", ".json?", 1)
        assert json.loads(client.get(path).text)["count"] == int(number)


def test_what_is_requested_is_not_drawn_as_given(client):
    """data/assistance: Togo asked for a storage building, and the United States planned one."""
    text = client.get("/view/assistance?status=requested&status=planned", headers=HTML).text
    assert 'class="band given"' not in text
    assert 'class="band offered"' in text


def test_a_sum_is_told_once_with_its_activity_and_not_added_up(client):
    outline = page(client, "/view/assistance")
    assert "amounts" in outline.ids
    assert outline.words.count("500,500") == 1


def test_what_names_no_donor_is_counted_and_listed(client):
    outline = page(client, "/view/assistance")
    count = next(words for words in outline.links if words.endswith(" name no donor"))
    listed = json.loads(client.get("/id/assistance.json?donor=not-stated").text)
    assert count == f"{listed['count']} name no donor"
    assert outline.links[count] == "/id/assistance/?donor=not-stated"


def test_the_same_comes_as_csv_and_json(client):
    lines = list(csv.DictReader(io.StringIO(client.get("/view/assistance.csv").text)))
    assert json.loads(client.get("/view/assistance.json").text) == lines
    [storage] = [
        each
        for each in lines
        if each["recipient-iri"].endswith("/state/TGO") and each["status"] == "planned"
    ]
    assert storage["donor"] == "United States of America"
    assert storage["count"] == "1"


@pytest.mark.parametrize("query", ["giver=bank", "status=promised", "theme=no-such-theme"])
def test_what_cannot_be_chosen_is_told(client, query):
    answer = client.get(f"/view/assistance?{query}", headers=HTML)
    assert answer.status_code == 400
    assert query.partition("=")[2] in answer.text
