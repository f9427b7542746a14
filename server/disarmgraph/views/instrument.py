"""What the page of an instrument shows: facts, parties, provisions with norms, who serves it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from disarmgraph.content.facts import facts, read
from disarmgraph.content.printed_order import mentioned_in
from disarmgraph.content.resource import Description
from disarmgraph.law.standing import ANSWERS, BINDING, Due, Standing, last_day
from disarmgraph.names import Names
from disarmgraph.namespaces import BASE, DCTERMS, DISARM, SKOS, last_part
from disarmgraph.triples import first, iris, subjects
from disarmgraph.views.deadlines import Choice, Deadlines
from disarmgraph.views.instrument_outline import Outlines, Part
from disarmgraph.views.participation import Register
from disarmgraph.views.said import SHOWN, said_of

KEY = (
    "legalForce",
    "adoptionDate",
    "adoptionPlace",
    "adoptedAt",
    "adoptedBy",
    "developedBy",
    "openingDate",
    "entryIntoForceDate",
    "entryIntoForceCondition",
    "startDate",
    "endDate",
    "depositary",
    "registrationNumber",
    "treatySeries",
    "authenticLanguage",
    "articleCount",
    "weapon",
    "theme",
)
"""The facts with which the page of an instrument begins, in that order."""
RELATED = ("supplements", "revises", "conformsTo", "buildsOn", "respondsTo", "serves", "concerns")
"""How one instrument is related to another."""
SERVING = ("body", "system", "programme", "fund", "role", "tenure")
MEETING = ("event", "series")


@dataclass(frozen=True)
class TimeLimit:
    """A norm with a time limit: how many States had to meet it, and from which day to which."""

    norm: str
    count: int
    first: str
    last: str


@dataclass(frozen=True)
class Parties:
    """How many States stand where on a day, with the list from which this is known.

    `published` are the numbers of parties and signatories that go with the list, `bound_then` is
    how many States the acts show as bound on its day.
    """

    list: str
    is_complete: bool
    as_of: str
    counts: dict[str, int]
    bound: tuple[Standing, ...]
    published: tuple[str, str] | None
    bound_then: int


def portrait(
    names: Names,
    about: Description,
    day: date,
    register: Register,
    deadlines: Deadlines,
    outlines: Outlines,
) -> dict[str, Any]:
    """What the page of an instrument prints, its parties as on the day."""
    iri = about.iri
    slug = last_part(iri)
    laid_out = outlines.of(names, iri)
    parts = list(laid_out.all())
    return {
        "about": about,
        "slug": slug,
        "day": day,
        "laid_out": laid_out,
        "part_count": len(parts),
        "norm_count": len({norm.iri for part in parts for norm in part.norms}),
        "clauses": [
            each
            for each in subjects(names.store, DISARM + "concernsTreaty", iri)
            if each.startswith(f"{BASE}id/clause/")
        ],
        "parties": _parties(names, register, iri, day),
        "known": register.named(names),
        "carried": names.page(""),
        "cited": _cited(names, parts),
        **_told(names, about),
        **_due(deadlines, slug, day),
        **_around(names, about, parts),
    }


def _told(names: Names, about: Description) -> dict[str, Any]:
    """What the graph says of an instrument itself."""
    key = {DISARM + name: None for name in KEY}
    said = {group.iri: read(names, group) for group in about.outgoing if group.iri in key}
    apart = {*key, *SHOWN, *(DISARM + name for name in RELATED), SKOS + "hiddenLabel"}
    return {
        "key": [said[each] for each in key if each in said],
        "facts": facts(names, about, apart - {DISARM + "concerns"}),
        "texts": [value.value for value in about.values(DCTERMS + "source")],
        "printed_names": names.sorted(about.subjects(DISARM + "isNameOf")),
    }


def _due(deadlines: Deadlines, slug: str, day: date) -> dict[str, Any]:
    """By when States have to do what it says."""
    dues = deadlines.chosen(Choice(treaty=slug), day)
    return {
        "limits": _limits(dues),
        "coming": [due for due in dues if due.date.value >= day.isoformat()],
        "yearly": deadlines.yearly(Choice(treaty=slug)),
    }


def _around(names: Names, about: Description, parts: Sequence[Part]) -> dict[str, Any]:
    """What has to do with it: other instruments, who serves it, meetings, what is said of it."""
    apart = SHOWN | {DISARM + each for each in ("sourceProvision", "supplements", "revises")}
    chapters, elsewhere = said_of(names, about, apart, {*SERVING, *MEETING, "instrument"})
    return {
        "related": list(_related(names, about)),
        "serving": _linked(names, about, parts, SERVING),
        "meetings": _linked(names, about, parts, MEETING),
        "chapters": chapters,
        "elsewhere": elsewhere,
    }


def _parties(names: Names, register: Register, treaty: str, day: date) -> Parties | None:
    if treaty not in register.lists:
        return None
    states = [state for state in register.named(names) if state in register.states]
    rows = [register.record.standing(treaty, state, day) for state in states]
    as_of = register.as_of(treaty)
    then = last_day(as_of) if as_of else day
    standings_then = [register.record.standing(treaty, state, then) for state in states]
    counted = Counter(row.answer for row in rows)
    party_list = register.lists[treaty]["list"].value
    published = [
        first(names.store, party_list, DISARM + name)
        for name in ("statedPartyCount", "statedSignatoryCount")
    ]
    return Parties(
        party_list,
        register.record.lists[treaty],
        as_of,
        {answer: counted[answer] for answer in ANSWERS if counted[answer]},
        tuple(row for row in rows if row.answer in BINDING),
        (published[0].value, published[1].value) if all(published) else None,
        sum(each.answer in BINDING for each in standings_then),
    )


def _limits(dues: Sequence[Due]) -> list[TimeLimit]:
    found: dict[str, list[str]] = {}
    for due in dues:
        found.setdefault(due.norm, []).append(due.date.value)
    limits = [TimeLimit(norm, len(days), min(days), max(days)) for norm, days in found.items()]
    return sorted(limits, key=lambda limit: (limit.first, limit.norm))


def _related(names: Names, about: Description) -> Iterator[tuple[str, bool, list[str]]]:
    """Relations to other instruments: which, whether from here, and to what."""
    for name in RELATED:
        relation = DISARM + name
        to = [each for each in iris(names.store, about.iri, relation) if _is_instrument(each)]
        if to:
            yield relation, True, names.sorted(to)
        back = [each for each in about.subjects(relation) if _is_instrument(each)]
        if back:
            yield relation, False, names.sorted(back)


def _is_instrument(iri: str) -> bool:
    path = iri.removeprefix(f"{BASE}id/instrument/")
    return path != iri and "/" not in path


def _linked(
    names: Names, about: Description, parts: Sequence[Part], kinds: Sequence[str]
) -> list[tuple[str, list[tuple[str, str]]]]:
    """Things of some kinds that lead to an instrument, or are founded by it, with the relation."""
    found = {
        (thing, group.iri)
        for group in about.incoming
        if group.iri not in SHOWN
        for thing in group.subjects
        if names.shelf(thing) in kinds
    }
    for part in parts:
        for thing in subjects(names.store, DISARM + "foundingAct", part.iri):
            if names.shelf(thing) in kinds:
                found.add((thing, DISARM + "foundingAct"))
    things = names.sorted({thing for thing, _ in found})
    by_kind = [(kind, [thing for thing in things if names.shelf(thing) == kind]) for kind in kinds]
    return [
        (kind, [(each, next(r for t, r in sorted(found) if t == each)) for each in of_kind])
        for kind, of_kind in by_kind
        if of_kind
    ]


def _cited(names: Names, parts: Sequence[Part]) -> list[tuple[Part, list[str]]]:
    """The provisions that passages cite or name, with the passages."""
    found = [(each, mentioned_in(names.store, each.iri)) for each in parts]
    return [(part, passages) for part, passages in found if passages]
