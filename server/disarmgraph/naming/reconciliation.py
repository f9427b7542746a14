"""Answers queries of the Reconciliation Service API 0.2 from the index of names and the graph.

Entities are known by their path below our base (``id/instrument/apmbc``), types and properties
by their prefixed names (``disarm:Treaty``, ``disarm:adoptionDate``).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from pyoxigraph import DefaultGraph, Literal, NamedNode

from disarmgraph.names import Names
from disarmgraph.namespaces import BASE, DISARM, RDFS, SKOS, shorten
from disarmgraph.naming.folding import words
from disarmgraph.naming.name_index import Found, NameIndex
from disarmgraph.naming.nomenclature import CLASSES
from disarmgraph.naming.reconciliation_query import MOST, Query
from disarmgraph.naming.symbol import canonical
from disarmgraph.triples import Term, objects

IDENTIFYING = frozenset(
    DISARM + name for name in ("symbol", "isoAlpha2", "isoAlpha3", "m49", "registrationNumber")
)
"""Properties by whose value alone a thing is told from all others."""

_NAME_SHARE = 0.8
_TOLD_OTHERWISE = 75.0
"""The least score of what a value identifies where the name is of something else, or of nothing."""
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


def path(iri: str) -> str:
    """The identifier of an entity: its IRI without our base."""
    return iri.removeprefix(BASE)


def term(names: Names, iri: str) -> dict[str, str]:
    """A class or a property: its identifier with its label."""
    return {"id": shorten(iri), "name": names.label(iri).text}


def type_of(names: Names, kind: str) -> dict[str, Any]:
    """A class with the classes above it that things are reconciled with."""
    broader = [term(names, above) for above in CLASSES if above in names.above(kind)]
    return term(names, kind) | ({"broader": broader} if broader else {})


class Reconciler:
    """Answers queries for one reader, whose names for things it gives."""

    def __init__(self, index: NameIndex, names: Names) -> None:
        self._index = index
        self._names = names

    def result(self, asked: Query) -> list[dict[str, Any]]:
        """The candidates for a query, the best first."""
        found = self._index.search(asked.text, asked.kinds, MOST) if asked.text else []
        weighed = [(each, None) for each in found]
        if asked.values:
            weighed = sorted(self._with_values(asked, found), key=lambda each: -each[0].score)
            # What was the best by its name is none by now if values have brought another before.
            weighed[1:] = [(replace(each, match=False), share) for each, share in weighed[1:]]
        if asked.of_all:
            wanted = set(asked.kinds)
            weighed = [each for each in weighed if wanted <= set(self._index.classes[each[0].iri])]
        return [self._candidate(each, share) for each, share in weighed[: asked.limit]]

    def describe(self, iri: str) -> str:
        """What tells a thing from its namesakes: what sort of thing it is, and its short name."""
        sorts = ", ".join(each.text for each in self._names.kinds(iri))
        for prop in (DISARM + "symbol", DISARM + "shortTitle", DISARM + "acronym"):
            short = self._names.preferred(iri, prop)
            if short and short.text != self._names.label(iri).text:
                return f"{sorts}; {short.text}"
        return sorts

    def types(self, iri: str) -> list[dict[str, str]]:
        """The classes of a thing, the most specific first."""
        return [term(self._names, kind) for kind in reversed(self._index.classes[iri])]

    def _candidate(self, found: Found, share: float | None) -> dict[str, Any]:
        features = [] if share is None else [{"id": "properties", "value": round(100 * share, 1)}]
        return {
            "id": path(found.iri),
            "name": self._names.label(found.iri).text,
            "description": self.describe(found.iri),
            "type": self.types(found.iri),
            "score": round(found.score, 1),
            "match": found.match,
            "features": features,
        }

    def _with_values(
        self, asked: Query, found: Sequence[Found]
    ) -> Iterator[tuple[Found, float | None]]:
        """What was found by its name, or has the values, weighed by how many of them it has.

        A value that a thing has otherwise forbids a match; one that identifies it makes one if the
        name may mean it too, and forbids that of others.
        """
        by_name = {each.iri: each for each in found}
        agreed = {iri: [self._agrees(iri, *value) for value in asked.values] for iri in by_name}
        told = [(prop, value) for prop, value in asked.values if prop in IDENTIFYING]
        for iri in self._having(told or (() if asked.text else asked.values), asked.kinds):
            by_name.setdefault(iri, Found(iri, 0.0, False, ""))
            agreed[iri] = [self._agrees(iri, *value) for value in asked.values]
        identified = [iri for iri in by_name if told and self._is_told(iri, told)]
        for iri, each in by_name.items():
            share = sum(0.5 if has is None else has for has in agreed[iri]) / len(asked.values)
            name = each.score if asked.text else 100.0
            score = _NAME_SHARE * name + (1 - _NAME_SHARE) * 100 * share
            contradicted = False in agreed[iri]
            if identified == [iri] and not contradicted:
                agrees = not asked.text or self._index.may_mean(asked.text, iri)
                score = 100.0 if agrees else max(score, _TOLD_OTHERWISE)
                yield Found(iri, score, agrees, each.name), share
            elif each.score or share:
                safe = each.match and not contradicted and (not identified or iri in identified)
                yield Found(iri, score, safe, each.name), share

    def _is_told(self, iri: str, told: Sequence[tuple[str, tuple[str, ...]]]) -> bool:
        return all(self._agrees(iri, prop, values) for prop, values in told)

    def _having(
        self, wanted: Sequence[tuple[str, tuple[str, ...]]], kinds: tuple[str, ...]
    ) -> list[str]:
        """The things of those classes that have the first of the values."""
        if not wanted:
            return []
        prop, values = wanted[0]
        quads = self._names.store.quads_for_pattern(None, NamedNode(prop), None, DefaultGraph())
        known = self._index.classes
        return sorted(
            {
                quad.subject.value
                for quad in quads
                if quad.subject.value in known
                and (not kinds or not set(kinds).isdisjoint(known[quad.subject.value]))
                and self._is_one_of(quad.object, values)
            }
        )

    def _agrees(self, iri: str, prop: str, values: tuple[str, ...]) -> bool | None:
        """Whether a thing has one of the values for a property; None where it has no value."""
        held = objects(self._names.store, iri, prop)
        return any(self._is_one_of(each, values) for each in held) if held else None

    def _is_one_of(self, term: Term, values: tuple[str, ...]) -> bool:
        if isinstance(term, Literal):
            return any(_is_same(term.value, value) for value in values)
        if not isinstance(term, NamedNode):
            return False
        called = {words(text) for text in self._called(term.value)}
        return any(
            self._index.known(value) == term.value or words(value) in called for value in values
        )

    def _called(self, iri: str) -> Iterator[str]:
        for prop in (RDFS + "label", SKOS + "altLabel", DISARM + "acronym", DISARM + "shortTitle"):
            for value in objects(self._names.store, iri, prop):
                yield value.value


def _is_same(held: str, value: str) -> bool:
    """Whether a text is meant by another: a date by its year, a symbol in any spelling."""
    day = value[:10] if _DATE.fullmatch(value[:10]) else ""
    if day and _DATE.match(held):
        return held.startswith(day) or (len(held) > 3 and day.startswith(held))
    return words(held) == words(value) or canonical(value) == held
