"""The statements about an IRI as data, in any format for graphs."""

from collections.abc import Iterable

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, RdfFormat, Store, Triple, serialize

from disarmgraph.formats import GRAPHS, with_tidy_prefixes
from disarmgraph.names import LABELS
from disarmgraph.namespaces import DCTERMS, OWL, PREFIXES, RDF, SKOS
from disarmgraph.protocol import profile
from disarmgraph.protocol.profile import Profile
from disarmgraph.triples import Node, node

FORMATS = {each.media_type: each.writer for each in GRAPHS}
CONTAINERS = (OWL + "Ontology", SKOS + "ConceptScheme")


def data(
    store: Store,
    iri: str,
    media_type: str,
    model: Profile = profile.OWN,
    more: Iterable[Quad] = (),
) -> bytes:
    """The statements about an IRI and some more, in one of FORMATS; empty when there are none.

    A named graph gives its triples; an ontology or a scheme gives the whole file that defines it;
    any other thing its outgoing triples with the labels of the things they name. TriG and
    N-Quads keep the named graph (the file) of each statement. In the model of SKOS it is what SKOS
    has words for.
    """
    file = _file(store, iri)
    if file:
        quads = set(store.quads_for_pattern(None, None, None, file))
    else:
        quads = _about(store, node(iri))
        named = {q.object for q in quads} | {q.predicate for q in quads}
        for thing in named:
            if isinstance(thing, NamedNode):
                quads |= _labels(store, thing)
    if model is profile.SKOS:
        quads = {quad for quad in quads if _is_skos(quad)}
    return _serialized(quads | {*more}, FORMATS[media_type])


def turtle(store: Store, iri: str) -> str:
    """What all files together say of an IRI, and no more, as Turtle."""
    quads = store.quads_for_pattern(node(iri), None, None, DefaultGraph())
    return _serialized(set(quads), RdfFormat.TURTLE).decode()


def whole(store: Store, media_type: str) -> bytes:
    """Everything in the named graphs of a store, in one of FORMATS."""
    quads = {q for q in store if q.graph_name != DefaultGraph()}
    return _serialized(quads, FORMATS[media_type])


def of_triples(triples: Iterable[Triple], media_type: str) -> bytes:
    """Any triples in one of FORMATS."""
    return _serialized({Quad(*triple) for triple in triples}, FORMATS[media_type])


def _file(store: Store, iri: str) -> NamedNode | None:
    """The named graph that an IRI is or, for an ontology or a scheme, that defines it."""
    if store.contains_named_graph(NamedNode(iri)):
        return NamedNode(iri)
    for kind in CONTAINERS:
        for quad in store.quads_for_pattern(node(iri), NamedNode(RDF + "type"), NamedNode(kind)):
            if isinstance(quad.graph_name, NamedNode):
                return quad.graph_name
    return None


def _about(store: Store, subject: Node) -> set[Quad]:
    """Statements about a thing with the file of each, and those about its blank nodes."""
    found: set[Quad] = set()
    waiting = [subject]
    while waiting:
        for quad in store.quads_for_pattern(waiting.pop(), None, None, None):
            if quad.graph_name != DefaultGraph() and quad not in found:
                found.add(quad)
                if isinstance(quad.object, BlankNode):
                    waiting.append(quad.object)
    return found


def _is_skos(quad: Quad) -> bool:
    term = quad.object if quad.predicate.value == RDF + "type" else quad.predicate
    return isinstance(term, NamedNode) and term.value.startswith((SKOS, DCTERMS))


def _labels(store: Store, thing: NamedNode) -> set[Quad]:
    labels: set[Quad] = set()
    for predicate in LABELS:
        labels.update(store.quads_for_pattern(thing, NamedNode(predicate), None, None))
    return {quad for quad in labels if quad.graph_name != DefaultGraph()}


def _serialized(quads: set[Quad], format: RdfFormat) -> bytes:
    if format.supports_datasets and format != RdfFormat.JSON_LD:
        statements = sorted(quads, key=lambda q: (str(q.graph_name), *_order(q.triple)))
    else:
        statements = sorted({q.triple for q in quads}, key=_order)
    body = serialize(statements, format=format, prefixes=PREFIXES)
    return with_tidy_prefixes(body) if format in (RdfFormat.TURTLE, RdfFormat.TRIG) else body


def _order(triple: Triple) -> tuple[bool, str, str, str]:
    blank = isinstance(triple.subject, BlankNode)
    return blank, str(triple.subject), str(triple.predicate), str(triple.object)
