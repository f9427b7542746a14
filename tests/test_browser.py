import csv
import os
import re
import shutil
from collections.abc import Iterator
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright
from SPARQLWrapper import JSON, SPARQLWrapper

from disarmgraph.files import graph_home
from disarmgraph.namespaces import shorten

BROWSER = os.environ.get("BROWSER_PATH") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
REPORT_VIOLATIONS = """
document.addEventListener("securitypolicyviolation",
    event => console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
"""

pytestmark = pytest.mark.skipif(
    BROWSER is None, reason="no Chromium or Chrome here; install one or set BROWSER_PATH"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=BROWSER, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser, server: str) -> Iterator[Page]:
    """A page of a reader of English, who must meet no error and be sent nowhere else."""
    context = browser.new_context(base_url=server, locale="en-GB")
    context.add_init_script(REPORT_VIOLATIONS)
    page = context.new_page()
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on(
        "request",
        lambda sent: sent.url.startswith((server, "data:")) or faults.append(sent.url),
    )
    yield page
    context.close()
    assert faults == []


def test_a_reader_clicks_from_home_to_a_document_a_passage_and_what_it_names(page):
    page.goto("/")
    page.locator("main .list a").first.click()
    expect(page.locator("p.kind")).to_contain_text("document")
    entry = page.locator(".entry").filter(has=page.locator(".run a")).first
    entry.locator("summary").click()
    named = entry.locator(".run a").first.get_attribute("href")
    entry.locator(".pin a").click()
    expect(page.locator("p.kind")).to_contain_text("passage")
    page.locator(f'main a[href="{named}"]').first.click()
    expect(page.locator("h1")).not_to_be_empty()
    expect(page.locator("#mentions")).to_contain_text("Mentioned in")


def test_a_fact_is_one_click_from_its_passage(page):
    page.goto("/id/norm/apmbc-condemn-use-by-any-actor")
    expect(page.locator("table.answers")).to_contain_text("Where it is written")
    page.locator("table.answers ul.passages a").first.click()
    expect(page.locator("p.kind")).to_contain_text("passage")


def test_a_reader_sees_what_binds_a_state_on_a_chosen_day(page):
    """Lithuania left the Mine Ban Convention with effect on 27 December 2025."""
    page.goto("/id/state/LTU?on=2026-02-03")
    row = "tr#{} ~ tr:has-text('Mine Ban Convention')"
    expect(page.locator(row.format("left"))).to_contain_text("until 26 December 2025")
    page.locator("form.day input[type=date]").fill("2024-06-01")
    page.locator("form.day button").click()
    expect(page.locator("h2#treaties")).to_contain_text("1 June 2024")
    expect(page).to_have_url(re.compile(r"on=2024-06-01#treaties$"))
    expect(page.locator(row.format("left"))).to_have_count(0)
    page.locator(row.format("bound")).get_by_role("link", name="ratification").click()
    expect(page.locator("h1")).to_contain_text("Lithuania")


def test_a_treaty_leads_from_its_norms_to_their_text(page):
    page.goto("/id/instrument/apmbc")
    page.get_by_role("link", name="Each State Party never uses anti-personnel mines").click()
    expect(page.locator("table.answers")).to_contain_text("authentic text")


def test_the_language_is_switched_on_the_page_and_kept_on_the_next(page):
    page.goto("/ontology")
    page.get_by_role("link", name="Français").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    page.get_by_role("link", name="Documents", exact=True).first.click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_a_query_from_the_form_is_answered_in_a_table(page):
    page.goto("/sparql")
    page.get_by_label("Query").fill(
        "SELECT ?class { VALUES ?class { <https://w3id.org/disarmgraph/ontology#Norm> } }"
    )
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_role("columnheader")).to_have_text("class")
    page.get_by_role("link", name="disarm:Norm").click()
    expect(page).to_have_url(re.compile(r"/ontology.*#Norm$"))


def test_the_answer_from_the_form_is_downloaded_as_csv(page):
    page.goto("/sparql")
    page.get_by_label("Query").fill("SELECT (1 AS ?one) {}")
    page.get_by_label("Format of the answer").select_option("CSV")
    with page.expect_download() as download:
        page.get_by_role("button", name="Run").click()
    assert download.value.path().read_text().split() == ["one", "1"]


def test_a_question_of_the_library_is_run_from_its_page(page):
    page.goto("/queries")
    page.locator("main .list a").first.click()
    expect(page.locator("#answer")).to_have_text("The answer")
    page.get_by_role("button", name="Edit in the SPARQL form").click()
    expect(page.get_by_label("Query")).to_have_value(re.compile("SELECT"))


def test_a_question_has_one_answer_in_the_browser_by_sparqlwrapper_and_over_plain_http(
    page, server
):
    text = (graph_home() / "queries/what-answered-which-mandate.rq").read_text("utf-8")
    page.goto("/sparql")
    page.get_by_label("Query").fill(text)
    page.get_by_role("button", name="Run").click()
    expect(page.locator("#answer")).to_have_text("The answer")
    rows = [row.get_by_role("cell").all_inner_texts() for row in page.get_by_role("row").all()[1:]]

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


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/id/document/",
        "/id/state/LTU",
        "/id/instrument/apmbc",
        "/ontology",
        "/scheme/",
        "/scheme/weapon",
        "/shapes",
        "/queries",
        "/sparql",
    ],
)
def test_a_page_fits_a_narrow_screen(page, path):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
