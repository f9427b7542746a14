"""A query evaluated on the store, in this process and for as long as it takes."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import lru_cache
from itertools import islice

from pyoxigraph import (
    DefaultGraph,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    Store,
    Triple,
)

from disarmgraph import texts
from disarmgraph.content import near_names
from disarmgraph.fault import Fault
from disarmgraph.namespaces import BASE
from disarmgraph.protocol.protocol import Query
from disarmgraph.query import grammar
from disarmgraph.query.query_text import KEPT, QueryError, QueryText, shown
from disarmgraph.sparql.memory_store import MemoryStore
from disarmgraph.sparql.remote import RemoteStore
from disarmgraph.sparql.remote_answer import unreadable

MAX_NOTES = 3
"""Terms of a query that are looked up where they are not in the graph."""

AnyStore = Store | MemoryStore | RemoteStore
Result = QuerySolutions | QueryBoolean | Iterable[Triple]


class MemoryLimitExceeded(Fault):
    """The query needed more memory than it may have."""

    status = 503
    limit = "memory"

    def __init__(self) -> None:
        english, self.french = texts.both("stopped-memory")
        super().__init__(english)


@contextmanager
def as_faults() -> Iterator[None]:
    """Turns what the engine raises while rows are read into faults: ours, the query's, a store's.

    ConnectionError is of who writes the rows, and passes.
    """
    try:
        yield
    except MemoryError as error:
        raise MemoryLimitExceeded from error
    except SyntaxError as error:
        raise unreadable(error) from error
    except ConnectionError:
        raise
    except (RuntimeError, ValueError, OSError) as error:
        raise QueryError(str(error)) from error


def evaluate(store: AnyStore, query: Query, text: QueryText) -> Result:
    """The result, of which rows and triples may still have to be found as they are read.

    Raises QueryError, MemoryLimitExceeded where the process does not end by itself, and the faults
    of a RemoteStore.
    """
    text.check()
    dataset = {}
    if query.default_graphs or query.named_graphs:
        dataset["default_graph"] = [_graph_name(iri) for iri in query.default_graphs]
        dataset["named_graphs"] = [_graph_name(iri) for iri in query.named_graphs]
    with as_faults():
        try:
            return store.query(query.text, **dataset)
        except SyntaxError as error:
            raise grammar.explain(query.text) from error


def _graph_name(iri: str) -> NamedNode:
    try:
        return NamedNode(iri)
    except ValueError as error:
        raise QueryError(f"{iri[:60]!r} cannot name a graph: {error}; write a whole IRI") from error


def prefixes(text: QueryText) -> dict[str, str]:
    """The prefixes that a query declares, to write a graph with, less those relative to a base."""
    usable = {}
    for prefix, namespace in text.prefixes.items():
        with suppress(ValueError):
            usable[prefix] = NamedNode(namespace).value
    return usable


@lru_cache(maxsize=KEPT)
def notes(store: AnyStore, text: QueryText) -> Sequence[str]:
    """What a reader should know of an answer: which terms of ours are not in the graph at all.

    Nothing is known of a store elsewhere, which would have to be asked for each term.
    """
    if isinstance(store, RemoteStore):
        return ()
    strange = {}
    for iri, token in text.iris():
        if iri.startswith(BASE) and iri not in strange and not _known(store, iri):
            strange[iri] = token
    return tuple(
        f"{shown(token)} is not in the graph{_meant(store, iri)}"
        for iri, token in islice(strange.items(), MAX_NOTES)
    )


def _known(store: Store, iri: str) -> bool:
    try:
        term = NamedNode(iri)
    except ValueError:
        return True
    union = DefaultGraph()
    places = (
        (term, None, None, union),
        (None, term, None, union),
        (None, None, term, union),
        (None, None, None, term),
    )
    return any(next(iter(store.quads_for_pattern(*place)), None) for place in places)


def _meant(store: Store, iri: str) -> str:
    near = near_names.near(store, iri)
    return f"; did you mean <{near[0]}>?" if near else ""
