"""Norms beside each other on pages: what each is in few words."""

from collections.abc import Callable
from functools import cache, partial
from typing import Any

from flask import Blueprint, Flask, current_app
from pyoxigraph import Store

from disarmgraph.law import duty
from disarmgraph.law.duty import Duty

blueprint = Blueprint("duties", __name__)


def offer(app: Flask, store: Store) -> None:
    """Has the pages know every norm, which is worked out when DUTIES is asked first."""
    app.config["DUTIES"] = cache(partial(duty.duties, store))
    app.register_blueprint(blueprint)


def known() -> dict[str, Duty]:
    """Every norm by its IRI, what binds most first."""
    return current_app.config["DUTIES"]()


def duties_from(text: str) -> list[Duty]:
    """The norms that come from an instrument or document, what binds most first."""
    return [duty for duty in known().values() if text in duty.texts]


@blueprint.app_context_processor
def _context() -> dict[str, Callable[..., Any]]:
    return {"duty_of": lambda iri: known().get(iri), "duties_from": duties_from}
