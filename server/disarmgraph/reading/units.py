"""In what a figure is expressed, and what was measured: concepts of the lists of the graph.

Units and measures are known by their labels in both languages; for what people, States, mines and
meetings are called besides, there are a few words here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from pyoxigraph import NamedNode, Store

from disarmgraph.namespaces import BASE, SKOS
from disarmgraph.reading.words import stems

UNIT, MEASURE = BASE + "scheme/unit/", BASE + "scheme/measure/"

LABEL, OTHER_WORD = 0.85, 0.7
SAID, NEAR, PRESUMED = 0.7, 0.5, 0.4

_OTHER_WORDS = {
    "person": "people official officer participant representative expert soldier civilian victim "
    "child children woman women man men survivor deminer trainee student "
    "fonctionnaire agent représentant soldat civil victime enfant femme homme "
    "survivant démineur stagiaire policier",
    "state": "country pays nation",
    "firearm": "rifle pistol revolver fusil pistolet",
    "weapon": "arms",
    "mine": "landmine",
    "event": "seminar conference séminaire conférence réunion",
    "tonne": "ton",
    "year": "ans",
    "report": "submission",
}
_OF_UNIT = {"percent": "share", "year": "duration", "us-dollar": "allocated", "euro": "allocated"}
_BY_NOUN = (("parties", "parti"), ("members", "member"), ("members", "membre"))
_GENERAL = frozenset(("number-of", "share", "duration", "interval", "parties", "members"))
"""Measures whose labels are words of every sentence."""

Concept = tuple[str, float]
"""A concept and how likely it is."""


@dataclass(frozen=True)
class Units:
    """The labels of units and of measures, as words are compared, each with its concept."""

    units: Mapping[tuple[str, ...], str]
    measures: Mapping[tuple[str, ...], str]

    @classmethod
    def of_store(cls, store: Store) -> "Units":
        """The labels that the lists of a graph have."""
        labels = list(_labels(store))
        units = {key: iri for key, iri in labels if iri.startswith(UNIT)}
        measures = {
            key: iri
            for key, iri in labels
            if iri.startswith(MEASURE) and iri.removeprefix(MEASURE) not in _GENERAL
        }
        return cls(units, measures)

    def unit(self, phrase: str, head_last: bool) -> Concept | None:
        """The unit in which a phrase counts; its head is its last word, or its first one."""
        said = stems(phrase)
        found = [
            (len(key), at if head_last else -at, iri)
            for key, iri in self.units.items()
            for at in _places(key, said)
        ]
        if found:
            return max(found)[2], LABEL
        for name, words in _OTHER_WORDS.items():
            if UNIT + name in self.units.values() and set(stems(words)) & set(said):
                return UNIT + name, OTHER_WORD
        return None

    def measure(self, unit: str | None, counted: str, around: Sequence[str]) -> Concept:
        """What was measured: by the noun, or by a verb among the words around.

        These are stems, the nearest first.
        """
        said = stems(counted)
        for name, noun in _BY_NOUN:
            if noun in said:
                return MEASURE + name, SAID
        for each in around:
            for key, iri in self.measures.items():
                if len(key) == 1 and _alike(key[0], each):
                    return iri, NEAR
        short = (unit or "").removeprefix(UNIT)
        return MEASURE + _OF_UNIT.get(short, "number-of"), PRESUMED


def _labels(store: Store) -> Iterator[tuple[tuple[str, ...], str]]:
    for kind in ("prefLabel", "altLabel"):
        for quad in store.quads_for_pattern(None, NamedNode(SKOS + kind), None):
            iri = quad.subject.value
            if iri.startswith((UNIT, MEASURE)):
                yield stems(quad.object.value), iri


def _places(key: Sequence[str], said: Sequence[str]) -> Iterator[int]:
    for at in range(len(said) - len(key) + 1):
        if tuple(said[at : at + len(key)]) == tuple(key):
            yield at


def _alike(one: str, other: str) -> bool:
    """Whether two stems are forms of one verb: "destroy", "destroyed"; "detruit", "detruire"."""
    pairs = zip(one, other, strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    ends = {one[shared:], other[shared:]}
    return shared > 4 and ends <= _ENDINGS and ends != {"d", "t"}


_ENDINGS = frozenset(("", "d", "e", "ed", "ee", "er", "ing", "r", "re", "t", "te"))
"""What is left of stems of verbs behind what they share."""
