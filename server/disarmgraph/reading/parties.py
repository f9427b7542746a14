"""Who "each State Party" or "les États parties" are: roles of the treaty that a text is about.

The graph has two roles for the parties of most treaties, each of them and all of them, and one for
"the signatory States". Which treaty is meant is told by what is named right after the words, else
by what the document names most. The text of a treaty that the graph has not gets roles of its own,
and calls its parties so too: "each Contracting Party", "les Parties".
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode, Store

from disarmgraph.namespaces import BASE, DISARM, RDF
from disarmgraph.reading.candidate import Guess
from disarmgraph.reading.gazetteer import SMALL, Forms, Match
from disarmgraph.reading.mentions import Mention, Portion
from disarmgraph.reading.proposal import LIKELY
from disarmgraph.reading.words import Word, listed

NAMED, ABOUT, MADE = 0.8, 0.7, 0.5
"""How likely the role is of the treaty named after the words, and of that of the document; that its
label is the best one."""

_INSTRUMENT, _ROLE = f"{BASE}id/instrument/", f"{BASE}id/role/"
_SIGNED = "-signatory-states"
_STATE, _PARTY = listed("State État"), listed("Party partie")
_SIGNATORY = listed("signatory signatories signataire")
_CONTRACTING = listed("Contracting contractante High Hautes")
_OF_TEXT = listed("that when where which if and or et ou a")
"""Words before "Part" or "Partie" that need not make it a party."""
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
_CLAUSE = re.compile(r"\s*(?:Article|Art\.)\s+(?:\d|premier|[IVX]+\b)", re.IGNORECASE)
_NEAR = 40
"""Characters after the words within which their treaty is named."""


def is_binding(portions: Iterable[Portion]) -> bool:
    """Whether a document is a treaty: it has articles."""
    return sum(bool(_CLAUSE.match(each.text)) for each in portions) > 2


@dataclass(frozen=True)
class Parties:
    """The roles of parties, each and all, and of signatories, by the treaty's name in its IRI."""

    each: dict[str, str]
    all: dict[str, str]
    signed: dict[str, str]

    @classmethod
    def of_store(cls, store: Store) -> "Parties":
        """The roles that a graph has."""
        each, everyone, signed = {}, {}, {}
        quads = store.quads_for_pattern(None, NamedNode(RDF + "type"), NamedNode(DISARM + "Role"))
        for quad in quads:
            iri = quad.subject.value
            name = iri.removeprefix(_ROLE)
            if name.startswith("each-state-party-"):
                each[name.removeprefix("each-state-party-")] = iri
            elif name.endswith("-states-parties"):
                everyone[name.removesuffix("-states-parties")] = iri
            elif name.endswith(_SIGNED):
                signed[name.removesuffix(_SIGNED)] = iri
        return cls(each, everyone, signed)

    def with_roles_of(self, slug: str) -> "Parties":
        """These, and the roles of a treaty that the graph has not."""
        each = {slug: f"{_ROLE}each-state-party-{slug}", **self.each}
        everyone = {slug: f"{_ROLE}{slug}-states-parties", **self.all}
        return Parties(each, everyone, {slug: f"{_ROLE}{slug}{_SIGNED}", **self.signed})

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
        self, sentence: Sequence[Word], named: Sequence[Mention], about: str | None, treaty: bool
    ) -> Iterator[Mention]:
        """The parties and signatories that a sentence names, as mentions of their roles.

        In the text of a ``treaty`` a "Party" is one of it without being called a State.
        """
        yield from self._signatories(sentence, named, about)
        for at, first in enumerate(sentence):
            last = at + _called(sentence, at, treaty) - 1
            before = sentence[at - 1] if at else None
            if last < at or (before and before.stem not in _BEFORE | SMALL):
                continue
            several = any(each.written.casefold() == "parties" for each in sentence[at : last + 1])
            single = (before and before.stem in _EACH) or not several
            here = next(self._after(named, sentence[last].end), None)
            role = (self.each if single else self.all).get(here or about or "")
            if role:
                likelihood = NAMED if here else ABOUT
                yield Mention(first.start, sentence[last].end, role, likelihood, "parties")

    def _signatories(
        self, sentence: Sequence[Word], named: Sequence[Mention], about: str | None
    ) -> Iterator[Mention]:
        for at, first in enumerate(sentence):
            last = at + _signing(sentence, at) - 1
            if last < at or (at and sentence[at - 1].stem not in _BEFORE | SMALL):
                continue
            here = next(self._after(named, sentence[last].end), None)
            role = self.signed.get(here or about or "")
            if role:
                likelihood = NAMED if here else ABOUT
                yield Mention(first.start, sentence[last].end, role, likelihood, "parties")

    def _after(self, named: Sequence[Mention], end: int) -> Iterator[str]:
        for each in named:
            name = each.thing.removeprefix(_INSTRUMENT)
            near = 0 <= each.start - end <= _NEAR and each.likelihood >= LIKELY
            if near and name in self.all:
                yield name


def is_of_treaty(role: str, slug: str) -> bool:
    """Whether a role is that of the parties to the treaty with a slug, or of its signatories."""
    endings = (f"each-state-party-{slug}", f"{slug}-states-parties", f"{slug}{_SIGNED}")
    return role.removeprefix(_ROLE) in endings


def role_of_treaty(role: str, title: str, language: str) -> Iterator[Guess]:
    """What is said of such a role where the graph has it not; ``language`` is ENG or FRA."""
    which = 2 if role.endswith(_SIGNED) else int(role.startswith(f"{_ROLE}each-"))
    what = {
        "ENG": ("States Parties", "each State Party", "signatory States"),
        "FRA": ("États parties", "chaque État partie", "États signataires"),
    }[language][which]
    said = f"{what} ({title})" if title else what
    yield Guess("rdf:type", DISARM + "Role", ABOUT, "parties")
    yield Guess("rdfs:label", f'"{said}"@{"fr" if language == "FRA" else "en"}', MADE, "made-label")


def _signing(sentence: Sequence[Word], at: int) -> int:
    """How many words name signatories from one on: "signatory States", "Signatories"; 0 if none."""
    first, second = sentence[at], sentence[at + 1] if at + 1 < len(sentence) else None
    both = {first.stem, second.stem} if second else set()
    if both & _SIGNATORY and both & _STATE:
        return 2
    return int(first.stem in _SIGNATORY and first.written.endswith("s"))


def _called(sentence: Sequence[Word], at: int, treaty: bool) -> int:
    """How many words call a party from one on, as "Party" or "Contracting Party" do; 0 if none."""
    first, second = sentence[at], sentence[at + 1] if at + 1 < len(sentence) else None
    if second and first.stem in _STATE and second.stem in _PARTY:
        return 2
    before = sentence[at - 1].stem if at else ""
    if not treaty or not first.is_capital or before in _STATE | _CONTRACTING:
        return 0
    if second and first.stem in _CONTRACTING and second.stem in _PARTY:
        return 2
    if first.stem in _PARTY and before in _BEFORE - _OF_TEXT:
        return 2 if second and second.stem in _CONTRACTING else 1
    return 0


def other_roles(
    sentence: Sequence[Word], forms: Forms, named: Sequence[Mention]
) -> Iterator[Mention]:
    """Roles of the graph that a sentence names, where nothing else is named by the same words."""
    for found in forms.find(sentence):
        match = _further(sentence, forms, found)
        start, end = sentence[match.first].start, sentence[match.last - 1].end
        if match.first and sentence[match.first - 1].written.casefold() == "non":
            continue
        if _is_adjective(sentence, match.first, match.last) or _are_parties(sentence, match):
            continue
        if all(end <= each.start or each.end <= start for each in named):
            things = sorted(form.thing for form in match.forms)
            yield Mention(start, end, things[0], 0.8 / len(things), "role", tuple(things[1:]))


def _further(sentence: Sequence[Word], forms: Forms, match: Match) -> Match:
    """A role that begins within the words of another and goes further.

    "États Membres" is one in "tous les États Membres", which are not all States.
    """
    inside = (next(forms.at(sentence, at), match) for at in range(match.first, match.last))
    return max(inside, key=lambda each: each.last)


def _are_parties(sentence: Sequence[Word], match: Match) -> bool:
    """Whether "all States" goes on: "all States parties" to something are not all States."""
    after = sentence[match.last : match.last + 1]
    several = match.last - match.first > 1 and sentence[match.last - 1].stem in _STATE
    return several and any(each.stem in _PARTY for each in after)


def _is_adjective(sentence: Sequence[Word], first: int, last: int) -> bool:
    """Whether one word only says of which kind the next is, as in "public health"."""
    word, after = sentence[first], sentence[last] if last < len(sentence) else None
    if last - first > 1 or word.stem not in _ADJECTIVES:
        return False
    before = sentence[first - 1].stem if first else ""
    goes_on = after is not None and after.start - word.end == 1 and after.stem not in _NOUN_BEFORE
    return before not in _THE or goes_on
