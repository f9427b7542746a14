"""The events that the graph has by their days and places, and the kinds that it tells apart.

A kind is known by its labels in both languages; "meeting" and "réunion", which are none of them,
stand for what most meetings are here.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode, Store

from disarmgraph.namespaces import BASE, DISARM, SKOS
from disarmgraph.reading.words import Word, stems
from disarmgraph.triples import iris, objects

KIND = BASE + "scheme/event-kind/"
LABEL, GENERAL = 0.8, 0.4
"""How likely a kind is by its label, and by a word for meetings of any kind."""

_HELD = frozenset(
    re.findall(
        r"\S+",
        "conference review-conference conference-of-states-parties regional-conference "
        "meeting-of-states biennial-meeting preparatory-committee-session intersessional-meeting "
        "expert-meeting ministerial-meeting summit session plenary special-meeting debate "
        "workshop seminar course consultation dialogue visit joint-mission",
    )
)
"""Kinds of what is held; what is adopted, founded or destroyed is told by no noun alone."""
_OTHER_WORDS = {
    "seminar": "symposium colloquium colloque symposiums séminaires",
    "course": "stage",
    "meeting-of-states": "meeting réunion rencontre",
}
_GENERAL = frozenset(stems("meeting réunion rencontre session stage visit visite"))


@dataclass(frozen=True)
class Gathering:
    """An event that the graph dates."""

    iri: str
    kind: str | None
    end: str | None
    places: frozenset[str]


@dataclass(frozen=True)
class Calendar:
    """Kinds by their labels as words are compared, events by the day they begin."""

    kinds: Mapping[tuple[str, ...], str]
    by_day: Mapping[str, Sequence[Gathering]]
    dated: Mapping[str, str]
    """The first day of each event that has one."""

    @classmethod
    def of_store(cls, store: Store) -> "Calendar":
        """The calendar of a graph."""
        kinds = {
            stems(word): KIND + name
            for name, words in _OTHER_WORDS.items()
            for word in words.split()
        }
        for label in ("altLabel", "prefLabel"):
            for quad in store.quads_for_pattern(None, NamedNode(SKOS + label), None):
                name = quad.subject.value.removeprefix(KIND)
                if name in _HELD:
                    kinds[stems(quad.object.value)] = quad.subject.value
        by_day: dict[str, list[Gathering]] = defaultdict(list)
        for quad in store.quads_for_pattern(None, NamedNode(DISARM + "startDate"), None):
            iri = quad.subject.value
            if iri.startswith(BASE + "id/event/"):
                ends = [each.value for each in objects(store, iri, DISARM + "endDate")]
                places = frozenset(iris(store, iri, DISARM + "locatedIn"))
                kind = next(iter(iris(store, iri, DISARM + "kind")), None)
                event = Gathering(iri, kind, next(iter(ends), None), places)
                by_day[quad.object.value].append(event)
        dated = {each.iri: day for day, of_day in by_day.items() for each in of_day}
        return cls(kinds, by_day, dated)

    def kind(self, said: Sequence[Word], at: int) -> tuple[int, str, float] | None:
        """How many words name a kind from one on, which, and how likely; the longest of them."""
        for length in range(min(6, len(said) - at), 0, -1):
            key = tuple(each.stem for each in said[at : at + length])
            if key in self.kinds:
                return length, self.kinds[key], GENERAL if key[0] in _GENERAL else LABEL
        return None

    def same(self, first: str, last: str | None, place: str | None, kind: str) -> str | None:
        """The one event of these days at this place; where one place is not told, of this kind."""
        found = {
            each.iri
            for each in self.by_day.get(first, ())
            if first.count("-") == 2
            and (each.end or first) == (last or first)
            and (place in each.places if place and each.places else each.kind == kind)
        }
        return found.pop() if len(found) == 1 else None
