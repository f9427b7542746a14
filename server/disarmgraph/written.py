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
NARROW_SPACE = "\u202f"


def is_date(literal: Literal) -> bool:
    """Whether a literal is a day, a month or a year, or a day of any year."""
    return literal.datatype.value in DATES


def written(literal: Literal, language: str) -> str:
    """A literal for a reader of English or French; an ill-formed one as it stands."""
    datatype = literal.datatype.value
    if datatype in DATES:
        return in_words(literal.value, language)
    if datatype in NUMBERS:
        return _number(literal.value, language)
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
