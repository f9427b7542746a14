"""The query page in Chromium: asked, answered, drawn, stopped, linked to; also without scripts."""

import csv
import re
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import browsing
import pytest
from clients import serving
from playwright.sync_api import expect
from SPARQLWrapper import JSON, SPARQLWrapper
from test_engine import CROSS, ENDLESS, store_of_a_thousand

from disarmgraph.files import graph_home
from disarmgraph.namespaces import DISARM, shorten
from disarmgraph.pages import static_files

EDITOR = (static_files.FOLDER / "dist/editor.js").is_file()
needs_editor = pytest.mark.skipif(
    not EDITOR, reason="the editor is not built here; docs/serving.md tells how it is"
)
TREATIES = "SELECT ?treaty { VALUES ?treaty { instrument:apmbc instrument:ccm } }"
DATES = """SELECT ?day ?until ?what ?kind {
  VALUES (?day ?until ?what ?kind) {
    ("1997-12-03"^^xsd:date "1999-03-01"^^xsd:date "signed" "one")
    ("2008-05-30"^^xsd:date "2010-08-01"^^xsd:date "adopted" "one")
    ("2008"^^xsd:gYear UNDEF "year alone" "two")
    (UNDEF UNDEF "no day" "two")
  }
}"""
SUMS = """SELECT ?year ?value ?donor ?passage {
  VALUES (?year ?value ?donor ?passage) {
    ("2014"^^xsd:gYear 430700000 state:FRA a-63-228:para_8)
    ("2015"^^xsd:gYear 1290100000000 state:JPN a-63-228:para_8)
    ("2016"^^xsd:gYear 482900000 state:FRA a-63-228:para_8)
  }
}"""
LINKS = """SELECT ?from ?to {
  VALUES (?from ?to) {
    (state:FRA instrument:ccm) (state:FRA instrument:apmbc) (state:LTU instrument:apmbc)
  }
}"""


@pytest.fixture(scope="module")
def hasty(tmp_path_factory):
    """The address of a server that gives a query over a thousand triples two seconds."""
    with serving(store_of_a_thousand(), tmp_path_factory.mktemp("hasty"), time=2.0) as process:
        yield process.address


def query(page):
    """The editor, or the text field where it is not built."""
    return page.get_by_role("textbox", name=re.compile("^(Query|Requête)$"))


def ask(page, text, path="/sparql"):
    page.goto(path)
    page.wait_for_load_state("networkidle")
    browsing.write(query(page), text)
    page.get_by_role("button", name=re.compile("^(Run|Exécuter)$")).click()


def cells(page):
    rows = page.locator("#outcome tbody tr").all()
    return [row.get_by_role("cell").all_inner_texts() for row in rows]


def view(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def test_an_answer_is_a_table_of_names_that_lead_to_their_pages(page):
    ask(page, f"SELECT ?class {{ VALUES ?class {{ <{DISARM}Norm> }} }}")
    expect(page.get_by_role("columnheader")).to_contain_text("class")
    link = page.get_by_role("cell").get_by_role("link")
    expect(link).to_have_text("norm")
    page.get_by_label("Identifiers instead of names").check()
    expect(link).to_have_text("disarm:Norm")
    link.click()
    expect(page).to_have_url(re.compile(r"/ontology.*#Norm$"))


def test_prefixes_of_the_house_need_not_be_declared(page):
    ask(page, TREATIES)
    expect(page.locator("#outcome tbody tr")).to_have_count(2)
    expect(query(page)).to_contain_text("PREFIX instrument: <https://w3id.org/")


def test_an_answer_is_sorted_and_filtered(page):
    ask(page, 'SELECT ?n ?word { VALUES (?n ?word) { (10 "Élan") (9 "elm") (UNDEF "oak") } }')
    page.get_by_role("button", name="n", exact=True).click()
    expect(page.get_by_role("columnheader", name="n")).to_have_attribute("aria-sort", "ascending")
    assert [row[0] for row in cells(page)] == ["9", "10", ""]
    page.get_by_role("button", name="n", exact=True).click()
    assert [row[0] for row in cells(page)] == ["10", "9", ""]
    page.get_by_label("Filter rows").fill("elan")
    assert cells(page) == [["10", "Élan"]]
    expect(page.locator("#outcome")).to_contain_text("1 of 3 rows.")


def test_a_fault_is_told_at_its_place(page):
    ask(page, "SELECT ?s\nWHERE { ?s ?p ?o . FILTR (?o = 1) }")
    told = page.get_by_role("alert")
    expect(told).to_contain_text("The query cannot be read")
    expect(told).to_contain_text("Line 2, column 20:")
    expect(told).to_contain_text("did you mean FILTER?")
    page.faults.clear()  # Chromium logs the status of the answer


@needs_editor
def test_a_fault_is_marked_in_the_editor_until_the_text_changes(page):
    ask(page, "SELECT ?s\nWHERE { ?s ?p ?o . FILTR (?o = 1) }")
    mark = page.locator(".cm-lintRange-error")
    expect(mark).to_have_text("FILTR")
    expect(page.locator(".cm-diagnosticText").first).to_contain_text("did you mean FILTER?")
    query(page).press("End")
    page.keyboard.type(" ")
    expect(mark).to_have_count(0)
    page.faults.clear()


def test_a_name_that_is_nowhere_in_the_graph_is_pointed_out(page):
    ask(page, "SELECT ?norm { ?norm disarm:bearerr ?who }")
    expect(page.locator("#outcome")).to_contain_text("disarm:bearerr is nowhere in the graph")
    expect(page.locator("#outcome")).to_contain_text("No row")


@needs_editor
def test_terms_are_completed_by_their_labels_and_bring_their_prefix(page):
    page.goto("/sparql")
    page.wait_for_load_state("networkidle")
    browsing.write(query(page), "SELECT ?norm { ?norm ")
    page.keyboard.type("disarm:bea")
    offered = page.get_by_role("listbox", name="Completions")
    offered.get_by_role("option", name="disarm:bearer bearer").click()
    page.keyboard.type(" cluster")
    expect(
        offered.get_by_role("option", name=re.compile("Cluster Munitions")).first
    ).to_be_visible()
    offered.get_by_role("option", name="instrument:ccm").click()
    expect(query(page)).to_contain_text("PREFIX disarm: <https://w3id.org/disarmgraph/ontology#>")
    expect(query(page)).to_contain_text("?norm disarm:bearer instrument:ccm")


@needs_editor
def test_the_editor_is_run_and_left_by_keys(page):
    page.goto("/sparql")
    page.wait_for_load_state("networkidle")
    browsing.write(query(page), "ASK { }")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#outcome")).to_contain_text("Yes.")
    query(page).focus()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Run")).to_be_focused()


def test_a_question_is_found_by_its_words_and_run(page):
    page.goto("/sparql")
    page.get_by_label("Search the questions").fill("consented SIGNED")
    page.get_by_role("button", name="Who signed a treaty and has not consented").click()
    expect(page.locator("#outcome tbody tr")).not_to_have_count(0)
    expect(query(page)).to_contain_text("SELECT")
    page.get_by_label("Search the questions").fill("xyzzy")
    expect(page.locator("#library")).to_contain_text("No question has these words.")


def test_what_may_be_chosen_in_a_question_is_a_field_that_changes_query_and_answer(page):
    page.goto("/sparql?question=which-deadlines-fall-in-a-year")
    expect(page.get_by_role("heading", level=2).first).to_contain_text("Which original deadlines")
    expect(page.locator("#outcome")).to_contain_text("rows in")
    page.get_by_label("Year").fill("2011")
    page.get_by_label("Year").blur()
    expect(query(page)).to_contain_text("VALUES ?year { 2011 }")
    expect(page.locator("#outcome tbody tr").first).to_contain_text("2011-")
    expect(page).to_have_url(re.compile(r"/q/[\d.]+/which-deadlines-fall-in-a-year\?.*year=2011"))
    page.get_by_label("Year").fill("20")
    page.get_by_label("Year").blur()
    expect(page.locator("#question .fault")).to_contain_text("20 is no year")
    page.faults.clear()


def test_several_values_are_chosen_in_boxes(page):
    page.goto("/sparql?question=which-deadlines-fall-in-a-year")
    page.locator("#question summary", has_text="Treaties").click()
    page.get_by_label("Convention on Cluster Munitions").uncheck()
    expect(query(page)).to_contain_text("VALUES ?treaty { instrument:apmbc }")


def test_an_answer_is_drawn_as_bars(page):
    ask(page, 'SELECT ?word ?n { VALUES (?word ?n) { ("one" 3) ("two" 5) ("one" 4) } }')
    view(page, "Bar chart")
    picture = page.get_by_role("img", name="Bars: n by word")
    expect(picture.locator("text.amount")).to_have_text(["7", "5"])
    page.get_by_label("Amount").select_option("number of rows")
    expect(page.locator("text.amount")).to_have_text(["2", "1"])
    expect(page).to_have_url(re.compile("view=chart"))


def test_bars_are_drawn_by_time_in_its_order_and_no_amount_is_cut_off(page):
    ask(page, SUMS)
    view(page, "Bar chart")
    picture = page.get_by_role("img", name="Bars: value by year")
    amounts = picture.locator("text.amount")
    expect(amounts).to_have_text(["430,700,000", "1,290,100,000,000", "482,900,000"])
    right = picture.bounding_box()["x"] + picture.bounding_box()["width"]
    ends = [box["x"] + box["width"] for box in (each.bounding_box() for each in amounts.all())]
    assert max(ends) <= right


def test_amounts_without_a_time_are_drawn_by_the_first_things(page):
    ask(page, SUMS.replace("SELECT ?year ?value", "SELECT ?value"))
    view(page, "Bar chart")
    picture = page.get_by_role("img", name="Bars: value by donor")
    expect(picture.locator("text.amount")).to_have_count(2)


def test_an_answer_is_drawn_in_time(page):
    ask(page, DATES)
    view(page, "Timeline")
    picture = page.get_by_role("img", name="Rows by day, from 1997 to 2010")
    expect(picture.locator("rect.span")).to_have_count(2)
    expect(picture.locator("circle.point")).to_have_count(1)
    expect(page.locator(".view")).to_contain_text("1 row has no date.")


def test_an_answer_is_drawn_as_a_network_of_links(page):
    ask(page, LINKS)
    view(page, "Network")
    picture = page.locator(".network svg")
    expect(picture.locator("path.line")).to_have_count(3)
    expect(picture.get_by_role("link")).to_have_count(4)
    picture.get_by_role("link", name=re.compile("^France")).click()
    expect(page.locator("h1")).to_contain_text("France")


def test_an_answer_is_a_matrix_of_two_columns(page):
    ask(page, LINKS)
    view(page, "Matrix")
    expect(page.get_by_role("rowheader", name="France")).to_be_visible()
    assert sorted("".join(row) for row in cells(page)) == ["1", "11"]


def test_a_graph_is_shown_in_turtle_and_as_a_network(page):
    ask(page, "CONSTRUCT { state:FRA rdfs:seeAlso instrument:ccm ; rdfs:label 'x' } { }")
    turtle = page.locator("pre.turtle")
    expect(turtle.get_by_role("link", name="state:FRA")).to_be_visible()
    view(page, "Network")
    expect(page.locator(".network path.line")).to_have_count(1)


def test_a_view_is_kept_in_the_address(page):
    ask(page, LINKS)
    view(page, "Matrix")
    expect(page).to_have_url(re.compile(r"/q/[\d.]+/~a[\w-]+\?lang=en#view=matrix"))
    page.reload()
    expect(page.get_by_role("button", name="Matrix")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("rowheader", name="France")).to_be_visible()


def test_the_other_language_shows_the_same_answer(page):
    ask(page, LINKS)
    expect(page.get_by_label("Link to this query")).to_be_visible()
    page.get_by_role("link", name="Français").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    expect(page.locator("#answer")).to_have_text("La réponse")
    expect(page.get_by_role("cell", name="Lituanie")).to_be_visible()
    expect(page.get_by_label("Filtrer les lignes")).to_be_visible()


@pytest.mark.parametrize("name", ["CSV", "TSV", "JSON", "XML"])
def test_an_answer_is_downloaded_in_every_format(page, name):
    ask(page, "SELECT (1 AS ?one) {}")
    with page.expect_download() as download:
        page.locator(".share").get_by_role("link", name=name, exact=True).click()
    assert "one" in download.value.path().read_text()


def test_an_answer_is_downloaded_instead_of_shown(page):
    page.goto("/sparql")
    page.wait_for_load_state("networkidle")
    browsing.write(query(page), "SELECT (1 AS ?one) {}")
    page.get_by_label("Format of the answer").select_option("CSV")
    with page.expect_download() as download:
        page.get_by_role("button", name="Run").click()
    assert download.value.path().read_text().split() == ["one", "1"]


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


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_the_page_fits_its_screen_with_every_view(browser, server, width):
    with browsing.opened(browser, server, viewport={"width": width, "height": 800}) as page:
        ask(page, DATES)
        for name in ("Table", "Bar chart", "Timeline", "Matrix"):
            view(page, name)
            assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("language", ["en", "fr"])
def test_there_is_no_barrier_on_the_page_with_any_view(page, axe, language):
    ask(page, DATES, f"/sparql?lang={language}")
    expect(page.locator(".share h2")).to_be_visible()
    for button in page.locator("[data-view]").all():
        button.click()
        assert axe(page) == []


def test_there_is_no_barrier_on_the_page_with_a_network_or_a_fault(page, axe):
    ask(page, LINKS)
    view(page, "Network")
    assert axe(page) == []
    ask(page, "SELECT")
    expect(page.get_by_role("alert")).to_be_visible()
    assert axe(page) == []
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
