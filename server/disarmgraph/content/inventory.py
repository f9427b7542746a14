"""What is in the graph: things by kind, documents, schemes, files, and names like a wrong one."""

import difflib
from collections import Counter, defaultdict

from pyoxigraph import DefaultGraph, NamedNode, Store

from disarmgraph.files import GRAPHS
from disarmgraph.namespaces import BASE, DISARM, RDF, SKOS, THINGS, last_part
from disarmgraph.texts import KINDS
from disarmgraph.triples import subjects

NEAR = 6
"""How many near names are offered."""


def things(store: Store, kind: str) -> list[str]:
    """Things whose IRI is `.../id/<kind>/<slug>`, parts of them left out, sorted."""
    return _by_kind(store).get(kind, [])


def counts(store: Store) -> dict[str, int]:
    """How many things of each kind there are; kinds without any are left out."""
    found = _by_kind(store)
    return {kind: len(found[kind]) for kind in KINDS if kind in found}


def documents(store: Store) -> dict[str, int]:
    """The documents that are here passage by passage, with the number of their passages."""
    passages = set(subjects(store, RDF + "type", DISARM + "Passage"))
    quads = store.quads_for_pattern(None, NamedNode(DISARM + "isPassageOf"), None, DefaultGraph())
    return dict(Counter(quad.object.value for quad in quads if quad.subject.value in passages))


def schemes(store: Store) -> list[str]:
    """The controlled lists, sorted."""
    return subjects(store, RDF + "type", SKOS + "ConceptScheme")


def graphs(store: Store) -> list[str]:
    """The named graphs: one for each file and for each rule that derived something."""
    return sorted(graph.value for graph in store.named_graphs() if graph.value.startswith(GRAPHS))


def pages(store: Store) -> list[str]:
    """Everything that has a page of its own: things, concepts, lists, questions, files; sorted."""
    return sorted({each for each in _typed(store) if "#" not in each} | {*graphs(store)})


def terms(store: Store) -> list[str]:
    """The terms of the ontology, which have their places on its page; sorted."""
    return [each for each in _typed(store) if each.startswith(DISARM)]


def near(store: Store, iri: str) -> list[str]:
    """Known things whose IRI ends much like the given one, those of its own kind first."""
    kind, _, slug = iri.removeprefix(THINGS).rpartition("/")
    known: dict[str, list[str]] = defaultdict(list)
    for other in _typed(store):
        known[last_part(other).casefold()].append(other)
    slugs = difflib.get_close_matches(slug.casefold(), known, n=NEAR)
    found = [other for each in slugs for other in known[each]]
    return sorted(found, key=lambda other: not other.startswith(f"{THINGS}{kind}/"))[:NEAR]


def _by_kind(store: Store) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for iri in _typed(store):
        kind, _, slug = iri.removeprefix(THINGS).partition("/")
        if kind in KINDS and slug and "/" not in slug:
            found[kind].append(iri)
    return found


def _typed(store: Store) -> list[str]:
    """Everything under our base that has a type, sorted, each once."""
    quads = store.quads_for_pattern(None, NamedNode(RDF + "type"), None, DefaultGraph())
    values = {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}
    return sorted(value for value in values if value.startswith(BASE))
