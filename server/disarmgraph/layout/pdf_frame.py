"""Tables on a page of PDF that are drawn with lines, whether or not these close their cells.

Upright lines tell the columns of a table. Where it has none, Word draws the line under a row as one
piece for each cell, so that the pieces tell them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from disarmgraph.layout import pdf_line, pdf_table
from disarmgraph.layout.pdf_print import Line, Printed, Word
from disarmgraph.layout.pdf_row import Row

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""

_PIECE = 8
"""Points that a piece of a line has at least to be the border of a cell."""
_SAME = 3
"""Points by which the places of borders differ at most."""
_BROKEN = 0.4
"""The share of lines with words across a border from which what is between lines is text."""


@dataclass
class Frame:
    """A table: the borders of its columns from left to right, and its lines from above."""

    borders: list[float]
    tops: list[float] = field(default_factory=list)
    closed: bool = False
    """Whether upright lines part its columns, so that a line is below every row."""

    @property
    def box(self) -> Box:
        """Where it stands."""
        return self.borders[0] - 1, self.tops[0], self.borders[-1] + 1, self.tops[-1]


def is_within(word: Word, box: Box) -> bool:
    """Whether the middle of a word is in a box."""
    across, down = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return box[0] <= across <= box[2] and box[1] <= down <= box[3]


def frames(page: Printed, edges: tuple[float, float]) -> list[Frame]:
    """The tables of a page; those without upright lines between two heights only."""
    found: list[Frame] = []
    for top, borders, closed in _drawn(page.lines):
        if not (closed or edges[0] < top):
            continue
        last = found[-1] if found else None
        if last and _fits(borders, last.borders) and not _is_text(last, top, page.words):
            last.tops.append(top)
            last.borders = max(last.borders, borders, key=len)
            last.closed = last.closed or closed
        else:
            found.append(Frame(borders, [top], closed))
    return [
        frame for frame in found if len(frame.tops) > 1 and len(list(rows(frame, page.words))) > 1
    ]


def rows(frame: Frame, words: list[Word]) -> Iterator[Row]:
    """A row of text for each row of a table, its cells joined."""
    columns = list(pairwise(frame.borders))
    for top, bottom in pairwise(frame.tops):
        box = (frame.box[0], top, frame.box[2], bottom)
        inside = [word for word in words if is_within(word, box)]
        lines = [_cells(line, columns) for line in pdf_line.lines(inside)]
        if lines and frame.closed:
            yield pdf_table.row(lines, columns)
        elif lines:
            yield from pdf_table.rows(lines, columns)


def _drawn(lines: list[Line]) -> Iterator[tuple[float, list[float], bool]]:
    """The level lines that tell columns: height, borders, and whether upright lines tell them.

    They do by their pieces, or by the upright lines that meet them.
    """
    level = [line for line in lines if line.x1 - line.x0 > _PIECE]
    upright = [line for line in lines if line.bottom - line.top > _PIECE]
    level.sort(key=lambda line: line.top)
    for _, group in groupby(level, lambda line: round(line.top / 2)):
        pieces = list(group)
        height = pieces[0].top
        ends = {x for line in pieces for x in (line.x0, line.x1)}
        left, right = min(ends) - _SAME, max(ends) + _SAME
        meeting = [
            line.x0
            for line in upright
            if left < line.x0 < right and line.top - _SAME < height < line.bottom + _SAME
        ]
        borders: list[float] = []
        for x in sorted([*ends, *meeting]):
            if not borders or x - borders[-1] > _SAME:
                borders.append(x)
        if len(borders) > 2:
            yield height, borders, any(left + 2 * _SAME < x < right - 2 * _SAME for x in meeting)


def _fits(borders: list[float], others: list[float]) -> bool:
    """Whether most borders are those of another line."""
    few, many = sorted((borders, others), key=len)
    same = sum(any(abs(x - other) <= _SAME for other in many) for x in few)
    return same >= max(3, 0.7 * len(few))


def _is_text(frame: Frame, bottom: float, words: list[Word]) -> bool:
    """Whether lines of text run across the columns of a table above a line."""
    box = (frame.box[0], frame.tops[-1], frame.box[2], bottom)
    lines = pdf_line.lines([word for word in words if is_within(word, box)])
    inner = frame.borders[1:-1]
    across = sum(
        any(word["x0"] + 2 < x < word["x1"] - 2 for word in line for x in inner) for line in lines
    )
    return across > 1 and across > _BROKEN * len(lines)


def _cells(line: list[Word], columns: list[tuple[float, float]]) -> list[Row]:
    """The parts of a line by the columns in which they stand."""
    placed: dict[int, list[Word]] = {}
    for word in line:
        middle = (word["x0"] + word["x1"]) / 2
        at = next((n for n, (_, x1) in enumerate(columns) if middle < x1), len(columns) - 1)
        placed.setdefault(at, []).append(word)
    return [pdf_line.row(part, 0) for _, part in sorted(placed.items())]
