"""Finds things by what people call them: any name, in English or French, with slips; any symbol.

A score runs from 0 to 100: 100 is a name word for word, 98 its words in another order, less is what
is only like it. A match is told only where no other thing could be meant.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from pyoxigraph import Store
from rapidfuzz import fuzz, process

from disarmgraph.namespaces import BASE, DISARM, PREFIXES, last_part
from disarmgraph.naming import nomenclature
from disarmgraph.naming.folding import compact, words
from disarmgraph.naming.likeness import Comparison, Likeness, Likenesses, keep
from disarmgraph.naming.nomenclature import Standing
from disarmgraph.naming.symbol import canonical, without_year

LIKE, AHEAD = 90.0, 6.0
"""The least score of a match whose name differs, and how far the next thing must be behind it."""
LONG = 8
"""Letters that a name needs for a match in spite of a slip: a shorter one may be another's."""
WORST = 30.0
"""The least score that is worth telling."""
LONGEST = 500
"""Characters of a query that are looked at."""
MOST_ACRONYMS = 3
"""Acronyms of a query that are written out."""

_BRACKETS = re.compile(r"^(.*?)\s*\(([^()]*)\)$|^(.*\S)\s+[-\u2013\u2014]\s+([A-Z]{2,})$")
_NEAR = 60


@dataclass(frozen=True)
class Found:
    """A thing that a query may mean: its IRI, the score, whether it is safe, the name it has."""

    iri: str
    score: float
    match: bool
    name: str


class NameIndex:
    """The names of a graph, read once; the graph is not asked again.

    ``classes`` are the things that can be found, each with the classes that it belongs to.
    """

    def __init__(self, store: Store) -> None:
        self.classes = nomenclature.classes(store)
        names = list(nomenclature.names(store, self.classes))
        self._comparison = Comparison(names, nomenclature.years(store))
        self._codes = nomenclature.codes(store)
        self._acronyms: dict[str, set[str]] = defaultdict(set)
        self._titles: dict[str, list[str]] = defaultdict(list)
        for name in names:
            if name.standing == Standing.FIRM and name.text.isupper() and name.text.isalpha():
                self._acronyms[name.text].add(name.thing)
            elif name.standing == Standing.FIRM:
                self._titles[name.thing].append(name.text)
        self._symbols = self._read_symbols(store)

    def _read_symbols(self, store: Store) -> dict[str, set[str]]:
        """The documents by symbol: their own, or for want of one that in their title or IRI."""
        found: dict[str, set[str]] = defaultdict(set)
        for written, document in nomenclature.symbols(store):
            found[canonical(written) or written].add(document)
        with_symbol = set().union(*found.values())
        for thing, kinds in self.classes.items():
            if DISARM + "Document" in kinds and thing not in with_symbol:
                called = (*self._titles[thing], last_part(thing))
                for symbol in filter(None, map(canonical, called)):
                    found[symbol].add(thing)
        for symbol in list(found):
            found[without_year(symbol)] |= found[symbol]
        return found

    def by_symbol(self, text: str) -> list[str]:
        """The documents with the symbol that a text is or cites, sorted."""
        return sorted(self._symbols.get(canonical(text) or text, ()))

    def near_symbols(self, text: str, limit: int = 6) -> list[str]:
        """Documents whose symbols are spelt most like that of a text, the nearest first."""
        near = process.extract(
            canonical(text) or text, list(self._symbols), scorer=fuzz.ratio, score_cutoff=_NEAR
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

    def exactly(self, text: str) -> list[str]:
        """The things that a text identifies or clearly names, without a slip, sorted."""
        text = text[:LONGEST].strip()
        known = self.known(text)
        if known:
            return [known]
        coded = [self._codes[text]] if text in self._codes else []
        return sorted({*coded, *self.by_symbol(text), *self.named(text)})

    def named(self, text: str) -> list[str]:
        """The things of which a text is a name that is clear wherever it stands, sorted."""
        return sorted(self._comparison.named(text))

    def search(self, text: str, kinds: Collection[str] = (), limit: int = 10) -> list[Found]:
        """The things of those classes (of any, without) that a text is most likely to mean."""
        likeness = self._likeness(text)
        ranked = sorted(
            (
                (thing, each)
                for thing, each in likeness.items()
                if not kinds or not set(kinds).isdisjoint(self.classes[thing])
            ),
            key=lambda item: (-item[1].score, item[0]),
        )
        match = _is_match(words(text), [each for _, each in ranked], bool(_named(likeness)))
        return [
            Found(thing, round(each.score, 1), match and place == 0, each.name)
            for place, (thing, each) in enumerate(ranked[:limit])
            if each.score >= WORST
        ]

    def may_mean(self, text: str, thing: str) -> bool:
        """Whether a text may mean a thing: it is like a name of it, and not that of another."""
        likeness = self._likeness(text)
        named = _named(likeness)
        if named or thing not in likeness:
            return thing in named
        return likeness[thing].numbers and likeness[thing].score >= WORST

    def suggest(self, beginning: str) -> list[Found]:
        """The things that have a name which begins like that, then those that it is like."""
        begun: dict[str, Found] = {}
        if beginning.strip():
            for thing, name, share in self._comparison.begun(beginning.strip()):
                if thing not in begun or begun[thing].score < 100 * share:
                    begun[thing] = Found(thing, 100 * share, False, name)
        ranked = sorted(begun.values(), key=lambda each: (-each.score, each.iri))
        return ranked + [each for each in self.search(beginning, limit=50) if each.iri not in begun]

    def _likeness(self, text: str) -> Likenesses:
        """How alike each thing is to a text, which may be an identifier."""
        text = text[:LONGEST].strip()
        return self._certain(text) or self._like(text)

    def _certain(self, text: str) -> Likenesses:
        """What an identifier means: an IRI, a code of a State, a symbol that a document has."""
        known = self.known(text)
        if known:
            return {known: Likeness(100.0, text, same=True)}
        if text in self._codes:
            return self._like(text) | {self._codes[text]: Likeness(100.0, text, same=True)}
        return {each: Likeness(100.0, text, same=True) for each in self.by_symbol(text)}

    def _like(self, text: str) -> Likenesses:
        """How alike things are to a text, less its brackets, and with its acronyms written out."""
        best = self._comparison.alike(text)
        bracketed = _BRACKETS.match(text)
        if bracketed:
            parts = [each for each in bracketed.groups() if each is not None]
            before, within = map(self._comparison.alike, parts)
            for thing, each in before.items():
                confirmed = thing in within and within[thing].same
                doubtful = replace(each, score=min(each.score, LIKE - 1), same=False)
                keep(best, thing, each if confirmed else doubtful)
        for meant, written_out in self._written_out(text):
            for thing, each in self._comparison.alike(written_out).items():
                if thing != meant:
                    keep(best, thing, each)
        return best

    def _written_out(self, text: str) -> Iterator[tuple[str, str]]:
        """The one thing that an acronym means, and the text with two names of it in its place."""
        parts = text.split()
        meant = [self._acronyms.get(part.strip(",;."), ()) for part in parts]
        clear = [(place, *things) for place, things in enumerate(meant) if len(things) == 1]
        for place, thing in clear[:MOST_ACRONYMS] if len(parts) > 1 else ():
            for title in self._titles[thing][:2]:
                yield thing, " ".join([*parts[:place], title, *parts[place + 1 :]])


def _named(likeness: Likenesses) -> set[str]:
    """The things of which a text is a name, word for word, that is clear wherever it stands."""
    return {
        thing for thing, each in likeness.items() if each.same and each.standing == Standing.FIRM
    }


def _is_match(asked: tuple[str, ...], ranked: list[Likeness], named: bool) -> bool:
    """Whether the first of the things found can be taken without looking at the others.

    ``named`` if what is asked is the name of something, of whichever class: then nothing is meant
    that is only called nearly so.
    """
    if not ranked or ranked[0].standing != Standing.FIRM:
        return False
    first, *others = ranked
    if first.same:
        return not any(each.same and each.standing != Standing.MADE for each in others)
    near = others and others[0].score > first.score - AHEAD
    long = len(compact(asked)) >= LONG
    return first.score >= LIKE and first.whole and long and not near and not named
