"""What is looked for in a file, and the places that are found for it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pyoxigraph import BlankNode, NamedNode

from disarmgraph.rdf.place import Place
from disarmgraph.triples import Node, Term

NOWHERE = Place(0, 0)

Key = tuple[Term | int | None, ...]
"""A thing, a property and a value, or the first of them; blank nodes by their number."""


class Spot(NamedTuple):
    """What is looked for: a thing, or its statement with a property, or with that value too."""

    subject: Node
    property: NamedNode | None = None
    value: Term | None = None


class StatementPlaces(NamedTuple):
    """The places of a statement's three parts."""

    subject: Place
    property: Place
    value: Place


class SpotIndex:
    """The spots that are looked for, and the first place of each."""

    def __init__(self, spots: Iterable[Spot], blank: Mapping[str, int]) -> None:
        self._keys: dict[Spot, tuple[Key, Key, Key]] = {}
        for spot in spots:
            subject, prop, value = (
                blank.get(part.value) if isinstance(part, BlankNode) else part for part in spot
            )
            self._keys[spot] = ((subject, prop, value), (subject, prop), (subject,))
        self._wanted = {key for keys in self._keys.values() for key in keys}
        self._places: dict[Key, Place] = {}

    def take(self, key: Key, subject: Place, prop: Place, value: Place) -> None:
        """Takes a statement with its places."""
        for length, place in ((1, subject), (2, prop), (3, value)):
            part = key[:length]
            if part in self._wanted:
                self._places.setdefault(part, place)

    def wanted(self) -> Iterator[Key]:
        """What is looked for: a thing, a property or None, a value or None."""
        return (keys[0] for keys in self._keys.values())

    def found(self) -> dict[Spot, Place]:
        """Each spot with its place."""
        return {spot: self.place(spot) for spot in self._keys}

    def place(self, spot: Spot) -> Place:
        """The place of a spot, as near to it as there is one."""
        return next((self._places[k] for k in self._keys[spot] if k in self._places), NOWHERE)

    def nearness(self, spot: Spot) -> int:
        """How much of a spot is there: 3 for all of it, 2 without its value, 1, or 0."""
        return next((len(key) for key in self._keys[spot] if key in self._places), 0)
