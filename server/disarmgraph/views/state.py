"""What the page of a State shows: what binds it on a day, its acts, its deadlines, what is said."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from typing import Any

from disarmgraph.content.facts import facts
from disarmgraph.content.resource import Description
from disarmgraph.law.standing import ANSWERS, BINDING, Act, Standing, last_day
from disarmgraph.names import Names, collation
from disarmgraph.namespaces import DISARM, SKOS, last_part
from disarmgraph.triples import iris
from disarmgraph.views.deadlines import Choice, Deadlines, entries
from disarmgraph.views.participation import Register, column_name
from disarmgraph.views.said import SHOWN, said_of
from disarmgraph.views.state_timeline import state_timeline

APART = ("not-a-party", "no-record")
"""Answers that follow from there being no act."""
CONSENTED = (*BINDING, "consented")
"""Answers of a State that knows, on the day, by when it has to act."""
CODES = {DISARM + name for name in ("isoAlpha2", "isoAlpha3", "m49", "m49Region")}


def portrait(
    names: Names, about: Description, day: date, register: Register, deadlines: Deadlines
) -> dict[str, Any]:
    """What the page of a State prints, as on the day."""
    known = register.named(names)
    standings = sorted(
        register.record.of_state(about.iri, day),
        key=lambda each: collation(known[each.treaty].text),
    )
    code = last_part(about.iri)
    return {
        "about": about,
        "code": code,
        "region": _region(names, about, register),
        "day": day,
        "known": known,
        "carried": names.page(""),
        "column_name": partial(column_name, names),
        "apart": APART,
        "register": register,
        **_told(names, about),
        **_bound(about.iri, standings, day, register),
        **_due(code, standings, day, deadlines),
    }


def _told(names: Names, about: Description) -> dict[str, Any]:
    """What the graph says of a State, beside its acts."""
    chapters, elsewhere = said_of(names, about, SHOWN)
    told = facts(names, about, SHOWN | {SKOS + "hiddenLabel"})
    return {
        "codes": [each for each in told if each.iri in CODES],
        "facts": [each for each in told if each.iri not in CODES],
        "printed_names": names.sorted(about.subjects(DISARM + "isNameOf")),
        "chapters": chapters,
        "elsewhere": elsewhere,
    }


def _bound(
    state: str, standings: Sequence[Standing], day: date, register: Register
) -> dict[str, Any]:
    """Where a State stands under each treaty, and what it has done for that."""
    groups = {answer: [s for s in standings if s.answer == answer] for answer in ANSWERS}
    dated = {register.as_of(each.treaty) for each in standings} - {""}
    periods = [
        (treaty, period)
        for (treaty, whose), found in register.record.periods.items()
        if whose == state
        for period in found
    ]
    return {
        "groups": {answer: rows for answer, rows in groups.items() if rows},
        "qualified": any(
            act != each.decisive(day)
            for each in standings
            if each.answer not in APART
            for act in each.qualified_by(day)
        ),
        "ended": sorted(each for each in map(last_day, dated) if each < day),
        "acts": sorted(_acts(standings), key=lambda pair: _when(pair[1])),
        "timeline": state_timeline(standings, periods, day),
    }


def _due(
    code: str, standings: Sequence[Standing], day: date, deadlines: Deadlines
) -> dict[str, Any]:
    """By when a State has to act, and had to."""
    consented = {each.treaty for each in standings if each.answer in CONSENTED}
    coming = deadlines.chosen(Choice(state=code, when="coming"), day)
    yearly = deadlines.yearly(Choice(state=code))
    return {
        "coming": entries(due for due in coming if due.treaty in consented),
        "passed": entries(deadlines.chosen(Choice(state=code, when="passed"), day)),
        "yearly": [each for each in yearly if each.treaty in consented],
    }


def _region(names: Names, about: Description, register: Register) -> str:
    """The narrowest region with other States, by which the matrix is narrowed; none, empty."""
    regions = [last_part(each) for each in iris(names.store, about.iri, DISARM + "m49Region")]
    others = register.states - {about.iri}
    return next(
        (each for each in regions if any(each in register.regions.get(s, ()) for s in others)), ""
    )


def _acts(standings: Sequence[Standing]) -> Iterator[tuple[str, Act]]:
    for each in standings:
        for act in each.acts:
            yield each.treaty, act


def _when(act: Act) -> tuple[bool, str]:
    """Acts in order of time, those without a date last."""
    when = act.date or act.effect
    return when is None, when.value if when is not None else ""
