"""A graph in memory, in two stores: with its named graphs, and the union of them alone.

In one store a query over the union would step over each statement twice, as it is there once more
in its named graph: what reads much would take up to one and a half times as long.
"""

from collections.abc import Iterator, Mapping, Sequence

from pyoxigraph import (
    BlankNode,
    DefaultGraph,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Store,
    Variable,
)

from disarmgraph import query_text

Term = NamedNode | BlankNode | Literal


class MemoryStore:
    """Answers from the union alone whatever does not name a graph, and the rest from the whole."""

    def __init__(self, whole: Store) -> None:
        self._whole = self._union = whole
        if next(whole.named_graphs(), None) is not None:
            self._union = Store()
            self._union.bulk_extend(whole.quads_for_pattern(None, None, None, DefaultGraph()))

    def query(
        self,
        text: str,
        *,
        default_graph: Sequence[NamedNode] | None = None,
        named_graphs: Sequence[NamedNode] | None = None,
        substitutions: Mapping[Variable, Term] | None = None,
    ) -> QuerySolutions | QueryBoolean | QueryTriples:
        """The result of a query. Raises SyntaxError, and ValueError or OSError as rows are read."""
        if default_graph is not None or named_graphs is not None:
            return self._whole.query(
                text,
                default_graph=default_graph,
                named_graphs=named_graphs,
                substitutions=substitutions,
            )
        store = self._whole if query_text.read(text).names_graphs else self._union
        return store.query(text, substitutions=substitutions)

    def quads_for_pattern(
        self,
        subject: Term | None,
        predicate: NamedNode | None,
        value: Term | None,
        graph: NamedNode | DefaultGraph | None = None,
    ) -> Iterator[Quad]:
        """The quads of a pattern; without a graph, those of all graphs and of their union."""
        store = self._union if graph == DefaultGraph() else self._whole
        return store.quads_for_pattern(subject, predicate, value, graph)

    def named_graphs(self) -> Iterator[NamedNode]:
        """The names of all graphs."""
        return self._whole.named_graphs()

    def contains_named_graph(self, graph: NamedNode) -> bool:
        """Whether there is such a graph."""
        return self._whole.contains_named_graph(graph)
