"""Lists, the line of time and the flows of assistance, in a browser: with scripts and without."""

import csv
import re

import pytest
from browsing import opened
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.slow

PAGES = [
    "/id/norm/?force=legally-binding&theme=verification",
    "/id/norm/?all=theme",
    "/id/assistance/",
    "/id/state/?bound-by=instrument:tpnw",
    "/view/timeline",
    "/view/timeline?from=2007&to=2008&show=event&show=adoption",
    "/view/assistance",
]


def heading(page: Page) -> str:
    return page.locator("h1 .count").inner_text()


@pytest.mark.parametrize("scripts", [True, False])
def test_a_list_is_narrowed_down_and_opened_again(browser, server, scripts):
    with opened(browser, server, java_script_enabled=scripts) as page:
        page.goto("/id/norm/")
        whole = heading(page)
        page.locator("section", has=page.locator("#facet-type")).get_by_role(
            "link", name=re.compile("^prohibition")
        ).click()
        page.locator("section", has=page.locator("#facet-weapon")).get_by_role(
            "link", name="All values"
        ).click()
        page.get_by_role("link", name=re.compile("^nuclear weapons")).click()
        expect(page).to_have_url(re.compile(r"\?type=Prohibition&weapon=nuclear-weapons$"))
        count, _, of = heading(page).partition(" of ")
        assert of == whole
        assert 0 < int(count) < 425
        expect(page.locator("tbody tr .badge.Prohibition")).to_have_count(min(int(count), 50))
        page.get_by_role("link", name="Take away: Type: prohibition").click()
        page.get_by_role("link", name="Clear all").click()
        assert heading(page) == whole


@pytest.mark.parametrize("scripts", [True, False])
def test_words_narrow_a_list_with_what_is_chosen(browser, server, scripts):
    with opened(browser, server, java_script_enabled=scripts) as page:
        page.goto("/id/instrument/?force=legally-binding")
        page.get_by_label("Words in the name").fill("firearms protocol")
        page.get_by_label("Words in the name").press("Enter")
        expect(page.locator("tbody th a")).to_have_count(2)  # of the UN, and of SADC
        expect(page.locator(".chips li")).to_have_count(3)
        page.get_by_role("link", name="Adopted or opened", exact=True).click()
        first = page.locator("tbody th a").first
        expect(first).to_have_attribute("href", "/id/instrument/fap")
        page.get_by_role("link", name="Adopted or opened", exact=True).click()
        expect(first).not_to_have_attribute("href", "/id/instrument/fap")


def test_a_narrowed_list_is_taken_home_and_asked_in_sparql(page):
    page.goto("/id/assistance/?status=requested")
    count = int(heading(page).partition(" ")[0])
    with page.expect_download() as download:
        page.get_by_role("link", name="This list as CSV").click()
    rows = list(csv.reader(download.value.path().read_text().splitlines()))
    assert len(rows) == 1 + count
    page.get_by_role("link", name="This list in SPARQL").click()
    expect(page.get_by_text(f"{count} rows").first).to_be_visible()


def test_the_filters_are_closed_on_a_phone_and_open_by_their_name(page):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("/id/norm/")
    expect(page.locator("#facet-type")).not_to_be_visible()
    page.get_by_text("Narrow down").first.click()
    expect(page.locator("#facet-type")).to_be_visible()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto("/id/norm/")
    expect(page.locator("#facet-type")).to_be_visible()


def test_a_year_of_the_line_of_time_is_opened_and_an_event_followed(page):
    page.goto("/view/timeline")
    page.get_by_role("link", name="2008: 22", exact=True).click()
    expect(page.get_by_label("From year")).to_have_value("2008")
    page.locator(".timeline").get_by_role("link", name="Third Biennial Meeting").click()
    expect(page.locator("h1")).to_contain_text("Third Biennial Meeting")


def test_a_number_of_the_flows_leads_to_activities_and_their_passages(page):
    page.goto("/view/assistance")
    page.get_by_label("requested", exact=True).check()
    page.get_by_role("button", name="Show").click()
    number = page.locator("table.flow td.number a").first
    count = number.inner_text()
    number.click()
    expect(page.locator("tbody th")).to_have_count(int(count))
    page.locator("tbody td").last.get_by_role("link").first.click()
    expect(page.locator("p.kind")).to_contain_text("passage")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [390, 768])
def test_a_list_and_a_view_fit_a_narrow_screen(page, path, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", PAGES)
def test_a_list_and_a_view_have_no_barriers(page, axe, path):
    page.goto(path)
    assert axe(page) == []


def test_a_list_on_paper_has_its_rows_and_not_its_filters(page):
    page.goto("/id/norm/?type=Prohibition")
    page.emulate_media(media="print")
    expect(page.locator("#facet-type")).not_to_be_visible()
    expect(page.locator("tbody tr").first).to_be_visible()
    expect(page.locator(".chips")).to_be_visible()
