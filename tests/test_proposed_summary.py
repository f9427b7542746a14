"""A summary that a program has proposed: a person accepts it, rejects it, or writes their own.

Draft and text are invented; the proposals are put behind those of tests/draft/mills.draft.ttl.
"""

import shutil
from pathlib import Path

import browsing
import pytest
from click.testing import CliRunner

from disarmgraph.command.cli import main
from disarmgraph.names import LANGUAGES
from disarmgraph.review import review_page
from disarmgraph.review.draft_file import Draft, DraftError
from disarmgraph.review.draft_words import DraftWords

HERE = Path(__file__).parent / "draft"
ENGLISH, FRENCH = "A few workshops stopped work.", "Des ateliers ont cessé leur activité."


def proposal(number: int, words: str) -> str:
    return f"""
mills:proposal_{number} a rdf:Statement ;
    rdf:subject mills:para_3 ;
    rdf:predicate disarm:summary ;
    rdf:object {words} ;
    disarm:basis basis:proposed ;
    disarm:likelihood 0.30 ;
    disarm:rule "adviser" ;
    disarm:start 206 ;
    disarm:end 264 .
"""


@pytest.fixture
def path(tmp_path, graph, monkeypatch):
    """The draft with a summary of para_3 proposed in each language."""
    monkeypatch.setattr("disarmgraph.dataset.graph.load", lambda: graph)
    shutil.copy(HERE / "mills.txt", tmp_path)
    path = tmp_path / "mills.draft.ttl"
    proposed = proposal(12, f'"{ENGLISH}"@en') + proposal(13, f'"{FRENCH}"@fr')
    path.write_text((HERE / path.name).read_text(encoding="utf-8") + proposed, encoding="utf-8")
    return path


@pytest.fixture
def draft(path):
    return Draft.read(path)


def summaries(draft):
    [passage] = [each for each in draft.passages.values() if each.name == "para_3"]
    return passage.english, passage.french


def lines(draft):
    stripped = [line.strip() for line in draft.text().splitlines()]
    return [line for line in stripped if line.startswith("disarm:summary")]


def of_rest(draft):
    return sorted(set(draft.proposals) & {12, 13})


def test_accepted_it_is_the_summary_the_english_one_first(draft):
    draft.accept(13)
    draft.accept(12)
    assert summaries(draft) == (ENGLISH, FRENCH)
    assert lines(draft) == [f'disarm:summary "{ENGLISH}"@en ;', f'disarm:summary "{FRENCH}"@fr ;']
    assert of_rest(draft) == []
    draft.set_reviewed("para_3")


def test_a_passage_is_not_reviewed_while_a_summary_is_only_proposed(draft):
    assert summaries(draft) == ("", "")
    draft.accept(12)
    with pytest.raises(DraftError, match="para_3"):
        draft.set_reviewed("para_3")


def test_rejected_it_is_gone(draft):
    draft.reject(12)
    assert (summaries(draft), of_rest(draft)) == (("", ""), [13])


def test_written_by_a_person_it_is_decided_upon(draft):
    draft.set_summary("para_3", "Thirteen mills shut.", None)
    assert (summaries(draft), of_rest(draft)) == (("Thirteen mills shut.", ""), [13])
    draft.undo()
    assert (summaries(draft), of_rest(draft)) == (("", ""), [12, 13])


def test_accepted_it_takes_the_place_of_one_that_was_written(draft, path):
    path.write_text(
        draft.text().replace(
            "disarm:reviewed false .\n\nnorm",
            'disarm:reviewed false ;\n    disarm:summary "Old."@en .\n\nnorm',
        ),
        encoding="utf-8",
    )
    changed = Draft.read(path)
    assert summaries(changed) == ("Old.", "")
    changed.accept(12)
    assert lines(changed) == [f'disarm:summary "{ENGLISH}"@en .']


def review(path, keys):
    result = CliRunner().invoke(main, ["review", str(path)], input=keys)
    assert result.exit_code == 0, result.output
    return result.output


def test_at_the_terminal_it_is_shown_and_accepted_or_put_in_other_words(path):
    shown = review(path, "nnacDes moulins se sont tus.\nq")
    assert f"mills:para_3 disarm:summary (summary) {ENGLISH}@en" in shown
    assert "30 % likely, adviser" in shown
    assert summaries(Draft.read(path)) == (ENGLISH, "Des moulins se sont tus.")
    assert of_rest(Draft.read(path)) == []


def test_at_the_terminal_it_is_not_taken_unread_with_its_passage(path):
    review(path, "nnAq")
    assert of_rest(Draft.read(path)) == [12, 13]
    assert summaries(Draft.read(path)) == ("", "")


@pytest.fixture
def page(browser, draft, graph):
    target = draft.path.with_name("mills.html")
    text = (HERE / "mills.txt").read_text(encoding="utf-8")
    words = DraftWords(draft, graph, "en")
    target.write_text(review_page.page(draft, text, words), encoding="utf-8")
    with browsing.opened(browser, target.as_uri()) as page:
        page.goto("")
        page.locator("#proposal-12").focus()
        yield page


def field(page, language):
    return page.locator(f"#para_3 textarea[lang={language}]")


@pytest.fixture
def applied(page, path):
    """Saves the decisions of the page and applies them, twice; the draft after that."""

    def apply() -> Draft:
        with page.expect_download() as download:
            page.get_by_role("button", name="Save decisions").click()
        file = path.with_name("mills.decisions.json")
        shutil.copy(download.value.path(), file)
        for _ in range(2):
            done = CliRunner().invoke(main, ["review", str(path), "--decisions", str(file)])
            assert done.exit_code == 0, done.output
        return Draft.read(path)

    return apply


def test_on_the_page_accepted_words_are_the_summary(page, applied):
    assert ENGLISH in page.locator("#proposal-12").inner_text()
    page.keyboard.press("a")
    page.keyboard.press("a")
    assert [field(page, each).input_value() for each in LANGUAGES] == [ENGLISH, FRENCH]
    page.locator("#para_3 .reviewed").check()
    after = applied()
    assert (summaries(after), of_rest(after)) == ((ENGLISH, FRENCH), [])
    assert after.text().count("disarm:reviewed true") == 1


def test_on_the_page_other_words_correct_it(page, applied):
    page.keyboard.press("c")
    page.get_by_label("What are the right words?").fill("Workshops shut.")
    page.keyboard.press("Enter")
    assert field(page, "en").input_value() == "Workshops shut."
    page.keyboard.press("r")
    after = applied()
    assert (summaries(after), of_rest(after)) == (("Workshops shut.", ""), [])


def test_on_the_page_what_one_writes_decides_on_it(page, applied):
    page.keyboard.press("a")
    page.locator("#para_3 .summaries summary").click()
    field(page, "en").fill("Workshops shut.")
    field(page, "fr").fill("Des ateliers fermés.")
    field(page, "fr").press("Tab")
    told = [page.locator(f"#proposal-{each} .verdict").inner_text() for each in (12, 13)]
    assert told == ["Settled by what you have written"] * 2
    assert page.locator("#left").inner_text() == "Proposals left: 11"
    after = applied()
    assert (summaries(after), of_rest(after)) == (("Workshops shut.", "Des ateliers fermés."), [])


def test_on_the_page_a_decision_that_is_taken_back_takes_the_words_back(page):
    page.locator("#proposal-12 [data-verdict=accept]").click()
    assert field(page, "en").input_value() == ENGLISH
    page.locator("#proposal-12 [data-verdict=accept]").click()
    assert field(page, "en").input_value() == ""
    page.locator("#proposal-12 [data-verdict=accept]").click()
    page.keyboard.press("u")
    assert field(page, "en").input_value() == ""
    assert page.locator("#left").inner_text() == "Proposals left: 13"


def test_on_the_page_it_is_not_taken_unread_with_its_passage(page):
    page.keyboard.press("Shift+A")
    assert page.locator("#left").inner_text() == "Proposals left: 13"
