"""References that lead nowhere, or to a thing of the wrong class, or from one."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pyoxigraph import NamedNode, Quad

from disarmgraph.namespaces import DISARM, OWL, RDF, RDFS, THINGS
from disarmgraph.rdf.statements import TYPE, Statements
from disarmgraph.triples import Node, Term
from disarmgraph.validation import spelling


@dataclass(frozen=True)
class Astray:
    """A statement that uses an IRI which nothing describes or declares, as term or as thing."""

    quad: Quad
    iri: str

    @property
    def is_term(self) -> bool:
        """Whether the IRI is a class, property, datatype or concept, not a thing."""
        return not (spelling.in_our_house(self.iri) or "").startswith(THINGS)


def astray(mine: Statements, whole: Statements) -> Iterator[Astray]:
    """Statements with an IRI of ours, or of a borrowed vocabulary, that is not there."""
    known = whole.subjects()

    @cache
    def is_lost(term: NamedNode) -> bool:
        return term not in known and spelling.in_our_house(term.value) is not None

    @cache
    def is_unknown(iri: str) -> bool:
        return spelling.borrowed(iri) is not None and not spelling.is_declared_elsewhere(iri)

    for prop in mine.properties():
        for subject, values in mine.column(prop).items():
            for value in values:
                found = {term.value for term in (prop, value) if _is_iri(term) and is_lost(term)}
                used = spelling.terms_of(prop, value, prop == TYPE)
                found.update(iri for iri in used if is_unknown(iri))
                yield from (Astray(Quad(subject, prop, value), iri) for iri in found)


def _is_iri(term: Term) -> bool:
    return isinstance(term, NamedNode)


@dataclass(frozen=True)
class Misplaced:
    """A thing with a property that is not for its class, or that leads to another class.

    ``value`` is None where the thing itself is of the wrong class; ``classes`` are the right ones.
    """

    thing: Node
    property: NamedNode
    value: Term | None
    classes: tuple[Node, ...]


def misplaced(mine: Statements, whole: Statements) -> Iterator[Misplaced]:
    """The statements whose subject or value is of no class that the ontology gives the property.

    A thing without any class is left to the rule that everything has one. A proposal of a draft
    has a place in the text without being a part of it, and a shape of its own.
    """
    typed = whole.column(TYPE)
    proposals = whole.instances(NamedNode(RDF + "Statement"))
    domain, range_ = NamedNode(RDFS + "domain"), NamedNode(RDFS + "range")
    for prop in mine.properties():
        column = mine.column(prop)
        for classes, fit in _allowed(whole, prop, domain):
            for thing in column.keys() - fit - proposals:
                if thing in typed:
                    yield Misplaced(thing, prop, None, classes)
        for classes, fit in _allowed(whole, prop, range_):
            for thing, values in column.items():
                for value in values:
                    if isinstance(value, NamedNode) and value in typed and value not in fit:
                        yield Misplaced(thing, prop, value, classes)


def _allowed(
    whole: Statements, prop: NamedNode, way: NamedNode
) -> Iterator[tuple[tuple[Node, ...], set[Term]]]:
    """For each domain or range of a property of ours: its classes, and the things of them."""
    if not prop.value.startswith(DISARM):
        return
    for named in whole.values(prop, way):
        union = whole.value(named, NamedNode(OWL + "unionOf"))
        classes = whole.members(union) if union is not None else [named]
        if all(isinstance(each, NamedNode) for each in classes):
            things = set().union(*(whole.instances(each) for each in classes))
            yield tuple(classes), things
