"""What a document names: things that the graph knows, by what they are called in this document.

Each rule has a name, and a likelihood that was set once and is compared with the reviewed data by
``bench/reading.py``. What may be several things is told with all of them, the likeliest first.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from disarmgraph.reading.gazetteer import Form, Forms, Gazetteer, Match
from disarmgraph.reading.short_names import CONNECTORS, heads, introduced
from disarmgraph.reading.words import Word, listed, words
from disarmgraph.text.occurrence import Occurrence

NAME, ACRONYM, SYMBOL, INTRODUCED = 0.95, 0.9, 0.95, 0.9
PARTIAL, HEAD, ONLY, LAST, AGAIN = 0.85, 0.75, 0.55, 0.6, 0.6
UN_ORGAN, DEMONYM, OPEN = 0.8, 0.85, 0.9

_DEFINITE = listed(
    "the this that said such same le la les l du des au aux cette ce cet ledit ladite dudit "
    "même présente présent présents"
)
_GOVERNMENT = listed("Government gouvernement")
_ADJECTIVE = re.compile(r".*(?:al|ale|ien|ienne|ique|aire|native|ional)")
_SYMBOL_AROUND = re.compile(r"[A-Z]+(?:\.\d+)?/[\w.]+/\S*\d")
_AGAIN = re.compile(
    r"\b(?:that|the said|the same|ladite|cette|cette même|la même)\s+r[ée]solution\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Mention:
    """Words of the text and what they name, how likely, by which rule, and what else they may.

    ``start`` and ``end`` are code points of the whole text.
    """

    start: int
    end: int
    thing: str
    likelihood: float
    rule: str
    rivals: tuple[str, ...] = ()


@dataclass(frozen=True)
class Portion:
    """The own words of a passage and where they begin in the text, holes in them as spaces."""

    start: int
    text: str


@dataclass
class _Document:
    """What a document has been found to name, by which its shorter names are understood."""

    gazetteer: Gazetteer
    introduced: Forms = field(default_factory=Forms)
    heads: Forms = field(default_factory=Forms)
    told: Counter[str] = field(default_factory=Counter)
    places: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def learn(self, portion: Portion, said: Sequence[Word]) -> None:
        """Takes up the clear names of a passage, and what is introduced after them."""
        for match in self.gazetteer.forms.find(said):
            firm = {form.thing for form in match.forms if form.firm and not form.concept}
            if len(firm) != 1:
                continue
            thing = firm.pop()
            self.place(thing, said[match.first].start)
            for short in introduced(portion.text, said[match.last - 1].end - portion.start):
                self.introduced.add(Form(thing, short, firm=True))

    def place(self, thing: str, at: int) -> None:
        """Notes that a thing is named clearly at a place, and by what it can be called then."""
        if not self.told[thing]:
            for name in self.gazetteer.names.get(thing, ()):
                for short in heads(name.text):
                    self.heads.add(Form(thing, short, firm=False))
        self.told[thing] += 1
        self.places[thing].append(at)

    def nearest(self, things: Sequence[str], at: int) -> list[str]:
        """Those of the things that are named clearly, the last one before a place first."""
        named = [thing for thing in things if self.told[thing]]
        return sorted(named, key=lambda thing: (self._distance(thing, at), thing))

    def _distance(self, thing: str, at: int) -> tuple[bool, int]:
        before = [at - place for place in self.places[thing] if place <= at]
        return (False, min(before)) if before else (True, min(self.places[thing]) - at)


def mentions(portions: Sequence[Portion], gazetteer: Gazetteer) -> list[list[Mention]]:
    """What each passage of a document names, in the order of the text."""
    said = [words(each.text, each.start) for each in portions]
    document = _Document(gazetteer)
    for portion, of_portion in zip(portions, said, strict=True):
        document.learn(portion, of_portion)
    found: list[list[Mention]] = []
    last_cited: str | None = None
    for portion, of_portion in zip(portions, said, strict=True):
        cited = [_of_symbol(each, portion.start) for each in gazetteer.cited(portion.text)]
        named = [
            each
            for each in _named(of_portion, document)
            if all(each.end <= other.start or other.end <= each.start for other in cited)
            and not _is_in_symbol(portion, each)
        ]
        again = _again(portion, cited, last_cited)
        found.append(sorted([*cited, *named, *again], key=lambda each: (each.start, each.thing)))
        last_cited = cited[-1].thing if cited else last_cited
    return found


def _is_in_symbol(portion: Portion, mention: Mention) -> bool:
    """Whether words are a part of a symbol, as "CCM" in "CCM/MSP/2019/13"."""
    start, end = mention.start - portion.start, mention.end - portion.start
    around = portion.text[max(0, start - 1) : start] + portion.text[end : end + 1]
    return "/" in around and bool(
        _SYMBOL_AROUND.search(portion.text[max(0, start - 12) : end + 12])
    )


def _named(said: Sequence[Word], document: _Document) -> Iterator[Mention]:
    at = 0
    while at < len(said):
        found = _at(said, at, document)
        if found:
            match, mention = found
            if mention:
                yield mention
            at = match.last
        else:
            at += 1


def _at(said: Sequence[Word], at: int, document: _Document) -> tuple[Match, Mention | None] | None:
    """The longest name that begins at a word, with what it names if that can be told."""
    known = next(document.gazetteer.forms.at(said, at), None)
    here = next(document.introduced.at(said, at), None)
    if here and (not known or here.last >= known.last):
        things = [form.thing for form in here.forms]
        return here, _mention(
            said, here, document.nearest(things, said[at].start), INTRODUCED, "introduced"
        )
    if known and any(form.firm for form in known.forms):
        return known, _firm(said, known, document)
    head = next(document.heads.at(said, at), None)
    short = known or head
    if not short or not (is_whole(said, short) or _is_government(said, short)):
        return (short, None) if short else None
    return short, _short(said, short, document, head if head and head.last == short.last else None)


def _firm(said: Sequence[Word], match: Match, document: _Document) -> Mention | None:
    """What a name means that is clear wherever it stands, or that several things have."""
    things = sorted({form.thing for form in match.forms if form.firm})
    acronym = any(form.is_acronym for form in match.forms)
    if len(things) == 1:
        rule, likelihood = ("acronym", ACRONYM) if acronym else ("name", NAME)
        return _mention(said, match, things, likelihood, rule)
    nearest = document.nearest(things, said[match.first].start)
    ranked = [*nearest, *(each for each in things if each not in nearest)]
    return _mention(said, match, ranked, LAST if nearest else OPEN / len(ranked), "ambiguous-name")


def _short(
    said: Sequence[Word], match: Match, document: _Document, head: Match | None
) -> Mention | None:
    """What a partial name means: what the document names in full, the last one of several."""
    at = said[match.first].start
    partial = sorted({form.thing for form in match.forms if not form.concept})
    concepts = sorted({form.thing for form in match.forms if form.concept})
    if concepts and not partial:
        return _mention(
            said, match, concepts, LAST if len(concepts) == 1 else OPEN / len(concepts), "name"
        )
    of_head = {form.thing for form in head.forms} if head and is_definite(said, match) else set()
    nearest = document.nearest(sorted({*partial, *of_head}), at)
    if nearest:
        rule, alone = ("partial-name", PARTIAL) if nearest[0] in partial else ("head", HEAD)
        return _mention(said, match, nearest, alone if len(nearest) == 1 else LAST, rule)
    organs = sorted({form.thing for form in match.forms if form.of_un})
    if len(organs) == 1 and said[match.first].is_capital:
        others = [each for each in partial if each not in organs]
        return _mention(said, match, [*organs, *others], UN_ORGAN, "un-organ")
    if _is_government(said, match) and len(partial) == 1:
        return _mention(said, match, partial, DEMONYM, "government")
    if partial and said[match.first].is_capital:
        long = match.last - match.first > 1
        return _mention(
            said,
            match,
            partial,
            ONLY / len(partial) if long else 0.3 / len(partial),
            "partial-name",
        )
    return None


def is_whole(said: Sequence[Word], match: Match) -> bool:
    """Whether a short name is not the beginning or the end of a longer one."""
    before = said[match.first - 1] if match.first else None
    after = said[match.last : match.last + 2]
    named = before and before.is_capital and before.stem not in _DEFINITE | CONNECTORS
    if before and named and said[match.first].start - before.end <= 1:
        return False
    if not after or after[0].start - said[match.last - 1].end > 1:
        return True
    if after[0].is_capital or _ADJECTIVE.fullmatch(after[0].stem):
        return False
    return not (after[0].stem in CONNECTORS and len(after) > 1 and after[1].is_capital)


def _is_government(said: Sequence[Word], match: Match) -> bool:
    """Whether words are "japonais" in "Gouvernement japonais", "Japanese" before "Government"."""
    around = said[max(0, match.first - 1) : match.last + 1]
    return any(each.stem in _GOVERNMENT for each in around)


def is_definite(said: Sequence[Word], match: Match) -> bool:
    """Whether words are "the Convention" rather than "a convention"."""
    before = said[match.first - 1] if match.first else None
    return said[match.first].is_capital and before is not None and before.stem in _DEFINITE


def _mention(
    said: Sequence[Word], match: Match, things: Sequence[str], likelihood: float, rule: str
) -> Mention | None:
    if not things:
        return None
    start, end = said[match.first].start, said[match.last - 1].end
    return Mention(start, end, things[0], round(likelihood, 2), rule, tuple(things[1:]))


def _of_symbol(cited: Occurrence, start: int) -> Mention:
    return Mention(start + cited.start, start + cited.end, cited.thing, SYMBOL, "symbol")


def _again(portion: Portion, cited: Sequence[Mention], last: str | None) -> Iterator[Mention]:
    """Where a passage says "that resolution" of the one that was cited last."""
    for found in _AGAIN.finditer(portion.text):
        at = portion.start + found.start()
        before = [each.thing for each in cited if each.start < at]
        thing = before[-1] if before else last
        if thing:
            yield Mention(at, portion.start + found.end(), thing, AGAIN, "that-resolution")
