"""What the page of a State shows: what binds it on a day, its acts, its deadlines, what is said."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from disarmgraph import texts
from disarmgraph.content.facts import OWN_LIST, facts
from disarmgraph.content.portrait import SHOWN
from disarmgraph.content.reading import mentioned_in
from disarmgraph.content.resource import Description
from disarmgraph.law.standing import ANSWERS, Act, Standing
from disarmgraph.names import Names, collation
from disarmgraph.namespaces import DISARM, SKOS
from disarmgraph.triples import iris
from disarmgraph.views.deadlines import Choice, Deadlines, entries
from disarmgraph.views.participation import Register, column_name
from disarmgraph.views.timeline import timeline

APART = ("not-a-party", "no-record")
"""Answers that follow from there being no act."""
FIRST = ("status-report", "claim", "finding", "assistance", "quantity")
"""The kinds of thing that a reader of the page of a State looks for first."""
CODES = {DISARM + name for name in ("isoAlpha2", "isoAlpha3", "m49", "m49Region")}


@dataclass(frozen=True)
class Said:
    """A thing that a document says with a State in it: which, how the State is in it, and where."""

    thing: str
    relations: tuple[str, ...]
    passages: tuple[str, ...]


@dataclass(frozen=True)
class Chapter:
    """What one document says of a State by kind, and the passages that only name it."""

    document: str
    said: dict[str, list[Said]]
    named: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many things it says."""
        return sum(map(len, self.said.values()))


def portrait(
    names: Names, about: Description, day: date, register: Register, deadlines: Deadlines
) -> dict[str, Any]:
    """What the page of a State prints, as on the day."""
    known = register.named(names)
    standings = sorted(
        register.record.of_state(about.iri, day),
        key=lambda each: collation(known[each.treaty].text),
    )
    groups = {answer: [s for s in standings if s.answer == answer] for answer in ANSWERS}
    code = about.iri.rpartition("/")[2]
    coming, passed = (
        entries(deadlines.chosen(Choice(state=code, when=each), day))
        for each in ("coming", "passed")
    )
    periods = [
        (treaty, period)
        for (treaty, state), found in register.record.periods.items()
        if state == about.iri
        for period in found
    ]
    chapters, elsewhere = _said(names, about)
    said = facts(names, about, SHOWN | {SKOS + "hiddenLabel"})
    return {
        "about": about,
        "codes": [each for each in said if each.iri in CODES],
        "facts": [each for each in said if each.iri not in CODES],
        "printed_names": names.sorted(about.subjects(DISARM + "isNameOf")),
        "code": code,
        "day": day,
        "known": known,
        "carried": names.page(""),
        "column_name": partial(column_name, names),
        "groups": {answer: rows for answer, rows in groups.items() if rows},
        "apart": APART,
        "register": register,
        "acts": sorted(_acts(standings), key=lambda pair: _when(pair[1])),
        "timeline": timeline(standings, periods, day),
        "coming": coming,
        "passed": passed,
        "yearly": deadlines.yearly(Choice(state=code)),
        "chapters": chapters,
        "elsewhere": elsewhere,
    }


def _acts(standings: list[Standing]) -> Iterator[tuple[str, Act]]:
    for each in standings:
        for act in each.acts:
            yield each.treaty, act


def _when(act: Act) -> tuple[bool, str]:
    """Acts in order of time, those without a date last."""
    when = act.date or act.effect
    return when is None, when.value if when is not None else ""


def _said(names: Names, about: Description) -> tuple[list[Chapter], dict[str, list[str]]]:
    """What the documents say with the State in it, and what other sources do, by relation."""
    store = names.store
    relations: dict[str, set[str]] = defaultdict(set)
    for group in about.incoming:
        if group.iri not in OWN_LIST | SHOWN:
            for thing in group.subjects:
                relations[thing].add(group.iri)
    stated = {thing: iris(store, thing, DISARM + "statedIn") for thing in relations}
    chapters: dict[str, dict[str, list[Said]]] = defaultdict(lambda: defaultdict(list))
    told: dict[str, set[str]] = defaultdict(set)
    for thing in names.sorted(relations):
        where: dict[str, list[str]] = defaultdict(list)
        for passage in stated[thing]:
            for document in iris(store, passage, DISARM + "isPassageOf"):
                where[document].append(passage)
        for document, passages in where.items():
            kind = names.shelf(thing) or ""
            found = Said(thing, tuple(sorted(relations[thing])), tuple(passages))
            chapters[document][kind].append(found)
            told[document].update(passages)
    named: dict[str, list[str]] = defaultdict(list)
    for passage in mentioned_in(store, about.iri):
        for document in iris(store, passage, DISARM + "isPassageOf"):
            named[document].append(passage)
    without: dict[str, list[str]] = defaultdict(list)
    for thing in names.sorted(each for each in relations if not stated[each]):
        for relation in sorted(relations[thing]):
            without[relation].append(thing)
    return [
        Chapter(
            document,
            {kind: chapters[document][kind] for kind in _order(chapters[document])},
            tuple(each for each in named[document] if each not in told[document]),
        )
        for document in names.sorted({*chapters, *named})
    ], dict(without)


def _order(kinds: dict[str, Any]) -> list[str]:
    return [kind for kind in dict.fromkeys((*FIRST, *texts.KINDS, "")) if kind in kinds]
