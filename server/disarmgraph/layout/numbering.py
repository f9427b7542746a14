"""The number, letter or mark with which a block of text begins."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Style(StrEnum):
    """How a block is marked."""

    DECIMAL = "decimal"
    """1. or 12.3 at the head of a paragraph."""
    ROMAN = "roman"
    """I. or IV. in capitals: a part of a document."""
    CAPITAL = "capital"
    """A. or B.: a part of a part."""
    LETTER = "letter"
    """a) or (b)."""
    SMALL_ROMAN = "small-roman"
    """i) or (iv)."""
    BULLET = "bullet"
    """A dash, a bullet, an arrow."""
    CALL = "call"
    """The sign of a footnote: a superscript figure, asterisks."""
    CLAUSE = "clause"
    """Article 5, Section II, Action 12, Annex A."""


PARAGRAPHS = frozenset({Style.DECIMAL, Style.CLAUSE})
"""The marks of paragraphs rather than of items in a list."""


@dataclass(frozen=True)
class Mark:
    """What is printed, without the dot after it; ``depth`` of 3.2 is 2, of an item from 1."""

    printed: str
    style: Style
    depth: int
    length: int
    """Characters of the block that the mark takes, white space after it among them."""


_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"))
_ROMAN += ((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_ROMAN_VALUES = {letters: value for value, letters in _ROMAN}
_RAISED = str.maketrans("¹²³⁰⁴⁵⁶⁷⁸⁹", "1230456789")
_BOLD = r"(?:\*\*|__)?"
_END = r"(?:\s+|$|(?<=\d\.)(?=[A-ZÀ-Ý][a-zà-ÿ]+\s))"
"""White space behind a mark; a number and its dot may stand before a word without any."""
_PATTERNS = tuple(
    (style, re.compile(rf"{_BOLD}{pattern}{_BOLD}{_END}"))
    for style, pattern in (
        (Style.CALL, r"(?P<n><sup>[^<]{1,6}</sup>|[¹²³⁰⁴-⁹]+|\*{1,4}(?=\s)|\[\^?\d+\](?!\())"),
        (
            Style.CLAUSE,
            r"(?P<n>(?:Article|Art\.|Section|Action|Mesure|Annex|Annexe|Chapter|Chapitre|Part|"
            r"Partie|Rule|Règle|Principle|Principe)\s+(?:\d+(?:\.\d+)*(?:er|bis)?|premi(?:er|ère)|[IVXL]+|[A-Z])"
            r"\b)(?:\s*[.:\u2013\u2014-])?",
        ),
        (Style.DECIMAL, r"(?P<n>\d{1,3}(?:\.\d{1,3}){1,3})\.?"),
        (Style.DECIMAL, r"(?P<n>\d{1,3})(?:\.|\\\.)"),
        (Style.ROMAN, r"(?P<n>[IVX]{1,6})\."),
        (Style.CAPITAL, r"(?P<n>[A-Z])\."),
        (Style.SMALL_ROMAN, r"(?P<n>\(?[ivx]{1,5}\))"),
        (Style.LETTER, r"(?P<n>\(?[a-z]{1,2}\))"),
        (Style.LETTER, r"(?P<n>\(?\d{1,2}\))"),
        (Style.BULLET, r"(?P<n>[•●○▪■◦‣·\u2013\u2014*+-])"),
    )
)


def roman(number: int) -> str:
    """In small letters; figures from 4000, where Romans had none."""
    if not 0 < number < 4000:
        return str(number)
    written = ""
    for value, letters in _ROMAN:
        times, number = divmod(number, value)
        written += letters * times
    return written


def of_roman(figures: str) -> int:
    """The number that Roman figures mean, in capitals or in small letters."""
    values = [_ROMAN_VALUES[each] for each in figures.casefold()]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def letters(number: int) -> str:
    """a to z, then aa to zz, as Word goes on."""
    if not 0 < number <= 26 * 20:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def mark(text: str) -> Mark | None:
    """The mark at the head of a block, None where it has none."""
    stripped = text.lstrip(" \t#>")
    before = len(text) - len(stripped)
    for style, pattern in _PATTERNS:
        found = pattern.match(stripped)
        if found:
            printed = re.sub(r"</?sup>|[\[\]^]", "", found["n"]).translate(_RAISED)
            depth = printed.count(".") + 1 if style is Style.DECIMAL else 1
            depth = 2 if style is Style.SMALL_ROMAN else depth
            return Mark(printed, style, depth, before + found.end())
    return None
