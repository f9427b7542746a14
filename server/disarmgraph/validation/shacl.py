"""SHACL Core, for all nodes at once: https://www.w3.org/TR/shacl/.

What a shape may demand is in ``value_components`` and ``shape_components``. Where shapes go beyond
SHACL Core, pySHACL is asked instead (disarmgraph.validation.validation).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from pyoxigraph import NamedNode

from disarmgraph.namespaces import RDFS
from disarmgraph.rdf.statements import Statements
from disarmgraph.triples import Node, Term
from disarmgraph.validation import shacl_paths, shape_components, value_components
from disarmgraph.validation.shacl_constraint import Constraint, Parameter, is_true
from disarmgraph.validation.shacl_paths import Path, ShapesError, all_values, name_of, sh

COMPONENTS = value_components.COMPONENTS | shape_components.COMPONENTS
"""The constraint components by their parameter."""

TARGETS = ("targetNode", "targetClass", "targetSubjectsOf", "targetObjectsOf")


@dataclass(frozen=True)
class Result:
    """One validation result.

    ``path`` is the IRI of a property, a longer path as SPARQL writes it (``^<a>``, ``<a>|<b>``),
    and empty where the shape is about the node as a whole. ``component`` is the last part of the
    constraint component's IRI, ``severity`` that of the severity's; ``messages`` are pairs of
    language and text.
    """

    focus: Term
    path: str
    value: Term | None
    shape: Node
    component: str
    severity: str
    messages: frozenset[tuple[str, str]]


class Shape:
    """A node shape or, with a path, a property shape."""

    def __init__(self, shapes: "Shapes", node: Node) -> None:
        self.node = node
        self.path = shapes.path(node)
        said = shapes.statements
        self.severity = name_of(said.value(node, sh("severity")) or sh("Violation")).lower()
        self.messages = frozenset(
            (text.language or "", text.value) for text in said.values(node, sh("message"))
        )
        self.deactivated = is_true(said.value(node, sh("deactivated")))
        self._shapes = shapes

    @cached_property
    def _constraints(self) -> list[Constraint]:
        return list(self._shapes.constraints(self))

    @cached_property
    def _properties(self) -> list["Shape"]:
        named = self._shapes.statements.values(self.node, sh("property"))
        return [self._shapes.shape(each) for each in named]

    def results(self, data: Statements, focus: set[Term]) -> Iterator[Result]:
        """The results for focus nodes. Raises RecursionError for shapes that need themselves."""
        if self.deactivated or not focus:
            return
        rows = self.path.rows(data, focus) if self.path else {node: (node,) for node in focus}
        for constraint in self._constraints:
            for node, value, *path in constraint.offences(data, focus, rows):
                yield Result(
                    node,
                    path[0] if path else str(self.path or ""),
                    value,
                    self.node,
                    constraint.component,
                    self.severity,
                    self.messages,
                )
        if self._properties:
            values = all_values(rows)
            for each in self._properties:
                yield from each.results(data, values)

    def failing(self, data: Statements, nodes: set[Term]) -> set[Term]:
        """Which of the nodes do not conform."""
        if self.deactivated or not nodes:
            return set()
        rows = self.path.rows(data, nodes) if self.path else {node: (node,) for node in nodes}
        failing = {found[0] for c in self._constraints for found in c.offences(data, nodes, rows)}
        if self._properties:
            values = all_values(rows)
            wrong = {v for each in self._properties for v in each.failing(data, values)}
            if wrong:
                failing.update(node for node, found in rows.items() if not wrong.isdisjoint(found))
        return failing


class Shapes:
    """The shapes of a graph."""

    def __init__(self, statements: Statements) -> None:
        self.statements = statements
        self.shape = cache(self._shape)

    def _shape(self, node: Node) -> Shape:
        return Shape(self, node)

    @cached_property
    def targeted(self) -> list[Shape]:
        """The shapes that say by themselves which nodes they are for, by their names."""
        nodes = {node for target in TARGETS for node in self.statements.column(sh(target))}
        classes = self.statements.instances(NamedNode(RDFS + "Class"))
        kinds = (sh("NodeShape"), sh("PropertyShape"))
        nodes |= {n for kind in kinds for n in self.statements.instances(kind)} & classes
        return [self.shape(node) for node in sorted(nodes, key=str)]

    def focus(self, shape: Shape, data: Statements) -> set[Term]:
        """The nodes of the data that a shape is for."""

        def targets(name: str) -> list[Term]:
            return self.statements.values(shape.node, sh(name))

        classes = targets("targetClass")
        if shape.node in self.statements.instances(NamedNode(RDFS + "Class")):
            classes = [*classes, shape.node]
        found = set(targets("targetNode"))
        found.update(node for kind in classes for node in data.instances(kind))
        found.update(node for p in targets("targetSubjectsOf") for node in data.column(p))
        found.update(node for p in targets("targetObjectsOf") for node in data.inverse(p))
        return found

    def results(self, data: Statements, only: set[Term] | None = None) -> Iterator[Result]:
        """The results for all that the shapes are for, or for those nodes only.

        Raises ShapesError.
        """
        for shape in self.targeted:
            focus = self.focus(shape, data)
            try:
                yield from shape.results(data, focus if only is None else focus & only)
            except RecursionError as error:
                raise ShapesError.of("shapes-circle", shape=shape.node) from error

    def path(self, node: Node) -> Path | None:
        """The path of a property shape. Raises ShapesError for one that cannot be read."""
        found = self.statements.value(node, sh("path"))
        return None if found is None else shacl_paths.read(self.statements, found)

    def constraints(self, shape: Shape) -> Iterator[Constraint]:
        """What a shape demands. Raises ShapesError for a parameter that cannot be read."""
        for name, make in COMPONENTS.items():
            for value in self.statements.values(shape.node, sh(name)):
                try:
                    yield from make(Parameter(value, shape.node, self.statements, self.shape))
                except (ValueError, TypeError, LookupError, AttributeError, re.error) as error:
                    raise ShapesError.of(
                        "shapes-parameter",
                        shape=shape.node,
                        name=name,
                        value=value,
                        reason=error,
                    ) from error
