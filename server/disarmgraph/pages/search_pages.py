"""Search by words at /search, and suggestions for who has begun to write at /suggest."""

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import Blueprint, Response, abort, current_app, render_template, request

from disarmgraph import texts
from disarmgraph.pages import reader, representation
from disarmgraph.search.entries import QUESTION, WEIGHTS, place
from disarmgraph.search.finder import Answer, Finder, Group
from disarmgraph.search.query_words import LONGEST
from disarmgraph.search.result import Result, result, title

EXAMPLES = {
    "search-for-names": (
        ("Ottawa Convention", "TPNW", "UNODA", "Finland"),
        ("Convention d'Ottawa", "TIAN", "UNODA", "Finlande"),
    ),
    "search-for-symbols": (
        ("A/RES/62/47", "resolution 1373", "A/63/228 para 28"),
        ("A/RES/62/47", "résolution 1373", "A/63/228 paragraphe 28"),
    ),
    "search-for-provisions": (
        ("APMBC article 5", "art. VI NPT"),
        ("article 5 Ottawa", "art. VI TNP"),
    ),
    "search-for-subjects": (
        ("victim assistance", "brokering", "stockpile destruction"),
        ("assistance aux victimes", "courtage", "destruction des stocks"),
    ),
    "search-for-acts": (
        ("Lithuania withdrawal cluster munitions",),
        ("Lituanie retrait armes à sous-munitions",),
    ),
    "search-for-questions": (
        ("which States left the mine ban convention",),
        ("quels États se sont retirés d'un traité",),
    ),
}
"""What one can write in English and in French, by the text that says what it is."""
PAGE, ROWS = 25, 100
"""Things of one kind on a page, and things in an answer that is data."""
OF_EACH, KINDS = 4, 5
"""Things of each kind, and how many kinds are shown with things before one is chosen."""
ALWAYS = (QUESTION, "norm", "passage")
"""Kinds that are shown with things if there are any: what this site is for."""
SUGGESTIONS = 8
KEPT = 3600
"""Seconds for which who asked keeps suggestions."""
OPENSEARCH = "application/x-suggestions+json"

blueprint = Blueprint("search", __name__)


@dataclass(frozen=True)
class Asked:
    """What is asked: words, a kind of thing ('' for all), the number of the page, the form."""

    text: str
    kind: str
    page: int
    form: str

    @classmethod
    def read(cls, suffix: str) -> "Asked":
        """The request, or 400 for a kind or a form that there is not, 404 for no page."""
        kind = request.args.get("kind", "")
        form = suffix or request.args.get("format", "html")
        page = request.args.get("page", "1")
        if kind:
            reader.one_of(kind, WEIGHTS)
        reader.one_of(form, ("html", "csv", "json"))
        if not page.isdecimal() or not 0 < int(page) < 10**6:
            abort(404, reader.t("unknown-page", page=page))
        return cls(request.args.get("q", "").strip(), kind, int(page), form)

    @property
    def size(self) -> int:
        """Things on a page."""
        return PAGE if self.form == "html" else ROWS

    @property
    def first(self) -> int:
        """The place of the first thing on the page, from 0."""
        return (self.page - 1) * self.size

    def pages(self, answer: Answer) -> int:
        """The number of pages, or 404 where this is not among them."""
        counts = {group.shelf: group.count for group in answer.groups}
        count = counts.get(self.kind, 0) if self.kind else answer.count
        pages = max(1, math.ceil(count / self.size))
        if self.page > pages:
            abort(404, reader.t("unknown-page", page=self.page))
        return pages


def finder() -> Finder:
    """What searches the graph."""
    return current_app.config["FINDER"]()


def kind_name(kind: str) -> str:
    """A kind of thing in words, in the plural."""
    return texts.shelf_name(kind, reader.language())


@blueprint.get("/search")
@blueprint.get("/search.<any(csv, json):suffix>")
def search(suffix: str = "") -> Response | str:
    """What fits some words: names, symbols, texts and questions, of all kinds or of one."""
    asked = Asked.read(suffix)
    answer = finder().find(
        asked.text, asked.kind, first=asked.first, limit=asked.size, of_each=OF_EACH
    )
    pages = asked.pages(answer)
    if asked.form == "csv":
        return representation.rows(_table(answer, asked), "csv")
    if asked.form == "json":
        return _sent(_document(answer, asked, pages), "application/json")
    chosen = {"q": answer.wording.text} | ({"kind": asked.kind} if asked.kind else {})
    return render_template(
        "search.html",
        asked=asked,
        answer=answer,
        pages=pages,
        examples={key: pair[reader.language() == "fr"] for key, pair in EXAMPLES.items()},
        shown=lambda iri: _result(iri, answer),
        kind_name=kind_name,
        **dict(zip(("first", "others"), _sorted_out(answer), strict=True)),
        data={each: reader.names().page(f"/search.{each}", **chosen) for each in ("csv", "json")},
    )


@blueprint.get("/suggest")
def suggest() -> Response:
    """What somebody may mean who has begun to write, as JSON; for browsers as OpenSearch has it."""
    text = request.args.get("q", "").strip()[:LONGEST]
    names = reader.names()
    found = [
        (title(names, iri).text, _sort(iri), names.href(iri))
        for iri in finder().suggest(text, SUGGESTIONS)
    ]
    if request.args.get("format") == "opensearch":
        root = request.url_root.rstrip("/")
        columns = [[label for label, *_ in found], [kind for _, kind, _ in found]]
        sent = _sent([text, *columns, [root + href for *_, href in found]], OPENSEARCH)
    else:
        told = [dict(zip(("label", "kind", "href"), each, strict=True)) for each in found]
        sent = _sent({"query": text, "suggestions": told}, "application/json")
    sent.cache_control.public = True
    sent.cache_control.max_age = KEPT
    return sent


def _sorted_out(answer: Answer) -> tuple[list[Group], list[Group]]:
    """The kinds that are shown with things, and the others.

    Questions come first where one is asked, and behind what is named where nothing has all words.
    """
    ranked = list(answer.groups)
    if answer.wording.is_question or answer.fits or not answer.whole:
        asked = [group for group in ranked if group.shelf == QUESTION]
        others = [group for group in ranked if group.shelf != QUESTION]
        behind = int(bool(answer.named) and not (answer.wording.is_question or answer.fits))
        ranked = [*others[:behind], *asked, *others[behind:]]
    first = [
        group
        for place_of_it, group in enumerate(ranked)
        if place_of_it < KINDS or group.shelf in ALWAYS
    ]
    return first, [group for group in ranked if group not in first]


def _result(iri: str, answer: Answer) -> Result:
    return result(reader.names(), iri, answer.wording.wanted)


def _sort(iri: str) -> str:
    """What sort of thing one is, in the singular."""
    if place(iri) == QUESTION:
        return reader.t("question")
    kinds = reader.names().kinds(iri)
    return kinds[-1].text if kinds else kind_name(place(iri))


def _told(iri: str, answer: Answer) -> dict[str, Any]:
    """A thing that was found, for programs."""
    found = _result(iri, answer)
    told = {
        "iri": iri,
        "href": found.href,
        "kind": found.shelf,
        "title": found.title.plain,
        "language": found.title.language,
        "particulars": [
            {"name": name.text if name else None, "value": value.text}
            for name, value in found.particulars
        ],
        "also": found.also.plain if found.also else None,
        "extract": found.said.plain if found.said else None,
        "written": found.written and {"iri": found.written[0], "title": found.written[1].plain},
        "about": [{"iri": thing, "title": label.plain} for thing, label in found.about],
    }
    return {name: value for name, value in told.items() if value}


def _document(answer: Answer, asked: Asked, pages: int) -> dict[str, Any]:
    names = reader.names()
    links = {
        group.shelf: names.page("/search.json", q=answer.wording.text, kind=group.shelf)
        for group in answer.groups
    }
    return {
        "query": answer.wording.text,
        "corrected": answer.wording.corrected or None,
        "exact": list(answer.exact),
        "named": list(answer.named),
        "withAllWords": answer.whole,
        "onlyTitles": answer.only_titles,
        "count": answer.count,
        "kinds": [
            {
                "kind": group.shelf,
                "label": kind_name(group.shelf),
                "count": group.count,
                "href": links[group.shelf],
            }
            for group in answer.groups
        ],
        "kind": asked.kind or None,
        "page": asked.page,
        "pages": pages,
        "results": [_told(iri, answer) for iri in answer.things],
        "questions": [_told(iri, answer) for iri in answer.questions],
        "near": [_told(iri, answer) for iri in answer.near],
    }


def _table(answer: Answer, asked: Asked) -> Iterator[list[str]]:
    yield ["rank", "kind", "iri", "title", "also", "extract"]
    for rank, iri in enumerate(answer.things, start=asked.first + 1):
        told = _told(iri, answer)
        yield [
            str(rank),
            *(told.get(name, "") for name in ("kind", "iri", "title", "also", "extract")),
        ]


def _sent(value: object, media_type: str) -> Response:
    body = json.dumps(value, ensure_ascii=False).encode() + b"\n"
    sent = Response(body, content_type=media_type)
    sent.vary.add("Accept-Language")
    return sent
