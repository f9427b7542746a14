"""Tables on pages of PDF."""

from drawn_pdf import line
from reportlab.pdfgen.canvas import Canvas

from disarmgraph.layout import pdf
from disarmgraph.layout.laid import Role


def test_a_ruled_table_gives_one_piece_a_row(tmp_path):
    canvas = Canvas(str(tmp_path / "table.pdf"), pagesize=(595, 842))
    line(canvas, 70, 640, "Anchors lifted in each port:")
    canvas.grid([70, 200, 330], [560, 580, 600])
    for y, cells in ((586, ("Port", "Ancres levées")), (566, ("Nord", "12"))):
        for x, cell in zip((75, 205), cells, strict=True):
            line(canvas, x, y, cell)
    canvas.save()
    found = pdf.pieces(tmp_path / "table.pdf")
    assert [(piece.text, piece.role) for piece in found[1:]] == [
        ("Port | Ancres levées", Role.BLOCK),
        ("Nord | 12", Role.BLOCK),
    ]


def test_a_table_without_rules_is_told_by_its_columns(tmp_path):
    canvas = Canvas(str(tmp_path / "table.pdf"), pagesize=(595, 842))
    line(canvas, 70, 450, "Anchors lifted in each port in the years that are shown:")
    for y, cells in (
        (420, ("Port of departure", "Iron", "Lead")),
        (407, ("North with the islands", "12", "4")),
        (394, ("South", "", "1")),
    ):
        for x, cell in zip((75, 250, 350), cells, strict=True):
            line(canvas, x, y, cell)
    canvas.save()
    found = pdf.pieces(tmp_path / "table.pdf")
    assert [(piece.text, piece.role) for piece in found[1:]] == [
        ("Port of departure | Iron | Lead", Role.BLOCK),
        ("North with the islands | 12 | 4", Role.BLOCK),
        ("South |  | 1", Role.BLOCK),
    ]


def test_lines_drawn_in_pieces_show_the_columns_of_a_table(tmp_path):
    canvas = Canvas(str(tmp_path / "table.pdf"), pagesize=(595, 842))
    line(canvas, 70, 450, "Anchors lifted in each port in the years that are shown:")
    for y in (430, 402, 348):
        for x0, x1 in ((70, 240), (240, 300), (300, 360)):
            canvas.line(x0, y, x1, y)
    for y, cells in (
        (418, ("", "Of", "Of")),
        (406, ("Port of departure", "iron", "lead")),
        (388, ("North with the islands and all", "12", "4")),
        (376, ("the sands around them", "", "")),
        (358, ("South", "", "1")),
    ):
        for x, cell in zip((75, 250, 310), cells, strict=True):
            line(canvas, x, y, cell)
    line(canvas, 70, 330, "That is all that was lifted in the years that are shown above.")
    canvas.save()
    found = pdf.pieces(tmp_path / "table.pdf")
    assert [piece.text for piece in found[1:-1]] == [
        "| Of | Of",
        "Port of departure | iron | lead",
        "North with the islands and all the sands around them | 12 | 4",
        "South |  | 1",
    ]


def test_a_row_of_a_sentence_that_looks_like_an_item_is_none(tmp_path):
    canvas = Canvas(str(tmp_path / "x.pdf"), pagesize=(595, 842))
    rows = (
        (
            90,
            "1. Ports count (i) the anchors that lie on the ground in the harbour; (ii) those that",
        ),
        (
            70,
            "are kept on the pier in wet sand by the keepers of lamps and of the oil there; and",
        ),
        (
            70,
            "(iii) those that nobody has seen for more than a year, which are to be counted twice.",
        ),
        (90, "(a) An item begins where its paragraph has begun, further in than the rows of text."),
    )
    for at, (x, words) in enumerate(rows):
        canvas.setFont("Times-Roman", 11)
        stretched = (500 - x) - canvas.stringWidth(words, "Times-Roman", 11)
        canvas.drawString(x, 500 - 13 * at, words, wordSpace=stretched / words.count(" "))
    canvas.save()
    found = pdf.pieces(tmp_path / "x.pdf")
    assert [piece.text[:4] for piece in found] == ["1. P", "(a) "]


def test_what_stands_above_a_table_at_the_head_of_a_page_is_no_header(tmp_path):
    canvas = Canvas(str(tmp_path / "x.pdf"), pagesize=(595, 842))
    line(canvas, 70, 700, "Each port has told the Master of Buoys how many lamps it has lit.")
    canvas.showPage()
    line(canvas, 70, 790, "Lamps of each port, by colour")
    canvas.grid([70, 300, 500], [740, 760, 780])
    for y, cells in ((766, ("Port", "Lamps")), (746, ("North", "12"))):
        for x, cell in zip((75, 305), cells, strict=True):
            line(canvas, x, y, cell)
    canvas.save()
    assert [piece.role for piece in pdf.pieces(tmp_path / "x.pdf")] == [
        None,
        None,
        Role.BLOCK,
        Role.BLOCK,
    ]
