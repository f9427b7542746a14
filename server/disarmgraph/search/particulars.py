"""What a thing tells in a word: the day by which something was due, the figure of a quantity."""

from collections.abc import Iterator

from disarmgraph.kinds.period import period
from disarmgraph.lists.rows import figure
from disarmgraph.names import Names, Shown
from disarmgraph.namespaces import DISARM
from disarmgraph.naming.symbol import of_iri
from disarmgraph.search.entries import place
from disarmgraph.triples import first, iris

_TOLD = {
    "bound-period": ("startDate", "endDate"),
    "document": ("issueDate", "adoptionDate"),
    "due-date": ("deadlineDate",),
    "instrument": ("adoptionDate", "openingDate", "entryIntoForceDate"),
    "party-list": ("snapshotDate",),
    "quantity": ("referencePeriod",),
    "treaty-action": ("depositDate", "effectiveDate"),
}
"""The properties that tell what one wants to know of a thing, by its shelf."""
_TIMED = frozenset(("assistance", "event", "programme", "quantity", "series"))
"""Shelves of what was at some time, which needs no name."""

Particular = tuple[Shown | None, Shown]
"""What is told, if it does not go without saying, and what it is."""


def particulars(names: Names, iri: str) -> Iterator[Particular]:
    """What a reader need not open the page of a thing for."""
    kind = place(iri)
    if kind == "document" and first(names.store, iri, DISARM + "symbol") is None:
        symbol = of_iri(iri)
        if symbol:
            yield names.label(DISARM + "symbol"), Shown(symbol)
    if kind == "quantity":
        yield None, Shown(figure(names, iri))
    for name in _TOLD.get(kind, ()):
        value = first(names.store, iri, DISARM + name)
        if value is not None:
            yield names.label(DISARM + name), names.shown(value)
    for norm in iris(names.store, iri, DISARM + "dueNorm"):
        condition = names.preferred(norm, DISARM + "condition")
        if condition:
            yield names.label(DISARM + "condition"), condition
    when = period(names, iri) if kind in _TIMED else None
    if when:
        yield None, when
