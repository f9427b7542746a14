"""Who "each State Party" or "les États parties" are: roles of the treaty that a text is about.

The graph has two roles for the parties of most treaties, each of them and all of them. Which treaty
is meant is told by what is named right after the words, else by what the document names most.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode, Store

from disarmgraph.namespaces import BASE, DISARM, RDF
from disarmgraph.reading.gazetteer import SMALL, Forms
from disarmgraph.reading.mentions import Mention
from disarmgraph.reading.proposal import LIKELY
from disarmgraph.reading.words import Word, listed

NAMED, ABOUT = 0.8, 0.7
"""How likely the role is of the treaty named after the words, and of that of the document."""

_INSTRUMENT, _ROLE = f"{BASE}id/instrument/", f"{BASE}id/role/"
_STATE, _PARTY = listed("State État"), listed("Party partie")
_EACH = listed("each every chaque tout any")
_BEFORE = (
    listed(
        "all the these those by of to for on from and or that when where which if upon with tous "
        "les des aux par pour que si et ou à de toutes le l la high a an un"
    )
    | _EACH
)
"""Words before "States Parties" that make no other role of it, as "requesting" does."""
_ADJECTIVES = listed("public police")
"""Roles of one word that stand before a noun as well, or in French behind one."""
_THE = listed("the le la les du au l")
_NOUN_BEFORE = listed(
    "in of to at by from for with on about that who shall should must may will can is was has "
    "à de en par pour sur qui doit devrait peut est a"
)
"""Words that may follow a noun, and no adjective before its noun."""
_NEAR = 40
"""Characters after the words within which their treaty is named."""


@dataclass(frozen=True)
class Parties:
    """The roles of parties, each and all, by the name of the treaty in its IRI."""

    each: dict[str, str]
    all: dict[str, str]

    @classmethod
    def of_store(cls, store: Store) -> "Parties":
        """The roles that a graph has."""
        each, everyone = {}, {}
        quads = store.quads_for_pattern(None, NamedNode(RDF + "type"), NamedNode(DISARM + "Role"))
        for quad in quads:
            iri = quad.subject.value
            name = iri.removeprefix(_ROLE)
            if name.startswith("each-state-party-"):
                each[name.removeprefix("each-state-party-")] = iri
            elif name.endswith("-states-parties"):
                everyone[name.removesuffix("-states-parties")] = iri
        return cls(each, everyone)

    def treaty(self, named: Iterable[Sequence[Mention]]) -> str | None:
        """The treaty with such roles that a document names most, the first of several."""
        told = Counter(
            name
            for of_passage in named
            for each in of_passage
            if each.likelihood >= LIKELY
            and (name := each.thing.removeprefix(_INSTRUMENT)) in self.all
        )
        return told.most_common(1)[0][0] if told else None

    def find(
        self, sentence: Sequence[Word], named: Sequence[Mention], about: str | None
    ) -> Iterator[Mention]:
        """The parties that a sentence names, as mentions of their roles."""
        for at in range(len(sentence) - 1):
            first, second = sentence[at], sentence[at + 1]
            if first.stem not in _STATE or second.stem not in _PARTY:
                continue
            before = sentence[at - 1] if at else None
            if before and before.stem not in _BEFORE | SMALL:
                continue
            single = (before and before.stem in _EACH) or not first.written.endswith("s")
            here = next(self._after(named, second.end), None)
            role = (self.each if single else self.all).get(here or about or "")
            if role:
                yield Mention(first.start, second.end, role, NAMED if here else ABOUT, "parties")

    def _after(self, named: Sequence[Mention], end: int) -> Iterator[str]:
        for each in named:
            name = each.thing.removeprefix(_INSTRUMENT)
            if 0 <= each.start - end <= _NEAR and name in self.all:
                yield name


def other_roles(
    sentence: Sequence[Word], forms: Forms, named: Sequence[Mention]
) -> Iterator[Mention]:
    """Roles of the graph that a sentence names, where nothing else is named by the same words."""
    for match in forms.find(sentence):
        start, end = sentence[match.first].start, sentence[match.last - 1].end
        if match.first and sentence[match.first - 1].written.casefold() == "non":
            continue
        if _is_adjective(sentence, match.first, match.last):
            continue
        if all(end <= each.start or each.end <= start for each in named):
            things = sorted(form.thing for form in match.forms)
            yield Mention(start, end, things[0], 0.8 / len(things), "role", tuple(things[1:]))


def _is_adjective(sentence: Sequence[Word], first: int, last: int) -> bool:
    """Whether one word only says of which kind the next is, as in "public health"."""
    word, after = sentence[first], sentence[last] if last < len(sentence) else None
    if last - first > 1 or word.stem not in _ADJECTIVES:
        return False
    before = sentence[first - 1].stem if first else ""
    goes_on = after is not None and after.start - word.end == 1 and after.stem not in _NOUN_BEFORE
    return before not in _THE or goes_on
