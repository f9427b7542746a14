"""The pages and data of the graph by path: things, vocabulary, lists, files."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, NoReturn
from urllib.parse import quote

from flask import Blueprint, Response, abort, current_app, g, redirect, render_template
from werkzeug.exceptions import Gone
from werkzeug.wrappers import Response as Redirect

from disarmgraph.content import coverage, coverage_report, inventory, near_names, schema_org
from disarmgraph.content.portrait import portrait
from disarmgraph.content.resource import Description, description, said_in
from disarmgraph.content.schema_org import Markup
from disarmgraph.content.serialization import data, of_triples, whole
from disarmgraph.kinds import mandate
from disarmgraph.kinds.period import period
from disarmgraph.kinds.portrayal import portrayal
from disarmgraph.law import agenda
from disarmgraph.namespaces import BASE, DCTERMS, OWL
from disarmgraph.pages import library, library_data, memento_pages, reader, representation
from disarmgraph.protocol import profile
from disarmgraph.protocol.profile import Profile
from disarmgraph.protocol.signposting import Link
from disarmgraph.reference import lexicon
from disarmgraph.triples import iris
from disarmgraph.views import legal

ROWS = 200
"""Things on one page of a list."""
SUBJECTS = 50
"""Things, with all that is said of them, on one page of a file."""


class Retired(Gone):
    """A thing has been taken back; others may have taken its place."""

    def __init__(self, description: str, successors: Sequence[str]) -> None:
        super().__init__(description)
        self._links = ", ".join(Link(each, "successor-version").value() for each in successors)

    def get_headers(self, *arguments: Any) -> list[tuple[str, str]]:
        """The headers of the answer, with links to the successors."""
        return [*super().get_headers(*arguments), *([("Link", self._links)] if self._links else [])]


blueprint = Blueprint("pages", __name__)
blueprint.app_context_processor(reader.context)
blueprint.register_blueprint(library.blueprint)
blueprint.register_blueprint(library_data.blueprint)
blueprint.after_app_request(representation.guarded)


@blueprint.app_context_processor
def _of_kinds() -> dict[str, Callable[..., Any]]:
    """What the templates of the kinds of things ask for."""
    return {
        "period_of": partial(period, reader.names()),
        "replies_to": partial(mandate.replies, reader.store()),
    }


@blueprint.get("/coverage")
def covered() -> str:
    """How far each document is encoded, and the facts of each by kind."""
    found = coverage.documents(reader.store())
    return render_template(
        "coverage.html",
        documents=found,
        degrees=coverage.DEGREES,
        totals=coverage.totals(found),
        kinds=coverage.kinds(found),
        kind_name=coverage_report.kind_name,
    )


@blueprint.get("/coverage/<slug>")
def covered_document(slug: str) -> str:
    """How far each passage of one document is encoded, in printed order."""
    found = coverage.documents(reader.store())
    for document in found:
        if document.iri == f"{BASE}id/document/{slug}":
            return render_template(
                "coverage_document.html",
                document=document,
                kinds=coverage.kinds(found),
                kind_name=coverage_report.kind_name,
            )
    return unknown(f"coverage/{slug}")


@blueprint.get("/id/")
def kinds() -> str:
    """The kinds of thing, and the other ways into the graph."""
    return render_template("kinds.html", counts=inventory.counts(reader.store()))


@blueprint.get("/graph/")
def graphs() -> str:
    """The files of the graph."""
    return _list(reader.t("browse-graphs"), inventory.graphs(reader.store()))


@blueprint.get("/ontology")
@blueprint.get("/ontology.<_suffix>")
@blueprint.get("/id/<path:_rest>")
@blueprint.get("/scheme/<path:_rest>")
@blueprint.get("/graph/<path:_rest>")
def thing(_rest: str = "", _suffix: str = "") -> Response | Redirect:
    """Any thing, term, concept, scheme or file: its page, or its data, in the model asked for."""
    path, media_type = representation.asked()
    if path.endswith("/") and description(reader.store(), BASE + path[:-1]):
        return redirect(f"/{path[:-1]}", 301)
    about = description(reader.store(), BASE + path)
    memento_pages.refuse_removed(about)
    if not about:
        unknown(path)
    if about.is_retired:
        _gone(about)
    markup = schema_org.markup(reader.names(), about.iri)
    offered = profile.of(about.kinds, marked_up=bool(markup))
    sent = in_model(path, media_type, offered, markup, partial(data, reader.store(), about.iri))
    if sent:
        return sent
    names, known = reader.names(), current_app.config
    template, values = (
        lexicon.page(names, known["REFERENCE"], about)
        or legal.page(names, about, reader.day(), known["LEGAL"])
        or portrayal(names, about)
        or portrait(names, about, reader.day())
    )
    values |= {"markup": markup, "kinds": schema_org.kinds(markup)}
    if "contents" in values:
        rows, page, pages = representation.page_of(values["contents"], SUBJECTS)
        said = [(each, said_in(reader.store(), about.iri, each)) for each in rows]
        values |= {"count": len(values["contents"]), "contents": said}
        values |= {"page": page, "pages": pages}
    return representation.page(path, template, profiles=offered, **values)


def in_model(
    path: str,
    media_type: str,
    offered: Sequence[Profile],
    markup: Markup | None,
    write: Callable[[str, Profile], bytes],
) -> Response | None:
    """The data of a resource in the model asked for, or what there is; None for its page.

    ``write`` makes the data in any model but that of schema.org, which its markup has.
    """
    chosen, media_type = representation.profile_asked(offered, media_type)
    if chosen is profile.ALTERNATES:
        return representation.alternates(path, media_type, offered)
    if media_type == representation.HTML:
        return None
    if chosen is profile.SCHEMA:
        body = of_triples(schema_org.triples(markup), media_type)
    else:
        body = write(media_type, chosen)
    return representation.response(path, media_type, body, chosen=chosen, profiles=offered)


@blueprint.get("/linkset/<path:path>.<any(json, txt):suffix>")
def links(path: str, suffix: str) -> Response:
    """The links of a resource, of its data and to what belongs to it (RFC 9264)."""
    path = quote(path)
    about = description(reader.store(), BASE + path)
    if not about and path != "shapes":
        unknown(path)
    kinds = schema_org.kinds(schema_org.markup(reader.names(), about.iri))
    return representation.linkset(path, about.parts, suffix, kinds)


@blueprint.get("/agenda/<kind>/<slug>.ics")
def deadlines(kind: str, slug: str) -> Response:
    """The deadlines of a treaty or of a State as an iCalendar file."""
    iri = f"{BASE}id/{kind}/{slug}"
    if kind not in ("instrument", "state") or not description(reader.store(), iri):
        unknown(f"agenda/{kind}/{slug}.ics")
    return Response(agenda.agenda(reader.names(), iri), content_type="text/calendar; charset=utf-8")


@blueprint.get("/ontology/<version>")
def ontology_version(version: str) -> Redirect:
    """A version of the ontology: as a release has it, else the one that is here."""
    _, media_type = representation.asked()
    if current_app.config["ARCHIVE"].find(version):
        if media_type == representation.HTML:
            return redirect(f"/memento/{version}/ontology", 303)
        return redirect(f"/release/{version}/ontology.ttl", 303)
    if f"{BASE}ontology/{version}" not in iris(
        reader.store(), BASE + "ontology", OWL + "versionIRI"
    ):
        unknown(f"ontology/{version}")
    return redirect("/ontology", 303)


@blueprint.get("/shapes")
@blueprint.get("/shapes.<_suffix>")
def shape_list(_suffix: str = "") -> Response:
    """All shapes, which are no part of the graph that is queried."""
    path, media_type = representation.asked()
    if path != "shapes":
        unknown(path)
    loaded = current_app.config["SHAPES"]
    if media_type == representation.HTML:
        return representation.page(path, "shapes.html", known=current_app.config["REFERENCE"]())
    return representation.response(path, media_type, whole(loaded, media_type))


def _list(title: str, things: list[str]) -> str:
    """One page of a list of things, in the order of their names."""
    things = reader.names().sorted(things)
    rows, page, pages = representation.page_of(things, ROWS)
    return render_template(
        "list.html", title=title, count=len(things), things=rows, page=page, pages=pages
    )


def _gone(about: Description) -> NoReturn:
    """Answers 410 for what was taken back, with what has taken its place."""
    g.near = iris(reader.store(), about.iri, DCTERMS + "isReplacedBy")
    detail = reader.t("gone-detail", iri=about.iri)
    if g.near:
        detail += f" {reader.t('gone-successor')}{reader.t('colon')}{', '.join(g.near)}"
    raise Retired(detail, g.near)


def unknown(path: str) -> NoReturn:
    """Answers 404 with what is named nearly the same, or is there under another suffix."""
    iri = BASE + path
    stem = iri.rpartition(".")[0]
    known = [stem] if stem and description(reader.store(), stem) else []
    g.near = known or near_names.near(reader.store(), iri)
    detail = reader.t("not-found-detail", iri=iri)
    if g.near:
        detail += f" {reader.t('near')}{reader.t('colon')}{', '.join(g.near)}"
    abort(404, detail)
