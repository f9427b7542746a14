"""In which order things are told that have the words of a query: those first that are called so."""

import heapq
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence

from disarmgraph.search.entries import QUESTION, WEIGHTS, place
from disarmgraph.search.query_words import ASKING, Word
from disarmgraph.search.text_index import Hit, TextIndex

COVER = 0.8
"""What part of the best cover of a query another thing must have, where none has all the words."""
COMMON = 0.2
"""The share of things that have a word by which nothing is told from others."""

_WORTH = {"names": 4, "label": 2}
"""How much more a word is worth in a name and in a label, where not all words are there."""
_LOOKED_AT = 8
"""Things of each shelf whose names are compared with the query."""
_CALLED = 4
"""How much better it is to be called by the words of a query, all of them and no others."""
_OF = 3
"""How much better it is to be a provision, a norm or an act of what the query names."""
_BEGUN = 0.85
"""What a name is like that begins with all the words of a query."""

Hits = Mapping[str, Sequence[Hit]]
"""What was found, by shelf."""


class Ranking:
    """The order of things by the words of an index and how common these are."""

    def __init__(self, index: TextIndex) -> None:
        self._index = index
        self._weights: dict[str, float] = {}

    def share(self, word: Word) -> float:
        """The share of things that have a word."""
        return self._share(sum(self._index.common(stem)[1] for stem in word.stems))

    def by_names(self, found: Hits, words: Sequence[Word]) -> Hits:
        """What was found, with those of each shelf before others that are called by the words."""
        with_name = {
            number: WEIGHTS[name] > 1
            for name, hits in found.items()
            for _, number in heapq.nsmallest(_LOOKED_AT, hits)
        }
        weights = {word: -math.log(self.share(word)) for word in words}
        better: dict[int, float] = {}
        for number, names in self._index.called([*with_name]).items():
            likeness = max(self._likeness(each, weights, with_name[number]) for each in names)
            better[number] = 1 + _CALLED * likeness**2
        return {
            name: [(score * better.get(number, 1), number) for score, number in hits]
            for name, hits in found.items()
        }

    def of(self, found: Hits, named: Sequence[str]) -> Hits:
        """What was found, better if it is of the treaty or the State that a query names."""
        for whole in named:
            parts = self._index.parts(whole)
            found = {
                name: [(score * (_OF if each in parts else 1), each) for score, each in hits]
                for name, hits in found.items()
            }
        return found

    def most(self, words: Sequence[Word], whole: Hits) -> Hits:
        """What has most of the words, by their weight, beside what has them all."""
        rare = [word for word in words if self.share(word) < COMMON] or words
        weights = {word: -math.log(self.share(word)) for word in rare}
        cover: dict[int, float] = defaultdict(float)
        for word, weight in weights.items():
            for number in self._index.having(word.expression()):
                cover[number] += weight
        for hits in whole.values():
            for _, number in hits:
                cover.pop(number, None)
        least = COVER * max(cover.values(), default=0.0)
        scores = {number: -each for number, each in cover.items() if each >= least}
        for columns, worth in _WORTH.items():
            for word, weight in weights.items():
                for number in self._index.having(f"{columns} : {word.expression()}"):
                    if number in scores:
                        scores[number] -= worth * weight
        return self._index.shelved([(scores[number], number) for number in sorted(scores)])

    def first(self, things: Sequence[str], found: Hits) -> Hits:
        """What was found, with certain things in their order before everything else."""
        numbers = [(self._index.number(each), place(each)) for each in things]
        certain = {number: name for number, name in numbers if number is not None}
        best = min((score for hits in found.values() for score, _ in hits), default=0.0)
        ranked: dict[str, list[Hit]] = defaultdict(list)
        for name, hits in found.items():
            ranked[name] += [hit for hit in hits if hit[1] not in certain]
        for rank, (number, name) in enumerate(certain.items()):
            ranked[name].append((best - len(certain) + rank, number))
        return {name: hits for name, hits in ranked.items() if hits}

    def _share(self, things: int) -> float:
        return min(0.99, max(1, things) / self._index.size)

    def _weight(self, stem: str) -> float:
        """How much a word tells of what is meant: the fewer things have it, the more."""
        if stem not in self._weights:
            self._weights[stem] = -math.log(self._share(self._index.common(stem)[1]))
        return self._weights[stem]

    def _likeness(self, name: Sequence[str], weights: Mapping[Word, float], is_name: bool) -> float:
        """How much of a name is asked, and of what is asked is in the name, from 0 to 1.

        Its years and numbers need not be asked. That it begins with what is asked says much of a
        name, and little of a sentence.
        """
        there = {stem for stem in name if stem not in ASKING}
        met = {word: there.intersection(word.stems) for word in weights}
        shared = sum(weight for word, weight in weights.items() if met[word])
        if not shared:
            return 0.0
        missing = sum(weight for word, weight in weights.items() if not met[word])
        taken = set().union(*met.values())
        begun = (
            is_name and not missing and len(weights) > 1 and taken.issuperset(name[: len(weights)])
        )
        left_over = sum(self._weight(stem) for stem in there - taken if not stem.isdecimal())
        return max(_BEGUN * begun, shared / (shared + missing + left_over))


def together(found: Hits) -> list[Hit]:
    """The hits of all shelves but that of questions."""
    return [hit for name, hits in found.items() if name != QUESTION for hit in hits]


def one_after_the_other(some: Hits, others: Hits) -> Hits:
    """The hits of some, and behind them those of others that are not among them."""
    known = {number for hits in some.values() for _, number in hits}
    best = min((score for hits in others.values() for score, _ in hits), default=0.0)
    found: dict[str, list[Hit]] = defaultdict(list)
    for name, hits in some.items():
        found[name] += [(score + best, number) for score, number in hits]
    for name, hits in others.items():
        found[name] += [hit for hit in hits if hit[1] not in known]
    return {name: hits for name, hits in found.items() if hits}
