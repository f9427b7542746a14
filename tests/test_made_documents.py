"""One document printed in three formats is read as the same blocks from each."""

from pathlib import Path

import made_html
import made_pdf
import made_word
import pytest
from made_documents import Made
from made_reports import ALL

from disarmgraph.layout import document
from disarmgraph.layout.laid import FURNITURE, Laid, Role

PRINTED = {"PDF": made_pdf.pdf, "DOCX": made_word.docx, "HTML": made_html.html}
READ = [(name, form) for name in ALL for form in PRINTED]


def words(laid: Laid, at: int) -> str:
    """The own text of a block: without those that stand within it, and however it is broken."""
    block = laid.blocks[at]
    text = laid.text[block.start : block.end]
    for inner in reversed(laid.blocks):
        if block.start < inner.start < block.end:
            text = text[: inner.start - block.start] + text[inner.end - block.start :]
    return " ".join(text.split())


@pytest.fixture(params=READ, ids=" as ".join)
def printed(request, tmp_path: Path) -> tuple[Made, Laid]:
    name, form = request.param
    return ALL[name], document.read(PRINTED[form](ALL[name], tmp_path / "document"))


def test_the_blocks_are_those_that_were_printed(printed):
    made, laid = printed
    front = len(made.front) - 2  # what stands above the line is furniture where there are pages
    found = [
        (block.role, block.level, block.number, words(laid, at))
        for at, block in enumerate(laid.blocks)
        if block.role not in FURNITURE | {Role.FOOTNOTE}
    ]
    start = next(at for at, each in enumerate(found) if each[0] is Role.TITLE)
    assert found[start:] == made.blocks()
    assert [each[3] for each in found[:start]][-front:] == list(made.front[2:])


def test_the_notes_are_those_that_were_printed(printed):
    made, laid = printed
    notes = [
        (block.number, words(laid, at))
        for at, block in enumerate(laid.blocks)
        if block.role is Role.FOOTNOTE
    ]
    assert notes == [(str(at), note) for at, note in enumerate(made.footnotes(), 1)]


def test_every_character_is_in_a_block(printed):
    _, laid = printed
    covered = set()
    for block in laid.blocks:
        covered |= set(range(block.start, block.end))
    assert [
        laid.text[at] for at in range(len(laid.text)) if at not in covered and laid.text[at].strip()
    ] == []


@pytest.mark.parametrize("name", ALL)
def test_no_page_furniture_is_read_as_text(tmp_path, name):
    laid = document.read(made_pdf.pdf(ALL[name], tmp_path / "x.pdf"))
    furniture = [laid.text[b.start : b.end] for b in laid.blocks if b.role in FURNITURE]
    pages = max(block.page for block in laid.blocks)
    assert pages > 1
    assert furniture.count(ALL[name].symbol) == pages
    assert furniture.count("On lamps and anchors") == pages - 1
    assert [each for each in furniture if each.endswith("/9")] == [
        f"{page}/9" for page in range(2, pages + 1)
    ]
