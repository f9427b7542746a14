"""Deadlines as an iCalendar file (RFC 5545), by treaty or by State.

A due date is an event of one whole day; a deadline that returns each year is an event that repeats
from the entry into force (for the State, or of the treaty) for as long as the treaty binds, or from
the year after, where it is about the calendar year before.
"""

import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import chain

from pyoxigraph import Store

from disarmgraph import texts
from disarmgraph.fault import Fault
from disarmgraph.law import ical, standing
from disarmgraph.law.ical import Event
from disarmgraph.law.standing import Due
from disarmgraph.names import Names
from disarmgraph.namespaces import DISARM, RDF, last_part
from disarmgraph.triples import subjects

YEARLY = """PREFIX deadline-start: <https://w3id.org/disarmgraph/scheme/deadline-start/>
PREFIX disarm: <https://w3id.org/disarmgraph/ontology#>
SELECT ?norm ?yearly ?past ?treaty ?state ?start ?end
WHERE {
  {
    SELECT ?norm ?yearly ?past ?treaty
    WHERE {
      ?deadline disarm:yearlyDate ?yearly .
      BIND (EXISTS { ?deadline disarm:runsFrom deadline-start:end-of-period } AS ?past)
      ?norm disarm:hasDeadline ?deadline ;
            disarm:sourceProvision/disarm:isProvisionOf? ?treaty .
    }
  }
  ?period a disarm:BoundPeriod ;
          disarm:concernsTreaty ?treaty ;
          disarm:boundState ?state ;
          disarm:startDate ?start .
  OPTIONAL { ?period disarm:endDate ?end . }
}
ORDER BY ?norm ?start"""


@dataclass(frozen=True)
class Yearly:
    """A norm that is to be met each year by a day (`--04-30`), from when on and until when.

    ``past`` says that it is about the calendar year before, the first of which is the one in which
    the treaty began to bind.
    """

    norm: str
    treaty: str
    day: str
    start: date
    end: date | None
    past: bool = False

    @property
    def first(self) -> date:
        """The first of its days, at the earliest: a treaty seldom says when it begins."""
        month, day = (int(part) for part in self.day[2:7].split("-"))
        first = date(self.start.year, month, day)
        if self.past or first < self.start:
            return date(self.start.year + 1, month, day)
        return first


class AgendaError(Fault):
    """What an agenda is asked for is neither a treaty nor a State: what, and what is near."""


def asked_for(store: Store, name: str) -> str:
    """The IRI of a treaty by its slug (apmbc) or of a State by its code (LKA, lka).

    Raises AgendaError.
    """
    known = {
        last_part(iri): iri
        for kind in ("Treaty", "State")
        for iri in subjects(store, RDF + "type", DISARM + kind)
    }
    for each in (name, name.upper(), name.lower()):
        if each in known:
            return known[each]
    near = difflib.get_close_matches(name.lower(), known, n=3, cutoff=0.5)
    advice = f"did you mean {' or '.join(near)}?" if near else "name one as in apmbc or LKA"
    raise AgendaError(f"{name}: neither a treaty nor a State of the graph; {advice}")


def agenda(names: Names, iri: str) -> bytes:
    """The deadlines of a treaty or of a State (an IRI) as a body of the type text/calendar."""
    dues = standing.due_dates(names.store, iri)
    return calendar(names, names.label(iri).text, dues, yearly(names.store, iri), iri)


def calendar(
    names: Names,
    title: str,
    dues: Iterable[Due],
    returning: Iterable[Yearly],
    of: str | None = None,
) -> bytes:
    """Due dates, and deadlines that return each year, as a body of the type text/calendar.

    ``of`` is the State or the treaty (an IRI) whose deadlines they are, if they are of one.
    """
    events = chain(
        (_event(names, due) for due in dues), (_repeated(names, each, of) for each in returning)
    )
    return ical.calendar(title, events, datetime.now(UTC))


def yearly(store: Store, iri: str | None = None) -> list[Yearly]:
    """The deadlines that return each year, of a treaty, a State or all; each norm of them once.

    The days are those for which it has bound the State, or the first State that it bound.
    """
    found: dict[str, Yearly] = {}
    for _, each in _rows(store, iri):
        found.setdefault(each.norm, each)
    return list(found.values())


def yearly_by_state(store: Store) -> dict[str, list[Yearly]]:
    """For each State (an IRI) the deadlines that return each year, each norm once."""
    found: dict[str, dict[str, Yearly]] = defaultdict(dict)
    for state, each in _rows(store):
        found[state].setdefault(each.norm, each)
    return {state: list(norms.values()) for state, norms in found.items()}


def _rows(store: Store, iri: str | None = None) -> Iterator[tuple[str, Yearly]]:
    for row in store.query(YEARLY, substitutions=standing.asked(iri)):
        norm, treaty, day = (row[name].value for name in ("norm", "treaty", "yearly"))
        start = date.fromisoformat(row["start"].value)
        end = date.fromisoformat(row["end"].value) if row["end"] else None
        each = Yearly(norm, treaty, day, start, end, row["past"].value == "true")
        if not end or each.first <= end:
            yield row["state"].value, each


def _event(names: Names, due: Due) -> Event:
    said = texts.text("original-deadline", names.language)
    day = date.fromisoformat(due.date.value)
    return Event(due.iri, due.norm, day, names.label(due.iri).text, said)


def _repeated(names: Names, each: Yearly, of: str | None) -> Event:
    said = texts.text("original-deadline", names.language)
    uid = f"{each.norm}#{last_part(of or each.treaty)}"
    last = each.end if of and "/id/state/" in of else None
    return Event(uid, each.norm, each.first, names.label(each.norm).text, said, True, last)
