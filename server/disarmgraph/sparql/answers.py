"""Answers as a page shows them: a table of values, yes or no, or Turtle."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from pyoxigraph import QueryBoolean, QuerySolutions, RdfFormat, Store, serialize

from disarmgraph.protocol.protocol import Query
from disarmgraph.query import query_text
from disarmgraph.sparql.evaluation import as_faults, evaluate, notes, prefixes
from disarmgraph.triples import Term

SHOWN = 500
"""Rows or triples that a page shows; the rest is there to download."""


@dataclass(frozen=True)
class Answered:
    """An answer on a page; of `columns`, `verdict` and `turtle` one is there.

    A row has one value or None for each column; `more` says that rows or triples beyond SHOWN are
    left out, `notes` what the reader should know of the answer.
    """

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Term | None, ...], ...] = ()
    more: bool = False
    verdict: bool | None = None
    turtle: str | None = None
    notes: Sequence[str] = ()
    shown: int = SHOWN


def answered(store: Store, query: Query) -> Answered:
    """Evaluates a query and prepares its answer for a page. Raises as evaluate() does."""
    text = query_text.read(query.text)
    results = evaluate(store, query, text)
    if isinstance(results, QueryBoolean):
        return Answered(verdict=bool(results), notes=notes(store, text))
    with as_faults():
        found = list(islice(results, SHOWN + 1))
    shown, more = found[:SHOWN], len(found) > SHOWN
    if not isinstance(results, QuerySolutions):
        body = serialize(shown, format=RdfFormat.TURTLE, prefixes=prefixes(text))
        return Answered(turtle=body.decode(), more=more, notes=notes(store, text))
    columns = tuple(variable.value for variable in results.variables)
    return Answered(columns, tuple(map(tuple, shown)), more, notes=notes(store, text))
