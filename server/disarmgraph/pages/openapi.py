"""The routes of the site as an OpenAPI 3.1 description, for programs that make clients of them."""

import re
from collections.abc import Iterable
from typing import Any

from disarmgraph import formats
from disarmgraph.namespaces import BASE
from disarmgraph.pages.routes import (
    FORMS,
    GRAPHS,
    OF_THE_FRONT,
    OPENAPI,
    PARAMETERS,
    RESULTS,
    TAKEN,
    Route,
)
from disarmgraph.protocol import problem
from disarmgraph.protocol.protocol import METHODS
from disarmgraph.protocol.request import MAX_BODY

VERSION = "3.1.1"
MEDIA_TYPE = f"{OPENAPI};version=3.1"

Document = dict[str, Any]

_QUERY = {
    "query": "A query in SPARQL 1.1; without it the service describes itself.",
    "format": "The name of a format, instead of the header Accept: json, xml, csv, tsv, ttl ...",
    "default-graph-uri": "A graph to ask instead of the union of all; may come more than once.",
    "named-graph-uri": "A graph that GRAPH may name; may come more than once.",
}
_FORM = "application/x-www-form-urlencoded"
_MANY = ("default-graph-uri", "named-graph-uri")


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
