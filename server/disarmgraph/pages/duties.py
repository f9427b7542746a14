"""Norms beside each other on pages: what each is in few words, and all of them compared."""

from collections.abc import Callable
from functools import cache, partial
from typing import Any

from flask import Blueprint, Flask, Response, abort, current_app, render_template, request
from pyoxigraph import Store

from disarmgraph.law import duty
from disarmgraph.law.duty import Duty
from disarmgraph.pages import reader, representation
from disarmgraph.views import comparison
from disarmgraph.views.comparison import CHOSEN, Choice, Comparison
from disarmgraph.views.legal import Known

blueprint = Blueprint("duties", __name__)


def offer(app: Flask, store: Store) -> None:
    """Has the pages know every norm, which is worked out when DUTIES is asked first."""
    legal: Known = app.config["LEGAL"]
    app.config.update(
        DUTIES=lambda: legal.duties, COMPARISON=cache(lambda: Comparison(store, legal.duties))
    )
    app.register_blueprint(blueprint)


def known() -> dict[str, Duty]:
    """Every norm by its IRI, what binds most first."""
    return current_app.config["DUTIES"]()


def duties_from(text: str) -> list[Duty]:
    """The norms that come from an instrument or document, what binds most first."""
    return [duty for duty in known().values() if text in duty.texts]


@blueprint.get("/view/duties")
@blueprint.get("/view/duties.<any(csv, json):suffix>")
def compared(suffix: str = "") -> Response | str:
    """Norms of all texts on a theme, with an action, on a weapon, for a bearer: hard to soft."""
    compare: Comparison = current_app.config["COMPARISON"]()
    names, choice = reader.names(), _choice(compare)
    found = compare.chosen(choice)
    listed = "list" in request.args or choice.is_narrow
    matrix = None
    if not listed:
        least = 1 if "every" in request.args else comparison.SHARED
        matrix = compare.matrix(names, found, least)
    if suffix:
        rows = comparison.cells(names, matrix) if matrix else comparison.table(names, found)
        return representation.rows(rows, suffix)
    groups = comparison.by_force(names, found) if listed else []
    texts = comparison.by_text(names, found) if listed else []
    asked = {
        name: request.args[name] for name in (*CHOSEN, "every", "list") if name in request.args
    }
    offered = [name for name in CHOSEN if name != "bearer" or listed]
    return render_template(
        "duties.html",
        choice=choice,
        count=len(found),
        partly=compare.partly(choice),
        told_of=compare.told_of(choice),
        matrix=matrix,
        groups=groups,
        texts=texts,
        kinds=comparison.kinds_in(counts for _, counts in texts),
        menus={name: compare.options(names, choice, name) for name in offered},
        text_name=partial(comparison.text_name, names),
        data={each: names.page(f"/view/duties.{each}", **asked) for each in ("csv", "json")},
    )


def _choice(compare: Comparison) -> Choice:
    """What is chosen in the address, or 400 for what no norm has."""
    asked = {name: request.args[name] for name in CHOSEN if request.args.get(name)}
    for name, value in asked.items():
        if not compare.offers(name, value):
            options = compare.options(reader.names(), Choice(), name)
            offered = ", ".join(option.value for option in options)
            abort(400, reader.t("unknown-choice", value=value, offered=offered))
    return Choice(**asked)


def comparison_of(iri: str) -> str:
    """Where norms on a theme, with an action, of a text ... are compared, '' for none."""
    compare: Comparison = current_app.config["COMPARISON"]()
    for name, (_, stem) in CHOSEN.items():
        value = iri.removeprefix(stem)
        if iri.startswith(stem) and name != "bearer" and compare.offers(name, value):
            return reader.names().page("/view/duties", **{name: value})
    return ""


@blueprint.app_context_processor
def _context() -> dict[str, Callable[..., Any]]:
    return {
        "duty_of": lambda iri: known().get(iri),
        "duties_from": duties_from,
        "comparison_of": comparison_of,
        "duties_alike": lambda iri: duty.alike(known(), iri),
        "duties_of_provision": lambda iri: duty.of_provision(known(), iri),
        "forces": duty.FORCES,
        "force_list": duty.LISTS["legal-force"],
    }
