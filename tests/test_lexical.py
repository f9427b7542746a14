"""What the data print is what a query returns; where not, docs/serving.md says so."""

import re

import pytest
from pyoxigraph import Literal, RdfFormat, Store, parse

from disarmgraph.files import graph_home, knowledge_files
from disarmgraph.namespaces import XSD

DOCUMENTED = (graph_home() / "docs/serving.md").read_text(encoding="utf-8")


def returned(store, quad):
    store.clear()
    store.add(quad)
    return next(iter(store)).object


@pytest.mark.parametrize("path", knowledge_files(), ids=lambda path: path.stem)
def test_only_durations_come_back_otherwise_than_they_were_written(path):
    store = Store()
    literals = [
        quad
        for quad in parse(path=path, format=RdfFormat.TURTLE)
        if isinstance(quad.object, Literal)
    ]
    changed = {quad.object for quad in literals if returned(store, quad) != quad.object}
    assert {each.datatype.value for each in changed} <= {XSD + "duration"}


ROWS = re.findall(r"^\| `\"([^`]*?)\"(\^\^xsd:\w+|@\w+)?`.* \| `(.*?)`", DOCUMENTED, re.MULTILINE)


@pytest.mark.parametrize(("written", "kind", "expected"), [row for row in ROWS if "xsd" in row[1]])
def test_the_documented_changes_are_those_of_the_store(written, kind, expected):
    datatype = kind.removeprefix("^^xsd:")
    store = Store()
    store.update(f'INSERT DATA {{ <urn:s> <urn:p> "{written}"^^<{XSD}{datatype}> }}')
    assert next(iter(store)).object.value == expected


def test_the_table_of_changes_was_read():
    assert len(ROWS) >= 5
