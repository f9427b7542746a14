"""The tables of a release as CSV with their description."""

import csv
import io
import json
import zipfile

import pytest
from csvw import CSVW

from disarmgraph.names import Names
from disarmgraph.namespaces import BASE
from disarmgraph.release.csv_bundle import METADATA, bundle, rows
from disarmgraph.release.tables import Column, Table, tables


@pytest.fixture(scope="module")
def body(example):
    return bundle(tables(example), Names(example, "en"), Names(example, "fr"))


@pytest.fixture
def unpacked(body, tmp_path):
    zipfile.ZipFile(io.BytesIO(body)).extractall(tmp_path)
    return tmp_path


def valid(folder):
    """Whether the tables are as described: the library warns of some faults and raises others."""
    try:
        return CSVW(str(folder / METADATA), validate=True).is_valid
    except (UserWarning, ValueError):
        return False


def test_the_tables_are_as_they_are_described(unpacked):
    assert valid(unpacked)


@pytest.mark.parametrize(
    ("table", "old", "new"),
    [
        ("passage.csv", ",position,", ",place,"),
        ("document.csv", "2006-07-13", "13 July 2006"),
        ("state.csv", f"{BASE}id/state/SYL", f"{BASE}id/state/FRE"),
    ],
)
def test_a_table_that_is_not_as_described_is_found_out(unpacked, table, old, new):
    path = unpacked / table
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    assert not valid(unpacked)


def test_a_column_is_described_in_both_languages(unpacked):
    told = json.loads((unpacked / METADATA).read_text(encoding="utf-8"))
    (norms,) = [table for table in told["tables"] if table["url"] == "norm.csv"]
    assert [title["@value"] for title in norms["dc:title"]] == ["Norms", "Normes"]
    columns = {column["name"]: column for column in norms["tableSchema"]["columns"]}
    assert columns["label_fr"]["lang"] == "fr"
    assert columns["bearer"]["valueUrl"] == "{+bearer}"
    assert columns["bearer"]["propertyUrl"] == BASE + "ontology#bearer"


def test_a_cell_may_hold_what_csv_needs():
    table = Table("x", (Column("iri", None, "anyURI"),), (('a "b", c\nd',),))
    assert list(csv.reader(io.StringIO(rows(table).decode()))) == [["iri"], ['a "b", c\nd']]


def test_the_same_tables_give_the_same_bytes(example, body):
    assert bundle(tables(example), Names(example, "en"), Names(example, "fr")) == body
