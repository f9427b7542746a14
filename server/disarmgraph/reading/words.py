"""The words of a text as names are compared by: without case, accents, plurals.

A word that a line's end cuts is one word; a call of a footnote is none.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

_CALL = re.compile(r"<sup>[^<]*</sup>|</?\w+>", re.IGNORECASE)
_WORD = re.compile(r"[^\W_¹²³⁰⁴-⁹]+(?:-\n[ \t]*[^\W\d_A-Z]+)?")
_BROKEN = re.compile(r"-\n[ \t]*")
_APOSTROPHES = "'\u2019\u02bc"
_SPELLINGS = {
    "program": "programme",
    "programs": "programmes",
    "center": "centre",
    "centers": "centres",
    "defense": "defence",
    "labor": "labour",
}
"""Words as the United Nations write them, by how they are written elsewhere."""
_ARTICLE = re.compile(rf"^(?:the|les|la|le) |^l[{_APOSTROPHES}]", re.IGNORECASE)
_LIGATURES = str.maketrans({"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae"})


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its place in the text: code points from ``start``, ``end`` not among them."""

    start: int
    end: int
    written: str
    stem: str

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.written[:1].isupper()


@lru_cache(maxsize=1024)
def words(text: str, start: int = 0) -> tuple[Word, ...]:
    """The words in their order; ``start`` is where the text stands in a longer one.

    Several rules look at each passage, and get the same words.
    """
    masked = _CALL.sub(lambda call: " " * len(call[0]), text)
    return tuple(
        Word(start + at, start + end, written, stem(written))
        for at, end, written in _written(masked)
    )


def without_article(name: str) -> str:
    """A name without the definite article that it begins with."""
    return _ARTICLE.sub("", name)


def stems(name: str) -> tuple[str, ...]:
    """A name as its words are compared."""
    return tuple(each.stem for each in words(name))


def listed(names: str) -> frozenset[str]:
    """The words of a list, as they are compared."""
    return frozenset(stems(names))


def _written(text: str) -> Iterator[tuple[int, int, str]]:
    for found in _WORD.finditer(text):
        at, end = found.span()
        if (
            found[0] == "s"
            and text[at - 1 : at] in _APOSTROPHES
            and text[at - 2 : at - 1].isalpha()
        ):
            continue
        yield at, end, _BROKEN.sub("", found[0])


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word less what number, print and spelling change: "Parties", "Party", "partie" are one."""
    plain = unicodedata.normalize("NFKD", word.translate(_LIGATURES))
    letters = "".join(each for each in plain if not unicodedata.combining(each)).casefold()
    letters = _SPELLINGS.get(letters, letters.replace("isation", "ization"))
    if len(letters) > 3 and letters[-1] in "sx" and not letters.endswith("ss"):
        letters = letters[:-1]
    if len(letters) > 4 and letters.endswith("au") and not letters.endswith("eau"):
        return letters[:-1] + "l"
    if len(letters) > 3 and letters.endswith("ie"):
        return letters[:-1]
    return letters[:-1] + "i" if len(letters) > 3 and letters.endswith("y") else letters
