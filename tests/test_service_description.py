"""What the endpoint says of itself, in the terms of SPARQL 1.1 Service Description."""

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad, Store
from test_vocabulary import KNOWN

from disarmgraph.namespaces import DATASET, PREFIXES
from disarmgraph.sparql.service_description import triples

ADDRESS = "http://graph.example/sparql"
PREFIXED = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())


@pytest.fixture(scope="module")
def described(graph):
    """The description of the whole graph's service."""
    return of(graph)


def of(graph, **options):
    store = Store()
    store.extend(Quad(*triple) for triple in triples(graph, ADDRESS, **options))
    return store


def asked(store, text):
    return [tuple(term and term.value for term in row) for row in store.query(PREFIXED + text)]


def test_the_endpoint_is_the_address_at_which_it_was_asked(described):
    assert asked(described, "SELECT ?e { ?s a sd:Service ; sd:endpoint ?e }") == [(ADDRESS,)]


def test_the_entailment_licence_and_dataset_are_stated(described):
    text = """SELECT ?regime ?licence ?dataset {
      ?s sd:defaultEntailmentRegime ?regime ; dcterms:license ?licence ; dcat:servesDataset ?dataset
    }"""
    regime = "http://www.w3.org/ns/entailment/Simple"
    licence = "https://creativecommons.org/licenses/by/4.0/"
    assert asked(described, text) == [(regime, licence, DATASET)]


def test_every_named_graph_is_available_with_its_number_of_triples(described, graph):
    text = """SELECT ?name ?triples {
      ?s sd:availableGraphs/sd:namedGraph ?named .
      ?named a sd:NamedGraph ; sd:name ?name ; sd:graph [ a sd:Graph ; void:triples ?triples ]
    }"""
    counted = {
        (name.value, str(sum(1 for _ in graph.quads_for_pattern(None, None, None, name))))
        for name in graph.named_graphs()
    }
    assert set(asked(described, text)) == counted


def test_the_default_graph_is_the_union_with_its_number_of_triples(described, graph):
    text = "SELECT ?n { ?s sd:defaultDataset/sd:defaultGraph ?g . ?g a sd:Graph ; void:triples ?n }"
    union = sum(1 for _ in graph.quads_for_pattern(None, None, None, DefaultGraph()))
    assert asked(described, text) == [(str(union),)]
    assert described.query(PREFIXED + "ASK { ?s sd:feature sd:UnionDefaultGraph }")


def test_federation_is_a_feature_only_where_the_operator_allows_it(graph):
    text = PREFIXED + "ASK { ?s sd:feature sd:BasicFederatedQuery }"
    assert not of(graph).query(text)
    assert of(graph, federates=True).query(text)


def test_the_results_come_in_the_formats_that_w3c_has_names_for(described):
    """As listed at https://www.w3.org/ns/formats/."""
    formats = {iri for (iri,) in asked(described, "SELECT ?f { ?s sd:resultFormat ?f }")}
    names = (
        *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
        *("Turtle", "N-Triples", "JSON-LD", "RDF_XML", "TriG", "N-Quads"),
    )
    assert formats == {f"http://www.w3.org/ns/formats/{name}" for name in names}


def test_a_store_that_says_nothing_of_itself_has_names_of_graphs_only(example):
    store = of(example)
    assert not store.query(PREFIXED + "ASK { ?g void:triples ?n }")
    assert len(asked(store, "SELECT ?n { ?g sd:name ?n }")) == 4


def test_each_term_is_one_of_the_vocabulary_that_it_claims(described):
    kind = NamedNode(PREFIXES["rdf"] + "type")
    used = {quad.predicate.value for quad in described}
    used |= {quad.object.value for quad in described if quad.predicate == kind}
    used |= {q.object.value for q in described if q.predicate.value.endswith("#feature")}
    assert used - KNOWN == set()
