"""SERVICE, where the operator allows an endpoint: asked apart, its answer put into the query.

The engine never fetches anything. What stands in braces after ``SERVICE <address>`` is a query of
its own, which the front sends to the endpoint; the rows that come back take its place as VALUES.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from pyoxigraph import BlankNode, QueryResultsFormat, QuerySolutions, parse_query_results

from disarmgraph.fault import Fault
from disarmgraph.query.query_text import QueryError, QueryText, Token, place

MAX_ROWS = 10_000
"""Rows of an endpoint that are joined with ours."""


class ServiceFailed(Fault):
    """An endpoint that a query asks has not answered as it should."""

    status = 502


@dataclass(frozen=True)
class Call:
    """One SERVICE of a query: where it stands in the text, whom it asks what."""

    start: int
    end: int
    address: str
    silent: bool
    query: str


class ServicesWanted(Exception):
    """A query cannot be evaluated before these calls have been answered."""

    def __init__(self, calls: Sequence[Call]) -> None:
        super().__init__(len(calls))
        self.calls = calls


def calls(text: QueryText, allowed: Sequence[str]) -> list[Call]:
    """The calls of a query, all of them to endpoints that are allowed. Raises QueryError."""
    found: list[Call] = []
    for number, token in enumerate(text.tokens):
        if token.kind == "word" and token.text.upper() == "SERVICE":
            if found and token.start < found[-1].end:
                raise _error(text, token, "a SERVICE within another is not asked; ask them apart")
            found.append(_call(text, number, allowed))
    return found


def _call(text: QueryText, number: int, allowed: Sequence[str]) -> Call:
    service, *rest = text.tokens[number:]
    silent = bool(rest) and rest[0].text.upper() == "SILENT"
    rest = rest[1:] if silent else rest
    address = rest[0].text[1:-1] if rest and rest[0].kind == "iri" else None
    if address not in allowed:
        raise _error(
            text,
            service,
            f"this endpoint asks no others but {', '.join(map('<{}>'.format, allowed))}",
        )
    depth = 0
    for token in rest[1:]:
        depth += {"{": 1, "}": -1}.get(token.text, 0) if token.kind in ("open", "close") else 0
        if depth == 0:
            if token.text != "}":
                break
            pattern = text.text[rest[1].start : token.start + 1]
            prologue = "".join(f"PREFIX {p}: <{iri}>\n" for p, iri in text.prefixes.items())
            query = f"{prologue}SELECT * WHERE {pattern} LIMIT {MAX_ROWS + 1}"
            return Call(service.start, token.start + 1, address, silent, query)
    raise _error(text, service, "after SERVICE and its address comes a pattern in braces")


def with_answers(text: str, found: Sequence[Call], answers: Sequence[str | None]) -> str:
    """The query with each call replaced by what was answered: results in JSON, None for nothing.

    Raises ServiceFailed for what are no results, or too many.
    """
    pieces = []
    end = 0
    for call, answer in zip(found, answers, strict=True):
        pieces += [text[end : call.start], "" if answer is None else _values(call, answer)]
        end = call.end
    return "".join([*pieces, text[end:]])


def _values(call: Call, answer: str) -> str:
    """Rows as a VALUES block. A blank node is nobody's but the endpoint's, so it is left open."""
    try:
        results = parse_query_results(answer, format=QueryResultsFormat.JSON)
        rows = list(results) if isinstance(results, QuerySolutions) else None
    except (SyntaxError, ValueError):
        rows = None
    if rows is None:
        raise ServiceFailed(f"{call.address}: its answer is no table of results in JSON")
    if len(rows) > MAX_ROWS:
        raise ServiceFailed(
            f"{call.address}: its answer has more than {MAX_ROWS} rows; ask it for fewer"
        )
    names = " ".join(str(variable) for variable in results.variables)
    lines = [
        "(" + " ".join("UNDEF" if _unknown(term) else str(term) for term in row) + ")"
        for row in rows
    ]
    return f"VALUES ({names}) {{ {' '.join(lines)} }}"


def _unknown(term: object) -> bool:
    return term is None or isinstance(term, BlankNode)


def _error(text: QueryText, token: Token, message: str) -> QueryError:
    return QueryError(message, *place(text.text, token.start))
