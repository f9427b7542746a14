"""The lines of a page of PDF in the order of reading, column by column."""

from bisect import bisect
from collections.abc import Generator, Iterator, Sequence
from itertools import groupby
from statistics import median

from disarmgraph.layout import pdf_line
from disarmgraph.layout.pdf_print import Word

Line = list[Word]

_GUTTER = 0.7
"""White between two columns, in sizes of their letters."""
_COLUMN = 5
"""Rows that make a column of text, and letters that most rows of it have."""
_LETTERS = 18


def columns(lines: list[Line], wide: Sequence[float] = ()) -> Iterator[list[Line]]:
    """The lines column by column; those that run across all columns are a column between.

    Columns end at lines that are drawn across the page, given by their heights.
    """
    middle = _gutter(lines)
    if middle is None:
        if lines:
            yield lines
        return
    bands = [
        list(band) for _, band in groupby(lines, lambda line: bisect(wide, pdf_line.middle(line)))
    ]
    if len(bands) > 1:
        for band in bands:
            yield from columns(band)
        return
    across: list[Line] = []
    band: list[Line] = []
    for line in lines:
        if not _crosses(line, middle):
            band.append(line)
            continue
        across, band = (yield from _banded(across, band, middle)), []
        across.append(line)
    across = yield from _banded(across, band, middle)
    if across:
        yield across


def _banded(
    across: list[Line], band: list[Line], middle: float
) -> Generator[list[Line], None, list[Line]]:
    """The columns of lines that are parted, after those across; returns what is still across.

    One line alone is not parted by a column but by a wide space.
    """
    parted = [_sides(line, middle) for line in band]
    if sum(bool(left and right) for left, right in parted) < 2:
        return across + band
    if across:
        yield across
    for side in (0, 1):
        yield from columns([each[side] for each in parted if each[side]])
    return []


def _gutter(lines: list[Line]) -> float | None:
    """Where most lines of text are parted; None where they stand in one column."""
    if len(lines) < _COLUMN:
        return None
    left, right = min(line[0]["x0"] for line in lines), max(line[-1]["x1"] for line in lines)
    most, found = 0, []
    for share in range(25, 76):
        middle = left + (right - left) * share / 100
        clear = [_sides(line, middle) for line in lines if not _crosses(line, middle)]
        if len(clear) < 0.5 * len(lines):
            continue
        halves = [[side[at] for side in clear if side[at]] for at in (0, 1)]
        rows = min(map(len, halves))
        if rows < _COLUMN or min(median(map(_letters, half)) for half in halves) < _LETTERS:
            continue
        if rows > most:
            most, found = rows, []
        if rows == most:
            found.append(middle)
    return found[len(found) // 2] if found else None


def _letters(words: Line) -> int:
    return sum(len(word["text"]) for word in words)


def _sides(line: Line, middle: float) -> tuple[Line, Line]:
    before = [word for word in line if word["x0"] < middle]
    return before, line[len(before) :]


def _crosses(line: Line, middle: float) -> bool:
    before, after = _sides(line, middle)
    if before and before[-1]["x1"] > middle:
        return True
    if not (before and after):
        return False
    return after[0]["x0"] - before[-1]["x1"] < _GUTTER * min(before[-1]["size"], after[0]["size"])
