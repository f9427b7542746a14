"""What the endpoint says of itself, in the words of SPARQL 1.1 Service Description."""

from collections.abc import Iterator

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Store, Triple

from disarmgraph import formats
from disarmgraph.content import inventory
from disarmgraph.dataset import catalogue
from disarmgraph.namespaces import DATASET, DCTERMS, PREFIXES, RDF, RDFS, XSD
from disarmgraph.triples import objects

PREFIXED = {name: PREFIXES[name] for name in ("dcat", "dcterms", "rdfs", "sd", "void")}
"""The prefixes of the description."""

SIMPLE = "http://www.w3.org/ns/entailment/Simple"
"""What follows by rules is in the graph: a query sees what is there and nothing else."""

_DCAT = PREFIXES["dcat"]
_TRIPLES = NamedNode(PREFIXES["void"] + "triples")


def triples(store: Store, address: str, *, federates: bool = False) -> Iterator[Triple]:
    """The description of the service at that address, with every named graph of the store.

    ``federates`` says whether queries may ask other endpoints. How many triples a graph has is
    what the catalogue says, where the store has one.
    """
    service, dataset, union = NamedNode(address), BlankNode("dataset"), BlankNode("union")
    yield _is_a(service, "Service")
    yield Triple(service, _term("endpoint"), service)
    yield Triple(service, _term("supportedLanguage"), _term("SPARQL11Query"))
    yield Triple(service, _term("feature"), _term("UnionDefaultGraph"))
    if federates:
        yield Triple(service, _term("feature"), _term("BasicFederatedQuery"))
    for iri in dict.fromkeys(each.iri for each in formats.RESULTS + formats.GRAPHS):
        yield Triple(service, _term("resultFormat"), NamedNode(iri))
    yield Triple(service, _term("defaultEntailmentRegime"), NamedNode(SIMPLE))
    for licence in objects(store, catalogue.SERVICE, DCTERMS + "license"):
        yield Triple(service, NamedNode(DCTERMS + "license"), licence)
    yield Triple(service, NamedNode(_DCAT + "servesDataset"), NamedNode(DATASET))
    yield Triple(service, NamedNode(RDFS + "seeAlso"), NamedNode(catalogue.CATALOGUE))
    yield Triple(service, _term("defaultDataset"), dataset)
    yield Triple(service, _term("availableGraphs"), dataset)
    yield _is_a(dataset, "Dataset")
    yield _is_a(dataset, "GraphCollection")
    yield from _graphs(store, dataset, union)


def _graphs(store: Store, dataset: BlankNode, union: BlankNode) -> Iterator[Triple]:
    """The graphs of the dataset: the union of all, and each under its name."""
    counts = _counts(store)
    yield Triple(dataset, _term("defaultGraph"), union)
    yield from _graph(union, counts.get(DATASET, 0) + counts[catalogue.GRAPH])
    for number, iri in enumerate(inventory.graphs(store)):
        named, graph = BlankNode(f"named{number}"), BlankNode(f"graph{number}")
        yield Triple(dataset, _term("namedGraph"), named)
        yield _is_a(named, "NamedGraph")
        yield Triple(named, _term("name"), NamedNode(iri))
        yield Triple(named, _term("graph"), graph)
        yield from _graph(graph, counts.get(iri, 0))


def _counts(store: Store) -> dict[str, int]:
    """The triples of each graph as the catalogue has counted them, which left out its own."""
    counted = store.quads_for_pattern(None, _TRIPLES, None, DefaultGraph())
    counts = {each.subject.value: int(each.object.value) for each in counted}
    own = store.quads_for_pattern(None, None, None, NamedNode(catalogue.GRAPH))
    return counts | {catalogue.GRAPH: sum(1 for _ in own)}


def _graph(graph: BlankNode, count: int) -> Iterator[Triple]:
    """A graph and its number of triples; 0 is a number that nobody has counted."""
    yield _is_a(graph, "Graph")
    if count:
        yield Triple(graph, _TRIPLES, Literal(str(count), datatype=NamedNode(XSD + "integer")))


def _term(name: str) -> NamedNode:
    return NamedNode(PREFIXES["sd"] + name)


def _is_a(node: NamedNode | BlankNode, name: str) -> Triple:
    return Triple(node, NamedNode(RDF + "type"), _term(name))
