"""The tables as one file of SQLite, which asks nothing of who opens it."""

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from disarmgraph.release.tables import Column, Table

_TYPES = {"integer": "INTEGER", "decimal": "NUMERIC", "boolean": "INTEGER"}
_TRUTH = {"true": 1, "false": 0, "1": 1, "0": 0}


def database(tables: list[Table]) -> bytes:
    """A database with a table for each; the same version of SQLite writes the same bytes."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tables.sqlite"
        with closing(sqlite3.connect(path)) as connection, connection:
            for table in tables:
                _fill(connection, table)
        return path.read_bytes()


def _fill(connection: sqlite3.Connection, table: Table) -> None:
    name = table.name.replace("-", "_")
    columns = ", ".join(f'"{column.name}" {_declared(column)}' for column in table.columns)
    connection.execute(f'CREATE TABLE "{name}" ({columns}) WITHOUT ROWID')
    places = ", ".join("?" for _ in table.columns)
    connection.executemany(
        f'INSERT INTO "{name}" VALUES ({places})',
        ([_value(*pair) for pair in zip(table.columns, row, strict=True)] for row in table.rows),
    )


def _declared(column: Column) -> str:
    if column.property is None:
        return "TEXT PRIMARY KEY NOT NULL"
    return "TEXT" if column.multiple else _TYPES.get(column.datatype, "TEXT")


def _value(column: Column, cell: str | None) -> str | int | None:
    if cell is None or column.multiple or column.datatype != "boolean":
        return cell
    return _TRUTH[cell]
