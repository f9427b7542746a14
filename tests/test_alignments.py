"""Our terms with what the borrowed vocabularies say of theirs: nothing contradicts anything."""

import pytest
from owlready2 import Nothing, sync_reasoner_hermit
from rdflib import OWL, RDF, RDFS, Graph, URIRef
from reasoner import AXIOMS, reason

OURS = "https://w3id.org/disarmgraph/"

PLANTED = """
@prefix disarm: <https://w3id.org/disarmgraph/ontology#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

<urn:body-and-person> a owl:Class ; rdfs:subClassOf disarm:Body , foaf:Person .
<urn:event-and-entity> a owl:Class ; rdfs:subClassOf disarm:Event , prov:Entity .
<urn:name-and-concept> a owl:Class ; rdfs:subClassOf disarm:Name , skos:Concept .
"""
"""Three classes that only the axioms of FOAF with ORG, of PROV-O and of SKOS-XL leave empty."""


@pytest.fixture(scope="module")
def axioms() -> Graph:
    """What the vocabularies say of their terms."""
    return Graph().parse(AXIOMS)


@pytest.mark.slow
def test_no_class_is_empty_under_the_axioms_but_those_planted_to_be(vocabulary, axioms, tmp_path):
    """That the reasoner comes to an end says besides that the concepts, too, fit the axioms."""
    world = reason(vocabulary + axioms, PLANTED, tmp_path, sync_reasoner_hermit)
    empty = {term.iri for term in world.inconsistent_classes() if term != Nothing}
    assert empty == {"urn:body-and-person", "urn:event-and-entity", "urn:name-and-concept"}


def test_the_axioms_are_those_of_others(axioms):
    assert [term for term in axioms.subjects() if str(term).startswith(OURS)] == []


def test_each_borrowed_class_above_one_of_ours_is_in_the_axioms(vocabulary, axioms):
    """schema.org says of its classes only that all are things, and of none what it is not."""
    above = {
        str(term)
        for term in vocabulary.objects(None, RDFS.subClassOf)
        if isinstance(term, URIRef) and not str(term).startswith((OURS, "https://schema.org/"))
    }
    known = {str(term) for term in axioms.subjects(RDF.type, OWL.Class)}
    assert above - known == set()
