"""The query page in Chromium: asked, answered, drawn, stopped, linked to; also without scripts."""

import re

import browsing
import pytest
from playwright.sync_api import expect
from workbench import EDITOR, LINKS, TREATIES, ask, cells, query

from disarmgraph.namespaces import DISARM

pytestmark = pytest.mark.slow

needs_editor = pytest.mark.skipif(
    not EDITOR, reason="the editor is not built here; docs/serving.md tells how it is"
)


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
