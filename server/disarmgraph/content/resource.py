"""What the graph says about one IRI, or in one file, ordered as a page shows it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store, Triple

from disarmgraph.files import GRAPHS
from disarmgraph.names import LABELS
from disarmgraph.namespaces import BASE, DCTERMS, DISARM, OWL, RDF, RDFS, SKOS
from disarmgraph.triples import Node, Term, node
from disarmgraph.written import is_date

DERIVED = GRAPHS + "derived/"
NAMING = {*LABELS, SKOS + "altLabel", DISARM + "acronym", DISARM + "symbol", DISARM + "number"}
PARTS = (DISARM + "isPassageOf", DISARM + "isProvisionOf", SKOS + "inScheme")
SOURCING = {DISARM + "statedIn", DISARM + "basis", DCTERMS + "source", RDFS + "isDefinedBy"}


@dataclass(frozen=True)
class Statement:
    """One value of a property; `rule` is the graph of the rule if it is only derived."""

    value: Term
    rule: str | None = None


@dataclass(frozen=True)
class Property:
    """A property of the described thing with all its values."""

    iri: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Incoming:
    """Things that name the described thing as value of a property: how many, and which."""

    iri: str
    count: int
    subjects: tuple[str, ...]


@dataclass(frozen=True)
class Description:
    """One IRI as the graph knows it, and the named graphs that speak of it; false if unknown."""

    iri: str
    outgoing: tuple[Property, ...]
    incoming: tuple[Incoming, ...]
    files: tuple[str, ...]

    def __bool__(self) -> bool:
        return bool(self.outgoing or self.incoming or self.files)

    @property
    def kinds(self) -> set[str]:
        """The classes that it is said to be of."""
        return {kind.value for kind in self.values(RDF + "type")}

    @property
    def is_retired(self) -> bool:
        """Whether it was a thing of ours and has been taken back; terms stay where they are."""
        retired = any(value.value == "true" for value in self.values(OWL + "deprecated"))
        return retired and self.iri.startswith(BASE + "id/")

    @property
    def parts(self) -> tuple[str, ...]:
        """What it is made up of: passages, provisions, concepts."""
        return tuple(part for each in PARTS for part in self.subjects(each))

    def values(self, property_iri: str) -> tuple[Term, ...]:
        """Values of one property, in the order of the page."""
        return tuple(
            statement.value
            for group in self.outgoing
            if group.iri == property_iri
            for statement in group.statements
        )

    def subjects(self, property_iri: str) -> tuple[str, ...]:
        """Things that have the described thing as value of this property."""
        return tuple(
            s for group in self.incoming if group.iri == property_iri for s in group.subjects
        )


def description(store: Store, iri: str) -> Description:
    """What is said of the IRI and with it: type, names, dates, relations, words, sources."""
    subject = node(iri)
    incoming: dict[str, set[str]] = defaultdict(set)
    for quad in store.quads_for_pattern(None, None, subject, DefaultGraph()):
        if isinstance(quad.subject, NamedNode):
            incoming[quad.predicate.value].add(quad.subject.value)
    files = {q.graph_name for q in store.quads_for_pattern(subject, None, None, None)}
    if store.contains_named_graph(subject):
        files.add(subject)
    return Description(
        iri,
        _grouped(store, store.quads_for_pattern(subject, None, None, DefaultGraph())),
        tuple(Incoming(p, len(s), tuple(sorted(s))) for p, s in sorted(incoming.items())),
        tuple(sorted(file.value for file in files if isinstance(file, NamedNode))),
    )


def subjects_in(store: Store, graph: str) -> list[Node]:
    """The things of which a named graph says something, in the order of their IRIs."""
    quads = store.quads_for_pattern(None, None, None, NamedNode(graph))
    return sorted({quad.subject for quad in quads}, key=str)


def said_in(store: Store, graph: str, subject: Node) -> tuple[Property, ...]:
    """What a named graph says of a thing."""
    quads = store.quads_for_pattern(subject, None, None, NamedNode(graph))
    return _grouped(store, quads)


def _grouped(store: Store, quads: Iterable[Quad]) -> tuple[Property, ...]:
    statements: dict[str, list[Statement]] = defaultdict(list)
    for quad in quads:
        statements[quad.predicate.value].append(Statement(quad.object, _rule(store, quad.triple)))
    groups = (Property(p, tuple(sorted(s, key=_value_order))) for p, s in statements.items())
    return tuple(sorted(groups, key=_property_order))


def rule(store: Store, subject: str, predicate: str, value: str) -> str | None:
    """The graph of the rule that derives a statement about two things, None if it is stated."""
    return _rule(store, Triple(NamedNode(subject), NamedNode(predicate), NamedNode(value)))


def _rule(store: Store, triple: Triple) -> str | None:
    """The rule's graph if every named graph that holds the statement is derived."""
    holders = store.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
    graphs = sorted(q.graph_name.value for q in holders if isinstance(q.graph_name, NamedNode))
    derived = all(graph.startswith(DERIVED) for graph in graphs)
    return graphs[0] if graphs and derived else None


def _property_order(group: Property) -> tuple[int, str]:
    """Type, name or number, dates, relations, words, source last (as in the files)."""
    value = group.statements[0].value
    if group.iri == RDF + "type":
        rank = 0
    elif group.iri in NAMING:
        rank = 1
    elif group.iri in SOURCING:
        rank = 6
    elif not isinstance(value, Literal):
        rank = 3
    elif is_date(value):
        return 2, value.value
    else:
        rank = 5 if value.language else 4
    return rank, group.iri


def _value_order(statement: Statement) -> tuple[str, str]:
    value = statement.value
    return (getattr(value, "language", None) or "", value.value)
