"""Values of things for further columns of a table."""

import json

import pytest

from disarmgraph.names import Names
from disarmgraph.namespaces import DISARM, RDF, RDFS
from disarmgraph.naming import extension
from disarmgraph.naming.extension import Properties
from disarmgraph.naming.name_index import NameIndex
from disarmgraph.naming.reconciliation_query import BadQuery, BatchTooLong

APMBC = "id/instrument/apmbc"


@pytest.fixture(scope="module")
def properties(graph):
    return Properties(graph)


@pytest.fixture(scope="module")
def extended(graph, properties):
    index = NameIndex(graph)

    def answer(ids, *wanted, language="en"):
        text = json.dumps({"ids": ids, "properties": list(wanted)})
        asked = extension.read(text, properties)
        return extension.extended(index, Names(graph, language), asked)

    return answer


def test_the_properties_of_a_type_are_those_that_its_things_have(properties):
    treaty = properties.of(DISARM + "Treaty")
    assert treaty[0] == "http://purl.org/dc/terms/source"
    assert DISARM + "adoptionDate" in treaty
    assert DISARM + "isoAlpha3" not in treaty
    assert RDF + "type" not in treaty
    assert set(treaty) < set(properties.of())
    assert properties.of(DISARM + "Norm") == []


def test_values_come_by_thing_and_property_each_in_its_kind(extended):
    answer = extended(
        [APMBC],
        {"id": "disarm:adoptionDate"},
        {"id": "disarm:depositary"},
        {"id": "disarm:articleCount"},
        {"id": "disarm:registrationNumber"},
    )
    assert answer["rows"] == {
        APMBC: {
            "disarm:adoptionDate": [{"date": "1997-09-18T00:00:00Z"}],
            "disarm:depositary": [
                {
                    "id": "id/body/un-secretary-general",
                    "name": "Secretary-General of the United Nations",
                }
            ],
            "disarm:articleCount": [{"int": 22}],
            "disarm:registrationNumber": [{"str": "35597"}],
        }
    }
    assert [each["id"] for each in answer["meta"]] == list(answer["rows"][APMBC])
    assert answer["meta"][0]["name"] == "date of adoption"


def test_texts_come_in_the_language_that_is_set_else_in_the_readers(extended):
    def titles(reader, **settings):
        wanted = {"id": "disarm:shortTitle", "settings": settings}
        cells = extended([APMBC], wanted, language=reader)["rows"][APMBC]["disarm:shortTitle"]
        return [cell["str"] for cell in cells]

    french = "Convention sur l\u2019interdiction des mines antipersonnel"
    assert titles("fr") == [french]
    assert titles("fr", language="en") == ["Mine Ban Convention"]
    assert titles("en", language="all") == [french, "Mine Ban Convention"]
    assert titles("en", language="all", limit=1) == [french]


def test_an_unknown_thing_has_no_values(extended):
    assert extended(["id/state/XYZ"], {"id": "rdfs:label"})["rows"] == {
        "id/state/XYZ": {"rdfs:label": []}
    }


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("x", "extend: is no JSON"),
        ("[]", "extend: is no object"),
        ("{}", "extend: ids is no array"),
        ('{"ids": [1], "properties": []}', "extend: ids is no array"),
        ('{"ids": [], "properties": ["x"]}', "extend: properties is no array"),
        ('{"ids": [], "properties": [{"id": "P1"}]}', "extend: 'P1' is no property here"),
        (
            '{"ids": [], "properties": [{"id": "rdfs:label", "settings": {"limit": "x"}}]}',
            "extend: the limit 'x'",
        ),
        (
            '{"ids": [], "properties": [{"id": "rdfs:label", "settings": {"language": "es"}}]}',
            "extend: the language 'es'",
        ),
    ],
)
def test_what_cannot_be_read_is_told(properties, query, message):
    with pytest.raises(BadQuery) as told:
        extension.read(query, properties)
    assert str(told.value).startswith(message)


def test_there_is_a_most_of_rows(properties):
    query = json.dumps({"ids": ["x"] * 1001, "properties": [{"id": RDFS + "label"}]})
    with pytest.raises(BatchTooLong, match="send at most 1000"):
        extension.read(query, properties)
