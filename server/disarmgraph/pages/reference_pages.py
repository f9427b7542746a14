"""The page of the controlled lists, and what the templates of all pages of reference use."""

from typing import Any

from flask import Blueprint, render_template, request
from pyoxigraph import Literal

from disarmgraph import texts
from disarmgraph.content import inventory
from disarmgraph.pages import reader
from disarmgraph.reference import lexicon, vocabularies
from disarmgraph.validation.check_report import SEVERITIES
from disarmgraph.written import written

blueprint = Blueprint("reference", __name__)


@blueprint.app_context_processor
def _context() -> dict[str, Any]:
    """Figures and terms of others in print, and the path of the page without its suffix."""
    chosen = reader.language()
    return {
        "here": request.path[1:].partition(".")[0],
        "figure": lambda number: written(Literal(number), chosen),
        "printed": vocabularies.printed,
        "borrowed": lambda iri: texts.borrowed(iri, chosen),
        "house": vocabularies.house,
        "vocabularies": {each.prefix: each for each in vocabularies.VOCABULARIES},
        "severities": SEVERITIES,
    }


@blueprint.get("/scheme/")
def schemes() -> str:
    """The controlled lists, with what each is for and how large it is."""
    found = lexicon.schemes(reader.names(), inventory.schemes(reader.store()))
    return render_template("schemes.html", schemes=found)
