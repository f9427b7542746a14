"""How a resource is sent: the format by suffix or Accept header, and what the headers tell."""

import math
from typing import Any
from urllib.parse import quote

from flask import Response, abort, render_template, request

from disarmgraph import reader
from disarmgraph.formats import GRAPHS, HTML, content_type
from disarmgraph.namespaces import BASE
from disarmgraph.negotiation import choose

MEDIA_TYPES = {"html": HTML} | {each.name: each.media_type for each in GRAPHS}
"""Suffix of a path and media type, the page first."""
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)


def asked() -> tuple[str, str]:
    """The path of the resource below BASE, percent-encoded, and the media type wanted, or 406."""
    path = quote(request.path[1:])
    stem, dot, suffix = path.rpartition(".")
    if dot and suffix in MEDIA_TYPES:
        return stem, MEDIA_TYPES[suffix]
    media_type = choose(request.headers.get("Accept"), tuple(MEDIA_TYPES.values()))
    if media_type is None:
        abort(406, reader.t("not-acceptable", offered=", ".join(MEDIA_TYPES.values())))
    return path, media_type


def page(path: str, template: str, **values: Any) -> Response:
    """The page of a resource, with links to its data."""
    formats = [
        {"name": name, "media_type": media_type, "href": f"/{path}.{name}"}
        for name, media_type in MEDIA_TYPES.items()
        if media_type != HTML
    ]
    html = render_template(template, canonical=BASE + path, formats=formats, **values)
    return response(path, HTML, html.encode())


def response(path: str, media_type: str, body: bytes) -> Response:
    """A representation of a resource, which names its canonical IRI and the other formats."""
    sent = Response(body, content_type=content_type(media_type))
    sent.vary.add("Accept")
    sent.headers.add("Link", f'<{BASE}{path}>; rel="canonical"')
    for name, other in MEDIA_TYPES.items():
        if other != media_type:
            sent.headers.add("Link", f'</{path}.{name}>; rel="alternate"; type="{other}"')
    return sent


def page_of(things: list[Any], size: int) -> tuple[list[Any], int, int]:
    """The things on the page that `?page=` asks for, its number and the number of pages, or 404."""
    pages = max(1, math.ceil(len(things) / size))
    asked_for = request.args.get("page", "1")
    if asked_for not in map(str, range(1, pages + 1)):
        abort(404, reader.t("unknown-page", page=asked_for))
    page = int(asked_for)
    return things[(page - 1) * size : page * size], page, pages


def guarded(response: Response) -> Response:
    """Forbids a page everything that ours do not need: scripts, frames, other sites."""
    response.headers["X-Content-Type-Options"] = "nosniff"
    if response.mimetype == HTML:
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers["Referrer-Policy"] = "same-origin"
        response.vary.add("Accept-Language")
    return response
