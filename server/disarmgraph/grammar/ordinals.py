"""The numbers of sessions and conferences, "sixty-fourth" or "soixante-quatrième", in figures."""

import re

from disarmgraph.grammar.numerals import numerals

_PRINTED = re.compile(r"(\d{1,3})(?:st|nd|rd|th|er|re|e|ème|ère|ᵉ)", re.IGNORECASE)
_WORDS = {
    "first": "one",
    "second": "two",
    "third": "three",
    "fifth": "five",
    "eighth": "eight",
    "ninth": "nine",
    "twelfth": "twelve",
    "premier": "un",
    "première": "un",
    "seconde": "deux",
    "unième": "un",
    "quatrième": "quatre",
    "cinquième": "cinq",
    "neuvième": "neuf",
    "onzième": "onze",
    "douzième": "douze",
    "treizième": "treize",
    "quatorzième": "quatorze",
    "quinzième": "quinze",
    "seizième": "seize",
    "trentième": "trente",
    "quarantième": "quarante",
    "cinquantième": "cinquante",
    "soixantième": "soixante",
}
_LAST = re.compile(r"[^\W\d_]+$")
_HUNDRED = "hundred"
"""What English has for one hundred too, as French has "cent"."""

_BEFORE = (
    r"(?:deux|trois|quatre|cinq|six|sept|huit|neuf|dix|vingt|trente|quarante|cinquante"
    r"|soixante|cents?)"
)
"""What a French ordinal of several words begins with."""

PATTERN = (
    r"(?:\d{1,3}(?:st|nd|rd|th|er|re|e|ème|ère)"
    r"|(?:(?:[a-z]+[- ])?hundred[- ](?:and[- ])?)?"
    r"(?:[a-zà-ÿ]+[- ])?(?:first|second|third|fifth|ninth|twelfth|[a-z]+(?:th|ieth))"
    rf"|(?:{_BEFORE}[- ](?:et[- ])?){{0,5}}(?:premi(?:er|ère)|seconde|[a-zà-ÿ]+ième))"
)
"""What may be one; whether it is, `number` tells."""


def number(ordinal: str) -> int | None:
    """The number that it stands for, None where it is none."""
    written = ordinal.strip().casefold()
    printed = _PRINTED.fullmatch(written)
    if printed:
        return int(printed[1])
    last = _LAST.search(written)
    if not last:
        return None
    for cardinal in _cardinals(last[0]):
        whole = written[: last.start()] + cardinal
        whole = f"one {whole}" if whole.startswith(_HUNDRED) else whole
        found = numerals(whole)
        if found and (found[0].start, found[0].end) == (0, len(whole)):
            return int(found[0].value)
    return None


def in_figures(number: int, language: str) -> str:
    """A number as an ordinal of a thing that French has as feminine: "74th", "74e", "1re"."""
    if language == "fr":
        return f"{number}{'re' if number == 1 else 'e'}"
    teens = number % 100 in (11, 12, 13)
    ending = "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _cardinals(last: str) -> list[str]:
    """What the last word of an ordinal may be made of."""
    if last in _WORDS:
        return [_WORDS[last]]
    if last.endswith("ieth"):
        return [f"{last[:-4]}y"]
    if last.endswith("ième"):
        return [last[:-4], f"{last[:-4]}s"]
    return [last[:-2]] if last.endswith("th") else []
