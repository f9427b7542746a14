"""A name as the words that tell it from others: without what people write in different ways.

Case, accents, punctuation, articles, plurals, figures and usual abbreviations make no difference:
``Protocole II à la CCAC`` and ``protocole 2 CCAC`` are the same words.
"""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")
STOP_WORDS = frozenset(
    _WORD.findall(
        "a an and at by for from in its of on or the their to with "
        "au aux dans de des du en et l la le les leur leurs par pour sur un une d s qu que"
    )
)
"""Words of English and French that many names have and none is told by."""

KINDS = {
    "accord": "agreement",
    "agreement": "agreement",
    "convention": "convention",
    "pact": "pact",
    "pacte": "pact",
    "traite": "treaty",
    "treaty": "treaty",
}
"""What treaties are called, folded, with the word of English for it; people mix them up."""

JOINED = frozenset(_WORD.findall("anti co non sous"))
"""What is written with the word behind it as one, with a hyphen or apart."""
_WRITTEN_OUT = (
    (re.compile(r"\bUN\b"), "United Nations"),
    (re.compile(r"\bONU\b"), "Nations Unies"),
    (re.compile(r"\bEU\b"), "European Union"),
    (re.compile(r"\bUE\b"), "Union européenne"),
    (re.compile(r"\bDR(?=(?: of)?(?: the)? Congo\b)"), "Democratic Republic"),
    (re.compile(r"\bCongo\W+DR\b"), "Congo Democratic Republic"),
    (re.compile(r"\b[Rr]ép\b"), "République"),
    (re.compile(r"\b[Dd]ém\b"), "démocratique"),
    (re.compile(r"\bSt(e?)\b(?=\W+\w)", re.IGNORECASE), r"Saint\1"),
    (re.compile(r"\b([Ss]outh|[Nn]orth)[- ]([Ww]est|[Ee]ast)\b"), r"\1\2"),
    (re.compile(r"\b([Ss]ud|[Nn]ord)[- ]([Oo]uest|[Ee]st)\b"), r"\1\2"),
)
"""What is read by its capitals or accents, by what follows it, or is written as two words."""
_ABBREVIATED = {
    "chem": "chemical",
    "conv": "convention",
    "dem": "democratic",
    "dept": "department",
    "fed": "federation",
    "intl": "international",
    "rep": "republic",
}
_INITIALS = re.compile(r"\b(?:\w\.){2,}")
_LETTERS_AND_FIGURES = re.compile(r"([a-z]+)(\d+)")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th|er|re|ere|e|eme|ieme)")
_ROMAN = {
    roman: str(number)
    for number, roman in enumerate(_WORD.findall("i ii iii iv v vi vii viii ix x xi xii"), start=1)
}
_ORDINALS = {
    word: str(number)
    for number, words in enumerate(
        (
            "first premier premiere",
            "second seconde deuxieme",
            "third troisieme",
            "fourth quatrieme",
            "fifth cinquieme",
            "sixth sixieme",
            "seventh septieme",
            "eighth huitieme",
            "ninth neuvieme",
            "tenth dixieme",
        ),
        start=1,
    )
    for word in words.split()
}
_ENDINGS = (("isation", "ization"), ("aux", "al"), ("ies", "y"), ("s", ""), ("x", ""))


@lru_cache(maxsize=2**14)
def words(text: str) -> tuple[str, ...]:
    """The words of a name in their order, figures in digits; never empty unless nothing is said."""
    text = _INITIALS.sub(lambda found: found[0].replace(".", ""), text)
    for acronym, written_out in _WRITTEN_OUT:
        text = acronym.sub(written_out, text)
    found = _joined([_ABBREVIATED.get(word, word) for word in _WORD.findall(plain(text))])
    told = [word for word in found if word not in STOP_WORDS]
    return tuple(part for word in told or found for part in _parts(word))


def word_parts(written: str) -> tuple[str, ...]:
    """What one word of a text is as words of a name, if it is no acronym and has no mark in it."""
    folded = plain(written)
    return _parts(_ABBREVIATED.get(folded, folded))


def plain(text: str) -> str:
    """A text in small letters without accents, its marks and spaces as they were."""
    if text.isascii():
        return text.casefold()
    letters = unicodedata.normalize("NFKD", text)
    return "".join(each for each in letters if not unicodedata.combining(each)).casefold()


def dashed(text: str) -> str:
    """A text as the end of an IRI: letters and figures in small, a hyphen for all between them."""
    return re.sub(r"[^a-z0-9]+", "-", plain(text)).strip("-")


def compact(found: tuple[str, ...]) -> str:
    """Words written as one: what is left where people do not agree on the spaces."""
    return "".join(found)


def initials(text: str) -> str:
    """The first letters of the words of a name, which people use where it has no acronym."""
    return "".join(word[0] for word in _WORD.findall(plain(text)) if word not in STOP_WORDS)


def _joined(found: list[str]) -> list[str]:
    joined: list[str] = []
    for word in found:
        if joined and joined[-1] in JOINED:
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def _parts(word: str) -> tuple[str, ...]:
    """A word less its ending, or as a number; letters and figures in one are two words."""
    ordinal = _ORDINAL.fullmatch(word)
    if ordinal:
        return (ordinal[1],)
    if word in _ROMAN or word in _ORDINALS:
        return (_ROMAN.get(word) or _ORDINALS[word],)
    mixed = _LETTERS_AND_FIGURES.fullmatch(word)
    if mixed:
        return mixed.groups()
    if len(word) > 3 and not word.endswith(("ss", "us", "is")):
        for ending, instead in _ENDINGS:
            if word.endswith(ending):
                return (word.removesuffix(ending) + instead,)
    return (word,)
