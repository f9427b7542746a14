"""The reader of a page: the language asked for, and what every template can use."""

from collections.abc import Collection
from datetime import date
from functools import partial
from typing import Any
from urllib.parse import quote

from flask import abort, current_app, g, request
from pyoxigraph import Store

from disarmgraph import texts, triples
from disarmgraph.content import printed_order
from disarmgraph.names import LANGUAGES, Names, readable
from disarmgraph.namespaces import BASE, PREFIXES, last_part
from disarmgraph.written import is_day

MENU = (
    ("menu-instruments", "/id/instrument/"),
    ("menu-states", "/id/state/"),
    ("menu-duties", "/id/norm/"),
    ("menu-documents", "/id/document/"),
    ("menu-views", "/view/"),
    ("menu-queries", "/queries"),
    ("menu-sparql", "/sparql"),
    ("menu-ontology", "/ontology"),
)


def language() -> str:
    """'en' or 'fr': by `?lang=`, else by the Accept-Language header, else English."""
    if "language" not in g:
        asked = request.args.get("lang")
        preferred = request.accept_languages.best_match(LANGUAGES) or LANGUAGES[0]
        g.language = asked if asked in LANGUAGES else preferred
    return g.language


def day() -> date:
    """The day that `?on=` asks for, today without it; answers 400 for what is no day."""
    asked = request.args.get("on")
    try:
        return date.fromisoformat(asked) if asked else date.today()
    except ValueError:
        abort(400, t("bad-day", day=asked))


def one_of(value: str, offered: Collection[str]) -> None:
    """Answers 400 to a value that is not among those offered, and tells which are."""
    if value not in offered:
        abort(400, t("unknown-choice", value=value, offered=", ".join(offered)))


def store() -> Store:
    """The graph that is read."""
    return current_app.config["STORE"]


def names() -> Names:
    """The reader's names for things; links keep a language that was chosen by `?lang=`."""
    if "names" not in g:
        chosen = "lang" in request.args
        carried = {"lang": language()} if chosen else {}
        g.names = Names(store(), language(), carried)
    return g.names


def t(key: str, **values: object) -> str:
    """A text of the interface in the reader's language."""
    return texts.text(key, language(), **values)


def word(table: str, key: str) -> str:
    """A name of the program in the reader's words, from a table of the texts."""
    return texts.word(table, key, language())


def context() -> dict[str, Any]:
    """What every template can use: words, names, links, the other language."""
    chosen = language()
    other = next(each for each in LANGUAGES if each != chosen)
    here = Names(store(), other)
    return {
        "t": t,
        "names": names(),
        "language": chosen,
        "other_language": other,
        "in_other_language": here.page(
            quote(request.path), **request.args.to_dict(flat=False) | {"lang": other}
        ),
        "kind_label": lambda kind: texts.kind(kind, chosen),
        "row_word": _row_word,
        "iris": partial(triples.iris, store()),
        "objects": partial(triples.objects, store()),
        "by_document": partial(printed_order.by_document, store()),
        "readable": readable,
        "is_day": is_day,
        "menu": MENU,
        "near": g.get("near", ()),
        "base": BASE,
        "last_part": last_part,
        "disarm": PREFIXES["disarm"].__add__,
        "skos": PREFIXES["skos"].__add__,
        "dcterms": PREFIXES["dcterms"].__add__,
    }


def _row_word(iri: str) -> str | None:
    """What heads a row with the values of a property of ours; None if its label does."""
    name = iri.removeprefix(PREFIXES["disarm"])
    return texts.row(name, language()) if name != iri else None
