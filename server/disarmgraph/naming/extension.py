"""Values of things for the rows of somebody's table: data extension of reconciliation 0.2."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from pyoxigraph import Literal, NamedNode, Store

from disarmgraph.names import LANGUAGES, Names
from disarmgraph.namespaces import BASE, RDF, RDFS, XSD, shorten
from disarmgraph.naming.name_index import NameIndex
from disarmgraph.naming.nomenclature import CLASSES
from disarmgraph.naming.reconciliation import path, term
from disarmgraph.naming.reconciliation_query import BadQuery, BatchTooLong, read_json
from disarmgraph.triples import Term, iris, objects

ROWS = 1000
"""Things in one query."""

_COUNT = """
SELECT ?kind ?property (COUNT(DISTINCT ?thing) AS ?count)
WHERE {{ VALUES ?kind {{ {kinds} }} ?thing a ?kind ; ?property ?value }}
GROUP BY ?kind ?property
"""
_WHOLE = frozenset(XSD + name for name in ("integer", "nonNegativeInteger", "positiveInteger"))


@dataclass(frozen=True)
class Extension:
    """What is asked: things as they were named, with properties (IRIs) and the settings of each."""

    things: tuple[str, ...]
    properties: tuple[tuple[str, dict[str, Any]], ...]


class Properties:
    """The properties that things of each class have, counted once."""

    def __init__(self, store: Store) -> None:
        self._counts: dict[str, dict[str, int]] = defaultdict(dict)
        kinds = " ".join(f"<{kind}>" for kind in CLASSES)
        for row in store.query(_COUNT.format(kinds=kinds)):
            if row["property"].value != RDF + "type":
                counts = self._counts[row["kind"].value]
                counts[row["property"].value] = int(row["count"].value)

    def of(self, kind: str | None = None) -> list[str]:
        """The properties of a class, or of all, those first that most things have."""
        counts: dict[str, int] = defaultdict(int)
        for each in [kind] if kind else CLASSES:
            for prop, count in self._counts.get(each, {}).items():
                counts[prop] += count
        return sorted(counts, key=lambda prop: (-counts[prop], prop))


def read(text: str, properties: Properties) -> Extension:
    """A data extension query in JSON. Raises BadQuery or BatchTooLong."""
    given = read_json(text, "extend", dict)
    ids, wanted = given.get("ids"), given.get("properties")
    if not isinstance(ids, list) or not all(isinstance(each, str) for each in ids):
        raise BadQuery("extend: ids is no array of identifiers; send one")
    if not isinstance(wanted, list) or not all(
        isinstance(each, dict) and isinstance(each.get("id"), str) for each in wanted
    ):
        raise BadQuery("extend: properties is no array of objects with an id; send one")
    if len(ids) > ROWS:
        raise BatchTooLong(f"extend: there are {len(ids)} ids; send at most {ROWS} at once")
    known = {shorten(prop): prop for prop in properties.of()}
    for each in wanted:
        if each["id"] not in known:
            raise BadQuery(
                f"extend: {each['id']!r} is no property here; /reconcile/properties has them"
            )
    return Extension(
        tuple(ids), tuple((known[each["id"]], _settings(each.get("settings"))) for each in wanted)
    )


def extended(index: NameIndex, names: Names, asked: Extension) -> dict[str, Any]:
    """The response: what the columns are, and their values for each thing; none for an unknown."""
    rows = {}
    for given in asked.things:
        iri = index.known(given)
        rows[given] = {
            shorten(prop): _cells(index, names, iri, prop, settings) if iri else []
            for prop, settings in asked.properties
        }
    return {"meta": [_column(names, prop) for prop, _ in asked.properties], "rows": rows}


def _settings(given: Any) -> dict[str, Any]:
    """How many values, and in which language; all, and the reader's, where it is not said."""
    settings = given if isinstance(given, dict) else {}
    limit, language = settings.get("limit") or 0, settings.get("language") or ""
    if not str(limit).isdecimal():
        raise BadQuery(f"extend: the limit {limit!r} is no number; give one, or 0 for all")
    if language not in (*LANGUAGES, "all", ""):
        raise BadQuery(f"extend: the language {language!r} is unknown; use en, fr or all")
    return {"limit": int(limit), "language": language}


def _column(names: Names, prop: str) -> dict[str, Any]:
    """A property, with the class of its values if they are things of ours."""
    ranges = [each for each in iris(names.store, prop, RDFS + "range") if each in CLASSES]
    typed = {"type": term(names, ranges[0])} if ranges else {}
    return term(names, prop) | typed


def _cells(
    index: NameIndex, names: Names, iri: str, prop: str, settings: dict[str, Any]
) -> list[dict[str, Any]]:
    values = objects(names.store, iri, prop)
    language = settings["language"] or names.language
    in_language = [each for each in values if getattr(each, "language", None) == language]
    if language != "all" and in_language:
        values = in_language
    cells = [_cell(names, each) for each in sorted(values, key=str)]
    return cells[: settings["limit"] or None]


def _cell(names: Names, value: Term) -> dict[str, Any]:
    if isinstance(value, NamedNode) and value.value.startswith(BASE):
        return {"id": path(value.value), "name": names.cited(value.value).text}
    if not isinstance(value, Literal):
        return {"str": value.value}
    kind = value.datatype.value
    if kind == XSD + "date":
        return {"date": f"{value.value[:10]}T00:00:00Z"}
    if kind in _WHOLE:
        return {"int": int(value.value)}
    if kind in (XSD + "decimal", XSD + "double"):
        return {"float": float(value.value)}
    return {"str": value.value}
