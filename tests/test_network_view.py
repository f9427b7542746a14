"""The page of the network around a thing, over the whole graph."""

import csv
import io
import json
import re

import pytest
from clients import EngineClient
from outline import Outline

from disarmgraph.namespaces import BASE

HTML = {"Accept": "text/html"}
BMS3 = "/view/network?thing=id/event/bms3"


def text(client: EngineClient, path: str) -> str:
    response = client.get(path, headers=HTML)
    assert response.status_code == 200
    return response.text


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_is_well_formed_in_both_languages(client, language):
    page = text(client, f"{BMS3}&lang={language}")
    outline = Outline(page)
    assert (outline.language, outline.faults) == (language, [])
    assert not re.search(r'style="|<script(?! type="module" src="/static/)', page)


@pytest.mark.parametrize(
    "asked", ["id/event/bms3", "/id/event/bms3", f"{BASE}id/event/bms3".replace(":", "%3A")]
)
def test_a_thing_is_known_by_its_path_and_by_its_iri(client, asked):
    assert "Third Biennial Meeting" in text(client, f"/view/network?thing={asked}")


def test_a_name_leads_to_the_network_of_the_thing(client):
    answer = client.get("/view/network?thing=BMS3&lang=fr", headers=HTML)
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/view/network?lang=fr&thing=id%2Fevent%2Fbms3"


def test_a_name_that_may_mean_several_things_offers_them(client):
    assert "What may be meant" in text(client, "/view/network?thing=biennial meeting&lang=en")


def test_without_a_thing_there_is_a_form_with_examples(client):
    outline = Outline(text(client, "/view/network?lang=en"))
    assert outline.links["Coordinating Action on Small Arms"].endswith("thing=id%2Fbody%2Fcasa")


def test_boxes_of_the_drawing_are_links_with_titles(client):
    page = text(client, f"{BMS3}&lang=en")
    drawing = page.split('class="network wide"')[1].split("</svg>")[0]
    boxes = re.findall(r'<a href="([^"]+)" class="\w+"><title>([^<]+)</title>\s*<rect', drawing)
    assert boxes[0][0] == "/id/event/bms3?lang=en"
    assert "/view/network?lang=en&amp;thing=id%2Fplace%2Fnew-york" in {href for href, _ in boxes}
    assert all(title.strip() for _, title in boxes)


def test_what_only_a_rule_says_has_a_broken_frame_and_a_mark(client):
    page = text(client, f"{BMS3}&relation=disarm:attendedBy&lang=en")
    assert re.search(r'class="derived"><title>some States \([^<]+a rule derives it', page)
    row = next(row for row in page.split("<tr>") if "/id/role/some-states" in row)
    assert "/graph/derived/attended-through-a-part" in row


def test_one_relation_is_shown_alone(client):
    page = text(client, f"{BMS3}&relation=disarm:isPartOfEvent&lang=en")
    table = page.split("<tbody>")[1]
    assert table.count("<tr>") == 5
    assert "All relations" in page


def test_a_relation_that_the_thing_does_not_have_is_told(client):
    answer = client.get(f"{BMS3}&relation=disarm:donor")
    assert answer.status_code == 404
    assert "disarm:donor" in answer.text


def test_a_name_that_nothing_has_is_told(client):
    answer = client.get("/view/network.csv?thing=qqqqzzzz")
    assert answer.status_code == 404
    assert "qqqqzzzz" in answer.text


def test_the_table_is_there_as_csv_and_json(client):
    rows = list(csv.DictReader(io.StringIO(client.get(BMS3.replace("?", ".csv?")).text)))
    listed = json.loads(client.get(BMS3.replace("?", ".json?")).text)
    assert rows == listed
    assert {
        "direction": "from it",
        "relation": "disarm:locatedIn",
        "relationLabel": "located in",
        "thing": BASE + "id/place/new-york",
        "label": "New York",
        "kind": "place · city",
        "derivedBy": "",
    } in rows


@pytest.mark.parametrize(
    "path",
    ["/id/state/LKA", "/id/norm/a-res-61-76-report", "/id/event/bms3", "/scheme/theme/mine-action"],
)
def test_the_page_of_a_thing_leads_to_its_network(client, path):
    links = Outline(text(client, f"{path}?lang=en")).links
    assert links["Its network"].endswith(f"thing={path[1:].replace('/', '%2F')}")
