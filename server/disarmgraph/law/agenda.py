"""Deadlines as an iCalendar file (RFC 5545), by treaty or by State.

A due date is an event of one whole day; a deadline that returns each year is an event that repeats
from the entry into force (for the State, or of the treaty) for as long as the treaty binds.
"""

import difflib
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event, vRecur
from pyoxigraph import QuerySolution, Store

from disarmgraph import texts
from disarmgraph.fault import Fault
from disarmgraph.law import standing
from disarmgraph.names import Names
from disarmgraph.namespaces import DISARM, RDF
from disarmgraph.triples import subjects

YEARLY = """PREFIX disarm: <https://w3id.org/disarmgraph/ontology#>
SELECT ?norm ?yearly ?treaty ?state ?start ?end
WHERE {
  ?deadline disarm:yearlyDate ?yearly .
  ?norm disarm:hasDeadline ?deadline ;
        disarm:sourceProvision/disarm:isProvisionOf? ?treaty .
  ?period a disarm:BoundPeriod ;
          disarm:concernsTreaty ?treaty ;
          disarm:boundState ?state ;
          disarm:startDate ?start .
  OPTIONAL { ?period disarm:endDate ?end . }
}
ORDER BY ?norm ?start"""


class AgendaError(Fault):
    """What an agenda is asked for is neither a treaty nor a State: what, and what is near."""


def asked_for(store: Store, name: str) -> str:
    """The IRI of a treaty by its slug (apmbc) or of a State by its code (LKA, lka).

    Raises AgendaError.
    """
    known = {
        iri.rpartition("/")[2]: iri
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
    calendar = Calendar()
    calendar.add("prodid", "-//disarmgraph//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", names.label(iri).text)
    for due in standing.due_dates(names.store, iri):
        event = _event(names, due.iri, due.norm, date.fromisoformat(due.date.value))
        calendar.add_component(event)
    for row in _yearly(names, iri):
        calendar.add_component(_repeated(names, iri, row))
    return calendar.to_ical()


def _yearly(names: Names, iri: str) -> Iterator[QuerySolution]:
    """Each norm with a yearly deadline once: for the State, or for the first State bound."""
    seen = set()
    for row in names.store.query(YEARLY, substitutions=standing.asked(iri)):
        if row["norm"] not in seen:
            seen.add(row["norm"])
            yield row


def _repeated(names: Names, iri: str, row: QuerySolution) -> Event:
    month, day = (int(part) for part in row["yearly"].value[2:7].split("-"))
    start = date.fromisoformat(row["start"].value)
    first = date(start.year, month, day)
    if first < start:
        first = date(start.year + 1, month, day)
    event = _event(names, f"{row['norm'].value}#{iri.rpartition('/')[2]}", row["norm"].value, first)
    rule = {"FREQ": "YEARLY"}
    if "/id/state/" in iri and row["end"]:
        rule["UNTIL"] = date.fromisoformat(row["end"].value)
    event.add("rrule", vRecur(rule))
    return event


def _event(names: Names, uid: str, norm: str, day: date) -> Event:
    label = names.label(uid if "/due-date/" in uid else norm).text
    event = Event()
    event.add("uid", uid)
    event.add("url", norm)
    event.add("dtstamp", datetime.now(UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    event.add("summary", label)
    event.add("description", texts.text("original-deadline", names.language))
    return event
