"""The ontology and the schemes as a reader meets them: terms by sort, concepts as a tree."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Store

from disarmgraph.namespaces import BASE, DCTERMS, MATCHES, OWL, RDF, RDFS, SKOS
from disarmgraph.triples import Term, first, iris, members, objects, subjects

SORTS = (
    OWL + "Class",
    OWL + "ObjectProperty",
    OWL + "DatatypeProperty",
    OWL + "AnnotationProperty",
)
TRAITS = (
    "Functional",
    "InverseFunctional",
    "Transitive",
    "Symmetric",
    "Asymmetric",
    "Reflexive",
    "Irreflexive",
)
ABOVE = (RDFS + "subClassOf", RDFS + "subPropertyOf")
JOINED = {OWL + "intersectionOf": "and", OWL + "unionOf": "or", OWL + "oneOf": "or"}


@dataclass(frozen=True)
class Expression:
    """A class expression in print: terms between words ('and', 'or', 'some', 'is', '(', ')')."""

    parts: tuple[Term | str, ...]


@dataclass(frozen=True)
class Entry:
    """A term with what the ontology says of it.

    ``properties`` are those that a class can have by their domain, ``leading`` those that lead to
    it by their range. ``matches`` are the terms of others beside it, each after the property that
    says how near it is; ``traits`` are TRAITS, in that order.
    """

    iri: str
    name: str
    sort: str
    above: tuple[Expression, ...]
    below: tuple[Expression, ...]
    defined_as: tuple[Expression, ...]
    domain: tuple[Expression, ...]
    range: tuple[Expression, ...]
    properties: tuple[Expression, ...]
    leading: tuple[Expression, ...]
    disjoint: tuple[Expression, ...]
    matches: tuple[tuple[str, str], ...]
    traits: tuple[str, ...]
    deprecated: bool
    replaced_by: tuple[Expression, ...]


@dataclass(frozen=True)
class Branch:
    """A concept with the narrower ones under it."""

    iri: str
    narrower: tuple["Branch", ...]


def by_sort(store: Store) -> dict[str, list[Entry]]:
    """Terms of the ontology by sort ('Class', 'ObjectProperty' ...), by name."""
    own = set(subjects(store, RDFS + "isDefinedBy", BASE + "ontology"))
    ends = {end: _properties_by_class(store, RDFS + end) for end in ("domain", "range")}
    apart = _disjoint(store)
    found = {
        sort.removeprefix(OWL): [
            _entry(store, iri, sort.removeprefix(OWL), ends, apart.get(iri, set()))
            for iri in sorted(own & set(subjects(store, RDF + "type", sort)), key=str.casefold)
        ]
        for sort in SORTS
    }
    return {sort: entries for sort, entries in found.items() if entries}


def _entry(
    store: Store, iri: str, sort: str, ends: dict[str, dict[str, list[str]]], apart: set[str]
) -> Entry:
    def said(*predicates: str) -> tuple[Expression, ...]:
        found = [value for p in predicates for value in objects(store, iri, p)]
        return tuple(expression(store, v) for v in sorted(found, key=str) if not _foreign(v))

    def named(terms: Iterable[str]) -> tuple[Expression, ...]:
        return tuple(Expression((NamedNode(each),)) for each in terms)

    return Entry(
        iri=iri,
        name=iri.rpartition("#")[2],
        sort=sort,
        above=said(*ABOVE),
        below=named(each for p in ABOVE for each in subjects(store, p, iri)),
        defined_as=said(OWL + "equivalentClass"),
        domain=said(RDFS + "domain"),
        range=tuple(
            expression(store, value)
            for value in sorted(objects(store, iri, RDFS + "range"), key=str)
        ),
        properties=named(ends["domain"].get(iri, ())),
        leading=named(ends["range"].get(iri, ())),
        disjoint=named(sorted(apart, key=str.casefold)),
        matches=tuple(
            (p, value)
            for p in (*ABOVE, *MATCHES)
            for value in iris(store, iri, p)
            if not value.startswith(BASE)
        ),
        traits=tuple(
            each for each in TRAITS if f"{OWL}{each}Property" in iris(store, iri, RDF + "type")
        ),
        deprecated=first(store, iri, OWL + "deprecated") is not None,
        replaced_by=said(DCTERMS + "isReplacedBy"),
    )


def _foreign(term: Term) -> bool:
    return isinstance(term, NamedNode) and not term.value.startswith(BASE)


def _properties_by_class(store: Store, end: str) -> dict[str, list[str]]:
    """For each class the properties whose domain (or range) is it or a union that holds it."""
    found: dict[str, list[str]] = defaultdict(list)
    pattern = store.quads_for_pattern(None, NamedNode(end), None, DefaultGraph())
    for quad in sorted(pattern, key=lambda each: each.subject.value.casefold()):
        for part in expression(store, quad.object).parts:
            if isinstance(part, NamedNode):
                found[part.value].append(quad.subject.value)
    return found


def _disjoint(store: Store) -> dict[str, set[str]]:
    """For each class those that share no member with it, as stated (not through a class above)."""
    groups = [
        {member.value for member in members(store, quad.object)}
        for quad in store.quads_for_pattern(None, NamedNode(OWL + "members"), None, DefaultGraph())
    ]
    pairs = store.quads_for_pattern(None, NamedNode(OWL + "disjointWith"), None, DefaultGraph())
    groups += [{quad.subject.value, quad.object.value} for quad in pairs]
    found: dict[str, set[str]] = defaultdict(set)
    for group in groups:
        for each in group:
            found[each] |= group - {each}
    return found


def expression(store: Store, term: Term) -> Expression:
    """A class, a union, an intersection, a list or a restriction, ready for print."""
    if not isinstance(term, BlankNode):
        return Expression((term,))
    for predicate, word in JOINED.items():
        head = first(store, term, predicate)
        if head is not None:
            return Expression(_joined(store, list(members(store, head)), word))
    prop = first(store, term, OWL + "onProperty")
    for predicate, word in ((OWL + "someValuesFrom", "some"), (OWL + "hasValue", "is")):
        filler = first(store, term, predicate)
        if filler is not None and prop is not None:
            return Expression((prop, word, *_bracketed(store, filler)))
    return Expression(("unnamed-class",))


def top_concepts(store: Store, scheme: str) -> list[Branch]:
    """Concepts of a scheme as trees, from those that have none above them in the scheme."""
    concepts = set(subjects(store, SKOS + "inScheme", scheme))
    concepts |= set(subjects(store, SKOS + "topConceptOf", scheme))
    under = {c: set(iris(store, c, SKOS + "broader")) & concepts for c in concepts}
    return [_branch(c, under, ()) for c in sorted(concepts) if not under[c]]


def uses(store: Store, concept: str) -> int:
    """How many statements have the concept as value, apart from those that build the scheme."""
    pattern = store.quads_for_pattern(None, None, NamedNode(concept), DefaultGraph())
    return sum(not quad.predicate.value.startswith(SKOS) for quad in pattern)


def _branch(concept: str, under: dict[str, set[str]], above: tuple[str, ...]) -> Branch:
    narrower = sorted(c for c, broader in under.items() if concept in broader and c not in above)
    return Branch(concept, tuple(_branch(c, under, (*above, concept)) for c in narrower))


def _joined(store: Store, found: list[Term], word: str) -> tuple[Term | str, ...]:
    parts: list[Term | str] = []
    for member in found:
        parts += [word, *_bracketed(store, member)] if parts else _bracketed(store, member)
    return tuple(parts)


def _bracketed(store: Store, term: Term) -> tuple[Term | str, ...]:
    parts = expression(store, term).parts
    return parts if len(parts) == 1 else ("(", *parts, ")")
