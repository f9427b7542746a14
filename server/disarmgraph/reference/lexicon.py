"""The ontology and the lists as one reader meets them: sorted by name, drawn, linked."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from pyoxigraph import NamedNode

from disarmgraph import texts
from disarmgraph.content import terms
from disarmgraph.content.resource import Description
from disarmgraph.content.terms import Branch, Entry
from disarmgraph.files import GRAPHS
from disarmgraph.names import Names, collation
from disarmgraph.namespaces import BASE, DCTERMS, DISARM, MATCHES, OWL, PREFIXES, SKOS
from disarmgraph.reference import vocabularies
from disarmgraph.reference.diagram import Diagram, Name, Neighbour, around
from disarmgraph.reference.overview import ANYTHING
from disarmgraph.reference.reference import Reference
from disarmgraph.triples import iris, subjects

METADATA = (
    OWL + "versionInfo",
    OWL + "versionIRI",
    OWL + "priorVersion",
    *(DCTERMS + name for name in ("creator", "contributor", "publisher")),
    *(DCTERMS + name for name in ("created", "issued", "modified", "license")),
    "http://purl.org/ontology/bibo/status",
    SKOS + "historyNote",
    *(PREFIXES["vann"] + name for name in ("preferredNamespacePrefix", "preferredNamespaceUri")),
)
"""What a reader wants to know of an ontology, in this order."""
CONCEPT = SKOS + "Concept"


@dataclass(frozen=True)
class Folder:
    """Named graphs under one path: how many, and the statements in them."""

    path: str
    graphs: int
    statements: int


def page(
    names: Names, known: Callable[[], Reference], about: Description
) -> tuple[str, dict[str, Any]] | None:
    """The template of the ontology or of a list and what it prints; None for any other thing."""
    if about.iri == BASE + "ontology":
        return "ontology.html", {"about": about} | ontology(names, known(), about)
    if names.is_a(about.iri, SKOS + "ConceptScheme"):
        return "scheme.html", {"about": about} | scheme(names, known(), about)
    return None


def ontology(names: Names, known: Reference, about: Description) -> dict[str, Any]:
    """What the page of the ontology prints beside what is computed once."""
    by_iri = known.entries()
    name = _namer(names, by_iri)
    sorts = {
        sort: sorted(entries, key=lambda each: collation(names.label(each.iri).text))
        for sort, entries in known.sorts.items()
    }
    groups = {group.iri: group for group in about.outgoing}
    return {
        "facts": [groups[iri] for iri in METADATA if iri in groups],
        "sorts": sorts,
        "known": known,
        "tree": _tree(names, sorts.get("Class", [])),
        "picture": known.overview and known.overview.drawn(name),
        "diagrams": {
            entry.iri: _neighbours(entry, by_iri, name) for entry in sorts.get("Class", [])
        },
        "bearers": _bearers(known, by_iri),
        "anything": name(ANYTHING).text,
        "used": _vocabularies(known),
        "folders": folders(known.use.graphs),
    }


def _namer(names: Names, by_iri: dict[str, Entry]) -> Callable[[str], Name]:
    """How a diagram names a class or a property; classes and properties lead to their place."""

    @cache
    def name(iri: str) -> Name:
        if iri == ANYTHING:
            return Name(texts.text("any-thing", names.language), None, "other")
        if iri == CONCEPT:
            return Name(texts.text("concept-of-a-list", names.language), None, "other")
        look = "defined" if iri in by_iri and by_iri[iri].defined_as else "class"
        return Name(names.label(iri).text, "#" + iri.removeprefix(DISARM), look)

    return name


def _neighbours(entry: Entry, by_iri: dict[str, Entry], name: Callable[[str], Name]) -> Diagram:
    """A class with the classes around it, as the ontology relates them."""

    def side(properties: Iterable[str], end: str) -> list[Neighbour]:
        found: dict[str, list[str]] = defaultdict(list)
        for each in properties:
            prop = by_iri.get(each)
            if prop and prop in relations:
                for kind in _classes(getattr(prop, end)) or [ANYTHING]:
                    found[kind].append(each)
        neighbours = [Neighbour(name(k), tuple(map(name, p))) for k, p in found.items()]
        return sorted(neighbours, key=lambda each: collation(each.name.text))

    def classes(expressions: Iterable[terms.Expression]) -> list[Name]:
        named = map(name, (iri for iri in _classes(expressions) if iri in by_iri))
        return sorted(named, key=lambda each: collation(each.text))

    properties, leading = _classes(entry.properties), _classes(entry.leading)
    relations = [each for each in by_iri.values() if each.sort == "ObjectProperty"]
    this = name(entry.iri)
    return around(
        Name(this.text, None, f"{this.look} self"),
        values=[name(p) for p in properties if p in by_iri and by_iri[p] not in relations],
        above=classes(entry.above),
        below=classes(entry.below),
        before=side(leading, "domain"),
        after=side(properties, "range"),
    )


def _classes(expressions: Iterable[terms.Expression]) -> list[str]:
    return [p.value for each in expressions for p in each.parts if isinstance(p, NamedNode)]


def _bearers(known: Reference, by_iri: dict[str, Entry]) -> dict[str, list[tuple[str, int]]]:
    """For a property without a domain the topmost classes whose members have it, most first."""
    open_to_all = {iri for iri, e in by_iri.items() if e.sort != "Class" and not e.domain}
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for kind, counts in known.use.profile.items():
        if kind in by_iri and not set(_classes(by_iri[kind].above)) & set(by_iri):
            for prop in open_to_all & set(counts):
                found[prop].append((kind, counts[prop]))
    return {prop: sorted(each, key=lambda row: (-row[1], row[0])) for prop, each in found.items()}


def _tree(names: Names, classes: list[Entry]) -> list[Branch]:
    """The classes under those above them, each level by name."""
    own = {entry.iri for entry in classes}
    below = {entry.iri: set(_classes(entry.below)) & own for entry in classes}

    def branch(iri: str) -> Branch:
        return Branch(iri, tuple(map(branch, below[iri])))

    tops = (branch(e.iri) for e in classes if not set(_classes(e.above)) & own)
    return _by_name(names, tops)


def _vocabularies(known: Reference) -> dict[str, list[str]]:
    """By prefix of a vocabulary of others: its terms that the ontology declares."""
    found: dict[str, list[str]] = defaultdict(list)
    for iri in known.borrowed:
        vocabulary = vocabularies.of(iri)
        found[vocabulary.prefix if vocabulary else ""].append(iri)
    return dict(sorted(found.items()))


def folders(graphs: dict[str, int]) -> list[Folder]:
    """Named graphs by the first two steps of their path (`data/norms`), in alphabetical order."""
    found: dict[str, list[int]] = defaultdict(list)
    for graph, count in graphs.items():
        steps = graph.removeprefix(GRAPHS).split("/")
        found["/".join(steps[:-1][:2])].append(count)
    return [Folder(path, len(each), sum(each)) for path, each in sorted(found.items())]


@dataclass(frozen=True)
class Listed:
    """A controlled list: its IRI, its concepts, and the statements that have one as value."""

    iri: str
    concepts: int
    uses: int


def schemes(names: Names, found: Iterable[str]) -> list[Listed]:
    """Controlled lists (IRIs) by name, with their sizes."""
    rows = []
    for iri in names.sorted(found):
        concepts = subjects(names.store, SKOS + "inScheme", iri)
        rows.append(Listed(iri, len(concepts), sum(terms.uses(names.store, c) for c in concepts)))
    return rows


def scheme(names: Names, known: Reference, about: Description) -> dict[str, Any]:
    """What the page of a controlled list prints."""
    concepts = subjects(names.store, SKOS + "inScheme", about.iri)
    return {
        "tree": _by_name(names, terms.top_concepts(names.store, about.iri)),
        "uses": {concept: terms.uses(names.store, concept) for concept in concepts},
        "matches": {concept: _matches(names, concept) for concept in concepts},
        "properties": names.sorted(
            each
            for each in known.use.values.get(about.iri, ())
            if not each.startswith((PREFIXES["sh"], PREFIXES["void"]))
        ),
    }


def _by_name(names: Names, found: Iterable[Branch]) -> list[Branch]:
    """Branches with those under them, each level in the order of the reader's names."""
    by_iri = {branch.iri: branch for branch in found}
    return [
        Branch(iri, tuple(_by_name(names, by_iri[iri].narrower))) for iri in names.sorted(by_iri)
    ]


def _matches(names: Names, concept: str) -> list[tuple[str, str]]:
    """What a concept is matched with elsewhere, each after the property that says how near."""
    return [(p, iri) for p in MATCHES for iri in iris(names.store, concept, p)]
