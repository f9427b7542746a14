"""The pages of releases, their event stream and their feed; their files are sent by the front."""

from flask import Blueprint, Response, abort, current_app, redirect, request
from pyoxigraph import DefaultGraph, NamedNode
from werkzeug.wrappers import Response as Redirect

from disarmgraph.content.serialization import of_triples
from disarmgraph.namespaces import RELEASES
from disarmgraph.pages import pages, reader, representation
from disarmgraph.pages.memento_pages import DATASET, archive, dated, release_of
from disarmgraph.release import event_stream, feed, releases

blueprint = Blueprint("releases", __name__)


@blueprint.get("/release/")
@blueprint.get("/releases")
@blueprint.get("/releases.<_suffix>")
def all_releases(_suffix: str = "") -> Response:
    """All releases, the newest first: a page, or a dcat:DatasetSeries.

    Where none is offered, what the graph says of the series is at its own address.
    """
    if request.path != "/release/" and not current_app.config["ARCHIVE"].releases:
        return pages.thing()
    offered = archive().releases
    _, media_type = representation.asked()
    if media_type == representation.HTML:
        return representation.page("releases", "releases.html", releases=offered[::-1])
    told = set(releases.catalogued(offered))
    series = NamedNode(RELEASES)
    stated = reader.store().quads_for_pattern(series, None, None, DefaultGraph())
    told.update(quad.triple for quad in stated)
    return representation.response("releases", media_type, of_triples(told, media_type))


@blueprint.get("/release/<version>")
def one_release(version: str) -> Response | Redirect:
    """A release with its files: a page, or a dcat:Dataset. `latest` leads to the newest."""
    path, media_type = representation.asked()
    version = path.removeprefix("release/")
    if version == "latest":
        return redirect(f"/release/{archive().releases[-1].version}")
    release = release_of(version)
    if media_type == representation.HTML:
        sent = representation.page(path, "release.html", release=release)
    else:
        told = of_triples(releases.triples(release), media_type)
        sent = representation.response(path, media_type, told)
    return dated(sent, release, DATASET)


@blueprint.get("/release/<version>/<path:_name>")
def no_file(version: str, _name: str) -> None:
    """A file of a release: the front sends those that there are, none is sent here."""
    release_of(version)
    abort(404)


@blueprint.get("/linkset/release/<version>.<any(json, txt):suffix>")
def links(version: str, suffix: str) -> Response:
    """The links of a release, of its data and to its files (RFC 9264)."""
    files = [f"/release/{version}/{file.name}" for file in release_of(version).files]
    return representation.linkset(f"release/{version}", files, suffix)


@blueprint.get("/linkset/<any(releases, ldes):path>.<any(json, txt):suffix>")
def links_of_all(path: str, suffix: str) -> Response:
    """The links of the list of releases, or of the event stream, and of their data."""
    if path == "ldes":
        archive()
    return representation.linkset(path, (), suffix)


@blueprint.get("/ldes")
@blueprint.get("/ldes.<_suffix>")
def stream(_suffix: str = "") -> Response:
    """The entry of the event stream."""
    offered = archive().releases
    path, media_type = representation.asked()
    if media_type == representation.HTML:
        return representation.page(path, "event_stream.html", releases=offered)
    entrances = releases.entrances(offered, request.url_root)
    told = of_triples(event_stream.entry(request.base_url, entrances), media_type)
    return representation.response(path, media_type, told)


@blueprint.get("/changes.atom")
def changes() -> Response:
    """The feed of releases."""
    body = feed.feed(archive().releases, request.url_root, reader.language())
    sent = Response(body, content_type=feed.MEDIA_TYPE)
    sent.vary.add("Accept-Language")
    return sent
