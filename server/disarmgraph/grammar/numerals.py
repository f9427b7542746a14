"""Numbers in a text, in figures and in words, in English and French, each with its value.

The decimal mark is a point or a comma, thousands are parted by commas or spaces of any width: three
figures behind a comma are thousands, unless what stands before it is zero or parted by spaces;
behind a point they are where there are several such groups, or noughts.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, order=True)
class Numeral:
    """A number in a text: code points from ``start``, ``end`` not among them."""

    start: int
    end: int
    value: Decimal
    in_words: bool = False
    is_round: bool = False
    """Whether the word itself gives it roughly: "a dozen", "une vingtaine"."""
    scale: int = 1
    """What figures were multiplied by, for the word behind them: 1,5 million."""


_SPACE = " \u00a0\u202f\u2009"
_CODES = "USD|EUR|GBP|CHF|JPY|CAD|AUD|NZD|NOK|SEK|DKK"
"""Currencies that stand before an amount, often without a space."""
_FIGURES = re.compile(
    rf"(?:(?<![\w.,/:])|(?<=\b(?:{_CODES})))(?<![^\W\d][-\u2013])(?:(?P<spaced>\d{{1,3}}(?:[{_SPACE}]\d{{3}})+(?:[.,]\d+)?)"
    r"|(?P<commas>[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?)"
    r"|(?P<dots>[1-9]\d{0,2}(?:\.\d{3}){2,}|[1-9]\d{0,2}\.000)"
    r"|(?P<plain>\d+(?:[.,]\d+)?))(?![^\W_¹²³⁰⁴-⁹mkb])(?![.,/:]\d)"
)
_SMALL = (
    "zero zéro|one un une|two deux|three trois|four quatre|five cinq|six|seven sept|eight huit"
    "|nine neuf|ten dix|eleven onze|twelve douze|thirteen treize|fourteen quatorze|fifteen quinze"
    "|sixteen seize|seventeen|eighteen|nineteen"
)
SMALL = {word: at for at, words in enumerate(_SMALL.split("|")) for word in words.split()}
TENS = {
    word: at * 10
    for at, words in enumerate(
        (
            "twenty vingt vingts",
            "thirty trente",
            "forty quarante",
            "fifty cinquante",
            "sixty soixante",
            "seventy septante",
            "eighty huitante octante",
            "ninety nonante",
        ),
        start=2,
    )
    for word in words.split()
}
_HUNDREDS = frozenset(("hundred", "cent", "cents"))
_SCALES = {
    "thousand": 10**3,
    "mille": 10**3,
    "million": 10**6,
    "millions": 10**6,
    "billion": 10**9,
    "billions": 10**9,
    "milliard": 10**9,
    "milliards": 10**9,
    "trillion": 10**12,
}
_COLLECTIVES = {
    "dozen": 12,
    "dozens": 12,
    "dizaine": 10,
    "douzaine": 12,
    "douzaines": 12,
    "quinzaine": 15,
    "vingtaine": 20,
    "trentaine": 30,
    "quarantaine": 40,
    "cinquantaine": 50,
    "soixantaine": 60,
    "centaine": 100,
    "millier": 1000,
}
_SPOKEN = frozenset((*SMALL, *TENS, *_HUNDREDS, *_SCALES, *_COLLECTIVES, "a", "half"))
"""Words with which a number may begin."""

_ALONE = frozenset(("cent", "mille"))
"""What is a number without another before it."""

_WORD = re.compile(r"[^\W\d_]+")
_BETWEEN = re.compile(r"[\s*]+|-|\u2010|\u2011")
_SCALE = re.compile(rf"[\s*]+({'|'.join(_SCALES)}|milliers)\b|\s?(bn|m)\b", re.IGNORECASE)
_SHORT = {"bn": 10**9, "m": 10**6, "milliers": 10**3}


def numerals(text: str) -> list[Numeral]:
    """The numbers of a text in its order; what they stand for is for others to say."""
    found = [*_in_figures(text), *_in_words(text)]
    return sorted(found)


def _in_figures(text: str) -> Iterator[Numeral]:
    for match in _FIGURES.finditer(text):
        value, end, scale = Decimal(_written(match)), match.end(), 1
        behind = _SCALE.match(text, end)
        if behind and (behind[1] or text[max(0, match.start() - 1)] in "$€£"):
            word = (behind[1] or behind[2]).casefold()
            scale = _SCALES.get(word) or _SHORT[word]
            end = behind.end()
        if not text[end : end + 1].isalpha():
            yield Numeral(match.start(), end, value * scale, scale=scale)


def _written(match: re.Match[str]) -> str:
    """The figures as Python writes them."""
    if match["commas"]:
        return match["commas"].replace(",", "")
    if match["dots"]:
        return match["dots"].replace(".", "")
    return re.sub(rf"[{_SPACE}]", "", match["spaced"] or match["plain"]).replace(",", ".")


def _in_words(text: str) -> Iterator[Numeral]:
    words = list(_WORD.finditer(text))
    passed = 0
    for at, first in enumerate(words):
        if at < passed or first[0].casefold() not in _SPOKEN:
            continue
        read = _Reading()
        used = read.all_of(text, words, at)
        passed = at + used
        last = words[passed - 1]
        if used and text[last.end() : last.end() + 1] not in ("'", "\u2019"):
            yield Numeral(first.start(), last.end(), Decimal(read.value), True, read.is_round)


class _Reading:
    """A number in words as it grows: ``total`` of full scales, then up to 999."""

    def __init__(self) -> None:
        self.total = 0
        self.part = 0
        self.scale = 10**13
        self.previous = ""
        self.is_round = False
        self.is_half = False

    @property
    def value(self) -> int:
        return self.total + self.part

    def all_of(self, text: str, words: list[re.Match[str]], at: int) -> int:
        """How many words from one on make a number."""
        used = 0
        for number, word in enumerate(words[at : at + 16]):
            before = words[at + number - 1] if number else None
            if before and not _BETWEEN.fullmatch(text[before.end() : word.start()]):
                break
            spoken = word[0].casefold()
            if spoken in ("and", "et") and self._goes_on(spoken, words, at + number + 1):
                continue
            if self.is_round or not self._take(spoken):
                break
            self.previous = spoken
            used = number + 1
        return 0 if self.previous in ("a", "half") else used

    def _goes_on(self, joiner: str, words: list[re.Match[str]], after: int) -> bool:
        """Whether "and" is within a number: "two hundred and six", "vingt et un"."""
        following = words[after][0].casefold() if after < len(words) else ""
        if joiner == "et":
            return self.previous in TENS and following in ("un", "une", "onze")
        return self.previous in ("hundred", "thousand", "million", "billion") and (
            following in SMALL or following in TENS
        )

    def _take(self, word: str) -> bool:
        if word in ("a", "half"):
            return self._begin(word)
        if word in SMALL:
            return self._add(SMALL[word], 20 if self.previous in _LONG_TENS else 10)
        if word in TENS:
            return self._take_tens(word)
        if word in _HUNDREDS:
            return self._take_hundred(word)
        if word in _COLLECTIVES:
            return self._take_collective(word)
        if word in _SCALES:
            return self._take_scale(word)
        return False

    def _begin(self, word: str) -> bool:
        self.is_half = self.is_half or word == "half"
        return not self.previous or (word == "a" and self.previous == "half")

    def _add(self, value: int, room: int) -> bool:
        """A small number behind hundreds, or behind tens where it is below ``room``."""
        free = self.previous in ("", *_HUNDREDS, *_SCALES)
        behind_ten = self.previous == "dix" and 7 <= value <= 9
        if not free and not behind_ten and not (self.previous in TENS and 0 < value < room):
            return False
        self.part += value
        return True

    def _take_tens(self, word: str) -> bool:
        if word.startswith("vingt") and self.previous == "quatre":
            self.part += 76
            return True
        if word == "vingts" or self.previous not in ("", *_HUNDREDS, *_SCALES):
            return False
        self.part += TENS[word]
        return True

    def _take_hundred(self, word: str) -> bool:
        small = 0 < self.part < 100
        if not small and not (self.previous == "a" or (word in _ALONE and not self.part)):
            return False
        self.part = max(self.part, 1) * 100
        return True

    def _take_scale(self, word: str) -> bool:
        scale = _SCALES[word]
        counted = self.part or self.previous == "a" or (word in _ALONE and not self.part)
        if not counted or scale >= self.scale:
            return False
        self.total += max(self.part, 1) * scale
        self.part, self.scale = 0, scale
        return True

    def _take_collective(self, word: str) -> bool:
        """ "A dozen", "half a dozen", "une vingtaine": roughly so many."""
        value = _COLLECTIVES[word]
        if self.total or not (self.previous == "a" or 0 < self.part < 20):
            return False
        self.part = value // 2 if self.is_half else max(self.part, 1) * value
        self.is_round = True
        return True


_LONG_TENS = frozenset(("soixante", "vingt", "vingts"))
"""Tens of French to which up to nineteen is added: soixante-dix, quatre-vingt-onze."""
