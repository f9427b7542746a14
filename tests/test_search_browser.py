"""The box for searches, in a browser."""

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.slow


@pytest.fixture
def asked(page: Page) -> list[str]:
    """The suggestions that a page asks for, as they are asked."""
    sent: list[str] = []
    page.on("request", lambda each: "/suggest?" in each.url and sent.append(each.url))
    return sent


def box(page: Page):
    return page.get_by_role("combobox", name="Name, symbol or subject")


def test_the_box_is_a_combobox_that_suggests_things_as_one_types(page):
    page.goto("/")
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    box(page).press_sequentially("mine b")
    options = page.get_by_role("option")
    expect(options.first).to_contain_text("Mine Ban Convention")
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("listbox", name="Suggestions")).to_be_visible()
    expect(page.get_by_role("status")).to_contain_text(re.compile(r"^\d suggestions"))


def test_the_arrow_keys_choose_and_enter_opens_what_is_chosen(page):
    page.goto("/")
    box(page).press_sequentially("mine b")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    chosen = page.get_by_role("listbox", name="Suggestions").get_by_role("option", selected=True)
    expect(chosen).to_have_count(1)
    expect(box(page)).to_have_attribute("aria-activedescendant", chosen.get_attribute("id"))
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/id/instrument/apmbc"))


def test_enter_without_a_choice_searches(page):
    page.goto("/")
    box(page).fill("victim assistance")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search\?q=victim\+assistance"))
    expect(page.locator(".best h2")).to_contain_text("victim assistance")
    expect(box(page)).to_have_value("victim assistance")


def test_escape_closes_the_list_and_leaves_what_is_written(page):
    page.goto("/id/state/FIN")
    box(page).press_sequentially("nucle")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("listbox")).to_have_count(0)
    expect(box(page)).to_have_value("nucle")


def test_a_click_opens_a_suggestion(page):
    page.goto("/id/state/FIN")
    box(page).press_sequentially("interp")
    page.get_by_role("option").filter(has_text="International Criminal Police").click()
    expect(page).to_have_url(re.compile(r"/id/body/interpol"))


def test_fast_typing_asks_once(page, asked):
    page.goto("/")
    box(page).press_sequentially("nuclear", delay=10)
    expect(page.get_by_role("option").first).to_be_visible()
    assert len(asked) == 1
    assert "q=nuclear" in asked[0]


def test_the_list_moves_nothing_on_the_page(page):
    page.goto("/")
    heading = page.locator("main h2").first
    before = heading.bounding_box()
    box(page).press_sequentially("mine b")
    expect(page.get_by_role("option").first).to_be_visible()
    assert heading.bounding_box() == before


def test_without_scripts_the_box_searches(browser, server):
    context = browser.new_context(base_url=server, locale="en-GB", java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_role("searchbox").fill("Otawa")
    page.get_by_role("button", name="Search").click()
    expect(page.locator(".corrected")).to_contain_text("Ottawa")
    context.close()


def test_a_reader_of_french_keeps_the_language(page):
    page.goto("/search?q=victim+assistance&lang=fr")
    french = page.get_by_role("combobox", name="Nom, sigle, cote ou sujet")
    french.fill("")
    french.press_sequentially("mines antip")
    page.get_by_role("option").first.click()
    expect(page).to_have_url(re.compile(r"lang=fr"))


def test_results_are_narrowed_to_a_kind_and_back(page):
    page.goto("/search?q=brokering")
    page.get_by_role("navigation", name="Narrow to a kind").get_by_role(
        "link", name="Norms"
    ).click()
    expect(page.locator("#results")).to_contain_text("Norms")
    page.get_by_role("link", name="All kinds").click()
    expect(page.locator("#of-norm")).to_be_visible()


@pytest.mark.parametrize(
    "path",
    [
        "/search",
        "/search?q=otawa",
        "/search?q=TIAN",
        "/search?q=qqqqqq",
        "/search?q=nuclear&kind=norm",
    ],
)
def test_the_pages_have_no_barriers(page, axe, path):
    page.goto(path)
    assert axe(page) == []


def test_the_open_list_has_no_barriers(page, axe):
    page.goto("/")
    box(page).press_sequentially("mine b")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    assert axe(page) == []


@pytest.mark.parametrize("width", [320, 390, 768])
def test_results_fit_narrow_windows(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/search?q=which+States+left+the+mine+ban+convention")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
