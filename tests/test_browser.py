"""Ways of a reader through the pages, in a browser."""

import re

import mill
import pytest
from clients import serving
from playwright.sync_api import expect

pytestmark = pytest.mark.slow


def test_a_reader_clicks_from_home_to_a_document_a_passage_and_what_it_names(page):
    page.goto("/")
    documents = page.locator("main li", has=page.get_by_role("heading", name="The documents"))
    documents.get_by_role("link").first.click()
    expect(page.locator("p.kind")).to_contain_text("document")
    entry = page.locator(".entry").filter(has=page.locator(".run a")).first
    entry.locator("summary").click()
    named = entry.locator(".run a").first.get_attribute("href")
    passage = entry.locator(".pin a").get_attribute("href")
    entry.locator(".pin a").click()
    expect(page.locator("p.kind")).to_contain_text("passage")
    page.locator(f'main a[href="{named}"]').first.click()
    expect(page.locator("h1")).not_to_be_empty()
    expect(page.locator(f'main a[href="{passage}"]').first).to_be_attached()


def test_the_marks_of_a_fact_lead_to_what_they_mean(page):
    page.goto("/id/event/togo-united-states-storage-agreement-2008")
    mark = page.locator(".provenance .mark-inferred")
    expect(mark).to_have_text("inferred")
    mark.click()
    expect(page.locator("#inferred")).to_be_in_viewport()
    expect(page.locator("#inferred")).to_contain_text("Read from the context")


def test_a_reader_goes_from_an_event_to_the_next_and_to_what_was_agreed_there(page):
    page.goto("/id/event/bms3")
    page.get_by_role("link", name="What was agreed there").click()
    expect(page.locator("#agreed")).to_be_in_viewport()
    page.locator("nav.series a[rel=next]").click()
    expect(page.locator("h1")).to_contain_text("Fourth Biennial Meeting")


def test_a_reader_walks_from_network_to_network_with_the_keyboard(page):
    page.goto("/id/body/casa")
    page.get_by_role("link", name="Its network").click()
    page.locator('.network.wide a.node[href$="thing=id%2Fbody%2Fun"]').focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("Network of United Nations")
    page.locator(".network.wide a.self").click()
    expect(page).to_have_url(re.compile("/id/body/un$"))


@pytest.mark.parametrize("width", [1280, 390])
def test_a_network_is_drawn_for_the_width_of_the_screen(page, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/view/network?thing=id/event/bms3")
    expect(page.locator(".network:visible")).to_have_count(1)
    drawing = page.locator(".network:visible svg").bounding_box()
    assert drawing["x"] >= 0
    assert drawing["x"] + drawing["width"] <= width
    words = page.locator(".network:visible a.self text").bounding_box()
    frame = page.locator(".network:visible a.self rect").bounding_box()
    assert frame["x"] <= words["x"]
    assert words["x"] + words["width"] <= frame["x"] + frame["width"]


@pytest.mark.parametrize(
    "path",
    ["/view/network?thing=id/event/bms3", "/view/mandates?lang=en", "/view/mandates?lang=fr"],
)
def test_words_fit_into_the_boxes_of_a_drawing(page, path):
    page.goto(path)
    beyond = page.evaluate(
        """Array.from(document.querySelectorAll("main svg a:has(rect)")).filter(box => {
            const frame = box.querySelector("rect").getBoundingClientRect();
            const words = box.querySelector("text").getBoundingClientRect();
            return frame.width && (words.right > frame.right || words.bottom > frame.bottom + 1
                || words.left < frame.left || words.top < frame.top - 1);
        }).map(box => box.textContent)"""
    )
    assert beyond == []


@pytest.mark.parametrize("slug", ["opcw-executive-council", "un-secretary-general"])
def test_chains_are_not_drawn_larger_than_their_words_need(page, slug):
    page.goto(f"/id/body/{slug}")
    drawing = page.locator(".chains svg")
    assert drawing.bounding_box()["width"] <= int(drawing.get_attribute("width")) + 1


def test_a_fact_is_one_click_from_its_passage(page):
    page.goto("/id/norm/apmbc-condemn-use-by-any-actor")
    expect(page.locator("dl.sentence")).to_contain_text("Where it is written")
    page.locator(".quoted .ours a").first.click()
    expect(page.locator("p.kind")).to_contain_text("passage")


def test_contents_of_a_document_lead_to_its_parts_on_a_phone_too(page):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("/id/document/a-63-228")
    contents = page.locator("details.folded-contents")
    contents.locator("summary").click()
    contents.get_by_role("link", name="International Tracing Instrument").click()
    heading = page.get_by_role("heading", name="International Tracing Instrument")
    expect(heading).to_be_in_viewport()


def test_the_words_of_a_text_lead_to_what_they_name(browser, tmp_path):
    mill.folder(tmp_path)
    with serving(mill.store(), tmp_path, texts=str(tmp_path)) as process:
        page = browser.new_page(base_url=process.address, locale="en-GB")
        page.goto("/id/document/mill")
        entry = page.locator("#para_1")
        expect(entry.locator(".wording")).to_have_attribute("lang", "fr")
        expect(entry.locator(".ours")).to_contain_text("The League asks its Council")
        entry.locator(".wording a", has_text="Brême").click()
        expect(page.locator("h1")).to_have_text("Bremen")
        page.close()
        process.terminate()


def test_the_language_is_switched_on_the_page_and_kept_on_the_next(page):
    page.goto("/ontology")
    page.get_by_role("link", name="Français").click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    page.get_by_role("link", name="Documents", exact=True).first.click()
    expect(page.locator("html")).to_have_attribute("lang", "fr")
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_a_question_is_found_asked_with_a_choice_and_taken_along(page):
    page.goto("/queries")
    page.get_by_label("Search in the questions").fill("treaties bound State day")
    page.locator("main").get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Which treaties bound a State on a day?").click()
    page.get_by_label("State", exact=True).select_option(label="Sri Lanka")
    page.get_by_label("Day", exact=True).fill("2018-06-01")
    page.get_by_role("button", name="Show the answer").click()
    expect(page).to_have_url(re.compile(r"\?state=LKA&day=2018-06-01$"))
    row = page.locator("table.rows tbody tr", has_text="Mine Ban Convention").first
    expect(row).to_contain_text("1 June 2018")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV", exact=True).click()
    assert download.value.suggested_filename == "what-bound-a-state-on-a-day.csv"
    lines = download.value.path().read_text(encoding="utf-8").splitlines()
    assert [line.split(",")[1] for line in lines if "/instrument/apmbc," in line] == ["2018-06-01"]


def test_a_learner_runs_the_query_of_a_step_and_goes_on(page):
    page.goto("/course")
    page.get_by_role("link", name="Begin").click()
    page.get_by_role("link", name="Run this query").first.click()
    expect(page).to_have_url(re.compile(r"/sparql\?query="))
    page.go_back()
    page.get_by_text("Show the solution").click()
    expect(page.get_by_text("43 rows")).to_be_visible()
    page.locator("a[rel=next]").click()
    expect(page.locator("h1")).to_contain_text("Labels")


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/id/document/",
        "/id/state/LTU",
        "/id/instrument/apmbc",
        "/id/instrument/apmbc/art_5",
        "/view/participation",
        "/view/parties?treaty=apmbc",
        "/view/deadlines",
        "/ontology",
        "/scheme/",
        "/scheme/weapon",
        "/shapes",
        "/queries",
        "/queries/what-bound-a-state-on-a-day",
        "/queries/who-signed-and-did-not-ratify",
        "/queries/what-part-is-civil-society-given-in-each-document",
        "/course",
        "/course/elsewhere",
        "/sparql",
        "/basis",
        "/id/event/bms3",
        "/id/body/un-secretary-general",
        "/id/assistance/togo-storage-facility",
        "/id/discrepancy/tracing-workshops-organizer",
        "/id/document/apmbc-review-2014-2019-cooperation-compliance?lang=fr",
        "/id/norm/apmbc-destroy-stockpiles?lang=fr",
        "/view/duties?theme=marking&lang=fr",
        "/view/mandates",
        "/view/network?thing=id/event/bms3",
    ],
)
def test_a_page_fits_a_narrow_screen(page, path):
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize(
    "path",
    [
        "/id/document/apmbc-review-2014-2019-cooperation-compliance?lang=fr",
        "/id/document/a-63-228/para_28",
        "/id/norm/apmbc-destroy-stockpiles?lang=fr",
        "/view/duties?theme=marking",
        "/view/duties?weapon=anti-personnel-mines",
    ],
)
def test_there_is_no_barrier_on_pages_of_documents_and_norms(page, axe, path):
    page.goto(path)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    assert axe(page) == []
