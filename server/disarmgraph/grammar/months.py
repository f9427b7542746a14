"""The names of months in English and French, whole and abbreviated, each with its number."""

import re

_NAMES = (
    "january janvier jan janv",
    "february février fevrier feb févr fév",
    "march mars mar",
    "april avril apr avr",
    "may mai",
    "june juin jun",
    "july juillet jul juil",
    "august août aout aug",
    "september septembre sept sep",
    "october octobre oct",
    "november novembre nov",
    "december décembre decembre dec déc",
)
NUMBERS = {name: at for at, names in enumerate(_NAMES, start=1) for name in names.split()}
"""In small letters, without the dot of an abbreviation."""

_WORDS = frozenset({"march", "may", "mar"})
"""What is a word of English as well: a month in capitals alone, or behind the number of a day."""

PATTERN = r"(?:" + "|".join(sorted(map(re.escape, NUMBERS), key=len, reverse=True)) + r")\b\.?"
"""A month in a regular expression that makes no difference of case."""


def number(written: str) -> int:
    """1 to 12, of a month as `PATTERN` finds it."""
    return NUMBERS[written.rstrip(".").casefold()]


def may_be_a_word(written: str) -> bool:
    """Whether a month without a day is more likely the verb: "may", "march"."""
    return written.rstrip(".") in _WORDS
