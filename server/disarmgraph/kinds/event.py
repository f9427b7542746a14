"""An event among the others of its series."""

from dataclasses import dataclass
from typing import Any

from pyoxigraph import Store

from disarmgraph.content.resource import Description
from disarmgraph.names import Names
from disarmgraph.namespaces import DISARM, RDF
from disarmgraph.triples import first, iris, subjects


@dataclass(frozen=True)
class InSeries:
    """Where an event stands in a series: its number if told, and the nearest that are here."""

    series: str
    number: str | None
    previous: str | None
    next: str | None


def more(names: Names, about: Description) -> dict[str, Any]:
    """The series that an event is part of."""
    whole = iris(names.store, about.iri, DISARM + "isPartOfSeries")
    return {"in_series": [in_series(names.store, about.iri, series) for series in whole]}


def in_series(store: Store, event: str, series: str) -> InSeries:
    """Where an event stands in a series, by date; what has no date has no neighbours."""
    dated = sorted(
        (start.value, other)
        for other in subjects(store, DISARM + "isPartOfSeries", series)
        if DISARM + "Event" in iris(store, other, RDF + "type")
        for start in [first(store, other, DISARM + "startDate")]
        if start
    )
    order = [other for _, other in dated]
    number = first(store, event, DISARM + "ordinal")
    place = order.index(event) if event in order else None
    return InSeries(
        series,
        number.value if number else None,
        order[place - 1] if place else None,
        order[place + 1] if place is not None and place + 1 < len(order) else None,
    )
