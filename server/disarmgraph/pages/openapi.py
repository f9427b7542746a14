"""The routes of the site as an OpenAPI 3.1 description, for programs that make clients of them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from disarmgraph import formats
from disarmgraph.namespaces import BASE
from disarmgraph.protocol import problem
from disarmgraph.protocol.protocol import METHODS
from disarmgraph.protocol.request import MAX_BODY
from disarmgraph.query import topics

VERSION = "3.1.1"
MEDIA_TYPE = "application/vnd.oai.openapi+json;version=3.1"
RESULTS = tuple(dict.fromkeys(each.media_type for each in formats.RESULTS))
GRAPHS = tuple(each.media_type for each in formats.GRAPHS)

Document = dict[str, Any]


@dataclass(frozen=True)
class Route:
    """What can be read at a path: ``{name}`` stands for what is to be filled in.

    ``summary`` is one sentence, ``media_types`` are those in which it is sent.
    """

    path: str
    summary: str
    media_types: tuple[str, ...]


OF_THE_FRONT = (
    Route("/health/live", "Whether the server runs.", ("text/plain",)),
    Route("/health/ready", "Whether the server can answer queries now.", ("text/plain",)),
    Route("/metrics", "What the server has done, for Prometheus.", ("text/plain",)),
)
"""Routes that need no graph."""

SENT: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        (
            "/catalogue",
            "/dataset",
            "/graph/{rest}",
            "/id/{rest}",
            "/ldes",
            "/memento/{version}/{rest}",
            "/ontology",
            "/queries",
            "/queries/{name}",
            "/release/",
            "/release/{version}",
            "/releases",
            "/scheme/{rest}",
            "/shapes",
        ),
        (formats.HTML, *GRAPHS),
    ),
    **dict.fromkeys(("/.well-known/sparql-examples", "/.well-known/void"), GRAPHS),
    "/.well-known/api-catalog": ("application/linkset+json",),
    "/.well-known/security.txt": ("text/plain",),
    "/agenda/{kind}/{slug}.ics": ("text/calendar",),
    "/changes.atom": ("application/atom+xml",),
    "/cite/{rest}": (
        "application/x-bibtex",
        "application/x-research-info-systems",
        "application/vnd.citationstyles.csl+json",
    ),
    **dict.fromkeys(
        (
            "/linkset/memento/{version}/{original}.{suffix}",
            "/linkset/release/{version}.{suffix}",
            "/linkset/{path}.{suffix}",
        ),
        ("application/linkset+json", "application/linkset"),
    ),
    **dict.fromkeys(
        (
            "/reconcile",
            "/reconcile/flyout/entity",
            "/reconcile/flyout/property",
            "/reconcile/flyout/type",
            "/reconcile/properties",
            "/reconcile/suggest/entity",
            "/reconcile/suggest/property",
            "/reconcile/suggest/type",
        ),
        ("application/json",),
    ),
    "/id/{kind}.{suffix}": ("text/csv", "application/json"),
    "/id/{kind}/": (formats.HTML, "text/csv", "application/json"),
    **dict.fromkeys(
        (f"/sparql/{each}.json" for each in ("labels", "terms")),
        ("application/json",),
    ),
    "/course/notebook.ipynb": ("application/x-ipynb+json",),
    "/lookup": ("application/json", formats.HTML),
    **dict.fromkeys(("/queries/choices.json", "/queries/library.json"), ("application/json",)),
    "/queries/{name}/answer": (*RESULTS, *GRAPHS),
    "/queries/{name}/query.rq": ("application/sparql-query",),
    "/mappings.sssom.tsv": ("text/tab-separated-values",),
    "/openapi.json": (MEDIA_TYPE.partition(";")[0],),
    "/opensearch.xml": ("application/opensearchdescription+xml",),
    "/release/{version}/{name}": ("*/*",),
    "/robots.txt": ("text/plain",),
    "/sitemap.xml": ("application/xml",),
    "/sitemap/{number}.xml": ("application/xml",),
    **dict.fromkeys(
        ("/static/{filename}", "/static/v-{version}/{filename}"),
        ("text/css", "text/javascript", "text/plain"),
    ),
    "/timemap/{original}": ("application/link-format", "application/json"),
    "/view/assistance": (formats.HTML, "text/csv", "application/json"),
    "/search": (formats.HTML, "text/csv", "application/json"),
    "/suggest": ("application/json", "application/x-suggestions+json"),
    "/view/deadlines": (formats.HTML, "text/csv", "application/json", "text/calendar"),
    "/view/mandates": (formats.HTML, "text/csv", "application/json"),
    "/view/network": (formats.HTML, "text/csv", "application/json"),
    "/view/parties": (formats.HTML, "text/csv", "application/json"),
    "/view/duties": (formats.HTML, "text/csv", "application/json"),
    "/view/participation": (formats.HTML, "text/csv", "application/json"),
    "/view/timeline": (formats.HTML, "text/csv", "application/json"),
    "/void.ttl": ("text/turtle",),
}
"""The media types at a path where there is not a page alone."""

TAKEN = {
    "/queries": ("q", "topic", "tag"),
    "/queries/choices.json": ("kind", "lang"),
    "/queries/library.json": ("lang",),
    "/queries/{name}": ("chosen",),
    "/queries/{name}/answer": ("chosen", "names"),
    "/queries/{name}/query.rq": ("chosen",),
    "/bound": ("state", "on"),
    "/graph/": ("page",),
    "/graph/{rest}": ("page",),
    "/id/{kind}.{suffix}": ("q", "sort", "lang"),
    "/id/{kind}/": ("q", "sort", "page", "all", "format"),
    "/id/{rest}": ("on",),
    "/lookup": ("symbol", "name", "limit", "format"),
    "/reconcile": ("queries", "query", "extend"),
    "/search": ("q", "kind", "page", "format"),
    "/suggest": ("q", "format"),
    **dict.fromkeys(
        (f"/reconcile/flyout/{each}" for each in ("entity", "property", "type")), ("id",)
    ),
    **dict.fromkeys(
        (f"/reconcile/suggest/{each}" for each in ("entity", "property", "type")), ("prefix",)
    ),
    "/reconcile/preview": ("id",),
    "/reconcile/properties": ("type", "limit"),
    "/scheme/": ("page",),
    "/view/assistance": ("giver", "status", "theme", "state"),
    "/view/timeline": ("show", "from", "to", "theme", "series", "by"),
    "/view/deadlines": ("when", "state", "treaty", "year", "page"),
    "/view/mandates": ("body", "text", "page"),
    "/view/network": ("thing", "relation", "page"),
    "/view/parties": ("treaty", "on", "standing", "region"),
    "/view/duties": ("theme", "action", "weapon", "bearer", "text", "every", "list"),
    "/view/participation": ("on", "region", "weapon", "theme"),
}
"""The parameters at a path, besides the language of a page."""

FORMS = ("/reconcile",)
"""The paths whose parameters can be sent as a form too."""

PARAMETERS = {
    "chosen": (
        "What is chosen in a question, by the names of its parameters, which /queries/library.json "
        "lists; one that takes several values may come more than once.",
        {"type": "object", "additionalProperties": {"type": "string"}},
    ),
    "names": (
        "As CSV: the language of names that stand beside each column of IRIs, after what was "
        "chosen; without it the bare CSV of SPARQL.",
        {"enum": ["en", "fr"]},
    ),
    "action": ("What is to be done, by the last part of its IRI, as in destroy.", {}),
    "every": ("With any value: the themes of one text alone, too.", {}),
    "bearer": ("Who is to act, by the end of the IRI: role/states.", {}),
    "list": ("With any value: the norms themselves and not the matrix.", {}),
    "kind": ("A kind of thing, as the library has it: disarm:State.", {}),
    "tag": ("A tag of questions.", {}),
    "topic": ("A topic of questions.", {"enum": list(topics.TOPICS)}),
    "all": ("A facet, to see all its values.", {}),
    "by": ("By what events stand in lanes.", {"enum": ["kind", "series"]}),
    "from": ("The first year that is wanted.", {"pattern": "^[0-9]{4}$"}),
    "giver": ("Who stands on the left.", {"enum": ["donor", "implementer"]}),
    "series": ("A series of events, as a prefixed name: series:bms.", {}),
    "show": (
        "What is wanted; may come more than once.",
        {"enum": ["event", "adoption", "opening", "entry-into-force"]},
    ),
    "status": ("A status of assistance, as in requested; may come more than once.", {}),
    "to": ("The last year that is wanted.", {"pattern": "^[0-9]{4}$"}),
    "extend": (
        "Things and properties in JSON, for the values of these (Reconciliation API 0.2).",
        {},
    ),
    "format": (
        "The form of the answer, instead of the header Accept.",
        {"enum": ["html", "json", "csv"]},
    ),
    "id": ("The identifier of a thing, class or property.", {}),
    "limit": ("How many answers at most.", {"pattern": "^[0-9]+$"}),
    "name": ("A name, in English or French, as people write it.", {}),
    "prefix": ("What somebody has begun to write.", {}),
    "q": ("Words, in English or French, of a question or of the names of things.", {}),
    "queries": ("Several queries in JSON (Reconciliation API 0.2).", {}),
    "query": ("One query, in JSON or as a name.", {}),
    "body": ("Who is asked, by its path, as in body/un-secretary-general.", {}),
    "text": ("A text, by its path, as in document/a-res-62-47 or instrument/apmbc.", {}),
    "relation": ("A property by which things are linked, as in disarm:bearer: only those.", {}),
    "thing": ("A thing by its IRI, by its path (id/event/bms3) or by a name of it.", {}),
    "region": ("A region, by the last part of its IRI, as in africa or m49-western-africa.", {}),
    "sort": ("The column by which a list stands, with a minus for the last first.", {}),
    "standing": ("Where a State stands, as in bound or no-record.", {}),
    "state": ("The code of a State in three letters (ISO 3166-1), as in FRA.", {}),
    "symbol": ("The symbol of a document, in any spelling.", {}),
    "theme": ("A theme, by the last part of its IRI, as in weapon-free-zones.", {}),
    "weapon": ("A weapon, by the last part of its IRI, as in nuclear-weapons.", {}),
    "question": ("The name of a question of the library, beside its parameters.", {}),
    "sparql": ("A query in SPARQL.", {}),
    "treaty": ("A treaty, by the last part of its IRI, as in apmbc.", {}),
    "type": ("A class, as in disarm:State.", {}),
    "when": ("Which days are wanted.", {"enum": ["coming", "passed", "all"]}),
    "year": ("A year, as in 2009.", {"pattern": "^[0-9]{4}$"}),
    "lang": ("The language of the page, before that of Accept-Language.", {"enum": ["en", "fr"]}),
    "on": ("The day for which treaties and States are shown: today.", {"format": "date"}),
    "page": ("The part of a long list, from 1.", {"pattern": "^[1-9][0-9]*$"}),
}
"""What each parameter is for, and its schema beyond being a string."""

_QUERY = {
    "query": "A query in SPARQL 1.1; without it the service describes itself.",
    "format": "The name of a format, instead of the header Accept: json, xml, csv, tsv, ttl ...",
    "default-graph-uri": "A graph to ask instead of the union of all; may come more than once.",
    "named-graph-uri": "A graph that GRAPH may name; may come more than once.",
}
_FORM = "application/x-www-form-urlencoded"
_MANY = ("default-graph-uri", "named-graph-uri")


def route(path: str, summary: str) -> Route:
    """A route of the application: a page, if SENT does not say otherwise."""
    return Route(path, summary, SENT.get(path, (formats.HTML,)))


def document(routes: Iterable[Route], root: str, version: str) -> Document:
    """The description of the site at that address, with the release of the graph it serves."""
    paths = {each.path: _operations(each) for each in (*routes, *OF_THE_FRONT)}
    return {
        "openapi": VERSION,
        "info": {
            "title": "disarmgraph",
            "summary": "A knowledge graph of disarmament instruments: pages, data and SPARQL.",
            "version": version,
            "license": {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"},
        },
        "externalDocs": {"url": BASE},
        "servers": [{"url": root.rstrip("/")}],
        "paths": dict(sorted((paths | {"/sparql": _asking()}).items())),
        "components": {
            "responses": {"problem": _problem()},
            "schemas": {"problem": _PROBLEM},
            "parameters": {name: _parameter(name) for name in PARAMETERS},
        },
    }


def _operations(route: Route) -> Document:
    if route.path not in FORMS:
        return {"get": _reading(route)}
    fields = {name: {"type": "string"} for name in TAKEN[route.path]}
    form = {"schema": {"type": "object", "properties": fields}}
    sent = {
        "summary": route.summary,
        "requestBody": {"required": True, "content": {_FORM: form}},
        "responses": _answered(route.media_types),
    }
    return {"get": _reading(route), "post": sent}


def _reading(route: Route) -> Document:
    filled_in = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in re.findall(r"{(\w+)}", route.path)
    ]
    language = ("lang",) if formats.HTML in route.media_types else ()
    known = [
        {"$ref": f"#/components/parameters/{name}"}
        for name in (*language, *TAKEN.get(route.path, ()))
    ]
    return {
        "summary": route.summary,
        "parameters": filled_in + known,
        "responses": _answered(route.media_types),
    }


def _asking() -> Document:
    """The operations of the SPARQL 1.1 Protocol."""
    form = {"type": "object", "properties": {name: _schema(name) for name in _QUERY}}
    body = {
        "required": True,
        "description": f"At most {MAX_BODY} bytes.",
        "content": {
            _FORM: {"schema": form},
            "application/sparql-query": {"schema": {"type": "string"}},
        },
    }
    answered = _answered(tuple(dict.fromkeys((*RESULTS, *GRAPHS, formats.HTML))))
    asked = [
        {"name": name, "in": "query", "description": what, "schema": _schema(name)}
        for name, what in _QUERY.items()
    ]
    about = "Answers a query, within limits of time and size (SPARQL 1.1 Protocol)."
    operations = {
        "GET": {"summary": about, "parameters": asked, "responses": answered},
        "POST": {"summary": about, "requestBody": body, "responses": answered},
    }
    return {method.lower(): operations[method] for method in METHODS if method in operations}


def _schema(name: str) -> Document:
    single = {"type": "string"}
    return {"type": "array", "items": single} if name in _MANY else single


def _parameter(name: str) -> Document:
    what, schema = PARAMETERS[name]
    return {
        "name": name,
        "in": "query",
        "description": what,
        "schema": {"type": "string"} | schema,
    }


def _answered(media_types: tuple[str, ...]) -> Document:
    content = {each: {} for each in media_types}
    return {
        "200": {"description": "What was asked for.", "content": content},
        "default": {"$ref": "#/components/responses/problem"},
    }


_PROBLEM = {
    "type": "object",
    "properties": {
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "What is wrong, where, and what to do."},
        "limit": {"type": "string", "description": "The limit that was met."},
        "line": {"type": "integer"},
        "column": {"type": "integer"},
    },
    "required": ["title", "status", "detail"],
}


def _problem() -> Document:
    return {
        "description": "A problem (RFC 9457), also a limit: no answer is ever cut short silently.",
        "content": {
            problem.PROBLEM: {"schema": {"$ref": "#/components/schemas/problem"}},
            problem.TEXT: {},
            formats.HTML: {},
        },
    }
