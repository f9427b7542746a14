"""The picture of the whole ontology: its main classes and the most used property between two."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pyoxigraph import NamedNode

from disarmgraph.content.terms import Entry, Expression
from disarmgraph.namespaces import DISARM
from disarmgraph.reference.diagram import (
    BOX,
    HEAD,
    SMALL,
    Arrow,
    Diagram,
    Name,
    bend,
    box,
    head_at,
    ports,
    words,
)
from disarmgraph.reference.layers import Edge, Layers, layers
from disarmgraph.reference.usage import Usage

MORE = 16
"""How many relations are drawn beside the most used one of each class."""
GAP = 12
BEND = 32
"""Room in which lines bend between two layers."""
PORT = 18
"""From one line to the next where they leave a box."""
ANYTHING = ""
"""What stands for a thing of any class, where a property has no domain."""


@dataclass(frozen=True)
class Relation:
    """The most used property from things of one class (an IRI) to things of another."""

    source: str
    property: str
    target: str
    count: int


@dataclass(frozen=True)
class Overview:
    """The relations that are drawn, by the edge that each is; a turned one leads to the left."""

    relations: dict[Edge, Relation]
    turned: frozenset[Edge]
    height: dict[str, float]
    layers: Layers

    def drawn(self, name: Callable[[str], Name]) -> Diagram:
        """The picture with the names of classes and properties; ANYTHING is one of them."""
        rows = self.layers.rows
        wide = [max((name(n).width for n in row if n in self.height), default=0) for row in rows]
        said = [self._words(row, name) for row in rows]
        left = [
            sum(wide[:number]) + sum(said[:number]) + BEND * number for number in range(len(rows))
        ]
        layer = {node: number for number, row in enumerate(rows) for node in row}
        boxes = [
            box(name(n), left[layer[n]], self.layers.middle[n] - h / 2, name(n).width, h)
            for n, h in self.height.items()
        ]
        leaving, arriving = self._ports()
        arrows = []
        for edge, way in self.layers.way.items():
            turned = edge in self.turned
            x, y = left[layer[way[0]]] + name(way[0]).width, leaving[edge]
            told = words([[name(self.relations[edge].property)]], x + 6 + 6 * turned, y)
            head = f"M{x:g},{y:g}l{HEAD},-4.5v9z"
            line = f"M{x + HEAD * turned:g},{y:g}"
            for one, other in pairwise(way):
                number = layer[one]
                last = other == way[-1]
                to = arriving[edge] if last else self.layers.middle[other]
                start, end = left[number] + wide[number] + said[number], left[number + 1]
                if last and not turned:
                    head = head_at(end, to)
                    end -= HEAD
                line += f"H{start:g}{bend(start, y, end, to)}"
                y = to
            arrows.append(Arrow(line, head, "property", told))
        bottom = max(self.layers.middle[n] + h / 2 for n, h in self.height.items())
        return Diagram(left[-1] + wide[-1] + 2, bottom + 2, tuple(boxes), tuple(arrows))

    def _words(self, row: Sequence[object], name: Callable[[str], Name]) -> float:
        told = [name(r.property).text for edge, r in self.relations.items() if edge[0] in row]
        return max((len(text) * SMALL + 20 for text in told), default=0)

    def _ports(self) -> tuple[dict[Edge, float], dict[Edge, float]]:
        """The heights at which each edge leaves its first box and arrives at its last one."""
        sides: list[dict[Edge, float]] = []
        for end, step in ((0, 1), (-1, -2)):
            at: dict[Edge, float] = {}
            for node, height in self.height.items():
                own = [edge for edge in self.relations if edge[end] == node]
                own.sort(key=lambda edge: self.layers.middle[self.layers.way[edge][step]])
                places = ports(self.layers.middle[node] - height / 2, height, len(own))
                at |= dict(zip(own, places, strict=True))
            sides.append(at)
        return sides[0], sides[1]


def overview(classes: Iterable[Entry], properties: Iterable[Entry], use: Usage) -> Overview | None:
    """The picture, but for the words, which depend on the reader; None if nothing is related.

    `properties` are those that it may show.
    """
    relations: dict[Edge, Relation] = {}
    turned = set()
    for each in _main(_relations(_roots(classes), properties, use)):
        edge = (each.source, each.target)
        back = edge[::-1]
        if edge in relations or back in relations:
            continue
        if _leads(relations, each.target, each.source):
            turned.add(back)
            edge = back
        relations[edge] = each
    if not relations:
        return None
    out = Counter(edge[0] for edge in relations)
    into = Counter(edge[1] for edge in relations)
    height = {node: max(BOX, PORT * out[node] + 8, 11 * into[node] + 8) for node in (out | into)}
    return Overview(relations, frozenset(turned), height, layers(list(relations), height, GAP))


def _roots(classes: Iterable[Entry]) -> dict[str, str]:
    """For each class the topmost one above it."""
    above = {entry.iri: _named(entry.above) for entry in classes}
    roots = {}
    for iri in above:
        top = iri
        while above.get(top):
            top = above[top][0]
        roots[iri] = top
    return roots


def _named(expressions: Sequence[Expression]) -> list[str]:
    return [
        part.value
        for each in expressions
        for part in each.parts
        if isinstance(part, NamedNode) and part.value.startswith(DISARM)
    ]


def _relations(roots: Mapping[str, str], properties: Iterable[Entry], use: Usage) -> list[Relation]:
    """The most used property between any two topmost classes, those most used first."""
    found: dict[tuple[str, str], Relation] = {}
    for entry in properties:
        counts: Counter[tuple[str, str]] = Counter()
        targets = [each for each in _named(entry.range) if each in roots]
        for kind in _named(entry.domain) or [ANYTHING]:
            known = use.profile.get(kind, {}) if kind else use.statements
            for target in targets:
                reached = use.reach.get(target, {}).get(entry.iri, 0)
                count = min(known.get(entry.iri, 0), reached)
                counts[roots.get(kind, kind), roots[target]] += count
        for (source, target), count in counts.items():
            relation = Relation(source, entry.iri, target, count)
            known = found.get((source, target))
            if source != target and count and (known is None or count > known.count):
                found[source, target] = relation
    return sorted(found.values(), key=lambda each: (-each.count, each.source, each.target))


def _main(relations: list[Relation]) -> list[Relation]:
    """The most used relation of each class, then the most used of all."""
    best = {each.source: each for each in reversed(relations)}
    chosen = set(best.values()) | set(relations[:MORE])
    return [each for each in relations if each in chosen]


def _leads(relations: Mapping[Edge, Relation], one: str, other: str) -> bool:
    reached = [one]
    for node in reached:
        reached += [b for a, b in relations if a == node and b not in reached]
    return other in reached
