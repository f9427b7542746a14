"""An answer as a table of aligned text, for the terminal."""

import json
from collections.abc import Sequence
from typing import Any

from disarmgraph.namespaces import shorten

GAP = "  "


def table(answer: bytes) -> str:
    """The answer to SELECT or ASK, given as SPARQL 1.1 Query Results JSON.

    One line for each row under the names of the variables, IRIs shortened, nothing cut off;
    then how many rows there are. The answer to ASK is the line "true" or "false".
    """
    results = json.loads(answer)
    if "boolean" in results:
        return json.dumps(results["boolean"]) + "\n"
    variables = results["head"]["vars"]
    rows = [
        [_shown(binding.get(variable)) for variable in variables]
        for binding in results["results"]["bindings"]
    ]
    count = "1 row" if len(rows) == 1 else f"{len(rows)} rows"
    return "\n".join([*aligned([variables, *rows]), f"({count})", ""])


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows of cells as lines of equal columns, the first row as a head over a rule."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    rule = ["-" * width for width in widths]
    return [_line(cells, widths) for cells in (rows[0], rule, *rows[1:])]


def _shown(term: dict[str, Any] | None) -> str:
    """A term as a reader wants it: no datatype, no language, no line break; nothing if unbound."""
    if term is None:
        return ""
    if term["type"] == "uri":
        return shorten(term["value"])
    if term["type"] == "bnode":
        return "_:" + term["value"]
    if term["type"] == "triple":
        parts = (term["value"][part] for part in ("subject", "predicate", "object"))
        return f"<< {' '.join(map(_shown, parts))} >>"
    return " ".join(term["value"].split())


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return GAP.join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()
