"""Chains of mandates as a page, as CSV and as JSON, and on the page of a body."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from flask import Blueprint, Response, abort, current_app, render_template, request

from disarmgraph.citing.pinpoint import pinpoint
from disarmgraph.names import Names, Shown
from disarmgraph.namespaces import BASE, DISARM
from disarmgraph.pages import reader, representation
from disarmgraph.triples import first, iris
from disarmgraph.views import chain_drawing, mandates
from disarmgraph.views.chain_drawing import Sheet
from disarmgraph.views.ego import Node
from disarmgraph.views.mandates import Chain, Mandates

DRAWN = 12
"""Mandates in a drawing; the table has all of them."""
BRIEF = 6
"""The same on the page of a body."""
ROWS = 100
"""Rows of the table on one page."""
CHOICES = ("body", "text")

blueprint = Blueprint("mandates", __name__, url_prefix="/view")


@blueprint.app_context_processor
def _context() -> dict[str, Callable[..., Any]]:
    return {"chains_of": chains_of, "provision_of": provision_of}


def chains_of(body: str) -> tuple[Sheet, int, int] | None:
    """The drawing on the page of a body, how many of its mandates it shows, and of how many."""
    found = _mandates().of(bearer=body)
    drawn = found[:BRIEF]
    return (_drawing(drawn, body), len(drawn), len(found)) if found else None


def provision_of(part: str) -> Shown:
    """A provision as it is cited, after the short name of its instrument; a text by its name."""
    names = reader.names()
    for text in iris(names.store, part, DISARM + "isProvisionOf"):
        words = f"{names.short(text).text}, {pinpoint(names, part)}"
        return Shown(words, href=names.href(part))
    return names.called(part)


@blueprint.get("/mandates")
@blueprint.get("/mandates.<any(csv, json):suffix>")
def chains(suffix: str = "") -> Response | str:
    """From the text that asks to what came of it: of a body, of a text, or what was answered."""
    names, known = reader.names(), _mandates()
    menus = {"body": known.bearers, "text": known.texts}
    chosen = {kind: _chosen(kind, menus[kind]) for kind in CHOICES}
    found = known.of(chosen["body"], chosen["text"])
    if suffix:
        return representation.rows(mandates.table(names, found), suffix)
    drawn = found[:DRAWN]
    rows, page, pages = representation.page_of(found, ROWS)
    asked = {kind: iri.removeprefix(f"{BASE}id/") for kind, iri in chosen.items() if iri}
    return render_template(
        "mandates.html",
        drawing=_drawing(drawn) if drawn else None,
        drawn=len(drawn),
        count=len(found),
        answered=sum(1 for each in found if each.outcomes),
        rows=rows,
        page=page,
        pages=pages,
        chosen=chosen,
        menus={kind: _menu(names, menus[kind]) for kind in CHOICES},
        data={each: names.page(f"/view/mandates.{each}", **asked) for each in ("csv", "json")},
    )


def _mandates() -> Mandates:
    return current_app.config["MANDATES"]()


def _chosen(kind: str, among: Sequence[str]) -> str | None:
    """The IRI that a parameter asks for, or 404 where no mandate has it."""
    asked = request.args.get(kind, "").strip()
    if not asked:
        return None
    iri = asked if asked.startswith(BASE) else f"{BASE}id/{asked.removeprefix('id/')}"
    if iri not in among:
        abort(404, reader.t("mandates-unknown", asked=asked))
    return iri


def _menu(names: Names, counts: dict[str, int]) -> list[tuple[str, str, int]]:
    """What can be chosen: the value of the parameter, the words, how many mandates."""
    return [
        (iri.removeprefix(f"{BASE}id/"), names.called(iri).text, counts[iri])
        for iri in names.sorted(counts)
    ]


def _drawing(found: Sequence[Chain], body: str | None = None) -> Sheet:
    """The drawing of chains, on the page of a body that need not be named in it."""
    chains = {each.mandate: each for each in found}
    return chain_drawing.draw(found, partial(_node, chains, body))


def _node(found: dict[str, Chain], body: str | None, step: str, iri: str) -> Node:
    """A thing as it stands in its column, with who asks, of whom it is asked, or what it is."""
    names = reader.names()
    if not iri:
        text = reader.t("mandates-text-unknown")
        return Node(text, "", text)
    label = names.called(iri)
    over = _over(found, body, step, iri)
    title = f"{over}{reader.t('colon')}{label.text}" if over else label.text
    return Node(label.text, names.href(iri), title, language=label.language, over=over)


def _over(found: dict[str, Chain], body: str | None, step: str, iri: str) -> str:
    """The line above a thing: who asks, who is asked, what sort of result it is, how it follows."""
    names = reader.names()
    if step == "task":
        return ", ".join(names.label(each).text for each in found[iri].bearers if each != body)
    if step == "outcome":
        value = first(names.store, iri, DISARM + "value")
        sort = " · ".join(kind.text for kind in names.kinds(iri)[-1:])
        return f"{sort}{reader.t('colon')}{names.shown(value).text}" if value else sort
    if step == "after":
        results = [came for chain in found.values() for came in chain.outcomes]
        given = any(iri in came.given_to for came in results)
        return reader.t("mandates-given-to" if given else "mandates-followed")
    asking = {
        each
        for chain in found.values()
        if iri in (*chain.texts, *chain.meetings)
        for each in chain.asked_by
    }
    return ", ".join(names.label(each).text for each in names.sorted(asking))
