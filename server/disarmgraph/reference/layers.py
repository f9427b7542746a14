"""A drawing of nodes in layers from left to right, with as few crossings as is easily found.

The way is that of Sugiyama, Tagawa and Toda, "Methods for Visual Understanding of Hierarchical
System Structures" (1981): nodes in layers, stops where a line passes a layer, an order in each
layer by barycentres, and at last heights that draw neighbours together.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

Node = Hashable
Edge = tuple[Node, Node]
SWEEPS = 24


@dataclass(frozen=True)
class Layers:
    """Where nodes and stops are: the layers with their order from the top, and each middle line.

    A line leads along ``way[edge]``: its first node, its stops, its last node.
    """

    rows: tuple[tuple[Node, ...], ...]
    middle: dict[Node, float]
    way: dict[Edge, tuple[Node, ...]]


def layers(edges: Sequence[Edge], height: Mapping[Node, float], gap: float) -> Layers:
    """The nodes of `height` in layers; the edges go to the right and must have no circle.

    Heights, middle lines and the least gap between two nodes of a layer are in the same unit.
    """
    rank = _ranks(height, edges)
    way = {edge: tuple(_stops(edge, rank)) for edge in edges}
    rows: list[list[Node]] = [[] for _ in range(max(rank.values()) + 1)]
    for node in height:
        rows[rank[node]].append(node)
    beside: dict[Node, list[Node]] = defaultdict(list)
    for places in way.values():
        for number, stop in enumerate(places[1:-1], start=rank[places[0]] + 1):
            rows[number].append(stop)
        for one, other in pairwise(places):
            beside[one].append(other)
            beside[other].append(one)
    best = rows
    for sweep in range(SWEEPS):
        rows = _ordered(rows, beside, down=sweep % 2 == 0)
        best = min(best, rows, key=lambda each: _crossings(each, beside))
    return Layers(tuple(map(tuple, best)), _middles(best, beside, height, gap), way)


def _ranks(nodes: Mapping[Node, float], edges: Sequence[Edge]) -> dict[Node, int]:
    """Each node behind all that lead to it, and those to which nothing leads as near as may be."""
    rank = dict.fromkeys(nodes, 0)
    for _ in nodes:
        for one, other in edges:
            rank[other] = max(rank[other], rank[one] + 1)
    targets = {other for _, other in edges}
    for node in rank:
        after = [rank[other] for one, other in edges if one == node]
        if node not in targets and after:
            rank[node] = min(after) - 1
    return rank


def _stops(edge: Edge, rank: Mapping[Node, int]) -> Iterator[Node]:
    yield edge[0]
    yield from ((edge, number) for number in range(rank[edge[0]] + 1, rank[edge[1]]))
    yield edge[1]


def _ordered(
    rows: list[list[Node]], beside: Mapping[Node, list[Node]], down: bool
) -> list[list[Node]]:
    """The layers one after the other, each in the order of its neighbours in the one before."""
    found = list(rows)
    numbers = range(len(rows)) if down else range(len(rows) - 1, -1, -1)
    for before, number in pairwise(numbers):
        place = {node: at for at, node in enumerate(found[before])}
        own = {node: at for at, node in enumerate(found[number])}

        def middle(node: Node, place=place, own=own) -> float:
            near = [place[each] for each in beside[node] if each in place]
            return sum(near) / len(near) if near else own[node]

        found[number] = sorted(found[number], key=middle)
    return found


def _crossings(rows: list[list[Node]], beside: Mapping[Node, list[Node]]) -> int:
    count = 0
    for left, right in pairwise(rows):
        place = {node: at for at, node in enumerate(right)}
        lines = [
            (at, place[other])
            for at, node in enumerate(left)
            for other in beside[node]
            if other in place
        ]
        count += sum((a - c) * (b - d) < 0 for (a, b), (c, d) in combinations(lines, 2))
    return count


def _middles(
    rows: list[list[Node]],
    beside: Mapping[Node, list[Node]],
    height: Mapping[Node, float],
    gap: float,
) -> dict[Node, float]:
    middle: dict[Node, float] = {}
    for row in rows:
        middle |= _apart(row, dict.fromkeys(row, 0.0), height, gap)
    for sweep in range(SWEEPS):
        for row in rows if sweep % 2 else reversed(rows):
            wanted = {
                node: sum(middle[each] for each in beside[node]) / len(beside[node])
                if beside[node]
                else middle[node]
                for node in row
            }
            middle |= _apart(row, wanted, height, gap)
    top = min(middle[node] - height.get(node, 0) / 2 for node in middle)
    return {node: each - top for node, each in middle.items()}


def _apart(
    row: list[Node], wanted: Mapping[Node, float], height: Mapping[Node, float], gap: float
) -> dict[Node, float]:
    """Places nearest to those wanted that keep order and distance: pooled, least squares."""
    offset, at = {}, 0.0
    for node in row:
        offset[node] = at + height.get(node, 0) / 2
        at += height.get(node, 0) + gap
    pools: list[tuple[float, list[Node]]] = []
    for node in row:
        mean, pool = wanted[node] - offset[node], [node]
        while pools and pools[-1][0] > mean:
            other, members = pools.pop()
            mean = (mean * len(pool) + other * len(members)) / (len(pool) + len(members))
            pool = members + pool
        pools.append((mean, pool))
    return {node: mean + offset[node] for mean, pool in pools for node in pool}
