"""What the page of a thing shows beside its plain facts, by the kind of thing it is."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from disarmgraph import reading, terms, texts
from disarmgraph.facts import PARTS, facts, links, read
from disarmgraph.names import Names, collation
from disarmgraph.namespaces import BASE, DCTERMS, DISARM, OWL, PREFIXES, SKOS
from disarmgraph.resource import Description, contents, description
from disarmgraph.triples import iris, subjects

TEXT_SPAN = ("isPassageOf", "isWithin", "mentions", "cites", "number", "position", "start", "end")
REVIEW = ("textChecksum", "reviewed", "coverage")
OF_ONTOLOGY = {
    OWL + "versionInfo",
    *(DCTERMS + name for name in ("creator", "created", "modified", "license")),
    *(PREFIXES["vann"] + name for name in ("preferredNamespacePrefix", "preferredNamespaceUri")),
}
QUESTIONS = {
    "who": ("bearer", "issuedBy", "beneficiary"),
    "how-strongly": ("verb", "legalForce", "status", "modality"),
    "what": ("action", "concerns", "theme", "weapon", "level", "condition"),
    "why": ("purpose", "rationale"),
    "by-when": ("hasDeadline",),
    "where-written": ("sourceProvision", "assertedBy", "quotes", "adoptedAt"),
}
"""What a reader asks of a norm, and the properties that answer."""


def portrait(names: Names, about: Description) -> tuple[str, dict[str, Any]]:
    """The template for a thing and what it prints."""
    values = _common(names, about)
    if about.iri in about.files:
        return "graph.html", values | {"contents": contents(names.store, about.iri)}
    if about.iri == BASE + "ontology":
        return "ontology.html", values | _ontology(names, about)
    for kind, template, more in _KINDS:
        if names.is_a(about.iri, kind):
            return template, values | more(names, about)
    return "thing.html", values


def _provisions(names: Names, about: Description) -> list[str]:
    """Provisions of an instrument or of a larger provision, in printed order."""
    found = {iri for part in PARTS for iri in about.subjects(part)}
    return sorted(found, key=lambda iri: (reading.position(names.store, iri), iri))


def _ontology(names: Names, about: Description) -> dict[str, Any]:
    sorts = {
        sort: sorted(entries, key=lambda term: collation(names.label(term.iri).text))
        for sort, entries in terms.by_sort(names.store).items()
    }
    return {"facts": [each for each in about.outgoing if each.iri in OF_ONTOLOGY], "sorts": sorts}


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
    passages = reading.passages(names.store, about.iri)
    return {
        "passages": passages,
        "named": {p.iri: names.sorted(reading.named_in(names.store, p.iri)) for p in passages},
        "stated": {p.iri: len(_stated(names, p.iri)) for p in passages},
        "omissions": reading.omissions(names.store, about.iri),
    }


def _passage(names: Names, about: Description) -> dict[str, Any]:
    cited = iris(names.store, about.iri, DISARM + "cites")
    named = set(iris(names.store, about.iri, DISARM + "mentions")) - set(cited)
    return {
        "place": reading.place(names.store, about.iri),
        "facts": facts(names, about, {DISARM + n for n in (*TEXT_SPAN, *REVIEW)}),
        "named": _by_kind(names, named),
        "cited": _by_kind(names, cited),
        "printed": reading.printed_forms(names.store, about.iri),
        "stated": _by_kind(names, _stated(names, about.iri)),
    }


def _norm(names: Names, about: Description) -> dict[str, Any]:
    answering = {DISARM + n for answers in QUESTIONS.values() for n in answers}
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


def _concept(names: Names, about: Description) -> dict[str, Any]:
    return {"narrower": names.sorted(about.subjects(SKOS + "broader"))}


def _scheme(names: Names, about: Description) -> dict[str, Any]:
    concepts = subjects(names.store, SKOS + "inScheme", about.iri)
    return {
        "tree": terms.top_concepts(names.store, about.iri),
        "uses": {concept: terms.uses(names.store, concept) for concept in concepts},
    }


_KINDS: tuple[tuple[str, str, Callable[[Names, Description], dict[str, Any]]], ...] = (
    (DISARM + "Document", "document.html", _document),
    (DISARM + "Passage", "passage.html", _passage),
    (DISARM + "Norm", "norm.html", _norm),
    (SKOS + "Concept", "concept.html", _concept),
    (SKOS + "ConceptScheme", "scheme.html", _scheme),
)


def _stated(names: Names, passage: str) -> list[str]:
    """Facts that a passage states, but for the things that it names, and their names."""
    named = set(reading.named_in(names.store, passage))
    stated = set(subjects(names.store, DISARM + "statedIn", passage)) - named
    return [iri for iri in sorted(stated) if not names.is_a(iri, DISARM + "Name")]


def _by_kind(names: Names, things: Iterable[str]) -> dict[str, list[str]]:
    """Things under the kind that their IRI names, in the order of texts.KINDS; '' for others."""
    groups: dict[str, list[str]] = defaultdict(list)
    for iri in names.sorted(things):
        groups[names.shelf(iri) or ""].append(iri)
    return {kind: groups[kind] for kind in (*texts.KINDS, "") if kind in groups}
