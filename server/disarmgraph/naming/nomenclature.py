"""What the things that people look up are called: every name that the graph has for them."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import IntEnum

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from disarmgraph.namespaces import BASE, DCTERMS, DISARM, RDF, RDFS, SKOS, last_part
from disarmgraph.naming.folding import initials

CLASSES = (
    DISARM + "Instrument",
    DISARM + "Treaty",
    DISARM + "PoliticalInstrument",
    DISARM + "Document",
    DISARM + "Body",
    DISARM + "State",
    DISARM + "Event",
    DISARM + "Series",
    DISARM + "Programme",
    DISARM + "Fund",
    DISARM + "InformationSystem",
    DISARM + "Person",
    DISARM + "Place",
    SKOS + "Concept",
)
"""The classes whose members are looked up, subclasses after their class."""

SCHEMES = (f"{BASE}scheme/theme", f"{BASE}scheme/weapon")
"""The lists of which the concepts are."""

_FIRM = (DISARM + "shortTitle", DISARM + "acronym", DCTERMS + "title", DISARM + "nameText")
IN_CONTEXT = frozenset(
    f"{BASE}scheme/name-kind/{kind}" for kind in ("partial-name", "descriptive-name")
)
"""The kinds of name that are clear only where a source gives them."""
_LABELS = f"""
SELECT DISTINCT ?thing ?text
WHERE {{
  {{ VALUES ?kind {{ {" ".join(f"<{kind}>" for kind in CLASSES[:-1])} }} ?thing a ?kind }}
  UNION
  {{ VALUES ?list {{ {" ".join(f"<{scheme}>" for scheme in SCHEMES)} }}
     ?thing <{SKOS}inScheme> ?list }}
  ?thing <{RDFS}label>|<{SKOS}prefLabel> ?text
}}
"""
"""Most labels of a graph are of other things, such as norms."""
_DATES = ("adoptionDate", "openingDate", "entryIntoForceDate", "issueDate", "startDate", "endDate")


class Standing(IntEnum):
    """How well a name tells what it is a name of."""

    MADE = 0
    """Made here, or for machines: the end of an IRI, the initials of a title, a code."""
    IN_CONTEXT = 1
    """Given by a source, and clear only there ("the Centre"), or only standing for the thing."""
    FIRM = 2
    """Clear wherever it stands."""


@dataclass(frozen=True)
class Name:
    """A name of a thing, an IRI."""

    text: str
    thing: str
    standing: Standing


def classes(store: Store) -> dict[str, tuple[str, ...]]:
    """The things that are looked up, each with those of CLASSES that it belongs to."""
    found: dict[str, list[str]] = defaultdict(list)
    for kind in CLASSES:
        for quad in _quads(store, RDF + "type", kind):
            if _is_whole(quad.subject.value):
                found[quad.subject.value].append(kind)
    for scheme in SCHEMES:
        for quad in _quads(store, SKOS + "inScheme", scheme):
            found[quad.subject.value].append(SKOS + "Concept")
    return {thing: tuple(found[thing]) for thing in sorted(found)}


def names(store: Store, things: Collection[str]) -> Iterator[Name]:
    """The names of these things: those that the graph gives, and those made from them."""
    bearer = {q.subject.value: q.object.value for q in _quads(store, DISARM + "isNameOf")}
    in_context = {
        quad.subject.value for kind in IN_CONTEXT for quad in _quads(store, DISARM + "kind", kind)
    }
    for row in store.query(_LABELS):
        if row["thing"].value in things:
            yield from _firm(row["text"].value, row["thing"].value)
    said_in_context = set()
    for predicate in _FIRM:
        for quad in _quads(store, predicate):
            thing, text = bearer.get(quad.subject.value, quad.subject.value), quad.object.value
            if thing not in things:
                continue
            if quad.subject.value in in_context:
                said_in_context.add((thing, text))
                yield Name(text, thing, Standing.IN_CONTEXT)
            else:
                yield from _firm(text, thing)
    # What a source says in a context is derived to be another label too.
    for quad in _quads(store, SKOS + "altLabel"):
        thing, text = quad.subject.value, quad.object.value
        if thing in things and (thing, text) not in said_in_context:
            yield Name(text, thing, Standing.FIRM)
    for quad in _quads(store, SKOS + "hiddenLabel"):
        if quad.subject.value in things:
            yield Name(quad.object.value, quad.subject.value, Standing.IN_CONTEXT)
    for quad in _quads(store, DISARM + "isoAlpha2"):
        if quad.subject.value in things:
            yield Name(quad.object.value, quad.subject.value, Standing.MADE)
    for thing in things:
        yield Name(last_part(thing).replace("-", " "), thing, Standing.MADE)


def _firm(text: str, thing: str) -> Iterator[Name]:
    """A name that is clear everywhere, and its initials."""
    yield Name(text, thing, Standing.FIRM)
    yield Name(initials(text), thing, Standing.MADE)


def codes(store: Store) -> dict[str, str]:
    """The States by their codes of ISO 3166-1 alpha-3, in capitals."""
    return {quad.object.value: quad.subject.value for quad in _quads(store, DISARM + "isoAlpha3")}


def symbols(store: Store) -> Iterator[tuple[str, str]]:
    """The documents that have a symbol, with the symbol as the graph gives it."""
    for quad in _quads(store, DISARM + "symbol"):
        yield quad.object.value, quad.subject.value


def years(store: Store) -> dict[str, frozenset[str]]:
    """The years in which things were adopted, opened, in force, issued or held."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in _DATES:
        for quad in _quads(store, DISARM + name):
            if isinstance(quad.object, Literal):
                found[quad.subject.value].add(quad.object.value[:4])
    return {thing: frozenset(values) for thing, values in found.items()}


def _quads(store: Store, predicate: str, value: str | None = None) -> Iterator[Quad]:
    wanted = NamedNode(value) if value else None
    for quad in store.quads_for_pattern(None, NamedNode(predicate), wanted, DefaultGraph()):
        if isinstance(quad.subject, NamedNode):
            yield quad


def _is_whole(iri: str) -> bool:
    """Whether an IRI is that of a thing of ours, not of a part of one."""
    return iri.startswith(f"{BASE}id/") and iri.count("/") == BASE.count("/") + 2
