"""The tables of a release: one for each kind."""

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from disarmgraph.namespaces import BASE, DISARM, RDFS, XSD
from disarmgraph.release.tables import Column, TablesError, tables


@pytest.fixture(scope="module")
def found(example):
    return {table.name: table for table in tables(example)}


def store_of(*statements):
    store = Store()
    for subject, name, value in statements:
        store.add(Quad(NamedNode(BASE + subject), NamedNode(DISARM + name), value, DefaultGraph()))
    return store


def test_there_is_a_table_for_each_kind_of_thing(found):
    assert list(found) == ["document", "name", "norm", "state", "passage", "concept"]


def test_a_thing_is_a_row(found):
    state = found["state"]
    assert [column.name for column in state.columns] == ["iri", "type", "label_en", "label_fr"]
    assert state.rows == (
        (BASE + "id/state/FRE", DISARM + "State", "Freedonia", "Freedonie"),
        (BASE + "id/state/SYL", DISARM + "State", "Sylvania", "Sylvanie"),
    )


def test_a_column_knows_its_property_its_type_and_its_language(found):
    columns = {column.name: column for column in found["passage"].columns}
    assert columns["position"] == Column("position", DISARM + "position", "integer")
    assert columns["is_within"] == Column("is_within", DISARM + "isWithin", "anyURI")
    assert columns["summary_fr"] == Column("summary_fr", DISARM + "summary", "string", "fr")
    assert columns["reviewed"].datatype == "boolean"
    assert {c.name: c for c in found["document"].columns}["issue_date"].datatype == "date"


def test_what_is_not_stated_is_an_empty_cell(found):
    names = [column.name for column in found["document"].columns]
    older = dict(zip(names, found["document"].rows[1], strict=True))
    assert older["label_en"] == "Older note"
    assert (older["label_fr"], older["symbol"]) == (None, None)


def test_several_values_are_joined_in_their_order():
    (table,) = tables(
        store_of(
            ("id/norm/a", "theme", NamedNode("urn:y")),
            ("id/norm/a", "theme", NamedNode("urn:x")),
            ("id/norm/b", "theme", NamedNode("urn:z")),
        )
    )
    assert table.columns[1].multiple
    assert [row[1] for row in table.rows] == ["urn:x|urn:y", "urn:z"]


def test_a_separator_in_one_of_several_values_is_an_error():
    store = store_of(("id/norm/a", "number", Literal("1|2")), ("id/norm/a", "number", Literal("3")))
    with pytest.raises(TablesError, match=r"id/norm/a: .*#number has the separator \| in it"):
        tables(store)


def test_a_separator_in_a_single_value_does_no_harm():
    (table,) = tables(store_of(("id/norm/a", "number", Literal("1|2"))))
    assert table.rows == ((BASE + "id/norm/a", "1|2"),)


def test_values_of_several_types_are_strings():
    year = Literal("2006", datatype=NamedNode(XSD + "gYear"))
    day = Literal("2006-07-13", datatype=NamedNode(XSD + "date"))
    store = store_of(("id/event/a", "startDate", year), ("id/event/b", "startDate", day))
    (table,) = tables(store)
    assert table.columns[1] == Column("start_date", DISARM + "startDate", "string")


def test_a_property_of_another_vocabulary_has_its_prefix():
    store = Store()
    term = NamedNode("http://www.w3.org/2004/02/skos/core#altLabel")
    thing = NamedNode(BASE + "id/state/FRE")
    store.add(Quad(thing, term, Literal("F.", language="en"), DefaultGraph()))
    store.add(Quad(thing, NamedNode(RDFS + "label"), Literal("F", language="en"), DefaultGraph()))
    (table,) = tables(store)
    assert [column.name for column in table.columns] == ["iri", "label_en", "skos_alt_label_en"]


def test_no_two_columns_of_the_graph_have_one_name(graph):
    for table in tables(graph):
        names = [column.name for column in table.columns]
        assert len(names) == len({name.casefold() for name in names}), table.name
