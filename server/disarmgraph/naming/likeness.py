"""How alike names are to what somebody asks: by the words they share and how rare those are."""

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from disarmgraph.naming.folding import KINDS, compact, plain, words
from disarmgraph.naming.nomenclature import Name, Standing

BEGUN = 88.0
"""The score of what has a title that the query is the beginning of."""

_STANDING = {Standing.FIRM: 1.0, Standing.IN_CONTEXT: 0.85, Standing.MADE: 0.8}
_MISSING, _LEFT_OVER = 0.8, 0.4
"""What a word of the query that the name lacks weighs, and one of the name that is not asked."""
_TOGETHER = 90.0
"""The most that a thing gets for words that only several of its names have together."""
_OTHER_NUMBER = 0.75
_OTHER_KIND = 0.8
_ONE_OF_SEVERAL = 0.5
"""What is left of the score where all that is asked is a slip for one short word of several."""
_LONG = 8
"""Letters of a word that is known in spite of a slip, even of two, or in its first letter.

A shorter one may be another word: Martin is not Marin.
"""


@dataclass(frozen=True)
class Likeness:
    """How alike a thing is to a query, from 0 to 100, through one of its names.

    ``same`` if they have the same words; ``whole`` if the name lacks none of the query but for a
    slip in a long word, and neither a number nor what the treaty is called differs; ``numbers``
    if at least those of the query are in the name.
    """

    score: float
    name: str
    standing: Standing = Standing.FIRM
    same: bool = False
    whole: bool = True
    numbers: bool = True


Likenesses = dict[str, Likeness]
"""The best likeness of each thing, by its IRI."""


@dataclass
class _Entry:
    """A name as its words, with the things that bear it: its standing, and as it is written."""

    words: tuple[str, ...]
    weight: float = 0.0
    bearers: dict[str, tuple[Standing, str]] = field(default_factory=dict)


class Comparison:
    """Names, by their words. ``years`` are those by which things may be told beside a name."""

    def __init__(self, names: Iterable[Name], years: Mapping[str, frozenset[str]]) -> None:
        self._years = years
        entries: dict[tuple[str, ...], _Entry] = {}
        bearers: dict[str, set[str]] = defaultdict(set)
        for name in names:
            told = words(name.text)
            entry = entries.setdefault(told, _Entry(told))
            known = entry.bearers.get(name.thing, (name.standing, name.text))
            entry.bearers[name.thing] = max(known, (name.standing, name.text))
            for word in told:
                bearers[word].add(name.thing)
        self._entries = [entry for entry in entries.values() if entry.words]
        things = len({thing for entry in self._entries for thing in entry.bearers})
        self._weights = {word: math.log(1 + things / len(bearers[word])) for word in bearers}
        self._heaviest = math.log(1 + things)
        self._vocabulary = list(self._weights)
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._by_letters: dict[str, list[int]] = defaultdict(list)
        self._in_any_order: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, entry in enumerate(self._entries):
            entry.weight = sum(self._weights[word] for word in set(entry.words))
            self._by_letters[compact(entry.words)].append(number)
            self._in_any_order[tuple(sorted(entry.words))].append(number)
            for word in set(entry.words):
                self._by_word[word].append(number)
        self._similar = lru_cache(maxsize=2**14)(self._similar_words)

    def alike(self, text: str) -> Likenesses:
        """How alike each thing is that shares a word with a text."""
        asked = words(text)
        best: Likenesses = {}
        held, met = self._shared(asked)
        for number in held:
            self._weigh(asked, self._entries[number], held[number], met[number], best)
        self._raise_covered(asked, met, best)
        return best

    def named(self, text: str) -> set[str]:
        """The things that a text clearly names: in its words, or else in any order of them."""
        asked = words(text)
        numbers = self._by_letters.get(compact(asked)) or self._in_any_order.get(
            tuple(sorted(asked)), ()
        )
        return {
            thing
            for number in numbers
            for thing, (standing, _) in self._entries[number].bearers.items()
            if standing == Standing.FIRM
        }

    def begun(self, text: str) -> Iterator[tuple[str, str, float]]:
        """The things whose name begins like that, with that name and the share of it."""
        beginning = plain(text)
        for entry in self._entries:
            for thing, (standing, name) in entry.bearers.items():
                if standing != Standing.MADE and plain(name).startswith(beginning):
                    yield thing, name, len(beginning) / len(name)

    def _shared(
        self, asked: tuple[str, ...]
    ) -> tuple[dict[int, dict[str, float]], dict[int, set[str]]]:
        """By the number of a name: how alike its words are, and which of the query they met."""
        held: dict[int, dict[str, float]] = defaultdict(dict)
        met_by: dict[int, dict[str, str]] = defaultdict(dict)
        for word in sorted(set(asked)):
            for other, similarity in self._similar(word).items():
                for number in self._by_word[other]:
                    # Two words of a query cannot both be meant by one of the name.
                    if similarity > held[number].get(other, 0.0):
                        held[number][other] = similarity
                        met_by[number][other] = word
        met = {number: set(found.values()) for number, found in met_by.items()}
        for number in self._by_letters.get(compact(asked), ()):
            held[number] = dict.fromkeys(self._entries[number].words, 1.0)
            met[number] = set(asked)
        return held, met

    def _weigh(
        self,
        asked: tuple[str, ...],
        entry: _Entry,
        held: dict[str, float],
        met: set[str],
        best: Likenesses,
    ) -> None:
        """Keeps how alike the bearers of a name are by it, where that is more than is known."""
        alike = sum(self._weights[word] * similarity for word, similarity in held.items())
        shared = sum(map(self._weights.__getitem__, held))
        left_over = entry.weight - shared
        missing = [word for word in set(asked) if word not in met]
        spare_numbers = any(word.isdecimal() for word in entry.words if word not in held)
        in_order = compact(entry.words) == compact(asked)
        # A word that names have is no slip for another: Ireland is not Iceland. Nor is a treaty
        # another's agreement, but an accord is an agreement.
        said = {KINDS.get(word, word) for word in entry.words}
        otherwise = not in_order and any(
            KINDS.get(word, word) not in said
            for word in met
            if word in self._weights or word in KINDS
        )
        doubtful = any(
            similarity < 1 and len(word) < _LONG and word not in KINDS
            for word, similarity in held.items()
        )
        begun = len(asked) > 2 and entry.words[: len(asked)] == asked
        for thing, (standing, name) in entry.bearers.items():
            absent = [word for word in missing if word not in self._years.get(thing, ())]
            lacking = sum(self._weights.get(word, self._heaviest) for word in absent)
            likeness = alike / (shared + _MISSING * lacking + _LEFT_OVER * left_over)
            other_number = any(word.isdecimal() for word in absent)
            score = max(98 * likeness, BEGUN if begun else 0) + 2 * in_order
            score *= _STANDING[standing] * (_OTHER_NUMBER if other_number else 1)
            score *= _ONE_OF_SEVERAL if doubtful and len(asked) == 1 < len(entry.words) else 1
            same = likeness > 1 - 1e-9
            whole = not (absent or spare_numbers or otherwise or doubtful)
            keep(best, thing, Likeness(score, name, standing, same, whole, not other_number))

    def _raise_covered(
        self, asked: tuple[str, ...], met: dict[int, set[str]], best: Likenesses
    ) -> None:
        """Raises what has more words of a query in all of its names than in any one."""
        covered: dict[str, set[str]] = defaultdict(set)
        for number, found in met.items():
            for thing in self._entries[number].bearers:
                covered[thing] |= found
        weights = {word: self._weights.get(word, self._heaviest) for word in set(asked)}
        for thing, found in covered.items():
            known = best[thing]
            share = sum(map(weights.__getitem__, found)) / sum(weights.values())
            score = known.score + (_TOGETHER - known.score) * max(0.0, share - 0.5) * 0.6
            if len(found) > 1 and known.numbers:
                keep(best, thing, replace(known, score=score))

    def _similar_words(self, word: str) -> dict[str, float]:
        """The words of names that a word may be meant for, with how alike they are, up to 1.

        A slip of the pen is a letter too many, too few, wrong, or in its neighbour's place; not
        the first of a short word.
        """
        kinds = KINDS.keys() & self._weights.keys() if word in KINDS else ()
        found = dict.fromkeys(kinds, _OTHER_KIND)
        slips = _slips(word)
        if slips:
            for other, distance, _ in process.extract(
                word, self._vocabulary, scorer=OSA.distance, score_cutoff=slips, limit=None
            ):
                if len(word) >= _LONG or other[0] == word[0]:
                    found[other] = max(found.get(other, 0.0), 1 - distance / 10)
        if word in self._weights:
            found[word] = 1.0
        return found


def _slips(word: str) -> int:
    """The most slips that a word may have: none in figures and in what treaties are called."""
    if word.isdecimal() or word in KINDS or len(word) < 5:
        return 0
    return 1 if len(word) < _LONG else 2


def keep(best: Likenesses, thing: str, likeness: Likeness) -> None:
    """Keeps a likeness that is more than what is known of the thing."""
    known = best.get(thing)
    if known is None or likeness.score > known.score:
        best[thing] = likeness
