"""What the words before a date make of it: a time, a deadline, a beginning or an end."""

import re
from enum import StrEnum


class Kind(StrEnum):
    """How what is said stands to the date."""

    ON = "on"
    """The time itself: on 12 January, in 2014, from 14 to 18 June."""
    BY = "by"
    """A deadline: by 2025, no later than 1 March, d'ici à 2025."""
    SINCE = "since"
    UNTIL = "until"
    BEFORE = "before"
    AFTER = "after"


REACH = 60
"""Characters before a date in which what belongs to it is looked for."""

_PART = (
    r"(?:(?:the )?(?:end|beginning|start|middle|close) of "
    r"|(?:la )?(?:fin|début)(?: de| du mois de)? |(?:early|late|mid)[ -])?"
)
_THE = r"(?:(?:the|le|la|the month of|le mois de) )?(?:year |l'année |l'an )?"
_WORDS = (
    (
        Kind.BY,
        r"by|(?:no|not) later than|at the latest (?:by|on|in)|on or before"
        r"|before (?:the )?end of|avant (?:la )?fin(?: de)?"
        r"|au plus tard(?: (?:en|à|au mois de))?"
        r"|d'ici(?: (?:à|au))?|(?:d'ici à |à )?l'horizon",
    ),
    (
        Kind.SINCE,
        r"since|as (?:of|from)|from|starting (?:on|in|from)|with effect from"
        r"|depuis|à (?:compter|partir) (?:du|de)|dès",
    ),
    (Kind.UNTIL, r"until|till|up to|up until|through|jusqu'(?:au|en|à)"),
    (Kind.BEFORE, r"before|prior to|avant|antérieure?s? (?:au|à)"),
    (Kind.AFTER, r"after|following|après|postérieure?s? (?:au|à)"),
)
_KINDS = tuple(
    (kind, re.compile(rf"(?:^|(?<=[\W_]))(?:{words}) {_PART}{_THE}$", re.IGNORECASE))
    for kind, words in _WORDS
)


_ARTICLE = re.compile(r"\b(?:the|its|their|la|le) $", re.IGNORECASE)
_ONWARDS = re.compile(r"\s+(?:on|onwards?)\b", re.IGNORECASE)


def kind(text: str, start: int, end: int, is_range: bool = False) -> Kind:
    """The kind of the date at a place in a text; "from" begins a range.

    A year behind an article is a word of a name: "by the 1995 Conference". What is "from 2009"
    is compared with it, unless it goes on from there.
    """
    before = text[max(0, start - REACH) : start].replace("\u2019", "'")
    before = re.sub(r"[\s*_]+", " ", before)
    alone = text[start:end].isdecimal()
    if alone and _ARTICLE.search(before):
        return Kind.ON
    if alone and before.endswith((" from ", "From ")) and not _ONWARDS.match(text, end):
        return Kind.ON
    for each, pattern in _KINDS:
        if pattern.search(before) and not (is_range and each is Kind.SINCE):
            return each
    return Kind.ON
