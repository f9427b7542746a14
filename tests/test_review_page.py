"""The page on which a draft is reviewed, as it is written; the draft and its text are invented."""

import html
import re
import shutil

import pytest
import reviewing
from click.testing import CliRunner
from reviewing import HERE, TEXT

from disarmgraph.command.cli import main
from disarmgraph.review import review_page
from disarmgraph.review.draft_text import outside_tags
from disarmgraph.review.draft_words import DraftWords


@pytest.fixture
def draft(tmp_path):
    return reviewing.copied(tmp_path)


def test_the_call_of_a_note_is_shown_as_printed(draft, graph):
    text = TEXT.replace("Thirteen <b>mills</b>", "Mills<sup>12</sup> of ")
    told = review_page.page(draft, text, DraftWords(draft, graph, "en"))
    assert "Mills\u00b9\u00b2 of" in told
    assert "&lt;sup&gt;" not in told


@pytest.mark.parametrize(
    ("words", "expected"),
    [("Oru<su", "Oru<sup>1</sup>"), ("1</sup> and", "<sup>1</sup> and"), ("and", "and")],
)
def test_a_place_does_not_end_within_the_call_of_a_note(words, expected):
    text = "Oru<sup>1</sup> and Ora"
    start = text.index(words)
    first, last = outside_tags(text, start, start + len(words))
    assert text[first:last] == expected


def test_nothing_of_a_text_is_taken_for_a_part_of_the_page(draft, graph):
    hostile = "</script><script>alert(1)</script> "
    text = TEXT.replace("Thirteen <b>mills</b>", hostile[: len("Thirteen <b>mills</b>")])
    draft.set_summary("para_3", hostile, None)
    told = review_page.page(draft, text, DraftWords(draft, graph, "en"))
    assert told.count("<script") == 2
    assert told.count("</script>") == 2
    assert "<b>mills</b>" not in review_page.page(draft, TEXT, DraftWords(draft, graph, "en"))


def test_it_names_no_address_to_load_from(draft, graph):
    told = review_page.page(draft, TEXT, DraftWords(draft, graph, "en"))
    assert re.findall(r"""(?:src|href)=["'][^"']""", told) == []
    assert "default-src 'none'" in html.unescape(told)


def test_the_text_is_whole_and_in_order(draft):
    found = review_page.sections(draft, TEXT)
    runs = ["".join(piece.words for piece in run) for each in found for run in each.runs]
    assert " ".join(runs).split() == TEXT.split()
    assert [each.passage.name for each in found] == ["hd_1", "para_1", "para_2", "para_3"]


def test_the_command_writes_the_page(draft, graph, monkeypatch):
    monkeypatch.setattr("disarmgraph.dataset.graph.load", lambda: graph)
    shutil.copy(HERE / "mills.txt", draft.path.parent)
    target = draft.path.with_name("review.html")
    arguments = ["review", str(draft.path), "--page", str(target)]
    result = CliRunner().invoke(main, arguments, env={"LC_ALL": "fr_FR.UTF-8"})
    assert result.exit_code == 0, result.output
    assert '<span class="kind">paragraphe</span>' in target.read_text(encoding="utf-8")
    assert "<h1>Relecture de mills</h1>" in target.read_text(encoding="utf-8")
    assert "11 propositions restantes" in result.output
