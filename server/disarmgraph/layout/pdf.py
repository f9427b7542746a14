"""The pieces of a document in PDF, from where its words are printed, and how large."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

from disarmgraph.layout import pdf_furniture, pdf_page, pdf_paragraph, prominence
from disarmgraph.layout.laid import LayoutError, Piece, Role
from disarmgraph.layout.pdf_furniture import Sheet
from disarmgraph.layout.pdf_paragraph import Paragraph
from disarmgraph.layout.pdf_print import printed
from disarmgraph.layout.pdf_row import Page, Row
from disarmgraph.layout.prominence import Shown

_BESIDE = 4
"""Points by which a row stands in that begins where most rows do at most."""


def pieces(path: Path) -> list[Piece]:
    """What the file says, page by page; within a page headers, text, footnotes, footers.

    Raises LayoutError of a file that has a password or holds pictures only, PdfiumError of a broken
    one.
    """
    pages = []
    try:
        with pypdfium2.PdfDocument(path) as document:
            for page in document:
                pages.append(pdf_page.of_page(printed(page), first=not pages))
                page.close()
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise LayoutError.of("layout-encrypted", path=path) from error
        raise
    scanned = [number for number, page in enumerate(pages, 1) if page.pictured and not page.rows]
    if scanned and not any(page.rows for page in pages):
        raise LayoutError.of("layout-scanned", path=path, pages=", ".join(map(str, scanned)))
    return sorted(
        [*of_pages(pages), *(Piece("", page=number) for number in scanned)],
        key=lambda piece: piece.page,
    )


def of_pages(pages: list[Page]) -> list[Piece]:
    """The pieces of pages that are given by their rows."""
    body = pdf_furniture.body_size(pages)
    sheets = list(pdf_furniture.sheets(pages, body))
    leading = pdf_paragraph.leadings([sheet.text for sheet in sheets])
    laid_out = [list(pdf_paragraph.paragraphs(sheet.text, leading)) for sheet in sheets]
    shown = [
        _shown(each, first=number == 0) for number, page in enumerate(laid_out) for each in page
    ]
    roles = iter(prominence.roles(shown, body))
    found: list[Piece] = []
    last: Paragraph | None = None
    for page, (sheet, read) in enumerate(zip(sheets, laid_out, strict=True), 1):
        found += [Piece(row.text, Role.HEADER, page=page) for row in sheet.heads]
        for at, each in enumerate(read):
            role, level = next(roles)
            goes_on = at == 0 and role is None and last is not None
            goes_on = goes_on and pdf_paragraph.continues(each, last)
            found.append(Piece(each.text, role, level, page, goes_on))
            last = each if role is None else None
        found += _foot(sheet, page)
        if pages[page - 1].beside:
            found.append(Piece(pages[page - 1].beside, Role.FOOTER, page=page))
    return found


def _foot(sheet: Sheet, page: int) -> Iterator[Piece]:
    for row in sheet.rules:
        yield Piece(row.text, Role.RULE, page=page)
    for note in sheet.notes:
        yield Piece("\n".join(row.text for row in note), Role.FOOTNOTE, page=page)
    for row in sheet.feet:
        yield Piece(row.text, Role.FOOTER, page=page)


def _shown(each: Paragraph, first: bool) -> Shown:
    known = Role.CONTENTS if each.contents else Role.BLOCK if each.rows[0].table else None
    if each.text.startswith("<sup>"):
        known = Role.FOOTNOTE  # of a table
    apart = all(row.italic and abs(row.x0 - row.margin) < _BESIDE for row in each.rows)
    return Shown(
        each.text,
        min(row.size for row in each.rows),
        all(row.bold for row in each.rows),
        all(map(_is_centred, each.rows)),
        each.rows[0].slanted,
        len(each.rows),
        first,
        known,
        apart=apart,
    )


def _is_centred(row: Row) -> bool:
    before, after = row.x0 - row.left, row.right - row.x1
    width = row.right - row.left
    return abs(before - after) < 0.02 * width and before > 0.05 * width
