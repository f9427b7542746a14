"""Literals as a reader writes them: dates in words, large numbers in groups, yes and no."""

import re

from pyoxigraph import Literal

from disarmgraph.namespaces import XSD

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}
BOOLEANS = {"en": {"true": "yes", "false": "no"}, "fr": {"true": "oui", "false": "non"}}
DATES = {XSD + name for name in ("date", "dateTime", "gYearMonth", "gYear", "gMonthDay")}
NUMBERS = {
    XSD + name
    for name in ("integer", "decimal", "nonNegativeInteger", "positiveInteger", "int", "long")
}
DURATIONS = {XSD + name for name in ("duration", "dayTimeDuration", "yearMonthDuration")}
UNITS = {
    "en": (
        *(("year", "years"), ("month", "months"), ("day", "days")),
        *(("hour", "hours"), ("minute", "minutes"), ("second", "seconds")),
    ),
    "fr": (
        *(("an", "ans"), ("mois", "mois"), ("jour", "jours")),
        *(("heure", "heures"), ("minute", "minutes"), ("seconde", "secondes")),
    ),
}
"""The parts of a duration, in the order in which they are written, one and several."""
NARROW_SPACE = "\u202f"
DASH = "\u2013"


def is_date(literal: Literal) -> bool:
    """Whether a literal is a day, a month or a year, or a day of any year."""
    return literal.datatype.value in DATES


def is_day(literal: Literal) -> bool:
    """Whether a literal is a day, and not a month or a year of which no day is known."""
    return literal.datatype.value in (XSD + "date", XSD + "dateTime")


def is_number(literal: Literal) -> bool:
    """Whether a literal is a number."""
    return literal.datatype.value in NUMBERS


def written(literal: Literal, language: str) -> str:
    """A literal for a reader of English or French; an ill-formed one as it stands."""
    datatype = literal.datatype.value
    if datatype in DATES:
        return in_words(literal.value, language)
    if datatype in NUMBERS:
        return _number(literal.value, language)
    if datatype in DURATIONS:
        return _duration(literal.value, language)
    if datatype == XSD + "boolean":
        return BOOLEANS[language].get(literal.value, literal.value)
    return literal.value


def in_words(lexical: str, language: str) -> str:
    """A day, month or year of XML Schema in words: 13 July 2006, 1er mai 2007, 2006, 30 April."""
    parts = re.fullmatch(
        r"(\d{4}|-(?=-))(?:-(\d\d)(?:-(\d\d)(?:T.*)?)?)?(?:Z|[+-]\d\d:\d\d)?", lexical
    )
    if not parts or (parts[2] and not 1 <= int(parts[2]) <= 12):
        return lexical
    year, month, day = parts.groups()
    words = [] if year == "-" else [year]
    if month:
        words.insert(0, MONTHS[language].split()[int(month) - 1])
    if day:
        words.insert(0, "1er" if language == "fr" and int(day) == 1 else str(int(day)))
    return " ".join(words)


def spanned(start: str, end: str, language: str) -> str:
    """A first and a last day, month or year as one: 9 to 12 December 2007; either may be empty.

    What both have in common is said once.
    """
    if not start or not end or start == end:
        only = in_words(start or end, language)
        return only if start else f"{DASH} {only}"
    first, last = start.split("-"), end.split("-")
    shared = next((i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), 3)
    if len(first) == len(last) and shared:
        words = in_words(start, language).split()
        began = " ".join(words[: len(first) - shared])
        apart = DASH if len(first) - shared == 1 else f" {DASH} "
        return f"{began}{apart}{in_words(end, language)}"
    apart = DASH if len(first) == len(last) == 1 else f" {DASH} "
    return f"{in_words(start, language)}{apart}{in_words(end, language)}"


def _number(lexical: str, language: str) -> str:
    """A number with its thousands apart and the language's decimal sign."""
    parts = re.fullmatch(r"([+-]?)(\d+)(?:\.(\d+))?", lexical)
    if not parts:
        return lexical
    sign, whole, decimals = parts.groups()
    grouped = f"{int(whole):,}" if len(whole) > 4 else whole
    if language == "fr":
        grouped = grouped.replace(",", NARROW_SPACE)
    mark = "," if language == "fr" else "."
    return sign + grouped + (mark + decimals if decimals else "")


def _duration(lexical: str, language: str) -> str:
    """A duration in words: 4 years, 1 month 15 days."""
    number = r"(?:(\d+)%s)?"
    pattern = "P" + "".join(number % unit for unit in "YMD") + "(?:T%s)?"
    parts = re.fullmatch(pattern % "".join(number % unit for unit in "HMS"), lexical)
    counts = [int(count or 0) for count in parts.groups()] if parts else []
    words = [
        f"{count} {one if count == 1 else many}"
        for count, (one, many) in zip(counts, UNITS[language], strict=False)
        if count
    ]
    return " ".join(words) or lexical
