"""Chains of mandates as a drawing: four columns, each thing once, an arrow from step to step."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from disarmgraph.reference.diagram import bend
from disarmgraph.reference.layers import layers
from disarmgraph.views.ego import Box, Node, box
from disarmgraph.views.mandates import Chain

STEPS = ("asks", "task", "outcome", "after")
"""The columns: the text that asks, what is asked of whom, what came of it, what after that."""
COLUMN, BETWEEN = 252, 50
COLUMN_AT = {step: (COLUMN + BETWEEN) * number for number, step in enumerate(STEPS)}
TOP = 30
"""Room for the heads of the columns."""
GAP = 12
LINES = 4
"""Lines of words in a box; what is longer is cut."""

Key = tuple[str, str]
"""A step, and the IRI of the thing or '' where a source names none."""


@dataclass(frozen=True)
class Sheet:
    """Everything drawn, and the size that it takes. Lines and heads are path data (SVG 2, 9.3)."""

    width: float
    height: float
    columns: tuple[tuple[float, str], ...]
    boxes: tuple[tuple[str, Box], ...]
    lines: tuple[str, ...]
    heads: tuple[str, ...]


def draw(chains: Iterable[Chain], node: Callable[[str, str], Node]) -> Sheet:
    """The chains side by side. ``node`` gives the words of a thing at a step."""
    edges = list(dict.fromkeys(edge for each in chains for edge in links(each)))
    keys = dict.fromkeys(key for edge in edges for key in edge)
    frames = {key: box(node(*key), 0, 0, COLUMN, LINES) for key in keys}
    placed = layers(edges, {key: frames[key].height for key in keys}, GAP)
    at = {key: COLUMN_AT[key[0]] for key in keys}
    boxes = {
        key: box(frame.node, at[key], TOP + placed.middle[key] - frame.height / 2, COLUMN, LINES)
        for key, frame in frames.items()
    }
    used = [step for step in STEPS if any(key[0] == step for key in keys)]
    lines, heads = zip(*(_arrow(boxes[one], boxes[other]) for one, other in edges), strict=True)
    return Sheet(
        COLUMN_AT[used[-1]] + COLUMN,
        max(each.y + each.height for each in boxes.values()) + 2,
        tuple((COLUMN_AT[step], step) for step in used),
        tuple((key[0], boxes[key]) for key in keys),
        lines,
        heads,
    )


def links(each: Chain) -> Iterator[tuple[Key, Key]]:
    """The arrows of one chain, from each step to the next."""
    task = ("task", each.mandate)
    for asking in each.texts or each.meetings or each.asked_by or ("",):
        yield ("asks", asking), task
    for came in each.outcomes:
        yield task, ("outcome", came.thing)
        for after in (*came.given_to, *came.next):
            yield ("outcome", came.thing), ("after", after)


def _arrow(one: Box, other: Box) -> tuple[str, str]:
    y, to = one.y + one.height / 2, other.y + other.height / 2
    start = one.x + one.width
    return (
        f"M{start:g},{y:g}{bend(start, y, other.x - 9, to)}",
        f"M{other.x:g},{to:g}l-9,-4.5v9z",
    )
