"""Property paths of SHACL (2.3.1), followed from many nodes at once."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode

from disarmgraph.fault import Fault
from disarmgraph.namespaces import SH
from disarmgraph.rdf.statements import FIRST, Statements
from disarmgraph.triples import Term

Rows = Mapping[Term, Sequence[Term]]
"""The values that a path finds, each once, by the focus node; nodes without any are left out."""


class ShapesError(Fault):
    """A shape cannot be read: which one, and why."""


def sh(name: str) -> NamedNode:
    """A term of SHACL."""
    return NamedNode(SH + name)


def name_of(term: Term) -> str:
    """How a term of SHACL is called, or another one behind a ``#``."""
    return term.value.rpartition("#")[2]


@dataclass(frozen=True)
class Path:
    """A property path: a property, or a way of going through other paths."""

    text: str
    rows: Callable[[Statements, set[Term]], Rows]
    property: NamedNode | None = None

    def __str__(self) -> str:
        return self.text


def read(shapes: Statements, term: Term) -> Path:
    """The path that a term of a shapes graph stands for. Raises ShapesError."""
    if isinstance(term, NamedNode):
        return Path(term.value, lambda data, focus: select(data.column(term), focus), term)
    if shapes.column(FIRST).get(term):
        steps = [read(shapes, each) for each in shapes.members(term)]
        return Path("/".join(map(_grouped, steps)), lambda data, f: _through(steps, data, f))
    for name, make in PATHS.items():
        inner = shapes.value(term, sh(name))
        if inner is not None:
            return make(shapes, inner)
    raise ShapesError.of("shapes-path", path=term)


def select(column: Rows, focus: set[Term]) -> Rows:
    """The values of a property that focus nodes have, each once."""
    if len(focus) > len(column):
        found = {node: values for node, values in column.items() if node in focus}
    else:
        found = {node: column[node] for node in focus if node in column}
    return {n: v if len(v) < 2 else list(dict.fromkeys(v)) for n, v in found.items()}


def all_values(rows: Rows) -> set[Term]:
    """The values of all nodes together."""
    return {value for values in rows.values() for value in values}


def _grouped(path: Path) -> str:
    """A path as SPARQL writes it, as part of another one."""
    return f"<{path}>" if path.property else f"({path})"


def _through(steps: Sequence[Path], data: Statements, focus: set[Term]) -> Rows:
    rows: Rows = {node: (node,) for node in focus}
    for step in steps:
        further = step.rows(data, all_values(rows))
        rows = _composed(rows, further)
    return rows


def _composed(rows: Rows, further: Rows) -> Rows:
    found = {
        node: list(dict.fromkeys(end for value in values for end in further.get(value, ())))
        for node, values in rows.items()
    }
    return {node: ends for node, ends in found.items() if ends}


def _inverse(shapes: Statements, inner: Term) -> Path:
    path = read(shapes, inner)
    if path.property is None:
        raise ShapesError.of("shapes-inverse", path=inner)
    prop = path.property
    return Path(f"^<{prop.value}>", lambda data, focus: select(data.inverse(prop), focus))


def _alternative(shapes: Statements, inner: Term) -> Path:
    choices = [read(shapes, each) for each in shapes.members(inner)]

    def rows(data: Statements, focus: set[Term]) -> Rows:
        found: dict[Term, dict[Term, None]] = {}
        for choice in choices:
            for node, values in choice.rows(data, focus).items():
                found.setdefault(node, {}).update(dict.fromkeys(values))
        return {node: list(values) for node, values in found.items()}

    return Path("|".join(map(_grouped, choices)), rows)


def _repeated(sign: str, least: int, most: int | None) -> Callable[[Statements, Term], Path]:
    def make(shapes: Statements, inner: Term) -> Path:
        step = read(shapes, inner)

        def rows(data: Statements, focus: set[Term]) -> Rows:
            found = {node: {node: None} if least == 0 else {} for node in focus}
            edge: Rows = {node: (node,) for node in focus}
            rounds = 0
            while edge and (most is None or rounds < most):
                rounds += 1
                reached = _composed(edge, step.rows(data, all_values(edge)))
                edge = {
                    node: new
                    for node, ends in reached.items()
                    if (new := [end for end in ends if end not in found[node]])
                }
                for node, new in edge.items():
                    found[node].update(dict.fromkeys(new))
            return {node: list(values) for node, values in found.items() if values}

        return Path(_grouped(step) + sign, rows)

    return make


PATHS: dict[str, Callable[[Statements, Term], Path]] = {
    "inversePath": _inverse,
    "alternativePath": _alternative,
    "zeroOrMorePath": _repeated("*", 0, None),
    "oneOrMorePath": _repeated("+", 1, None),
    "zeroOrOnePath": _repeated("?", 0, 1),
}
