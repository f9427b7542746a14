"""How precisely a number is stated, by the words before and behind it, in English and French.

The values are the concepts of the list of qualifiers (``ontology/schemes/qualifier.ttl``).
"""

import re
from enum import StrEnum


class Qualifier(StrEnum):
    """The local name of a concept of the list."""

    EXACTLY = "exactly"
    ABOUT = "about"
    NEARLY = "nearly"
    MORE_THAN = "more-than"
    LESS_THAN = "less-than"
    AT_LEAST = "at-least"
    AT_MOST = "at-most"
    SEVERAL = "several"
    MANY = "many"
    SOME = "some"
    FEW = "few"
    PERHAPS = "perhaps"


_BEFORE = (
    (
        Qualifier.AT_MOST,
        r"(?:no|not) (?:more|higher|greater|later) than|not exceeding|up to|at (?:the )?most"
        r"|(?:a )?maximum(?: of)?|as many as|pas plus de|(?:tout )?au (?:plus|maximum)"
        r"|(?:un )?maximum (?:de|d')|jusqu'à|n'excédant pas",
    ),
    (
        Qualifier.AT_LEAST,
        r"(?:no|not) (?:less|fewer|lower) than|at (?:the very )?least|(?:a )?minimum(?: of)?"
        r"|pas moins de|au (?:moins|minimum)|(?:un )?minimum (?:de|d')|du moins",
    ),
    (
        Qualifier.MORE_THAN,
        r"(?:well |far )?(?:more than|over|above|upwards? of)|in excess of|exceed(?:ing|s|ed)?"
        r"|(?:bien |largement )?plus (?:de|d')|au-delà de|supérieure?s? à|dépass(?:e|ent|ant|ait|é)"
        r"|excéd(?:e|ent|ant|ait)|plus que",
    ),
    (
        Qualifier.LESS_THAN,
        r"(?:less|fewer|lower) than|under|below|moins (?:de|d')|inférieure?s? à|en dessous de"
        r"|au-dessous de",
    ),
    (
        Qualifier.NEARLY,
        r"nearly|almost|close to|just (?:under|below)|(?:tout )?près (?:de|d')|presque|quasiment"
        r"|pas loin de",
    ),
    (
        Qualifier.ABOUT,
        r"about|around|roughly|some|approximately|approx\.?|circa|an? estimated"
        r"|estimated (?:at|to be)|in the (?:region|order) of|environ|quelques?|approximativement"
        r"|à peu près|(?:de )?l'ordre (?:de|d')|estimée?s? à|aux environs de",
    ),
    (Qualifier.EXACTLY, r"exactly|precisely|exactement|précisément"),
)
_PATTERNS = tuple(
    (
        each,
        re.compile(rf"(?:^|(?<=[\W_]))(?:{words})(?: (?:the|les|la|le|de|of))? ?$", re.IGNORECASE),
    )
    for each, words in _BEFORE
)
_BEHIND = tuple(
    (each, re.compile(rf" (?:{words})(?!\w| (?:de|d['\u2019]|than|of)\b)", re.IGNORECASE))
    for each, words in (
        (
            Qualifier.AT_LEAST,
            r"(?:or|and) more|or over|at (?:the very )?least"
            r"|ou (?:davantage|plus)|et plus|au moins",
        ),
        (Qualifier.AT_MOST, r"or (?:less|fewer)|at (?:the )?most|ou moins|au (?:plus|maximum)"),
        (Qualifier.ABOUT, r"or so|environ"),
    )
)
_REACH = 40


_SPATIAL = re.compile(r"(?:about|around|over|under|above|below) $", re.IGNORECASE)


def before(text: str, start: int, small: bool = False) -> tuple[Qualifier | None, int]:
    """What qualifies the number that starts at a place, and where these words start.

    Before ``small`` numbers in words "over" and "around" are read as prepositions: "over two
    years", "around three themes".
    """
    words = text[max(0, start - _REACH) : start]
    plain = re.sub(r"[\s*_]", " ", words.replace("\u2019", "'"))
    for each, pattern in _PATTERNS:
        found = pattern.search(plain)
        if found and not (small and _SPATIAL.fullmatch(found[0])):
            return each, start - len(plain) + found.start()
    return None, start


def behind(text: str, end: int) -> tuple[Qualifier | None, int]:
    """What qualifies a number directly after a place, and where these words end."""
    plain = re.sub(r"[\s*_]", " ", text[end : end + _REACH])
    for each, pattern in _BEHIND:
        found = pattern.match(plain)
        if found:
            return each, end + found.end()
    return (Qualifier.AT_LEAST, end + 1) if plain.startswith("+") else (None, end)
