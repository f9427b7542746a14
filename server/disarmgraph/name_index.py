"""Finds things by what people call them: any name, in English or French, with slips.

Words are compared as ``folding`` has them and weigh the more the fewer things have them. A score
runs from 0 to 100: 100 is a name word for word, 98 its words in another order, 97 and less what is
only like it. A match is told only where no other thing could be meant.
"""

import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from pyoxigraph import Store
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from disarmgraph import nomenclature
from disarmgraph.folding import KINDS, compact, plain, words
from disarmgraph.namespaces import BASE, PREFIXES
from disarmgraph.nomenclature import Standing
from disarmgraph.symbol import canonical, without_year

LIKE, AHEAD = 90.0, 6.0
"""The least score of a match whose name differs, and how far the next thing must be behind it."""
BEGUN = 88.0
"""The score of what has a title that the query is the beginning of."""
WORST = 30.0
"""The least score that is worth telling."""
LONGEST = 500
"""Characters of a query that are looked at."""

_STANDING = {Standing.FIRM: 1.0, Standing.IN_CONTEXT: 0.85, Standing.MADE: 0.8}
_MIXED = 0.9
_MISSING, _LEFT_OVER = 0.6, 0.4
"""What a word of the query that the name lacks weighs, and one of the name that is not asked."""
_OTHER_NUMBER = 0.75
_BRACKETS = re.compile(r"^(.*?)\s*\(([^()]*)\)\s*$")


@dataclass(frozen=True)
class Found:
    """A thing that a query may mean: its IRI, the score, whether it is safe, the name it has."""

    iri: str
    score: float
    match: bool
    name: str


@dataclass
class _Entry:
    """A name as its words, with the things that bear it: its standing, and as it is written."""

    words: tuple[str, ...]
    weight: float
    bearers: dict[str, tuple[Standing, str]]


@dataclass(frozen=True)
class _Likeness:
    """How alike a thing is to a query, through one of its names.

    ``same`` if they have the same words, ``numbers`` if at least those agree.
    """

    score: float
    name: str
    standing: Standing = Standing.FIRM
    same: bool = False
    numbers: bool = True


class NameIndex:
    """The names of a graph, read once; the graph is not asked again."""

    def __init__(self, store: Store) -> None:
        self.classes = nomenclature.classes(store)
        self._years = nomenclature.years(store)
        self._codes = nomenclature.codes(store)
        self._entries: list[_Entry] = []
        self._acronyms: dict[str, set[str]] = defaultdict(set)
        self._labels: dict[str, list[str]] = defaultdict(list)
        self._read(nomenclature.names(store, self.classes))
        self._symbols: dict[str, set[str]] = defaultdict(set)
        self._read_symbols(store)
        self._similar = lru_cache(maxsize=2**14)(self._similar_words)

    def _read(self, names: Iterator[nomenclature.Name]) -> None:
        entries: dict[tuple[str, ...], _Entry] = {}
        bearers: dict[str, set[str]] = defaultdict(set)
        for name in names:
            told = words(name.text)
            if not told:
                continue
            entry = entries.setdefault(told, _Entry(told, 0.0, {}))
            known = entry.bearers.get(name.thing, (name.standing, name.text))
            entry.bearers[name.thing] = max(known, (name.standing, name.text))
            if name.standing == Standing.FIRM and name.text.isupper() and name.text.isalpha():
                self._acronyms[name.text].add(name.thing)
            elif name.standing == Standing.FIRM:
                self._labels[name.thing].append(name.text)
            for word in told:
                bearers[word].add(name.thing)
        self._entries = list(entries.values())
        self._weights = {
            word: math.log(1 + len(self.classes) / len(things)) for word, things in bearers.items()
        }
        self._vocabulary = list(self._weights)
        self._heaviest = math.log(1 + len(self.classes))
        self._postings: dict[str, list[int]] = defaultdict(list)
        self._compact: dict[str, list[int]] = defaultdict(list)
        for number, entry in enumerate(self._entries):
            entry.weight = sum(self._weights[word] for word in set(entry.words))
            self._compact[compact(entry.words)].append(number)
            for word in set(entry.words):
                self._postings[word].append(number)

    def _read_symbols(self, store: Store) -> None:
        for written, document in nomenclature.symbols(store):
            self._symbols[canonical(written) or written].add(document)
        with_symbol = set().union(*self._symbols.values())
        for thing, kinds in self.classes.items():
            if nomenclature.DISARM + "Document" in kinds and thing not in with_symbol:
                for cited in filter(None, map(canonical, self._labels[thing])):
                    self._symbols[cited].add(thing)
        for symbol in list(self._symbols):
            if without_year(symbol) != symbol:
                self._symbols[without_year(symbol)] |= self._symbols[symbol]

    def by_symbol(self, text: str) -> list[str]:
        """The documents with the symbol that a text is or cites, sorted."""
        return sorted(self._symbols.get(canonical(text) or text, ()))

    def near_symbols(self, text: str, limit: int = 6) -> list[str]:
        """Documents whose symbols are spelt most like that of a text, the nearest first."""
        near = process.extract(
            canonical(text) or text, list(self._symbols), scorer=fuzz.ratio, score_cutoff=60
        )
        found = [document for symbol, _, _ in near for document in sorted(self._symbols[symbol])]
        return list(dict.fromkeys(found))[:limit]

    def known(self, text: str) -> str | None:
        """The thing that a text is the IRI of: whole, below our base, or with a prefix."""
        prefix, colon, local = text.partition(":")
        for iri in (text, BASE + text, PREFIXES.get(prefix, "") + local if colon else ""):
            if iri in self.classes:
                return iri
        return None

    def search(self, text: str, kinds: Collection[str] = (), limit: int = 10) -> list[Found]:
        """The things of those classes (of any, without) that a text is most likely to mean."""
        text = text[:LONGEST].strip()
        likeness = self._certain(text) or self._like(text)
        if kinds:
            likeness = {
                thing: each
                for thing, each in likeness.items()
                if not set(kinds).isdisjoint(self.classes[thing])
            }
        ranked = sorted(likeness.items(), key=lambda each: (-each[1].score, each[0]))
        matched = _is_match(words(text), [each for _, each in ranked])
        return [
            Found(thing, round(each.score, 1), matched and not place, each.name)
            for place, (thing, each) in enumerate(ranked[:limit])
            if each.score >= WORST
        ]

    def suggest(self, prefix: str) -> list[Found]:
        """The things that have a name which begins like that, then those that it is like."""
        begun = plain(prefix.strip())
        found: dict[str, Found] = {}
        if begun:
            for entry in self._entries:
                for thing, (standing, name) in entry.bearers.items():
                    if standing and plain(name).startswith(begun):
                        closeness = 100 * len(begun) / len(name)
                        if thing not in found or found[thing].score < closeness:
                            found[thing] = Found(thing, closeness, False, name)
        ranked = sorted(found.values(), key=lambda each: (-each.score, each.iri))
        return ranked + [each for each in self.search(prefix, limit=50) if each.iri not in found]

    def _certain(self, text: str) -> dict[str, _Likeness]:
        """What an identifier means: an IRI, a code of a State, a symbol that a document has."""
        known = self.known(text)
        if known:
            return {known: _Likeness(100.0, text, same=True)}
        if text in self._codes:
            return self._like(text) | {self._codes[text]: _Likeness(100.0, text, same=True)}
        return {each: _Likeness(100.0, text, same=True) for each in self.by_symbol(text)}

    def _like(self, text: str) -> dict[str, _Likeness]:
        """How alike things are to a text, to what stands outside its brackets, to it in full."""
        best = self._alike(words(text))
        bracketed = _BRACKETS.match(text)
        if bracketed:
            outside, inside = (self._alike(words(each)) for each in bracketed.groups())
            for thing, each in outside.items():
                agreed = inside.get(thing)
                if agreed is None or not agreed.same:
                    each = replace(each, score=min(each.score, LIKE - 1), same=False)
                _keep(best, thing, each)
        for written_out in self._written_out(text):
            for thing, each in self._alike(words(written_out)).items():
                _keep(best, thing, each)
        return best

    def _written_out(self, text: str) -> Iterator[str]:
        """The text with each acronym that means one thing replaced by the names of that thing."""
        parts = text.split()
        for place, part in enumerate(parts):
            things = self._acronyms.get(part.strip(",;."), ())
            if len(things) == 1 and len(parts) > 1:
                for label in self._labels[next(iter(things))][:2]:
                    yield " ".join([*parts[:place], label, *parts[place + 1 :]])

    def _alike(self, asked: tuple[str, ...]) -> dict[str, _Likeness]:
        """The best likeness of each thing that shares a word with what is asked."""
        best: dict[str, _Likeness] = {}
        shared: dict[int, dict[str, float]] = defaultdict(dict)
        met: dict[int, set[str]] = defaultdict(set)
        for word in set(asked):
            for other, similarity in self._similar(word).items():
                for number in self._postings[other]:
                    held = shared[number]
                    held[other] = max(held.get(other, 0.0), similarity)
                    met[number].add(word)
        for number in self._compact.get(compact(asked), ()):
            entry = self._entries[number]
            shared[number] = dict.fromkeys(entry.words, 1.0)
            met[number] = set(asked)
        for number, held in shared.items():
            self._weigh(asked, self._entries[number], held, met[number], best)
        self._mix(asked, shared, met, best)
        return best

    def _weigh(
        self,
        asked: tuple[str, ...],
        entry: _Entry,
        held: dict[str, float],
        met: set[str],
        best: dict[str, _Likeness],
    ) -> None:
        """Keeps how alike the bearers of a name are by it, where that is more than is known."""
        alike = sum(self._weights[word] * similarity for word, similarity in held.items())
        whole = sum(map(self._weights.__getitem__, held))
        left_over = entry.weight - whole
        missing = [word for word in set(asked) if word not in met]
        spare_numbers = any(word.isdecimal() for word in entry.words if word not in held)
        in_order = entry.words == asked or compact(entry.words) == compact(asked)
        begun = len(asked) > 2 and entry.words[: len(asked)] == asked
        for thing, (standing, name) in entry.bearers.items():
            years = self._years.get(thing, ())
            absent = [word for word in missing if word not in years]
            lacking = sum(self._weights.get(word, self._heaviest) for word in absent)
            score = 98 * alike / (whole + _MISSING * lacking + _LEFT_OVER * left_over)
            if begun:
                score = max(score, BEGUN)
            other = any(word.isdecimal() for word in absent)
            score *= _STANDING[standing] * (_OTHER_NUMBER if other else 1)
            same = in_order or (score > 97.99 * _STANDING[standing])
            score += 2 if in_order and standing == Standing.FIRM else 0
            agree = not other and not spare_numbers
            _keep(best, thing, _Likeness(score, name, standing, same, agree))

    def _mix(
        self,
        asked: tuple[str, ...],
        shared: dict[int, dict[str, float]],
        met: dict[int, set[str]],
        best: dict[str, _Likeness],
    ) -> None:
        """Raises what has all words of a query only in several of its names taken together."""
        covered: dict[str, set[str]] = defaultdict(set)
        for number in shared:
            for thing in self._entries[number].bearers:
                covered[thing] |= met[number]
        total = {word: self._weights.get(word, self._heaviest) for word in set(asked)}
        every = sum(total.values())
        for thing, found in covered.items():
            known = best[thing]
            share = sum(total[word] for word in found) / every
            score = known.score + (100 * _MIXED - known.score) * max(0.0, share - 0.5) * 0.6
            if len(found) > 1 and score > known.score and known.numbers:
                best[thing] = replace(known, score=score)

    def _similar_words(self, word: str) -> dict[str, float]:
        """The words of names that a word may be meant for, with how alike they are, up to 1."""
        found = dict.fromkeys(KINDS & self._weights.keys(), 0.8) if word in KINDS else {}
        slips = 0 if word.isdecimal() or len(word) < 5 else 1 if len(word) < 8 else 2
        if slips:
            for other, distance, _ in process.extract(
                word, self._vocabulary, scorer=OSA.distance, score_cutoff=slips, limit=None
            ):
                found[other] = max(found.get(other, 0.0), 1 - distance / 10)
        if word in self._weights:
            found[word] = 1.0
        return found


def _keep(best: dict[str, _Likeness], thing: str, likeness: _Likeness) -> None:
    known = best.get(thing)
    if known is None or likeness.score > known.score:
        best[thing] = likeness


def _is_match(asked: tuple[str, ...], ranked: list[_Likeness]) -> bool:
    """Whether the first of the things found can be taken without looking at the others."""
    if not ranked or ranked[0].standing != Standing.FIRM:
        return False
    first, *others = ranked
    if first.same:
        return not any(each.same and each.standing != Standing.MADE for each in others)
    near = others and others[0].score > first.score - AHEAD
    return first.score >= LIKE and first.numbers and not near and len(compact(asked)) >= 8
