"""SHACL over RDF that pyoxigraph has read: each result as a plain value."""

import logging
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyshacl
from pyoxigraph import BlankNode, Literal, NamedNode, Quad
from rdflib import RDF, RDFS, SH, BNode, Graph, URIRef
from rdflib import Literal as RdflibLiteral
from rdflib.collection import Collection
from rdflib.graph import Node

from disarmgraph import rdf_file
from disarmgraph.namespaces import XSD


@dataclass(frozen=True)
class Result:
    """One SHACL result: IRIs in full, messages by language, the value as it is written.

    `path` is the IRI of the property, a longer path as SPARQL writes it (``^<a>``, ``<a>|<b>``),
    and "" where the rule is about the node as a whole. `component` is the last part of the
    constraint component's IRI.
    """

    focus: str
    path: str
    value: str
    rule: str
    component: str
    severity: str
    messages: dict[str, str]


def validate(quads: Iterable[Quad], shapes: Graph, focus: Set[str] | None = None) -> list[Result]:
    """The results for the data, or only for some of its nodes, by IRI or blank node label."""
    # A literal that its datatype does not allow is for a shape to report, not for rdflib's log.
    logging.getLogger("rdflib.term").setLevel(logging.ERROR)
    data = graph(quads)
    aimed = shapes if focus is None else _aimed(shapes, data, focus)
    _, report, _ = pyshacl.validate(data, shacl_graph=aimed, inference="none", inplace=True)
    return list(_results(report))


def _aimed(shapes: Graph, data: Graph, focus: Set[str]) -> Graph:
    """The shapes with those nodes in focus as targets that their own targets would find.

    pyshacl's own option `focus_nodes` is no help: it also skips the values that nested shapes
    (sh:or, sh:not, sh:node, sh:qualifiedValueShape) have to look at, so that they never fail.
    """
    aimed = Graph()
    for shape, predicate, value in shapes:
        if predicate == SH.targetClass:
            kinds = data.transitive_subjects(RDFS.subClassOf, value)
            found = (node for kind in kinds for node in data.subjects(RDF.type, kind))
        elif predicate == SH.targetSubjectsOf:
            found = data.subjects(value, None)
        else:
            aimed.add((shape, predicate, value))
            continue
        aimed.addN((shape, SH.targetNode, node, aimed) for node in found if str(node) in focus)
    return aimed


def shapes_graph(paths: Iterable[Path]) -> Graph:
    """The shapes of several files as one graph."""
    return graph(quad for path in paths for quad in rdf_file.read(path).quads)


def graph(quads: Iterable[Quad]) -> Graph:
    """The triples of quads in rdflib, lexical forms untouched."""
    found = Graph()
    node = cache(_node)
    found.addN((node(q.subject), node(q.predicate), node(q.object), found) for q in quads)
    return found


def _node(term: NamedNode | BlankNode | Literal) -> Node:
    if isinstance(term, NamedNode):
        return URIRef(term.value)
    if isinstance(term, BlankNode):
        return BNode(term.value)
    if term.language:
        return RdflibLiteral(term.value, lang=term.language)
    plain = term.datatype.value == XSD + "string"
    datatype = None if plain else URIRef(term.datatype.value)
    return RdflibLiteral(term.value, datatype=datatype, normalize=False)


def _results(report: Graph) -> Iterator[Result]:
    for result in report.objects(None, SH.result):
        messages = report.objects(result, SH.resultMessage)
        yield Result(
            focus=str(report.value(result, SH.focusNode)),
            path=_path(report, report.value(result, SH.resultPath)),
            value=str(report.value(result, SH.value) or ""),
            rule=str(report.value(result, SH.sourceShape)),
            component=_last(report.value(result, SH.sourceConstraintComponent)),
            severity=_last(report.value(result, SH.resultSeverity)).lower(),
            messages={str(message.language): str(message) for message in messages},
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
