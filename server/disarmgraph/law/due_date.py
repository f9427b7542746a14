"""By which day each State had to meet each norm of a treaty that sets a time limit.

A due date is the original one: the deadline of the norm counted from the entry into force, for the
State or of the treaty, before any extension or early completion. It is calculated for what each
State Party is to do (not for what the Parties do together, such as to hold a conference, nor for
what a State may do), and for the States that were bound on that day.
"""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

import isodate
from pyoxigraph import Literal, NamedNode, QuerySolution, Store, Triple

from disarmgraph.law.bound_period import DAY, DERIVED, called
from disarmgraph.names import LANGUAGES
from disarmgraph.namespaces import BASE, DISARM, RDF, RDFS, last_part

TYPE, LABEL = NamedNode(RDF + "type"), NamedNode(RDFS + "label")
DUE_DATE = NamedNode(DISARM + "DueDate")
BOUND_STATE, CONCERNS_TREATY, DUE_NORM, DEADLINE_DATE, DERIVED_FROM, BASIS = (
    NamedNode(DISARM + name)
    for name in ("boundState", "concernsTreaty", "dueNorm", "deadlineDate", "derivedFrom", "basis")
)

LIMITS = """PREFIX deadline-start: <https://w3id.org/disarmgraph/scheme/deadline-start/>
PREFIX disarm: <https://w3id.org/disarmgraph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?norm ?en ?fr ?deadline ?duration ?treaty ?inForce
WHERE {
  ?deadline disarm:duration ?duration ;
            disarm:runsFrom ?from .
  ?norm disarm:hasDeadline ?deadline ;
        disarm:bearer ?bearer ;
        disarm:sourceProvision/disarm:isProvisionOf? ?treaty ;
        rdfs:label ?en , ?fr .
  ?treaty disarm:entryIntoForceDate ?day .
  BIND (IF(?from = deadline-start:entry-into-force, ?day, ?undated) AS ?inForce)
  FILTER (?from IN (deadline-start:entry-into-force, deadline-start:entry-into-force-for-the-state))
  FILTER (lang(?en) = "en" && lang(?fr) = "fr")
  BIND (STRAFTER(STR(?treaty), "/id/instrument/") AS ?slug)
  FILTER (STRENDS(STR(?bearer), CONCAT("/id/role/each-state-party-", ?slug)))
  FILTER NOT EXISTS { ?norm a disarm:Permission . }
}
ORDER BY ?norm ?deadline"""

PERIODS = """PREFIX disarm: <https://w3id.org/disarmgraph/ontology#>
SELECT ?period ?treaty ?state ?start ?end
WHERE {
  ?period a disarm:BoundPeriod ;
          disarm:concernsTreaty ?treaty ;
          disarm:boundState ?state ;
          disarm:startDate ?start .
  OPTIONAL { ?period disarm:endDate ?end . }
}
ORDER BY ?period"""


def triples(store: Store) -> Iterator[Triple]:
    """The due dates that follow from the deadlines and the bound periods in the store."""
    name, periods = called(store), defaultdict(list)
    for period in store.query(PERIODS):
        periods[period["treaty"].value].append(period)
    for limit in store.query(LIMITS):
        duration = isodate.parse_duration(limit["duration"].value)
        for period in periods[limit["treaty"].value]:
            start = date.fromisoformat(period["start"].value)
            counted_from = limit["inForce"] and date.fromisoformat(limit["inForce"].value)
            day = (counted_from or start) + duration
            ended = period["end"] and period["end"].value < day.isoformat()
            if day >= start and not ended:
                state = {each: name(period["state"].value, each) for each in LANGUAGES}
                yield from _due(limit, period, day, state)


def _due(
    limit: QuerySolution, period: QuerySolution, day: date, state: dict[str, str]
) -> Iterator[Triple]:
    norm = last_part(limit["norm"].value)
    due = NamedNode(f"{BASE}id/due-date/{norm}-{last_part(period['state'].value)}")
    yield Triple(due, TYPE, DUE_DATE)
    yield Triple(due, LABEL, Literal(f"{state['en']}: {limit['en'].value}", language="en"))
    yield Triple(due, LABEL, Literal(f"{state['fr']} : {limit['fr'].value}", language="fr"))
    yield Triple(due, BOUND_STATE, period["state"])
    yield Triple(due, CONCERNS_TREATY, limit["treaty"])
    yield Triple(due, DUE_NORM, limit["norm"])
    yield Triple(due, DEADLINE_DATE, Literal(day.isoformat(), datatype=DAY))
    yield Triple(due, DERIVED_FROM, limit["deadline"])
    yield Triple(due, DERIVED_FROM, period["period"])
    yield Triple(due, BASIS, DERIVED)
