"""Statements in memory, found by their property: what validation asks for, thousands at a time.

A store would give back other lexical forms than those that were written; these are kept here.
"""

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import NamedNode, Quad

from disarmgraph.namespaces import RDF, RDFS
from disarmgraph.triples import Term

Column = Mapping[Term, list[Term]]

TYPE = NamedNode(RDF + "type")
SUBCLASS = NamedNode(RDFS + "subClassOf")
FIRST = NamedNode(RDF + "first")
REST = NamedNode(RDF + "rest")
NIL = NamedNode(RDF + "nil")


class Statements:
    """Statements of a graph; those that are in it twice are there once."""

    def __init__(self, quads: Iterable[Quad] = ()) -> None:
        self._columns: dict[NamedNode, dict[Term, list[Term]]] = {}
        self._inverse: dict[NamedNode, dict[Term, list[Term]]] = {}
        self._instances: dict[NamedNode, set[Term]] = {}
        same: dict[Term, Term] = {}
        one = same.setdefault
        for quad in quads:
            column = self._columns.setdefault(quad.predicate, {})
            subject, value = quad.subject, quad.object
            column.setdefault(one(subject, subject), []).append(one(value, value))

    def properties(self) -> Iterable[NamedNode]:
        """The properties that are used."""
        return self._columns.keys()

    def quads(self) -> Iterator[Quad]:
        """All statements, outside of any named graph."""
        for prop, column in self._columns.items():
            for subject, values in column.items():
                for value in values:
                    yield Quad(subject, prop, value)

    def subjects(self) -> set[Term]:
        """The things of which anything is said."""
        return {subject for column in self._columns.values() for subject in column}

    def column(self, prop: NamedNode) -> Column:
        """The values of a property by the subject that has them, each at least once."""
        return self._columns.get(prop, {})

    def inverse(self, prop: NamedNode) -> Column:
        """The subjects that have a value of a property, by that value."""
        if prop not in self._inverse:
            found: dict[Term, list[Term]] = {}
            for subject, values in self.column(prop).items():
                for value in values:
                    found.setdefault(value, []).append(subject)
            self._inverse[prop] = found
        return self._inverse[prop]

    def values(self, subject: Term, prop: NamedNode) -> list[Term]:
        """The values of a property of a thing, each once."""
        values = self.column(prop).get(subject, [])
        return values if len(values) < 2 else list(dict.fromkeys(values))

    def value(self, subject: Term, prop: NamedNode) -> Term | None:
        """The first value of a property of a thing."""
        return next(iter(self.values(subject, prop)), None)

    def members(self, head: Term) -> list[Term]:
        """The members of a list. One that turns back on itself ends there."""
        found, seen = [], set()
        while head != NIL and head not in seen:
            seen.add(head)
            found += self.values(head, FIRST)
            head = self.value(head, REST) or NIL
        return found

    def instances(self, kind: Term) -> set[Term]:
        """The things of a class, or of one under it."""
        if kind not in self._instances:
            found: set[Term] = set()
            for each in self.under(kind):
                found.update(self.inverse(TYPE).get(each, ()))
            self._instances[kind] = found
        return self._instances[kind]

    def under(self, kind: Term) -> set[Term]:
        """A class with all classes under it."""
        found, waiting = set(), [kind]
        while waiting:
            each = waiting.pop()
            if each not in found:
                found.add(each)
                waiting += self.inverse(SUBCLASS).get(each, [])
        return found
