"""What somebody asks in words, as the words that an index has."""

import re
from bisect import bisect_left
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from disarmgraph.naming.folding import KINDS, plain
from disarmgraph.naming.symbol import canonical
from disarmgraph.search.stems import spans, stem
from disarmgraph.search.text_index import TextIndex

LONGEST = 300
"""Characters of a query that are looked at."""
MOST = 12
"""Words of a query that are looked for: of more, the rarest."""

_ASKING = frozenset(
    re.findall(
        r"\w+",
        "what when where which who whom whose why how is are was were be been do does did has have "
        "had can may must should there any all me my show tell quand ou quel quelle quoi qui que "
        "pourquoi comment est sont etait etaient ont avait doit doivent peut peuvent faut il elle "
        "ils ce cette ces se quels quelles lesquels lesquelles that ayant",
    )
)
"""Words with which people ask, and by which nothing is found."""
ASKING = frozenset(map(stem, _ASKING))
"""The stems of these words."""
_SAME_ASKED = {
    each: frozenset(map(stem, words))
    for words in map(str.split, ("who whom qui", "when quand", "where ou", "how comment"))
    for each in words
}
"""The stems of words with which one asks the same, by each of the words."""
TREATY = tuple(sorted({stem(word) for word in KINDS}))
"""The stems of what treaties are called; people mix them up."""
_UNSAID = frozenset(("un", "onu", "state", "states", "etat", "etats"))
"""What goes without saying: many names of organs of the United Nations leave out whose they are,
and acts are those of States."""
_NUMBERS = re.compile(r"\d+(?:/\d+)+")
ACRONYM = re.compile(r"[A-Z]{2,6}")
"""What another letter makes the acronym of something else, so that no slip is put right in it."""
_FEW = 24
"""Stems that the beginning of a word stands for one by one."""


Wanted = tuple[Set[str], ...]
"""The stems of each word of a query, one of which is enough."""


@dataclass(frozen=True)
class Word:
    """A word of a query: the stems that it may be, and what was taken instead of a misspelt one.

    Without any stem, nothing in the graph is like it, or only ``near``: what it may have been meant
    for, which is not taken instead of an acronym. ``begun`` if there may be more to come,
    ``optional`` if it goes without saying.
    """

    written: str
    stems: tuple[str, ...]
    instead: str = ""
    near: str = ""
    begun: bool = False
    optional: bool = False

    def expression(self) -> str:
        """The word in the language of FTS5."""
        each = [f'"{stem}"' for stem in self.stems] + [f'"{self.stems[0]}" *'] * self.begun
        return f"({' OR '.join(each)})" if len(each) > 1 else each[0]


@dataclass(frozen=True)
class Wording:
    """A query in words. ``is_question`` if it is put as a question.

    ``phrases`` are the numbers of symbols, which say nothing one by one, in the language of FTS5;
    ``asked_for`` the stems of words with which one asks for a person, a time, a place or a way.
    """

    text: str
    words: tuple[Word, ...]
    is_question: bool = False
    phrases: tuple[str, ...] = ()
    asked_for: Set[str] = frozenset()

    @property
    def known(self) -> tuple[Word, ...]:
        """The words that the graph has, or has words like."""
        return tuple(word for word in self.words if word.stems)

    @property
    def wanted(self) -> Wanted:
        """What is looked for, by which it is marked where it was found."""
        return tuple(frozenset(word.stems) for word in self._needed)

    @property
    def corrected(self) -> str:
        """The text with what was taken instead of words that nothing has; empty if it stands."""
        if not any(word.instead for word in self.words):
            return ""
        text = self.text
        for word in self.words:
            text = text.replace(word.written, word.instead or word.written, 1)
        return text

    def expression(self) -> str:
        """That all words are wanted that do not go without saying, numbers of symbols together."""
        return " AND ".join([*(word.expression() for word in self._needed), *self.phrases])

    @property
    def _needed(self) -> Sequence[Word]:
        return [word for word in self.known if not word.optional] or self.known


class Reader:
    """Reads queries as the words of an index."""

    def __init__(self, index: TextIndex) -> None:
        self._index = index
        self._forms = sorted(index.forms)

    def read(self, text: str, *, begun: bool = False) -> Wording:
        """A query in words; ``begun`` if its last word may go on."""
        text = " ".join(text[: 10 * LONGEST].replace("\0", " ").split())
        if len(text) > LONGEST:
            text = text[:LONGEST].rpartition(" ")[0] or text[:LONGEST]
        found: list[Word] = []
        asking = False
        asked_for: Set[str] = frozenset()
        for start, end, told in spans(text):
            written = text[start:end]
            if _ASKING.issuperset(plain(written).split("-")):
                asking = True
                asked_for = asked_for or _SAME_ASKED.get(plain(written), asked_for)
                continue
            if written.islower():
                told = [each for each in told if len(told) == 1 or each not in ASKING]
            last = begun and end == len(text)
            if len(told) == 1:
                shouted = text.isupper() and written != text
                read = [self._word(written, told[0], begun=last, shouted=shouted)]
            else:
                read = [Word(written, self._known((each,))) for each in told]
            unsaid = plain(written) in _UNSAID
            found += [replace(word, optional=unsaid) for word in read]
        if len(found) > 1:
            found = [self._of_kind(word) for word in found]
        symbols = () if begun else _NUMBERS.findall(canonical(text) or text)
        phrases = tuple(f'"{numbers.replace("/", " ")}"' for numbers in symbols)
        is_question = asking or text.endswith("?")
        return Wording(text, self._rarest(found), is_question, phrases, asked_for)

    def _word(self, written: str, told: str, *, begun: bool, shouted: bool) -> Word:
        """What a word may be: itself, the beginning of others, or a slip for one."""
        known = self._known((told,))
        if begun or not known:
            longer = self._longer(plain(written))
            found = tuple(dict.fromkeys((told, *longer[:_FEW])))
            if begun and (len(longer) > _FEW or told.isdecimal()):
                return Word(written, found, begun=True)
            if known or longer:
                return Word(written, self._known(found))
        return Word(written, known) if known else self._slip(written, shouted=shouted)

    def _of_kind(self, word: Word) -> Word:
        """A word, or what a treaty is called by any of the others that people take for it."""
        return Word(word.written, self._known(TREATY)) if plain(word.written) in KINDS else word

    def _known(self, stems: Sequence[str]) -> tuple[str, ...]:
        return tuple(each for each in stems if each in self._index)

    def _longer(self, beginning: str) -> list[str]:
        """The stems of words that begin like that, those of most names first."""
        found: dict[str, None] = {}
        for place in range(bisect_left(self._forms, beginning), len(self._forms)):
            form = self._forms[place]
            if not form.startswith(beginning) or not beginning.isalpha():
                break
            found[self._index.forms[form][0]] = None
        return sorted(found, key=self._index.common, reverse=True)

    def _slip(self, written: str, *, shouted: bool) -> Word:
        """The word that a misspelt one is most likely meant for: one in names, a frequent one.

        Capitals tell nothing where all words are in them, ``shouted``.
        """
        asked = plain(written)
        most = 0 if asked.isdecimal() or len(asked) < 4 else 1 if len(asked) < 8 else 2
        if not most:
            return Word(written, ())
        near = process.extract(
            asked, self._forms, scorer=OSA.distance, score_cutoff=most, limit=None
        )
        best = min(
            (
                (distance, form[0] != asked[0], not names, -names - things, form)
                for form, distance, _ in near
                for names, things in [self._index.common(self._index.forms[form][0])]
                if things and not form.isdecimal()
            ),
            default=None,
        )
        if best is None:
            return Word(written, ())
        stem, common = self._index.forms[best[-1]]
        if ACRONYM.fullmatch(common) or (ACRONYM.fullmatch(written) and not shouted):
            return Word(written, (), near=common)
        return Word(written, (stem,), instead=common)

    def _rarest(self, words: Sequence[Word]) -> tuple[Word, ...]:
        """The words, each once; of too many those that fewest things have, in their order."""
        each = list({word.stems or word.written: word for word in words}.values())
        if len(each) <= MOST:
            return tuple(each)
        counts = {word: sum(self._index.common(stem)[1] for stem in word.stems) for word in each}
        kept = sorted(each, key=counts.__getitem__)[:MOST]
        return tuple(word for word in each if word in kept)
