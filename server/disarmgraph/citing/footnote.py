"""A citation as the footnotes of international legal writing have it, in English or French.

The source first (title, days, treaty series or symbol, place in the text), then the graph with its
version and the IRI. English abbreviates without full stops, as OSCOLA does; French as the United
Nations does. Only what the graph states is there.
"""

import hashlib
import re
from dataclasses import replace
from datetime import date

from pyoxigraph import Literal, NamedNode

from disarmgraph import texts
from disarmgraph.citing.citation import Citation, Edition
from disarmgraph.namespaces import BASE, XSD
from disarmgraph.written import written

MANY = 3
"""Authors that are all named; of more only the first is."""
FEMININE = {
    *("Action", "Charte", "Convention", "Décision", "Déclaration", "Directive", "Directives"),
    *("Liste", "Modification", "Normes", "Position", "Pratiques", "Stratégie"),
}
"""The words with which titles begin that make a French participle feminine."""
SERIES = {"UNTS": "cite-unts", "LNTS": "cite-lnts"}
"""The text that gives the name of a series of treaties in full."""
_UN_SYMBOL = re.compile(r"(?:A|E|S|ST|T)/\S.*")


def footnote(cited: Citation) -> str:
    """The text to paste, one line that ends in a full stop."""
    words = source(cited)
    separator = texts.text("cite-semicolon", cited.language)
    graph = "" if cited.type == "dataset" else f"{separator}{cited.graph}"
    return f"{words}{graph}, <{cited.iri}>."


def source(cited: Citation) -> str:
    """The text itself, without the graph."""
    language = cited.language
    parts = [_named(cited)]
    days = _days(cited)
    if days and days not in parts[0]:
        parts[0] += f" ({days})"
    if cited.series and language == "en":
        parts[0] += f" {_series(cited)}"
    elif cited.series:
        parts.append(_series(cited))
    if cited.container:
        where = document_number(cited.container) or cited.container.label
        parts.append(texts.text("cite-in", language, container=where))
    parts.append(cited.part)
    if cited.reported:
        parts.append(reported(cited.reported))
    return ", ".join(filter(None, parts))


def reported(where: Citation) -> str:
    """What reports a text, a document by its symbol alone where it has one."""
    brief = replace(where, label=where.symbol, titles=()) if where.symbol else where
    return texts.text("cite-reported", where.language, source=source(brief))


def answer(edition: Edition, day: date, language: str, query: str) -> str:
    """How to cite the answer to a query: the day, the endpoint and a checksum of the query."""
    digest = hashlib.sha256(query.encode()).hexdigest()
    return _answer("cite-answer", edition, day, language, digest=digest, iri=f"{BASE}sparql")


def answer_to_question(edition: Edition, day: date, language: str, question: str, path: str) -> str:
    """How to cite the answer to a question of the library, by what it asks and by its path.

    The path is that below the base, with what was chosen: ``queries/<name>?state=LKA``.
    """
    iri = f"{BASE}{path}"
    return _answer(
        "cite-question", edition, day, language, question=_quoted(question, language), iri=iri
    )


def document_number(cited: Citation) -> str:
    """The symbol of a document: 'UN Doc A/63/228', another organization's as it is.

    In square brackets where it is supplied, as footnotes mark what their source does not print.
    """
    symbol = f"[{cited.symbol}]" if cited.symbol_is_supplied else cited.symbol
    if _UN_SYMBOL.fullmatch(cited.symbol):
        return texts.text("cite-un-document", cited.language, symbol=symbol)
    return symbol


def _named(cited: Citation) -> str:
    """What the text is called: authors and titles, or its label, and the symbol."""
    if not cited.titles:
        named = [] if cited.symbol and cited.symbol in cited.label else [cited.label]
    else:
        quoted = _quoted(cited.title, cited.language)
        has_name = cited.type == "legislation" and cited.label != cited.title
        named = [cited.label if has_name else _authors(cited), quoted]
    if cited.type == "dataset":
        named = [*cited.authors, *named]
    return ", ".join(filter(None, [*named, document_number(cited)]))


def _authors(cited: Citation) -> str:
    if len(cited.authors) > MANY:
        return texts.text("cite-and-others", cited.language, first=cited.authors[0])
    return ", ".join(cited.authors)


def _days(cited: Citation) -> str:
    """What stands in brackets: adoption or opening, entry into force; else the date alone."""
    language = cited.language
    if cited.type == "dataset":
        day = written(cited.date, language)
        return texts.text("cite-version", language, version=cited.edition.version, day=day)
    agreed = ("cite-adopted", cited.adopted) if cited.adopted else ("cite-opened", cited.opened)
    acts = (agreed, ("cite-in-force", cited.in_force))
    told = [_act(cited, act, day) for act, day in acts if day]
    if not told and cited.date:
        return written(cited.date, language)
    return ", ".join(told)


def _act(cited: Citation, act: str, day: Literal) -> str:
    words = written(day, cited.language)
    ending = ""
    if cited.language == "fr":
        words = f"{'le' if day.datatype.value == XSD + 'date' else 'en'} {words}"
        ending = _ending(cited.label)
    return texts.text(act, cited.language, day=words, ending=ending)


def _ending(title: str) -> str:
    """What a French participle takes on to agree with the first word of a title."""
    noun = title.partition(" ")[0]
    return ("e" if noun in FEMININE else "") + ("s" if noun.endswith("s") else "")


def _series(cited: Citation) -> str:
    """'2056 UNTS 211'; in French the name of the series in full, then volume and page."""
    series = cited.series
    if not series.name or (cited.language == "en" and not series.volume):
        return series.printed
    if cited.language == "en":
        return " ".join(filter(None, (series.volume, series.name, series.page)))
    name = texts.text(SERIES[series.name], "fr") if series.name in SERIES else series.name
    told = (("vol.", series.volume), ("p.", series.page), ("n°", series.number))
    return ", ".join([name, *(f"{word} {value}" for word, value in told if value)])


def _quoted(words: str, language: str) -> str:
    return texts.text("cite-quoted", language, words=words)


def _day(day: date, language: str) -> str:
    return written(Literal(day.isoformat(), datatype=NamedNode(XSD + "date")), language)


def _answer(key: str, edition: Edition, day: date, language: str, **values: str) -> str:
    graph = texts.text("cite-graph", language, version=edition.version)
    return texts.text(key, language, graph=graph, day=_day(day, language), **values)
