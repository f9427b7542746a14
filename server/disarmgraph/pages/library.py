"""The pages of the question library: the list by topic, and a page for each question."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from flask import Blueprint, Response, abort, current_app, request
from pyoxigraph import NamedNode

from disarmgraph.content.choices import ChoiceRefused
from disarmgraph.content.serialization import data
from disarmgraph.dataset import query_catalogue
from disarmgraph.formats import GRAPHS, RESULTS
from disarmgraph.names import Names, Shown
from disarmgraph.namespaces import PREFIXES, expand
from disarmgraph.pages import fields, reader, representation
from disarmgraph.protocol.protocol import Query
from disarmgraph.query import query_text, topics
from disarmgraph.query.query_file import TOPICS, QueryFile
from disarmgraph.query.values import Value
from disarmgraph.sparql import linked_rows
from disarmgraph.sparql.answers import Answered, answered
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


NAMED = "named"
"""The name of the table that has the names of things beside their IRIs, as CSV."""


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
    if topic and topic not in TOPICS:
        abort(404, reader.t("unknown-topic", topic=topic))
    shown = [each for each in found if not topic or each.topic == topic]
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
    answer = answered(reader.store(), Query(filled.text))
    return _page(
        path,
        asked,
        fields.fields(asked, fields.given(asked, values)),
        answer=answer,
        sent_text=query_catalogue.without_header(filled.text),
        chosen=_told(asked, values),
        example=_is_example(asked, given),
        without_row=_without_row(asked, values, answer),
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
    """The forms of the answer to a question with those values, that for people first."""
    forms = offered(asked)
    named = [
        Download(NAMED, media_type, address_of_names(asked, values, reader.language()))
        for name, media_type in forms
        if name == "csv" and query_text.read(asked.text).kind == "SELECT"
    ]
    return named + [
        Download(name, media_type, fields.address(asked, values, f"/answer.{name}"))
        for name, media_type in forms
    ]


def address_of_names(asked: QueryFile, values: Mapping[str, Sequence[Value]], language: str) -> str:
    """The path of the answer as a table with names in a language."""
    path = fields.address(asked, values, "/answer.csv")
    return f"{path}{'&' if '?' in path else '?'}names={language}"


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
        topic=asked.topic,
        tag_name=tag_name,
        column_name=lambda name: reader.word("columns", name),
        shown=partial(shown, reader.names()),
        told=_linked(asked.description_fr if reader.language() == "fr" else asked.description),
        related=topics.related(asked, current_app.config["LIBRARY"], RELATED),
        **values,
    )


def _linked(text: str) -> list[tuple[str, QueryFile | None]]:
    """A description in pieces, those apart that are the names of other questions."""
    named = {each.name: each for each in current_app.config["LIBRARY"]}
    pieces = re.split(r"([a-z0-9]+(?:-[a-z0-9]+){3,})", text)
    return [(piece, named.get(piece)) for piece in pieces]


def shown(names: Names, value: Term) -> Shown:
    """A value in a cell: a treaty by the name that people use, others as everywhere."""
    if isinstance(value, NamedNode) and value.value.startswith(PREFIXES["instrument"]):
        part = "/" in value.value.removeprefix(PREFIXES["instrument"])
        return names.cited(value.value) if part else names.called(value.value)
    return names.shown(value)


def _told(asked: QueryFile, values: Mapping[str, Sequence[Value]]) -> list[tuple[str, list[Term]]]:
    """What was chosen, as a page says it: each parameter with its values."""
    told = [
        (fields.label(each), [value for value in values[each.name] if value is not None])
        for each in asked.parameters
        if each.kind != "language"
    ]
    return [(label, chosen) for label, chosen in told if chosen]


def _is_example(asked: QueryFile, given: Mapping[str, Sequence[str]]) -> bool:
    """Whether the answer is about what the question has filled in, where a reader has to choose."""
    return any(
        each.is_example and not any(value.strip() for value in given.get(each.name, ()))
        for each in asked.parameters
    )


def _without_row(
    asked: QueryFile, values: Mapping[str, Sequence[Value]], answer: Answered
) -> list[Term]:
    """What was chosen among several things that have a column, and has no row in it."""
    if answer.more or not answer.rows:
        return []
    found: list[Term] = []
    for each in asked.parameters:
        if each.several and each.name in answer.columns:
            column = {row[answer.columns.index(each.name)] for row in answer.rows}
            found += [value for value in values[each.name] if value and value not in column]
    return found


def _data(path: str, iri: str, media_type: str) -> Response:
    body = data(reader.store(), iri, media_type)
    return representation.response(path, media_type, body)
