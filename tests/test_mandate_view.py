"""The page of chains of mandates, over the whole graph."""

import csv
import io
import json
import re

import pytest
from clients import EngineClient
from outline import Outline, in_language

from disarmgraph.namespaces import BASE

HTML = {"Accept": "text/html"}
PATHS = [
    "/view/mandates",
    "/view/mandates?body=body/un-secretary-general",
    "/view/mandates?text=instrument/cwc",
    "/view/mandates?text=document/a-res-62-47",
]


def text(client: EngineClient, path: str, language: str = "en") -> str:
    response = client.get(in_language(path, language), headers=HTML)
    assert response.status_code == 200
    return response.text


def drawn(page: str) -> set[str]:
    """Where the boxes of the drawing lead."""
    return set(re.findall(r'<a href="([^"?]+)', page.split('class="chains"')[1].split("</svg>")[0]))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("path", PATHS)
def test_the_page_is_well_formed_in_both_languages(client, path, language):
    page = text(client, path, language)
    outline = Outline(page)
    assert (outline.language, outline.faults) == (language, [])
    assert not re.search(r'style="|<script(?! type="module" src="/static/)', page)


def test_the_mandates_that_were_answered_are_drawn_with_their_results(client):
    boxes = drawn(text(client, "/view/mandates"))
    assert {
        "/id/document/a-res-61-76",
        "/id/norm/a-res-61-76-report",
        "/id/document/a-63-228",
        "/id/event/un-general-assembly-session-63",
        "/id/document/bms3-outcome-document",
    } <= boxes


def test_each_step_of_the_table_has_its_passage(client):
    table = text(client, "/view/mandates").split("<tbody>")[1]
    row = next(row for row in table.split("<tr>") if "/id/norm/s-prst-2007-24-report" in row)
    asks, task, outcome, after = re.split(r"</td>|</th>", row)[:4]
    assert "/id/document/s-prst-2007-24?" in asks
    assert "/id/body/un-secretary-general?" in task
    assert "/id/document/a-63-228/para_" in task
    assert "/id/document/s-2008-258?" in outcome
    assert "/id/document/a-63-228/para_" in outcome
    assert "/id/body/un-security-council?" in after


def test_a_body_can_be_chosen_and_mandates_without_a_reply_say_so(client):
    page = text(client, "/view/mandates?body=body/unoda")
    assert page.split("<tbody>")[1].count("<tr>") == 3
    assert "no reply is recorded" in page
    assert re.search(r'<option value="body/unoda" selected>', page)


def test_a_provision_is_cited_with_its_treaty(client):
    assert ">CWC, art IV(8)<" in text(client, "/view/mandates?text=instrument/cwc")


def test_a_drawing_that_leaves_some_out_says_so(client):
    page = text(client, "/view/mandates?text=instrument/cwc")
    assert re.search(r"12 of \d+ are drawn", page)


@pytest.mark.parametrize("asked", ["body=body/nobody", "text=document/nothing"])
def test_what_has_no_mandate_is_told(client, asked):
    answer = client.get(f"/view/mandates?{asked}")
    assert answer.status_code == 404
    assert "/view/mandates" in answer.text


def test_the_table_is_there_as_csv_and_json(client):
    path = "/view/mandates.{}?text=document/a-res-61-76"
    rows = list(csv.DictReader(io.StringIO(client.get(path.format("csv")).text)))
    assert rows == json.loads(client.get(path.format("json")).text)
    (row,) = rows
    assert row["mandate"] == f"{BASE}id/norm/a-res-61-76-report"
    assert row["bearerLabel"] == "Secretary-General of the United Nations"
    assert row["outcome"] == f"{BASE}id/document/a-63-228"


def test_the_page_of_a_body_draws_its_mandates_and_leads_to_all(client):
    page = text(client, "/id/body/un-secretary-general")
    assert "/id/document/a-63-228" in drawn(page)
    assert "/view/mandates?lang=en&amp;body=body%2Fun-secretary-general" in page
    assert 'class="chains"' not in text(client, "/id/body/icbl")
