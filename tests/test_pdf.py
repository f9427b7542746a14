"""A PDF is read as pieces: furniture, headings, paragraphs, notes, tables, columns."""

from pathlib import Path

import pytest
from drawn_pdf import call, line
from reportlab.pdfgen.canvas import Canvas

from disarmgraph.layout import laid, pdf
from disarmgraph.layout.laid import Role


@pytest.fixture
def resolution(tmp_path: Path) -> Path:
    path = tmp_path / "resolution.pdf"
    canvas = Canvas(str(path), pagesize=(595, 842))
    line(canvas, 70, 800, "Z/RES/9/12")
    line(canvas, 70, 740, "Removal of rusty anchors", "Times-Bold", 15)
    line(canvas, 90, 700, "Recalling the harbour that was closed for want of light,")
    line(canvas, 90, 670, "1. Urges every port to count its anchors, to mark those that are")
    line(canvas, 70, 657, "rusty and to lift them")
    call(canvas, 70 + canvas.stringWidth("rusty and to lift them", "Times-Roman", 11), 662, "1")
    line(canvas, 180, 657, "before winter;")
    line(canvas, 100, 630, "(a) Anchors of iron;")
    line(canvas, 100, 617, "(b) Anchors of lead;")
    line(canvas, 90, 590, "2. Asks the keeper of the lamps, whose office was founded for the")
    call(canvas, 70, 113, "1", 5)
    line(canvas, 76, 110, "See the list of anchors.", size=9)
    line(canvas, 290, 40, "1/2")
    canvas.showPage()
    line(canvas, 70, 800, "Z/RES/9/12")
    line(canvas, 70, 740, "safety of small boats, to report each year.")
    line(canvas, 290, 40, "2/2")
    canvas.save()
    return path


def test_a_resolution_is_read_with_its_furniture_and_notes_apart(resolution):
    found = laid.put_together(pdf.pieces(resolution))
    assert [(each.role, each.number) for each in found.blocks] == [
        (Role.HEADER, None),
        (Role.TITLE, None),
        (Role.BLOCK, None),
        (Role.PARAGRAPH, "1"),
        (Role.ITEM, "(a)"),
        (Role.ITEM, "(b)"),
        (Role.PARAGRAPH, "2"),
        (Role.FOOTNOTE, "1"),
        (Role.FOOTER, None),
        (Role.HEADER, None),
        (Role.FOOTER, None),
    ]


def test_a_call_is_written_as_superscript_where_it_stands(resolution):
    texts = [piece.text for piece in pdf.pieces(resolution)]
    assert texts[3].endswith("that are\nrusty and to lift them<sup>1</sup> before winter;")
    assert "<sup>1</sup> See the list of anchors." in texts


def test_a_paragraph_goes_on_after_the_end_of_a_page(resolution):
    (continued,) = [piece for piece in pdf.pieces(resolution) if piece.continues]
    assert continued.text == "safety of small boats, to report each year."
    found = laid.put_together(pdf.pieces(resolution))
    (second,) = [block for block in found.blocks if block.number == "2"]
    assert found.text[second.start : second.end].splitlines() == [
        "2. Asks the keeper of the lamps, whose office was founded for the",
        "",
        "<sup>1</sup> See the list of anchors.",
        "",
        "1/2",
        "",
        "Z/RES/9/12",
        "",
        "safety of small boats, to report each year.",
    ]


def test_two_columns_are_read_one_after_the_other(tmp_path):
    canvas = Canvas(str(tmp_path / "columns.pdf"), pagesize=(595, 842))
    for at in range(8):
        line(canvas, 70, 600 - 13 * at, f"left words of the long column of text {at}")
        # Rows of two columns need not stand at the same height.
        line(canvas, 320, 596 - 13 * at, f"right words of the long column of text {at}")
    canvas.save()
    text = "\n".join(piece.text for piece in pdf.pieces(tmp_path / "columns.pdf"))
    assert text.splitlines() == [
        f"{side} words of the long column of text {at}"
        for side in ("left", "right")
        for at in range(8)
    ]


def test_letters_printed_twice_are_read_once(tmp_path):
    canvas = Canvas(str(tmp_path / "x.pdf"), pagesize=(595, 842))
    for aside in (0, 0.2):
        line(canvas, 70 + aside, 500, "Every lamp is lit at dusk.")
    canvas.save()
    assert [piece.text for piece in pdf.pieces(tmp_path / "x.pdf")] == [
        "Every lamp is lit at dusk."
    ]


def test_a_stamp_on_edge_is_no_text(tmp_path):
    canvas = Canvas(str(tmp_path / "x.pdf"), pagesize=(595, 842))
    for at in range(9):
        line(canvas, 70, 500 - 13 * at, f"Lamp {at} of the pier is lit at dusk by its keeper.")
    canvas.rotate(90)
    line(canvas, 400, -40, "stamped by the harbour", size=20)
    canvas.save()
    first, last = pdf.pieces(tmp_path / "x.pdf")
    assert first.text.count("\n") == 8
    assert (last.text, last.role) == ("stamped by the harbour", Role.FOOTER)


def test_a_sentence_may_end_with_its_page_and_a_paragraph_go_on(tmp_path):
    canvas = Canvas(str(tmp_path / "x.pdf"), pagesize=(595, 842))
    words = "Each keeper of a lamp writes down how many boats have come in on the night before."
    line(canvas, 70, 120, f"7. {words}")
    for y in (107, 94, 81):
        line(canvas, 70, y, words)
    canvas.showPage()
    line(canvas, 70, 740, "The sheets are kept in a dry place.")
    line(canvas, 70, 710, "8. Nobody may take them away.")
    canvas.save()
    found = pdf.pieces(tmp_path / "x.pdf")
    assert [(piece.text[:3], piece.continues) for piece in found] == [
        ("7. ", False),
        ("The", True),
        ("8. ", False),
    ]


def test_a_number_within_a_sentence_is_no_mark(tmp_path):
    canvas = Canvas(str(tmp_path / "x.pdf"), pagesize=(595, 842))
    line(canvas, 90, 500, "1. The boats that came in were fewer than in the year before, by 3, or")
    line(canvas, 70, 487, "0.3 per cent, as the sheets of the long pier show.")
    canvas.save()
    assert len(pdf.pieces(tmp_path / "x.pdf")) == 1


def test_a_letter_is_called_by_what_it_is(tmp_path):
    canvas = Canvas(str(tmp_path / "x.pdf"), pagesize=(595, 842))
    line(canvas, 400, 770, "Distr.: General")
    line(canvas, 400, 757, "Original: French")
    line(canvas, 70, 690, "Sixty-third session", "Times-Bold", 10)
    line(canvas, 70, 670, "Lamps, oil and wicks", "Times-Bold", 10)
    line(
        canvas, 120, 630, "Letter of 3 June 2008 from the keeper of the long pier", "Times-Bold", 14
    )
    for at in range(4):
        line(canvas, 120, 590 - 13 * at, "I have the honour to tell you how many lamps were lit.")
    canvas.save()
    assert [(piece.text[:6], piece.role) for piece in pdf.pieces(tmp_path / "x.pdf")] == [
        ("Distr.", Role.BLOCK),
        ("Origin", Role.BLOCK),
        ("Sixty-", Role.BLOCK),
        ("Lamps,", Role.BLOCK),
        ("Letter", Role.TITLE),
        ("I have", None),
    ]


def test_paragraphs_may_be_told_by_white_space_though_most_have_one_row(tmp_path):
    canvas = Canvas(str(tmp_path / "x.pdf"), pagesize=(595, 842))
    y = 500
    for at in range(6):
        line(canvas, 70, y, f"Lamp {at} is lit at dusk,")
        if at % 2:
            y -= 13
            line(canvas, 70, y, "and put out at dawn,")
        y -= 25
    canvas.save()
    rows = [len(piece.text.splitlines()) for piece in pdf.pieces(tmp_path / "x.pdf")]
    assert rows == [1, 2, 1, 2, 1, 2]


def test_a_call_may_be_nearly_as_large_as_its_row(tmp_path):
    canvas = Canvas(str(tmp_path / "x.pdf"), pagesize=(595, 842))
    line(canvas, 70, 500, "Every lamp is lit at dusk")
    wide = canvas.stringWidth("Every lamp is lit at dusk", "Times-Roman", 11)
    line(canvas, 70 + wide, 504, "2", size=9.2)
    line(canvas, 78 + wide, 500, "and the 3")
    line(
        canvas, 78 + wide + canvas.stringWidth("and the 3 ", "Times-Roman", 11), 500, "4", size=9.2
    )
    canvas.save()
    assert pdf.pieces(tmp_path / "x.pdf")[0].text == (
        "Every lamp is lit at dusk<sup>2</sup> and the 3 4"
    )


def test_a_heading_may_stand_in_the_middle_in_the_letters_of_the_text(tmp_path):
    canvas = Canvas(str(tmp_path / "x.pdf"), pagesize=(595, 842))
    rows = (
        (100, "Every lamp is lit at dusk by one of the keepers of the pier, and when it rains"),
    )
    rows += (
        (70, "it is lit by two of them, of whom one holds an oar over the wick and the lamp,"),
    )
    for y, words in ((700, "OF LAMPS AND THE OIL THAT THEY TAKE"), (600, "Wicks")):
        canvas.setFont("Times-Roman", 11)
        canvas.drawCentredString(241, y, words)
        line(canvas, 100, y - 26, "The keepers of this port,")
        for at, (x, words) in enumerate((*rows, rows[1])):
            line(canvas, x, y - 39 - 13 * at, words)
    canvas.save()
    assert [(piece.text[:9], piece.role) for piece in pdf.pieces(tmp_path / "x.pdf")] == [
        ("OF LAMPS ", Role.TITLE),
        ("The keepe", None),
        ("Every lam", None),
        ("Wicks", Role.HEADING),
        ("The keepe", None),
        ("Every lam", None),
    ]
