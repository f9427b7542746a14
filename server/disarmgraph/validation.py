"""SHACL validation: by this package for SHACL Core, by pySHACL for shapes that go beyond it.

pySHACL is the reference: tests compare the two, result by result, on valid and on damaged data.
"""

import logging
from collections.abc import Iterable, Iterator
from functools import cache

import pyshacl
from pyoxigraph import BlankNode, Literal, NamedNode, Quad
from rdflib import RDF, RDFS, SH, BNode, Graph, URIRef
from rdflib import Literal as RdflibLiteral
from rdflib.collection import Collection
from rdflib.graph import Node

from disarmgraph import namespaces
from disarmgraph.shacl import COMPONENTS, TARGETS, Result, Shapes
from disarmgraph.shacl_paths import PATHS
from disarmgraph.statements import Statements
from disarmgraph.triples import Term

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
    sh = namespaces.SH
    used = {p.value.removeprefix(sh) for p in shapes.properties() if p.value.startswith(sh)}
    return used <= CORE


def by_pyshacl(data: Statements, shapes: Statements, only: set[Term] | None = None) -> set[Result]:
    """The same by pySHACL."""
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
    for result in report.objects(None, SH.result):
        messages = report.objects(result, SH.resultMessage)
        value = report.value(result, SH.value)
        yield Result(
            focus=_term(report.value(result, SH.focusNode)),
            path=_path(report, report.value(result, SH.resultPath)),
            value=None if value is None else _term(value),
            shape=_term(report.value(result, SH.sourceShape)),
            component=_last(report.value(result, SH.sourceConstraintComponent)),
            severity=_last(report.value(result, SH.resultSeverity)).lower(),
            messages=frozenset((message.language or "", str(message)) for message in messages),
        )


def _path(report: Graph, path: Node | None) -> str:
    if isinstance(path, BNode):
        inverse = report.value(path, SH.inversePath)
        if inverse:
            return f"^{_step(report, inverse)}"
        choices = Collection(report, report.value(path, SH.alternativePath))
        return "|".join(_step(report, choice) for choice in choices)
    return str(path or "")


def _step(report: Graph, path: Node) -> str:
    return f"<{path}>" if isinstance(path, URIRef) else f"({_path(report, path)})"


def _last(iri: Node | None) -> str:
    return str(iri).rsplit("#", 1)[-1]
