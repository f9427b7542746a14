"""The tasks of docs/tasks.md, done in a browser from the home page by the words that it shows.

Each answer was read in the table of acts or in the text of the document, and then written here.
"""

import csv
import re

import pytest
from playwright.sync_api import Locator, Page, expect


@pytest.fixture
def home(page: Page) -> Page:
    page.goto("/")
    return page


def row(page: Page, *words: str) -> Locator:
    """The first row of a table with all the words."""
    found = page.get_by_role("main").locator("tbody tr")
    for each in words:
        found = found.filter(has_text=each)
    return found.first


def choose_state(home: Page, state: str, day: str) -> None:
    home.get_by_label("State", exact=True).select_option(state)
    home.get_by_label("On the day").fill(day)
    home.get_by_role("button", name="Show").click()


def look_for(home: Page, words: str) -> None:
    box = home.get_by_role("searchbox").or_(home.get_by_role("combobox", name=re.compile("Name")))
    box.first.fill(words)
    box.first.press("Enter")


def test_1_whether_poland_was_bound_by_the_mine_ban_convention_on_two_days(home):
    choose_state(home, "Poland", "2026-01-01")
    expect(home.locator("#treaties")).to_contain_text("1 January 2026")
    expect(row(home, "Mine Ban Convention", "1 June 2013")).to_contain_text("19 February 2026")
    home.get_by_label("On the day").fill("2026-03-01")
    home.get_by_role("button", name="Show").click()
    expect(home.locator("#treaties")).to_contain_text("1 March 2026")
    expect(row(home, "Mine Ban Convention", "withdrawal")).to_contain_text("20 February 2026")


def test_2_by_when_sri_lanka_had_to_destroy_its_stockpiled_mines(home):
    home.get_by_role("main").get_by_role("link", name="Calendar of deadlines").click()
    home.get_by_label("Deadlines", exact=True).select_option("all")
    home.get_by_label("State", exact=True).select_option("Sri Lanka")
    home.get_by_label("Treaty", exact=True).select_option("Mine Ban Convention")
    home.get_by_role("button", name="Show").click()
    expect(row(home, "1 June 2022")).to_contain_text("stockpile")


def test_3_which_instruments_lay_down_that_victims_are_helped_from_hard_to_soft(home):
    home.get_by_role("main").get_by_role("link", name="Duties compared").click()
    home.get_by_label("Theme", exact=True).select_option("victim-assistance")
    home.get_by_role("button", name="Compare").click()
    words = home.get_by_role("main").inner_text()
    hard = words.index("Each State Party gives victims adequate help")
    soft = words.index("All stakeholders see to the care of child victims")
    assert hard < soft


def test_4_where_the_tracing_workshops_were_held_and_who_paid_for_them(home):
    look_for(home, "regional workshops tracing instrument")
    for city in ("Nairobi", "Lomé", "Seoul"):
        expect(home.get_by_role("main")).to_contain_text(city)
    home.get_by_role("complementary").get_by_role("link", name="Assistance").click()
    home.get_by_role("link", name="Money from the European Union and five Governments").click()
    for donor in ("European Union", "Czech", "Estonia", "Japan", "Norway", "Republic of Korea"):
        expect(home.get_by_role("main")).to_contain_text(donor)
    expect(home.get_by_role("link", name=re.compile("para(graph)? 29")).first).to_be_visible()


def test_5_whether_the_yearly_sums_of_donors_add_up(home):
    home.get_by_role("link", name="Where does a source disagree with itself").click()
    home.get_by_role("link", name=re.compile("Donor funding 2014-2017")).first.click()
    expect(home.get_by_role("main")).to_contain_text("1,900,000,000")
    expect(home.get_by_role("main")).to_contain_text("1,963,300,000")
    expect(home.get_by_role("link", name="para 8").first).to_be_visible()


def test_6_which_resolutions_asked_for_the_report(home):
    home.get_by_role("main").get_by_role("link", name="Report of the Secretary-General").click()
    for resolution in ("61-76", "62-22", "62-47"):
        link = home.get_by_role("main").locator(f'a[href*="/id/norm/a-res-{resolution}-report"]')
        expect(link.first).to_have_text(re.compile("Report to the sixty-third session"))


def test_7_which_states_have_left_the_mine_ban_convention(home):
    look_for(home, "Ottawa Convention")
    home.get_by_role("main").get_by_role("link", name="Mine Ban Convention").first.click()
    home.get_by_role("link", name=re.compile("no longer bound")).first.click()
    for state in ("Estonia", "Finland", "Latvia", "Lithuania", "Poland"):
        expect(row(home, state)).to_contain_text("withdrawal")


def test_8_combien_de_reunions_informelles_par_an_en_francais(home):
    home.get_by_role("link", name="Français").click()
    home.get_by_role("link", name="Où une source présente-t-elle une discordance").click()
    home.get_by_role("link", name=re.compile("Réunions officieuses")).first.click()
    expect(home.locator("h1")).to_contain_text("deux")
    expect(home.locator("html")).to_have_attribute("lang", "fr")
    expect(home.get_by_role("link", name=re.compile(r"par\. 8\.1")).first).to_be_visible()


def test_9_when_a_small_arm_must_be_marked_under_the_tracing_instrument(home):
    look_for(home, "marking at manufacture tracing instrument")
    home.get_by_role("link", name=re.compile("require at manufacture a unique marking")).click()
    expect(home.get_by_role("main")).to_contain_text("paragraph 8")


def test_10_which_treaties_bound_fiji_as_a_table_with_a_footnote(home):
    home.get_by_role("link", name="Which treaties bound a State on a day?").click()
    home.get_by_label("State", exact=True).select_option("Fiji")
    home.get_by_label("Day", exact=True).fill("2015-01-01")
    home.get_by_role("button", name="Show the answer").click()
    expect(row(home, "Mine Ban Convention")).to_contain_text("1 March 1999")
    with home.expect_download() as started:
        home.get_by_role("link", name="table with names").click()
    with started.value.path().open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {(each["stateName"], each["day"]) for each in rows} == {("Fiji", "2015-01-01")}
    mines = next(each for each in rows if each["treatyName"] == "Mine Ban Convention")
    assert mines["since"] == "1999-03-01"
    expect(home.locator(".citation")).to_contain_text("disarmgraph")
