"""The Reconciliation Service API 0.2 at /reconcile, for OpenRefine and its like."""

from collections.abc import Iterable
from importlib.metadata import version
from typing import Any

from flask import Blueprint, Response, abort, current_app, render_template, request

from disarmgraph.namespaces import BASE, DISARM, expand, shorten
from disarmgraph.naming import extension
from disarmgraph.naming.extension import Properties
from disarmgraph.naming.folding import plain
from disarmgraph.naming.nomenclature import CLASSES
from disarmgraph.naming.reconciliation import Reconciler, path, term, type_of
from disarmgraph.naming.reconciliation_query import BATCH, batch, single
from disarmgraph.pages import reader
from disarmgraph.pages.lookup import as_json, index

SUGGESTIONS = 20
"""Things that are suggested at once."""
WIDTH, HEIGHT = 430, 300
"""Size of a preview, in pixels."""
EMBEDDED = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'"
"""The policy of a preview, which other sites show in a frame."""

VERSION = version("disarmgraph")
"""The release of the software, read here since a worker opens no file."""

blueprint = Blueprint("reconcile", __name__, url_prefix="/reconcile")


@blueprint.route("", methods=["GET", "POST"])
def service() -> Response:
    """The manifest; or the candidates for queries; or the values of things."""
    asked = request.values
    reconciler = Reconciler(index(), reader.names())
    if "queries" in asked:
        queries = batch(asked["queries"], _properties().of())
        return as_json({key: {"result": reconciler.result(each)} for key, each in queries.items()})
    if "query" in asked:
        return as_json({"result": reconciler.result(single(asked["query"], _properties().of()))})
    if "extend" in asked:
        wanted = extension.read(asked["extend"], _properties())
        return as_json(extension.extended(index(), reader.names(), wanted))
    if request.method == "POST":
        abort(400, reader.t("reconcile-nothing-asked"))
    return as_json(_manifest())


@blueprint.get("/suggest/entity")
def suggest_entity() -> Response:
    """The things whose names begin with `prefix`, or are like it."""
    reconciler = Reconciler(index(), reader.names())
    return _suggested(
        {
            "id": path(each.iri),
            "name": reader.names().label(each.iri).text,
            "description": reconciler.describe(each.iri),
            "notable": reconciler.types(each.iri),
        }
        for each in index().suggest(request.args.get("prefix", ""))
    )


@blueprint.get("/suggest/type")
def suggest_type() -> Response:
    """The classes whose label, in either language, has `prefix` in it."""
    return _suggested(_named(type_of(reader.names(), kind) for kind in CLASSES))


@blueprint.get("/suggest/property")
def suggest_property() -> Response:
    """The properties whose label, in either language, has `prefix` in it."""
    return _suggested(_named(term(reader.names(), each) for each in _properties().of()))


@blueprint.get("/properties")
def proposed() -> Response:
    """The properties of the things of a `type`, those first that most of them have."""
    kind = request.args.get("type", "")
    limit = request.args.get("limit", "")
    if limit and not limit.isdecimal():
        abort(400, reader.t("reconcile-bad-number", name="limit", value=limit))
    properties = _properties().of(_one_of(CLASSES, kind) if kind else None)
    shown = [term(reader.names(), each) for each in properties[: int(limit or 0) or None]]
    return as_json({"type": kind, "properties": shown} | ({"limit": int(limit)} if limit else {}))


@blueprint.get("/flyout/entity")
def flyout_entity() -> Response:
    """A small preview of a thing, in HTML within JSON."""
    iri = _entity()
    return as_json({"id": request.args["id"], "html": render_template("_card.html", iri=iri)})


@blueprint.get("/flyout/type")
@blueprint.get("/flyout/property")
def flyout_term() -> Response:
    """A small preview of a class or a property, in HTML within JSON."""
    name = request.args.get("id", "")
    iri = _one_of([*CLASSES, *_properties().of()], name)
    return as_json({"id": name, "html": render_template("_card.html", iri=iri, of_terms=True)})


@blueprint.get("/preview")
def preview() -> Response:
    """A page about a thing that fits into a small frame, on any site."""
    response = Response(render_template("preview.html", iri=_entity()))
    response.headers["Content-Security-Policy"] = EMBEDDED
    response.vary.add("Accept-Language")
    return response


def _manifest() -> dict[str, Any]:
    """The service manifest, its addresses under the host that was asked."""
    root = request.url_root
    return {
        "versions": ["0.2"],
        "name": reader.t("reconcile-name"),
        "identifierSpace": BASE,
        "schemaSpace": DISARM,
        "documentation": f"{root}lookup",
        "serviceVersion": VERSION,
        "defaultTypes": [type_of(reader.names(), kind) for kind in CLASSES],
        "view": {"url": root + "{{id}}"},
        "preview": {
            "url": root + "reconcile/preview?id={{id}}&lang=" + reader.language(),
            "width": WIDTH,
            "height": HEIGHT,
        },
        "suggest": {
            name: {
                "service_url": root,
                "service_path": f"reconcile/suggest/{name}",
                "flyout_service_path": f"reconcile/flyout/{name}?id=${{id}}",
            }
            for name in ("entity", "type", "property")
        },
        "extend": {
            "propose_properties": {"service_url": root, "service_path": "reconcile/properties"},
            "property_settings": _settings(),
        },
        "batchSize": BATCH,
    }


def _settings() -> list[dict[str, Any]]:
    """What somebody may set for a property by which a table is extended."""
    return [
        {
            "name": "limit",
            "label": reader.t("reconcile-limit"),
            "type": "number",
            "default": 0,
            "help_text": reader.t("reconcile-limit-help"),
        },
        {
            "name": "language",
            "label": reader.t("reconcile-language"),
            "type": "select",
            "default": reader.language(),
            "help_text": reader.t("reconcile-language-help"),
            "choices": [
                {"value": "en", "name": "English"},
                {"value": "fr", "name": "français"},
                {"value": "all", "name": reader.t("reconcile-all-languages")},
            ],
        },
    ]


def _properties() -> Properties:
    return current_app.config["PROPERTIES"]()


def _named(terms: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The terms in whose name or identifier `prefix` stands, those first that it begins."""
    prefix = plain(request.args.get("prefix", "").strip())
    ranked = []
    for each in terms:
        iri = expand(each["id"])
        labels = [each["name"], *(other.text for other in reader.names().translations(iri))]
        places = [plain(text).find(prefix) for text in (*labels, each["id"], iri)]
        if max(places) >= 0:
            ranked.append((0 not in places, plain(each["name"]), each))
    return [each for _, _, each in sorted(ranked, key=lambda rank: rank[:2])]


def _suggested(found: Iterable[dict[str, Any]]) -> Response:
    """The suggestions after the first `cursor` ones."""
    cursor = request.args.get("cursor", "0")
    if not cursor.isdecimal():
        abort(400, reader.t("reconcile-bad-number", name="cursor", value=cursor))
    return as_json({"result": list(found)[int(cursor) : int(cursor) + SUGGESTIONS]})


def _entity() -> str:
    """The thing that `id` names, or 404."""
    given = request.args.get("id", "")
    iri = index().known(given)
    if iri is None:
        abort(404, reader.t("reconcile-unknown", id=given))
    return iri


def _one_of(iris: Iterable[str], name: str) -> str:
    """The term with that prefixed name, or 404."""
    for iri in iris:
        if shorten(iri) == name:
            return iri
    return abort(404, reader.t("reconcile-unknown", id=name))
