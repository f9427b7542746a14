"""All States under one treaty on a day: where each stands, since when, and by which act."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from disarmgraph.law.standing import ANSWERS, BINDING, UNKNOWN, Standing
from disarmgraph.names import Names, collation
from disarmgraph.views.participation import Register

NOT_BOUND = "not-bound"
"""Asks for every answer by which a State is known not to be bound."""


@dataclass(frozen=True)
class Parties:
    """States under a treaty; `counts` are of the region, `rows` of the answer asked for in it."""

    treaty: str
    day: date
    counts: dict[str, int]
    rows: tuple[Standing, ...]


def parties(
    register: Register, names: Names, treaty: str, day: date, region: str = "", answer: str = ""
) -> Parties:
    """The States of a region, and whoever else acted, in alphabetical order."""
    acted = {state for of, state in register.record.acts if of == treaty}
    states = [
        each
        for each in register.states | acted
        if not region or region in register.regions.get(each, ())
    ]
    states.sort(key=lambda each: collation(names.called(each).text))
    rows = [register.record.standing(treaty, each, day) for each in states]
    counted = Counter(row.answer for row in rows)
    return Parties(
        treaty,
        day,
        {each: counted[each] for each in ANSWERS if counted[each]},
        tuple(row for row in rows if _wanted(row.answer, answer)),
    )


def _wanted(given: str, asked: str) -> bool:
    return given not in BINDING + UNKNOWN if asked == NOT_BOUND else asked in ("", given)


def table(found: Parties, names: Names) -> Iterator[tuple[str, ...]]:
    """The States as rows of a table, the head first."""
    yield "state", "stateName", "treaty", "day", "standing", "since", "until", "act", "actDate"
    for row in found.rows:
        act = row.decisive(found.day)
        yield (
            row.state, names.called(row.state).text, row.treaty, found.day.isoformat(), row.answer,
            row.since.value if row.since else "", row.until.value if row.until else "",
            act.iri if act else "", act.date.value if act and act.date else "",
        )  # fmt: skip
