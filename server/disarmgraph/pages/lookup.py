"""Finds a resource by its symbol (/symbol/A/RES/62/47) or by any name (/lookup)."""

import json
from typing import Any

from flask import Blueprint, Response, abort, current_app, g, redirect, render_template, request
from werkzeug.wrappers import Response as Redirect

from disarmgraph.formats import HTML
from disarmgraph.names import LANGUAGES, Names
from disarmgraph.namespaces import BASE, DISARM
from disarmgraph.naming.name_index import NameIndex
from disarmgraph.naming.symbol import canonical
from disarmgraph.pages import reader
from disarmgraph.protocol.negotiation import choose
from disarmgraph.triples import first

JSON = "application/json"
FORMATS = {"json": JSON, "html": HTML}
LIMIT, MOST = 10, 50
"""Things in an answer where no limit is asked for, and in any."""

blueprint = Blueprint("lookup", __name__)


def index() -> NameIndex:
    """The names of the graph."""
    return current_app.config["NAMES"]()


def as_json(value: object, status: int = 200) -> Response:
    """An answer in JSON, which may depend on who asks."""
    body = json.dumps(value, ensure_ascii=False).encode() + b"\n"
    response = Response(body, status, content_type=JSON)
    response.vary.update(("Accept", "Accept-Language"))
    return response


@blueprint.get("/symbol/<path:written>")
def symbol(written: str) -> Response | Redirect:
    """Leads from a symbol, in any spelling, to the document: 303, 300 for several, or 404."""
    found = index().by_symbol(written)
    if len(found) == 1:
        return redirect(reader.names().href(found[0]), 303)
    if found:
        return _answer({"query": written, "symbol": canonical(written)}, _things(found), 300)
    g.near = index().near_symbols(written)
    symbols = [_symbol(iri) for iri in g.near]
    detail = reader.t("lookup-no-symbol", symbol=written)
    if symbols:
        detail += f" {reader.t('near')}{reader.t('colon')}{', '.join(filter(None, symbols))}"
    return abort(404, detail)


@blueprint.get("/lookup")
def lookup() -> Response:
    """What a symbol or a name means, as JSON for programs and as a page for browsers.

    The symbol has one answer, none, or in a bad case several; a name those that it is like, with
    the score of each from 0 to 100 and whether it can be taken for certain. Without either, the
    page with the form, unless it is JSON that is wanted.
    """
    written, name = request.args.get("symbol", ""), request.args.get("name", "")
    if written and name:
        abort(400, reader.t("lookup-one-only"))
    if written:
        return _answer(
            {"query": written, "symbol": canonical(written)},
            _things(index().by_symbol(written)),
            near=_things(index().near_symbols(written)),
        )
    if name:
        found = index().search(name, limit=_limit())
        scored = [{"score": each.score, "match": each.match, "name": each.name} for each in found]
        things = _things([each.iri for each in found])
        return _answer(
            {"query": name}, [one | two for one, two in zip(things, scored, strict=True)]
        )
    if _wanted(HTML, JSON) == JSON:
        abort(400, reader.t("lookup-nothing-asked"))
    return _page({"query": ""}, [])


def _answer(
    asked: dict[str, Any], results: list[dict[str, Any]], status: int = 200, near: Any = ()
) -> Response:
    media_type = _wanted(JSON, HTML)
    if media_type is None:
        abort(406, reader.t("not-acceptable", offered=f"{JSON}, {HTML}"))
    if media_type == JSON:
        suggestions = {"near": near} if near and not results else {}
        return as_json(asked | {"results": results} | suggestions, status)
    return _page(asked, results, status, near)


def _page(
    asked: dict[str, Any], results: list[dict[str, Any]], status: int = 200, near: Any = ()
) -> Response:
    page = render_template("lookup.html", asked=asked, results=results, suggestions=near)
    response = Response(page, status, content_type="text/html; charset=utf-8")
    response.vary.add("Accept")
    return response


def _wanted(*offered: str) -> str | None:
    """The media type that a client wants, the first if it does not mind: by ?format= or Accept.

    None where it accepts neither; answers 400 for another format.
    """
    asked = request.args.get("format")
    if asked is not None and asked not in FORMATS:
        abort(400, reader.t("lookup-bad-format", format=asked))
    return FORMATS.get(asked) or choose(request.headers.get("Accept"), offered)


def _limit() -> int:
    asked = request.args.get("limit", str(LIMIT))
    if asked not in map(str, range(1, MOST + 1)):
        abort(400, reader.t("lookup-bad-limit", limit=asked, most=MOST))
    return int(asked)


def _things(found: list[str]) -> list[dict[str, Any]]:
    """What an answer tells of things: IRI, labels, kind, and the symbol of a document."""
    store = reader.store()
    names = {language: Names(store, language) for language in LANGUAGES}
    return [
        {
            "iri": iri,
            "label": {language: names[language].label(iri).text for language in LANGUAGES},
            "kind": iri.removeprefix(BASE).removeprefix("id/").rpartition("/")[0],
            "symbol": _symbol(iri),
        }
        for iri in found
    ]


def _symbol(iri: str) -> str | None:
    written = first(reader.store(), iri, DISARM + "symbol")
    return written.value if written else None
