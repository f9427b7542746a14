"""What a graph knows that helps to read a new document."""

from dataclasses import dataclass

from pyoxigraph import Store

from disarmgraph.reading.calendar import Calendar
from disarmgraph.reading.gazetteer import Gazetteer
from disarmgraph.reading.labels import Labels
from disarmgraph.reading.part_mentions import known_parts
from disarmgraph.reading.practice import Practice
from disarmgraph.reading.statuses import Statuses
from disarmgraph.reading.units import Units


@dataclass(frozen=True)
class Known:
    """What a graph knows that helps to read: names, practice of norms, units, parts, events."""

    gazetteer: Gazetteer
    practice: Practice
    units: Units
    parts: frozenset[str]
    labels: Labels
    statuses: Statuses
    calendar: Calendar

    @classmethod
    def of_store(cls, store: Store) -> "Known":
        """All that is read of a graph, once."""
        return cls(
            Gazetteer.of_store(store),
            Practice.of_store(store),
            Units.of_store(store),
            known_parts(store),
            Labels.of_store(store),
            Statuses.of_store(store),
            Calendar.of_store(store),
        )
