"""Constraint components of SHACL that look at values themselves (4.1 to 4.5, 4.8.2, 4.8.3)."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode

from disarmgraph.rdf.literals import compared, is_well_typed
from disarmgraph.rdf.statements import Statements
from disarmgraph.triples import Term
from disarmgraph.validation.shacl_constraint import Constraint, Make, Offence, Parameter, pairs
from disarmgraph.validation.shacl_paths import Rows, name_of, sh


def _of_each_value(name: str, wanted: Callable[[Any], Callable[[Term], bool]]) -> Make:
    """A component that looks at each value by itself: what it wants for a parameter."""

    def make(parameter: Parameter) -> Iterator[Constraint]:
        yield _good(name, wanted(parameter.term))

    return make


def _good(name: str, good: Callable[[Term], bool]) -> Constraint:
    """That each value is good, of which there are fewer than there are places for them."""
    known = cache(good)
    return Constraint(
        name, lambda data, focus, rows: [(n, v) for n, v in pairs(rows) if not known(v)]
    )


def _class(parameter: Parameter) -> Iterator[Constraint]:
    def offences(data: Statements, focus: set[Term], rows: Rows) -> Iterable[Offence]:
        instances = data.instances(parameter.term)
        return [(node, value) for node, value in pairs(rows) if value not in instances]

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
    kinds = KINDS[name_of(kind)]
    return lambda value: isinstance(value, kinds)


def _min_count(parameter: Parameter) -> Iterator[Constraint]:
    number = int(parameter.term.value)

    def offences(data: Statements, focus: set[Term], rows: Rows) -> Iterable[Offence]:
        few = [node for node, values in rows.items() if len(values) < number]
        return [(node, None) for node in few + list(focus - rows.keys() if number else ())]

    yield Constraint("MinCountConstraintComponent", offences)


def _max_count(parameter: Parameter) -> Iterator[Constraint]:
    number = int(parameter.term.value)
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


def _pattern(parameter: Parameter) -> Iterator[Constraint]:
    flags = parameter.graph.value(parameter.shape, sh("flags"))
    given = flags.value if flags is not None else ""
    signs = {"i": re.IGNORECASE, "m": re.MULTILINE, "s": re.DOTALL, "x": re.VERBOSE}
    compiled = re.compile(parameter.term.value, sum(signs[flag] for flag in set(given) - {"q"}))

    def good(value: Term) -> bool:
        return not isinstance(value, BlankNode) and compiled.search(value.value) is not None

    yield _good("PatternConstraintComponent", good)


def _language_in(parameter: Parameter) -> Iterator[Constraint]:
    ranges = [each.value.lower() for each in parameter.graph.members(parameter.term)]

    def good(value: Term) -> bool:
        language = (getattr(value, "language", None) or "").lower()
        return any(language == each or language.startswith(each + "-") for each in ranges)

    yield _good("LanguageInConstraintComponent", good)


def _unique_lang(parameter: Parameter) -> Iterator[Constraint]:
    def offences(data: Statements, focus: set[Term], rows: Rows) -> Iterator[Offence]:
        for node, values in rows.items():
            if len(values) > 1:
                tags = [getattr(value, "language", None) for value in values]
                used = [tag.lower() for tag in tags if tag]
                for _ in range(len({tag for tag in used if used.count(tag) > 1})):
                    yield node, None

    if parameter.term.value == "true":
        yield Constraint("UniqueLangConstraintComponent", offences)


def _others(data: Statements, node: Term, prop: NamedNode) -> set[Term]:
    return set(data.values(node, prop))


def _equals(parameter: Parameter) -> Iterator[Constraint]:
    def offences(data: Statements, focus: set[Term], rows: Rows) -> Iterator[Offence]:
        for node in focus:
            for value in set(rows.get(node, ())) ^ _others(data, node, parameter.term):
                yield node, value

    yield Constraint("EqualsConstraintComponent", offences)


def _disjoint(parameter: Parameter) -> Iterator[Constraint]:
    def offences(data: Statements, focus: set[Term], rows: Rows) -> Iterator[Offence]:
        for node, values in rows.items():
            for value in set(values) & _others(data, node, parameter.term):
                yield node, value

    yield Constraint("DisjointConstraintComponent", offences)


def _less_than(name: str, holds: Callable[[int], bool]) -> Make:
    def make(parameter: Parameter) -> Iterator[Constraint]:
        def offences(data: Statements, focus: set[Term], rows: Rows) -> Iterator[Offence]:
            for node, values in rows.items():
                for value in values:
                    for other in data.values(node, parameter.term):
                        order = compared(value, other)
                        if order is None or not holds(order):
                            yield node, value

        yield Constraint(name, offences)

    return make


def _has_value(parameter: Parameter) -> Iterator[Constraint]:
    def offences(data: Statements, focus: set[Term], rows: Rows) -> Iterable[Offence]:
        return [(node, None) for node in focus if parameter.term not in rows.get(node, ())]

    yield Constraint("HasValueConstraintComponent", offences)


def _in(parameter: Parameter) -> Iterator[Constraint]:
    allowed = set(parameter.graph.members(parameter.term))
    yield _good("InConstraintComponent", allowed.__contains__)


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
    "hasValue": _has_value,
    "in": _in,
}
