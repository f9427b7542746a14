"""The graph as tables, one for each kind of thing: a row a thing, a column a property.

Which columns there are is read off the data. A text has a column for each language; a property
with several values in some row has them joined by SEPARATOR in every row.
"""

from collections import defaultdict
from dataclasses import dataclass

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Store

from disarmgraph.fault import Fault
from disarmgraph.namespaces import RDF, XSD, shorten
from disarmgraph.release.record import SHELVES, shelf
from disarmgraph.triples import Term

SEPARATOR = "|"
LEFT_OUT = ("term", "file", "other")
"""The shelves without a table: terms and files are no things of the field."""

_BARE = ("disarm", "rdf", "rdfs")
"""The prefixes that the name of a column does without."""
_FIRST = ("type", "label_en", "label_fr", "skos_pref_label_en", "skos_pref_label_fr")


class TablesError(Fault):
    """A value that no table can hold."""


@dataclass(frozen=True)
class Column:
    """One property of the things of a table.

    ``datatype`` is the local name of a type of XML Schema: that of all values, else `string`;
    IRIs are `anyURI`. The first column, `iri`, has no property.
    """

    name: str
    property: str | None
    datatype: str
    language: str | None = None
    multiple: bool = False


@dataclass(frozen=True)
class Table:
    """Things of one kind: rows in the order of their IRIs, None where a cell is empty."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str | None, ...], ...]


def tables(store: Store) -> list[Table]:
    """The tables of a graph, in the order of SHELVES. Raises TablesError."""
    things: dict[str, dict[str, dict[tuple[str, str | None], list[Term]]]] = {}
    for quad in store.quads_for_pattern(None, None, None, DefaultGraph()):
        if isinstance(quad.subject, NamedNode) and not isinstance(quad.object, BlankNode):
            iri = quad.subject.value
            language = getattr(quad.object, "language", None)
            cells = things.setdefault(shelf(iri), {}).setdefault(iri, defaultdict(list))
            cells[quad.predicate.value, language].append(quad.object)
    return [_table(name, things[name]) for name in SHELVES if name in things.keys() - LEFT_OUT]


def _table(name: str, things: dict[str, dict[tuple[str, str | None], list[Term]]]) -> Table:
    values: dict[tuple[str, str | None], list[list[Term]]] = defaultdict(list)
    for cells in things.values():
        for key, terms in cells.items():
            values[key].append(terms)
    columns = {key: _column(*key, values[key]) for key in values}
    order = sorted(columns, key=lambda key: _place(columns[key].name))
    rows = tuple(
        (iri, *(_cell(iri, columns[key], things[iri].get(key, [])) for key in order))
        for iri in sorted(things)
    )
    return Table(name, (Column("iri", None, "anyURI"), *(columns[key] for key in order)), rows)


def _place(name: str) -> tuple[int, str]:
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)


def _column(iri: str, language: str | None, cells: list[list[Term]]) -> Column:
    types = {_datatype(term) for terms in cells for term in terms}
    return Column(
        _column_name(iri, language),
        iri,
        types.pop() if len(types) == 1 else "string",
        language,
        any(len(terms) > 1 for terms in cells),
    )


def _column_name(iri: str, language: str | None) -> str:
    """`disarm:isWithin` is is_within, `dcterms:source` dcterms_source, a label label_en."""
    prefix, _, local = shorten(iri).strip("<>").partition(":")
    words = local if prefix in _BARE else f"{prefix}_{local}"
    snake = "".join(f"_{c.lower()}" if c.isupper() else c if c.isalnum() else "_" for c in words)
    return f"{snake}_{language}" if language else snake


def _datatype(term: Term) -> str:
    if isinstance(term, NamedNode):
        return "anyURI"
    if term.datatype.value == RDF + "langString":
        return "string"
    return term.datatype.value.removeprefix(XSD)


def _cell(iri: str, column: Column, terms: list[Literal | NamedNode]) -> str | None:
    values = sorted(term.value for term in terms)
    if column.multiple and any(SEPARATOR in value for value in values):
        raise TablesError(
            f"{iri}: a value of {column.property} has the separator {SEPARATOR} in it; "
            "write it otherwise"
        )
    return SEPARATOR.join(values) if values else None
