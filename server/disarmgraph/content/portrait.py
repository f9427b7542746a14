"""What the page of a thing shows beside its plain facts, by the kind of thing it is."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from disarmgraph.content import coverage, outline, printed_order
from disarmgraph.content.facts import PARTS, facts, links, read
from disarmgraph.content.resource import Description, description, subjects_in
from disarmgraph.law import addressee
from disarmgraph.names import Names
from disarmgraph.namespaces import DCTERMS, DISARM, RDF, SKOS
from disarmgraph.naming.symbol import of_iri
from disarmgraph.triples import iris, subjects

TEXT_SPAN = (
    *("isPassageOf", "isWithin", "mentions", "cites", "annotates", "number", "position"),
    *("start", "end"),
)
REVIEW = ("textChecksum", "reviewed", "coverage")
DOCUMENT_FACTS = (
    *(DISARM + name for name in ("symbol", "jobNumber", "issueDate", "adoptionDate", "issuedBy")),
    *(DISARM + name for name in ("submittedBy", "adoptedBy", "submittedTo", "agendaItem")),
    *(DISARM + name for name in ("corrects", "originalLanguage")),
    DCTERMS + "language",
)
"""What a page tells first of a document, in this order."""
PERIOD = {DISARM + name for name in ("startDate", "endDate")}
"""Of a document the period that it covers, which its page tells as one."""
TOLD_AT_PASSAGES = {DISARM + name for name in ("accordingTo", "assertedBy", "inPeriodOf")}
"""What a document that is read passage by passage asserts, which stands at its passages."""
NORM = DISARM + "Norm"
NORM_GROUPS = {
    "norm-what": ("action", "weapon", "theme", "concerns", "beneficiary", "partner", "level"),
    "norm-conditions": ("condition", "exception", "modality", "recurrence", "since", "inPeriodOf"),
    "norm-why": ("purpose", "rationale", "followsFrom", "respondsTo", "serves"),
    "norm-origin": (
        *("issuedBy", "adoptedAt", "adoptionDate", "voicedAt", "requestedBy", "requestedOf"),
        *("assertedBy", "quotes", "conformsTo", "accordingTo"),
    ),
}
"""What a page of a norm tells under which heading, in this order."""
NORM_HEAD = ("bearer", "verb", "legalForce", "status", "hasDeadline", "sourceProvision")
"""What stands at the head of the page of a norm."""


def portrait(names: Names, about: Description, day: date) -> tuple[str, dict[str, Any]]:
    """The template for a thing and what it prints, of norms as on the day."""
    values = _common(names, about)
    if about.iri in about.files:
        return "graph.html", values | {"contents": subjects_in(names.store, about.iri)}
    for kind, template, more in _KINDS:
        if names.is_a(about.iri, kind):
            return template, values | more(names, about)
    if names.is_a(about.iri, NORM):
        return "norm.html", values | _norm(names, about, day)
    return "thing.html", values


def _provisions(names: Names, about: Description) -> list[str]:
    """Provisions of an instrument or of a larger provision, in printed order."""
    found = {iri for part in PARTS for iri in about.subjects(part)}
    return sorted(found, key=lambda iri: (printed_order.position(names.store, iri), iri))


def _common(names: Names, about: Description) -> dict[str, Any]:
    store = names.store
    return {
        "about": about,
        "facts": facts(names, about),
        "printed_names": names.sorted(about.subjects(DISARM + "isNameOf")),
        "mentions": printed_order.mentioned_in(store, about.iri),
        "provisions": _provisions(names, about),
        "links": links(names, about),
    }


def _document(names: Names, about: Description) -> dict[str, Any]:
    read = outline.outline(names, about.iri)
    found = sorted(facts(names, about, PERIOD), key=lambda each: _rank(DOCUMENT_FACTS, each.iri))
    linked = links(names, about)
    if read.sections:
        linked = [each for each in linked if each.relation not in TOLD_AT_PASSAGES]
    degrees = read.degrees()
    first_facts = sum(each.iri in DOCUMENT_FACTS for each in found) if read.sections else len(found)
    return {
        "outline": read,
        "covers": any(about.values(each) for each in PERIOD),
        "lacks_symbol": _is_read(about) and not about.values(DISARM + "symbol"),
        "supplied_symbol": of_iri(about.iri),
        "first_facts": first_facts,
        "heading_words": outline.heading_words,
        "facts": found,
        "links": linked,
        "degrees": [(each, degrees[each]) for each in coverage.DEGREES if degrees[each]],
    }


def _is_read(about: Description) -> bool:
    """Whether the text of a document was read."""
    return bool(about.values(DISARM + "sourceTextChecksum"))


def _passage(names: Names, about: Description) -> dict[str, Any]:
    entry, place = outline.entry(names, about.iri), printed_order.place(names.store, about.iri)
    return {
        "entry": entry,
        "place": place,
        "above": [outline.entry(names, each) for each in place.ancestors],
        "heading_words": outline.heading_words,
        "facts": facts(names, about, {DISARM + n for n in (*TEXT_SPAN, *REVIEW)}),
        "named": outline.by_kind(names, entry.named),
        "cited": outline.by_kind(names, entry.cited),
        "printed": printed_order.printed_forms(names.store, about.iri),
        "annotated": iris(names.store, about.iri, DISARM + "annotates"),
        "notes": subjects(names.store, DISARM + "annotates", about.iri),
    }


def _norm(names: Names, about: Description, day: date) -> dict[str, Any]:
    said = {group.iri: group for group in about.outgoing}
    groups = {
        heading: [read(names, said[DISARM + n]) for n in wanted if DISARM + n in said]
        for heading, wanted in NORM_GROUPS.items()
    }
    told = {DISARM + n for wanted in (*NORM_GROUPS.values(), NORM_HEAD) for n in wanted}
    classes = [each for each in said[RDF + "type"].statements if each.value.value != NORM]
    deadlines = iris(names.store, about.iri, DISARM + "hasDeadline")
    return {
        "groups": {heading: found for heading, found in groups.items() if found},
        "classes": sorted(classes, key=lambda each: (each.rule is not None, each.value.value)),
        "deadlines": {each: facts(names, description(names.store, each)) for each in deadlines},
        "facts": facts(names, about, told | {DISARM + "confidence"}),
        "addressed": addressee.addressed(names.store, about.iri, day),
        "day": day,
    }


def _rank(order: Sequence[str], iri: str) -> int:
    return order.index(iri) if iri in order else len(order)


def _concept(names: Names, about: Description) -> dict[str, Any]:
    return {"narrower": names.sorted(about.subjects(SKOS + "broader"))}


_KINDS: tuple[tuple[str, str, Callable[[Names, Description], dict[str, Any]]], ...] = (
    (DISARM + "Document", "document.html", _document),
    (DISARM + "Passage", "passage.html", _passage),
    (SKOS + "Concept", "concept.html", _concept),
)
