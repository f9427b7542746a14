"""A draft reviewed in a browser, on its page; the draft and its text are invented."""

import json
from pathlib import Path

import browsing
import pytest
import reviewing
from click.testing import CliRunner

from disarmgraph.command.cli import main
from disarmgraph.names import LANGUAGES
from disarmgraph.review import review_page
from disarmgraph.review.draft_file import Draft
from disarmgraph.review.draft_words import DraftWords

pytestmark = pytest.mark.slow


@pytest.fixture
def draft(tmp_path):
    return reviewing.copied(tmp_path)


@pytest.fixture
def written(draft, graph):
    """Writes the page in a language; its address."""

    def write(language: str = "en") -> str:
        path = draft.path.with_name("mills.html")
        words = DraftWords(draft, graph, language)
        path.write_text(review_page.page(draft, reviewing.TEXT, words), encoding="utf-8")
        return path.as_uri()

    return write


@pytest.fixture
def page(browser, written):
    """The page, which must ask for nothing but itself and break no policy."""
    with browsing.opened(browser, written()) as page:
        page.goto("")
        yield page


def decisions(page):
    """What the page saves as a file."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Save decisions").click()
    assert download.value.suggested_filename == "mills.decisions.json"
    return json.loads(Path(download.value.path()).read_text(encoding="utf-8"))


def verdicts(page):
    return {each["proposal"]: each["decision"] for each in decisions(page)["decisions"]}


def current(page):
    return page.locator(".proposal[aria-current=true]").get_attribute("data-number")


def marked(page):
    return page.locator(".place.now").all_inner_texts()


def press(page, keys):
    for key in keys:
        page.keyboard.press("Space" if key == " " else key)


def test_the_text_stands_beside_what_is_proposed_of_it(page):
    passage = page.locator("#para_2")
    text, proposals = passage.locator(".text"), passage.locator(".proposals")
    assert "Togo should repair the mill by the river \u2013 gently" in text.inner_text()
    assert text.bounding_box()["x"] < proposals.bounding_box()["x"]
    assert proposals.locator("> li").count() == 6
    assert page.locator("#para_3 .proposals").count() == 0
    assert "Togo state:TGO" in page.locator("#proposal-6").inner_text()
    assert "does not stand in the draft" in page.locator("#proposal-5").inner_text()


def test_keys_decide_and_the_words_in_question_are_marked(page):
    assert (current(page), marked(page)) == ("1", ["Meeting of the Mills"])
    press(page, "ar")
    assert (current(page), marked(page)) == ("2", ["Togo"])
    press(page, " n")
    assert (current(page), marked(page)) == ("6", ["Togo"])
    press(page, "rp")
    assert current(page) == "2"
    assert verdicts(page) == {1: "accept", 3: "reject", 6: "reject"}
    assert page.locator("#left").inner_text() == "Proposals left: 8"


def test_what_is_decided_is_applied_to_the_draft(page, draft, graph, monkeypatch):
    press(page, "arnrrrra")
    page.keyboard.press("n")
    page.locator("#para_3 textarea[lang=en]").fill("Mills closed.")
    page.locator("#para_3 textarea[lang=fr]").fill("Des moulins ont fermé.")
    page.locator("#para_3 .reviewed").check()
    file = draft.path.with_name("mills.decisions.json")
    file.write_text(json.dumps(decisions(page)), encoding="utf-8")
    monkeypatch.setattr("disarmgraph.dataset.graph.load", lambda: graph)
    result = CliRunner().invoke(main, ["review", str(draft.path), "--decisions", str(file)])
    assert result.exit_code == 0, result.output
    after = Draft.read(draft.path)
    # In para_2 Togo and both Centres go, then the class and with it the norm; then Togo stays.
    assert sorted(after.proposals) == [10, 11]
    assert "norm:mills-para-2" not in after.text()
    assert "disarm:cites" not in after.text()
    assert after.text().count("disarm:reviewed true") == 1


def test_a_fact_without_its_class_is_gone_with_its_proposals(page):
    page.locator("#proposal-7 [data-verdict=reject]").click()
    assert "Gone with its fact" in page.locator("#proposal-9").inner_text()
    assert page.locator("#left").inner_text() == "Proposals left: 8"
    assert verdicts(page) == {7: "reject"}


def test_a_name_corrects_a_proposal(page):
    page.keyboard.press("c")
    page.get_by_label("What is right?").press_sequentially("Burkina")
    options = page.locator("#choices option").evaluate_all("all => all.map(one => one.value)")
    assert "state:BFA" in options
    page.get_by_label("What is right?").fill("burkina faso")
    page.keyboard.press("Enter")
    assert "Corrected: state:BFA" in page.locator("#proposal-1").inner_text()
    assert decisions(page)["decisions"][0]["value"] == "state:BFA"


def test_a_value_of_a_list_is_corrected_by_its_name(page):
    page.locator("#proposal-8 [data-verdict=correct]").click()
    page.get_by_label("What is right?").fill("welcomes")
    page.keyboard.press("Enter")
    assert decisions(page)["decisions"][0]["value"] == "verb:welcomes"


def test_a_name_that_nothing_has_is_refused(page):
    page.keyboard.press("c")
    page.get_by_label("What is right?").fill("no such mill")
    page.keyboard.press("Enter")
    assert "names nothing that is known" in page.get_by_role("alert").inner_text()
    page.keyboard.press("Escape")
    assert page.get_by_label("What is right?").count() == 0
    assert verdicts(page) == {}


def test_words_are_corrected_to_words(page):
    page.locator("#proposal-11 [data-verdict=correct]").click()
    field = page.get_by_label("What are the right words?")
    assert field.input_value() == "Meeting of the Mills"
    field.fill("The Meeting of the Mills")
    page.keyboard.press("Enter")
    assert decisions(page)["decisions"][0]["value"] == "The Meeting of the Mills"


def test_a_passage_is_taken_as_it_stands(page):
    press(page, "nAA")
    assert verdicts(page) == {
        4: "accept",
        5: "reject",
        6: "accept",
        7: "accept",
        8: "accept",
        9: "accept",
    }
    page.keyboard.press("u")
    assert verdicts(page) == {}


def test_what_would_be_taken_of_a_passage_is_shown_before_it_is(page):
    press(page, "nA")
    box = page.locator("#para_2 .all")
    assert box.locator("> p").all_inner_texts()[:2] == [
        "To be accepted: 5 (mentions 2, class 1, bearer 1, verb 1)",
        "To be rejected, since not in the draft: 1 (mentions 1)",
    ]
    assert "bearer Togo state:TGO" in box.locator("ul").nth(0).inner_text()
    assert "body:unrec" in box.locator("ul").nth(1).inner_text()
    assert verdicts(page) == {}
    box.get_by_role("button", name="Leave it").click()
    assert (box.count(), current(page)) == (0, "6")
    page.keyboard.press("A")
    page.keyboard.press("Escape")
    assert box.count() == 0
    page.keyboard.press("A")
    page.keyboard.press("Enter")
    assert (len(verdicts(page)), box.count()) == (6, 0)


def test_the_browser_keeps_what_was_decided(page):
    press(page, "ar")
    page.locator("#para_3 textarea[lang=en]").fill("Mills closed.")
    page.locator("#para_3 textarea[lang=en]").press("Tab")
    page.reload()
    assert verdicts(page) == {1: "accept", 3: "reject"}
    assert page.locator("#para_3 textarea[lang=en]").input_value() == "Mills closed."
    assert current(page) == "2"


def test_a_passage_can_be_called_reviewed_once_it_is_done(page):
    reviewed = page.locator("#para_3 .reviewed")
    assert reviewed.is_disabled()
    page.locator("#para_3 textarea[lang=en]").fill("Mills closed.")
    page.locator("#para_3 textarea[lang=fr]").fill("Des moulins ont fermé.")
    reviewed.check()
    assert decisions(page)["reviewed"] == ["para_3"]
    page.locator("#para_3 textarea[lang=fr]").fill(" ")
    assert reviewed.is_disabled()
    assert decisions(page)["reviewed"] == []


def test_keys_can_be_turned_off_and_do_nothing_while_one_writes(page):
    page.locator("#para_3 textarea[lang=en]").press_sequentially("are")
    page.get_by_label("Keys decide").uncheck()
    page.locator("#proposal-1").focus()
    press(page, "ar")
    assert verdicts(page) == {}


def test_a_browser_that_can_keeps_the_file_itself(page):
    page.evaluate("""() => {
      window.kept = [];
      window.showSaveFilePicker = async ({ suggestedName }) => ({
        name: suggestedName,
        createWritable: async () => ({
          write: async (words) => { window.kept.push(words); },
          close: async () => {},
        }),
      });
    }""")
    page.get_by_role("button", name="Keep them in a file").click()
    press(page, "a")
    page.get_by_text("Kept in mills.decisions.json.").wait_for()
    page.wait_for_function("window.kept.length === 2")
    last = json.loads(page.evaluate("window.kept[1]"))
    assert [each["proposal"] for each in last["decisions"]] == [1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [390, 1280])
def test_the_page_has_no_barriers_and_no_overflow(browser, written, axe, language, width):
    size = {"width": width, "height": 844}
    with browsing.opened(browser, written(language), viewport=size) as page:
        page.goto("")
        press(page, "arnA")
        assert axe(page) == []
        page.keyboard.press("Escape")
        press(page, "c")
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert page.locator("html").get_attribute("lang") == language


def test_without_scripts_it_can_be_read(browser, written):
    with browsing.opened(browser, written(), java_script_enabled=False) as page:
        page.goto("")
        assert "let scripts run on this page" in page.locator("noscript").inner_html()
        assert page.locator("#para_2 .text").is_visible()
        assert page.locator("#proposal-6").is_visible()
