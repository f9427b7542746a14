"""The library for programs: its questions and choices as JSON, texts filled in, answers as data."""

from collections.abc import Iterable, Sequence

from flask import Blueprint, Response, abort, current_app, jsonify, redirect, request
from pyoxigraph import QueryBoolean, QuerySolutions, serialize
from werkzeug.wrappers import Response as Redirect

from disarmgraph import formats
from disarmgraph.content.choices import ChoiceRefused, Filled
from disarmgraph.dataset import query_catalogue
from disarmgraph.formats import GRAPHS, HTML, RESULTS, content_type
from disarmgraph.names import LANGUAGES, Names
from disarmgraph.namespaces import BASE, LICENCE
from disarmgraph.pages import fields, library, reader, representation
from disarmgraph.protocol.negotiation import choose
from disarmgraph.protocol.protocol import Query
from disarmgraph.query import query_text
from disarmgraph.query.query_file import TOPICS, QueryFile
from disarmgraph.sparql import linked_rows, named_rows
from disarmgraph.sparql.evaluation import as_faults, evaluate, prefixes

OF_DATA = (*library.OF_SITE, "format", "names")
"""What the address of an answer may say besides the parameters of its question."""
QUERY = "application/sparql-query; charset=utf-8"

blueprint = Blueprint("library_data", __name__)


@blueprint.get("/queries/library.json")
def whole_library() -> Response:
    """The questions with their topics and parameters, to make forms of, as JSON."""
    language = reader.language()
    found = [
        {
            "name": each.name,
            "summary": each.summary_fr if language == "fr" else each.summary,
            "description": each.description_fr if language == "fr" else each.description,
            "topic": each.topic,
            "tags": [{"tag": tag, "label": library.tag_name(tag)} for tag in each.tags],
            "page": f"/queries/{each.name}",
            "query": f"/queries/{each.name}/query.rq",
            "answer": f"/queries/{each.name}/answer",
            "parameters": [fields.described(asked) for asked in each.parameters],
        }
        for each in current_app.config["LIBRARY"]
    ]
    named = [{"name": name, "label": reader.t(f"topic-{name}")} for name in TOPICS]
    return _in_language(jsonify({"topics": named, "questions": found}))


@blueprint.get("/queries/choices.json")
def choices() -> Response:
    """The things that can be chosen for parameters of a kind, as JSON."""
    kind = request.args.get("kind", "")
    if kind not in fields.choices().kinds:
        abort(404, reader.t("unknown-kind", kind=kind, kinds=", ".join(fields.choices().kinds)))
    options = [{"value": value, "label": label} for value, label in fields.options(kind)]
    return _in_language(jsonify({"kind": kind, "choices": options}))


@blueprint.get("/queries/<name>/query.rq")
def text(name: str) -> Response:
    """The query of a question with what is chosen in the address, as it can be sent."""
    filled = _filled(library.known(name), library.OF_SITE)
    return Response(query_catalogue.without_header(filled.text), content_type=QUERY)


@blueprint.get("/queries/<name>/answer")
@blueprint.get("/queries/<name>/answer.<suffix>")
def answer(name: str, suffix: str = "") -> Response | Redirect:
    """The answer to a question with what is chosen in the address, as data."""
    asked = library.known(name)
    offered = dict(library.offered(asked))
    media_type = _wanted(offered, suffix or request.args.get("format", ""))
    filled = _filled(asked, OF_DATA)
    if media_type == HTML:
        return redirect(fields.address(asked, filled.values), 303)
    suffix = next((name for name, each in offered.items() if each == media_type), "json")
    address = fields.address(asked, filled.values, f"/answer.{suffix}")
    language = _names_asked(asked, suffix)
    if language:
        sent = representation.rows(_named(asked, filled, language), suffix)
        address = library.address_of_names(asked, filled.values, language)
        suffix = f"{language}.{suffix}"
    else:
        sent = Response(_body(asked, filled, media_type), content_type=content_type(media_type))
    sent.headers["Content-Disposition"] = f'inline; filename="{asked.name}.{suffix}"'
    sent.vary.add("Accept")
    for rel, target in (
        ("canonical", BASE + address[1:]),
        ("describedby", f"/queries/{asked.name}"),
        ("license", LICENCE),
    ):
        sent.headers.add("Link", f'<{target}>; rel="{rel}"')
    for other in library.downloads(asked, filled.values):
        if other.media_type != media_type or (other.name == library.NAMED) != bool(language):
            link = f'<{other.href}>; rel="alternate"; type="{other.media_type}"'
            sent.headers.add("Link", link)
    if query_text.read(filled.text).volatile:
        sent.cache_control.no_store = True
    return sent


def _wanted(offered: dict[str, str], name: str) -> str:
    """The media type by the name of the format, else by the Accept header; 404 or 406."""
    if name:
        if name not in offered:
            abort(404, reader.t("unknown-format", name=name, names=", ".join(offered)))
        return offered[name]
    plain = ["application/json"] if "csv" in offered else []
    media_types = (*offered.values(), *plain, HTML)
    media_type = choose(request.headers.get("Accept"), media_types)
    if media_type is None:
        abort(406, reader.t("not-acceptable", offered=", ".join(media_types)))
    return media_type


def _names_asked(question: QueryFile, suffix: str) -> str:
    """The language in which `?names=` asks for names beside IRIs, in CSV of rows; or 400."""
    language = request.args.get("names", "")
    has_rows = suffix == "csv" and query_text.read(question.text).kind == "SELECT"
    if language and (language not in LANGUAGES or not has_rows):
        abort(400, reader.t("unknown-names", names=language))
    return language


def _named(asked: QueryFile, filled: Filled, language: str) -> Iterable[Sequence[str]]:
    """The answer as a table with names, after what was chosen for it."""
    store, read = reader.store(), query_text.read(filled.text)
    names = Names(store, language)
    chosen = {
        each.name: [value for value in filled.values[each.name] if value is not None]
        for each in asked.parameters
        if each.kind != "language"
    }
    results = evaluate(store, Query(filled.text), read)
    with as_faults():
        columns = [variable.value for variable in results.variables]
        return list(
            named_rows.table(
                columns, results, chosen, lambda value: library.shown(names, value).text
            )
        )


def _filled(asked: QueryFile, reserved: tuple[str, ...]) -> Filled:
    try:
        return fields.choices().fill(asked, library.chosen(reserved))
    except ChoiceRefused as refused:
        abort(400, refused.told(reader.language()))


def _body(asked: QueryFile, filled: Filled, media_type: str) -> bytes:
    store, read = reader.store(), query_text.read(filled.text)
    results = evaluate(store, Query(filled.text), read)
    with as_faults():
        if isinstance(results, QuerySolutions | QueryBoolean):
            if media_type == linked_rows.MEDIA_TYPE:
                question = f"{query_catalogue.QUERIES}/{asked.name}"
                address = BASE + fields.address(asked, filled.values, "/answer")[1:]
                return linked_rows.written(results, question, address)
            return results.serialize(format=formats.named(media_type, RESULTS).writer)
        writer = formats.named(media_type, GRAPHS).writer
        return serialize(results, format=writer, prefixes=prefixes(read))


def _in_language(sent: Response) -> Response:
    sent.vary.add("Accept-Language")
    sent.content_language.add(reader.language())
    return sent
