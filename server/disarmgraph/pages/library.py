"""The pages of the question library: the list by topic, and a page for each question."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import Blueprint, Response, abort, current_app, request
from pyoxigraph import NamedNode

from disarmgraph.content.choices import ChoiceRefused
from disarmgraph.content.serialization import data
from disarmgraph.dataset import query_catalogue
from disarmgraph.formats import GRAPHS, RESULTS
from disarmgraph.names import Shown
from disarmgraph.namespaces import PREFIXES, expand
from disarmgraph.pages import fields, reader, representation
from disarmgraph.protocol.protocol import Query
from disarmgraph.query import query_text, topics
from disarmgraph.query.query_file import QueryFile
from disarmgraph.query.values import Value
from disarmgraph.sparql import linked_rows
from disarmgraph.sparql.answers import answered
from disarmgraph.triples import Term

RELATED = 6
"""Questions that a page names beside its own."""
OF_SITE = ("lang", "_mediatype", "_profile")
"""What the address of a page may say besides the parameters of its question."""

blueprint = Blueprint("library", __name__)


@dataclass(frozen=True)
class Download:
    """A form in which an answer can be had, and where."""

    name: str
    media_type: str
    href: str


@blueprint.get("/queries")
@blueprint.get("/queries.<_suffix>")
def questions(_suffix: str = "") -> Response:
    """The questions of the library by topic, or those with some words; or as RDF (SHACL)."""
    path, media_type = representation.asked()
    if media_type != representation.HTML:
        return _data(path, query_catalogue.GRAPH, media_type)
    library = current_app.config["LIBRARY"]
    asked, topic, tag = (request.args.get(name, "").strip() for name in ("q", "topic", "tag"))
    found = topics.search(library, asked) if asked else list(library)
    counts = {name: len(each) for name, each in topics.grouped(found).items()}
    if topic and topic not in topics.TOPICS:
        abort(404, reader.t("unknown-topic", topic=topic))
    shown = [each for each in found if not topic or topics.topic(each) == topic]
    shown = [each for each in shown if not tag or tag in each.tags]
    return representation.page(
        path,
        "queries.html",
        groups={"": shown} if asked else topics.grouped(shown),
        shown=len(shown),
        whole=len(library),
        counts=counts,
        asked=asked,
        topic=topic,
        tag=tag,
        tag_name=tag_name,
    )


@blueprint.get("/queries/<name>")
def question(name: str) -> Response:
    """One question: what it asks, what may be chosen, and its answer now; or as RDF."""
    path, media_type = representation.asked()
    asked = known(path.removeprefix("queries/"))
    if media_type != representation.HTML:
        return _data(path, f"{query_catalogue.QUERIES}/{asked.name}", media_type)
    given = chosen()
    for each in asked.parameters:
        if each.kind == "language":
            given.setdefault(each.name, [reader.language()])
    try:
        filled = fields.choices().fill(asked, given)
    except ChoiceRefused as refused:
        form = fields.fields(asked, given)
        html = _page(path, asked, form, refused=refused.told(reader.language()))
        html.status_code = 400
        return html
    values = filled.values
    return _page(
        path,
        asked,
        fields.fields(asked, fields.given(asked, values)),
        answer=answered(current_app.config["STORE"], Query(filled.text)),
        sent_text=query_catalogue.without_header(filled.text),
        chosen=list(_told(asked, values)),
        downloads=downloads(asked, values),
        permalink=fields.address(asked, values),
        query_link=fields.address(asked, values, "/query.rq"),
    )


def known(name: str) -> QueryFile:
    """The question of that name, or 404."""
    found = {each.name: each for each in current_app.config["LIBRARY"]}
    if name not in found:
        abort(404, reader.t("unknown-query", name=name))
    return found[name]


def chosen(reserved: Sequence[str] = OF_SITE) -> dict[str, list[str]]:
    """What the address says, less what is reserved: the parameters of a question."""
    args = request.args.to_dict(flat=False)
    return {name: values for name, values in args.items() if name not in reserved}


def downloads(asked: QueryFile, values: Mapping[str, Sequence[Value]]) -> list[Download]:
    """The forms of the answer to a question with those values."""
    return [
        Download(name, media_type, fields.address(asked, values, f"/answer.{name}"))
        for name, media_type in offered(asked)
    ]


def offered(asked: QueryFile) -> tuple[tuple[str, str], ...]:
    """The names and media types of the forms of the answer to a question."""
    if query_text.read(asked.text).kind in ("SELECT", "ASK"):
        return linked_rows.offered(RESULTS)
    return tuple((each.name, each.media_type) for each in GRAPHS)


def tag_name(tag: str) -> str:
    """A tag in the reader's words; some tags are the prefixed names of things."""
    prefix, colon, _ = tag.partition(":")
    if colon and prefix in ("system", "fund"):
        return reader.names().label(expand(tag)).text
    return reader.word("tags", tag)


def _page(path: str, asked: QueryFile, form: Sequence[fields.Field], **values: object) -> Response:
    return representation.page(
        path,
        "query.html",
        question=asked,
        fields=form,
        topic=topics.topic(asked),
        tag_name=tag_name,
        column_name=lambda name: reader.word("columns", name),
        shown=_shown,
        told=_linked(asked.description_fr if reader.language() == "fr" else asked.description),
        related=topics.related(asked, current_app.config["LIBRARY"], RELATED),
        **values,
    )


def _linked(text: str) -> list[tuple[str, QueryFile | None]]:
    """A description in pieces, those apart that are the names of other questions."""
    named = {each.name: each for each in current_app.config["LIBRARY"]}
    pieces = re.split(r"([a-z0-9]+(?:-[a-z0-9]+){3,})", text)
    return [(piece, named.get(piece)) for piece in pieces]


def _shown(value: Term) -> Shown:
    """A value in a cell: a treaty by the name that people use, others as everywhere."""
    names = reader.names()
    if isinstance(value, NamedNode) and value.value.startswith(PREFIXES["instrument"]):
        part = "/" in value.value.removeprefix(PREFIXES["instrument"])
        return names.cited(value.value) if part else names.called(value.value)
    return names.shown(value)


def _told(
    asked: QueryFile, values: Mapping[str, Sequence[Value]]
) -> list[tuple[str, list[object]]]:
    """What was chosen, as a page says it: each parameter with its values."""
    return [
        (fields.label(each), [value for value in values[each.name] if value is not None])
        for each in asked.parameters
    ]


def _data(path: str, iri: str, media_type: str) -> Response:
    body = data(current_app.config["STORE"], iri, media_type)
    return representation.response(path, media_type, body)
