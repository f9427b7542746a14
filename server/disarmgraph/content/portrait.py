"""What the page of a thing shows beside its plain facts, by the kind of thing it is."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from pyoxigraph import Literal, NamedNode

from disarmgraph import texts
from disarmgraph.content import coverage, outline, reading
from disarmgraph.content.facts import PARTS, facts, links, read
from disarmgraph.content.resource import Description, description, subjects_in
from disarmgraph.law import standing
from disarmgraph.names import Names, collation
from disarmgraph.namespaces import BASE, DCTERMS, DISARM, SKOS, XSD
from disarmgraph.triples import first, iris, subjects

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
SHOWN = {
    DISARM + name
    for name in (
        "boundState",
        "concernsTreaty",
        "isNotPartyTo",
        "hasNoRecordOfConsentTo",
        "performedBy",
    )
}
"""Relations that the tables of a treaty or a State show, so that its links need not."""
QUESTIONS = {
    "who": ("bearer", "issuedBy", "beneficiary"),
    "how-strongly": ("verb", "legalForce", "status", "modality"),
    "what": ("action", "concerns", "theme", "weapon", "level", "condition", "exception"),
    "why": ("purpose", "rationale"),
    "by-when": ("hasDeadline",),
    "where-written": ("sourceProvision", "assertedBy", "quotes", "adoptedAt"),
}
"""What a reader asks of a norm, and the properties that answer."""


def portrait(names: Names, about: Description, day: date) -> tuple[str, dict[str, Any]]:
    """The template for a thing and what it prints, of treaties and States as on the day."""
    values = common(names, about)
    if about.iri in about.files:
        return "graph.html", values | {"contents": subjects_in(names.store, about.iri)}
    for kind, template, more in _KINDS:
        if names.is_a(about.iri, kind):
            return template, values | more(names, about)
    for kind, template, dated in _DATED:
        if names.is_a(about.iri, kind):
            return template, values | dated(names, about, day)
    return "thing.html", values


def _provisions(names: Names, about: Description) -> list[str]:
    """Provisions of an instrument or of a larger provision, in printed order."""
    found = {iri for part in PARTS for iri in about.subjects(part)}
    return sorted(found, key=lambda iri: (reading.position(names.store, iri), iri))


def common(names: Names, about: Description) -> dict[str, Any]:
    """What every page of a thing prints."""
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


def _treaty(names: Names, about: Description, day: date) -> dict[str, Any]:
    store = names.store
    rows = sorted(
        standing.of_treaty(store, about.iri, day),
        key=lambda row: collation(names.label(row.state).text),
    )
    parts = [about.iri, *(iri for part in PARTS for iri in about.subjects(part))]
    stems = {norm for part in parts for norm in subjects(store, DISARM + "sourceProvision", part)}
    concerned = subjects(store, DISARM + "concernsTreaty", about.iri)
    party_list = standing.party_list(store, about.iri)
    return _dated(names, about, day) | {
        "rows": rows,
        "counts": Counter(row.answer for row in rows),
        "list": party_list,
        "norms": sorted(
            (iri for iri in stems if names.is_a(iri, DISARM + "Norm")),
            key=lambda norm: (_place(names, norm), norm),
        ),
        "clauses": [iri for iri in concerned if names.is_a(iri, DISARM + "Clause")],
        "completeness": _completeness(names, party_list),
        "published": _published(names, party_list),
    }


def _dated(names: Names, about: Description, day: date) -> dict[str, Any]:
    kind, _, slug = about.iri.removeprefix(f"{BASE}id/").partition("/")
    return {
        "facts": facts(names, about, SHOWN),
        "links": [each for each in links(names, about) if each.relation not in SHOWN],
        "day": day,
        "day_in_words": names.shown(
            Literal(day.isoformat(), datatype=NamedNode(XSD + "date"))
        ).text,
        "due": standing.due_dates(names.store, about.iri),
        "agenda": f"/agenda/{kind}/{slug}.ics",
    }


def _place(names: Names, norm: str) -> tuple[int, ...]:
    """Where in its instrument a norm stands: the positions of its article, paragraph, item."""
    place: tuple[int, ...] = ()
    part = next(iter(iris(names.store, norm, DISARM + "sourceProvision")), None)
    while part:
        place = (reading.position(names.store, part), *place)
        part = next(iter(iris(names.store, part, DISARM + "isWithinProvision")), None)
    return place


def _completeness(names: Names, party_list: str | None) -> str:
    if not party_list:
        return ""
    if standing.CLOSED not in iris(names.store, party_list, DISARM + "completeness"):
        return texts.text("list-open", names.language)
    as_of = names.shown(first(names.store, party_list, DISARM + "snapshotDate")).text
    return texts.text("list-complete", names.language, day=as_of)


def _published(names: Names, party_list: str | None) -> str:
    counts = [
        party_list and first(names.store, party_list, DISARM + name)
        for name in ("statedPartyCount", "statedSignatoryCount")
    ]
    if not all(counts):
        return ""
    parties, signatories = (count.value for count in counts)
    return texts.text("published-counts", names.language, parties=parties, signatories=signatories)


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


_DATED: tuple[tuple[str, str, Callable[[Names, Description, date], dict[str, Any]]], ...] = (
    (DISARM + "Treaty", "treaty.html", _treaty),
)
