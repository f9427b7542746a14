"""A figure beside the others of its measure."""

from typing import Any

from disarmgraph.content.resource import Description
from disarmgraph.names import Names, collation
from disarmgraph.namespaces import DISARM
from disarmgraph.triples import first, iris, subjects

ALIKE = 12
"""Other figures of the measure that are shown."""
TIES = ("isPartOfQuantity", "isSubsetOf", "updates", "addsTo", "takesFrom")
"""Relations of a figure to its parts and to the figures that it moves."""


def more(names: Names, about: Description) -> dict[str, Any]:
    """Other figures of the same measure and unit."""
    alike = alike_figures(names, about)
    return {"alike": alike[:ALIKE], "alike_count": len(alike)}


def alike_figures(names: Names, about: Description) -> list[str]:
    """Figures with its measure and unit, those about the same things first; not its own parts."""
    store = names.store
    own = {each.value for each in about.values(DISARM + "concerns")}
    units = {each.value for each in about.values(DISARM + "unit")}
    linked = {each.value for name in TIES for each in about.values(DISARM + name)}
    linked |= {each for name in TIES for each in about.subjects(DISARM + name)}
    found = {
        other
        for measure in about.values(DISARM + "measure")
        for other in subjects(store, DISARM + "measure", measure)
        if other not in {about.iri, *linked} and units & set(iris(store, other, DISARM + "unit"))
    }

    def rank(other: str) -> tuple[int, bool, list[tuple[int, str]]]:
        shared = own & set(iris(store, other, DISARM + "concerns"))
        unsaid = first(store, other, DISARM + "value") is None
        return (-len(shared), unsaid, collation(names.label(other).text))

    return sorted(found, key=rank)
