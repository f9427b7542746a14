"""What the templates of the kinds of things ask for."""

from collections.abc import Callable
from functools import partial
from typing import Any

from flask import Blueprint, current_app

from disarmgraph.kinds import mandate
from disarmgraph.kinds.period import period
from disarmgraph.pages import reader

blueprint = Blueprint("kinds", __name__)


@blueprint.app_context_processor
def _context() -> dict[str, Callable[..., Any]]:
    return {
        "period_of": partial(period, reader.names()),
        "replies_to": partial(mandate.replies, current_app.config["STORE"]),
    }
