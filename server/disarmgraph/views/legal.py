"""The pages of States, instruments and provisions: which template, and what it prints."""

from datetime import date
from functools import cached_property
from typing import Any

from pyoxigraph import Store

from disarmgraph.content.resource import Description
from disarmgraph.law.duty import Duty, duties
from disarmgraph.names import Names
from disarmgraph.namespaces import DISARM
from disarmgraph.triples import iris
from disarmgraph.views import instrument, provision, state
from disarmgraph.views.alike import Alike
from disarmgraph.views.deadlines import Deadlines
from disarmgraph.views.instrument_outline import Outlines
from disarmgraph.views.participation import Register


class Known:
    """What is known of the whole graph, worked out when it is asked for first."""

    def __init__(self, store: Store):
        self._store = store

    def read(self) -> None:
        """Works it all out now."""
        _ = self.register, self.deadlines, self.alike, self.outlines

    @cached_property
    def register(self) -> Register:
        """Acts, lists of parties, regions."""
        return Register(self._store)

    @cached_property
    def deadlines(self) -> Deadlines:
        """All deadlines that have a day."""
        return Deadlines(self._store)

    @cached_property
    def duties(self) -> dict[str, Duty]:
        """Every norm, what binds most first."""
        return duties(self._store)

    @cached_property
    def alike(self) -> Alike:
        """Which norms of different texts are close."""
        return Alike(self.duties)

    @cached_property
    def outlines(self) -> Outlines:
        """Instruments as they are laid out."""
        return Outlines(self.alike)


def page(
    names: Names, about: Description, day: date, known: Known
) -> tuple[str, dict[str, Any]] | None:
    """The template of such a thing, as on a day, and what it prints; None for other things."""
    if DISARM + "State" in about.kinds:
        values = state.portrait(names, about, day, known.register, known.deadlines)
        return "state.html", values
    if names.is_a(about.iri, DISARM + "Instrument"):
        values = instrument.portrait(
            names, about, day, known.register, known.deadlines, known.outlines
        )
        return "instrument.html", values
    if DISARM + "Provision" in about.kinds and iris(
        names.store, about.iri, DISARM + "isProvisionOf"
    ):
        return "provision.html", provision.portrait(names, about, known.outlines, known.alike)
    return None
