"""What of each page of a PDF is text, what page furniture, and what notes at its foot."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from disarmgraph.layout.pdf_row import Page, Row, edged

_HEAD = 0.15
"""The share of a page at its head where furniture may stand, and the one above its foot."""
_FOOT = 0.88
_WIDE = 0.55
"""The share of a page's width that a line under its head has at least."""
_SMALL = 0.95
"""The size of notes, as a share of that of the text, at most."""
_SAME = 4
"""Points by which the place of a header differs from page to page at most."""

_NUMBER = re.compile(
    r"(?:[Pp]age )?[-\u2013]?\s*(?:\d{1,4}|[ivxl]{1,6})"
    r"(?:\s*(?:/|of|sur|de)\s*\d{1,4})?\s*[-\u2013]?"
)
_SYMBOL = re.compile(r"(?=.{4,60}$)[A-Z]{1,10}/[A-Z\d][\w.()/\s-]*\d[\w.()/\s-]*\**")
_JOB = re.compile(
    r"(?:[A-Z]{2}[.-])?\d{2}-\d{5,6}(?:\s*\([A-Z]\))?(?:\s+\d{6})?(?:\s+\d+(?:/\d+)?)?|\*\d{6,}\*"
    r"|Please recycle.*|Merci de recycler.*"
)
_CALL = re.compile(r"<sup>[^<]*</sup>|\*{1,4}\s|\d{1,2}\s(?=\S)|[\u2020\u2021]")
_LINE = re.compile(r"_{5,}|\u2014{3,}")


@dataclass
class Sheet:
    """A page as it is read; notes are given each with its rows."""

    heads: list[Row] = field(default_factory=list)
    text: list[Row] = field(default_factory=list)
    rules: list[Row] = field(default_factory=list)
    notes: list[list[Row]] = field(default_factory=list)
    feet: list[Row] = field(default_factory=list)


def body_size(pages: list[Page]) -> float:
    """The size of most letters of a document; 0 of none."""
    sizes: Counter[float] = Counter()
    for row in chain.from_iterable(page.rows for page in pages):
        sizes[round(row.size, 1)] += 0 if row.table else len(row.text)
    return max(sizes, key=lambda size: sizes[size]) if sizes else 0


def sheets(pages: list[Page], body: float) -> Iterator[Sheet]:
    """Each page as it is read, by what all of them have in common."""
    repeated = _repeated(pages)
    for number, page in enumerate(pages):
        heads = _heads(page, repeated, first=number == 0)
        feet = _feet([row for row in page.rows if row not in heads], page, repeated)
        rest = [row for row in page.rows if row not in heads and row not in feet]
        sheet = Sheet(heads=heads, feet=feet)
        first = _first_note(rest, page, body)
        sheet.text, small = edged(rest[:first]), rest[first:]
        _part(sheet, small)
        yield sheet


def _key(row: Row) -> str:
    return re.sub(r"\d+", "#", row.text)


def _repeated(pages: list[Page]) -> set[tuple[str, int]]:
    """Text at head or foot with each page on which it stands at the same height as on another."""
    seen: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, page in enumerate(pages):
        for row in page.rows:
            if not row.table and (_in_head(row, page) or _in_foot(row, page)):
                seen[_key(row)].append((number, row.top))
    return {
        (key, round(top))
        for key, places in seen.items()
        for number, top in places
        if any(other != number and abs(top - there) <= _SAME for other, there in places)
    }


def _in_head(row: Row, page: Page) -> bool:
    return row.bottom < _HEAD * page.height


def _in_foot(row: Row, page: Page) -> bool:
    return row.top > _FOOT * page.height


def _is_furniture(row: Row, repeated: set[tuple[str, int]]) -> bool:
    if row.text.startswith("<sup>"):
        return False
    alone = any(pattern.fullmatch(row.text) for pattern in (_NUMBER, _SYMBOL, _JOB))
    return alone or (_key(row), round(row.top)) in repeated


def _heads(page: Page, repeated: set[tuple[str, int]], first: bool) -> list[Row]:
    """The rows down to the last one that is furniture, or to the line below them."""
    top = [row for row in page.rows if _in_head(row, page) and not row.table]
    known = [row for row in top if _is_furniture(row, repeated)]
    wide = [
        rule.top
        for rule in page.rules
        if rule.x1 - rule.x0 > _WIDE * page.width and rule.top < _HEAD * page.height
    ]
    above = [row for row in top if wide and row.bottom < min(wide) + 2]
    told = [row for row in above if row in known]
    # Otherwise the line is that of a table, or of a title.
    if any(_SYMBOL.fullmatch(row.text) for row in told) or (told and not first):
        return above
    if first:
        return known
    foot = max((row.bottom for row in known), default=0)
    return [row for row in top if row.bottom <= foot + 1]


def _feet(rows: list[Row], page: Page, repeated: set[tuple[str, int]]) -> list[Row]:
    """The rows at the foot that are furniture, and what stands with them below a line."""
    low = [row for row in rows if _in_foot(row, page) and not row.table]
    known = [row for row in low if _is_furniture(row, repeated)]
    below = [
        rule.top
        for rule in page.rules
        if rule.x1 - rule.x0 > _WIDE * page.width and rule.top > _FOOT * page.height
    ]
    ruled = known and any(row.top > max(below, default=page.height) for row in known)
    return [row for row in low if row in known or (ruled and row.top > max(below))]


def _first_note(rows: list[Row], page: Page, body: float) -> int:
    """The place of the first row of notes, or of the line above them."""
    lines = [
        rule.top
        for rule in page.rules
        if 30 < rule.x1 - rule.x0 < 0.45 * page.width and rule.top > 0.3 * page.height
    ]
    first = len(rows)
    for at in range(len(rows) - 1, -1, -1):
        row = rows[at]
        if _LINE.fullmatch(row.text):
            return at
        ruled = any(0 < row.top - line < 3 * body for line in lines)
        small = row.size < _SMALL * body
        if row.table or not (small or ruled or lines) or row.bold:
            break
        if not small and lines and row.top < max(lines):
            break
        if _CALL.match(row.text) and (small or ruled):
            first = at
    return first


def _part(sheet: Sheet, small: list[Row]) -> None:
    """Adds the rows at the foot of a page to its notes; the line above them is none."""
    for row in small:
        if _LINE.fullmatch(row.text):
            sheet.rules.append(row)
        elif _begins(row, sheet.notes) or not sheet.notes:
            sheet.notes.append([row])
        else:
            sheet.notes[-1].append(row)


def _begins(row: Row, notes: list[list[Row]]) -> bool:
    if not _CALL.match(row.text):
        return False
    if not row.text[0].isdigit():
        return True
    # A figure that is not raised may stand at the head of a line of a note.
    return bool(notes) and not notes[-1][0].text.startswith("<") and row.x0 <= notes[-1][0].x0 + 2
