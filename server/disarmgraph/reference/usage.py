"""How the terms of the ontology are used in the graph: how often, with what, and by whom."""

from collections import defaultdict
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, NamedNode, Store

from disarmgraph.files import GRAPHS
from disarmgraph.namespaces import BASE, OWL, RDF, RDFS, SKOS
from disarmgraph.triples import Term, subjects


@dataclass(frozen=True)
class Usage:
    """Figures about a graph as it was when they were taken.

    ``things`` counts the members of each class, ``statements`` the statements of each property,
    ``profile`` those of each property about members of each class, ``reach`` those that lead to
    members of each class. ``example`` is for a class the
    member that most statements refer to; ``statement`` is for a property one of its statements.
    ``lists`` are for a property the schemes of its values, ``values`` for a scheme the properties.
    """

    things: dict[str, int]
    statements: dict[str, int]
    profile: dict[str, dict[str, int]]
    reach: dict[str, dict[str, int]]
    example: dict[str, str]
    statement: dict[str, tuple[str, Term]]
    lists: dict[str, tuple[str, ...]]
    values: dict[str, tuple[str, ...]]
    graphs: dict[str, int]


def usage(store: Store) -> Usage:
    """The figures of a graph; it takes some tenths of a second, so ask once."""
    profile: dict[str, dict[str, int]] = defaultdict(dict)
    for kind, prop, count in _rows(store, "?s a ?a ; ?b ?o", "?a ?b"):
        profile[kind][prop] = count
    reach: dict[str, dict[str, int]] = defaultdict(dict)
    for kind, prop, count in _rows(store, "?s ?b ?o . ?o a ?a", "?a ?b"):
        reach[kind][prop] = count
    known = _best_known(store)
    lists, values = _schemes(store)
    return Usage(
        things=dict(_rows(store, "?s a ?a", "?a")),
        statements=dict(_rows(store, "?s ?a ?o", "?a")),
        profile=dict(profile),
        reach=dict(reach),
        example=known,
        statement=_statements(store, known),
        lists=lists,
        values=values,
        graphs={
            graph: count
            for graph, count in _rows(store, "GRAPH ?a { ?s ?p ?o }", "?a")
            if graph.startswith(GRAPHS)
        },
    )


def _rows(store: Store, pattern: str, by: str) -> list[tuple]:
    """Solutions of a pattern counted by variables: IRIs as text, the number last."""
    found = store.query(
        f"SELECT {by} (COUNT(*) AS ?count) WHERE {{ {pattern} }} GROUP BY {by} ORDER BY {by}"
    )
    rows = ([*row] for row in found)
    return [
        (*(key.value for key in keys), int(count.value))
        for *keys, count in rows
        if all(isinstance(key, NamedNode) for key in keys)
    ]


def _best_known(store: Store) -> dict[str, str]:
    """For each class of the ontology the member that most statements refer to, then the least."""
    best: dict[str, tuple[int, str]] = {}
    pattern = f"?b a ?a . ?a <{RDFS}isDefinedBy> <{BASE}ontology> OPTIONAL {{ ?s ?p ?b }}"
    for kind, thing, count in _rows(store, pattern, "?a ?b"):
        if kind not in best or count > best[kind][0]:
            best[kind] = (count, thing)
    return {kind: thing for kind, (_, thing) in best.items()}


def _statements(store: Store, known: dict[str, str]) -> dict[str, tuple[str, Term]]:
    """For each property of the ontology a statement, if it may be about an example of a class."""
    found: dict[str, tuple[str, Term]] = {}
    for thing in sorted(set(known.values())):
        for quad in store.quads_for_pattern(NamedNode(thing), None, None, DefaultGraph()):
            found.setdefault(quad.predicate.value, (thing, quad.object))
    for prop in subjects(store, RDFS + "isDefinedBy", BASE + "ontology"):
        if prop not in found:
            pattern = store.quads_for_pattern(None, NamedNode(prop), None, DefaultGraph())
            least = min(
                pattern, key=lambda quad: (str(quad.subject), str(quad.object)), default=None
            )
            if least is not None:
                found[prop] = (least.subject.value, least.object)
    return found


def _schemes(store: Store) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """The schemes whose concepts are values of a property, and those properties by scheme."""
    lists: dict[str, set[str]] = defaultdict(set)
    values: dict[str, set[str]] = defaultdict(set)
    pattern = f"?c <{SKOS}inScheme> ?b . ?s ?a ?c"
    for prop, scheme, _ in _rows(store, pattern, "?a ?b"):
        if not prop.startswith((OWL, RDF, SKOS)):
            lists[prop].add(scheme)
            values[scheme].add(prop)
    return tuple(
        {key: tuple(sorted(each)) for key, each in found.items()} for found in (lists, values)
    )
