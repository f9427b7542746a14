"""The sides of a discrepancy: statements that are at odds, or numbers that are."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pyoxigraph import Literal, Store

from disarmgraph.content.printed_order import position
from disarmgraph.content.resource import Description
from disarmgraph.names import Names
from disarmgraph.namespaces import DISARM
from disarmgraph.triples import iris, objects

NUMBERS = (("statedValue", "stated"), ("listedValue", "counted"), ("derivedValue", "derived"))
"""Properties of a discrepancy with a number, and the basis of that number."""
FIGURES = ("value", "statedCount", "listedCount")


@dataclass(frozen=True)
class Side:
    """One side: things that say so, or a number with its property and its basis.

    ``figures`` are what the discrepancy concerns that has this number, ``units`` the unit of the
    figures, else of all that it concerns, ``things`` what is set against the other sides and
    written where the figures are. ``passages`` are where this side is written.
    """

    things: tuple[str, ...] = ()
    number: Literal | None = None
    relation: str | None = None
    basis: str | None = None
    figures: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()


def more(names: Names, about: Description) -> dict[str, Any]:
    """The sides of a discrepancy, and what it concerns: figures and lists, and other things.

    Figures that are on the sides are left out where all are; a whole comes after its parts.
    """
    concerned = [each.value for each in about.values(DISARM + "concerns")]
    counted = _counted(names.store, concerned)
    found = sides(names.store, about)
    shown = {each for side in found for each in side.figures}
    whole = {
        each for part in counted for each in iris(names.store, part, DISARM + "isPartOfQuantity")
    }
    return {
        "sides": found,
        "counted": [] if shown.issuperset(counted) else sorted(counted, key=whole.__contains__),
        "concerned": names.sorted(set(concerned) - set(counted)),
        "evidenced": {each for side in found for each in side.passages},
    }


def _counted(store: Store, things: Iterable[str]) -> list[str]:
    """Those things that have a number, in the order in which their source states them."""
    found = [
        each for each in things if any(objects(store, each, DISARM + name) for name in FIGURES)
    ]
    return in_printed_order(store, found)


def in_printed_order(store: Store, things: Iterable[str]) -> list[str]:
    """Things in the order in which their source states them."""
    return sorted(things, key=lambda thing: (_place(store, _stated(store, [thing])), thing))


def sides(store: Store, about: Description) -> list[Side]:
    """Numbers as stated, listed, derived; then what is set against each other, as printed.

    What is set against another and written where a number is stands with that number.
    """
    counted = _counted(store, (each.value for each in about.values(DISARM + "concerns")))
    against = in_printed_order(store, (each.value for each in about.values(DISARM + "setsAgainst")))
    numbers: list[Side] = []
    for name, basis in NUMBERS:
        found = [
            _side(store, value, DISARM + name, basis, counted, against)
            for value in about.values(DISARM + name)
        ]
        numbers += sorted(found, key=lambda side: _place(store, _stated(store, side.figures)))
    told = {each for side in numbers for each in side.things}
    return numbers + [
        Side(things=(each,), passages=_stated(store, [each]))
        for each in against
        if each not in told
    ]


def _side(
    store: Store,
    value: Literal,
    relation: str,
    basis: str,
    counted: Iterable[str],
    against: Iterable[str],
) -> Side:
    figures = [each for each in counted if _has(store, each, value)]
    if basis == "derived":
        figures = []
    passages = set(_stated(store, figures))
    units = {unit for each in figures or counted for unit in iris(store, each, DISARM + "unit")}
    things = [each for each in against if passages & set(_stated(store, [each]))]
    return Side(
        tuple(things),
        value,
        relation,
        basis,
        tuple(figures),
        tuple(units) if len(units) == 1 else (),
        tuple(sorted({*passages, *_stated(store, things)})),
    )


def _has(store: Store, thing: str, value: Literal) -> bool:
    """Whether a thing has a number: 2 is 2.0."""
    numbers = [each for name in FIGURES for each in objects(store, thing, DISARM + name)]
    return any(Decimal(each.value) == Decimal(value.value) for each in numbers)


def _stated(store: Store, things: Iterable[str]) -> tuple[str, ...]:
    """The passages that state things."""
    return tuple(sorted({p for each in things for p in iris(store, each, DISARM + "statedIn")}))


def _place(store: Store, passages: Iterable[str]) -> int:
    """Where the first of passages stands in its text."""
    return min((position(store, each) for each in passages), default=0)
