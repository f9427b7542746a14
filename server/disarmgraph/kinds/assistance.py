"""An activity of assistance: who gives what to whom, and how far it has come."""

from dataclasses import dataclass
from typing import Any

from pyoxigraph import Store

from disarmgraph.content.resource import Description
from disarmgraph.names import Names
from disarmgraph.namespaces import BASE, DISARM, RDF
from disarmgraph.triples import iris, subjects

STATUS = f"{BASE}scheme/assistance-status/"
STAGES = (
    ("requested",),
    ("offered",),
    ("planned",),
    ("funded",),
    ("under-way",),
    ("provided", "completed"),
)
"""The stages of assistance in order; what a status says of help given is the last of them."""
UNTOLD = "planned"
"""A stage that is only shown where a source names it."""
ROLES = ("donor", "implementedBy", "recipient")
"""Who stands in the line from giver to taker."""
BESIDE = ("partner", "requestedBy", "requestedOf")
LINKS = ("respondsTo", "followsFrom")
"""Relations between a request and what came of it."""


@dataclass(frozen=True)
class Stage:
    """A stage of assistance: its concept, whether it is that of the thing, and other entries.

    ``others`` are entries at this stage that this one answers, follows, or that follow it.
    """

    status: str
    reached: bool
    others: tuple[str, ...] = ()


def more(names: Names, about: Description) -> dict[str, Any]:
    """The line from donor to recipient, and the stages."""
    return {
        "line": [(role, names.sorted(_actors(about, role))) for role in ROLES],
        "beside_line": [
            (role, names.sorted(actors)) for role in BESIDE if (actors := _actors(about, role))
        ],
        "stages": stages(names.store, about),
    }


def _actors(about: Description, role: str) -> list[str]:
    return [each.value for each in about.values(DISARM + role)]


def stages(store: Store, about: Description) -> list[Stage]:
    """The stages in order, with that of the thing and those of the entries tied to it."""
    own = {each.value.removeprefix(STATUS) for each in about.values(DISARM + "status")}
    tied: dict[str, list[str]] = {}
    for other in _tied(store, about):
        for status in iris(store, other, DISARM + "status"):
            tied.setdefault(status.removeprefix(STATUS), []).append(other)
    found = []
    for among in STAGES:
        told = [name for name in among if name in own] or [name for name in among if name in tied]
        name = told[0] if told else among[0]
        if told or name != UNTOLD:
            others = tuple(other for each in among for other in tied.get(each, ()))
            found.append(Stage(STATUS + name, name in own, others))
    return found


def _tied(store: Store, about: Description) -> list[str]:
    """Other assistance that this one answers or follows, and that answers or follows it."""
    near = {each.value for link in LINKS for each in about.values(DISARM + link)}
    for link in LINKS:
        near |= set(subjects(store, DISARM + link, about.iri))
    return sorted(each for each in near if DISARM + "Assistance" in iris(store, each, RDF + "type"))
