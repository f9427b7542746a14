"""The pages and tables of who gives assistance to whom."""

import csv
import io
import json
import re
from html import unescape

import pytest
from outline import HTML, in_language, page

SEEN = [
    "/view/assistance",
    "/view/assistance?giver=implementer",
    "/view/assistance?status=requested&status=offered",
    "/view/assistance?theme=tracing&status=completed",
    "/view/assistance?state=JPN",
]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("path", SEEN)
def test_the_view_is_well_formed_in_both_languages(client, path, language):
    outline = page(client, in_language(path, language))
    assert (outline.language, outline.faults) == (language, [])


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
    for ending in (" name no donor", " requests do not say whom they were made to"):
        words = next(words for words in outline.links if words.endswith(ending))
        path = outline.links[words].replace("/?", ".json?", 1)
        listed = json.loads(client.get(path).text)
        assert words == f"{listed['count']}{ending}"


def test_a_request_is_drawn_from_whom_it_was_made_to(client):
    """A/63/228, paragraph 35: Togo asked the United States for a storage building."""
    text = client.get("/view/assistance?status=requested", headers=HTML).text
    assert 'aria-label="United States of America → Togo, requested: 1"' in text
    assert "requested-of=state:USA" in text
    storage = [
        each
        for each in csv.DictReader(io.StringIO(client.get("/view/assistance.csv").text))
        if each["recipient-iri"].endswith("/state/TGO") and each["status"] == "requested"
    ]
    assert [each["donor"] for each in storage] == ["United States of America"]


def test_a_state_is_chosen_and_what_is_left_is_about_it(client):
    lines = json.loads(client.get("/view/assistance.json?state=TGO").text)
    assert lines
    commission = "/body/togo-national-commission-small-arms"
    assert any(line["recipient-iri"].endswith(commission) for line in lines)
    for line in lines:
        assert line["recipient-iri"].endswith(("/state/TGO", commission))
    whole = json.loads(client.get("/view/assistance.json").text)
    assert len(lines) < len(whole)
    assert (
        '<option value="TGO" selected>Togo</option>'
        in client.get("/view/assistance?state=TGO", headers=HTML).text
    )


def test_the_budget_of_the_union_and_the_union_are_one_donor(client):
    """A/63/228, paragraph 54: seminars paid for by the budget of the Union."""
    lines = list(csv.DictReader(io.StringIO(client.get("/view/assistance.csv").text)))
    paid = [each for each in lines if "eu-joint-action-2008-03-17-seminars" in each["activities"]]
    assert len(paid) == 5
    assert {each["donor"] for each in paid} == {"European Union"}


def test_no_picture_is_said_where_nothing_names_both_ends(client):
    text = client.get("/view/assistance?status=requested&theme=record-keeping", headers=HTML).text
    assert "There is no picture" in text
    assert "The same as a table" not in text


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


@pytest.mark.parametrize(
    "query", ["giver=bank", "status=promised", "theme=no-such-theme", "state=XXX"]
)
def test_what_cannot_be_chosen_is_told(client, query):
    answer = client.get(f"/view/assistance?{query}", headers=HTML)
    assert answer.status_code == 400
    assert query.partition("=")[2] in answer.text
