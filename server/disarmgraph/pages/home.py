"""The home page, and the question that a reader can ask there without knowing anything else."""

from flask import Blueprint, Response, abort, current_app, redirect, render_template, request
from werkzeug.wrappers import Response as Redirect

from disarmgraph.content import inventory
from disarmgraph.namespaces import BASE, DISARM, RDF, SKOS
from disarmgraph.pages import reader, representation
from disarmgraph.pages.views import VIEWS
from disarmgraph.protocol import signposting
from disarmgraph.triples import iris

WEAPONS = (
    "nuclear-weapons",
    "biological-weapons",
    "chemical-weapons",
    "mines",
    "cluster-munitions",
    "small-arms-and-light-weapons",
)
"""Weapons by which a reader begins to look for an instrument."""
QUESTIONS = (
    "what-bound-a-state-on-a-day",
    "by-when-did-a-state-have-to-act",
    "which-duties-on-one-theme-do-all-instruments-lay-down",
    "what-answered-which-mandate",
    "what-was-asked-or-offered-but-not-given",
    "where-does-a-source-disagree-with-itself",
)
"""Questions of the library that show what can be asked."""

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
def home() -> Response | Redirect:
    """What this is and where to begin; for programs the way to the dataset."""
    _, media_type = representation.asked()
    if media_type != representation.HTML:
        return redirect("/dataset", 303)
    library = {each.name: each for each in current_app.config["LIBRARY"]}
    page = render_template(
        "home.html",
        states=reader.names().sorted(inventory.things(reader.store(), "state")),
        today=reader.day(),
        weapons=[name for name in WEAPONS if _is_concept(f"{BASE}scheme/weapon/{name}")],
        documents=inventory.documents(reader.store()),
        counts=inventory.counts(reader.store()),
        questions=[library[name] for name in QUESTIONS if name in library],
        question_count=len(library),
        views=VIEWS,
        feed=bool(current_app.config["ARCHIVE"].releases),
    )
    sent = Response(page)
    sent.vary.add("Accept")
    for link in signposting.HOME:
        sent.headers.add("Link", link.value())
    return sent


def _is_concept(iri: str) -> bool:
    return SKOS + "Concept" in iris(reader.store(), iri, RDF + "type")


@blueprint.get("/bound")
def bound() -> Redirect:
    """What bound the State of `?state=` (FRA) on the day of `?on=`: leads to the State's page."""
    code = request.args.get("state", "")
    iri = f"{BASE}id/state/{code}"
    if DISARM + "State" not in iris(reader.store(), iri, RDF + "type"):
        abort(404, reader.t("unknown-state", state=code))
    return redirect(reader.names().page(f"/id/state/{code}", on=reader.day().isoformat()), 303)
