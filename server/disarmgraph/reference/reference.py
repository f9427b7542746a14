"""What the pages of the ontology, the lists and the shapes say, put together once at start."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import NamedNode, Store

from disarmgraph.content import constraints, terms
from disarmgraph.content.constraints import Rule, Shape
from disarmgraph.content.serialization import turtle
from disarmgraph.content.terms import Entry
from disarmgraph.namespaces import BASE, DISARM, RDF, RDFS, SHAPES, last_part
from disarmgraph.reference import derivation, usage, worked_example
from disarmgraph.reference.derivation import Derivation
from disarmgraph.reference.overview import Overview, overview
from disarmgraph.reference.usage import Usage
from disarmgraph.reference.worked_example import WorkedExamples
from disarmgraph.triples import iris, subjects
from disarmgraph.validation import graph_rules
from disarmgraph.validation.graph_rules import GraphRule


@dataclass(frozen=True)
class Reference:
    """The terms by sort, their use, the rules that hold for them, and examples.

    ``shapes_of`` are for a class the shapes that check its members, those of the classes above it
    included; ``rules_of`` are for a property the rules about it, each with its shape. ``overview``
    is drawn of what sources state and the program calculates, not of what only queries conclude.
    ``turtle`` is for a class without a worked example what the graph says of a member.
    ``borrowed`` are the terms of others that the ontology declares, ``across`` the rules about
    several things at once, ``of_ontology`` those that the terms themselves keep.
    """

    sorts: dict[str, list[Entry]]
    use: Usage
    shapes: tuple[Shape, ...]
    shapes_of: dict[str, tuple[Shape, ...]]
    rules_of: dict[str, tuple[tuple[Shape, Rule], ...]]
    overview: Overview | None
    examples: WorkedExamples
    turtle: dict[str, str]
    derivations: tuple[Derivation, ...]
    borrowed: tuple[str, ...]
    across: tuple[GraphRule, ...]
    of_ontology: tuple[GraphRule, ...]

    def entries(self) -> dict[str, Entry]:
        """Every term by its IRI."""
        return {entry.iri: entry for entries in self.sorts.values() for entry in entries}


def reference(store: Store, loaded: Store) -> Reference:
    """All of it, from a graph and from a store of shapes; it takes a second, so ask once.

    It opens no file once ``read_files`` has been called.
    """
    sorts = terms.by_sort(store)
    shapes = tuple(constraints.shapes(loaded))
    classes = [entry.iri for entry in sorts.get("Class", [])]
    above = {iri: _above(store, iri) for iri in classes}
    use = usage.usage(store)
    derived = derivation.derivations(store)
    examples = worked_example.read(_stems(loaded, above), above)
    return Reference(
        sorts=sorts,
        use=use,
        shapes=shapes,
        shapes_of={
            iri: tuple(s for kind in above[iri] for s in shapes if kind in s.targets)
            for iri in classes
        },
        rules_of=_rules_of(shapes),
        overview=overview(
            sorts.get("Class", []), _stated(sorts.get("ObjectProperty", []), use, derived), use
        ),
        examples=examples,
        turtle={
            kind: turtle(store, use.example[kind])
            for kind in classes
            if kind in use.example and kind not in examples.of_class
        },
        derivations=derived,
        borrowed=_borrowed(store),
        across=graph_rules.rules(),
        of_ontology=graph_rules.ontology_rules(),
    )


def _rules_of(shapes: Iterable[Shape]) -> dict[str, tuple[tuple[Shape, Rule], ...]]:
    """For each property on the path of a rule the rules about it, each with its shape."""
    found: dict[str, list[tuple[Shape, Rule]]] = {}
    for shape in shapes:
        for rule in shape.rules:
            for step in rule.path:
                found.setdefault(step.value, []).append((shape, rule))
    return {prop: tuple(each) for prop, each in found.items()}


def _stated(properties: Iterable[Entry], use: Usage, derived: Iterable[Derivation]) -> list[Entry]:
    """Properties that are used for more than what queries alone conclude."""
    follows: Counter[str] = Counter()
    for rule in derived:
        follows.update(dict(rule.concluded) if rule.text else {})
    return [each for each in properties if use.statements.get(each.iri) != follows[each.iri]]


def read_files() -> None:
    """Reads the rules and examples that the pages show."""
    derivation.rules()
    worked_example.kept()
    graph_rules.rules()
    graph_rules.ontology_rules()


def _above(store: Store, iri: str) -> list[str]:
    """A class and all those above it, the nearest first."""
    found = [iri]
    for kind in found:
        found += [each for each in iris(store, kind, RDFS + "subClassOf") if each not in found]
    return found


def _stems(loaded: Store, above: dict[str, list[str]]) -> dict[str, str]:
    """For each class the file of the shape that is named as it is, or as the nearest above it."""
    own = {}
    for kind in above:
        shape = NamedNode(SHAPES + kind.removeprefix(DISARM))
        for quad in loaded.quads_for_pattern(shape, NamedNode(RDF + "type"), None, None):
            if isinstance(quad.graph_name, NamedNode):
                own[kind] = last_part(quad.graph_name.value)
    nearest = {kind: next(filter(None, map(own.get, kinds)), None) for kind, kinds in above.items()}
    return {kind: stem for kind, stem in nearest.items() if stem}


def _borrowed(store: Store) -> tuple[str, ...]:
    """Classes and properties of others that the ontology declares, by their IRIs."""
    declared = {iri for sort in terms.SORTS for iri in subjects(store, RDF + "type", sort)}
    return tuple(sorted(iri for iri in declared if not iri.startswith(BASE)))
