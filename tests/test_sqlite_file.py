"""The tables of a release in SQLite."""

import sqlite3
from contextlib import closing

import pytest

from disarmgraph.namespaces import BASE
from disarmgraph.release.sqlite_file import database
from disarmgraph.release.tables import tables


@pytest.fixture
def connection(example, tmp_path):
    path = tmp_path / "x.sqlite"
    path.write_bytes(database(tables(example)))
    with closing(sqlite3.connect(path)) as connection:
        yield connection


def test_the_tables_can_be_asked_together(connection):
    question = (
        "SELECT norm.label_en, state.label_fr FROM norm JOIN state ON state.iri = norm.bearer"
    )
    assert connection.execute(question).fetchall() == [("Clear the mines", "Freedonie")]


def test_numbers_are_numbers_and_truth_is_one_or_nought(connection):
    question = 'SELECT "end" - "start", reviewed FROM passage WHERE iri = ?'
    answer = connection.execute(question, [BASE + "id/document/note/para_1"]).fetchall()
    assert answer == [(98 - 12, 0)]


def test_the_file_is_sound(connection):
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_the_same_tables_give_the_same_bytes(example):
    assert database(tables(example)) == database(tables(example))
