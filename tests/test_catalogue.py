"""What the dataset says of itself: counted by hand in a small graph, complete in the real one."""

import pytest
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Store
from test_vocabulary import KNOWN

from disarmgraph.dataset.catalogue import CATALOGUE, GRAPH, SERVICE
from disarmgraph.dataset.graph import load, release
from disarmgraph.files import graph_home, graph_iri
from disarmgraph.namespaces import BASE, DATASET, PREFIXES, RELEASES
from disarmgraph.triples import first, iris, objects

HEADER = """
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<https://w3id.org/disarmgraph/ontology> a owl:Ontology ;
    owl:versionInfo "1.2.3" ;
    dcterms:creator "A publisher" ;
    dcterms:created "2020-01-01"^^xsd:date ;
    dcterms:modified "2021-02-03"^^xsd:date ;
    dcterms:license <https://licence.example/> .
"""
DATA = """
@prefix disarm: <https://w3id.org/disarmgraph/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix state: <https://w3id.org/disarmgraph/id/state/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
state:FRE a disarm:State ;
    rdfs:label "Freedonia"@en ;
    skos:exactMatch <http://www.wikidata.org/entity/Q1> .
state:SYL a disarm:State ;
    skos:exactMatch <http://www.wikidata.org/entity/Q2> ;
    skos:closeMatch <http://eurovoc.europa.eu/1> ;
    skos:closeMatch <https://elsewhere.example/1> .
<urn:other> a disarm:State .
<https://w3id.org/disarmgraph/id/instrument/ban> disarm:adoptionDate "1997-09-18"^^xsd:date ;
    disarm:adoptionDate "1996"^^xsd:gYear .
<https://w3id.org/disarmgraph/id/treaty-action/a> disarm:snapshotDate "2026-01-02"^^xsd:date ;
    disarm:snapshotDate <urn:no-day> .
<urn:another> a [] .
"""
PREFIXED = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """A graph of an ontology of 6 triples and a file of 13."""
    home = tmp_path_factory.mktemp("home")
    for name, text in (("ontology/o.ttl", HEADER), ("data/d.ttl", DATA)):
        (home / name).parent.mkdir()
        (home / name).write_text(text, encoding="utf-8")
    return load(home)


def number(store: Store, subject: str, name: str) -> int:
    """The one count that a thing has."""
    (found,) = objects(store, subject, PREFIXES["void"] + name)
    return int(found.value)


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("triples", 19),
        ("entities", 3),  # the ontology and two States; what is not ours or has no class is none
        ("classes", 2),
        ("properties", 11),
        ("distinctSubjects", 7),
        ("distinctObjects", 17),
    ],
)
def test_the_dataset_is_counted_without_its_own_description(small, name, count):
    assert number(small, DATASET, name) == count


def test_classes_and_properties_are_counted_by_parts(small):
    assert number(small, f"{DATASET}#class-disarm-State", "entities") == 3
    assert number(small, f"{DATASET}#property-skos-closeMatch", "triples") == 2
    assert len(iris(small, DATASET, PREFIXES["void"] + "classPartition")) == 2
    assert len(iris(small, DATASET, PREFIXES["void"] + "propertyPartition")) == 11


def test_a_part_without_a_prefix_of_the_house_has_an_iri_too(graph):
    part = f"{DATASET}#property-http%3A%2F%2Fpurl.org%2Fontology%2Fbibo%2Fstatus"
    assert iris(graph, part, PREFIXES["void"] + "property") == [
        "http://purl.org/ontology/bibo/status"
    ]


def test_each_file_is_a_subset_with_its_count(small):
    counts = {
        GRAPH[: -len("catalogue")] + name: n for name, n in (("ontology/o", 6), ("data/d", 13))
    }
    for name, count in counts.items():
        assert name in iris(small, DATASET, PREFIXES["void"] + "subset")
        assert number(small, name, "triples") == count


def test_links_are_counted_by_dataset_and_by_what_they_say(small):
    query = (
        PREFIXED
        + """
    SELECT ?space ?match ?count WHERE {
      ?linkset a void:Linkset ; void:subjectsTarget ?ours ; void:objectsTarget ?target ;
               void:linkPredicate ?match ; void:triples ?count .
      ?ours void:subset ?linkset .
      ?target void:uriSpace ?space
    }"""
    )
    assert {tuple(term.value for term in row) for row in small.query(query)} == {
        ("http://www.wikidata.org/entity/", PREFIXES["skos"] + "exactMatch", "2"),
        ("http://eurovoc.europa.eu/", PREFIXES["skos"] + "closeMatch", "1"),
    }


def test_version_dates_licence_and_publisher_are_those_of_the_ontology(small):
    date = NamedNode(PREFIXES["xsd"] + "date")
    assert first(small, DATASET, PREFIXES["dcat"] + "version") == Literal("1.2.3")
    for name, day in (("issued", "2020-01-01"), ("modified", "2021-02-03")):
        assert objects(small, DATASET, PREFIXES["dcterms"] + name) == [Literal(day, datatype=date)]
    for each in (CATALOGUE, DATASET, SERVICE):
        licence = iris(small, each, PREFIXES["dcterms"] + "license")
        assert licence == ["https://licence.example/"]
    (publisher,) = iris(small, DATASET, PREFIXES["dcterms"] + "publisher")
    assert objects(small, publisher, PREFIXES["foaf"] + "name") == [Literal("A publisher")]


def test_the_period_goes_from_the_first_text_to_the_last_look_at_a_record(small):
    (period,) = iris(small, DATASET, PREFIXES["dcterms"] + "temporal")
    days = [
        first(small, period, PREFIXES["dcat"] + name).value for name in ("startDate", "endDate")
    ]
    assert days == ["1997-09-18", "2026-01-02"]


def test_only_examples_that_are_there_are_given(small, graph):
    assert iris(small, DATASET, PREFIXES["void"] + "exampleResource") == []
    given = iris(graph, DATASET, PREFIXES["void"] + "exampleResource")
    assert BASE + "id/instrument/apmbc" in given
    assert all(iris(graph, each, PREFIXES["rdf"] + "type") for each in given)


def test_a_graph_that_is_no_edition_is_not_described(example):
    assert not example.contains_named_graph(NamedNode(GRAPH))


def test_the_description_is_in_the_union_and_in_a_graph_of_its_own(graph):
    own = {quad.triple for quad in graph.quads_for_pattern(None, None, None, NamedNode(GRAPH))}
    union = {quad.triple for quad in graph.quads_for_pattern(None, None, None, DefaultGraph())}
    assert own
    assert own <= union


def test_the_description_of_the_whole_graph_has_no_blank_node(graph):
    """So that every part of it can be named, and a store elsewhere asked for it."""
    own = graph.quads_for_pattern(None, None, None, NamedNode(GRAPH))
    assert not [q for q in own if BlankNode in (type(q.subject), type(q.object))]


def test_the_counts_are_those_of_the_whole_graph(graph):
    own = NamedNode(GRAPH)
    union = sum(1 for _ in graph.quads_for_pattern(None, None, None, DefaultGraph()))
    described = sum(1 for _ in graph.quads_for_pattern(None, None, None, own))
    assert number(graph, DATASET, "triples") == union - described
    file = graph_iri(graph_home() / "data/actors/states.ttl")
    assert number(graph, file, "triples") == sum(
        1 for _ in graph.quads_for_pattern(None, None, None, NamedNode(file))
    )


def test_everything_typed_under_our_base_fits_the_pattern_of_entities(graph):
    query = (
        PREFIXED
        + f"""
    SELECT DISTINCT ?thing WHERE {{
      <{DATASET}> void:uriRegexPattern ?pattern ; void:uriSpace ?space .
      GRAPH ?file {{ ?thing a [] }}
      FILTER (STRSTARTS(STR(?thing), ?space) && !REGEX(STR(?thing), ?pattern))
      FILTER (?file != <{GRAPH}>)
    }}"""
    )
    assert list(graph.query(query)) == []


def test_every_link_to_a_dataset_of_others_is_in_a_linkset(graph):
    """A new target must be named in catalogue.ttl; links between vocabularies are not counted."""
    query = (
        PREFIXED
        + """
    SELECT (COUNT(*) AS ?n) WHERE {
      GRAPH ?file { ?thing skos:exactMatch|skos:closeMatch|skos:broadMatch|skos:narrowMatch ?other }
      FILTER (!STRSTARTS(STR(?thing), "https://w3id.org/disarmgraph/ontology"))
      FILTER (!STRENDS(STR(?file), "/ontology/alignments"))
      FILTER (!STRSTARTS(STR(?other), "https://w3id.org/disarmgraph/"))
    }"""
    )
    links = int(next(iter(graph.query(query)))["n"].value)
    counted = PREFIXED + "SELECT (SUM(?n) AS ?sum) WHERE { ?l a void:Linkset ; void:triples ?n }"
    assert int(next(iter(graph.query(counted)))["sum"].value) == links


@pytest.mark.parametrize(
    ("thing", "needed"),
    [
        (
            CATALOGUE,
            "dcterms:title dcterms:description dcterms:publisher dcat:dataset dcat:service",
        ),
        (
            DATASET,
            "dcterms:title dcterms:description dcterms:publisher dcat:contactPoint "
            "dcat:keyword dcat:theme dcterms:language dcterms:temporal dcterms:license",
        ),
        (RELEASES, "dcterms:title dcterms:description dcterms:publisher dcat:contactPoint"),
        (
            SERVICE,
            "dcterms:title dcterms:description dcat:endpointURL dcat:servesDataset "
            "dcat:endpointDescription dcterms:license",
        ),
    ],
)
def test_what_dcat_ap_wants_of_each_is_there(graph, thing, needed):
    """What DCAT-AP 3.0.1 has as mandatory or recommended, less spatial, which nothing states."""
    query = PREFIXED + f"ASK {{ <{thing}> {' ?a ; '.join(needed.split())} ?b }}".replace("?a", "[]")
    assert graph.query(query)


@pytest.mark.parametrize("thing", [CATALOGUE, DATASET, RELEASES, SERVICE])
@pytest.mark.parametrize("name", ["title", "description"])
def test_names_and_descriptions_are_in_both_languages(graph, thing, name):
    said = objects(graph, thing, PREFIXES["dcterms"] + name)
    assert sorted(text.language for text in said) == ["en", "fr"]


def test_the_publisher_is_an_agent_with_a_name(graph):
    query = (
        PREFIXED
        + f"""
    SELECT DISTINCT ?thing WHERE {{
      GRAPH <{GRAPH}> {{ ?thing dcterms:publisher ?agent }}
      MINUS {{ ?agent a foaf:Agent ; foaf:name ?name }}
    }}"""
    )
    assert list(graph.query(query)) == []


def test_the_version_is_the_release(graph):
    assert first(graph, DATASET, PREFIXES["dcat"] + "version").value == release()


def test_each_term_is_one_of_the_vocabulary_that_it_claims(graph):
    own = list(graph.quads_for_pattern(None, None, None, NamedNode(GRAPH)))
    kind = NamedNode(PREFIXES["rdf"] + "type")
    used = {quad.predicate.value for quad in own}
    used |= {quad.object.value for quad in own if quad.predicate == kind}
    assert used - KNOWN == set()
