"""References that lead nowhere, or to a thing of the wrong class, or from one."""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pyoxigraph import NamedNode, Quad

from disarmgraph.files import GRAPHS
from disarmgraph.namespaces import BASE, DISARM, OWL, RDFS, shorten
from disarmgraph.statements import TYPE, Node, Statements, Term

SCHEMES = BASE + "scheme/"
_NOT_DESCRIBED_IN_RDF = re.compile(re.escape(GRAPHS) + "|" + re.escape(BASE) + r"ontology/\d")
"""How our IRIs begin that name a file of the graph or a version of the ontology."""
_NEARLY_OURS = re.compile(r"https?://(?:www\.)?w3id\.org/+disarmgraph(?![^/#])/*", re.IGNORECASE)
"""BASE as it is mistyped: an IRI in a namespace that nobody knows would escape every rule."""


@dataclass(frozen=True)
class Astray:
    """A statement that uses an IRI of ours which nothing describes; the nearest IRI that is one."""

    quad: Quad
    iri: str
    nearest: str | None

    @property
    def advice(self) -> str:
        """The nearest IRI as people write it: with its prefix, unless the namespace is at fault."""
        folder = self.iri[: max(self.iri.rfind("/"), self.iri.rfind("#")) + 1]
        near = self.nearest or ""
        return shorten(near) if near.startswith(folder) else f"<{near}>"

    @property
    def is_term(self) -> bool:
        """Whether the IRI is a class, property or concept, not a thing."""
        return self.iri.startswith((DISARM, SCHEMES))


def astray(mine: Statements, whole: Statements) -> Iterator[Astray]:
    """Statements with an IRI of ours that nothing describes, as property or as value."""
    known = whole.subjects()
    described = {term.value for term in known if isinstance(term, NamedNode)}
    nearest = cache(lambda iri: _nearest(iri, described))
    is_lost = cache(lambda term: term not in known and _is_ours(term))
    for prop in mine.properties():
        for subject, values in mine.column(prop).items():
            for value in values:
                if isinstance(value, NamedNode) and value not in known and is_lost(value):
                    yield Astray(Quad(subject, prop, value), value.value, nearest(value.value))
                if is_lost(prop):
                    yield Astray(Quad(subject, prop, value), prop.value, nearest(prop.value))


def _is_ours(term: NamedNode) -> bool:
    """Whether an IRI is of ours, or meant to be, and one that RDF describes."""
    return bool(_NEARLY_OURS.match(term.value) and not _NOT_DESCRIBED_IN_RDF.match(term.value))


def _nearest(iri: str, described: set[str]) -> str | None:
    """The described IRI that is spelt most like this one, in its namespace as it should be."""
    ours = _NEARLY_OURS.sub(BASE, iri, count=1)
    ours = re.sub(f"^{BASE}ontology[/#]*", DISARM, ours)
    folder = ours[: max(ours.rfind("/"), ours.rfind("#")) + 1]
    neighbours = [known.removeprefix(folder) for known in described if known.startswith(folder)]
    near = difflib.get_close_matches(ours.removeprefix(folder), neighbours, n=1)
    return folder + near[0] if near else None


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

    A thing without any class is left to the rule that everything has one.
    """
    typed = whole.column(TYPE)
    domain, range_ = NamedNode(RDFS + "domain"), NamedNode(RDFS + "range")
    for prop in mine.properties():
        column = mine.column(prop)
        for classes, fit in _allowed(whole, prop, domain):
            for thing in column.keys() - fit:
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
