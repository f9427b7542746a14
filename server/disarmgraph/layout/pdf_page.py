"""A page of PDF as its printed rows, in the order of reading.

Lengths are points (1/72 inch) from the top left corner of the page. What stands in columns is read
column by column, between the rows that run across them; a table is read row by row.
"""

from collections.abc import Iterator

from disarmgraph.layout import pdf_columns, pdf_frame, pdf_line, pdf_table
from disarmgraph.layout.pdf_print import Line, Printed, Word
from disarmgraph.layout.pdf_row import Page, Row, Rule

_RULE = 30
"""Points that a line has at least which parts something from something else."""
_WIDE = 0.55
"""The share of the width of a page that a line across it has at least."""
_MASTHEAD = 0.35
"""The share of the first page in which there are no tables, and of others at head and foot."""
_EDGE = (0.1, 0.93)


def of_page(page: Printed, first: bool) -> Page:
    """The rows of a page; ``first`` of a document, where its masthead is."""
    height, rules = page.height, tuple(_rules(page.lines))
    wide = sorted(rule.top for rule in rules if rule.x1 - rule.x0 > _WIDE * page.width)
    edges = (_MASTHEAD if first else _EDGE[0]) * height, _EDGE[1] * height
    tables = pdf_frame.frames(page, edges)
    lines = pdf_line.lines(
        [
            word
            for word in page.words
            if not any(pdf_frame.is_within(word, table.box) for table in tables)
        ]
    )
    rows: list[Row] = []
    for table in tables:
        above = [line for line in lines if pdf_line.middle(line) < table.box[3]]
        lines = lines[len(above) :]
        rows += _rows(above, wide, edges, len(rows))
        rows += pdf_frame.rows(table, page.words)
    rows += _rows(lines, wide, edges, len(rows))
    return Page(tuple(rows), page.width, height, rules, page.pictured, page.beside)


def _rows(
    lines: list[list[Word]], wide: list[float], edges: tuple[float, float], first: int
) -> list[Row]:
    found: list[Row] = []
    for number, column in enumerate(pdf_columns.columns(lines, wide), first):
        parted = [[pdf_line.row(part, number) for part in pdf_line.parts(line)] for line in column]
        found += pdf_table.in_order(parted, edges)
    return found


def _rules(lines: list[Line]) -> Iterator[Rule]:
    """The level lines of a page, those put together that go on each other."""
    level = [line for line in lines if line.bottom - line.top < line.x1 - line.x0]
    last: Rule | None = None
    for top, x0, x1 in sorted((round(line.top), line.x0, line.x1) for line in level):
        if last and last.top == top and x0 <= last.x1 + 2:
            last = Rule(last.x0, max(x1, last.x1), top)
            continue
        if last and last.x1 - last.x0 > _RULE:
            yield last
        last = Rule(x0, x1, top)
    if last and last.x1 - last.x0 > _RULE:
        yield last
