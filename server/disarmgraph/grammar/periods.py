"""Periods within which something is to be done, and from when they run, in English and French.

"within ten years after entry into force", "dans un délai de 90 jours à compter de la réception de
la demande". Where a period runs from nothing that is said, nothing is made of it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from disarmgraph.grammar.numerals import numerals


@dataclass(frozen=True)
class Period:
    """A period in a text; ``start_end`` is where the words end that say from when it runs."""

    start: int
    end: int
    duration: str
    """As ``xsd:duration``."""
    runs_from: str | None
    """A concept of ``scheme/deadline-start``, as the end of its IRI."""


REACH = 120
"""Characters behind a period in which it is said from when it runs."""

_LEAD = re.compile(
    r"(?:\b(?:within|(?:no|not) (?:later|more) than|at (?:least|the latest)|(?:no|not) less than)"
    r"(?: an?| the)?(?: maximum| minimum| further| additional)?"
    r"(?: (?:period|time[- ]?limit|time|deadline|term)(?: of| not exceeding)?)?(?: up to)?"
    r"|\bdans (?:les|un délai|le délai|une période)(?: (?:maximal|maximum|supplémentaire))?"
    r"(?: de| d'au plus| d'| n'excédant pas| ne dépassant pas)?"
    r"|\b(?:au plus tard|au moins|sous)(?: dans (?:les|un délai de)| les)?) ?$",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"[ -]*(?:calendar |working |consecutive |full )?"
    r"(?:(?P<Y>years?|ans?|années?)|(?P<M>months?|mois)|(?P<W>weeks?|semaines?)"
    r"|(?P<D>days?|jours?)|(?P<H>hours?|heures?))(?![\w-])"
    r"(?: (?:ouvrables|civils|francs|calendaires))?",
    re.IGNORECASE,
)
_ONE = re.compile(r"\bwithin an? (?=(?:year|month|week|day)\b)", re.IGNORECASE)
_JOINED = re.compile(
    r" ?,? ?(?:at the latest |au plus tard )?"
    r"(?:of|after|from|following|upon|since|beginning|counting|starting|après|suivant|qui suivent"
    r"|qui suit|à compter|à partir|du|des|de|d')(?![\w-])",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r" ?,? ?(?:before|prior to|in advance|ahead of|avant|à l'avance|au préalable)\b", re.IGNORECASE
)
_STATE = (
    r"(?:for|à l'égard (?:de|d'|du)|pour) ?(?:l'|cet|ce|chaque|celui|lui|that|the|each|it|such)"
)
_RECEIPT = r"(?:recei(?:pt|ving|ved)|réception|(?:ait|a|ont) reçu|avoir reçu)"
_STARTS = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        (
            "entry-into-force-for-the-state",
            rf"(?:entry into force|entrée en vigueur)[^.;]{{0,60}}? {_STATE}",
        ),
        ("entry-into-force", r"entry into force|entrée en vigueur"),
        ("receipt-of-the-request", rf"{_RECEIPT}[^.;,]{{0,20}} (?:request|demande)\b"),
        (
            "receipt-of-the-text",
            rf"{_RECEIPT}[^.;,]{{0,30}} (?:text|notification|communication|draft|copy|proposal"
            r"|texte|projet|copie|proposition)\b",
        ),
        ("deposit", r"\b(?:deposit|dépôt)\b"),
        ("signature", r"\b(?:signature|signing)\b"),
        ("adoption", r"\badoption\b"),
        ("discovery", r"\b(?:discovery|découverte)\b"),
        (
            "start-of-negotiations",
            r"(?:start|beginning|opening|commencement|ouverture|début)[^.;,]{0,12} "
            r"(?:negotiation|négociation)",
        ),
        (
            "end-of-hostilities",
            r"(?:end|cessation|fin)[^.;,]{0,8} (?:active |des )?hostilit(?:ies|és)",
        ),
        ("end-of-period", r"\b(?:end of (?:the|each|that)[^.;,]{0,20} (?:year|period))\b"),
        (
            "end-of-period",
            r"\bfin (?:de (?:l'|la |chaque )|d'une )[^.;,]{0,10}(?:année|période)\b",
        ),
        ("completion", r"\b(?:completion|achèvement)\b"),
    )
)


def periods(text: str) -> Iterator[Period]:
    """The periods of a text in its order, one character for each of the text as printed."""
    flat = re.sub(r"\s", " ", text).replace("\u2019", "'")
    for start, number_start, number_end, count in sorted(_counted(flat)):
        unit = _UNIT.match(flat, number_end)
        if not unit:
            continue
        least = flat[start:number_start].casefold().strip() in ("au moins", "at least")
        if least and not _AHEAD.match(flat, unit.end()):
            continue
        yield Period(start, unit.end(), _duration(count, unit), _start(flat, unit.end()))


def _counted(flat: str) -> Iterator[tuple[int, int, int, int]]:
    """Where a period begins, where its number stands, and that number."""
    for each in numerals(flat):
        lead = _LEAD.search(flat, max(0, each.start - REACH), each.start)
        if lead and each.value == int(each.value) > 0:
            yield lead.start(), each.start, each.end, int(each.value)
    for one in _ONE.finditer(flat):
        yield one.start(), one.end(), one.end(), 1


def _duration(count: int, unit: re.Match[str]) -> str:
    name = next(each for each, found in unit.groupdict().items() if found)
    if name == "W":
        return f"P{7 * count}D"
    return f"PT{count}H" if name == "H" else f"P{count}{name}"


def _start(flat: str, end: int) -> str | None:
    if _AHEAD.match(flat, end):
        return "planned-event"
    joined = _JOINED.match(flat, end)
    if not joined:
        return None
    clause = re.split(r"[.;:]", flat[joined.start() : joined.start() + REACH])[0]
    found = [
        (match.start(), at, name)
        for at, (name, pattern) in enumerate(_STARTS)
        if (match := pattern.search(clause))
    ]
    return min(found)[2] if found else None
