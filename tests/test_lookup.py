"""Things looked up by symbol and by name."""

import json

import pytest
from clients import EngineClient
from pyoxigraph import RdfFormat, Store

from disarmgraph.namespaces import BASE, DISARM

HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
TWO_OF_ONE_SYMBOL = f"""
@prefix disarm: <{DISARM}> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<{BASE}id/document/first> a disarm:Document ; rdfs:label "First"@en ; disarm:symbol "A/1/2" .
<{BASE}id/document/second> a disarm:Document ; rdfs:label "Second"@en ; disarm:symbol "A/1/2" .
"""


@pytest.fixture(scope="module")
def doubled():
    store = Store()
    store.load(TWO_OF_ONE_SYMBOL.encode(), format=RdfFormat.TURTLE)
    with EngineClient(store, workers=1) as client:
        yield client


@pytest.mark.parametrize(
    "path",
    [
        "/symbol/A/RES/62/47",
        "/symbol/a-res-62-47",
        "/symbol/A%2FRES%2F62%2F47",
        "/symbol/General%20Assembly%20resolution%2062/47",
        "/symbol/r%C3%A9solution%2062/47",
    ],
)
def test_a_symbol_in_any_spelling_leads_to_the_document(client, path):
    response = client.get(path)
    assert response.status_code == 303
    assert response.headers["Location"] == "/id/document/a-res-62-47"


def test_the_language_that_was_chosen_is_kept(client):
    response = client.get("/symbol/S/RES/1373%20(2001)?lang=fr")
    assert response.headers["Location"] == "/id/document/s-res-1373?lang=fr"


def test_an_unknown_symbol_is_not_found_and_the_nearest_are_told(client):
    response = client.get("/symbol/A/RES/62/48")
    assert response.status_code == 404
    assert "A/RES/62/47" in response.json["detail"]
    page = client.get("/symbol/A/RES/62/48", headers=HTML)
    assert page.status_code == 404
    assert 'href="/id/document/a-res-62-47"' in page.text


def test_what_is_no_symbol_is_not_found(client):
    assert client.get("/symbol/nonsense").status_code == 404


def test_a_symbol_of_two_documents_leaves_the_choice(doubled):
    response = doubled.get("/symbol/a/1/2")
    assert response.status_code == 300
    assert [each["iri"] for each in response.json["results"]] == [
        BASE + "id/document/first",
        BASE + "id/document/second",
    ]
    page = doubled.get("/symbol/a/1/2", headers=HTML)
    assert page.status_code == 300
    assert "First" in page.text
    assert "Second" in page.text


def test_a_program_is_told_what_a_symbol_means(client):
    response = client.get("/lookup", query_string={"symbol": "UNSCR 1373"})
    assert response.content_type == "application/json"
    assert response.json == {
        "query": "UNSCR 1373",
        "symbol": "S/RES/1373",
        "results": [
            {
                "iri": BASE + "id/document/s-res-1373",
                "label": {
                    "en": "Security Council resolution 1373 (2001)",
                    "fr": "Résolution 1373 (2001) du Conseil de sécurité",
                },
                "kind": "document",
                "symbol": "S/RES/1373 (2001)",
            }
        ],
    }


def test_a_program_is_told_of_the_nearest_symbols(client):
    answer = client.get("/lookup", query_string={"symbol": "A/CONF.192/16"}).json
    assert (answer["symbol"], answer["results"]) == ("A/CONF.192/16", [])
    assert answer["near"][0]["symbol"] == "A/CONF.192/15"


def test_a_program_is_told_what_a_name_means(client):
    answer = client.get("/lookup", query_string={"name": "traité sur le comerce des armes"}).json
    best = answer["results"][0]
    assert best["iri"] == BASE + "id/instrument/att"
    assert best["label"]["en"] == "Arms Trade Treaty"
    assert (best["kind"], best["match"], best["symbol"]) == ("instrument", True, None)
    assert 90 < best["score"] < 100


def test_no_more_than_the_limit_are_told(client):
    answer = client.get("/lookup", query_string={"name": "weapons", "limit": 2}).json
    assert len(answer["results"]) == 2


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_browser_gets_a_page_with_the_form_and_what_was_found(client, language):
    query = {"name": "<b>Ottawa Treaty</b>", "lang": language}
    page = client.get("/lookup", query_string=query, headers=HTML)
    assert page.mimetype == "text/html"
    assert f'<html lang="{language}">' in page.text
    assert f'href="/id/instrument/apmbc?lang={language}"' in page.text
    assert "<b>" not in page.text
    empty = client.get("/lookup", headers=HTML)
    assert empty.status_code == 200
    assert 'name="symbol"' in empty.text


def test_the_format_can_be_named(client):
    query = {"name": "NPT", "format": "json"}
    response = client.get("/lookup", query_string=query, headers=HTML)
    assert json.loads(response.text)["results"][0]["iri"] == BASE + "id/instrument/npt"
    query["format"] = "html"
    assert client.get("/lookup", query_string=query).mimetype == "text/html"


@pytest.mark.parametrize("accept", [None, "*/*", "text/html", "text/*, */*;q=0.1", "text/turtle"])
def test_the_form_is_for_all_who_do_not_wish_for_json(client, accept):
    """Every page links to it."""
    response = client.get("/lookup", headers={"Accept": accept} if accept else {})
    assert response.status_code == 200
    assert response.mimetype == "text/html"
    assert 'name="symbol"' in response.text


@pytest.mark.parametrize(
    ("query", "headers"), [({}, {"Accept": "application/json"}), ({"format": "json"}, HTML)]
)
def test_json_about_nothing_is_refused(client, query, headers):
    response = client.get("/lookup", query_string=query, headers=headers)
    assert response.status_code == 400


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ({"format": "xml"}, 400),
        ({"name": "a", "symbol": "A/1/2"}, 400),
        ({"name": "a", "limit": "0"}, 400),
        ({"name": "a", "limit": "many"}, 400),
        ({"name": "a", "format": "xml"}, 400),
    ],
)
def test_what_cannot_be_answered_is_told(client, query, status):
    response = client.get("/lookup", query_string=query)
    assert response.status_code == status
    assert response.content_type == "application/problem+json"


def test_a_program_that_wants_another_format_is_told_which_there_are(client):
    response = client.get(
        "/lookup", query_string={"name": "NPT"}, headers={"Accept": "text/turtle"}
    )
    assert response.status_code == 406
    assert "application/json" in response.json["detail"]
