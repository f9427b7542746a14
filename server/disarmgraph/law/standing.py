"""Where States stand under treaties on a day, as far as the record goes.

Four answers are kept apart: bound, not a party (only by a complete list of parties), no record
(the list of parties may be incomplete) and what lies between them (signed, consented and not yet
bound, bound since a day that is not recorded, no longer bound).
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from pyoxigraph import Literal, NamedNode, QuerySolution, Store, Variable

from disarmgraph.namespaces import BASE, DISARM, RDF
from disarmgraph.triples import iris, subjects

ACTS = """PREFIX disarm: <https://w3id.org/disarmgraph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX treaty-action-kind: <https://w3id.org/disarmgraph/scheme/treaty-action-kind/>
SELECT ?act ?treaty ?state ?kind ?date ?effect ?consent
WHERE {
  ?act disarm:concernsTreaty ?treaty ;
       disarm:performedBy ?state ;
       disarm:kind ?kind .
  OPTIONAL { ?act disarm:depositDate ?date . }
  OPTIONAL { ?act disarm:effectiveDate ?effect . }
  BIND (EXISTS { ?kind skos:broader? treaty-action-kind:consent } AS ?consent)
}
ORDER BY ?treaty ?state ?date ?effect ?act"""

PERIODS = """PREFIX disarm: <https://w3id.org/disarmgraph/ontology#>
SELECT ?treaty ?state ?start ?end ?inForce
WHERE {
  ?period a disarm:BoundPeriod ;
          disarm:concernsTreaty ?treaty ;
          disarm:boundState ?state .
  OPTIONAL { ?treaty disarm:entryIntoForceDate ?inForce . }
  OPTIONAL { ?period disarm:startDate ?start . }
  OPTIONAL { ?period disarm:endDate ?end . }
}
ORDER BY ?treaty ?state ?start"""

DUE = """PREFIX disarm: <https://w3id.org/disarmgraph/ontology#>
SELECT ?due ?norm ?state ?treaty ?date
WHERE {
  ?due a disarm:DueDate ;
       disarm:concernsTreaty ?treaty ;
       disarm:boundState ?state ;
       disarm:dueNorm ?norm ;
       disarm:deadlineDate ?date .
}
ORDER BY ?date ?treaty ?norm ?state"""

SIGNATURE = BASE + "scheme/treaty-action-kind/signature"
SUCCESSION = BASE + "scheme/treaty-action-kind/succession"
CLOSED = BASE + "scheme/list-kind/closed"
LISTS = BASE + "id/party-list/"
ANSWERS = ("bound", "bound-undated", "consented", "signed", "left", "not-a-party", "no-record")
"""The answers, those that bind first."""


@dataclass(frozen=True)
class Act:
    """An act of a State under a treaty: its IRI, its kind, its date and its effect if known."""

    iri: str
    kind: str
    date: Literal | None
    effect: Literal | None
    is_consent: bool


@dataclass(frozen=True)
class Standing:
    """Where one State stands under one treaty on a day.

    `answer` is one of ANSWERS; `since` and `until` are the first and the last day of being bound,
    where known.
    """

    treaty: str
    state: str
    answer: str
    since: Literal | None
    until: Literal | None
    acts: tuple[Act, ...]


@dataclass(frozen=True)
class Due:
    """A day by which a State had to meet a norm: the IRI of the due date, and what it says."""

    iri: str
    norm: str
    state: str
    treaty: str
    date: Literal


def of_state(store: Store, state: str, day: date) -> list[Standing]:
    """Where a State stands under every treaty with a list of parties, by IRI of the treaty."""
    record = _Record(store, state)
    return [record.standing(treaty, state, day) for treaty in sorted(record.lists)]


def of_treaty(store: Store, treaty: str, day: date) -> list[Standing]:
    """Where the States that acted under a treaty stand, by IRI of the State."""
    record = _Record(store, treaty)
    return [record.standing(treaty, state, day) for state in sorted({s for _, s in record.acts})]


def asked(iri: str) -> dict[Variable, NamedNode]:
    """What a query over ?state and ?treaty is asked of: a State or a treaty, by its IRI."""
    return {Variable("state" if "/id/state/" in iri else "treaty"): NamedNode(iri)}


def due_dates(store: Store, iri: str) -> list[Due]:
    """The days by which norms were to be met, of a treaty or of a State, in order of time."""
    rows = store.query(DUE, substitutions=asked(iri))
    return [
        Due(*(row[name].value for name in ("due", "norm", "state", "treaty")), row["date"])
        for row in rows
    ]


def party_list(store: Store, treaty: str) -> str | None:
    """The list of parties of a treaty, None for an instrument without one."""
    concerned = subjects(store, DISARM + "concernsTreaty", treaty)
    return next((each for each in concerned if each.startswith(LISTS)), None)


class _Record:
    """What is recorded of one State or of one treaty, and which lists of parties are complete."""

    def __init__(self, store: Store, iri: str):
        given = asked(iri)
        self.acts: dict[tuple[str, str], list[Act]] = defaultdict(list)
        for row in store.query(ACTS, substitutions=given):
            is_consent = row["consent"].value == "true"
            act = Act(row["act"].value, row["kind"].value, row["date"], row["effect"], is_consent)
            self.acts[row["treaty"].value, row["state"].value].append(act)
        self.periods: dict[tuple[str, str], list[QuerySolution]] = defaultdict(list)
        for row in store.query(PERIODS, substitutions=given):
            self.periods[row["treaty"].value, row["state"].value].append(row)
        self.lists = {
            treaty: CLOSED in iris(store, each, DISARM + "completeness")
            for each in subjects(store, RDF + "type", DISARM + "PartyList")
            for treaty in iris(store, each, DISARM + "concernsTreaty")
        }

    def standing(self, treaty: str, state: str, day: date) -> Standing:
        acts, on = tuple(self.acts.get((treaty, state), ())), day.isoformat()
        answer, since, until = self._without_period(treaty, acts, on), None, None
        for period in self.periods.get((treaty, state), ()):
            start, end = period["start"], period["end"]
            earliest = start or period["inForce"]
            if earliest and earliest.value > on:
                since = since or start
            else:
                since, until = start, end
                answer = "bound" if start else "bound-undated"
                if end and end.value < on:
                    answer = "left"
        return Standing(treaty, state, answer, since, until, acts)

    def _without_period(self, treaty: str, acts: tuple[Act, ...], day: str) -> str:
        if any(act.is_consent and act.date and act.date.value <= day for act in acts):
            return "consented"
        if any(act.kind == SIGNATURE and (not act.date or act.date.value <= day) for act in acts):
            return "signed"
        if any(act.kind == SUCCESSION for act in acts):
            return "no-record"  # its predecessor may have been bound, and through it the State
        consents_later = any(act.is_consent and act.date for act in acts)
        return "not-a-party" if self.lists.get(treaty) or consents_later else "no-record"
