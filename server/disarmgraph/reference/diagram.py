"""Diagrams of classes and what relates them: where each box, line and word goes, in pixels.

A template draws them as SVG. Widths are estimated on the wide side, since a server does not know
the reader's font: what fits by the estimate fits in the fonts of the style sheet.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap

CHARACTER = 7.3
"""Width of an average character in a box, whose font is 13 pixels high."""
SMALL = 6.1
"""The same for the words on a line, 11.5 pixels high."""
LINE = 16
"""Height of a line of words."""
WRAPPED = 13
"""Characters after which a name in a box goes on in the next line."""
HEAD = 9
"""Length of the head of an arrow."""


@dataclass(frozen=True)
class Word:
    """A name with the place of its middle line, its anchor (start, middle, end) and its link."""

    text: str
    href: str | None
    x: float
    y: float
    anchor: str = "start"


@dataclass(frozen=True)
class Box:
    """A class: its frame, its name in one line or two, the values of its things, its look.

    ``look`` is 'class', 'self', 'defined' (members follow from a definition) or 'other'.
    """

    x: float
    y: float
    width: float
    height: float
    look: str
    name: tuple[Word, ...]
    values: tuple[Word, ...] = ()


@dataclass(frozen=True)
class Arrow:
    """A line with its head, as path data (SVG 2, 9.3), and the properties written along it.

    ``look`` is 'property' or 'kind' (of a class to the one above it, with a hollow head).
    """

    line: str
    head: str
    look: str
    words: tuple[Word, ...] = ()


@dataclass(frozen=True)
class Diagram:
    """Everything drawn, and the size that it takes."""

    width: float
    height: float
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


@dataclass(frozen=True)
class Name:
    """A term as a diagram names it: in the reader's language, with its link and its look."""

    text: str
    href: str | None = None
    look: str = "class"

    @property
    def lines(self) -> list[str]:
        """The text as it stands in a box, in two lines if it is long."""
        widths = range(WRAPPED, len(self.text) + WRAPPED + 1)
        return next(lines for width in widths if len(lines := _wrapped(self.text, width)) <= 2)

    @property
    def width(self) -> float:
        """The width of its box."""
        return round(max(map(len, self.lines)) * CHARACTER + 18)


def _wrapped(text: str, width: int) -> list[str]:
    return wrap(text, width, break_long_words=False, break_on_hyphens=False)


@dataclass(frozen=True)
class Neighbour:
    """A class beside another, with the properties from the one to the other."""

    name: Name
    properties: tuple[Name, ...]

    @property
    def rows(self) -> list[list[Name]]:
        """The properties as they stand over the line, side by side where there is room."""
        rows: list[list[Name]] = []
        for each in self.properties:
            if rows and _length([*rows[-1], each]) <= ROOM:
                rows[-1].append(each)
            else:
                rows.append([each])
        return rows

    @property
    def height(self) -> float:
        """What it takes up in a column: the words stand above its line, half a box below it."""
        return max(LINE * len(self.rows), BOX / 2) + BOX / 2 + 6


APART = 14
"""Space between two words in a row."""
ROOM = 190
"""Width up to which properties share a row."""
BOX = 32
"""Height of a box without values."""
BEND = 44
"""Room in which lines bend between the words and the box in the middle."""
STEP = 40
"""From one class below to the next."""


def around(
    this: Name,
    values: Sequence[Name] = (),
    above: Sequence[Name] = (),
    below: Sequence[Name] = (),
    before: Sequence[Neighbour] = (),
    after: Sequence[Neighbour] = (),
) -> Diagram:
    """A class in the middle: those that lead to it on the left, those it leads to on the right.

    Its values stand in its box, the classes above it over the box, those below it under the box.
    """
    tall = max(BOX + LINE * len(values) + 6 * bool(values), 12 * max(len(before), len(after)) + 8)
    wide = max(this.width, *(len(each.text) * SMALL + 20 for each in values), 0)
    column = max(wide, *(each.width for each in above), *(each.width + 40 for each in below), 0)
    left = _widest(before) + _words(before) + BEND if before else 0
    right = _widest(after) + _words(after) + BEND if after else 0
    own = (BOX + 26) * len(above) + tall + (len(below) * STEP + 12 if below else 0)
    height = max(own, *(sum(each.height for each in side) for side in (before, after)))
    y = (height - own) / 2 + (BOX + 26) * len(above)
    middle = box(this, left, y, wide, tall, values)
    parts = [
        (middle, None),
        *_over(middle, above),
        *_under(middle, below),
        *_to_the_left(middle, before, height),
        *_to_the_right(middle, after, height, left + column),
    ]
    return Diagram(
        left + column + right + 2,
        height + 2,
        tuple(each for each, _ in parts),
        tuple(arrow for _, arrow in parts if arrow),
    )


def _over(middle: Box, above: Sequence[Name]) -> Iterator[tuple[Box, Arrow]]:
    """The classes above one over the other, each with the arrow that leads to it."""
    x = middle.x + 20
    for number, name in enumerate(reversed(above)):
        y = middle.y - (BOX + 26) * number
        yield (
            box(name, middle.x, y - 26 - BOX),
            Arrow(f"M{x:g},{y:g}V{y - 17:g}", f"M{x:g},{y - 26:g}l-6,9h12z", "kind"),
        )


def _under(middle: Box, below: Sequence[Name]) -> Iterator[tuple[Box, Arrow]]:
    """The classes below in a row downwards; their lines end in one head at the class above."""
    x, bottom = middle.x + 20, middle.y + middle.height
    for number, name in enumerate(below):
        y = bottom + 20 + number * STEP
        head = f"M{x:g},{bottom:g}l-6,9h12z" if number == 0 else ""
        line = f"M{x + 20:g},{y + BOX / 2:g}H{x:g}V{bottom + 9:g}"
        yield box(name, x + 20, y), Arrow(line, head, "kind")


def _to_the_left(
    middle: Box, before: Sequence[Neighbour], height: float
) -> Iterator[tuple[Box, Arrow]]:
    at = (height - sum(each.height for each in before)) / 2
    start = _widest(before)
    turn = middle.x - BEND
    for port, each in zip(ports(middle.y, middle.height, len(before)), before, strict=True):
        at += each.height
        y = at - BOX / 2 - 3
        line = f"M{start:g},{y:g}H{turn:g}{bend(turn, y, middle.x - HEAD, port)}"
        said = words(each.rows, start + 6, y)
        yield (
            box(each.name, start - each.name.width, y - BOX / 2),
            Arrow(line, head_at(middle.x, port), "property", said),
        )


def _to_the_right(
    middle: Box, after: Sequence[Neighbour], height: float, turn: float
) -> Iterator[tuple[Box, Arrow]]:
    at = (height - sum(each.height for each in after)) / 2
    start = turn + BEND
    end = start + _words(after) if after else start
    for port, each in zip(ports(middle.y, middle.height, len(after)), after, strict=True):
        at += each.height
        y = at - BOX / 2 - 3
        line = f"M{middle.x + middle.width:g},{port:g}H{turn:g}{bend(turn, port, start, y)}"
        yield (
            box(each.name, end, y - BOX / 2),
            Arrow(
                f"{line}H{end - HEAD:g}",
                head_at(end, y),
                "property",
                words(each.rows, start, y),
            ),
        )


def box(
    name: Name,
    x: float,
    y: float,
    width: float = 0,
    height: float = BOX,
    values: Sequence[Name] = (),
) -> Box:
    """The box of a class with its upper left corner."""
    width = width or name.width
    rows = tuple(Word(v.text, v.href, x + 10, y + BOX + 8 + LINE * i) for i, v in enumerate(values))
    middle = y + (BOX if values else height) / 2
    lines = tuple(
        Word(
            text,
            name.href,
            x + width / 2,
            middle + 14 * (row - (len(name.lines) - 1) / 2),
            "middle",
        )
        for row, text in enumerate(name.lines)
    )
    return Box(x, y, width, height, name.look, lines, rows)


def words(rows: Sequence[Sequence[Name]], x: float, line: float) -> tuple[Word, ...]:
    """Rows of names one above the other, the last of them just over a line."""
    last = len(rows) - 1
    return tuple(
        Word(each.text, each.href, x + _length(names[:place]) + APART * bool(place), y)
        for row, names in enumerate(rows)
        for y in [line - 9 - LINE * (last - row)]
        for place, each in enumerate(names)
    )


def _length(row: Sequence[Name]) -> float:
    return sum(len(each.text) * SMALL for each in row) + APART * max(len(row) - 1, 0)


def bend(x: float, y: float, to_x: float, to_y: float) -> str:
    """Path data from where the line is to another place, level at both ends."""
    half = (x + to_x) / 2
    return f"C{half:g},{y:g} {half:g},{to_y:g} {to_x:g},{to_y:g}"


def head_at(x: float, y: float) -> str:
    """The head of an arrow that comes from the left."""
    return f"M{x:g},{y:g}l-{HEAD},-4.5v9z"


def ports(y: float, height: float, count: int) -> list[float]:
    """Where lines meet the side of a box, from the top down."""
    return [y + height * (number + 1) / (count + 1) for number in range(count)]


def _widest(side: Sequence[Neighbour]) -> float:
    return max((each.name.width for each in side), default=0)


def _words(side: Sequence[Neighbour]) -> float:
    return 16 + max(_length(row) for each in side for row in each.rows)
