"""Rows of a page of PDF put together to paragraphs, by white space, indent, look and marks."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from disarmgraph.layout import numbering
from disarmgraph.layout.contents import places
from disarmgraph.layout.numbering import Mark, Style
from disarmgraph.layout.pdf_row import Row

ENDED = re.compile(r"[.;:!?\u2026][\"\u201d\u00bb\u2019)\]]*(?:<sup>[^<]*</sup>|\*{1,4})*$")
"""A text that ends where a sentence or an item may."""
_JOINED = re.compile(r"(?:[,;:.](?: (?:and|or|et|ou))?)[\"\u201d\u00bb)]*(?:<sup>[^<]*</sup>)*$")
_COMMA = re.compile(r",(?:<sup>[^<]*</sup>)*$")
_MASTHEAD = re.compile(
    r"(?:Distr|Original|Limited|G[ée]n[ée]rale?$|English$|French$|Fran[çc]ais$|Anglais$|"
    r"Limit[ée]e$|Restreinte$|Restricted$).{0,30}|\d{1,2}(?:er)? \w+ \d{4}"
)
_LEADING = 1.2
"""From one row to the next, in sizes of their letters, where a document does not tell."""
_INDENT = 8
"""Points by which the first row of a paragraph stands in or out at least."""
_LETTER = 0.4
"""The width of a letter, in sizes, as a rule at least."""
_SHORT = 0.85
"""The share of its column that a row fills which a paragraph does not end in."""


@dataclass(frozen=True)
class Paragraph:
    """Rows that belong together; ``contents`` where they are a table of contents."""

    rows: tuple[Row, ...]
    contents: bool = False

    @property
    def text(self) -> str:
        """Its rows, a line each."""
        return "\n".join(row.text for row in self.rows)

    @property
    def indent(self) -> float:
        """Points by which its first row stands in; 0 where it has one row only."""
        return self.rows[0].x0 - self.rows[1].x0 if len(self.rows) > 1 else 0

    @property
    def full(self) -> bool:
        """Whether its last row reaches to the end of its column."""
        last = self.rows[-1]
        return last.x1 > last.left + 0.97 * (last.right - last.left)


def leadings(pages: list[list[Row]]) -> dict[float, float]:
    """How far rows of a paragraph are from each other, in points, by their size."""
    steps: dict[float, list[float]] = defaultdict(list)
    for row, after in (pair for rows in pages for pair in pairwise(rows)):
        step = after.bottom - row.bottom
        if not row.table and abs(row.size - after.size) < 0.3 and 0 < step < 3 * row.size:
            steps[round(row.size)].append(step)
    # Rows follow those of the same paragraph closer than the first of another does.
    return {size: sorted(found)[len(found) // 3] for size, found in steps.items() if len(found) > 4}


def paragraphs(rows: list[Row], leading: dict[float, float]) -> Iterator[Paragraph]:
    """The paragraphs of a page in their order."""
    contents = places([row.text for row in rows])
    taken: list[Row] = []
    for at, row in enumerate(rows):
        here, before = at in contents, at - 1 in contents
        new = here != before or (not here and taken and begins(row, taken, leading))
        if taken and new:
            yield Paragraph(tuple(taken), at - 1 in contents)
            taken = []
        taken.append(row)
    if taken:
        yield Paragraph(tuple(taken), len(rows) - 1 in contents)


def begins(row: Row, before: list[Row], leading: dict[float, float]) -> bool:
    """Whether a row begins a paragraph, after the rows of the last one."""
    last = before[-1]
    if row.table or last.table:
        return True
    if abs(row.size - last.size) > 0.6:
        return True
    plain = not (row.bold or last.bold)
    if plain and (_MASTHEAD.fullmatch(row.text) or _MASTHEAD.fullmatch(last.text)):
        return True
    marked = _mark(row.text) is not None
    if row.bold != last.bold and not _runs_on(row, before):
        return True
    if row.bold and last.bold and _is_broken(row, last):
        return True
    step = row.bottom - last.bottom
    if abs(step) < 0.5 * row.size:  # beside it
        return True
    if step < 0:  # the next column
        return marked or (bool(ENDED.search(last.text)) and not _is_full(last))
    # A call may push its row down.
    called = "<sup>" in row.text or "<sup>" in last.text
    if step > (1.35 if called else 1.22) * leading.get(round(row.size), _LEADING * row.size):
        return True
    if marked and not _is_within(row, before):
        return _JOINED.search(last.text) is not None or not _is_full(last)
    return _is_indented(row, before)


def _is_within(row: Row, before: list[Row]) -> bool:
    """Whether a row stands as the rest of a paragraph does, whatever it begins with."""
    return len(before) > 1 and abs(row.x0 - before[1].x0) < 2 and _is_filled(before[-1], row)


def _is_filled(last: Row, row: Row) -> bool:
    """Whether there was no room in a row for the first word of the next one."""
    word = row.text.split(" ", 1)[0]
    return last.x1 + (0.25 + _LETTER * len(word)) * last.size > last.right - 2


def _mark(text: str) -> Mark | None:
    """The mark of a row, None also where it is a number in a sentence."""
    mark = numbering.mark(text)
    numbered = mark and mark.style in (*numbering.PARAGRAPHS, Style.ROMAN, Style.CAPITAL)
    return None if numbered and text[mark.length :][:1].islower() else mark


def _runs_on(row: Row, before: list[Row]) -> bool:
    """Whether bold words run into others of the same paragraph."""
    return _is_full(before[-1]) and row.x0 <= before[-1].x0 + 2


def _is_full(row: Row) -> bool:
    return row.x1 > row.left + _SHORT * (row.right - row.left)


def _is_broken(row: Row, last: Row) -> bool:
    """Whether a line of a heading ends long before its column, and is none in the middle of it."""
    half = last.left + 0.5 * (last.right - last.left)
    return last.x1 < half and abs(row.x0 - last.x0) < 2 and row.text[:1].isupper()


def _is_indented(row: Row, before: list[Row]) -> bool:
    """Whether a row stands in or out as the first of a paragraph does."""
    last = before[-1]
    left = before[1].x0 if len(before) > 1 else last.x0
    joined = bool(_JOINED.search(last.text))
    if len(before) > 1 and row.x0 > left + _INDENT and (joined or row.slanted):
        return True
    if len(before) == 1 and row.x0 > left + _INDENT and joined and not _is_full(last):
        return True
    both_in = abs(row.x0 - last.x0) < 2 and row.x0 > row.left + _INDENT
    if len(before) == 1 and both_in and joined and not _is_filled(last, row):
        return True
    if len(before) > 1 and abs(row.x0 - before[0].x0) < 2 and row.x0 < left - _INDENT:
        return joined or not _is_full(last)  # hanging
    ended = bool(ENDED.search(last.text))
    return ended and last.x1 < last.left + 0.7 * (last.right - last.left) and row.text[:1].isupper()


def continues(after: Paragraph, before: Paragraph) -> bool:
    """Whether a paragraph at the head of a page goes on the one at the foot of the last page."""
    text, first = after.text, after.rows[0]
    if first.table or before.rows[0].table or abs(first.size - before.rows[-1].size) > 0.6:
        return False
    mark = _mark(text)
    if mark:
        lettered = mark.style in (Style.LETTER, Style.SMALL_ROMAN)
        return lettered and _is_within(first, list(before.rows))
    if _COMMA.search(before.text):
        run_on = before.full and not first.slanted and not _stands_in(first, before)
        return text[:1].islower() or run_on
    if not ENDED.search(before.text):
        return True
    # A sentence may end with the page: then the rest stands where no paragraph begins.
    rows = before.rows
    numbered = numbering.mark(before.text) is not None
    begun = numbered or abs(rows[0].x0 - rows[-1].x0) > _INDENT
    beside = abs(first.x0 - rows[-1].x0) < 2
    return len(rows) > 1 and begun and beside and _is_filled(rows[-1], first)


def _stands_in(row: Row, before: Paragraph) -> bool:
    return len(before.rows) > 1 and row.x0 > before.rows[-1].x0 + _INDENT
