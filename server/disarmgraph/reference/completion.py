"""What an editor offers to complete a query with: prefixes, terms, concepts and things by name."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

from pyoxigraph import DefaultGraph, Quad, Store

from disarmgraph.content import inventory
from disarmgraph.names import LABELS, LANGUAGES, Names
from disarmgraph.namespaces import BASE, DISARM, PREFIXES, RDF, SKOS, last_part, shorten
from disarmgraph.reference.reference import Reference
from disarmgraph.triples import objects, subjects

SHELVES = ("instrument", "document", "state", "body", "fund", "programme", "system", "series")
"""The kinds of thing that people name in a query; the others they find by one."""
KINDS = {
    "Class": "class",
    "ObjectProperty": "property",
    "DatatypeProperty": "property",
    "AnnotationProperty": "property",
}
"""What a term is offered as, by the sort under which the ontology has it."""
ALSO = (SKOS + "altLabel", DISARM + "acronym", DISARM + "symbol", DISARM + "shortTitle")
NOTE = 160
"""Characters of a definition that help to choose."""


@dataclass(frozen=True)
class Offer:
    """A name to complete with, as it stands in a query, and by what it is found.

    ``kind`` is class, property, concept or thing; ``also`` are other words for it, ``uses`` how
    many statements have it, ``values`` for a property the prefixes of what it leads to.
    """

    name: str
    kind: str
    label: str
    note: str = ""
    also: tuple[str, ...] = ()
    uses: int = 0
    values: tuple[str, ...] = ()


def completion(store: Store, known: Reference, language: str) -> dict[str, object]:
    """Prefixes and offers for a reader, ready to be sent as JSON."""
    names = Names(_excerpt(store), language)
    offers = [*_terms(names, known), *_borrowed(names, known), *_concepts(names), *_things(names)]
    named = (offer for offer in offers if not offer.name.startswith("<"))
    told = [{key: value for key, value in asdict(each).items() if value} for each in named]
    return {"prefixes": PREFIXES | _parts(names), "terms": told}


def _excerpt(store: Store) -> Store:
    """What is said of the things that are offered: one query, since a store may be elsewhere."""
    said = " ".join(f"<{each}>" for each in (RDF + "type", SKOS + "definition", *LABELS, *ALSO))
    place = f"^{BASE}(ontology#|scheme/|id/({'|'.join(SHELVES)})/[^/]+$)"
    query = (
        f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ VALUES ?p {{ {said} }} ?s ?p ?o . "
        f'FILTER (isIRI(?s) && REGEX(STR(?s), "{place}")) }}'
    )
    excerpt = Store()
    excerpt.extend(Quad(*triple, DefaultGraph()) for triple in store.query(query))
    return excerpt


def _parts(names: Names) -> dict[str, str]:
    """The prefixes of the parts of documents and instruments, by the names of those."""
    wholes = inventory.things(names.store, "document") + inventory.things(names.store, "instrument")
    prefixes = {last_part(iri): f"{iri}/" for iri in wholes}
    return {name: place for name, place in prefixes.items() if name not in PREFIXES}


def _terms(names: Names, known: Reference) -> Iterator[Offer]:
    for sort, entries in known.sorts.items():
        for entry in entries:
            yield _term(names, known, entry.iri, KINDS.get(sort, "concept"))


def _borrowed(names: Names, known: Reference) -> Iterator[Offer]:
    """The terms of others that the graph uses."""
    for iri in sorted({*known.use.statements, *known.use.things}):
        if not iri.startswith(BASE):
            yield _term(names, known, iri, "class" if iri in known.use.things else "property")


def _term(names: Names, known: Reference, iri: str, kind: str) -> Offer:
    use = known.use
    uses = (use.things if kind == "class" else use.statements).get(iri, 0)
    values = tuple(last_part(scheme) for scheme in use.lists.get(iri, ()))
    return Offer(
        shorten(iri),
        kind,
        names.label(iri).text,
        _note(names, iri),
        tuple(each.text for each in names.translations(iri) if each.language in LANGUAGES),
        uses,
        values,
    )


def _concepts(names: Names) -> Iterator[Offer]:
    for iri in subjects(names.store, RDF + "type", SKOS + "Concept"):
        if iri.startswith(BASE):
            yield Offer(
                shorten(iri), "concept", names.label(iri).text, _note(names, iri), _also(names, iri)
            )


def _things(names: Names) -> Iterator[Offer]:
    for shelf in SHELVES:
        for iri in inventory.things(names.store, shelf):
            yield Offer(shorten(iri), "thing", names.label(iri).text, also=_also(names, iri))


def _also(names: Names, iri: str) -> tuple[str, ...]:
    """Other words for a thing: its label in the other language, acronyms, symbols."""
    found = {each.text for each in names.translations(iri) if each.language in LANGUAGES}
    for prop in ALSO:
        found |= {each.value for each in objects(names.store, iri, prop)}
    return tuple(sorted(found - {names.label(iri).text}))


def _note(names: Names, iri: str) -> str:
    """The beginning of a definition in the reader's language, cut after a word."""
    found = names.preferred(iri, SKOS + "definition")
    if not found or found.language != names.language:
        return ""
    text = found.text
    return text if len(text) <= NOTE else text[: text.rfind(" ", 0, NOTE)] + "…"
