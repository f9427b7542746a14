"""What the editor offers to complete a query with."""

import pytest
from pyoxigraph import Store

from disarmgraph.content import constraints
from disarmgraph.reference import reference
from disarmgraph.reference.completion import completion


@pytest.fixture(scope="module")
def known(graph):
    return reference.reference(graph, constraints.store())


@pytest.fixture(scope="module")
def english(graph, known):
    return completion(graph, known, "en")


@pytest.fixture(scope="module")
def terms(english):
    return {term["name"]: term for term in english["terms"]}


def test_every_name_is_offered_once_and_has_a_prefix_that_is_offered(english):
    names = [term["name"] for term in english["terms"]]
    assert len(set(names)) == len(names)
    assert {name.partition(":")[0] for name in names} <= english["prefixes"].keys()


def test_a_property_has_its_label_its_definition_and_the_lists_of_its_values(terms):
    weapon = terms["disarm:weapon"]
    assert weapon["kind"] == "property"
    assert weapon["label"] == "weapon"
    assert weapon["also"] == ("arme",)
    assert weapon["values"] == ("weapon",)
    assert weapon["uses"] > 1000


def test_a_class_of_ours_and_a_borrowed_property_are_offered(terms):
    assert terms["disarm:Norm"]["kind"] == "class"
    assert terms["rdfs:label"]["kind"] == "property"


@pytest.mark.parametrize(
    ("name", "kind", "word"),
    [
        ("weapon:anti-personnel-mines", "concept", "mines antipersonnel"),
        ("state:DEU", "thing", "Allemagne"),
        ("instrument:apmbc", "thing", "Mine Ban Convention"),
    ],
)
def test_concepts_and_things_are_found_by_their_other_words(terms, name, kind, word):
    assert terms[name]["kind"] == kind
    assert word in terms[name]["also"]


def test_labels_are_in_the_language_asked_for(graph, known):
    offered = completion(graph, known, "fr")["terms"]
    assert next(t["label"] for t in offered if t["name"] == "state:DEU") == "Allemagne"


def test_the_parts_of_documents_and_instruments_have_prefixes(english):
    base = "https://w3id.org/disarmgraph/id/"
    assert english["prefixes"]["apmbc"] == base + "instrument/apmbc/"
    assert english["prefixes"]["a-63-228"] == base + "document/a-63-228/"


def test_of_an_empty_graph_the_prefixes_are_offered():
    empty = Store()
    offered = completion(empty, reference.reference(empty, Store()), "en")
    assert offered["terms"] == []
    assert offered["prefixes"]["disarm"] == "https://w3id.org/disarmgraph/ontology#"
