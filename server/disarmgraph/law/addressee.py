"""The States to which a norm of a treaty applied on a day, and by when each had to act on it.

Only what each State Party is to do, or may do, is the matter of States one by one; what the parties
do together or what falls on a body binds no State by itself.
"""

from dataclasses import dataclass
from datetime import date

from pyoxigraph import Literal, NamedNode, Store, Variable

from disarmgraph.law import standing
from disarmgraph.law.standing import Standing
from disarmgraph.namespaces import BASE, DISARM, RDF, last_part
from disarmgraph.triples import iris

EACH_PARTY = f"{BASE}id/role/each-state-party-"

DUE = """PREFIX disarm: <https://w3id.org/disarmgraph/ontology#>
SELECT ?norm ?due ?state ?date
WHERE {
  ?due a disarm:DueDate ;
       disarm:dueNorm ?norm ;
       disarm:boundState ?state ;
       disarm:deadlineDate ?date .
}
ORDER BY ?date ?state"""


@dataclass(frozen=True)
class Due:
    """The day by which a State had to act on a norm, and the IRI of the due date."""

    iri: str
    state: str
    day: Literal


@dataclass(frozen=True)
class Addressed:
    """A treaty whose parties a norm addresses, those bound by it on a day, and the days due.

    ``undated`` are bound since a day that is not on record, which may be a later one.
    """

    treaty: str
    bound: tuple[Standing, ...]
    undated: tuple[Standing, ...]
    due: tuple[Due, ...]

    @property
    def since(self) -> dict[str, Literal]:
        """The day since which each State has been bound."""
        return {row.state: row.since for row in self.bound if row.since}


def addressed(store: Store, norm: str, day: date) -> Addressed | None:
    """The States that a norm addresses one by one, None for a norm that addresses none so."""
    treaty = treaty_of(store, norm)
    if not (treaty and standing.party_list(store, treaty)):
        return None
    rows = standing.of_treaty(store, treaty, day)
    due = store.query(DUE, substitutions={Variable("norm"): NamedNode(norm)})
    return Addressed(
        treaty,
        tuple(row for row in rows if row.answer == "bound"),
        tuple(row for row in rows if row.answer == "bound-undated"),
        tuple(Due(row["due"].value, row["state"].value, row["date"]) for row in due),
    )


def treaty_of(store: Store, norm: str) -> str | None:
    """The treaty each of whose States Parties a norm of it addresses."""
    slugs = {
        bearer.removeprefix(EACH_PARTY)
        for bearer in iris(store, norm, DISARM + "bearer")
        if bearer.startswith(EACH_PARTY)
    }
    for provision in iris(store, norm, DISARM + "sourceProvision"):
        for treaty in iris(store, provision, DISARM + "isProvisionOf") or [provision]:
            is_treaty = DISARM + "Treaty" in iris(store, treaty, RDF + "type")
            if is_treaty and last_part(treaty) in slugs:
                return treaty
    return None
