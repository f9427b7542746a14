"""What our terms and concepts are called and how they are defined, in English and French."""

import re

import pytest
from rdflib import RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef

from disarmgraph.files import graph_home

DISARM = Namespace("https://w3id.org/disarmgraph/ontology#")
ONTOLOGY = graph_home() / "ontology"

TERMS = Graph().parse(ONTOLOGY / "disarm.ttl")
CONCEPTS = Graph()
for path in sorted((ONTOLOGY / "schemes").glob("*.ttl")):
    CONCEPTS.parse(path)

OWN_TERMS = sorted(term for term in set(TERMS.subjects()) if term.startswith(DISARM))
OWN_CONCEPTS = sorted(CONCEPTS.subjects(RDF.type, SKOS.Concept))


@pytest.mark.parametrize("term", OWN_TERMS)
def test_each_term_is_named_and_defined_in_both_languages(term):
    assert sorted(label.language for label in TERMS.objects(term, RDFS.label)) == ["en", "fr"]
    assert sorted(text.language for text in TERMS.objects(term, SKOS.definition)) == ["en", "fr"]


@pytest.mark.parametrize("concept", OWN_CONCEPTS)
def test_each_concept_is_named_and_defined_in_both_languages(concept):
    labels = CONCEPTS.objects(concept, SKOS.prefLabel)
    assert sorted(label.language for label in labels) == ["en", "fr"]
    texts = CONCEPTS.objects(concept, SKOS.definition)
    assert sorted(text.language for text in texts) == ["en", "fr"]


def own_name(graph: Graph, naming: URIRef, term: URIRef) -> list[tuple[int, str]]:
    """Where a definition uses the name of what it defines (0: at its head), and the definition."""
    names = {label.language: plain(label) for label in graph.objects(term, naming)}
    texts = {text: plain(text) for text in graph.objects(term, SKOS.definition)}
    places = {text: texts[text].find(names[text.language]) for text in texts}
    return sorted((place, str(text)) for text, place in places.items() if place >= 0)


def plain(text: str) -> str:
    """Text in lower case, a space on both sides of each word, without punctuation."""
    words = " ".join(re.findall(r"\w+", text.casefold()))
    return f" {words} "


@pytest.mark.parametrize("term", OWN_TERMS)
def test_no_term_is_defined_as_a_case_of_itself(term):
    """A property may use its name further on: 'Relates a norm to the verb ...'."""
    assert [text for place, text in own_name(TERMS, RDFS.label, term) if place == 0] == []


@pytest.mark.parametrize("concept", OWN_CONCEPTS)
def test_no_concept_is_defined_by_its_own_name(concept):
    assert own_name(CONCEPTS, SKOS.prefLabel, concept) == []


def test_a_definition_that_uses_the_name_is_found_with_its_place():
    graph = Graph()
    graph.add((DISARM.Fund, RDFS.label, Literal("fund", lang="en")))
    graph.add((DISARM.Fund, SKOS.definition, Literal("Fund that pays.", lang="en")))
    graph.add((DISARM.Fund, SKOS.definition, Literal("A fund.", lang="en")))
    graph.add((DISARM.Fund, SKOS.definition, Literal("Money refunded.", lang="en")))
    assert own_name(graph, RDFS.label, DISARM.Fund) == [(0, "Fund that pays."), (2, "A fund.")]
