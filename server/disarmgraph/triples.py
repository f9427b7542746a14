"""Single triples: made, and read from a store's default graph, where the union of all files is."""

from collections.abc import Iterator

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Store, Triple

from disarmgraph.namespaces import RDF

Term = NamedNode | BlankNode | Literal
Node = NamedNode | BlankNode


def node(iri: str | Node) -> Node:
    """An IRI given as text, or a node as it is."""
    return NamedNode(iri) if isinstance(iri, str) else iri


def triple(subject: str, predicate: str, value: Term) -> Triple:
    """What a thing has as a value of a property."""
    return Triple(NamedNode(subject), NamedNode(predicate), value)


def objects(store: Store, subject: str | Node, predicate: str) -> list[Term]:
    """Values of one property of one thing, in no order."""
    pattern = store.quads_for_pattern(node(subject), NamedNode(predicate), None, DefaultGraph())
    return [quad.object for quad in pattern]


def first(store: Store, subject: str | Node, predicate: str) -> Term | None:
    """The least value of a property, None when there is none; the same on every call."""
    return min(objects(store, subject, predicate), key=str, default=None)


def iris(store: Store, subject: str | Node, predicate: str) -> list[str]:
    """IRIs among the values of a property, sorted."""
    return sorted(o.value for o in objects(store, subject, predicate) if isinstance(o, NamedNode))


def subjects(store: Store, predicate: str, value: str | Term) -> list[str]:
    """IRIs of the things that have this value for a property, sorted, each once."""
    wanted = NamedNode(value) if isinstance(value, str) else value
    pattern = store.quads_for_pattern(None, NamedNode(predicate), wanted, DefaultGraph())
    return sorted({quad.subject.value for quad in pattern if isinstance(quad.subject, NamedNode)})


def members(store: Store, head: Node) -> Iterator[Term]:
    """Members of an RDF list, as far as it can be read: stores elsewhere tell of no blank node."""
    rest = [head]
    while rest and rest[0] != NamedNode(RDF + "nil"):
        yield from objects(store, rest[0], RDF + "first")[:1]
        rest = objects(store, rest[0], RDF + "rest")
