"""A graph in memory, in two stores: with its named graphs, and the union of them alone.

In one store a query over the union would step over each statement twice, as it is there once more
in its named graph: what reads much would take up to one and a half times as long.
"""

from collections.abc import Iterator
from typing import Any

from pyoxigraph import (
    DefaultGraph,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Store,
)

from disarmgraph.query import query_text
from disarmgraph.triples import Term


class MemoryStore:
    """Answers from the union alone whatever does not name a graph, and the rest from the whole."""

    def __init__(self, whole: Store) -> None:
        self._whole = self._union = whole
        if next(whole.named_graphs(), None) is not None:
            self._union = Store()
            self._union.bulk_extend(whole.quads_for_pattern(None, None, None, DefaultGraph()))

    def query(self, text: str, **options: Any) -> QuerySolutions | QueryBoolean | QueryTriples:
        """The result of a query, with the options of the embedded store.

        Raises SyntaxError, and ValueError or OSError as rows are read.
        """
        of_graphs = query_text.read(text).names_graphs or {"default_graph", "named_graphs"} & {
            *options
        }
        return (self._whole if of_graphs else self._union).query(text, **options)

    def quads_for_pattern(self, *pattern: Term | DefaultGraph | None) -> Iterator[Quad]:
        """The quads of a pattern; without a graph, those of all graphs and of their union."""
        store = self._union if pattern[3:] == (DefaultGraph(),) else self._whole
        return store.quads_for_pattern(*pattern)

    def named_graphs(self) -> Iterator[NamedNode]:
        """The names of all graphs."""
        return self._whole.named_graphs()

    def contains_named_graph(self, graph: NamedNode) -> bool:
        """Whether there is such a graph."""
        return self._whole.contains_named_graph(graph)
