"""For how long a treaty has bound each State, calculated from its acts by the treaty's own rule.

The rule is data: a disarm:Clause of the kind entry-into-force-for-the-state, with a delay and the
moment from which it is counted. A State that succeeds is bound from the day that the source of
its act gives as that of its effect, as a rule long before the notice. No State is bound before the
treaty is in force. A period that cannot be dated (the act has no date, the treaty no such clause)
is given without a start, as of the day of the record; of an act whose year alone is known none is
given. A period ends on the day before a withdrawal takes effect.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import isodate
from pyoxigraph import Literal, NamedNode, Store, Triple

from disarmgraph.names import LANGUAGES, Names
from disarmgraph.namespaces import BASE, DISARM, RDF, RDFS, XSD, last_part
from disarmgraph.triples import Term

DERIVED = NamedNode(BASE + "scheme/basis/derived")
OF_THE_MONTH = BASE + "scheme/delay-start/first-day-of-the-month-of-deposit"
AFTER_ENTRY = BASE + "scheme/delay-start/entry-into-force"
SUCCESSION = BASE + "scheme/treaty-action-kind/succession"
WITHDRAWAL = BASE + "scheme/treaty-action-kind/withdrawal"
DAY = NamedNode(XSD + "date")

ACTS = """PREFIX disarm: <https://w3id.org/disarmgraph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX treaty-action-kind: <https://w3id.org/disarmgraph/scheme/treaty-action-kind/>
SELECT ?act ?kind ?treaty ?state ?deposit ?effect ?snapshot ?source ?confidence
WHERE {
  ?act a disarm:TreatyAction ;
       disarm:kind ?kind ;
       disarm:concernsTreaty ?treaty ;
       disarm:performedBy ?state .
  FILTER (?kind IN (treaty-action-kind:consent, treaty-action-kind:withdrawal)
          || EXISTS { ?kind skos:broader treaty-action-kind:consent })
  OPTIONAL { ?act disarm:depositDate ?deposit . }
  OPTIONAL { ?act disarm:effectiveDate ?effect . }
  OPTIONAL { ?act disarm:snapshotDate ?snapshot . }
  OPTIONAL { ?act disarm:confidence ?confidence . }
}
ORDER BY ?act"""

TREATIES = """PREFIX clause-kind: <https://w3id.org/disarmgraph/scheme/clause-kind/>
PREFIX disarm: <https://w3id.org/disarmgraph/ontology#>
SELECT ?treaty ?inForce ?clause ?delay ?from ?after
WHERE {
  ?treaty a disarm:Instrument .
  ?list a disarm:PartyList ;
        disarm:concernsTreaty ?treaty .
  OPTIONAL { ?treaty disarm:entryIntoForceDate ?inForce . }
  BIND (EXISTS {
    ?start disarm:concernsTreaty ?treaty ;
           disarm:kind clause-kind:entry-into-force .
  } AS ?needsConsents)
  FILTER (BOUND(?inForce) || !?needsConsents)
  OPTIONAL {
    ?clause disarm:concernsTreaty ?treaty ;
            disarm:kind clause-kind:entry-into-force-for-the-state ;
            disarm:delay ?delay ;
            disarm:countedFrom ?from .
    OPTIONAL { ?clause disarm:appliesAfter ?after . }
  }
}"""


@dataclass(frozen=True)
class Act:
    """An act of consent or a withdrawal, with its dates as far as the source gives a day."""

    iri: NamedNode
    kind: str
    deposit: Term | None
    effect: Term | None
    snapshot: Term | None
    confidence: Term | None

    @property
    def is_datable(self) -> bool:
        """Whether it has a day or no date at all; from a year or a month nothing follows."""
        return self.deposit is None or self.day is not None

    @property
    def day(self) -> date | None:
        """The day of deposit, None where the source gives no day."""
        return _day(self.deposit)


@dataclass(frozen=True)
class Treaty:
    """A treaty in force, and its rule for a State that consents later.

    `in_force` is None where it enters into force for each State on its own.

    Later is after the required number of consents, or `after_entry` after the entry into force.
    """

    in_force: date | None
    clause: NamedNode | None
    delay: isodate.Duration | timedelta | None
    of_the_month: bool
    after_entry: bool

    def start(self, deposit: date) -> date | None:
        """The day from which the treaty binds a State that deposits on this day."""
        if self.delay is None:
            return None
        if self.after_entry and self.in_force and deposit <= self.in_force:
            return self.in_force
        counted_from = deposit.replace(day=1) if self.of_the_month else deposit
        return max(counted_from + self.delay, self.in_force or date.min)


def triples(store: Store) -> Iterator[Triple]:
    """The bound periods that follow from the acts in the store."""
    treaties, name = _treaties(store), called(store)
    for (treaty, state), acts in sorted(_acts(store).items()):
        if treaty in treaties:
            consents = [act for act in acts if act.kind != WITHDRAWAL and act.is_datable]
            exits = sorted((act for act in acts if act.kind == WITHDRAWAL), key=_effect)
            for number, act in enumerate(sorted(consents, key=_effect), start=1):
                slug = f"{last_part(treaty)}-{last_part(state)}"
                period = NamedNode(
                    f"{BASE}id/bound-period/{slug}" + (f"-{number}" if number > 1 else "")
                )
                after = next((each for each in exits if _effect(each) >= _effect(act)), None)
                for predicate, value in _period(treaties[treaty], act, after):
                    yield Triple(period, predicate, value)
                yield Triple(period, NamedNode(DISARM + "boundState"), NamedNode(state))
                yield Triple(period, NamedNode(DISARM + "concernsTreaty"), NamedNode(treaty))
                for language, colon in (("en", ": "), ("fr", " : ")):
                    text = name(treaty, language) + colon + name(state, language)
                    yield Triple(
                        period, NamedNode(RDFS + "label"), Literal(text, language=language)
                    )


def _period(treaty: Treaty, act: Act, withdrawal: Act | None) -> Iterator[tuple[NamedNode, Term]]:
    yield NamedNode(RDF + "type"), NamedNode(DISARM + "BoundPeriod")
    yield NamedNode(DISARM + "derivedFrom"), act.iri
    if act.kind == SUCCESSION:
        start = _day(act.effect)
    else:
        start = treaty.start(act.day) if act.day else None
        if start:
            yield NamedNode(DISARM + "derivedFrom"), treaty.clause
    if start:
        yield NamedNode(DISARM + "startDate"), Literal(start.isoformat(), datatype=DAY)
    if act.snapshot:
        yield NamedNode(DISARM + "asOf"), act.snapshot
    if act.confidence:
        yield NamedNode(DISARM + "confidence"), act.confidence
    yield NamedNode(DISARM + "basis"), DERIVED
    if withdrawal:
        yield NamedNode(DISARM + "derivedFrom"), withdrawal.iri
        end = _day(withdrawal.effect)
        if end:
            last = Literal((end - timedelta(days=1)).isoformat(), datatype=DAY)
            yield NamedNode(DISARM + "endDate"), last
        elif withdrawal.effect:
            yield NamedNode(DISARM + "endDate"), withdrawal.effect


def called(store: Store) -> Callable[[str, str], str]:
    """What gives the name of a thing (an IRI) in a language, and looks each up once."""
    names = {language: Names(store, language) for language in LANGUAGES}
    return cache(lambda iri, language: names[language].called(iri).text)


def _acts(store: Store) -> dict[tuple[str, str], list[Act]]:
    found: dict[tuple[str, str], list[Act]] = defaultdict(list)
    for row in store.query(ACTS):
        act = Act(
            row["act"],
            row["kind"].value,
            row["deposit"],
            row["effect"],
            row["snapshot"],
            row["confidence"],
        )
        found[row["treaty"].value, row["state"].value].append(act)
    return found


def _treaties(store: Store) -> dict[str, Treaty]:
    found = {}
    for row in store.query(TREATIES):
        delay = isodate.parse_duration(row["delay"].value) if row["delay"] else None
        of_the_month = row["from"] is not None and row["from"].value == OF_THE_MONTH
        after_entry = row["after"] is not None and row["after"].value == AFTER_ENTRY
        found[row["treaty"].value] = Treaty(
            _day(row["inForce"]), row["clause"], delay, of_the_month, after_entry
        )
    return found


def _day(value: Term | None) -> date | None:
    exact = isinstance(value, Literal) and value.datatype == DAY
    return date.fromisoformat(value.value) if exact else None


def _effect(act: Act) -> str:
    """What acts of one State under one treaty are ordered by; one without a date comes first."""
    return (act.effect or act.deposit or Literal("")).value
