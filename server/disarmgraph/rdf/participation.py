"""Tables of acts of States under treaties, as CSV described by CSVW metadata, read as RDF.

Follows the W3C recommendations "Metadata Vocabulary for Tabular Data" and "Generating RDF from
Tabular Data on the Web" (minimal mode): aboutUrl, propertyUrl and valueUrl make the triples.
"""

import csv
import json
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from pyoxigraph import Literal, NamedNode, Triple

from disarmgraph import files
from disarmgraph.namespaces import XSD

if TYPE_CHECKING:  # it takes long to import, and a server of a prebuilt store reads no tables
    from csvw.metadata import Schema


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


_REGEXP = re.compile(r" -- re\.compile\(.*")
"""How csvw ends what it says of a cell that its pattern does not allow."""

_SET = re.compile(r"\{('[^{}]*')\}")


def _sorted(names: re.Match) -> str:
    return ", ".join(sorted(name.strip("' ") for name in names[1].split(",")))


class _Faults(logging.Handler):
    """Collects what csvw has to say of a row: `file:line:column name: reason`."""

    def __init__(self):
        super().__init__()
        self.found: list[RowFault] = []

    def emit(self, record: logging.LogRecord) -> None:
        place, _, reason = record.getMessage().partition(" ")
        line, column = (int(part) for part in place.rsplit(":", 2)[1:])
        self.found.append(RowFault(line, column, _REGEXP.sub("", reason)))


class Description:
    """What the columns of a table stand for, by its CSVW metadata."""

    def __init__(self, schema: "Schema") -> None:
        self.schema = schema
        self.property = cache(self._property)
        self.value = cache(self._value)

    def names(self) -> list[str]:
        """The names of the columns that a file has, in their order."""
        return [column.name for column in self.schema.columns if not column.virtual]

    def properties(self) -> list[NamedNode]:
        """The property that each column of a file stands for, in their order."""
        found = enumerate(self.schema.columns)
        return [self.property(number) for number, column in found if not column.virtual]

    def act(self, line: int, row: dict) -> Act:
        """What a row says. Raises ValueError where it makes no IRI."""
        known = {name: value for name, value in row.items() if value is not None}
        blank = dict.fromkeys(self.names(), "")
        subject = NamedNode(self.schema.aboutUrl.expand(**blank | known))
        triples = (
            Triple(subject, self.property(number), self.value(number, known.get(column.name)))
            for number, column in enumerate(self.schema.columns)
            if column.virtual or column.name in known
        )
        return Act(subject.value, line, tuple(triples))

    def _property(self, number: int) -> NamedNode:
        return NamedNode(self.schema.columns[number].propertyUrl.expand())

    def _value(self, number: int, value: Any) -> NamedNode | Literal:
        """What a cell of a column stands for; cells of few kinds, so remembered."""
        column = self.schema.columns[number]
        if column.valueUrl:
            return NamedNode(column.valueUrl.expand(**{column.name: value}))
        if column.datatype is None:
            return Literal(value, language=column.lang)
        datatype = NamedNode(XSD + column.datatype.base)
        return Literal(column.datatype.formatted(value), datatype=datatype)


def read(path: Path) -> tuple[list[Act], list[RowFault]]:
    """The acts of a table and the faults of its other rows, both in order of lines.

    Raises OSError for a file that cannot be opened.
    """
    log, faults = logging.Logger(path.name), _Faults()
    log.addHandler(faults)
    acts: dict[str, Act] = {}
    try:
        described = description(path)
        faults.found += _strangers(path, described)
        if faults.found:
            return [], faults.found
        table = _csvw().TableGroup.fromvalue({"tables": [{"url": path.name}]}).tables[0]
        table.tableSchema = described.schema
        for _, line, row in table.iterdicts(log=log, fname=path, with_metadata=True):
            act = described.act(line, row)
            if act.iri in acts:
                first = acts[act.iri].line
                faults.found.append(RowFault(line, 1, f"the same act as on line {first}"))
            else:
                acts[act.iri] = act
    except UnicodeDecodeError as error:
        faults.found.append(RowFault(0, 0, f"not UTF-8 from byte {error.start} on"))
    except ValueError as error:
        faults.found.append(RowFault(1, 0, _SET.sub(_sorted, str(error))))
    return list(acts.values()), sorted(faults.found, key=lambda fault: (fault.line, fault.column))


def _strangers(path: Path, described: Description) -> Iterator[RowFault]:
    """The columns that a table has beside those that are described."""
    with path.open(encoding="utf-8-sig", newline="") as table:
        names = next(csv.reader(table), [])
    for number, name in enumerate(names, start=1):
        if name not in described.names():
            known = ", ".join(described.names())
            yield RowFault(1, number, f"no column is called {name}; there are {known}")


def _csvw() -> ModuleType:
    from csvw import metadata

    return metadata


def description(path: Path) -> Description:
    """The description of a table: the one beside it (``x.csv-metadata.json``), else that of ours.

    Raises ValueError for metadata that cannot be used.
    """
    beside = metadata(path)
    if not beside.is_file():
        return _ours()
    try:
        described = json.loads(beside.read_text(encoding="utf-8"))
        schema = _csvw().Schema.fromvalue(described.get("tableSchema", described))
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"{beside.name} is no description of a table: {error}") from error
    if not schema.aboutUrl or not all(column.propertyUrl for column in schema.columns):
        raise ValueError(f"{beside.name} lacks aboutUrl, or propertyUrl of a column")
    return Description(schema)


def metadata(path: Path) -> Path:
    """Where the metadata of a table stands, if it has any of its own (CSVW, 5.3)."""
    return path.with_name(path.name + "-metadata.json")


def is_table(path: Path) -> bool:
    """Whether a file is a table of acts, by its first line or its metadata; not if unreadable."""
    if metadata(path).is_file():
        return True
    try:
        with path.open(encoding="utf-8-sig") as table:
            return set(_ours().names()[:4]) <= set(table.readline().strip().split(","))
    except (OSError, UnicodeDecodeError):
        return False


@cache
def _ours() -> Description:
    """The columns of the tables under data/participation/, described in one file for all."""
    described = json.loads(files.table_schema().read_text("utf-8"))
    return Description(_csvw().Schema.fromvalue(described))
