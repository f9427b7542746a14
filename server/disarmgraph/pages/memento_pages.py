"""Things as they were: mementos, the releases that have one, and the way there (RFC 7089).

A resource is its own gate of time: asked with Accept-Datetime, it answers with 302 to its memento
in the release that was the newest then (pattern 1.1 of the RFC).
"""

import json
from urllib.parse import quote, unquote

from flask import Blueprint, Response, abort, current_app, redirect, request
from werkzeug.http import http_date, parse_date
from werkzeug.wrappers import Response as Redirect

from disarmgraph.content.resource import Description, description
from disarmgraph.content.serialization import data
from disarmgraph.names import Names
from disarmgraph.namespaces import BASE
from disarmgraph.pages import reader, representation
from disarmgraph.protocol.negotiation import choose
from disarmgraph.release.memento import Archive, nearest
from disarmgraph.release.releases import Release

LINK_FORMAT = "application/link-format"
JSON = "application/json"
DATASET = "dataset"
"""The path of the whole, whose mementos are the releases."""
_RESERVED = "%:/?#@!$&'()*+,;="
"""What an IRI has beside letters, digits and - . _ ~ (RFC 3986, section 2.2, brackets left out)."""
ORIGINALS = ("id/", "scheme/", "graph/", "ontology", DATASET)
"""Where the paths of resources begin that have mementos."""

blueprint = Blueprint("mementos", __name__)


def archive() -> Archive:
    """The releases that are offered; answers 404, which tells an operator how, without any."""
    offered: Archive = current_app.config["ARCHIVE"]
    if not offered.releases:
        abort(404, reader.t("no-releases"))
    return offered


def release_of(version: str) -> Release:
    """The release of a version, or 404."""
    return archive().find(version) or abort(404, reader.t("no-such-release", version=version))


@blueprint.get("/memento/<version>/<path:_rest>", merge_slashes=False)
def memento(version: str, _rest: str) -> Response | Redirect:
    """A thing as it was in a release: its page, or its data in any format."""
    release = release_of(version)
    path, media_type = representation.asked()
    original = path.removeprefix(f"memento/{version}/")
    if original == DATASET:
        return redirect(f"/release/{version}")
    iri = _iri(original)
    store = archive().store(release, iri)
    if not len(store):
        words = {"version": version, "iri": iri, "path": original}
        abort(404, reader.t("memento-absent", **words))
    if media_type == representation.HTML:
        names = Names(store, reader.language(), reader.names().carried)
        about = description(store, iri)
        others = _neighbours(archive().holding(iri), release)
        values = {"names": names, "about": about, "release": release, "others": others}
        sent = representation.page(path, "memento.html", original=original, **values)
    else:
        sent = representation.response(path, media_type, data(store, iri, media_type))
    sent.cache_control.max_age = 86400
    return dated(sent, release, original)


@blueprint.get("/linkset/memento/<version>/<path:original>.<any(json, txt):suffix>")
def links(version: str, original: str, suffix: str) -> Response:
    """The links of a memento and of its data (RFC 9264)."""
    release_of(version)
    return representation.linkset(f"memento/{version}/{quote(original)}", (), suffix)


def dated(sent: Response, release: Release, original: str) -> Response:
    """An answer that is the memento of a resource at a path, with what a memento must tell."""
    sent.headers["Memento-Datetime"] = http_date(release.date)
    _link(sent, original, "original timegate")
    _link(sent, f"timemap/{original}", "timemap", LINK_FORMAT)
    holding = _holding(original)
    places = {"first": holding[0], "last": holding[-1]} | _neighbours(holding, release)
    for other in {each.version: each for each in places.values()}.values():
        relations = " ".join([name for name, each in places.items() if each is other] + ["memento"])
        sent.headers.add(
            "Link",
            f'<{request.url_root}{_path(other, original)}>; rel="{relations}"; '
            f'datetime="{http_date(other.date)}"',
        )
    return sent


def _neighbours(holding: list[Release], release: Release) -> dict[str, Release]:
    at = holding.index(release)
    found = {"prev": holding[at - 1 : at], "next": holding[at + 1 : at + 2]}
    return {name: each[0] for name, each in found.items() if each}


@blueprint.get("/timemap/<path:original>", merge_slashes=False)
def timemap(original: str) -> Response:
    """The mementos of a resource, in link format (RFC 6690) or in JSON."""
    original = quote(original)
    holding = archive() and _holding(original)
    if not holding:
        abort(404, reader.t("memento-never", iri=_iri(original)))
    media_type = choose(request.headers.get("Accept"), (LINK_FORMAT, JSON))
    if media_type is None:
        abort(406, reader.t("not-acceptable", offered=f"{LINK_FORMAT}, {JSON}"))
    told = _in_json if media_type == JSON else _in_link_format
    sent = Response(told(original, holding), content_type=media_type)
    sent.vary.add("Accept")
    return sent


def _in_link_format(original: str, holding: list[Release]) -> str:
    root = request.url_root
    span = f'from="{http_date(holding[0].date)}"; until="{http_date(holding[-1].date)}"'
    lines = [
        f'<{root}{original}>; rel="original timegate"',
        f'<{root}timemap/{original}>; rel="self"; type="{LINK_FORMAT}"; {span}',
    ]
    for each in holding:
        relations = ["first"] * (each is holding[0]) + ["last"] * (each is holding[-1])
        lines.append(
            f'<{root}{_path(each, original)}>; rel="{" ".join([*relations, "memento"])}"; '
            f'datetime="{http_date(each.date)}"'
        )
    return ",\n".join(lines) + "\n"


def _in_json(original: str, holding: list[Release]) -> str:
    root = request.url_root
    mementos = [
        {"datetime": each.date.isoformat(), "uri": root + _path(each, original)} for each in holding
    ]
    document = {
        "original_uri": root + original,
        "timegate_uri": root + original,
        "timemap_uri": f"{root}timemap/{original}",
        "mementos": {"list": mementos, "first": mementos[0], "last": mementos[-1]},
    }
    return json.dumps(document, indent=1) + "\n"


@blueprint.before_app_request
def timegate() -> Redirect | None:
    """The way from a resource that is asked for with a date to its memento."""
    told = request.headers.get("Accept-Datetime")
    if told is None or not _has_mementos():
        return None
    moment = parse_date(told)
    if moment is None:
        example = http_date(current_app.config["ARCHIVE"].releases[-1].date)
        abort(400, reader.t("memento-bad-date", date=told, example=example))
    original, _ = representation.asked()
    holding = _holding(original)
    if not holding:
        return None
    asked_for = quote(request.path[1:])
    query = f"?{request.query_string.decode()}" if request.query_string else ""
    path = _path(nearest(holding, moment), asked_for if original != DATASET else original)
    return redirect(request.url_root + path + query, 302)


@blueprint.after_app_request
def told_of_mementos(sent: Response) -> Response:
    """Says of a resource that it has mementos, and where their list is."""
    if _has_mementos() and sent.status_code in (200, 302, 410):
        original, _ = representation.asked()
        sent.vary.add("Accept-Datetime")
        _link(sent, original, "original timegate")
        _link(sent, f"timemap/{original}", "timemap", LINK_FORMAT)
    return sent


def refuse_removed(about: Description) -> None:
    """Answers 410 for what the graph says nothing about any more, with where it was last."""
    if about.outgoing or about.iri in about.files:
        return
    holding = current_app.config["ARCHIVE"].holding(about.iri)
    if holding:
        path, last = about.iri.removeprefix(BASE), holding[-1].version
        abort(410, reader.t("memento-last", iri=about.iri, version=last, path=path))


def _has_mementos() -> bool:
    """Whether what is asked for may have mementos: no list of things, and there are releases."""
    path = request.path[1:]
    offered = current_app.config["ARCHIVE"].releases
    return bool(offered) and path.startswith(ORIGINALS) and not path.endswith("/")


def _holding(original: str) -> list[Release]:
    """The releases in which a resource has a memento."""
    offered: Archive = current_app.config["ARCHIVE"]
    return list(offered.releases) if original == DATASET else offered.holding(_iri(original))


def _path(release: Release, original: str) -> str:
    """The path of the memento of a resource."""
    if original == DATASET:
        return f"release/{release.version}"
    return f"memento/{release.version}/{original}"


def _iri(original: str) -> str:
    """The IRI at a percent-encoded path: under our base, or one of another vocabulary whole.

    The mark of a fragment is encoded too, as a client would not send it.
    """
    foreign = unquote(original)
    if foreign.startswith(("http://", "https://")):
        return quote(foreign, safe=_RESERVED)
    return BASE + original.replace("%23", "#")


def _link(sent: Response, path: str, relation: str, media_type: str | None = None) -> None:
    kind = f'; type="{media_type}"' if media_type else ""
    sent.headers.add("Link", f'<{request.url_root}{path}>; rel="{relation}"{kind}')
