"""The whole graph in one format, the same bytes for the same graph."""

from collections.abc import Iterable

from pyoxigraph import (
    CanonicalizationAlgorithm,
    Dataset,
    DefaultGraph,
    Quad,
    Store,
    Triple,
    serialize,
)

from disarmgraph.formats import GRAPHS, named, with_tidy_prefixes
from disarmgraph.namespaces import PREFIXES

FORMATS = ("nq", "trig", "ttl", "jsonld")
"""Those with named graphs keep every triple in the graph of its file; Turtle is their union."""


def dump(store: Store, name: str) -> bytes:
    """The graph in one of FORMATS."""
    return written(canonical(store), name)


def canonical(store: Store) -> list[Quad]:
    """What is in the graphs of files and rules, sorted, blank nodes named as RDFC-1.0 does.

    The default graph is left out, since it is the union of the others.
    """
    dataset = Dataset(quad for quad in store if quad.graph_name != DefaultGraph())
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(dataset, key=lambda quad: [str(term) for term in (quad.graph_name, *quad.triple)])


def written(quads: Iterable[Quad], name: str) -> bytes:
    """The bytes of a format. N-Quads are canonical: their lines are sorted by code point."""
    statements = _union(quads) if name == "ttl" else quads
    body = serialize(statements, format=named(name, GRAPHS).writer, prefixes=PREFIXES)
    if name == "nq":
        return b"".join(sorted(body.splitlines(keepends=True)))
    return with_tidy_prefixes(body) if name in ("trig", "ttl") else body


def _union(quads: Iterable[Quad]) -> list[Triple]:
    return sorted({quad.triple for quad in quads}, key=lambda triple: [str(t) for t in triple])
