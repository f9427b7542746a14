"""Where States stand under treaties on a day, as far as the record goes.

Four answers are kept apart: bound, not a party (only by a complete list of parties), no record
(the list of parties may be incomplete) and what lies between them (signed, consented and bound
only later or by a day that is not recorded, bound since a day that is not recorded, no longer
bound). Of a State that signed, an incomplete list does not tell what followed.
"""

from calendar import monthrange
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Store, Variable

from disarmgraph.law.bound_period import SUCCESSION, WITHDRAWAL
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
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX treaty-action-kind: <https://w3id.org/disarmgraph/scheme/treaty-action-kind/>
SELECT ?period ?treaty ?state ?start ?end ?inForce (MIN(?deposit) AS ?consented)
WHERE {
  ?period a disarm:BoundPeriod ;
          disarm:concernsTreaty ?treaty ;
          disarm:boundState ?state .
  OPTIONAL { ?treaty disarm:entryIntoForceDate ?inForce . }
  OPTIONAL { ?period disarm:startDate ?start . }
  OPTIONAL { ?period disarm:endDate ?end . }
  OPTIONAL {
    ?period disarm:derivedFrom ?act .
    ?act disarm:depositDate ?deposit ;
         disarm:kind/skos:broader? treaty-action-kind:consent .
  }
}
GROUP BY ?period ?treaty ?state ?start ?end ?inForce
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
REVOCATION = BASE + "scheme/treaty-action-kind/withdrawal-of-ratification"
QUALIFYING = {
    REVOCATION,
    *(
        BASE + "scheme/treaty-action-kind/" + kind
        for kind in (
            "announced-suspension",
            "contested-withdrawal",
            "intention-not-to-become-party",
        )
    ),
}
"""The kinds of act that a reader of an answer has to know of besides it."""
CLOSED = BASE + "scheme/list-kind/closed"
NEVER = "9999-12-31"
LISTS = BASE + "id/party-list/"
ANSWERS = (
    "bound",
    "bound-undated",
    "consented",
    "consented-undated",
    "signed",
    "signed-open",
    "left",
    "not-a-party",
    "no-record",
)
"""The answers, those that bind first."""
BINDING = ("bound", "bound-undated")
"""Those by which a State is bound."""
UNKNOWN = ("consented-undated", "signed-open", "no-record")
"""Those that leave open whether it is."""


@dataclass(frozen=True)
class Act:
    """An act of a State under a treaty: its IRI, its kind, its date and its effect if known."""

    iri: str
    kind: str
    date: Literal | None
    effect: Literal | None
    is_consent: bool

    def is_done(self, day: str) -> bool:
        """Whether it was done by that day (as in ISO 8601), for an act whose date is known."""
        when = self.date or self.effect
        return when is not None and when.value <= day


class Period(NamedTuple):
    """A bound period: its start and end, where known, and as text between which days it lies."""

    iri: str
    start: Literal | None
    end: Literal | None
    first: str
    last: str


@dataclass(frozen=True)
class Standing:
    """Where one State stands under one treaty on a day.

    `answer` is one of ANSWERS; `since` and `until` are the first and the last day of being bound,
    where known; `period` is the IRI of the bound period from which this is known.
    """

    treaty: str
    state: str
    answer: str
    since: Literal | None
    until: Literal | None
    acts: tuple[Act, ...]
    period: str | None = None

    def qualified_by(self, day: date) -> list[Act]:
        """The acts up to the day which leave the answer in dispute or say what will not follow."""
        return [act for act in self.acts if act.kind in QUALIFYING and act.is_done(day.isoformat())]

    def decisive(self, day: date) -> Act | None:
        """The act from which the answer follows, None where it follows from there being none."""
        done = [act for act in self.acts if not act.date or act.date.value <= day.isoformat()]
        signatures = [act for act in done if act.kind == SIGNATURE]
        wanted = {
            "signed": signatures,
            "signed-open": signatures,
            "left": [act for act in self.acts if act.kind == WITHDRAWAL],
            "no-record": [act for act in done if act.kind == SUCCESSION],
            "not-a-party": [],
        }
        consents = [act for act in done if act.is_consent] or [a for a in self.acts if a.is_consent]
        return next(reversed(wanted.get(self.answer, consents)), None)


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
    return Record(store, state).of_state(state, day)


def of_treaty(store: Store, treaty: str, day: date) -> list[Standing]:
    """Where the States that acted under a treaty stand, by IRI of the State."""
    return Record(store, treaty).of_treaty(treaty, day)


def asked(iri: str | None) -> dict[Variable, NamedNode]:
    """What a query over ?state and ?treaty is asked of: a State or a treaty by its IRI, or all."""
    if iri is None:
        return {}
    return {Variable("state" if "/id/state/" in iri else "treaty"): NamedNode(iri)}


def due_dates(store: Store, iri: str | None = None) -> list[Due]:
    """The days by which norms were to be met, in order of time: of a treaty, of a State, all."""
    rows = store.query(DUE, substitutions=asked(iri))
    return [
        Due(*(row[name].value for name in ("due", "norm", "state", "treaty")), row["date"])
        for row in rows
    ]


def last_day(dated: str) -> date:
    """The day itself, or the last one of a month or a year, as XML Schema writes them."""
    year, month, day = (*map(int, dated.split("-")), None, None)[:3]
    month = month or 12
    return date(year, month, day or monthrange(year, month)[1])


def party_list(store: Store, treaty: str) -> str | None:
    """The list of parties of a treaty, None for an instrument without one."""
    concerned = subjects(store, DISARM + "concernsTreaty", treaty)
    return next((each for each in concerned if each.startswith(LISTS)), None)


class Record:
    """What is recorded of one State or of one treaty (an IRI), or of all of them.

    `acts` and `periods` are by treaty and State, `lists` tells for each treaty with a list of
    parties whether it is complete.
    """

    def __init__(self, store: Store, iri: str | None = None):
        given = asked(iri)
        self.acts: dict[tuple[str, str], list[Act]] = defaultdict(list)
        for row in store.query(ACTS, substitutions=given):
            is_consent = row["consent"].value == "true"
            act = Act(row["act"].value, row["kind"].value, row["date"], row["effect"], is_consent)
            self.acts[row["treaty"].value, row["state"].value].append(act)
        self.periods: dict[tuple[str, str], list[Period]] = defaultdict(list)
        for row in store.query(PERIODS, substitutions=given):
            start, end = row["start"], row["end"]
            # Nobody is bound before it has consented. A successor may have been before its
            # notice, through its predecessor or by itself: of that there is no record.
            known = [start] if start else [row["inForce"], row["consented"]]
            period = Period(
                row["period"].value,
                start,
                end,
                max((each.value for each in known if each), default=""),
                end.value if end else NEVER,
            )
            self.periods[row["treaty"].value, row["state"].value].append(period)
        self.lists = {
            treaty: CLOSED in iris(store, each, DISARM + "completeness")
            for each in subjects(store, RDF + "type", DISARM + "PartyList")
            for treaty in iris(store, each, DISARM + "concernsTreaty")
        }

    def of_state(self, state: str, day: date) -> list[Standing]:
        """Where a State stands under every treaty with a list of parties, by IRI of the treaty."""
        return [self.standing(treaty, state, day) for treaty in sorted(self.lists)]

    def of_treaty(self, treaty: str, day: date) -> list[Standing]:
        """Where the States that acted under a treaty stand, by IRI of the State."""
        acted = sorted({state for of, state in self.acts if of == treaty})
        return [self.standing(treaty, state, day) for state in acted]

    def standing(self, treaty: str, state: str, day: date) -> Standing:
        """Where a State stands under a treaty on a day."""
        if (treaty, state) not in self.acts:
            answer = "not-a-party" if self.lists.get(treaty) else "no-record"
            return Standing(treaty, state, answer, None, None, ())
        acts, on = tuple(self.acts[treaty, state]), day.isoformat()
        answer, since, until, known = "", None, None, None
        for period, start, end, first, last in self.periods.get((treaty, state), ()):
            if first > on:
                since = since or start
            else:
                since, until, known = start, end, period
                answer = "bound" if start else "bound-undated"
                if last < on:
                    answer = "left"
        answer = answer or self._without_period(treaty, acts, on)
        if answer == "consented" and not since:
            answer = "consented-undated"
        return Standing(treaty, state, answer, since, until, acts, known)

    def _without_period(self, treaty: str, acts: tuple[Act, ...], day: str) -> str:
        revoked = any(act.kind == REVOCATION and act.is_done(day) for act in acts)
        if not revoked and any(a.is_consent and a.date and a.date.value <= day for a in acts):
            return "consented"
        known = self.lists.get(treaty) or any(act.is_consent and act.date for act in acts)
        if any(act.kind == SIGNATURE and (not act.date or act.date.value <= day) for act in acts):
            return "signed" if known else "signed-open"
        if any(act.kind == SUCCESSION for act in acts):
            return "no-record"  # its predecessor may have been bound, and through it the State
        return "not-a-party" if known else "no-record"
