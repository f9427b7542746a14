"""How to cite what is here: the files at /cite/..., and what a page says of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import quote

from flask import Blueprint, Response, abort, current_app, request

from disarmgraph.citing import citation, footnote, sssom
from disarmgraph.citing.bibliography import FORMS, Form, embedded
from disarmgraph.names import LANGUAGES, Names
from disarmgraph.namespaces import BASE
from disarmgraph.pages import reader
from disarmgraph.protocol.negotiation import choose
from disarmgraph.query.query_file import QueryFile

blueprint = Blueprint("cite", __name__)


@dataclass(frozen=True)
class Cited:
    """What a page needs to say how its resource is cited.

    ``footnotes`` are the text to paste with its language, the reader's first; ``forms`` the files
    with their paths; ``tags`` names and contents of meta elements.
    """

    footnotes: tuple[tuple[str, str], ...]
    forms: tuple[tuple[Form, str], ...]
    tags: tuple[tuple[str, str], ...]


@blueprint.get("/cite/<path:_rest>")
def cited(_rest: str) -> Response:
    """The citation of the resource at the rest of the path, by suffix or by Accept."""
    path, form = _asked()
    found = citation.citation(reader.names(), BASE + path, _edition())
    if found is None:
        abort(404, reader.t("no-citation", iri=BASE + path))
    sent = Response(form.write(found), content_type=f"{form.media_type}; charset=utf-8")
    sent.vary.add("Accept")
    sent.vary.add("Accept-Language")
    sent.content_language.add(found.language)
    sent.headers.add("Link", f'<{found.iri}>; rel="describes"')
    return sent


@blueprint.get("/mappings.sssom.tsv")
def mappings() -> Response:
    """Our terms, concepts and States beside those of others, as an SSSOM table."""
    table = sssom.table(reader.store(), _edition())
    return Response(table, content_type="text/tab-separated-values; charset=utf-8")


@blueprint.app_context_processor
def context() -> dict[str, Callable[..., Any]]:
    """What templates ask of citations."""
    return {
        "how_cited": how_cited,
        "how_answer_cited": how_answer_cited,
        "how_question_cited": how_question_cited,
    }


def how_cited(iri: str) -> Cited | None:
    """How a resource is cited on its page, None for what is not cited."""
    store, here = reader.store(), reader.language()
    languages = sorted(LANGUAGES, key=lambda language: language != here)
    found = [citation.citation(Names(store, each), iri, _edition()) for each in languages]
    if found[0] is None:
        return None
    return Cited(
        tuple((each.language, footnote.footnote(each)) for each in found),
        _forms(iri),
        tuple(embedded(found[0])),
    )


def how_answer_cited(query: str) -> str:
    """How to cite the answer to a query today."""
    return footnote.answer(_edition(), date.today(), reader.language(), query)


def how_question_cited(question: QueryFile, path: str) -> str:
    """How to cite the answer that a question has today at a path below the base."""
    language = reader.language()
    asked = question.summary_fr if language == "fr" else question.summary
    return footnote.answer_to_question(_edition(), date.today(), language, asked, path)


def _edition() -> citation.Edition:
    return current_app.config["EDITION"]()


def _forms(iri: str) -> tuple[tuple[Form, str], ...]:
    return tuple((form, f"/cite/{iri.removeprefix(BASE)}.{form.suffix}") for form in FORMS)


def _asked() -> tuple[str, Form]:
    """The path of the resource below BASE, and the form wanted, or 406."""
    path = quote(request.path).removeprefix("/cite/")
    for form in FORMS:
        if path.endswith(f".{form.suffix}"):
            return path.removesuffix(f".{form.suffix}"), form
    offered = {form.media_type: form for form in FORMS}
    media_type = choose(request.headers.get("Accept"), tuple(offered))
    if media_type is None:
        abort(406, reader.t("not-acceptable", offered=", ".join(offered)))
    return path, offered[media_type]
