"""The lists of concepts: one file a scheme, each concept in one place."""

import pytest
from rdflib import DCTERMS, RDF, SKOS, Graph, URIRef

from disarmgraph.files import graph_home

SCHEMES = sorted((graph_home() / "ontology" / "schemes").glob("*.ttl"))
BASE = "https://w3id.org/disarmgraph/scheme/"


@pytest.fixture(params=SCHEMES, ids=lambda path: path.stem)
def scheme(request):
    """The IRI of a scheme and the graph of its file."""
    return URIRef(BASE + request.param.stem), Graph().parse(request.param)


def concepts(graph):
    return set(graph.subjects(RDF.type, SKOS.Concept))


def test_a_file_holds_one_scheme_and_its_concepts_and_nothing_else(scheme):
    iri, graph = scheme
    assert list(graph.subjects(RDF.type, SKOS.ConceptScheme)) == [iri]
    assert (
        concepts(graph) == set(graph.subjects(SKOS.inScheme, iri)) == set(graph.subjects()) - {iri}
    )
    assert all(concept.startswith(f"{iri}/") for concept in concepts(graph))


def test_a_scheme_is_titled_and_defined_in_both_languages(scheme):
    iri, graph = scheme
    assert sorted(title.language for title in graph.objects(iri, DCTERMS.title)) == ["en", "fr"]
    assert sorted(text.language for text in graph.objects(iri, SKOS.definition)) == ["en", "fr"]


def test_each_concept_is_at_the_top_or_below_one_other(scheme):
    iri, graph = scheme
    tops = set(graph.subjects(SKOS.topConceptOf, iri))
    below = list(graph.subjects(SKOS.broader))
    assert sorted([*tops, *below]) == sorted(concepts(graph))


def test_related_concepts_name_each_other(scheme):
    graph = scheme[1]
    pairs = set(graph.subject_objects(SKOS.related))
    assert pairs == {(other, concept) for concept, other in pairs}
