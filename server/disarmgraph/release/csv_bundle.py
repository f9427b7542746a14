"""The tables as CSV with a description of their columns (CSVW, W3C Recommendations of 2015)."""

import csv
import io
import json
import zipfile
from typing import Any

from disarmgraph.names import Names
from disarmgraph.namespaces import LICENCE
from disarmgraph.release.tables import SEPARATOR, Column, Table
from disarmgraph.texts import shelf_name, text

METADATA = "csv-metadata.json"
_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The day that every file of the bundle has: the earliest that a ZIP archive can tell."""


def bundle(tables: list[Table], english: Names, french: Names) -> bytes:
    """A ZIP archive with a file for each table, and METADATA."""
    described = json.dumps(metadata(tables, english, french), ensure_ascii=False, indent=1)
    files = [(METADATA, described.encode() + b"\n")]
    files += [(f"{table.name}.csv", rows(table)) for table in tables]
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in files:
            entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, body)
    return output.getvalue()


def rows(table: Table) -> bytes:
    """One table, its first line the names of its columns (RFC 4180)."""
    output = io.StringIO(newline="")
    writer = csv.writer(output)
    writer.writerow(column.name for column in table.columns)
    writer.writerows(table.rows)
    return output.getvalue().encode()


def metadata(tables: list[Table], english: Names, french: Names) -> dict[str, Any]:
    """What the tables and their columns are, in both languages."""
    return {
        "@context": "http://www.w3.org/ns/csvw",
        "dc:license": {"@id": LICENCE},
        "dc:title": _pair(text("site", "en"), text("site", "fr")),
        "tables": [
            {
                "url": f"{table.name}.csv",
                "dc:title": _pair(shelf_name(table.name, "en"), shelf_name(table.name, "fr")),
                "tableSchema": {
                    "columns": [_column(column, english, french) for column in table.columns],
                    "primaryKey": "iri",
                    "aboutUrl": "{+iri}",
                },
            }
            for table in tables
        ],
    }


def _column(column: Column, english: Names, french: Names) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": column.name,
        "titles": column.name,
        "datatype": column.datatype,
    }
    if column.property is None:
        return described | {"required": True, "suppressOutput": True}
    described["propertyUrl"] = column.property
    label, libelle = english.label(column.property).text, french.label(column.property).text
    described["rdfs:label"] = _pair(label, libelle)
    if column.language:
        described["lang"] = column.language
    if column.multiple:
        described["separator"] = SEPARATOR
    elif column.datatype == "anyURI":
        described["valueUrl"] = f"{{+{column.name}}}"
    return described


def _pair(english: str, french: str) -> list[dict[str, str]]:
    return [{"@value": english, "@language": "en"}, {"@value": french, "@language": "fr"}]
