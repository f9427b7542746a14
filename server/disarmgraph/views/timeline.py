"""What happened when: events, and the adoption, opening and entry into force of instruments.

A date is as precise as its source gives it, a day, a month or a year, and stays so.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pyoxigraph import Store

from disarmgraph.lists.facet import NOT_STATED
from disarmgraph.lists.faceted import Sorted
from disarmgraph.lists.list_query import Selection
from disarmgraph.namespaces import DISARM
from disarmgraph.triples import first
from disarmgraph.views.years import as_printed, years

EVENT = "event"
OF_INSTRUMENTS = {
    "adoption": "adoptionDate",
    "opening": "openingDate",
    "entry-into-force": "entryIntoForceDate",
}
"""What happens to an instrument, with the property that gives its day."""
SORTS = (EVENT, *OF_INSTRUMENTS)
LANES = ("kind", "series")
"""The facets of events by which they can stand in lanes."""
OTHERS = "others"
"""The lane of events whose own would have too few."""
FEWEST = 3
"""Events that make a lane, where there are many kinds of them."""


@dataclass(frozen=True)
class Moment:
    """Something that happened: its thing, what it is (one of SORTS), first and last day as printed.

    Without any date both are empty; of one day or month alone the last may be.
    """

    iri: str
    sort: str
    start: str = ""
    end: str = ""

    @property
    def precision(self) -> str:
        """'year', 'month' or 'day', or 'span' for several days; '' where there is no date."""
        if not self.start:
            return ""
        if self.end and self.end != self.start:
            return "span"
        return ("year", "month", "day")[self.start.count("-")]

    @property
    def begins(self) -> float:
        """Where it begins on a line of years: 2008.5 is the middle of 2008."""
        return years(self.start)[0]

    @property
    def ends(self) -> float:
        """Where it ends: a year ends with its last day, a day with its evening."""
        return years(self.end or self.start)[1]


@dataclass(frozen=True)
class Asked:
    """What somebody wants to see: sorts of moment, years, a theme, a series, and the lanes."""

    show: tuple[str, ...] = (EVENT,)
    since: int | None = None
    until: int | None = None
    theme: str = ""
    series: str = ""
    by: str = LANES[0]


@dataclass(frozen=True)
class Seen:
    """What there is of it: moments in time, events without a date, and how many there are a year.

    ``years`` counts before the choice of years, so that a reader can choose.
    """

    moments: tuple[Moment, ...]
    undated: tuple[Moment, ...]
    years: Mapping[int, int] = field(default_factory=dict)


class Timeline:
    """All moments that the graph has a date for, and the events for which it has none."""

    def __init__(self, store: Store, sorted_out: Callable[[str], Sorted]) -> None:
        events, instruments = sorted_out(EVENT), sorted_out("instrument")
        self._lists = {EVENT: events} | dict.fromkeys(OF_INSTRUMENTS, instruments)
        self._moments = {EVENT: _events(store, events)}
        for sort, name in OF_INSTRUMENTS.items():
            self._moments[sort] = _of_instruments(store, instruments, sort, DISARM + name)

    @property
    def themes(self) -> set[str]:
        """The themes of anything that could be seen, as addresses have them."""
        return {
            token
            for found in self._lists.values()
            for token in found.masks["theme"]
            if token != NOT_STATED
        }

    @property
    def series(self) -> set[str]:
        """The series of events, as addresses have them."""
        return set(self._lists[EVENT].masks["series"]) - {NOT_STATED}

    def seen(self, asked: Asked) -> Seen:
        """What is asked for, in the order of time."""
        found = [each for sort in SORTS if sort in asked.show for each in self._chosen(sort, asked)]
        dated = sorted(
            (each for each in found if each.start), key=lambda m: (m.begins, m.ends, m.iri)
        )
        years = Counter(int(each.begins) for each in dated)
        within = tuple(
            each
            for each in dated
            if (asked.since is None or int(_last_moment(each)) >= asked.since)
            and (asked.until is None or int(each.begins) <= asked.until)
        )
        undated = tuple(each for each in found if not each.start)
        return Seen(within, undated, dict(sorted(years.items())))

    def lanes(self, moments: Sequence[Moment], by: str) -> list[tuple[str, list[Moment]]]:
        """Moments by lane: a value of the facet ``by``, OTHERS, or what happens to instruments.

        Each moment is in one lane: the one with most moments of those that it could be in.
        """
        found = self._lists[EVENT]
        number = {iri: at for at, iri in enumerate(found.things)}
        wanted: dict[str, list[Moment]] = {}
        sizes = Counter(
            token
            for each in moments
            if each.sort == EVENT
            for token in self._tokens(found, by, number[each.iri])
        )
        least = FEWEST if by != "series" else 1
        for each in moments:
            lane = each.sort
            if each.sort == EVENT:
                tokens = self._tokens(found, by, number[each.iri])
                large = [token for token in tokens if sizes[token] >= least]
                lane = max(large, key=lambda token: (sizes[token], token), default=OTHERS)
            wanted.setdefault(lane, []).append(each)
        order = {OTHERS: 1} | {sort: 2 + at for at, sort in enumerate(OF_INSTRUMENTS)}
        return sorted(wanted.items(), key=lambda pair: (order.get(pair[0], 0), pair[1][0].begins))

    @staticmethod
    def _tokens(found: Sorted, by: str, number: int) -> list[str]:
        """The values of a facet that an event has, wider ones included."""
        masks = found.masks[by]
        return [each for each in masks if each != NOT_STATED and masks[each] >> number & 1]

    def _chosen(self, sort: str, asked: Asked) -> Iterator[Moment]:
        found = self._lists[sort]
        chosen = {}
        if asked.theme:
            if asked.theme not in found.masks["theme"]:
                return
            chosen["theme"] = (asked.theme,)
        if asked.series:
            if sort != EVENT:
                return
            chosen["series"] = (asked.series,)
        mask = found.mask(Selection(found.kind, chosen))
        things = {found.things[number] for number in found.numbers(mask)}
        yield from (each for each in self._moments[sort] if each.iri in things)


def _events(store: Store, events: Sorted) -> list[Moment]:
    return [
        Moment(
            iri,
            EVENT,
            _day(store, iri, DISARM + "startDate"),
            _day(store, iri, DISARM + "endDate"),
        )
        for iri in events.things
    ]


def _of_instruments(store: Store, found: Sorted, sort: str, predicate: str) -> list[Moment]:
    days = ((iri, _day(store, iri, predicate)) for iri in found.things)
    return [Moment(iri, sort, day, day) for iri, day in days if day]


def _day(store: Store, iri: str, predicate: str) -> str:
    return as_printed(first(store, iri, predicate))


def _last_moment(moment: Moment) -> float:
    return moment.ends - 1 / 730
