"""The page at /sparql where a query is stopped, or the browser can do little."""

import csv
import re
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import browsing
import pytest
from clients import serving
from playwright.sync_api import expect
from SPARQLWrapper import JSON, SPARQLWrapper
from thousand import CROSS, ENDLESS, store_of_a_thousand
from workbench import ask, cells

from disarmgraph.files import graph_home
from disarmgraph.namespaces import DISARM, shorten

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def hasty(tmp_path_factory):
    """The address of a server that gives a query over a thousand triples two seconds."""
    with serving(store_of_a_thousand(), tmp_path_factory.mktemp("hasty"), time=2.0) as process:
        yield process.address


def test_a_query_that_runs_shows_it_and_is_stopped(browser, hasty):
    with browsing.opened(browser, hasty) as page:
        ask(page, ENDLESS)
        expect(page.locator("#progress")).to_contain_text("Running… 1")
        page.get_by_role("button", name="Stop").click()
        expect(page.locator("#outcome")).to_contain_text("Stopped after")
        expect(page.get_by_role("button", name="Stop")).to_be_hidden()


def test_a_query_that_meets_its_limit_says_so(browser, hasty):
    with browsing.opened(browser, hasty) as page:
        ask(page, ENDLESS)
        told = page.get_by_role("alert")
        expect(told).to_contain_text("Stopped: the answer would take too long")
        expect(told).to_contain_text("2 s")
        page.faults.clear()


def test_an_answer_that_is_broken_off_is_told_to_be_incomplete(browser, hasty):
    text = f"""SELECT ?a ?c ?k {{
      {{ ?a <urn:x:n> ?c VALUES ?k {{ 1 2 3 }} }}
      UNION {{ {CROSS} FILTER (CONCAT(?c, ?f, ?i) = "x") }}
    }}"""
    with browsing.opened(browser, hasty) as page:
        ask(page, text)
        expect(page.get_by_role("alert")).to_contain_text("Incomplete:")
        expect(page.locator("#outcome tbody tr")).not_to_have_count(0)
        page.faults.clear()


def test_of_a_very_long_answer_the_beginning_is_shown_and_said_to_be(browser, hasty):
    with browsing.opened(browser, hasty) as page:
        ask(page, "SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f }")
        expect(page.get_by_role("alert")).to_contain_text("the first 10,000 rows are shown")
        expect(page.locator("#outcome tbody tr")).to_have_count(200)
        page.get_by_role("button", name="Show more rows").click()
        expect(page.locator("#outcome tbody tr")).to_have_count(1200)


def test_without_scripts_the_form_gives_a_table_and_what_can_be_done_with_it(browser, server):
    with browsing.opened(browser, server, java_script_enabled=False) as page:
        page.goto("/sparql")
        page.get_by_label("Query", exact=True).fill(
            f"SELECT ?class {{ VALUES ?class {{ <{DISARM}Norm> }} }}"
        )
        page.get_by_role("button", name="Run").click()
        expect(page.get_by_role("cell")).to_have_text("disarm:Norm")
        expect(page.locator(".share")).to_contain_text("curl")
        link = page.get_by_label("Link to this query").input_value()
        page.goto(link)
        expect(page.get_by_label("Query", exact=True)).to_have_value(re.compile("VALUES"))
        page.get_by_role("button", name="Run").click()
        expect(page.get_by_role("cell")).to_have_text("disarm:Norm")


def test_the_page_works_without_the_built_editor(browser, server):
    with browsing.opened(browser, server) as page:
        page.route("**/dist/editor.js", lambda route: route.abort())
        ask(page, "SELECT ?s\nWHERE { ?s ?p ?o . FILTR (?o = 1) }")
        expect(page.locator("#fault")).to_contain_text("did you mean FILTER?")
        page.get_by_label("Query", exact=True).fill("ASK { }")
        page.keyboard.press("Control+Enter")
        expect(page.locator("#outcome")).to_contain_text("Yes.")
        page.faults.clear()


def test_a_question_has_one_answer_in_the_browser_by_sparqlwrapper_and_over_plain_http(
    page, server
):
    text = (graph_home() / "queries/what-answered-which-mandate.rq").read_text("utf-8")
    ask(page, text)
    page.get_by_label("Identifiers instead of names").check()
    expect(page.get_by_label("Link to this query")).to_be_visible()
    rows = cells(page)

    wrapper = SPARQLWrapper(server + "sparql", returnFormat=JSON)
    wrapper.setQuery(text)
    answer = wrapper.queryAndConvert()
    columns = answer["head"]["vars"]
    values = [[row[column] for column in columns] for row in answer["results"]["bindings"]]
    assert rows == [
        [shorten(v["value"]) if v["type"] == "uri" else v["value"] for v in row] for row in values
    ]

    request = Request(
        f"{server}sparql?{urlencode({'query': text})}", headers={"Accept": "text/csv"}
    )
    with urlopen(request) as plain:
        lines = list(csv.reader(plain.read().decode().splitlines()))
    assert lines == [columns, *([v["value"] for v in row] for row in values)]
