"""The calendar of deadlines: which State had to do what by which day, under which treaty.

A day is the one that the treaty set at first, before any extension or early completion.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from pyoxigraph import Store

from disarmgraph.law.agenda import Yearly, yearly, yearly_by_state
from disarmgraph.law.standing import Due, due_dates
from disarmgraph.names import Names
from disarmgraph.namespaces import BASE, last_part

WHEN = ("coming", "passed", "all")
"""Which days are wanted, beside the day on which they are asked for."""
LOGARITHMIC = 50
"""From how many deadlines in a year on the years are drawn on a logarithmic scale."""


@dataclass(frozen=True)
class Entry:
    """What is due on one day under one treaty by the same States: norms, and the due dates.

    `dues` has for each State the due date of the first norm.
    """

    day: str
    treaty: str
    norms: tuple[str, ...]
    dues: tuple[Due, ...]


@dataclass(frozen=True)
class Choice:
    """What is asked for: a State by its code, a treaty by its slug, a year, and which days."""

    state: str = ""
    treaty: str = ""
    year: str = ""
    when: str = "all"

    def parameters(self) -> dict[str, str]:
        """The parameters of the address that asks for this."""
        return {name: value for name, value in vars(self).items() if value}


@dataclass(frozen=True)
class Bar:
    """A year in the picture: how many deadlines fall into it, and the height from 0 to 1."""

    year: int
    count: int
    height: float


@dataclass(frozen=True)
class Picture:
    """Deadlines by year, from the first to the last, with the numbers at the side and heights."""

    bars: tuple[Bar, ...]
    ticks: tuple[tuple[int, float], ...]
    is_logarithmic: bool


class Deadlines:
    """All deadlines that have a day, and those that return each year; read once."""

    def __init__(self, store: Store):
        self.dues = due_dates(store)
        self._each = yearly(store)
        self._by_state = yearly_by_state(store)
        self._of: dict[str, list[Due]] = defaultdict(
            list
        )  # by code of the State, slug of the treaty
        for due in self.dues:
            self._of[last_part(due.state)].append(due)
            self._of[last_part(due.treaty)].append(due)
        self.states = {due.state for due in self.dues}
        self.treaties = {due.treaty for due in self.dues} | {each.treaty for each in self._each}
        self.years = sorted({_year(due) for due in self.dues})

    def chosen(self, choice: Choice, today: date) -> list[Due]:
        """The due dates that are asked for, in order of time."""
        return [due for due in self._whoever(choice) if self._wanted(due, choice, today)]

    def yearly(self, choice: Choice) -> list[Yearly]:
        """The deadlines that return each year for the State and the treaty asked for."""
        of_state = self._by_state.get(f"{BASE}id/state/{choice.state}", [])
        found = of_state if choice.state else self._each
        return [each for each in found if choice.treaty in ("", last_part(each.treaty))]

    def picture(self, choice: Choice) -> Picture | None:
        """The deadlines by year, whatever year and days are asked for."""
        counted = Counter(int(_year(due)) for due in self._whoever(choice))
        if not counted:
            return None
        most = max(counted.values())
        scale = math.log1p if most >= LOGARITHMIC else float
        bars = tuple(
            Bar(year, counted[year], scale(counted[year]) / scale(most))
            for year in range(min(counted), max(counted) + 1)
        )
        numbers = [10**power for power in range(5)] if scale is math.log1p else [most]
        ticks = tuple((each, scale(each) / scale(most)) for each in numbers if each <= most)
        return Picture(bars, ticks, scale is math.log1p)

    def _whoever(self, choice: Choice) -> Iterator[Due]:
        if not choice.state:
            yield from self._of.get(choice.treaty, ()) if choice.treaty else self.dues
        for due in self._of.get(choice.state, ()) if choice.state else ():
            if choice.treaty in ("", last_part(due.treaty)):
                yield due

    @staticmethod
    def _wanted(due: Due, choice: Choice, today: date) -> bool:
        if choice.year and _year(due) != choice.year:
            return False
        passed = due.date.value < today.isoformat()
        return choice.when == "all" or passed == (choice.when == "passed")


def entries(dues: Iterable[Due]) -> list[Entry]:
    """Due dates together where day, treaty and States are the same, in order of time."""
    by_norm: dict[tuple[str, str], dict[str, list[Due]]] = defaultdict(lambda: defaultdict(list))
    for due in dues:
        by_norm[due.date.value, due.treaty][due.norm].append(due)
    found: list[Entry] = []
    for (day, treaty), norms in sorted(by_norm.items()):
        together: dict[frozenset[str], list[str]] = defaultdict(list)
        for norm, of in norms.items():
            together[frozenset(due.state for due in of)].append(norm)
        found += [
            Entry(day, treaty, tuple(same), tuple(norms[same[0]])) for same in together.values()
        ]
    return found


def table(names: Names, dues: Iterable[Due]) -> Iterator[tuple[str, ...]]:
    """The due dates as rows of a table, the head first."""
    yield "day", "state", "stateName", "treaty", "treatyName", "norm", "normName", "dueDate"
    for due in dues:
        yield (
            due.date.value, due.state, names.called(due.state).text, due.treaty,
            names.called(due.treaty).text, due.norm, names.label(due.norm).text, due.iri,
        )  # fmt: skip


def _year(due: Due) -> str:
    return due.date.value[:4]
