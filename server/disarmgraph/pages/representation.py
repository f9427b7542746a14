"""How a resource is sent: the format by suffix or Accept header, and what the headers tell."""

import csv
import io
import json
import math
from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

from flask import Response, abort, render_template, request

from disarmgraph.content import serialization
from disarmgraph.formats import GRAPHS, HTML, content_type
from disarmgraph.namespaces import BASE
from disarmgraph.pages import reader
from disarmgraph.protocol import profile, signposting
from disarmgraph.protocol.negotiation import choose
from disarmgraph.protocol.profile import Profile
from disarmgraph.protocol.signposting import Link

MEDIA_TYPES = {"html": HTML} | {each.name: each.media_type for each in GRAPHS}
"""Suffix of a path and media type, the page first."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


def asked() -> tuple[str, str]:
    """The path of the resource below BASE, percent-encoded, and the media type wanted, or 406."""
    path = quote(request.path[1:])
    stem, dot, suffix = path.rpartition(".")
    if dot and suffix in MEDIA_TYPES:
        return stem, MEDIA_TYPES[suffix]
    accept = request.args.get("_mediatype") or request.headers.get("Accept")
    media_type = choose(accept, tuple(MEDIA_TYPES.values()))
    if media_type is None:
        abort(406, reader.t("not-acceptable", offered=", ".join(MEDIA_TYPES.values())))
    return path, media_type


def profile_asked(offered: Sequence[Profile], media_type: str) -> tuple[Profile, str]:
    """The model wanted of those in which a resource can be had, and the media type to send it in.

    A page is only there for our own model and for the list of them. Raises ProfileUnknown.
    """
    accept = request.headers.get("Accept-Profile")
    chosen = profile.wanted(request.args.get("_profile"), accept, offered)
    with_page = chosen in (profile.OWN, profile.ALTERNATES)
    return chosen, media_type if with_page or media_type != HTML else GRAPHS[0].media_type


def data_links(path: str, chosen: Profile = profile.OWN) -> list[tuple[str, str]]:
    """The media types of a resource's data with the address of each, in one model."""
    query = "" if chosen is profile.OWN else f"?_profile={chosen.token}"
    return [(each.media_type, f"/{path}.{each.name}{query}") for each in GRAPHS]


def page(
    path: str,
    template: str,
    *,
    profiles: Sequence[Profile] = (profile.OWN,),
    kinds: Sequence[str] = (),
    **values: Any,
) -> Response:
    """The page of a resource, with links to its data.

    ``kinds`` are types of the thing in schema.org, as IRIs.
    """
    formats = [
        {"name": name, "media_type": media_type, "href": f"/{path}.{name}"}
        for name, media_type in MEDIA_TYPES.items()
        if media_type != HTML
    ]
    html = render_template(template, canonical=BASE + path, formats=formats, **values)
    sent = response(path, HTML, html.encode(), profiles=profiles)
    for link in signposting.landing(path, data_links(path), kinds):
        sent.headers.add("Link", link.value())
    return sent


def response(
    path: str,
    media_type: str,
    body: bytes,
    *,
    chosen: Profile = profile.OWN,
    profiles: Sequence[Profile] = (profile.OWN,),
) -> Response:
    """A representation of a resource, which names its canonical IRI and the other forms."""
    sent = Response(body, content_type=content_type(media_type))
    sent.vary.update(("Accept", "Accept-Profile"))
    sent.headers["Content-Profile"] = f"<{chosen.iri}>"
    sent.headers.add("Link", f'<{BASE}{path}>; rel="canonical"')
    sent.headers.add("Link", f'<{chosen.iri}>; rel="profile"')
    if media_type != HTML:
        for link in signposting.of_data(path):
            sent.headers.add("Link", link.value())
    for each in profiles:
        forms = data_links(path, each)
        if each is profile.OWN:
            forms = [(HTML, f"/{path}.html"), *forms]
        for other, address in forms:
            if (other, each) != (media_type, chosen):
                attributes = (("type", other), ("formats", each.iri))
                sent.headers.add("Link", Link(address, "alternate", attributes).value())
    return sent


def alternates(path: str, media_type: str, profiles: Sequence[Profile]) -> Response:
    """What there is of a resource: each model in each format (Content Negotiation by Profile)."""
    pages = {profile.OWN: [(HTML, f"/{path}.html")]}
    forms = [(each, pages.get(each, []) + data_links(path, each)) for each in profiles]
    if media_type == HTML:
        body = render_template("alternates.html", iri=BASE + path, forms=forms).encode()
    else:
        root = request.url_root.rstrip("/")
        whole = [(each, [(kind, root + address) for kind, address in of]) for each, of in forms]
        body = serialization.of_triples(profile.alternates(BASE + path, whole), media_type)
    return response(path, media_type, body, chosen=profile.ALTERNATES, profiles=profiles)


def linkset(path: str, parts: Sequence[str], suffix: str, kinds: Sequence[str] = ()) -> Response:
    """The links of a resource and of its data, and those to its parts, as a linkset.

    ``kinds`` are as for its page.
    """
    data = data_links(path)
    items = [Link(part, "item") for part in parts]
    back = [Link(BASE + path, "cite-as"), *signposting.of_data(path)]
    contexts = [
        (f"/{path}", [*signposting.landing(path, data, kinds), *items]),
        *((address, back) for _, address in data),
    ]
    write, media_type = signposting.LINKSETS[suffix]
    return Response(write(contexts, request.url_root), content_type=media_type)


def rows(table: Iterable[Sequence[str]], suffix: str) -> Response:
    """A table, its head first, as CSV (RFC 4180) or as JSON, a list of objects."""
    if suffix == "csv":
        written = io.StringIO(newline="")
        csv.writer(written).writerows(table)
        return Response(written.getvalue(), content_type="text/csv; charset=utf-8; header=present")
    head, *rest = table
    listed = [dict(zip(head, row, strict=True)) for row in rest]
    return Response(json.dumps(listed, ensure_ascii=False), content_type="application/json")


def page_of(things: list[Any], size: int) -> tuple[list[Any], int, int]:
    """The things on the page that `?page=` asks for, its number and the number of pages, or 404."""
    pages = max(1, math.ceil(len(things) / size))
    asked_for = request.args.get("page", "1")
    if asked_for not in map(str, range(1, pages + 1)):
        abort(404, reader.t("unknown-page", page=asked_for))
    page = int(asked_for)
    return things[(page - 1) * size : page * size], page, pages


def guarded(response: Response) -> Response:
    """Forbids a page everything that ours do not need: scripts within it, frames, other sites."""
    response.headers["X-Content-Type-Options"] = "nosniff"
    if response.mimetype == HTML:
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers["Referrer-Policy"] = "same-origin"
        response.content_language.add(reader.language())
        response.vary.add("Accept-Language")
    return response
