"""SHACL Core, for all nodes at once: https://www.w3.org/TR/shacl/.

A constraint gets all focus nodes of its shape together with the values that its path finds for
them, so that what nobody has costs one operation on sets, and not one for each node. Where shapes
go beyond SHACL Core, pySHACL is asked instead (disarmgraph.validation.validation).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode

from disarmgraph.namespaces import RDFS
from disarmgraph.rdf.literals import compared, is_well_typed
from disarmgraph.rdf.statements import Statements
from disarmgraph.triples import Node, Term
from disarmgraph.validation import shacl_paths
from disarmgraph.validation.shacl_paths import Path, Rows, ShapesError, all_values, sh

Offence = tuple[Term, Term | None] | tuple[Term, Term | None, str]
"""A focus node, which of its values offends (None where it is all of them, or that there is none),
and on what path, where that is not the shape's."""


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
        self.severity = _last(said.value(node, sh("severity")) or sh("Violation")).lower()
        self.messages = frozenset(
            (text.language or "", text.value) for text in said.values(node, sh("message"))
        )
        self.deactivated = _is_true(said.value(node, sh("deactivated")))
        self._shapes = shapes

    @cached_property
    def _constraints(self) -> list["Constraint"]:
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


@dataclass(frozen=True)
class Constraint:
    """What a shape demands: the component's name, and which nodes and values offend against it."""

    component: str
    offences: Callable[[Statements, set[Term], Rows], Iterable[Offence]]


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
            for parameter in self.statements.values(shape.node, sh(name)):
                try:
                    yield from make(self, shape, parameter)
                except (ValueError, TypeError, LookupError, AttributeError, re.error) as error:
                    raise ShapesError.of(
                        "shapes-parameter",
                        shape=shape.node,
                        name=name,
                        value=parameter,
                        reason=error,
                    ) from error


TARGETS = ("targetNode", "targetClass", "targetSubjectsOf", "targetObjectsOf")


def _each(rows: Rows) -> Iterator[tuple[Term, Term]]:
    return ((node, value) for node, values in rows.items() for value in values)


# Constraint components (4)

Make = Callable[[Shapes, Shape, Any], Iterator[Constraint]]


def _of_each_value(name: str, wanted: Callable[[Any], Callable[[Term], bool]]) -> Make:
    """A component that looks at each value by itself: what it wants for a parameter."""

    def make(shapes: Shapes, shape: Shape, parameter: Term) -> Iterator[Constraint]:
        good = cache(wanted(parameter))
        yield Constraint(
            name, lambda data, focus, rows: [(n, v) for n, v in _each(rows) if not good(v)]
        )

    return make


def _class(shapes: Shapes, shape: Shape, kind: Term) -> Iterator[Constraint]:
    def offences(data: Statements, focus: set[Term], rows: Rows) -> Iterable[Offence]:
        instances = data.instances(kind)
        return [(node, value) for node, value in _each(rows) if value not in instances]

    yield Constraint("ClassConstraintComponent", offences)


def _datatype(datatype: NamedNode) -> Callable[[Term], bool]:
    return lambda v: isinstance(v, Literal) and v.datatype == datatype and is_well_typed(v)


KINDS = {
    "IRI": (NamedNode,),
    "BlankNode": (BlankNode,),
    "Literal": (Literal,),
    "BlankNodeOrIRI": (BlankNode, NamedNode),
    "BlankNodeOrLiteral": (BlankNode, Literal),
    "IRIOrLiteral": (NamedNode, Literal),
}


def _node_kind(kind: NamedNode) -> Callable[[Term], bool]:
    kinds = KINDS[_last(kind)]
    return lambda value: isinstance(value, kinds)


def _min_count(shapes: Shapes, shape: Shape, least: Literal) -> Iterator[Constraint]:
    number = int(least.value)

    def offences(data: Statements, focus: set[Term], rows: Rows) -> Iterable[Offence]:
        few = [node for node, values in rows.items() if len(values) < number]
        return [(node, None) for node in few + list(focus - rows.keys() if number else ())]

    yield Constraint("MinCountConstraintComponent", offences)


def _max_count(shapes: Shapes, shape: Shape, most: Literal) -> Iterator[Constraint]:
    number = int(most.value)
    yield Constraint(
        "MaxCountConstraintComponent",
        lambda data, focus, rows: [(n, None) for n, vs in rows.items() if len(vs) > number],
    )


def _bounded(holds: Callable[[int], bool]) -> Callable[[Literal], Callable[[Term], bool]]:
    """Values whose order to a bound (-1, 0 or 1) is as it should be."""

    def wanted(bound: Literal) -> Callable[[Term], bool]:
        def good(value: Term) -> bool:
            order = compared(value, bound)
            return order is not None and holds(order)

        return good

    return wanted


def _length(holds: Callable[[int, int], bool]) -> Callable[[Literal], Callable[[Term], bool]]:
    def wanted(bound: Literal) -> Callable[[Term], bool]:
        number = int(bound.value)
        return lambda value: not isinstance(value, BlankNode) and holds(len(value.value), number)

    return wanted


def _pattern(shapes: Shapes, shape: Shape, pattern: Literal) -> Iterator[Constraint]:
    flags = shapes.statements.value(shape.node, sh("flags"))
    given = flags.value if flags is not None else ""
    signs = {"i": re.IGNORECASE, "m": re.MULTILINE, "s": re.DOTALL, "x": re.VERBOSE}
    compiled = re.compile(pattern.value, sum(signs[flag] for flag in set(given) - {"q"}))

    def good(value: Term) -> bool:
        return not isinstance(value, BlankNode) and compiled.search(value.value) is not None

    yield from _of_each_value("PatternConstraintComponent", lambda _: good)(shapes, shape, pattern)


def _language_in(shapes: Shapes, shape: Shape, head: Term) -> Iterator[Constraint]:
    ranges = [each.value.lower() for each in shapes.statements.members(head)]

    def good(value: Term) -> bool:
        language = (getattr(value, "language", None) or "").lower()
        return any(language == each or language.startswith(each + "-") for each in ranges)

    yield from _of_each_value("LanguageInConstraintComponent", lambda _: good)(shapes, shape, head)


def _unique_lang(shapes: Shapes, shape: Shape, flag: Literal) -> Iterator[Constraint]:
    def offences(data: Statements, focus: set[Term], rows: Rows) -> Iterator[Offence]:
        for node, values in rows.items():
            if len(values) > 1:
                tags = [getattr(value, "language", None) for value in values]
                used = [tag.lower() for tag in tags if tag]
                for _ in range(len({tag for tag in used if used.count(tag) > 1})):
                    yield node, None

    if flag.value == "true":
        yield Constraint("UniqueLangConstraintComponent", offences)


def _others(data: Statements, node: Term, prop: NamedNode) -> set[Term]:
    return set(data.values(node, prop))


def _equals(shapes: Shapes, shape: Shape, prop: NamedNode) -> Iterator[Constraint]:
    def offences(data: Statements, focus: set[Term], rows: Rows) -> Iterator[Offence]:
        for node in focus:
            for value in set(rows.get(node, ())) ^ _others(data, node, prop):
                yield node, value

    yield Constraint("EqualsConstraintComponent", offences)


def _disjoint(shapes: Shapes, shape: Shape, prop: NamedNode) -> Iterator[Constraint]:
    def offences(data: Statements, focus: set[Term], rows: Rows) -> Iterator[Offence]:
        for node, values in rows.items():
            for value in set(values) & _others(data, node, prop):
                yield node, value

    yield Constraint("DisjointConstraintComponent", offences)


def _less_than(name: str, holds: Callable[[int], bool]) -> Make:
    def make(shapes: Shapes, shape: Shape, prop: NamedNode) -> Iterator[Constraint]:
        def offences(data: Statements, focus: set[Term], rows: Rows) -> Iterator[Offence]:
            for node, values in rows.items():
                for value in values:
                    for other in data.values(node, prop):
                        order = compared(value, other)
                        if order is None or not holds(order):
                            yield node, value

        yield Constraint(name, offences)

    return make


def _shapes_based(
    name: str, combined: Callable[[list[set[Term]], set[Term]], set[Term]], as_list: bool = True
) -> Make:
    """A component that values fail by which of other shapes they fail."""

    def make(shapes: Shapes, shape: Shape, parameter: Term) -> Iterator[Constraint]:
        nodes = shapes.statements.members(parameter) if as_list else [parameter]
        others = [shapes.shape(node) for node in nodes]

        def offences(data: Statements, focus: set[Term], rows: Rows) -> Iterable[Offence]:
            values = all_values(rows)
            failing = combined([other.failing(data, values) for other in others], values)
            return [(n, v) for n, v in _each(rows) if v in failing] if failing else ()

        yield Constraint(name, offences)

    return make


def _fail_none_of(failed: list[set[Term]], values: set[Term]) -> set[Term]:
    return values.intersection(*failed)


def _fail_all_but_one(failed: list[set[Term]], values: set[Term]) -> set[Term]:
    return {v for v in values if sum(v not in each for each in failed) != 1}


def _qualified(shapes: Shapes, shape: Shape, parameter: Term) -> Iterator[Constraint]:
    said = shapes.statements
    wanted = shapes.shape(parameter)
    apart = []
    if _is_true(said.value(shape.node, sh("qualifiedValueShapesDisjoint"))):
        parents = said.inverse(sh("property")).get(shape.node, ())
        siblings = [s for parent in parents for s in said.values(parent, sh("property"))]
        nodes = {n for s in siblings for n in said.values(s, sh("qualifiedValueShape"))}
        apart = [shapes.shape(node) for node in nodes - {parameter}]

    def count(
        name: str, bound: Term | None, holds: Callable[[int, int], bool]
    ) -> Iterator[Constraint]:
        if bound is None:
            return
        number = int(bound.value)

        def offences(data: Statements, focus: set[Term], rows: Rows) -> Iterator[Offence]:
            values = all_values(rows)
            good = values - wanted.failing(data, values)
            for each in apart:
                good &= each.failing(data, good)
            for node in focus:
                if not holds(sum(value in good for value in rows.get(node, ())), number):
                    yield node, None

        yield Constraint(name, offences)

    least = said.value(shape.node, sh("qualifiedMinCount"))
    most = said.value(shape.node, sh("qualifiedMaxCount"))
    yield from count("QualifiedMinCountConstraintComponent", least, lambda n, bound: n >= bound)
    yield from count("QualifiedMaxCountConstraintComponent", most, lambda n, bound: n <= bound)


def _closed(shapes: Shapes, shape: Shape, flag: Literal) -> Iterator[Constraint]:
    if not _is_true(flag):
        return
    said = shapes.statements
    allowed = {said.value(each, sh("path")) for each in said.values(shape.node, sh("property"))}
    for head in said.values(shape.node, sh("ignoredProperties")):
        allowed.update(said.members(head))

    def offences(data: Statements, focus: set[Term], rows: Rows) -> Iterator[Offence]:
        values = all_values(rows)
        for prop in data.properties():
            if prop not in allowed:
                used = shacl_paths.select(data.column(prop), values)
                for node, value in _each(rows) if used else ():
                    for other in used.get(value, ()):
                        yield node, other, prop.value

    yield Constraint("ClosedConstraintComponent", offences)


def _has_value(shapes: Shapes, shape: Shape, wanted: Term) -> Iterator[Constraint]:
    def offences(data: Statements, focus: set[Term], rows: Rows) -> Iterable[Offence]:
        return [(node, None) for node in focus if wanted not in rows.get(node, ())]

    yield Constraint("HasValueConstraintComponent", offences)


def _in(shapes: Shapes, shape: Shape, head: Term) -> Iterator[Constraint]:
    allowed = set(shapes.statements.members(head))
    good = allowed.__contains__
    yield from _of_each_value("InConstraintComponent", lambda _: good)(shapes, shape, head)


COMPONENTS: dict[str, Make] = {
    "class": _class,
    "datatype": _of_each_value("DatatypeConstraintComponent", _datatype),
    "nodeKind": _of_each_value("NodeKindConstraintComponent", _node_kind),
    "minCount": _min_count,
    "maxCount": _max_count,
    "minExclusive": _of_each_value("MinExclusiveConstraintComponent", _bounded(lambda o: o > 0)),
    "minInclusive": _of_each_value("MinInclusiveConstraintComponent", _bounded(lambda o: o >= 0)),
    "maxExclusive": _of_each_value("MaxExclusiveConstraintComponent", _bounded(lambda o: o < 0)),
    "maxInclusive": _of_each_value("MaxInclusiveConstraintComponent", _bounded(lambda o: o <= 0)),
    "minLength": _of_each_value("MinLengthConstraintComponent", _length(lambda n, b: n >= b)),
    "maxLength": _of_each_value("MaxLengthConstraintComponent", _length(lambda n, b: n <= b)),
    "pattern": _pattern,
    "languageIn": _language_in,
    "uniqueLang": _unique_lang,
    "equals": _equals,
    "disjoint": _disjoint,
    "lessThan": _less_than("LessThanConstraintComponent", lambda order: order < 0),
    "lessThanOrEquals": _less_than("LessThanOrEqualsConstraintComponent", lambda order: order <= 0),
    "not": _shapes_based(
        "NotConstraintComponent", lambda failed, values: values - failed[0], as_list=False
    ),
    "and": _shapes_based("AndConstraintComponent", lambda failed, values: set().union(*failed)),
    "or": _shapes_based("OrConstraintComponent", _fail_none_of),
    "xone": _shapes_based("XoneConstraintComponent", _fail_all_but_one),
    "node": _shapes_based(
        "NodeConstraintComponent", lambda failed, values: failed[0], as_list=False
    ),
    "qualifiedValueShape": _qualified,
    "closed": _closed,
    "hasValue": _has_value,
    "in": _in,
}


# Values


def _last(term: Term) -> str:
    return term.value.rpartition("#")[2]


def _is_true(term: Term | None) -> bool:
    return isinstance(term, Literal) and term.value in ("true", "1")
