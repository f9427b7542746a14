"""The page of a thing that has a plan: its facts in order, what it lacks, what is linked to it."""

from collections.abc import Callable, Iterable
from typing import Any

from disarmgraph.content import printed_order
from disarmgraph.content.facts import facts
from disarmgraph.content.resource import Description, Property
from disarmgraph.kinds import act, assistance, clash, event, listing, quantity
from disarmgraph.kinds.linked import sections, term, without
from disarmgraph.kinds.period import period
from disarmgraph.kinds.plan import PLANS, Plan
from disarmgraph.names import Names
from disarmgraph.namespaces import BASE, DISARM
from disarmgraph.triples import iris

BESIDE = 3
"""Passages that stand beside the facts; more have their place at the end of the page."""
TIMES_ABOVE = ("Event", "Quantity")
"""Kinds whose page tells when above its facts."""
MORE: dict[str, Callable[[Names, Description], dict[str, Any]]] = {
    "TreatyAction": act.more,
    "Assistance": assistance.more,
    "Discrepancy": clash.more,
    "Event": event.more,
    "StatusReport": listing.more,
    "Enumeration": listing.more,
    "Quantity": quantity.more,
}
"""What the page of a kind shows that others do not have; `taken` are things it has shown, and
`evidenced` passages."""


def portrayal(names: Names, about: Description) -> tuple[str, dict[str, Any]] | None:
    """The template for a thing and what it prints; None if its kind has no plan."""
    kinds = about.kinds
    for plan in PLANS:
        if DISARM + plan.kind in kinds:
            return plan.template, _values(names, about, plan)
    return None


def _values(names: Names, about: Description, plan: Plan) -> dict[str, Any]:
    more = MORE[plan.kind](names, about) if plan.kind in MORE else {}
    found = sections(names, about, plan.parts)
    stated = iris(names.store, about.iri, DISARM + "statedIn")
    evidenced = more.get("evidenced", ())
    written = [each for each in _written(names, about.iri, stated) if each not in evidenced]
    discrepancies = _discrepancies(names, about)
    return {
        "about": about,
        "when": period(names, about.iri),
        "times_elsewhere": "startDate" not in plan.elsewhere or plan.kind in TIMES_ABOVE,
        "facts": ordered(facts(names, about, {term(each) for each in plan.elsewhere}), plan.first),
        "absent": _absent(about, plan),
        "sections": without(found, [*discrepancies, *more.get("taken", ())]),
        "discrepancies": discrepancies,
        "written": written,
        "stated": stated,
        "beside": len(written) <= BESIDE,
        "printed_names": names.sorted(about.subjects(DISARM + "isNameOf")),
        **more,
    }


def ordered(groups: Iterable[Property], first: tuple[str, ...]) -> list[Property]:
    """Facts with those that a reader looks for first in front."""
    rank = {term(name): place for place, name in enumerate(first)}
    return sorted(groups, key=lambda group: rank.get(group.iri, len(rank)))


def _absent(about: Description, plan: Plan) -> list[str]:
    """The properties, as IRIs, of which a reader looks for one and no source says anything."""
    kinds = {each.value.removeprefix(BASE + "scheme/") for each in about.values(DISARM + "kind")}
    if plan.expected_of and plan.expected_of not in kinds:
        return []
    said = {group.iri for group in about.outgoing}
    return [
        term(either[0]) for either in plan.expected if not said & {term(name) for name in either}
    ]


def _discrepancies(names: Names, about: Description) -> list[str]:
    """Where sources disagree about the thing, or the thing with another."""
    found = {each for name in ("concerns", "setsAgainst") for each in about.subjects(DISARM + name)}
    return [each for each in names.sorted(found) if DISARM + "Discrepancy" in names.classes(each)]


def _written(names: Names, iri: str, stated: list[str]) -> list[str]:
    """The passages that state facts of a thing, and those that only name it."""
    return sorted({*stated, *printed_order.mentioned_in(names.store, iri)})
