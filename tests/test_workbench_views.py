"""An answer at /sparql as bars, in time, as a network, as a matrix."""

import re

import browsing
import pytest
from playwright.sync_api import expect
from workbench import DATES, LINKS, SUMS, ask, cells, view

pytestmark = pytest.mark.slow


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
