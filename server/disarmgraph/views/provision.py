"""What the page of a provision shows: its place in the text, its norms, what cites it."""

from collections.abc import Sequence
from typing import Any

from disarmgraph.content.facts import facts
from disarmgraph.content.resource import Description
from disarmgraph.law.duty import FORCES, LISTS
from disarmgraph.names import Names
from disarmgraph.namespaces import BASE, DISARM, SKOS
from disarmgraph.triples import iris, subjects
from disarmgraph.views.alike import Alike
from disarmgraph.views.instrument_outline import Outlines, Part
from disarmgraph.views.said import SHOWN, said_of

PLACE = {
    DISARM + name
    for name in ("isProvisionOf", "isWithinProvision", "number", "position", "heading")
}


def portrait(names: Names, about: Description, outlines: Outlines, alike: Alike) -> dict[str, Any]:
    """What the page of a provision prints."""
    instrument = next(iter(iris(names.store, about.iri, DISARM + "isProvisionOf")), "")
    parts = outlines.of(names, instrument).parts
    path = _path(parts, about.iri)
    order = [each.iri for part in parts for each in part.all()]
    siblings = [each.iri for each in (path[-2].parts if len(path) > 1 else parts)]
    at = siblings.index(about.iri)
    part = path[-1]
    chapters, elsewhere = said_of(
        names, about, SHOWN | {DISARM + "sourceProvision", DISARM + "foundingAct"}, {"norm"}
    )
    sources = subjects(names.store, DISARM + "sourceProvision", about.iri)
    return {
        "about": about,
        "instrument": instrument,
        "part": part,
        "above": path[:-1],
        "rank": order.index(about.iri) + 1,
        "total": len(order),
        "previous": siblings[at - 1] if at else None,
        "next": siblings[at + 1] if at + 1 < len(siblings) else None,
        "facts": facts(names, about, PLACE | {SKOS + "hiddenLabel"}),
        "clauses": [each for each in sources if each.startswith(f"{BASE}id/clause/")],
        "founded": names.sorted(subjects(names.store, DISARM + "foundingAct", about.iri)),
        "alike": {
            norm: _by_force(alike, norm.iri)
            for each in part.all()
            for norm in each.norms
            if norm.others
        },
        "carried": names.page(""),
        "alone": not part.parts and len(part.norms) < 3,
        "chapters": chapters,
        "elsewhere": elsewhere,
        "printed_names": names.sorted(about.subjects(DISARM + "isNameOf")),
    }


def _by_force(alike: Alike, norm: str) -> dict[str, dict[str, list[str]]]:
    """Norms close to one under their legal force (an IRI), and there under their texts."""
    found: dict[str, dict[str, list[str]]] = {}
    for text, norms in alike.norms(norm).items():
        for each in norms:
            found.setdefault(alike.force(each), {}).setdefault(text, []).append(each)
    return {
        force: found[force]
        for force in (*(LISTS["legal-force"] + name for name in FORCES), "")
        if force in found
    }


def _path(parts: Sequence[Part], iri: str) -> list[Part]:
    """The provision with those that it is within, the outermost first."""
    for part in parts:
        if part.iri == iri:
            return [part]
        below = _path(part.parts, iri)
        if below:
            return [part, *below]
    return []
