"""What the endpoint says of itself, in the words of SPARQL 1.1 Service Description."""

from collections.abc import Iterator

from pyoxigraph import BlankNode, NamedNode, Store, Triple

from disarmgraph import formats, inventory
from disarmgraph.namespaces import PREFIXES, RDF

_SD = PREFIXES["sd"]


def triples(store: Store, address: str) -> Iterator[Triple]:
    """The description of the service at that address, with every named graph of the store."""
    service, dataset, union = NamedNode(address), BlankNode("dataset"), BlankNode("union")
    yield _is_a(service, "Service")
    yield Triple(service, _term("endpoint"), service)
    yield Triple(service, _term("supportedLanguage"), _term("SPARQL11Query"))
    yield Triple(service, _term("feature"), _term("UnionDefaultGraph"))
    for iri in dict.fromkeys(each.writer.iri for each in formats.RESULTS + formats.GRAPHS):
        yield Triple(service, _term("resultFormat"), NamedNode(iri))
    yield Triple(service, _term("defaultDataset"), dataset)
    yield _is_a(dataset, "Dataset")
    yield Triple(dataset, _term("defaultGraph"), union)
    yield _is_a(union, "Graph")
    for number, iri in enumerate(inventory.graphs(store)):
        graph = BlankNode(f"graph{number}")
        yield Triple(dataset, _term("namedGraph"), graph)
        yield _is_a(graph, "NamedGraph")
        yield Triple(graph, _term("name"), NamedNode(iri))


def _term(name: str) -> NamedNode:
    return NamedNode(_SD + name)


def _is_a(node: NamedNode | BlankNode, name: str) -> Triple:
    return Triple(node, NamedNode(RDF + "type"), _term(name))
