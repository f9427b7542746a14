"""The vocabulary under a reasoner: consistent, its defined classes filled, and the rules agree."""

import pytest
from owlready2 import Nothing, OwlReadyInconsistentOntologyError, sync_reasoner_hermit
from pyoxigraph import RdfFormat, Store
from rdflib import OWL, Graph, Namespace
from reasoner import AXIOMS, reason

from disarmgraph.dataset.graph import derive
from disarmgraph.files import graph_home, knowledge_files, rule_files

DISARM = Namespace("https://w3id.org/disarmgraph/ontology#")
ID = Namespace("https://w3id.org/disarmgraph/id/")

SAMPLE = """
@prefix disarm: <https://w3id.org/disarmgraph/ontology#> .
@prefix document: <https://w3id.org/disarmgraph/id/document/> .
@prefix instrument: <https://w3id.org/disarmgraph/id/instrument/> .
@prefix instrument-kind: <https://w3id.org/disarmgraph/scheme/instrument-kind/> .
@prefix legal-force: <https://w3id.org/disarmgraph/scheme/legal-force/> .
@prefix norm: <https://w3id.org/disarmgraph/id/norm/> .
@prefix norm-status: <https://w3id.org/disarmgraph/scheme/norm-status/> .
@prefix role: <https://w3id.org/disarmgraph/id/role/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

instrument:ban a disarm:Instrument ;
    disarm:kind instrument-kind:treaty ;
    disarm:legalForce legal-force:legally-binding ;
    disarm:entryIntoForceDate "1999-03-01"^^xsd:date .
instrument:directive a disarm:Instrument ;
    disarm:kind instrument-kind:regional-act ;
    disarm:legalForce legal-force:legally-binding ;
    disarm:adoptionDate "2008-05"^^xsd:gYearMonth .
instrument:programme a disarm:Instrument ;
    disarm:kind instrument-kind:programme-of-action ;
    disarm:legalForce legal-force:politically-binding ;
    disarm:adoptionDate "2001"^^xsd:gYear .
instrument:model-law a disarm:Instrument ;
    disarm:kind instrument-kind:model-legislation ;
    disarm:legalForce legal-force:non-binding .
<https://w3id.org/disarmgraph/id/instrument/ban/art_5> a disarm:Provision ;
    disarm:isProvisionOf instrument:ban .
<https://w3id.org/disarmgraph/id/instrument/programme/sec_3> a disarm:Provision ;
    disarm:isProvisionOf instrument:programme .
document:paper a disarm:Document ;
    disarm:issueDate "2010-05-19"^^xsd:date .
role:each-party a disarm:Role .

norm:clear a disarm:Obligation ;
    disarm:bearer role:each-party ;
    disarm:condition "Dans la mesure du possible."@fr ;
    disarm:legalForce legal-force:legally-binding ;
    disarm:sourceProvision <https://w3id.org/disarmgraph/id/instrument/ban/art_5> .
norm:comply a disarm:Obligation ;
    disarm:sourceProvision instrument:ban .
norm:cooperate a disarm:Obligation ;
    disarm:legalForce legal-force:politically-binding ;
    disarm:sourceProvision <https://w3id.org/disarmgraph/id/instrument/programme/sec_3> ;
    disarm:assertedBy document:paper .
norm:assist a disarm:Recommendation ;
    disarm:legalForce legal-force:politically-binding ;
    disarm:sourceProvision instrument:programme ;
    disarm:assertedBy document:paper .
norm:meet-between-sessions a disarm:Recommendation ;
    disarm:status norm-status:proposed .
norm:report a disarm:Mandate ;
    disarm:status norm-status:adopted ;
    disarm:assertedBy document:paper .
"""

EXCLUSIVE = [
    ("Norm", "Document"),
    ("State", "Body"),
    ("Obligation", "Recommendation"),
    ("Passage", "Omission"),
]
PLANTED = """
@prefix disarm: <https://w3id.org/disarmgraph/ontology#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

<urn:borne-by-an-event> a owl:Class ;
    rdfs:subClassOf [
        a owl:Restriction ;
        owl:onProperty disarm:bearer ;
        owl:someValuesFrom disarm:Event
    ] .
<urn:event-with-a-bearer> a owl:Class ;
    rdfs:subClassOf disarm:Event , [
        a owl:Restriction ;
        owl:onProperty disarm:bearer ;
        owl:someValuesFrom owl:Thing
    ] .
"""

FILLED = {
    "Treaty": {"instrument/ban"},
    "PoliticalInstrument": {"instrument/programme"},
    "PoliticalCommitment": {"norm/cooperate"},
    "TreatyObligation": {"norm/clear", "norm/comply"},
    "ProposedNorm": {"norm/meet-between-sessions"},
    "ReportedNorm": {"norm/cooperate", "norm/assist"},
}


@pytest.fixture(scope="module")
def reasoned(vocabulary, tmp_path_factory):
    """The sample with the vocabulary, after Pellet."""
    return reason(vocabulary, SAMPLE, tmp_path_factory.mktemp("sample"))


@pytest.mark.slow
@pytest.mark.parametrize("name", FILLED)
def test_the_reasoner_fills_a_defined_class(reasoned, name):
    found = reasoned[str(DISARM[name])].instances(world=reasoned)
    assert {thing.iri.removeprefix(str(ID)) for thing in found} == FILLED[name]


def test_every_class_that_is_defined_is_tried_here(vocabulary):
    defined = vocabulary.subjects(OWL.equivalentClass)
    assert {term.removeprefix(str(DISARM)) for term in defined} == set(FILLED)


@pytest.mark.parametrize("name", FILLED)
def test_the_rules_fill_a_defined_class_as_the_reasoner_does(ruled, name):
    assert members(ruled, name) == FILLED[name]


@pytest.fixture(scope="module")
def ruled(vocabulary):
    """The sample with the vocabulary, after the rules."""
    store = Store()
    store.load(vocabulary.serialize(format="nt").encode(), format=RdfFormat.N_TRIPLES)
    store.load(SAMPLE.encode(), format=RdfFormat.TURTLE)
    derive(store, rule_files())
    return store


def members(store, name):
    rows = store.query(f"SELECT ?thing {{ ?thing a <{DISARM[name]}> }}")
    return {row["thing"].value.removeprefix(str(ID)) for row in rows}


@pytest.mark.slow
@pytest.mark.parametrize("name", ["Norm", "Actor", "Obligation", "Instrument", "TextSpan"])
def test_the_rules_put_things_into_the_classes_above_as_the_reasoner_does(ruled, reasoned, name):
    found = reasoned[str(DISARM[name])].instances(world=reasoned)
    assert members(ruled, name) == {thing.iri.removeprefix(str(ID)) for thing in found}


def encoded_instruments() -> set[str]:
    """The instruments whose norms stand in a file of their own, by slug."""
    data = graph_home() / "data"
    documents = {path.stem for path in (data / "documents").glob("*.ttl")}
    return {path.stem for path in (data / "norms").glob("*.ttl")} - documents


@pytest.mark.slow
def test_the_documents_are_consistent(tmp_path):
    """With the Mine Ban Convention, which they speak of, and the axioms of other vocabularies.

    The other treaties are tried one by one below.
    """
    others = encoded_instruments() - {"apmbc"}
    graph = Graph()
    for path in knowledge_files():
        if path.parent.name not in ("norms", "instruments") or path.stem not in others:
            graph.parse(path)
    graph.parse(AXIOMS)
    assert reason(graph, "", tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("slug", sorted(encoded_instruments()))
def test_each_instrument_is_consistent(vocabulary, actors, slug, tmp_path):
    """One by one, with the actors: on all together the reasoner takes too long for a test."""
    graph = vocabulary + actors
    for kind in ("instruments", "norms"):
        graph.parse(graph_home() / "data" / kind / f"{slug}.ttl")
    assert reason(graph, "", tmp_path)


@pytest.fixture(scope="module")
def actors() -> Graph:
    """Those who bear norms: States, bodies, roles. Nothing may write to it."""
    graph = Graph()
    for path in sorted((graph_home() / "data/actors").glob("*.ttl")):
        graph.parse(path)
    return graph


@pytest.mark.slow
def test_a_contradiction_in_the_data_is_found(vocabulary, tmp_path):
    both = f"<urn:both> a <{DISARM.State}> , <{DISARM.Body}> ."
    with pytest.raises(OwlReadyInconsistentOntologyError):
        reason(vocabulary, both, tmp_path)


@pytest.mark.slow
def test_no_class_is_without_possible_members_but_those_planted_to_have_none(vocabulary, tmp_path):
    """What has a bearer is a norm, and the bearer an actor: neither can be an event."""
    planted = PLANTED + "".join(
        f"<urn:{one}-{other}> a owl:Class ; rdfs:subClassOf disarm:{one} , disarm:{other} .\n"
        for one, other in EXCLUSIVE
    )
    world = reason(vocabulary, planted, tmp_path, sync_reasoner_hermit)
    empty = {term.iri for term in world.inconsistent_classes() if term != Nothing}
    pairs = {f"urn:{one}-{other}" for one, other in EXCLUSIVE}
    assert empty == pairs | {"urn:borne-by-an-event", "urn:event-with-a-bearer"}
