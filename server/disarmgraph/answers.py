"""Answers of the engine as a page shows them: a table of values, yes or no, or Turtle."""

from dataclasses import dataclass
from itertools import islice

from pyoxigraph import QueryBoolean, QueryResultsFormat, parse_query_results

from disarmgraph.engine import Engine, Query
from disarmgraph.formats import RESULTS
from disarmgraph.triples import Term

SHOWN = 500
"""Rows that a page shows; the rest is there to download."""


@dataclass(frozen=True)
class Answered:
    """An answer on a page; of `columns`, `verdict` and `turtle` one is there.

    A row has one value or None for each column; `more` says that rows beyond SHOWN are left out.
    """

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Term | None, ...], ...] = ()
    more: bool = False
    verdict: bool | None = None
    turtle: str | None = None


def answered(engine: Engine, query: Query) -> Answered:
    """Runs a query and prepares its answer for a page. Raises as Engine.run does."""
    answer = engine.run(query)
    if answer.media_type != RESULTS[0].media_type:
        return Answered(turtle=answer.body.decode())
    results = parse_query_results(answer.body, format=QueryResultsFormat.JSON)
    if isinstance(results, QueryBoolean):
        return Answered(verdict=bool(results))
    columns = tuple(variable.value for variable in results.variables)
    rows = [tuple(row) for row in islice(results, SHOWN + 1)]
    return Answered(columns, tuple(rows[:SHOWN]), len(rows) > SHOWN)
