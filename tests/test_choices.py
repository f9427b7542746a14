"""What can be chosen, in the graph as it is, and what is refused."""

import pytest
from pyoxigraph import Literal, NamedNode, Store

from disarmgraph.content.choices import ChoiceRefused, Choices
from disarmgraph.namespaces import PREFIXES, XSD
from disarmgraph.query.query_file import library
from disarmgraph.triples import iris, subjects

LIBRARY = {each.name: each for each in library()}
DAY = "who-was-bound-by-a-treaty-on-a-day"
EVERY = [(each.name, asked) for each in LIBRARY.values() for asked in each.parameters]

each_parameter = pytest.mark.parametrize(
    ("name", "asked"), EVERY, ids=[f"{name}-{asked.name}" for name, asked in EVERY]
)


@pytest.fixture(scope="module")
def choices(graph) -> Choices:
    return Choices.of_library(graph, list(LIBRARY.values()), at_once=True)


@each_parameter
def test_what_a_question_has_is_among_what_can_be_chosen(choices, name, asked):
    known = {each.iri for each in choices.of(asked.kind, "en")} if asked.is_thing else set()
    assert [
        value
        for value in asked.default
        if value is not None
        and value.value not in known
        and (asked.is_thing or asked.literal(value.value) != value)
    ] == []


@each_parameter
def test_a_question_can_be_asked_with_another_choice(choices, graph, name, asked):
    """With the last thing of the list, or another literal, in the place of the default."""
    literals = {
        "date": "2015-02-28",
        "year": "2019",
        "month": "2008-01",
        "text": "Ottawa",
        "language": "fr",
    }
    written = literals.get(asked.kind) or choices.of(asked.kind, "en")[-1].value
    filled = choices.fill(LIBRARY[name], {asked.name: [written]})
    assert filled.values[asked.name] != asked.default or len(asked.default) == 1
    assert filled.text.count("VALUES") == LIBRARY[name].text.count("VALUES")
    graph.query(filled.text)


@pytest.mark.parametrize(
    "written",
    [
        "apmbc",
        "instrument:apmbc",
        "https://w3id.org/disarmgraph/id/instrument/apmbc",
        "Mine Ban Convention",
        "mine ban convention",
        " apmbc ",
        "APMBC",
    ],
)
def test_a_thing_is_named_as_people_have_it_at_hand(choices, written):
    filled = choices.fill(LIBRARY[DAY], {"treaty": [written]})
    assert filled.values["treaty"] == (NamedNode(PREFIXES["instrument"] + "apmbc"),)
    assert "VALUES (?treaty ?day) { (instrument:apmbc " in filled.text


def test_a_name_of_either_language_will_do(choices):
    question = LIBRARY["what-bound-a-state-on-a-day"]
    for name in ("Germany", "Allemagne", "allemagne", "DEU"):
        (value,) = choices.fill(question, {"state": [name]}).values["state"]
        assert value.value == PREFIXES["state"] + "DEU"


def test_nothing_and_empty_values_leave_the_defaults(choices):
    question = LIBRARY[DAY]
    for given in ({}, {"treaty": []}, {"treaty": [""], "day": ["  "]}):
        assert choices.fill(question, given).text == question.text


def test_several_values_are_each_taken_once(choices):
    question = LIBRARY["who-signed-and-did-not-ratify"]
    filled = choices.fill(question, {"treaty": ["tpnw", "att", "tpnw"]})
    assert "VALUES ?treaty { instrument:tpnw instrument:att }" in filled.text


def test_a_literal_of_the_right_kind_gets_its_datatype(choices):
    filled = choices.fill(LIBRARY[DAY], {"day": ["2019-03-01"]})
    day = Literal("2019-03-01", datatype=NamedNode(XSD + "date"))
    assert filled.values["day"] == (day,)
    assert '"2019-03-01"^^xsd:date' in filled.text


HOSTILE = [
    "instrument:apmbc) } #",
    '"2020-01-01"^^xsd:date) } UNION { ?s ?p ?o',
    "http://example.org/x> } { ?s ?p <http://example.org/y",
    "<https://w3id.org/disarmgraph/id/instrument/apmbc>",
    "../../etc/passwd",
    "\x00",
    "x" * 10000,
    "instrument:" + "a" * 500,
    "?treaty",
    "UNDEF",
]


@pytest.mark.parametrize("written", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("name", ["treaty", "day"])
def test_what_is_no_choice_is_refused_with_what_is_expected(choices, name, written):
    with pytest.raises(ChoiceRefused) as refused:
        choices.fill(LIBRARY[DAY], {name: [written]})
    assert refused.value.status == 400
    assert str(refused.value).startswith(f"{name}: ")
    assert "; write " in str(refused.value)
    assert " ; écrivez " in refused.value.told("fr")
    assert len(str(refused.value)) < 400


def test_a_slip_is_answered_with_what_is_near(choices):
    with pytest.raises(ChoiceRefused, match=r"such as .*\bLTU\b"):
        choices.fill(LIBRARY["what-bound-a-state-on-a-day"], {"state": ["Lithuaniia"]})


def test_a_parameter_that_is_not_there_is_refused_with_those_that_are(choices):
    with pytest.raises(ChoiceRefused, match="no parameter stat; it has: state, day"):
        choices.fill(LIBRARY["what-bound-a-state-on-a-day"], {"stat": ["LKA"]})
    with pytest.raises(ChoiceRefused, match="nor any other"):
        choices.fill(LIBRARY["which-figures-are-rates"], {"stat": ["LKA"]})


def test_two_values_where_one_goes_are_refused(choices):
    with pytest.raises(ChoiceRefused, match="treaty takes one value here"):
        choices.fill(LIBRARY[DAY], {"treaty": ["att", "ccm"]})


def test_the_things_of_a_class_of_a_property_and_of_a_scheme(choices, graph):
    states = subjects(graph, PREFIXES["rdf"] + "type", PREFIXES["disarm"] + "State")
    assert sorted(each.iri for each in choices.of("disarm:State", "en")) == states
    documents = {each.value for each in choices.of("disarm:isPassageOf", "en")}
    assert documents == {
        "a-63-228",
        "a-conf-192-2006-rc-wp-3",
        "apmbc-review-2014-2019-cooperation-compliance",
        "bms4-cooperation-assistance",
        "humanitarian-disarmament-communique-2012",
    }
    in_scheme = PREFIXES["skos"] + "inScheme"
    for theme in choices.of("theme:", "en"):
        assert iris(graph, theme.iri, in_scheme) == [PREFIXES["theme"].removesuffix("/")]


def test_what_is_below_a_class_counts_with_it(choices):
    treaties = {each.iri for each in choices.of("disarm:Treaty", "en")}
    instruments = {each.iri for each in choices.of("disarm:Instrument", "en")}
    assert treaties < instruments


def test_things_stand_in_the_order_of_the_language(choices):
    english = [each.labels["en"] for each in choices.of("disarm:State", "en")]
    french = [each.labels["fr"] for each in choices.of("disarm:State", "fr")]
    assert english[:2] == ["Afghanistan", "Albania"]
    assert french.index("Égypte") < french.index("El Salvador") < french.index("Estonie")


def test_things_are_read_when_they_are_wanted_where_the_store_is_elsewhere():
    store = Store()
    choices = Choices.of_library(store, list(LIBRARY.values()), at_once=False)
    store.update("INSERT DATA { <urn:x:a> a <https://w3id.org/disarmgraph/ontology#State> }")
    assert [each.iri for each in choices.of("disarm:State", "en")] == ["urn:x:a"]


def test_a_name_that_two_things_have_means_neither():
    store = Store()
    store.update(
        "INSERT DATA { <urn:x:a> a <https://w3id.org/disarmgraph/ontology#State> ; "
        '<http://www.w3.org/2000/01/rdf-schema#label> "Twin"@en . '
        "<urn:x:b> a <https://w3id.org/disarmgraph/ontology#State> ; "
        '<http://www.w3.org/2000/01/rdf-schema#label> "Twin"@en }'
    )
    choices = Choices(store, ["disarm:State"])
    with pytest.raises(ChoiceRefused):
        choices.fill(LIBRARY["what-bound-a-state-on-a-day"], {"state": ["Twin"]})
    filled = choices.fill(LIBRARY["what-bound-a-state-on-a-day"], {"state": ["urn:x:b"]})
    assert "(<urn:x:b> " in filled.text
