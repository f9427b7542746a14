"""Constraint components of SHACL that refer to shapes (4.6, 4.7, 4.8.1)."""

from collections.abc import Callable, Iterable, Iterator

from disarmgraph.rdf.statements import Statements
from disarmgraph.triples import Term
from disarmgraph.validation import shacl_paths
from disarmgraph.validation.shacl_constraint import (
    Constraint,
    Make,
    Offence,
    Parameter,
    is_true,
    pairs,
)
from disarmgraph.validation.shacl_paths import Rows, all_values, sh


def _shapes_based(
    name: str, combined: Callable[[list[set[Term]], set[Term]], set[Term]], as_list: bool = True
) -> Make:
    """A component that values fail by which of other shapes they fail."""

    def make(parameter: Parameter) -> Iterator[Constraint]:
        nodes = [parameter.term]
        if as_list:
            nodes = parameter.graph.members(parameter.term)
        others = [parameter.judge(node) for node in nodes]

        def offences(data: Statements, focus: set[Term], rows: Rows) -> Iterable[Offence]:
            values = all_values(rows)
            failing = combined([other.failing(data, values) for other in others], values)
            return [(n, v) for n, v in pairs(rows) if v in failing] if failing else ()

        yield Constraint(name, offences)

    return make


def _fail_none_of(failed: list[set[Term]], values: set[Term]) -> set[Term]:
    return values.intersection(*failed)


def _fail_all_but_one(failed: list[set[Term]], values: set[Term]) -> set[Term]:
    return {v for v in values if sum(v not in each for each in failed) != 1}


def _qualified(parameter: Parameter) -> Iterator[Constraint]:
    said = parameter.graph
    wanted = parameter.judge(parameter.term)
    apart = []
    if is_true(said.value(parameter.shape, sh("qualifiedValueShapesDisjoint"))):
        parents = said.inverse(sh("property")).get(parameter.shape, ())
        siblings = [s for parent in parents for s in said.values(parent, sh("property"))]
        nodes = {n for s in siblings for n in said.values(s, sh("qualifiedValueShape"))}
        apart = [parameter.judge(node) for node in nodes - {parameter.term}]

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

    least = said.value(parameter.shape, sh("qualifiedMinCount"))
    most = said.value(parameter.shape, sh("qualifiedMaxCount"))
    yield from count("QualifiedMinCountConstraintComponent", least, lambda n, bound: n >= bound)
    yield from count("QualifiedMaxCountConstraintComponent", most, lambda n, bound: n <= bound)


def _closed(parameter: Parameter) -> Iterator[Constraint]:
    if not is_true(parameter.term):
        return
    said = parameter.graph
    allowed = {
        said.value(each, sh("path")) for each in said.values(parameter.shape, sh("property"))
    }
    for head in said.values(parameter.shape, sh("ignoredProperties")):
        allowed.update(said.members(head))

    def offences(data: Statements, focus: set[Term], rows: Rows) -> Iterator[Offence]:
        values = all_values(rows)
        for prop in data.properties():
            if prop not in allowed:
                used = shacl_paths.select(data.column(prop), values)
                for node, value in pairs(rows) if used else ():
                    for other in used.get(value, ()):
                        yield node, other, prop.value

    yield Constraint("ClosedConstraintComponent", offences)


COMPONENTS: dict[str, Make] = {
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
}
