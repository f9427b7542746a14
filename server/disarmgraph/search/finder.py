"""Finds what somebody asks for in words: what is named so, what has the words, or most of them."""

import heapq
import math
from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass

from disarmgraph.naming.folding import KINDS, plain
from disarmgraph.naming.name_index import NameIndex
from disarmgraph.search.entries import QUESTION, place
from disarmgraph.search.query_words import TREATY, Reader, Word, Wording
from disarmgraph.search.ranking import COMMON, Hits, Ranking, one_after_the_other, together
from disarmgraph.search.stems import stem
from disarmgraph.search.text_index import Hit, TextIndex

FEW = 5
"""How many things with all the words are enough, so that none is wanted with most of them."""
LIKE = 60.0
"""The score of a name that may well be meant (``naming.name_index``)."""
ASKED = 0.55
"""What part of the words of a query a question must have, each by its weight."""
LEAST = 0.8
"""What part of what the best question has another one must have."""
SEVERAL = 3
"""Words that a question must have, all of a query, to be before what is no question."""
QUESTIONS = 10
NEAR = 8
"""How many things are told where nothing is found."""

_LIKELY = 2
"""How many things with such a name are put before what has most of the words."""
_PARAMETERS = {"instrument": Word("treaty", TREATY), "state": Word("state", (stem("state"),))}
"""What many questions can be asked about, by shelf, and how they call it."""
_SAME = 2
"""How much better it is to begin with the word with which one asks: who, when, how."""
_CALLED = ("Convention", "Treaty", "Traité")
"""What treaties are called by, which people mix up."""
_MIXED_UP = frozenset(map(plain, _CALLED))
"""The same as they are looked for."""
_ANY = 0.5
"""What that word is worth, which not all of them have."""


@dataclass(frozen=True)
class Group:
    """What was found on one shelf: how many things, and the first of them."""

    shelf: str
    count: int
    things: Sequence[str]


@dataclass(frozen=True)
class Answer:
    """What was found: the first of each shelf in ``groups``, the best first, and of all shelves, or
    of the one that was asked for, those in ``things``.

    ``exact`` are the things that the text names or identifies, ``named`` the instruments and States
    that a part of it names. ``whole`` is how many things have all the words; the others have most
    of them. Where too many have them, only names and titles are looked at (``only_titles``).
    ``fits`` if a question of the library asks just that. ``near`` is what may be meant where there
    is nothing.
    """

    wording: Wording
    groups: Sequence[Group] = ()
    things: Sequence[str] = ()
    exact: Sequence[str] = ()
    named: Sequence[str] = ()
    near: Sequence[str] = ()
    whole: int = 0
    only_titles: bool = False
    fits: bool = False

    @property
    def best(self) -> str | None:
        """The one thing that is meant, if there is no doubt."""
        return self.exact[0] if len(self.exact) == 1 else None

    @property
    def count(self) -> int:
        """How many things were found, without the questions of the library."""
        return sum(group.count for group in self.groups if group.shelf != QUESTION)

    @property
    def questions(self) -> Sequence[str]:
        """The first of the questions of the library that may be meant."""
        return next((each.things for each in self.groups if each.shelf == QUESTION), ())


class Finder:
    """Searches the names and the words of a graph."""

    def __init__(self, names: NameIndex, index: TextIndex) -> None:
        self._names = names
        self._index = index
        self._reader = Reader(index)
        self._ranking = Ranking(index)

    def find(
        self, text: str, shelf: str = "", *, first: int = 0, limit: int = 50, of_each: int = 5
    ) -> Answer:
        """What fits a text: the first of each shelf, and a stretch of one shelf, or of all."""
        wording = self._reader.read(text)
        exact, likely = self._by_name(wording)
        named, rest = self._named(wording)
        of = named if rest and not exact else []
        hits, whole, only_titles = self._hits(wording, [*likely, *named], of)
        found = dict(self._ranking.first(exact, self._without_passages(exact, hits)))
        asked, all_asked = self._questions(rest, wording.asked_for)
        fits = all_asked and "state" not in map(place, named)
        if asked:
            found[QUESTION] = asked
        groups = [
            Group(name, len(of_shelf), self._index.iris(heapq.nsmallest(of_each, of_shelf)))
            for name, of_shelf in sorted(found.items(), key=lambda item: min(item[1]))
        ]
        chosen = found.get(shelf, ()) if shelf else together(found)
        things = self._index.iris(heapq.nsmallest(first + limit, chosen)[first:])
        near = () if groups else self._near(wording)
        return Answer(wording, groups, things, exact, named, near, whole, only_titles, fits)

    def suggest(self, text: str, limit: int = 8) -> list[str]:
        """What somebody may mean who has begun to write: things by their names, then questions."""
        wording = self._reader.read(text, begun=True)
        found = self._exactly(wording)
        if len(wording.known) < len(wording.words) or not wording.words:
            return found[:limit]
        wanted = wording.expression()
        for columns, enough in (("names", limit), ("names label", limit), ("about label names", 1)):
            if len(found) < enough:
                hits = self._index.hits(f"{{{columns}}} : ({wanted})")
                ranked = together(self._ranking.by_names(hits, wording.known))
                best = self._index.iris(heapq.nsmallest(limit, ranked))
                found = list(dict.fromkeys((*found, *best)))
        asked = self._index.iris(heapq.nsmallest(2, self._index.questions(wanted)))
        return [*found[: limit - len(asked)], *asked]

    def _by_name(self, wording: Wording) -> tuple[list[str], list[str]]:
        """What the text names, without a doubt, and what has a name that is much like it."""
        exact = self._exactly(wording)
        if exact or wording.is_question:
            return exact, []
        like = [
            each
            for each in self._names.search(wording.text, limit=_LIKELY)
            if place(each.iri) != "place"
        ]
        if like and like[0].match:
            return [like[0].iri], []
        return [], [each.iri for each in like if each.score >= LIKE]

    def _exactly(self, wording: Wording) -> list[str]:
        """What the text names or identifies, as it stands or as it was meant; a place does not
        count, since treaties are called by those of their adoption."""
        for text in filter(None, (wording.text, wording.corrected)):
            exact = [each for each in self._names.exactly(text) if place(each) != "place"]
            if exact:
                return exact
        words = [plain(word.written) for word in wording.words]
        if wording.is_question or not _MIXED_UP.intersection(words):
            return []
        return [each for each in self._named_by(wording.words) if place(each) == "instrument"]

    def _named(self, wording: Wording) -> tuple[list[str], list[Word]]:
        """The instruments and States that parts of the text name, and the words in which a question
        of the library would ask the same of any."""
        words = wording.words
        named: dict[str, None] = {}
        rest: dict[int, Word] = dict(enumerate(words))
        for length in range(len(words), 0, -1):
            for begin in range(len(words) - length + 1):
                part = range(begin, begin + length)
                if not rest.keys() >= {*part}:
                    continue
                things = self._named_by([words[each] for each in part])
                for each in part if things else ():
                    del rest[each]
                named |= dict.fromkeys(things)
        left = [
            word for word in rest.values() if not word.written.isdecimal() and not word.optional
        ]
        called = [_PARAMETERS[kind] for kind in {place(each): None for each in named}]
        return list(named), [*left, *called] if left else []

    def _named_by(self, words: Sequence[Word]) -> list[str]:
        """The instruments and States that words name, whatever they call a treaty."""
        meant = [word.instead or word.written for word in words]
        kinds = [place for place, word in enumerate(words) if plain(word.written) in KINDS]
        ways = [meant]
        if kinds and len(words) > 1:
            ways += [[*meant[: kinds[0]], each, *meant[kinds[0] + 1 :]] for each in _CALLED]
        found = [thing for way in ways for thing in self._names.named(" ".join(way))]
        return [each for each in dict.fromkeys(found) if place(each) in _PARAMETERS]

    def _hits(
        self, wording: Wording, named: Sequence[str], of: Sequence[str]
    ) -> tuple[Hits, int, bool]:
        """What has all the words of a query; if that is little, what it names, and what has most
        of them; before others what is ``of`` a treaty or a State. How many have all the words, and
        whether only names and titles were looked at."""
        words = wording.known
        if not words:
            return self._ranking.first(named, {}), 0, False
        common = all(self._ranking.share(word) > COMMON for word in words)
        wanted = wording.expression()
        hits = self._index.hits(f"{{names label}} : ({wanted})" if common else wanted)
        hits = self._ranking.of(self._ranking.by_names(hits, words), of)
        whole = sum(map(len, hits.values())) * (len(words) == len(wording.words))
        if whole >= FEW or len(words) == 1 or wording.phrases:
            return hits, whole, common
        most = self._ranking.by_names(self._ranking.most(words, hits), words)
        most = self._ranking.first(named, self._ranking.of(most, of))
        return one_after_the_other(hits, most), whole, common

    def _without_passages(self, exact: Sequence[str], found: Hits) -> Hits:
        """What was found without the passages of the document that is asked for: all have its
        name, and it shows them itself."""
        parts = set().union(*map(self._index.parts, exact))
        passages = [hit for hit in found.get("passage", ()) if hit[1] not in parts]
        return {name: passages if name == "passage" else hits for name, hits in found.items()}

    def _questions(self, words: Sequence[Word], asked_for: Set[str]) -> tuple[list[Hit], bool]:
        """The questions of the library that a query may be, the best first, and whether that has
        all the words of a query that has several."""
        cover: dict[int, float] = defaultdict(float)
        scores: dict[int, float] = defaultdict(float)
        total = 0.0
        for word in words:
            hits = self._index.questions(word.expression()) if word.stems else []
            weight = math.log(1 + self._index.asked / max(1, len(hits)))
            weight *= _ANY if word in _PARAMETERS.values() else 1
            total += weight
            for score, number in hits:
                cover[number] += weight
                scores[number] += score
        best = max(cover.values(), default=0.0)
        least = max(ASKED * total, LEAST * best)
        hits = [
            (scores[number] * covered / total, number)
            for number, covered in sorted(cover.items())
            if covered >= least
        ]
        known = [word for word in words if word.stems]
        hits = self._ranking.by_names({QUESTION: hits}, known)[QUESTION]
        called = self._index.called([number for _, number in hits])
        begun = {number for number, names in called.items() if asked_for & {n[0] for n in names}}
        ranked = sorted((score * (_SAME if each in begun else 1), each) for score, each in hits)
        return ranked[:QUESTIONS], best > 0.99 * total and len(words) >= SEVERAL

    def _near(self, wording: Wording) -> list[str]:
        """What may be meant by a text that nothing fits."""
        symbols = self._names.near_symbols(wording.text, NEAR)
        if symbols:
            return symbols
        like = [each.iri for each in self._names.search(wording.text, limit=NEAR)]
        spelt = [each for word in wording.words for each in self._names.exactly(word.near)]
        return list(dict.fromkeys((*like, *spelt)))[:NEAR]
