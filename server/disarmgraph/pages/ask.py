"""The page at /sparql, what its scripts ask for, and the short links to what was asked there."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, abort, current_app, render_template, request
from pyoxigraph import Store

from disarmgraph import formats, texts
from disarmgraph.content.choices import ChoiceRefused, Filled
from disarmgraph.dataset import query_catalogue
from disarmgraph.names import LANGUAGES
from disarmgraph.namespaces import BASE, PREFIXES, shorten
from disarmgraph.pages import cite, fields, library, reader, static_files
from disarmgraph.protocol import protocol
from disarmgraph.query import permalink, query_text, snippets
from disarmgraph.query.query_file import QueryFile
from disarmgraph.query.snippets import Snippet
from disarmgraph.reference.completion import completion
from disarmgraph.reference.reference import Reference
from disarmgraph.sparql.answers import answered
from disarmgraph.sparql.sparql import federated

REQUEST = "disarmgraph.request"
"""Where in the WSGI environment the request is as the worker got it."""
INSTRUMENTS = PREFIXES["instrument"]
MOST_LABELS = 200
OF_PAGE = (*library.OF_SITE, "question")
"""What the address of the page may say besides the parameters of a question."""
LONGEST_ADDRESS = 60_000
"""Characters of a query in an address, beyond which it is sent as a form."""

blueprint = Blueprint("ask", __name__)


@dataclass(frozen=True)
class Shared:
    """What can be done with the answer to a query.

    ``question`` is the question of the library that the query is, with ``page`` as the path of its
    page; ``permalink`` is a path, ``downloads`` are formats with their addresses. These two and the
    programs are empty for a query that is too long for an address.
    """

    release: str
    question: QueryFile | None
    page: str
    permalink: str
    citation: str
    downloads: Sequence[tuple[str, str]]
    snippets: Sequence[Snippet]


@blueprint.route("/sparql", methods=["GET", "POST"])
def form() -> Response:
    """The page to ask with, empty or with the query that was sent and its answer."""
    asked = request.environ[REQUEST]
    query = protocol.read(asked)
    if query is None:
        name = request.args.get("question")
        return _of_question(name) if name else _page()
    answer = answered(reader.store(), federated(query, asked))
    text = query.text.replace("\r\n", "\n")
    return _page(query=text, answer=answer, shared=shared(text))


@blueprint.get("/q/<release>/<name>")
def linked(release: str, name: str) -> Response:
    """The page to ask with, for a short link: of a question of the library, or of any query."""
    if not name.startswith("~"):
        return _of_question(name, pinned=release)
    return _page(query=permalink.unpack(name[1:]), run=True, pinned=release)


@blueprint.get("/sparql/share")
def share() -> Response:
    """What can be done with an answer: downloads, a short link, a citation, programs."""
    query = request.args.get("sparql") or abort(400, reader.t("no-query"))
    question = filled = None
    if request.args.get("question"):
        question = library.known(request.args["question"])
        filled = _filled(question, (*OF_PAGE, "sparql"))
    if filled and query_catalogue.without_header(filled.text).strip() == query.strip():
        shown = shared(query, question, filled)
    else:
        shown = shared(query)
    return Response(render_template("_share.html", shared=shown))


@blueprint.get("/sparql/terms.json")
def terms() -> Response:
    """Prefixes, terms, concepts and things with their labels, for an editor to complete with."""
    return _json(current_app.config["COMPLETION"]()[reader.language()])


@blueprint.get("/sparql/labels.json")
def labels() -> Response:
    """The labels of the things that `id=` names, each by its IRI or the path of that."""
    names, found = reader.names(), {}
    asked_for = request.args.getlist("id")
    if len(asked_for) > MOST_LABELS:
        abort(400, reader.t("too-many-labels", most=MOST_LABELS))
    for each in asked_for:
        iri = each if "://" in each else BASE + each
        is_treaty = iri.startswith(INSTRUMENTS) and "/" not in iri.removeprefix(INSTRUMENTS)
        shown = names.called(iri) if is_treaty else names.cited(iri)
        short = shorten(iri).strip("<>").removeprefix(BASE)
        told = {"name": short} | ({"text": shown.text} if shown.text not in (short, iri) else {})
        if shown.language and shown.language != reader.language():
            told["lang"] = shown.language
        found[each] = told
    return _json(_dumped(found))


@blueprint.after_request
def negotiated(response: Response) -> Response:
    """Tells caches that there is more than a page here."""
    response.vary.add("Accept")
    return response


def completions(store: Store, known: Callable[[], Reference]) -> dict[str, str]:
    """What an editor completes with, as JSON, by language; it takes seconds, so ask once."""
    return {each: _dumped(completion(store, known(), each)) for each in LANGUAGES}


def shared(query: str, question: QueryFile | None = None, filled: Filled | None = None) -> Shared:
    """What can be done with the answer to a query, or to a question with what was chosen.

    Raises QueryError where it is no query.
    """
    release = current_app.config["EDITION"]().version
    address = "/sparql?" + urlencode({"query": query})
    short = len(address) < LONGEST_ADDRESS
    offered = formats.offered(query_text.read(query).kind)
    page, citation = "", ""
    if question and filled:
        page = fields.address(question, filled.values)
        citation = cite.how_question_cited(question, page[1:])
    name = page.removeprefix("/queries/") or "~" + permalink.pack(query)
    return Shared(
        release,
        question,
        page,
        f"/q/{release}/{name}" if short else "",
        citation or cite.how_answer_cited(query),
        [(each, f"{address}&format={each}") for each in dict.fromkeys(f.name for f in offered)]
        if short
        else [],
        snippets.snippets(query, f"{request.url_root}sparql") if short else (),
    )


def _of_question(name: str, pinned: str = "") -> Response:
    """The page with a question of the library and what the address chooses in it."""
    question = library.known(name)
    query = query_catalogue.without_header(_filled(question, OF_PAGE).text)
    return _page(query=query, question=question, run=True, pinned=pinned)


def _filled(question: QueryFile, reserved: Sequence[str]) -> Filled:
    """The question with what the address chooses, its words in the reader's language."""
    given = library.chosen(reserved)
    for each in question.parameters:
        if each.kind == "language":
            given.setdefault(each.name, [reader.language()])
    try:
        return fields.choices().fill(question, given)
    except ChoiceRefused as refused:
        abort(400, refused.told(reader.language()))


def _page(**values: Any) -> Response:
    release = current_app.config["EDITION"]().version
    pinned = values.get("pinned")
    told = {
        "editor": static_files.EDITOR
        if static_files.EDITOR in current_app.config[static_files.FILES]
        else "",
        "words": texts.under("ask-", reader.language()),
        "columns": texts.table("columns", reader.language()),
        "release": release,
        "kept": current_app.config["ARCHIVE"].find(pinned) if pinned else None,
        "column_name": str,
        "shown": reader.names().exact,
    }
    return Response(render_template("sparql.html", **told, **values))


def _json(content: str) -> Response:
    sent = Response(content, content_type="application/json")
    sent.vary.add("Accept-Language")
    return sent


def _dumped(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
