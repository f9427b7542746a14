import re

import mill
import pytest
from clients import serving
from playwright.sync_api import expect


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


def test_a_mandate_can_be_chosen_by_body_and_followed_to_its_report(page):
    page.goto("/view/mandates")
    page.get_by_label("Who is asked").select_option("body/un-secretary-general")
    page.get_by_role("button", name="Show").click()
    expect(page.locator("h2#chains")).to_contain_text("Secretary-General")
    page.locator(".chains a.outcome", has_text="Report of the Secretary-General of 11").click()
    expect(page).to_have_url(re.compile("/id/document/a-63-228"))


def test_a_fact_is_one_click_from_its_passage(page):
    page.goto("/id/norm/apmbc-condemn-use-by-any-actor")
    expect(page.locator("dl.sentence")).to_contain_text("Where it is written")
    page.locator(".quoted .ours a").first.click()
    expect(page.locator("p.kind")).to_contain_text("passage")


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
