"""An act of a State under a treaty, among the others of that State, with what follows from it."""

from dataclasses import dataclass
from typing import Any

from pyoxigraph import Literal, Store

from disarmgraph.content.resource import Description
from disarmgraph.kinds.linked import in_time
from disarmgraph.names import Names
from disarmgraph.namespaces import DISARM, RDF
from disarmgraph.triples import first, iris, subjects


@dataclass(frozen=True)
class Bound:
    """A period in which the act binds its State, and the days by which the State had to act."""

    period: str
    start: Literal | None
    end: Literal | None
    due: tuple[tuple[Literal, str, str], ...]


def more(names: Names, about: Description) -> dict[str, Any]:
    """All acts of the State under the treaty in order, and what follows from this one."""
    store = names.store
    states = [each.value for each in about.values(DISARM + "performedBy")]
    treaties = {each.value for each in about.values(DISARM + "concernsTreaty")}
    acts = {
        act
        for state in states
        for act in subjects(store, DISARM + "performedBy", state)
        if treaties & set(iris(store, act, DISARM + "concernsTreaty"))
    }
    bound = [_bound(store, each) for each in about.subjects(DISARM + "derivedFrom")]
    return {
        "acts": in_time(names, acts),
        "bound": bound,
        "taken": [each.period for each in bound],
    }


def _bound(store: Store, period: str) -> Bound:
    """A period with its due dates: day, norm, and the entry that says so."""
    due = [
        (day, norm, each)
        for each in subjects(store, DISARM + "derivedFrom", period)
        if DISARM + "DueDate" in iris(store, each, RDF + "type")
        for day in [first(store, each, DISARM + "deadlineDate")]
        for norm in iris(store, each, DISARM + "dueNorm")
        if day
    ]
    return Bound(
        period,
        first(store, period, DISARM + "startDate"),
        first(store, period, DISARM + "endDate"),
        tuple(sorted(due, key=lambda row: (row[0].value, row[1]))),
    )
