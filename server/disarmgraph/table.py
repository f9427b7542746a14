"""An answer as a table of aligned text, for the terminal."""

import json
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
    columns = zip(variables, *rows, strict=True)
    widths = [max(map(len, column)) for column in columns]
    rule = ["-" * width for width in widths]
    lines = [_line(cells, widths) for cells in (variables, rule, *rows)]
    count = "1 row" if len(rows) == 1 else f"{len(rows)} rows"
    return "\n".join([*lines, f"({count})", ""])


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


def _line(cells: list[str], widths: list[int]) -> str:
    return GAP.join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)).rstrip()
