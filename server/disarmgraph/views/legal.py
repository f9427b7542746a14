"""The pages of States, instruments and provisions: which template, and what it prints."""

from collections.abc import Callable
from datetime import date
from typing import Any

from disarmgraph.content.resource import Description
from disarmgraph.names import Names
from disarmgraph.namespaces import DISARM
from disarmgraph.views import state
from disarmgraph.views.deadlines import Deadlines
from disarmgraph.views.participation import Register


def page(
    names: Names,
    about: Description,
    day: date,
    register: Callable[[], Register],
    deadlines: Callable[[], Deadlines],
) -> tuple[str, dict[str, Any]] | None:
    """The template of a State as on a day, and what it prints; None for other things."""
    if names.is_a(about.iri, DISARM + "State"):
        return "state.html", state.portrait(names, about, day, register(), deadlines())
    return None
