"""The SHACL shapes as a reader meets them: for each class, the rules its things must meet."""

from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, RdfFormat, Store

from disarmgraph import files
from disarmgraph.dataset import graph
from disarmgraph.namespaces import RDF, RDFS, SH
from disarmgraph.triples import Node, Term, first, iris, members, objects, subjects


@dataclass(frozen=True)
class Rule:
    """A constraint: its node, the properties of its path, its severity, what it says."""

    node: Node
    path: tuple[Term, ...]
    severity: str
    messages: tuple[Term, ...]


@dataclass(frozen=True)
class Shape:
    """A node shape, the classes and properties whose things it checks, its rules, and why."""

    iri: str
    targets: tuple[str, ...]
    rules: tuple[Rule, ...]
    reasons: tuple[Term, ...]


def store(paths: list[Path] | None = None) -> Store:
    """The shape files in a store of their own, each in its named graph and all as default."""
    loaded = Store()
    for path in files.shape_files() if paths is None else paths:
        loaded.load(path=path, format=RdfFormat.TURTLE, to_graph=NamedNode(files.graph_iri(path)))
    graph.join(loaded)
    return loaded


def shapes(loaded: Store) -> list[Shape]:
    """All node shapes, in the order of their IRIs."""
    return [
        Shape(
            iri,
            tuple(_targets(loaded, iri)),
            tuple(_rules(loaded, iri)),
            tuple(objects(loaded, iri, RDFS + "comment")),
        )
        for iri in subjects(loaded, RDF + "type", SH + "NodeShape")
    ]


def _targets(loaded: Store, shape: str) -> list[str]:
    targets = ("targetClass", "targetSubjectsOf", "targetObjectsOf")
    return [iri for target in targets for iri in iris(loaded, shape, SH + target)]


def _rules(loaded: Store, shape: str) -> list[Rule]:
    parts = (SH + "property", SH + "sparql")
    nodes = {NamedNode(shape)} | {each for p in parts for each in objects(loaded, shape, p)}
    rules = [_rule(loaded, each, shape) for each in sorted(nodes, key=str)]
    return [rule for rule in rules if rule.messages]


def _rule(loaded: Store, constraint: Node, shape: str) -> Rule:
    """One constraint; without a severity of its own it has that of its shape, else Violation."""
    severities = [*iris(loaded, constraint, SH + "severity"), *iris(loaded, shape, SH + "severity")]
    path = first(loaded, constraint, SH + "path")
    return Rule(
        constraint,
        _steps(loaded, path) if path is not None else (),
        severities[0].removeprefix(SH) if severities else "Violation",
        tuple(sorted(objects(loaded, constraint, SH + "message"), key=str)),
    )


def _steps(loaded: Store, path: Term) -> tuple[Term, ...]:
    """The properties that a path goes through or chooses from."""
    if isinstance(path, NamedNode):
        return (path,)
    branches = first(loaded, path, SH + "alternativePath")
    if branches is not None:
        return tuple(members(loaded, branches))
    if objects(loaded, path, RDF + "first"):
        return tuple(members(loaded, path))
    return tuple(quad.object for quad in loaded.quads_for_pattern(path, None, None, DefaultGraph()))
