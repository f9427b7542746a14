"""The web application: errors in the form and the language asked for, methods, templates."""

import re
from pathlib import Path

import pytest
from clients import EngineClient
from jinja2 import Environment, meta
from pyoxigraph import Store

from disarmgraph.content import inventory
from disarmgraph.pages import app
from disarmgraph.pages.app import create_pages
from disarmgraph.protocol.request import Request

BROWSER = "text/html,*/*;q=0.8"
TEMPLATES = {path.name: path for path in (Path(app.__file__).parent / "templates").iterdir()}


@pytest.fixture(scope="module")
def pages():
    return create_pages(Store())


def asked(path, accept=None, method="GET"):
    headers = {"host": "localhost"} | ({"accept": accept} if accept else {})
    return Request(method, path, headers)


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_what_a_template_takes_from_others_is_there(name):
    parsed = Environment(extensions=["jinja2.ext.do"]).parse(TEMPLATES[name].read_text("utf-8"))
    assert set(meta.find_referenced_templates(parsed)) <= TEMPLATES.keys()


def test_what_is_not_there_is_a_problem_document_that_says_what_to_do(client):
    response = client.get("/nowhere")
    assert response.status_code == 404
    assert response.content_type == "application/problem+json"
    assert response.json == {
        "title": "Not Found",
        "status": 404,
        "detail": "there is nothing at /nowhere; begin at http://localhost/",
    }


@pytest.mark.parametrize(
    ("path", "accepted", "language", "words"),
    [
        ("/sparql?query=ASK", None, "en", "cannot stand here"),
        ("/sparql?query=ASK", "fr-CH", "fr", "ne peut pas figurer ici"),
        ("/sparql?query=ASK&lang=fr", "en", "fr", "ne peut pas figurer ici"),
        ("/nowhere", "fr", "en", "there is nothing at /nowhere"),
    ],
)
def test_a_problem_is_told_in_the_language_of_the_reader_as_far_as_it_is_there(
    client, path, accepted, language, words
):
    headers = {"Accept-Language": accepted} if accepted else {}
    response = client.get(path, headers=headers)
    assert words in response.json["detail"]
    assert response.headers["Content-Language"] == language
    assert "language" not in response.json


def test_what_is_not_in_the_language_of_a_page_says_so(client):
    french = {"Accept": BROWSER, "Accept-Language": "fr"}
    told = client.get("/sparql?query=ASK", headers=french)
    assert re.search(r'<p class="lead">[^<]*ne peut pas figurer ici', told.text)
    assert told.headers["Content-Language"] == "fr"
    foreign = client.get("/nowhere", headers=french)
    assert '<p class="lead" lang="en">there is nothing' in foreign.text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "BREW"])
def test_other_methods_are_refused_with_those_that_are_there(pages, method):
    page = pages(asked("/queries", method=method))
    assert page.status == 405
    assert "GET" in dict(page.headers)["Allow"]
    assert f"{method} is not for /queries" in page.body.decode()


def test_a_browser_gets_a_page_with_the_same_status(client):
    response = client.get("/nowhere", headers={"Accept": BROWSER})
    assert response.status_code == 404
    assert response.mimetype == "text/html"
    assert "there is nothing at /nowhere" in response.text
    assert "Accept" in response.headers["Vary"]


@pytest.mark.parametrize(
    ("status", "words"),
    [(503, "would take too much"), (504, "would take too long"), (429, "Too many requests")],
)
def test_a_problem_that_somebody_else_met_is_put_on_a_page(pages, status, words):
    problem = {"title": "Limit", "status": status, "detail": "ask for less"}
    target = "/sparql?query=ASK+%7B+%3Chello%3E+%7D"
    page = pages(Request("GET", target, {"host": "x", "accept": BROWSER}, problem=problem))
    assert page.status == status
    text = page.body.decode()
    assert words in text
    assert "ask for less" in text
    assert "ASK { &lt;hello&gt; }" in text
    assert dict(page.headers)["Retry-After"] == "5"


def test_an_unforeseen_error_shows_nothing_of_the_inside_but_to_the_log(monkeypatch, caplog):
    def broken(_store):
        raise ZeroDivisionError("inside")

    monkeypatch.setattr(inventory, "schemes", broken)
    with EngineClient(Store(), workers=1) as client:
        for accept in ("application/json", BROWSER):
            response = client.get("/scheme/", headers={"Accept": accept})
            assert response.status_code == 500
            assert "an error of ours" in response.text
            assert "inside" not in response.text
    assert caplog.text.count("ZeroDivisionError: inside") == 2
