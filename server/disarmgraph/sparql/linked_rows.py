"""Rows of an answer as JSON-LD: plain objects by column, with a context that makes them RDF.

The answer is a ``rs:ResultSet`` of the vocabulary in which W3C writes down results, its rows are
``rs:solution`` with their number (``rs:index``). A column is a property of the question,
``.../queries/<name>#<variable>``. Names of the vocabulary keep their prefix, which no variable can
have, so that none can be mistaken for a column. Where all values of a column are things, or
literals of one datatype or language, the context says so and the value is written plainly.
"""

import json
from collections.abc import Sequence
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, QueryBoolean, QuerySolutions

from disarmgraph.formats import Format
from disarmgraph.namespaces import DCTERMS, XSD
from disarmgraph.triples import Term

RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
MEDIA_TYPE = "application/ld+json"

_STRING, _INTEGER = XSD + "string", XSD + "integer"


def written(results: QuerySolutions | QueryBoolean, question: str, address: str) -> bytes:
    """An answer to the question with that IRI; ``address`` is what the answer itself is called."""
    context: dict[str, Any] = {"rs": RS, "dcterms": DCTERMS}
    found: dict[str, Any] = {"@id": address, "@type": "rs:ResultSet"}
    found["dcterms:source"] = {"@id": question}
    if isinstance(results, QueryBoolean):
        found["rs:boolean"] = bool(results)
    else:
        columns = [variable.value for variable in results.variables]
        rows = [tuple(row) for row in results]
        forms = {}
        for position, column in enumerate(columns):
            forms[column] = _form([row[position] for row in rows if row[position] is not None])
            context[column] = {"@id": f"{question}#{column}"} | forms[column]
        found["rs:resultVariable"] = columns
        found["rs:size"] = len(rows)
        found["rs:solution"] = [
            {"rs:index": number} | _row(columns, row, forms)
            for number, row in enumerate(rows, start=1)
        ]
    return json.dumps({"@context": context} | found, ensure_ascii=False, indent=1).encode()


def offered(formats: Sequence[Format]) -> tuple[tuple[str, str], ...]:
    """The names and media types in which an answer can be had, with that of this module."""
    known = {each.name: each.media_type for each in reversed(formats)}
    ordered = {each.name: known[each.name] for each in formats}
    return tuple((ordered | {"jsonld": MEDIA_TYPE}).items())


def _form(values: Sequence[Term]) -> dict[str, str]:
    """What all values of a column have in common, as a context says it; nothing if they differ."""
    if values and all(isinstance(each, NamedNode | BlankNode) for each in values):
        return {"@type": "@id"}
    kinds = {
        (each.language, each.datatype.value) if isinstance(each, Literal) else None
        for each in values
    }
    if len(kinds) != 1:
        return {}
    ((language, datatype),) = kinds
    if language:
        return {"@language": language}
    return {} if datatype == _STRING else {"@type": datatype}


def _row(columns: Sequence[str], row: Sequence[Term | None], forms: dict[str, Any]) -> Any:
    pairs = zip(columns, row, strict=True)
    return {name: _value(value, forms[name]) for name, value in pairs if value is not None}


def _value(value: Term, form: dict[str, str]) -> Any:
    if not isinstance(value, Literal):
        iri = value.value if isinstance(value, NamedNode) else f"_:{value.value}"
        return iri if form.get("@type") == "@id" else {"@id": iri}
    if form and form.get("@language") == value.language:
        exact = value.datatype.value == _INTEGER and value.value == str(int(value.value))
        return int(value.value) if exact else value.value
    if value.language:
        return {"@value": value.value, "@language": value.language}
    if value.datatype.value == _STRING:
        return value.value
    return {"@value": value.value, "@type": value.datatype.value}
