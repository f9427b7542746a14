"""Flows of assistance as a drawing, in pixels: who gives on the left, who receives on the right.

The width of a band is the number of activities. Each stage has a band of its own, with a look of
its own: nobody shall take for given what was asked for.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from disarmgraph.views.flows import STAGES, Flow

WIDTH = 1118
NODE = 12
LEFT, RIGHT = 330, WIDTH - 330
"""Where the nodes stand: names are left of the one and right of the other."""
UNIT = 7
"""Height of one activity."""
LEAST = 17
"""Height of a name."""
GAP = 7
TOP = 6
MOST = 28
"""Nodes on a side; the rest are one node together."""
OTHERS = "others"


@dataclass(frozen=True)
class Node:
    """A giver or a recipient: its name, how many activities (or how many it stands for)."""

    name: str
    count: int
    x: float
    y: float
    height: float
    stands_for: int = 0


@dataclass(frozen=True)
class Band:
    """Activities of one stage from a node to another, as path data (SVG 2, 9.3)."""

    giver: str
    recipient: str
    stage: str
    count: int
    path: str


@dataclass(frozen=True)
class Sheet:
    """Everything drawn, and its height."""

    givers: tuple[Node, ...]
    recipients: tuple[Node, ...]
    bands: tuple[Band, ...]
    height: float


def draw(flows: Sequence[Flow]) -> Sheet | None:
    """The flows whose both ends are stated; None if there is none."""
    named = [each for each in flows if each.is_named]
    if not named:
        return None
    givers, giver_of = _sides([(each.giver, len(each.every)) for each in named])
    recipients, recipient_of = _sides([(each.recipient, len(each.every)) for each in named])
    counts: Counter[tuple[str, str, str]] = Counter()
    for each in named:
        for stage in STAGES:
            if each.staged(stage):
                key = (giver_of[each.giver], recipient_of[each.recipient], stage)
                counts[key] += each.staged(stage)
    left = _placed(givers, counts, 0, LEFT)
    # Recipients stand in the order of what they get, so that bands cross as little as may be.
    recipients = _untangled(recipients, counts, left)
    right = _placed(recipients, counts, 1, RIGHT)
    bands = tuple(_bands(counts, left, right))
    height = max(node.y + node.height for node in (*left.values(), *right.values())) + TOP
    return Sheet(
        tuple(_standing(node, giver_of) for node in left.values()),
        tuple(_standing(node, recipient_of) for node in right.values()),
        bands,
        height,
    )


def _sides(sizes: Sequence[tuple[str, int]]) -> tuple[list[str], dict[str, str]]:
    """The names of a side, the largest first, sorts of actors after all, and the node of each."""
    total: Counter[str] = Counter()
    for name, size in sizes:
        total[name] += size
    ordered = sorted(total, key=lambda name: (name.startswith("role:"), -total[name], name))
    if len(ordered) <= MOST:
        return ordered, {name: name for name in ordered}
    kept = ordered[: MOST - 1]
    return [*kept, OTHERS], {name: name if name in kept else OTHERS for name in ordered}


def _placed(
    names: Sequence[str], counts: Counter[tuple[str, str, str]], side: int, x: float
) -> dict[str, Node]:
    placed, y = {}, float(TOP)
    for name in names:
        count = sum(number for key, number in counts.items() if key[side] == name)
        height = max(count * UNIT, LEAST)
        placed[name] = Node(name, count, x, y, height)
        y += height + GAP
    return placed


def _untangled(
    names: Sequence[str], counts: Counter[tuple[str, str, str]], left: dict[str, Node]
) -> list[str]:
    """Names in the order of the middles of what leads to them, the rest of them last."""

    def middle(name: str) -> float:
        leading = [(left[key[0]], number) for key, number in counts.items() if key[1] == name]
        weight = sum(number for _, number in leading)
        return sum((node.y + node.height / 2) * number for node, number in leading) / weight

    return sorted(names, key=lambda name: (name == OTHERS, middle(name), name))


def _bands(
    counts: Counter[tuple[str, str, str]], left: dict[str, Node], right: dict[str, Node]
) -> Iterator[Band]:
    """Bands that leave each node in the order of the nodes on the other side, stage by stage."""
    rank = {name: at for at, name in enumerate(right)}
    order = {name: at for at, name in enumerate(left)}
    stages = list(STAGES)
    leaves = {name: _inset(node) for name, node in left.items()}
    arrives: dict[tuple[str, str, str], float] = {}
    at = {name: _inset(node) for name, node in right.items()}
    for key in sorted(counts, key=lambda k: (rank[k[1]], order[k[0]], stages.index(k[2]))):
        arrives[key] = at[key[1]]
        at[key[1]] += counts[key] * UNIT
    for key in sorted(counts, key=lambda k: (order[k[0]], rank[k[1]], stages.index(k[2]))):
        giver, recipient, stage = key
        thick = counts[key] * UNIT
        start, end = leaves[giver], arrives[key]
        leaves[giver] += thick
        yield Band(giver, recipient, stage, counts[key], _path(start, end, thick))


def _inset(node: Node) -> float:
    """Where the first band meets a node that is taller than its bands."""
    return node.y + (node.height - node.count * UNIT) / 2


def _path(start: float, end: float, thick: float) -> str:
    one, other = LEFT + NODE, RIGHT
    bend = (one + other) / 2
    low, high = start + thick - 1, end + thick - 1
    return (
        f"M{one},{start:g}C{bend:g},{start:g} {bend:g},{end:g} {other},{end:g}"
        f"V{high:g}C{bend:g},{high:g} {bend:g},{low:g} {one},{low:g}Z"
    )


def _standing(node: Node, nodes: dict[str, str]) -> Node:
    """A node with how many it stands for."""
    many = sum(each == node.name for each in nodes.values())
    return Node(node.name, node.count, node.x, node.y, node.height, many)
