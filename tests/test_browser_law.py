"""A reader among treaties, States and deadlines, in a browser."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.slow


def test_a_mandate_can_be_chosen_by_body_and_followed_to_its_report(page):
    page.goto("/view/mandates")
    page.get_by_label("Who is asked").select_option("body/un-secretary-general")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("h2#chains")).to_contain_text("Secretary-General")
    page.locator(".chains a.outcome", has_text="Report of the Secretary-General of 11").click()
    expect(page).to_have_url(re.compile("/id/document/a-63-228"))


def test_a_duty_is_compared_from_the_matrix_to_the_norm_and_back_to_its_theme(page):
    page.goto("/view/duties")
    page.get_by_role("link", name="marking", exact=True).click()
    expect(page.locator("h2#legally-binding")).to_be_visible()
    headings = page.locator("main h2[id$=binding]").all_inner_texts()
    assert [each.rpartition(" ")[0] for each in headings] == [
        *("legally binding", "politically binding", "non-binding")
    ]
    page.locator("table.compared tbody th a").first.click()
    expect(page.locator("dl.sentence")).to_contain_text("legally binding")
    page.get_by_role("link", name="Compare the norms under “marking” in all texts").click()
    expect(page.get_by_label("Theme")).to_have_value("marking")


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
    expect(page.locator("main")).to_contain_text("authentic text")


@pytest.mark.parametrize("path", ["/id/instrument/cifta/art_19", "/id/instrument/apmbc"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_class_of_a_norm_stands_beside_its_words_and_not_over_them(page, path, language):
    page.goto(f"{path}?lang={language}")
    overlaps = """items => items.map(item => {
        const badge = item.querySelector(".badge").getBoundingClientRect();
        return badge.right - item.children[1].getBoundingClientRect().left;
    })"""
    found = page.locator(".norms li:has(> .badge)").evaluate_all(overlaps)
    assert len(found) > 5
    assert max(found) <= 0


def test_a_reader_goes_from_the_contents_of_a_treaty_to_a_provision_and_its_neighbour(page):
    page.goto("/id/instrument/apmbc")
    page.locator("details.contents a", has_text="Article 5").click()
    expect(page.locator("section#art_5")).to_be_in_viewport()
    page.locator("section#art_5 h3 a").click()
    expect(page.locator("p.heading").first).to_contain_text("mined areas")
    page.locator("nav.pager a[rel=next]").click()
    expect(page.locator("h1")).to_contain_text("Article 6")


def test_the_day_of_the_matrix_is_changed_and_a_cell_leads_to_its_act_by_keyboard(page):
    """Finland left the Mine Ban Convention with effect on 10 January 2026."""
    page.goto("/view/participation?weapon=anti-personnel-mines&region=europe&on=2026-02-03")
    row = page.locator(".matrix tbody tr", has_text="Finland")
    expect(row.locator("td.left")).to_have_text("E")
    page.get_by_label("On the day").fill("2026-01-09")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("h2#matrix")).to_contain_text("9 January 2026")
    expect(page.get_by_label("Region")).to_have_value("europe")
    row.get_by_role("link", name="Finland").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/id/treaty-action/apmbc-FIN-accession"))


def test_the_names_of_the_matrix_stay_while_it_is_scrolled(page):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("/view/participation")
    matrix = page.get_by_role("region", name=re.compile("States"))
    matrix.evaluate("frame => frame.scrollTo(400, 900)")
    corner = matrix.locator("thead th").first.bounding_box()
    frame = matrix.bounding_box()
    assert abs(corner["x"] - frame["x"]) < 3
    assert abs(corner["y"] - frame["y"]) < 3


@pytest.mark.parametrize("narrowed", ["", "&region=m49-western-europe"])
def test_the_row_that_an_address_names_stands_below_the_head_of_the_matrix(page, narrowed):
    page.goto(f"/view/participation?on=2026-02-03{narrowed}#FRA")
    row = page.locator("tr#FRA th")
    expect(row).to_be_in_viewport(ratio=1)
    head = page.locator(".matrix thead").bounding_box()
    assert row.bounding_box()["y"] >= head["y"] + head["height"] - 1
    expect(page.locator(".matrix thead th").first).to_be_in_viewport()


def test_deadlines_are_narrowed_and_taken_home_as_a_calendar(page):
    page.goto("/view/deadlines")
    page.get_by_label("State", exact=True).select_option("FRA")
    page.get_by_label("Treaty", exact=True).select_option("apmbc")
    page.get_by_label("Deadlines", exact=True).select_option("all")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("table.calendar")).to_contain_text("1 March 2009")
    with page.expect_download() as download:
        page.get_by_role("link", name="iCalendar").click()
    assert "apmbc-clear-mined-areas-FRA" in download.value.path().read_text().replace("\r\n ", "")


@pytest.mark.parametrize(
    "path",
    [
        "/id/state/FRA?lang=fr",
        "/id/instrument/npt",
        "/id/instrument/unpoa",
        "/id/instrument/apmbc/art_5",
        "/view/participation?region=europe",
        "/view/parties?treaty=ccm&standing=signed",
        "/view/deadlines",
    ],
)
def test_there_is_no_barrier_on_pages_of_treaties_and_states(page, axe, path):
    page.goto(path)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert axe(page) == []
