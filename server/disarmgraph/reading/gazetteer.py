"""The names that the graph knows, and where they stand in a text.

A name is compared by its words (``reading.words``). What a form means is told by all things that
have it: of "the Centre" the reader of the document has to tell which (``reading.mentions``).
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pyoxigraph import Store

from disarmgraph.namespaces import DISARM, SKOS
from disarmgraph.naming import cited, nomenclature, symbol
from disarmgraph.naming.name_index import NameIndex
from disarmgraph.naming.nomenclature import Name, Standing
from disarmgraph.reading.words import Word, listed, stems
from disarmgraph.text.occurrence import Occurrence

SHORTEST = 2
"""Letters of the shortest name that is looked for."""
TITLE = 4
"""Words of the shortest title of a document that is looked for: shorter ones are phrases too."""

_UN = re.compile(
    r"^(?:The )?United Nations (?=[A-Z])|,? (?:of the United Nations|des Nations Unies"
    r"|de l['\u2019](?:ONU|Organisation des Nations Unies))$"
)
_ORDINAL = re.compile(
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
    r"|\w+(?:teenth|tieth)|next|last|previous|premier|premiere|deuxieme|\w+ieme|prochaine?"
    r"|derniere?|\d+(?:st|nd|rd|th|e|eme|re|er))"
)
SMALL = listed(
    "in of the to by at from for with and or on as that this a an its his her our en au aux a "
    "de du des le la les et ou par pour sur dans un une ce cette chez vers selon where when "
    "while since under per if both between among however moreover urges requests invites asks "
    "encourages welcomes thanks commends congratulates reminds authorizes condemns supports notes "
    "invite engage prie remercie encourage félicite exhorte autorise condamne recalling welcoming "
    "noting thanking urging inviting"
)
"""Words that may begin a sentence before a name, and are no part of it."""


_GENERIC = listed("Review Preparatory Conference Committee Meeting Conférence examen d de l la")
"""Words of which alone no event or body has a name of its own: many treaties have such ones."""


@dataclass(frozen=True)
class Form:
    """What is written for a thing, and whether it is clear wherever it stands."""

    thing: str
    written: str
    firm: bool
    concept: bool = False
    of_un: bool = False
    """Whether it is an organ of the United Nations, which their documents name without them."""

    @property
    def is_acronym(self) -> bool:
        """Whether it is one word in capitals."""
        return self.written.isupper() and " " not in self.written


@dataclass(frozen=True)
class Match:
    """Words of a text, from ``first`` up to ``last``, that some things are called by."""

    first: int
    last: int
    forms: tuple[Form, ...]


@dataclass
class Forms:
    """Forms by their words; the longest that fits is found."""

    _by_first: dict[str, dict[tuple[str, ...], list[Form]]] = field(default_factory=dict)
    _lengths: dict[str, list[int]] = field(default_factory=dict)

    def add(self, form: Form) -> None:
        """One more; a form without a word is none."""
        key = stems(form.written)
        if key:
            same = self._by_first.setdefault(key[0], {}).setdefault(key, [])
            lengths = self._lengths.setdefault(key[0], [])
            if len(key) not in lengths:
                lengths.append(len(key))
                lengths.sort(reverse=True)
            if all(each.thing != form.thing or each.firm < form.firm for each in same):
                same[:] = [each for each in same if each.thing != form.thing] + [form]

    def at(self, words: Sequence[Word], first: int) -> Iterator[Match]:
        """The matches that begin at a word, the longest first."""
        stem = words[first].stem
        for length in self._lengths.get(stem, ()):
            last = first + length
            key = tuple(each.stem for each in words[first:last])
            forms = self._by_first[stem].get(key, ()) if len(key) == length else ()
            fitting = tuple(form for form in forms if _fits(form, words, first, last))
            if fitting:
                yield Match(first, last, fitting)

    def find(self, words: Sequence[Word]) -> list[Match]:
        """Matches that do not overlap, from left to right, at each place the longest."""
        found: list[Match] = []
        at = 0
        while at < len(words):
            is_first = words[at].stem in self._by_first
            match = next(self.at(words, at), None) if is_first else None
            if match:
                found.append(match)
            at = match.last if match else at + 1
        return found


@dataclass(frozen=True)
class Gazetteer:
    """The forms of all things that the graph has, the names of each, and its documents."""

    forms: Forms
    names: dict[str, tuple[Name, ...]]
    index: NameIndex

    @classmethod
    def of_store(cls, store: Store) -> "Gazetteer":
        """All names of what people look up, less what is made from them."""
        index, forms = NameIndex(store), Forms()
        names: dict[str, list[Name]] = defaultdict(list)
        for name in nomenclature.names(store, index.classes):
            if name.standing is Standing.MADE or len(name.text) < SHORTEST:
                continue
            names[name.thing].append(name)
        for thing, each in names.items():
            for form in _forms(thing, each, index.classes[thing]):
                forms.add(form)
        return cls(forms, {thing: tuple(each) for thing, each in names.items()}, index)

    def cited(self, text: str) -> Iterator[Occurrence]:
        """Where the text cites documents by symbol or by number, also such as the graph has not."""
        for start, end, found in cited.found_in(text):
            documents = self.index.by_symbol(found) or [symbol.iri(found)]
            if len(documents) == 1:
                yield Occurrence(start, end, documents[0])


def _forms(thing: str, names: Sequence[Name], kinds: Sequence[str]) -> Iterator[Form]:
    """What is written for a thing; titles of documents only where they are no mere phrase."""
    of_un = any(_UN.search(name.text) for name in names)
    is_document, concept = DISARM + "Document" in kinds, SKOS + "Concept" in kinds
    for name in names:
        if not is_document or len(stems(name.text)) >= TITLE:
            firm = name.standing is Standing.FIRM and not set(stems(name.text)) <= _GENERIC
            yield Form(thing, name.text, firm, concept, of_un)
        short = _UN.sub("", name.text).strip()
        if of_un and not is_document and len(stems(short)) > 1:
            firm = short == name.text and not set(stems(short)) <= _GENERIC
            yield Form(thing, short, firm, concept, of_un=True)


def _fits(form: Form, words: Sequence[Word], first: int, last: int) -> bool:
    """Whether words of a text can be the name that they sound like."""
    written = [each.written for each in words[first:last]]
    if form.is_acronym:
        return _is_acronym(form.written, written, words)
    if form.concept:
        return not _is_attribute(form, words, first, last)
    before = words[first - 1] if first and _are_joined(words[first - 1], words[first]) else None
    after = words[last] if last < len(words) and _are_joined(words[last - 1], words[last]) else None
    if before and _ORDINAL.fullmatch(before.stem):
        return False
    if last - first > 1:
        return True
    inside = (after and after.is_capital) or (
        before and before.is_capital and before.stem not in SMALL
    )
    return not form.written[:1].isupper() or (words[first].is_capital and not inside)


def _is_attribute(form: Form, words: Sequence[Word], first: int, last: int) -> bool:
    """Whether words are the adjective that a noun comes from: "explosive" for "explosives"."""
    after = words[last] if last < len(words) and _are_joined(words[last - 1], words[last]) else None
    noun = after and not after.is_capital and after.stem not in SMALL
    return bool(
        noun
        and last - first == 1
        and form.written.endswith("ives")
        and words[first].written.endswith("ive")
    )


def _is_acronym(form: str, written: Sequence[str], words: Sequence[Word]) -> bool:
    """Whether words are an acronym: in its own capitals, and not in a line all in capitals."""
    plain = re.sub(r"[^\w]", "", form)
    if "".join(written).removesuffix("s") not in (plain, plain.removesuffix("S")):
        return False
    shouted = sum(each.written.isupper() for each in words) > max(3, 0.6 * len(words))
    return not shouted or len(plain) > 3


def _are_joined(one: Word, other: Word) -> bool:
    """Whether only white space, or nothing but an apostrophe, is between two words."""
    return other.start - one.end <= 1
