"""Moments on a line of time as a drawing, in pixels: a lane for each kind, with words beside marks.

How precisely a day is known shows in the shape: a dot is a day, a bar is from one day to another, a
hollow bar is a month or a year within which it was.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten

from disarmgraph.views.timeline import Moment

WIDTH = 1118
EDGE = 22
ROW = 22
HEAD = 26
"""Height of the name of a lane."""
AXIS = 24
WORDS = 46
"""Characters of a name beside its mark."""
LETTER = 6.6
"""Width of a letter of these names; the widest of the fonts that may be used counts."""
NEAR = 9
"""Between a mark and its words."""
LEAST = 7
"""The shortest bar that can be seen."""
BARS = 46
"""Height of the tallest bar of the years."""
WIDEST = 80
"""Width of a bar of a year where there are few."""
STEPS = (1, 2, 5, 10, 20, 50)
FEW_YEARS = 3
"""Years that are few enough to show their months."""


@dataclass(frozen=True)
class Drawn:
    """A moment: its mark from ``x`` to ``x + width`` on the line ``y``, its words beside it."""

    moment: Moment
    x: float
    width: float
    y: float
    words: str
    words_at: float
    anchor: str


@dataclass(frozen=True)
class Lane:
    """A lane with its name at the top, and what is in it."""

    name: str
    y: float
    height: float
    marks: tuple[Drawn, ...]


@dataclass(frozen=True)
class Sheet:
    """Everything drawn: lanes, the lines of the years (each with its words), the whole height."""

    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[float, str], ...]
    months: tuple[float, ...]
    height: float


@dataclass(frozen=True)
class Year:
    """How many moments there are in a year, as a bar."""

    year: int
    count: int
    x: float
    width: float
    height: float


def draw(
    lanes: Sequence[tuple[str, Sequence[Moment]]], words: Callable[[Moment], str]
) -> Sheet | None:
    """Lanes under each other; None if there is nothing to draw. ``words`` names a moment."""
    every = [moment for _, moments in lanes for moment in moments]
    if not every:
        return None
    first = int(min(each.begins for each in every))
    last = int(max(each.ends for each in every) - 1 / 730) + 1
    scale = (WIDTH - 2 * EDGE) / (last - first)

    def at(year: float) -> float:
        return round(EDGE + (year - first) * scale, 1)

    drawn, top = [], float(AXIS)
    for name, moments in lanes:
        marks, rows = _packed(moments, words, at, top + HEAD)
        height = HEAD + rows * ROW + 4
        drawn.append(Lane(name, top, height, marks))
        top += height
    step = next((each for each in STEPS if (last - first) / each * 42 <= WIDTH), STEPS[-1])
    ticks = tuple(
        (at(year), str(year)) for year in range(first, last + 1) if year % step == 0 or step == 1
    )
    few = last - first <= FEW_YEARS
    months = [year + month / 12 for year in range(first, last) for month in range(1, 12)]
    return Sheet(tuple(drawn), ticks, tuple(map(at, months)) if few else (), top + AXIS)


def histogram(years: Mapping[int, int]) -> tuple[Year, ...]:
    """A bar for each year from the first to the last."""
    if not years:
        return ()
    first, last, most = min(years), max(years), max(years.values())
    width = min((WIDTH - 2 * EDGE) / (last - first + 1), WIDEST)
    return tuple(
        Year(
            year,
            years[year],
            round(EDGE + (year - first) * width, 1),
            round(width - 1, 1),
            round(max(BARS * years[year] / most, 3), 1),
        )
        for year in range(first, last + 1)
        if year in years
    )


def _packed(
    moments: Sequence[Moment],
    words: Callable[[Moment], str],
    at: Callable[[float], float],
    top: float,
) -> tuple[tuple[Drawn, ...], int]:
    """Marks with their words, in as few rows as none covers another; and how many rows."""
    taken: list[list[tuple[float, float]]] = []
    drawn = []
    for each in moments:
        text = shorten(words(each), WORDS, placeholder="\N{HORIZONTAL ELLIPSIS}")
        x, width = _mark(each, at)
        room = len(text) * LETTER + NEAR
        right = x + width + room <= WIDTH
        reach = (x, x + width + room) if right else (x - room, x + width)
        row = next(
            (
                number
                for number, others in enumerate(taken)
                if all(reach[1] + NEAR < start or end + NEAR < reach[0] for start, end in others)
            ),
            len(taken),
        )
        if row == len(taken):
            taken.append([])
        taken[row].append(reach)
        words_at = x + width + NEAR if right else x - NEAR
        y = top + row * ROW + ROW / 2
        anchor = "start" if right else "end"
        drawn.append(Drawn(each, x, width, y, text, round(words_at, 1), anchor))
    return tuple(drawn), len(taken)


def _mark(moment: Moment, at: Callable[[float], float]) -> tuple[float, float]:
    """Where a mark begins, and how long it is; a day is a dot without length."""
    start, end = at(moment.begins), at(moment.ends)
    if moment.precision == "day":
        return (round((start + end) / 2, 1), 0)
    return (start, round(max(end - start, LEAST), 1))
