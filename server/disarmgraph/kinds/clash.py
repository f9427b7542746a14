"""The sides of a discrepancy: statements that are at odds, or numbers that are."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pyoxigraph import Literal, Store

from disarmgraph.content.reading import position
from disarmgraph.content.resource import Description
from disarmgraph.names import Names
from disarmgraph.namespaces import DISARM
from disarmgraph.triples import iris, objects

NUMBERS = (("statedValue", "stated"), ("listedValue", "counted"), ("derivedValue", "derived"))
"""Properties of a discrepancy with a number, and the basis of that number."""


FIGURES = ("value", "statedCount", "listedCount")


@dataclass(frozen=True)
class Side:
    """One side: a thing that says so, or a number with its property and its basis."""

    thing: str | None = None
    number: Literal | None = None
    relation: str | None = None
    basis: str | None = None


def more(names: Names, about: Description) -> dict[str, Any]:
    """The sides of a discrepancy, and what it concerns: figures and lists, and other things."""
    concerned = [each.value for each in about.values(DISARM + "concerns")]
    counted = [
        each
        for each in concerned
        if any(objects(names.store, each, DISARM + name) for name in FIGURES)
    ]
    return {
        "sides": sides(names.store, about),
        "counted": in_printed_order(names.store, counted),
        "concerned": names.sorted(set(concerned) - set(counted)),
    }


def in_printed_order(store: Store, things: Iterable[str]) -> list[str]:
    """Things in the order in which their source states them."""

    def rank(thing: str) -> tuple[int, str]:
        stated = iris(store, thing, DISARM + "statedIn")
        return min((position(store, each) for each in stated), default=0), thing

    return sorted(things, key=rank)


def sides(store: Store, about: Description) -> list[Side]:
    """Numbers as stated, listed, derived; then what is set against each other, as printed."""
    numbers = [
        Side(number=value, relation=DISARM + name, basis=basis)
        for name, basis in NUMBERS
        for value in about.values(DISARM + name)
    ]
    against = (each.value for each in about.values(DISARM + "setsAgainst"))
    return numbers + [Side(thing=each) for each in in_printed_order(store, against)]
