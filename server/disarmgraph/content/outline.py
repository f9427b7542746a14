"""A document as it is read: its headings, and under each its passages with what they hold."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from pyoxigraph import DefaultGraph, Literal, NamedNode

from disarmgraph.names import Names, Shown
from disarmgraph.namespaces import DISARM, RDF, last_part
from disarmgraph.texts import KINDS
from disarmgraph.triples import Term, subjects

HEADING = "heading"
FOOTNOTE = "footnote"
NORM, NAME, FLAW = "norm", "name", "discrepancy"
"""Kinds of thing with a place of their own beside the other facts of a passage."""
LEAD_INS = {
    "en": (
        r"(?:Sub)?[Tt]itle\b[^:,]*[:,] ",
        r"(?:First|Second|Third|Fourth|Fifth|Last) (?:section|part): ",
        r"Heading\b[^:]*: ",
        r"Heading of (?:section|part) \w+, (?:on )?",
        r"Heading of the (?:paragraphs? on (?:the )?)?",
    ),
    "fr": (
        r"(?:Titre|Sous-titre|Intertitre)\b[^:]* : ",
        r"(?:Première|Deuxième|Troisième|Quatrième|Cinquième|Dernière) (?:section|partie) : ",
        r"(?:Titre|Intertitre) de la (?:section|partie) \w+, (?:sur |consacrée à |qui sert d.)",
        r"Intertitre (?:des paragraphes relatifs|du paragraphe relatif|consacré) (?:au |à )",
        r"Intertitre annonçant ",
    ),
}
"""How our summaries of headings begin, which a list of headings does not repeat."""


@dataclass(frozen=True)
class Entry:
    """A passage as it stands in its document.

    ``depth`` counts what it is under, from 0. ``facts`` are the things that it states by kind, but
    for its ``norms``, for names, and for what it is only said to name; ``flaws`` are discrepancies
    found in it. ``notes`` are the footnotes to it.
    """

    iri: str
    kind: str
    number: str | None
    position: int
    depth: int
    coverage: str
    summary: Shown | None
    norms: tuple[str, ...] = ()
    flaws: tuple[str, ...] = ()
    facts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    named: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()
    notes: tuple["Entry", ...] = ()

    @property
    def anchor(self) -> str:
        """Where it is on the page of its document."""
        return last_part(self.iri)

    @property
    def fact_count(self) -> int:
        """How many facts it states besides its norms."""
        return sum(len(things) for things in self.facts.values())


@dataclass(frozen=True)
class Section:
    """A heading with the passages up to the next one; the first has no heading of its own."""

    heading: Entry | None
    entries: tuple[Entry, ...]

    @property
    def anchor(self) -> str:
        """Where it is on the page of its document."""
        return self.heading.anchor if self.heading else "opening"


@dataclass(frozen=True)
class Omission:
    """A stretch of a document that is no passage."""

    iri: str
    position: int


@dataclass(frozen=True)
class Outline:
    """A document in printed order, footnotes with what they are notes to."""

    sections: tuple[Section, ...]
    omissions: tuple[Omission, ...]

    @property
    def entries(self) -> list[Entry]:
        """Every passage, headings and footnotes too."""
        found: list[Entry] = []
        for section in self.sections:
            for entry in (*([section.heading] if section.heading else ()), *section.entries):
                found += [entry, *entry.notes]
        return found

    def degrees(self) -> Counter[str]:
        """How many passages have each degree of coverage, an IRI, '' where none is said."""
        return Counter(entry.coverage for entry in self.entries)


def outline(names: Names, document: str) -> Outline:
    """The document as it is read; without passages, no sections."""
    raw = {
        iri: _said(names, iri) for iri in subjects(names.store, DISARM + "isPassageOf", document)
    }
    left_out = [
        Omission(iri, _number(said, "position")) for iri, said in raw.items() if _omitted(said)
    ]
    kept = {iri: said for iri, said in raw.items() if not _omitted(said)}
    order = sorted(kept, key=lambda iri: (_number(kept[iri], "position"), iri))
    notes = defaultdict(list)
    for iri in order:
        for annotated in _iris(kept[iri], "annotates"):
            if annotated in kept:
                notes[annotated].append(iri)
    footnotes = {iri for found in notes.values() for iri in found}
    entries = {iri: _entry(names, iri, kept) for iri in order}
    placed = [
        _with_notes(entries[iri], [entries[note] for note in notes[iri]])
        for iri in order
        if iri not in footnotes
    ]
    return Outline(
        tuple(_sections(placed)), tuple(sorted(left_out, key=lambda each: each.position))
    )


def entry(names: Names, passage: str) -> Entry:
    """One passage by itself, at depth 0 and without its notes."""
    return _entry(names, passage, {passage: _said(names, passage)})


def heading_words(entry: Entry) -> Shown | None:
    """What a heading is about, in our words: its summary without "Heading of section 2:"."""
    if entry.summary is None:
        return None
    for lead_in in LEAD_INS.get(entry.summary.language or "", ()):
        rest = re.sub(rf"^{lead_in}", "", entry.summary.text)
        if rest and rest != entry.summary.text:
            return Shown(rest[0].upper() + rest[1:].rstrip("."), entry.summary.language)
    return Shown(entry.summary.text.rstrip("."), entry.summary.language)


def by_kind(names: Names, things: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Things under the kind that their IRI names, in the order of texts.KINDS; '' for others."""
    groups: dict[str, list[str]] = defaultdict(list)
    for iri in names.sorted(things):
        groups[names.shelf(iri) or ""].append(iri)
    return {kind: tuple(groups[kind]) for kind in (*KINDS, "") if kind in groups}


def _sections(entries: list[Entry]) -> Iterable[Section]:
    heading, under = None, []
    for each in entries:
        if each.kind == HEADING:
            if heading or under:
                yield Section(heading, tuple(under))
            heading, under = each, []
        else:
            under.append(each)
    if heading or under:
        yield Section(heading, tuple(under))


Said = dict[str, list[Term]]


def _said(names: Names, iri: str) -> Said:
    """All that is said of a thing, by property: of a passage nearly everything is wanted."""
    found: Said = defaultdict(list)
    pattern = names.store.quads_for_pattern(NamedNode(iri), None, None, DefaultGraph())
    for quad in pattern:
        found[quad.predicate.value].append(quad.object)
    return found


def _entry(names: Names, iri: str, all_said: dict[str, Said]) -> Entry:
    said = all_said[iri]
    cited = set(_iris(said, "cites"))
    named = set(_iris(said, "mentions")) - cited
    stated = set(subjects(names.store, DISARM + "statedIn", iri)) - named - cited
    facts = by_kind(names, stated)
    kinds = _iris(said, "kind")
    numbers = sorted(term.value for term in said[DISARM + "number"])
    return Entry(
        iri,
        last_part(kinds[0]) if kinds else "",
        numbers[0] if numbers else None,
        _number(said, "position"),
        _depth(iri, all_said),
        next(iter(_iris(said, "coverage")), ""),
        names.best(term for term in said[DISARM + "summary"] if isinstance(term, Literal)),
        facts.pop(NORM, ()),
        facts.pop(FLAW, ()),
        {kind: things for kind, things in facts.items() if kind != NAME},
        tuple(names.sorted(named)),
        tuple(names.sorted(cited)),
    )


def _with_notes(entry: Entry, notes: list[Entry]) -> Entry:
    return Entry(**(vars(entry) | {"notes": tuple(notes)}))


def _depth(iri: str, all_said: dict[str, Said]) -> int:
    depth, seen = 0, {iri}
    while True:
        above = _iris(all_said.get(iri, {}), "isWithin")
        if not above or above[0] in seen or above[0] not in all_said:
            return depth
        iri = above[0]
        seen.add(iri)
        depth += 1


def _omitted(said: Said) -> bool:
    return DISARM + "Omission" in _values(said, RDF + "type")


def _iris(said: Said, name: str) -> list[str]:
    return sorted(_values(said, DISARM + name))


def _values(said: Said, predicate: str) -> list[str]:
    return [term.value for term in said.get(predicate, ()) if isinstance(term, NamedNode)]


def _number(said: Said, name: str) -> int:
    found = said.get(DISARM + name)
    return int(found[0].value) if found else 0
