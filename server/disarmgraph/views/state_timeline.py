"""Acts of a State on a line of time: a lane for each treaty, with what bound it as a bar."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from pyoxigraph import Literal

from disarmgraph.law.standing import SIGNATURE, WITHDRAWAL, Act, Period, Standing
from disarmgraph.views.years import as_printed, years


@dataclass(frozen=True)
class Mark:
    """An act on its lane: where, from 0 to 1, and how it is drawn."""

    act: str
    place: float
    shape: str


@dataclass(frozen=True)
class Bar:
    """A time during which a treaty bound the State: from where to where, from 0 to 1."""

    start: float
    end: float


@dataclass(frozen=True)
class Lane:
    """A treaty with its marks and bars."""

    treaty: str
    marks: tuple[Mark, ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class StateTimeline:
    """Lanes in the order of their first acts, the decades with their places, and the day shown.

    `undated` counts the acts without any date, which are not drawn.
    """

    lanes: tuple[Lane, ...]
    decades: tuple[tuple[int, float], ...]
    day: float
    undated: int


def state_timeline(
    standings: Sequence[Standing], periods: Iterable[tuple[str, Period]], day: date
) -> StateTimeline | None:
    """The acts of one State under treaties, None if no act has a date.

    ``periods`` are its bound periods, each with its treaty.
    """
    dated = {
        each.treaty: [(act, when) for act in each.acts if (when := _year(act.date or act.effect))]
        for each in standings
    }
    moments = [when for acts in dated.values() for _, when in acts]
    if not moments:
        return None
    today = _year(Literal(day.isoformat()))
    first = int(min(moments)) // 10 * 10
    length = max(*moments, today) + 1 - first
    bound = [(treaty, period) for treaty, period in periods if period.start]

    def place(year: float) -> float:
        return min(1, max(0, (year - first) / length))

    lanes = [
        Lane(
            treaty,
            tuple(Mark(act.iri, place(when), _shape(act)) for act, when in acts),
            tuple(
                Bar(place(_year(period.start)), place(_year(period.end) or first + length))
                for of, period in bound
                if of == treaty
            ),
        )
        for treaty, acts in sorted(dated.items(), key=lambda pair: _first(pair[1]))
        if acts
    ]
    decades = tuple((year, place(year)) for year in range(first, int(first + length) + 1, 10))
    undated = sum(len(each.acts) for each in standings) - len(moments)
    return StateTimeline(tuple(lanes), decades, place(today), undated)


def _first(acts: list[tuple[Act, float]]) -> float:
    return min((when for _, when in acts), default=0)


def _shape(act: Act) -> str:
    if act.kind == SIGNATURE:
        return "signature"
    if act.kind == WITHDRAWAL:
        return "withdrawal"
    return "consent" if act.is_consent else "other"


def _year(value: Literal | None) -> float:
    """The middle of a day, month or year as a number of years; 0 for none."""
    printed = as_printed(value)
    return sum(years(printed)) / 2 if printed else 0
