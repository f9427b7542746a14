"""An act of a State under a treaty, among the others of that State, with what follows from it."""

from dataclasses import dataclass
from typing import Any

from pyoxigraph import Literal, Store

from disarmgraph.content.resource import Description
from disarmgraph.kinds.linked import in_time
from disarmgraph.law.bound_period import WITHDRAWAL
from disarmgraph.names import Names
from disarmgraph.namespaces import DISARM, RDF
from disarmgraph.triples import first, iris, subjects


@dataclass(frozen=True)
class Bound:
    """A period that the act begins or ends, and the days by which the State had to act in it.

    Of a period that it ends neither the start nor the days due follow from the act.
    """

    period: str
    start: Literal | None
    end: Literal | None
    due: tuple[tuple[Literal, str, str], ...]
    is_ended: bool


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
    ends = any(each.value == WITHDRAWAL for each in about.values(DISARM + "kind"))
    bound = [_bound(store, each, ends) for each in about.subjects(DISARM + "derivedFrom")]
    return {
        "acts": in_time(names, acts),
        "bound": bound,
        "taken": [each.period for each in bound],
    }


def _bound(store: Store, period: str, ends: bool) -> Bound:
    """A period with its due dates: day, norm, and the entry that says so."""
    end = first(store, period, DISARM + "endDate")
    if ends:
        return Bound(period, None, end, (), is_ended=True)
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
        end,
        tuple(sorted(due, key=lambda row: (row[0].value, row[1]))),
        is_ended=False,
    )
