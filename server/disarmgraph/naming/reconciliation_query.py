"""What is asked of the Reconciliation Service API 0.2, as clients send it in JSON.

The specification: https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/.
"""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from disarmgraph.fault import Fault
from disarmgraph.namespaces import shorten
from disarmgraph.naming.nomenclature import CLASSES

BATCH = 100
"""Queries in one batch."""
LIMIT, MOST = 10, 100
"""Candidates of a query without a limit of its own, and those of any."""
_MEMBERS = {"query", "type", "limit", "properties", "type_strict"}


class BadQuery(Fault):
    """A query that cannot be read: the text says where and what to send instead."""

    status = 400


class BatchTooLong(Fault):
    """More queries, or more rows, than are answered at once."""

    status = 413


@dataclass(frozen=True)
class Query:
    """What is looked for: a name, classes (IRIs), and values by property (an IRI).

    A thing of any of the classes will do, or only one of them all where ``of_all``. A name that is
    blank and has no values beside it finds nothing: a table may have empty cells.
    """

    text: str
    kinds: tuple[str, ...] = ()
    limit: int = LIMIT
    values: tuple[tuple[str, tuple[str, ...]], ...] = ()
    of_all: bool = False


def batch(text: str, properties: Collection[str]) -> dict[str, Query]:
    """The queries of a batch in JSON, by their keys; ``properties`` are the IRIs of those known.

    Raises BadQuery or BatchTooLong.
    """
    queries = read_json(text, "queries", dict)
    if len(queries) > BATCH:
        raise BatchTooLong(
            f"queries: there are {len(queries)}; send at most {BATCH} at once (see batchSize)"
        )
    return {key: query(each, f"queries, {key}", properties) for key, each in queries.items()}


def single(text: str, properties: Collection[str]) -> Query:
    """The query of a client of version 0.1: an object in JSON, or the name alone."""
    if text.lstrip().startswith("{"):
        return query(read_json(text, "query", dict), "query", properties)
    return query({"query": text}, "query", properties)


def query(given: Any, place: str, properties: Collection[str]) -> Query:
    """A query as it stands in JSON; ``place`` says where it stands. Raises BadQuery."""
    if not isinstance(given, dict):
        raise BadQuery(f'{place}: is no object; send {{"query": "a name"}}')
    unknown = sorted(given.keys() - _MEMBERS)
    if unknown:
        raise BadQuery(f"{place}: {unknown[0]} is no member; use {', '.join(sorted(_MEMBERS))}")
    text = given.get("query")
    values = tuple(
        _values(each, place, properties) for each in _list(given.get("properties"), place)
    )
    text = "" if text is None and values else text
    if not isinstance(text, str):
        raise BadQuery(f"{place}: query is no text; give a name in query, or properties")
    limit = LIMIT if given.get("limit") is None else given["limit"]
    if isinstance(limit, bool) or not isinstance(limit, int | float) or limit < 1 or limit % 1:
        raise BadQuery(f"{place}: limit is {limit!r}; give a whole number from 1 to {MOST}")
    kinds = [
        _known(each, CLASSES, f"{place}, type", "type") for each in _list(given.get("type"), place)
    ]
    strict = given.get("type_strict")
    if strict not in (None, "any", "should", "all"):
        raise BadQuery(f"{place}: type_strict is {strict!r}; use any, should or all")
    return Query(text.strip(), tuple(kinds), min(int(limit), MOST), values, strict == "all")


def read_json(text: str, name: str, kind: type) -> Any:
    """A parameter in JSON that must hold an object (dict) or an array (list). Raises BadQuery."""
    try:
        value = json.loads(text)
    except ValueError as error:
        raise BadQuery(f"{name}: is no JSON: {error}; encode it as JSON") from error
    except RecursionError:
        raise BadQuery(f"{name}: is nested too deep; send what the specification has") from None
    if not isinstance(value, kind):
        raise BadQuery(f"{name}: is no {'object' if kind is dict else 'array'} of JSON; send one")
    return value


def _values(given: Any, place: str, properties: Collection[str]) -> tuple[str, tuple[str, ...]]:
    """A property with the values that are wanted of it, each as a text."""
    if not isinstance(given, Mapping) or not isinstance(given.get("pid"), str) or "v" not in given:
        raise BadQuery(f"{place}: a property lacks pid or v; give both")
    values = given["v"] if isinstance(given["v"], list) else [given["v"]]
    texts = [each.get("id") if isinstance(each, Mapping) else each for each in values]
    if not texts or not all(isinstance(each, str | int | float) for each in texts):
        raise BadQuery(f"{place}: {given['pid']} has a value that is neither text, number nor id")
    prop = _known(given["pid"], properties, f"{place}, pid", "property")
    return prop, tuple(str(each) for each in texts)


def _known(name: Any, known: Collection[str], place: str, what: str) -> str:
    """The IRI of a class or property by its prefixed name or that IRI itself."""
    for iri in known:
        if name in (iri, shorten(iri)):
            return iri
    raise BadQuery(f"{place}: there is no {what} {name!r}; /reconcile/suggest/{what} has them")


def _list(given: Any, place: str) -> list[Any]:
    """A member that may be left out, stand alone, or be an array."""
    if given is None:
        return []
    if isinstance(given, str | dict):
        return [given]
    if not isinstance(given, list):
        raise BadQuery(f"{place}: {given!r} is no array; send one")
    return given
