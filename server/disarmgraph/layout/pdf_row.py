"""What is printed on a page of PDF: rows of text and ruled lines.

Lengths are points (1/72 inch) from the top left corner of the page.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Row:
    """A line of text, or a row of a table.

    ``size`` is that of most of its letters, ``slanted`` whether it begins in italics, ``italic``
    whether it is in italics to its end. ``left`` and ``right`` are the edges of its ``column``,
    counted on its page, once what is no text is gone, ``margin`` is where most of its rows begin.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool = False
    slanted: bool = False
    italic: bool = False
    left: float = 0
    right: float = 0
    margin: float = 0
    column: int = 0
    table: bool = False


@dataclass(frozen=True)
class Rule:
    """A horizontal line."""

    x0: float
    x1: float
    top: float


@dataclass(frozen=True)
class Page:
    """The rows of a page in the order of reading, its lines, and whether it has a picture.

    ``beside`` is what is printed on edge, such as a stamp in the margin.
    """

    rows: tuple[Row, ...]
    width: float
    height: float
    rules: tuple[Rule, ...] = ()
    pictured: bool = False
    beside: str = ""


_TOGETHER = 3
"""Rows that end at the same place, a few points aside, where the edge of a column is."""


def edged(rows: Sequence[Row]) -> list[Row]:
    """The rows of a page with the edges of their columns."""
    edges = {
        number: _edges([row for row in rows if row.column == number and not row.table])
        for number in {row.column for row in rows}
    }
    return [
        replace(row, left=min(left, row.x0), right=max(right, row.x1), margin=margin)
        for row in rows
        for left, right, margin in [edges[row.column]]
    ]


def _edges(rows: list[Row]) -> tuple[float, float, float]:
    if not rows:
        return 0, 0, 0
    lefts = Counter(round(row.x0 / 3) for row in rows)
    rights = Counter(round(row.x1 / 3) for row in rows)
    left = min((at for at in lefts if lefts[at] >= _TOGETHER), default=min(lefts))
    right = max((at for at in rights if rights[at] >= _TOGETHER), default=max(rights))
    return left * 3, right * 3, max(lefts, key=lambda at: (lefts[at], -at)) * 3
