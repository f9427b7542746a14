"""What the page of a thing shows beside its plain facts, by the kind of thing it is."""

from collections.abc import Callable, Sequence
from typing import Any

from disarmgraph.content import coverage, outline, reading
from disarmgraph.content.facts import PARTS, facts, links, read
from disarmgraph.content.resource import Description, description, subjects_in
from disarmgraph.names import Names
from disarmgraph.namespaces import DCTERMS, DISARM, SKOS
from disarmgraph.triples import iris, subjects

TEXT_SPAN = (
    *("isPassageOf", "isWithin", "mentions", "cites", "annotates", "number", "position"),
    *("start", "end"),
)
REVIEW = ("textChecksum", "reviewed", "coverage")
DOCUMENT_FACTS = (
    *(DISARM + name for name in ("symbol", "jobNumber", "issueDate", "adoptionDate", "issuedBy")),
    *(DISARM + name for name in ("submittedBy", "adoptedBy", "submittedTo", "agendaItem")),
    *(DISARM + name for name in ("startDate", "endDate", "corrects", "originalLanguage")),
    DCTERMS + "language",
)
"""What a page tells first of a document, in this order."""
TOLD_AT_PASSAGES = {DISARM + name for name in ("accordingTo", "assertedBy", "inPeriodOf")}
"""What a document that is read passage by passage asserts, which stands at its passages."""
QUESTIONS = {
    "who": ("bearer", "issuedBy", "beneficiary"),
    "how-strongly": ("verb", "legalForce", "status", "modality"),
    "what": ("action", "concerns", "theme", "weapon", "level", "condition", "exception"),
    "why": ("purpose", "rationale"),
    "by-when": ("hasDeadline",),
    "where-written": ("sourceProvision", "assertedBy", "quotes", "adoptedAt"),
}
"""What a reader asks of a norm, and the properties that answer."""


def portrait(names: Names, about: Description) -> tuple[str, dict[str, Any]]:
    """The template for a thing and what it prints."""
    values = _common(names, about)
    if about.iri in about.files:
        return "graph.html", values | {"contents": subjects_in(names.store, about.iri)}
    for kind, template, more in _KINDS:
        if names.is_a(about.iri, kind):
            return template, values | more(names, about)
    return "thing.html", values


def _provisions(names: Names, about: Description) -> list[str]:
    """Provisions of an instrument or of a larger provision, in printed order."""
    found = {iri for part in PARTS for iri in about.subjects(part)}
    return sorted(found, key=lambda iri: (reading.position(names.store, iri), iri))


def _common(names: Names, about: Description) -> dict[str, Any]:
    store = names.store
    return {
        "about": about,
        "facts": facts(names, about),
        "printed_names": names.sorted(about.subjects(DISARM + "isNameOf")),
        "mentions": reading.mentioned_in(store, about.iri),
        "provisions": _provisions(names, about),
        "links": links(names, about),
    }


def _document(names: Names, about: Description) -> dict[str, Any]:
    read = outline.outline(names, about.iri)
    found = sorted(facts(names, about), key=lambda each: _rank(DOCUMENT_FACTS, each.iri))
    linked = links(names, about)
    if read.sections:
        linked = [each for each in linked if each.relation not in TOLD_AT_PASSAGES]
    degrees = read.degrees()
    first_facts = sum(each.iri in DOCUMENT_FACTS for each in found) if read.sections else len(found)
    return {
        "outline": read,
        "first_facts": first_facts,
        "heading_words": outline.heading_words,
        "facts": found,
        "links": linked,
        "degrees": [(each, degrees[each]) for each in coverage.DEGREES if degrees[each]],
    }


def _passage(names: Names, about: Description) -> dict[str, Any]:
    entry = outline.entry(names, about.iri)
    return {
        "entry": entry,
        "place": reading.place(names.store, about.iri),
        "facts": facts(names, about, {DISARM + n for n in (*TEXT_SPAN, *REVIEW)}),
        "named": outline.by_kind(names, entry.named),
        "cited": outline.by_kind(names, entry.cited),
        "printed": reading.printed_forms(names.store, about.iri),
        "annotated": iris(names.store, about.iri, DISARM + "annotates"),
        "notes": subjects(names.store, DISARM + "annotates", about.iri),
    }


def _norm(names: Names, about: Description) -> dict[str, Any]:
    answering = {DISARM + n for answers in QUESTIONS.values() for n in answers}
    answering.add(DISARM + "confidence")
    answers = {
        question: [read(names, g) for n in wanted for g in about.outgoing if g.iri == DISARM + n]
        for question, wanted in QUESTIONS.items()
    }
    deadlines = iris(names.store, about.iri, DISARM + "hasDeadline")
    return {
        "answers": answers,
        "deadlines": [facts(names, description(names.store, each)) for each in deadlines],
        "facts": facts(names, about, answering),
    }


def _rank(order: Sequence[str], iri: str) -> int:
    return order.index(iri) if iri in order else len(order)


def _concept(names: Names, about: Description) -> dict[str, Any]:
    return {"narrower": names.sorted(about.subjects(SKOS + "broader"))}


_KINDS: tuple[tuple[str, str, Callable[[Names, Description], dict[str, Any]]], ...] = (
    (DISARM + "Document", "document.html", _document),
    (DISARM + "Passage", "passage.html", _passage),
    (DISARM + "Norm", "norm.html", _norm),
    (SKOS + "Concept", "concept.html", _concept),
)
