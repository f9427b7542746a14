"""What the documents say of a State, an instrument or a provision, document by document."""

from collections import defaultdict
from collections.abc import Set
from dataclasses import dataclass

from disarmgraph import texts
from disarmgraph.content.facts import OWN_LIST
from disarmgraph.content.printed_order import mentioned_in
from disarmgraph.content.resource import Description
from disarmgraph.names import Names
from disarmgraph.namespaces import DISARM
from disarmgraph.triples import iris

SHOWN = {
    DISARM + name
    for name in (
        "boundState",
        "concernsTreaty",
        "isNotPartyTo",
        "hasNoRecordOfConsentTo",
        "performedBy",
    )
}
"""Relations that the tables of an instrument or a State show, so that its links need not."""
FIRST = ("status-report", "claim", "finding", "assistance", "quantity")
"""The kinds of thing that a reader of such a page looks for first."""


@dataclass(frozen=True)
class Said:
    """A thing that a document tells: which, how the page's thing is in it, and where."""

    thing: str
    relations: tuple[str, ...]
    passages: tuple[str, ...]


@dataclass(frozen=True)
class Chapter:
    """What one document says of a thing by kind, and the passages that only name it."""

    document: str
    said: dict[str, list[Said]]
    named: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many things it says."""
        return sum(map(len, self.said.values()))


def said_of(
    names: Names, about: Description, without: Set[str], kinds: Set[str] = frozenset()
) -> tuple[list[Chapter], dict[str, list[str]]]:
    """What documents say with a thing in it, and what other sources do, by relation.

    The relations and the kinds of thing that the page shows elsewhere are left out.
    """
    store = names.store
    relations: dict[str, set[str]] = defaultdict(set)
    for group in about.incoming:
        if group.iri not in OWN_LIST | without:
            for thing in group.subjects:
                if names.shelf(thing) not in kinds:
                    relations[thing].add(group.iri)
    chapters: dict[str, dict[str, list[Said]]] = defaultdict(lambda: defaultdict(list))
    told: dict[str, set[str]] = defaultdict(set)
    elsewhere: dict[str, list[str]] = defaultdict(list)
    for thing in names.sorted(relations):
        how = tuple(sorted(relations[thing]))
        where: dict[str, list[str]] = defaultdict(list)
        for passage in iris(store, thing, DISARM + "statedIn"):
            for document in iris(store, passage, DISARM + "isPassageOf"):
                where[document].append(passage)
        for document, passages in where.items():
            said = Said(thing, how, tuple(passages))
            chapters[document][names.shelf(thing) or ""].append(said)
            told[document].update(passages)
        if not where:
            for relation in how:
                elsewhere[relation].append(thing)
    named: dict[str, list[str]] = defaultdict(list)
    for passage in mentioned_in(store, about.iri):
        for document in iris(store, passage, DISARM + "isPassageOf"):
            if passage not in told[document]:
                named[document].append(passage)
    return [
        Chapter(document, _ordered(chapters[document]), tuple(named[document]))
        for document in names.sorted({*chapters, *named})
    ], dict(elsewhere)


def _ordered(said: dict[str, list[Said]]) -> dict[str, list[Said]]:
    return {kind: said[kind] for kind in dict.fromkeys((*FIRST, *texts.KINDS, "")) if kind in said}
