"""SHACL validation: by this package for SHACL Core, by pySHACL for shapes that go beyond it.

pySHACL is the reference: tests compare the two, result by result, on valid and on damaged data.
"""

import logging
from collections.abc import Iterable, Iterator
from functools import cache

from pyoxigraph import BlankNode, Literal, NamedNode, Quad
from rdflib import RDF, RDFS, SH, BNode, Graph, URIRef
from rdflib import Literal as RdflibLiteral
from rdflib.graph import Node

from disarmgraph import namespaces
from disarmgraph.rdf.statements import Statements
from disarmgraph.triples import Term
from disarmgraph.validation import shacl_paths
from disarmgraph.validation.shacl import COMPONENTS, TARGETS, Result, Shapes
from disarmgraph.validation.shacl_paths import PATHS, name_of, sh

CORE = {
    *(*COMPONENTS, *PATHS, *TARGETS),
    *("property", "path", "severity", "message", "deactivated", "flags", "ignoredProperties"),
    *("qualifiedMinCount", "qualifiedMaxCount", "qualifiedValueShapesDisjoint"),
    *("name", "description", "order", "group", "defaultValue", "declare", "prefix", "namespace"),
    *("shapesGraph", "suggestedShapesGraph", "entailment"),
}
"""The properties of SHACL that this package reads, or that change no result."""


def validate(data: Statements, shapes: Statements, only: set[Term] | None = None) -> set[Result]:
    """The results for the data, or for some of its nodes alone. Raises ShapesError."""
    if is_core(shapes):
        return set(Shapes(shapes).results(data, only))
    return by_pyshacl(data, shapes, only)


def is_core(shapes: Statements) -> bool:
    """Whether shapes use nothing beyond SHACL Core."""
    named = (prop.value for prop in shapes.properties())
    used = {iri.removeprefix(namespaces.SH) for iri in named if iri.startswith(namespaces.SH)}
    return used <= CORE


def by_pyshacl(data: Statements, shapes: Statements, only: set[Term] | None = None) -> set[Result]:
    """The same by pySHACL, which is imported here since few shapes need it and it takes long."""
    import pyshacl

    # A literal that its datatype does not allow is for a shape to report, not for rdflib's log.
    logging.getLogger("rdflib.term").setLevel(logging.ERROR)
    graph, rules = _graph(data.quads()), _graph(shapes.quads())
    if only is not None:
        rules = _aimed(rules, graph, {_node(term) for term in only})
    _, report, _ = pyshacl.validate(graph, shacl_graph=rules, inference="none", inplace=True)
    return set(_results(report))


def _aimed(shapes: Graph, data: Graph, focus: set[Node]) -> Graph:
    """The shapes with those nodes in focus as targets that their own targets would find.

    pyshacl's own option `focus_nodes` is no help: it also skips the values that nested shapes
    (sh:or, sh:not, sh:node, sh:qualifiedValueShape) have to look at, so that they never fail.
    """
    aimed = Graph()
    for shape, predicate, value in shapes:
        if predicate == SH.targetClass:
            kinds = data.transitive_subjects(RDFS.subClassOf, value)
            found = {node for kind in kinds for node in data.subjects(RDF.type, kind)}
        elif predicate == SH.targetSubjectsOf:
            found = set(data.subjects(value, None))
        elif predicate == SH.targetObjectsOf:
            found = set(data.objects(None, value))
        elif predicate == SH.targetNode:
            found = {value}
        else:
            aimed.add((shape, predicate, value))
            continue
        aimed.addN((shape, SH.targetNode, node, aimed) for node in found & focus)
    return aimed


def _graph(quads: Iterable[Quad]) -> Graph:
    """The triples of quads in rdflib, lexical forms untouched."""
    found = Graph()
    node = cache(_node)
    found.addN((node(q.subject), node(q.predicate), node(q.object), found) for q in quads)
    return found


def _node(term: Term) -> Node:
    if isinstance(term, NamedNode):
        return URIRef(term.value)
    if isinstance(term, BlankNode):
        return BNode(term.value)
    if term.language:
        return RdflibLiteral(term.value, lang=term.language)
    plain = term.datatype.value == namespaces.XSD + "string"
    datatype = None if plain else URIRef(term.datatype.value)
    return RdflibLiteral(term.value, datatype=datatype, normalize=False)


def _term(node: Node) -> Term:
    if isinstance(node, URIRef):
        return NamedNode(node)
    if isinstance(node, BNode):
        return BlankNode(node)
    datatype = NamedNode(node.datatype) if node.datatype else None
    return Literal(str(node), language=node.language, datatype=datatype)


def _results(report: Graph) -> Iterator[Result]:
    said = Statements(Quad(*map(_term, triple)) for triple in report)
    for node in report.objects(None, SH.result):
        result = _term(node)
        path = said.value(result, sh("resultPath"))
        yield Result(
            focus=said.value(result, sh("focusNode")),
            path=str(shacl_paths.read(said, path)) if path is not None else "",
            value=said.value(result, sh("value")),
            shape=said.value(result, sh("sourceShape")),
            component=name_of(said.value(result, sh("sourceConstraintComponent"))),
            severity=name_of(said.value(result, sh("resultSeverity"))).lower(),
            messages=frozenset(
                (text.language or "", text.value)
                for text in said.values(result, sh("resultMessage"))
            ),
        )
