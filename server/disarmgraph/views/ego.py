"""A thing among its neighbours as a drawing: where each box, word and line goes, in pixels.

There are two drawings of the same: a wide one with the thing between those that lead to it and
those that it leads to, and a narrow one, for a telephone, with all of them below it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from textwrap import shorten, wrap

from disarmgraph.reference.diagram import CHARACTER, SMALL, bend

WIDE, NARROW = 1080, 360
SIDE, MIDDLE = 310, 250
"""Width of the boxes at the sides of a wide drawing, and of the one in its middle."""
LINE = 16
PADDING = 6
GAP = 5
HEADING = 24
APART = 12
"""Space between a group and the next."""
TALL = 1000
"""Height up to which a side of a wide drawing grows."""
BOLD = 8.2
"""Width of an average character of the words in the middle, which are bold."""
OVER = 7.7
"""The same of the line above the words, which is smaller and bold."""
LINES = 2
"""Lines of words in a box of a neighbour; what is longer is cut."""
MOST = 8
"""Neighbours of one group beside others in a wide drawing."""
FEW = 4
"""The same in a narrow one."""
PORT = 13
"""Least space between two lines that meet the box in the middle."""
SPINE = 12
"""Where the line down a narrow drawing is."""


@dataclass(frozen=True)
class Node:
    """What is drawn of a thing: its words, its link, what it is in full, if it is derived.

    ``over`` is a line above its words, of another sort than these.
    """

    text: str
    href: str
    title: str
    derived: bool = False
    language: str | None = None
    over: str = ""


@dataclass(frozen=True)
class Bundle:
    """Neighbours by one relation, of which ``nodes`` are some; ``href`` leads to all."""

    relation: str
    href: str
    inward: bool
    count: int
    nodes: tuple[Node, ...]


@dataclass(frozen=True)
class Box:
    """A frame with lines of words, the first ``over`` of which stand above the words proper."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    node: Node
    over: int = 0

    def middles(self) -> list[tuple[str, float]]:
        """Each line with the height of its middle."""
        top = self.y + (self.height - LINE * len(self.lines)) / 2
        return [(each, top + LINE * (at + 0.5)) for at, each in enumerate(self.lines)]


@dataclass(frozen=True)
class Heading:
    """A relation over its boxes, with how many things there are."""

    x: float
    y: float
    text: str
    href: str


@dataclass(frozen=True)
class More:
    """A link to the things that are not drawn."""

    x: float
    y: float
    count: int
    href: str


@dataclass(frozen=True)
class Drawing:
    """Everything drawn, and the size that it takes. Lines and heads are path data (SVG 2, 9.3)."""

    width: float
    height: float
    middle: Box
    boxes: tuple[Box, ...]
    headings: tuple[Heading, ...]
    more: tuple[More, ...]
    lines: tuple[str, ...]
    heads: tuple[str, ...]


class _Pen:
    """What has been drawn so far."""

    def __init__(self) -> None:
        self.boxes: list[Box] = []
        self.headings: list[Heading] = []
        self.more: list[More] = []
        self.lines: list[str] = []
        self.heads: list[str] = []

    def done(self, width: float, height: float, middle: Box) -> Drawing:
        """The drawing."""
        return Drawing(
            width,
            height,
            middle,
            tuple(self.boxes),
            tuple(self.headings),
            tuple(self.more),
            tuple(self.lines),
            tuple(self.heads),
        )


def wide(this: Node, bundles: Sequence[Bundle]) -> Drawing:
    """The thing in the middle: on its left what leads to it, on its right what it leads to."""
    sides = [
        _fitted([each for each in bundles if each.inward is inward]) for inward in (True, False)
    ]
    middle = box(this, (WIDE - MIDDLE) / 2, 0, MIDDLE, lines=5, character=BOLD)
    tall = max(middle.height, *(PORT * (len(side) + 1) for side in sides))
    height = max(tall, *(sum(map(_height, side)) for side in sides)) + 2
    middle = replace(middle, y=(height - tall) / 2, height=tall)
    pen = _Pen()
    for side, x in zip(sides, (0, WIDE - SIDE), strict=True):
        y = (height - sum(map(_height, side))) / 2
        for number, bundle in enumerate(side):
            port = middle.y + middle.height * (number + 1) / (len(side) + 1)
            _beside(pen, bundle, x, y, middle, port)
            y += _height(bundle)
    return pen.done(WIDE, height, middle)


def narrow(this: Node, bundles: Sequence[Bundle]) -> Drawing:
    """The thing on top, its neighbours below it along a line."""
    middle = box(this, 0, 0, NARROW, lines=5, character=BOLD)
    pen = _Pen()
    y = middle.height + APART
    last = y
    for bundle in [_cut(each, FEW) for each in bundles] if len(bundles) > 1 else bundles:
        pen.headings.append(_heading(bundle, SPINE + 14, y + HEADING / 2, NARROW - SPINE - 14))
        y += HEADING
        for node in bundle.nodes:
            frame = box(node, SPINE + 22, y, NARROW - SPINE - 22)
            pen.boxes.append(frame)
            last = frame.y + frame.height / 2
            if bundle.inward:
                pen.lines.append(f"M{frame.x:g},{last:g}H{SPINE + 7:g}")
                pen.heads.append(f"M{SPINE:g},{last:g}l9,-4.5v9z")
            else:
                pen.lines.append(f"M{SPINE:g},{last:g}H{frame.x - 8:g}")
                pen.heads.append(f"M{frame.x:g},{last:g}l-9,-4.5v9z")
            y += frame.height + GAP
        if bundle.count > len(bundle.nodes):
            pen.more.append(_rest(bundle, SPINE + 22 + PADDING, y + 12))
            y += HEADING
        y += APART
    if bundles:
        pen.lines.append(f"M{SPINE:g},{middle.height:g}V{last:g}")
    return pen.done(NARROW, y, middle)


def _beside(pen: _Pen, bundle: Bundle, x: float, y: float, middle: Box, port: float) -> None:
    """A group in a column, its boxes tied to one line that leads to or from the middle."""
    pen.headings.append(_heading(bundle, x + 2, y + HEADING / 2, SIDE))
    y += HEADING
    turn = x + SIDE + 14 if bundle.inward else x - 18
    heights = []
    for node in bundle.nodes:
        frame = box(node, x, y, SIDE)
        pen.boxes.append(frame)
        heights.append(frame.y + frame.height / 2)
        if bundle.inward:
            pen.lines.append(f"M{x + SIDE:g},{heights[-1]:g}H{turn:g}")
        else:
            pen.lines.append(f"M{turn:g},{heights[-1]:g}H{x - 8:g}")
            pen.heads.append(f"M{x:g},{heights[-1]:g}l-9,-4.5v9z")
        y += frame.height + GAP
    if bundle.count > len(bundle.nodes):
        pen.more.append(_rest(bundle, x + PADDING + 2, y + 12))
    if not heights:
        return
    at = (heights[0] + heights[-1]) / 2
    pen.lines.append(f"M{turn:g},{heights[0]:g}V{heights[-1]:g}")
    if bundle.inward:
        pen.lines.append(f"M{turn:g},{at:g}{bend(turn, at, middle.x - 8, port)}")
        pen.heads.append(f"M{middle.x:g},{port:g}l-9,-4.5v9z")
    else:
        end = middle.x + middle.width
        pen.lines.append(f"M{end:g},{port:g}{bend(end, port, turn, at)}")


def _fitted(side: Sequence[Bundle]) -> list[Bundle]:
    """Groups cut to what fits beside each other: each has one node, then one more in turn."""
    taller = [
        [box(node, 0, 0, SIDE).height + GAP for node in bundle.nodes[:MOST]] for bundle in side
    ]
    shown = [min(1, len(each)) for each in taller]
    height = sum(HEADING + sum(each[:1]) + HEADING + APART for each in taller)
    for most in range(1, MOST):
        for at, each in enumerate(taller):
            if most < len(each) and shown[at] == most and height + each[most] <= TALL:
                shown[at] += 1
                height += each[most]
    return [_cut(bundle, most) for bundle, most in zip(side, shown, strict=True)]


def _cut(bundle: Bundle, most: int) -> Bundle:
    return replace(bundle, nodes=bundle.nodes[:most])


def _height(bundle: Bundle) -> float:
    boxes = sum(box(node, 0, 0, SIDE).height + GAP for node in bundle.nodes)
    return HEADING + boxes + HEADING * (bundle.count > len(bundle.nodes)) + APART


def box(
    node: Node,
    x: float,
    y: float,
    width: float,
    lines: int = LINES,
    character: float = CHARACTER,
) -> Box:
    """The box of a node with its upper left corner, as high as its words are."""
    room = int((width - 2 * PADDING) / character)
    over_room = int((width - 2 * PADDING) / OVER)
    over = tuple(_wrapped(node.over, over_room, lines)) if node.over else ()
    words = (*over, *_wrapped(node.text, room, lines))
    return Box(x, y, width, LINE * len(words) + 2 * PADDING, words, node, len(over))


def _wrapped(text: str, width: int, lines: int) -> Iterator[str]:
    """The lines of a text, at most so many; the last ends in three dots if there were more."""
    found = wrap(text, width) or [""]
    yield from found[: lines - 1]
    rest = " ".join(found[lines - 1 :])
    if rest:
        yield shorten(rest, width, placeholder=" …") if len(rest) > width else rest


def _heading(bundle: Bundle, x: float, y: float, width: float) -> Heading:
    text = f"{bundle.relation} ({bundle.count})"
    return Heading(x, y, shorten(text, int(width / SMALL), placeholder=" …"), bundle.href)


def _rest(bundle: Bundle, x: float, y: float) -> More:
    return More(x, y, bundle.count - len(bundle.nodes), bundle.href)
