"""Our terms and concepts are called and defined in English and French."""

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Namespace

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


@pytest.mark.parametrize(
    "relation", [term for term in OWN_TERMS if (term, RDF.type, OWL.ObjectProperty) in TERMS]
)
def test_a_relation_says_what_it_relates_to_what(relation):
    for text in TERMS.objects(relation, SKOS.definition):
        assert text.startswith({"en": "Relates ", "fr": "Relie "}[text.language])


@pytest.mark.parametrize("thing", [*OWN_TERMS, *OWN_CONCEPTS])
def test_a_definition_names_a_genus_and_is_no_question(thing):
    english = ("How ", "What ", "When ", "Whether ", "Which ", "Who ", "Why ")
    french = ("Ce que ", "Ce qui ", "Ce à quoi ", "Combien ", "Comment ", "Pourquoi ", "Si ")
    for text in [*TERMS.objects(thing, SKOS.definition), *CONCEPTS.objects(thing, SKOS.definition)]:
        assert not text.startswith((*english, *french))
