"""What is in the graph: things by kind, documents, schemes, terms, files."""

from collections import Counter, defaultdict

from pyoxigraph import DefaultGraph, NamedNode, Store

from disarmgraph.files import GRAPHS
from disarmgraph.namespaces import BASE, DISARM, RDF, SKOS, THINGS
from disarmgraph.texts import KINDS
from disarmgraph.triples import subjects


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
    return sorted({each for each in everything(store) if "#" not in each} | {*graphs(store)})


def terms(store: Store) -> list[str]:
    """The terms of the ontology, which have their places on its page; sorted."""
    return [each for each in everything(store) if each.startswith(DISARM)]


def _by_kind(store: Store) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for iri in everything(store):
        kind, _, slug = iri.removeprefix(THINGS).partition("/")
        if kind in KINDS and slug and "/" not in slug:
            found[kind].append(iri)
    return found


def everything(store: Store) -> list[str]:
    """Everything under our base that has a type, sorted, each once."""
    quads = store.quads_for_pattern(None, NamedNode(RDF + "type"), None, DefaultGraph())
    values = {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}
    return sorted(value for value in values if value.startswith(BASE))
