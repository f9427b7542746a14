"""Tables of acts of States under treaties, as CSV described by CSVW metadata, read as RDF.

Follows the W3C recommendations "Metadata Vocabulary for Tabular Data" and "Generating RDF from
Tabular Data on the Web" (minimal mode): aboutUrl, propertyUrl and valueUrl make the triples.
"""

import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from csvw.metadata import Schema, TableGroup
from pyoxigraph import Literal, NamedNode, Triple

from disarmgraph import files
from disarmgraph.namespaces import XSD


@dataclass(frozen=True)
class RowFault:
    """What is wrong in a table: the line and the column from 1 (0 if not told), and how."""

    line: int
    column: int
    message: str


@dataclass(frozen=True)
class Act:
    """One row: the IRI of the act, the line on which it stands, its triples."""

    iri: str
    line: int
    triples: tuple[Triple, ...]


class _Faults(logging.Handler):
    """Collects what csvw has to say of a row: `file:line:column name: reason`."""

    def __init__(self):
        super().__init__()
        self.found: list[RowFault] = []

    def emit(self, record: logging.LogRecord) -> None:
        place, _, reason = record.getMessage().partition(" ")
        line, column = (int(part) for part in place.rsplit(":", 2)[1:])
        self.found.append(RowFault(line, column, reason))


def read(path: Path) -> tuple[list[Act], list[RowFault]]:
    """The acts of a table and the faults of its other rows, both in order of lines.

    Raises OSError for a file that cannot be opened.
    """
    log, faults = logging.Logger(path.name), _Faults()
    log.addHandler(faults)
    acts: dict[str, Act] = {}
    try:
        for _, line, row in _table(path).iterdicts(log=log, fname=path, with_metadata=True):
            act = _act(line, row)
            if act.iri in acts:
                first = acts[act.iri].line
                faults.found.append(RowFault(line, 1, f"the same act as on line {first}"))
            else:
                acts[act.iri] = act
    except UnicodeDecodeError as error:
        faults.found.append(RowFault(0, 0, f"not UTF-8 from byte {error.start} on"))
    except ValueError as error:
        faults.found.append(RowFault(1, 0, str(error)))
    return list(acts.values()), sorted(faults.found, key=lambda fault: (fault.line, fault.column))


def _table(path: Path):
    group = TableGroup.fromvalue({"tables": [{"url": path.name}]})
    group.tables[0].tableSchema = schema()
    return group.tables[0]


@cache
def schema() -> Schema:
    """The columns of every table, from data/participation/treaty-action.json."""
    return Schema.fromvalue(json.loads(files.table_schema().read_text(encoding="utf-8")))


def is_table(path: Path) -> bool:
    """Whether a file is a table of acts by its first line; False for one that cannot be read."""
    names = [column.name for column in schema().columns if not column.virtual]
    try:
        with path.open(encoding="utf-8-sig") as table:
            return set(names[:4]) <= set(table.readline().strip().split(","))
    except (OSError, UnicodeDecodeError):
        return False


def properties() -> list[NamedNode]:
    """The property that each column of a table stands for, in their order."""
    return [_property(n) for n, column in enumerate(schema().columns) if not column.virtual]


def _act(line: int, row: dict) -> Act:
    known = {name: value for name, value in row.items() if value is not None}
    iri = schema().aboutUrl.expand(**{"state": "", "organization": "", **known})
    subject = NamedNode(iri)
    return Act(iri, line, tuple(Triple(subject, *pair) for pair in _statements(known)))


def _statements(row: dict) -> Iterator[tuple[NamedNode, NamedNode | Literal]]:
    for number, column in enumerate(schema().columns):
        if column.virtual or column.name in row:
            yield _property(number), _value(number, row.get(column.name))


@cache
def _property(number: int) -> NamedNode:
    return NamedNode(schema().columns[number].propertyUrl.expand())


@cache
def _value(number: int, value: Any) -> NamedNode | Literal:
    """What a cell of a column (by its number) stands for; cells of few kinds, so remembered."""
    column = schema().columns[number]
    if column.valueUrl:
        return NamedNode(column.valueUrl.expand(**{column.name: value}))
    if column.datatype is None:
        return Literal(value, language=column.lang)
    return Literal(column.datatype.formatted(value), datatype=NamedNode(XSD + column.datatype.base))
