"""All that is said of each thing."""

import pytest
from editions import COMMITMENT, ONTOLOGY, VOW, first, second
from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, Store, parse

from disarmgraph.dataset.export import dump
from disarmgraph.namespaces import BASE, RDF
from disarmgraph.release.record import quads, records, shelf


@pytest.fixture(scope="module")
def before():
    return records(dump(first(), "nq"))


@pytest.fixture(scope="module")
def now():
    return records(dump(second(), "nq"))


def test_every_statement_about_an_iri_is_in_its_record(before):
    store = first()
    for iri, record in before.items():
        own = {quad for quad in quads(record) if quad.subject == NamedNode(iri)}
        about = store.quads_for_pattern(NamedNode(iri), None, None, None)
        named = {q for q in about if isinstance(q.graph_name, NamedNode)}
        assert len(own) == len(named)


def test_no_statement_is_left_out(before):
    statements = list(parse(dump(first(), "nq"), format=RdfFormat.N_QUADS))
    assert sum(map(len, before.values())) == len(statements)


def test_a_class_has_the_blank_nodes_that_define_it_in_its_record(before):
    # One equivalent class, a list of two, and a restriction: tests/example/ontology/disarm.ttl.
    text = b"".join(before[COMMITMENT]).decode()
    assert "onProperty" in text
    assert text.count("22-rdf-syntax-ns#first>") == 2


def test_blank_nodes_elsewhere_do_not_change_a_record(before, now):
    assert VOW in now
    assert now[COMMITMENT] == before[COMMITMENT]
    lines = {line for line in dump(first(), "nq").splitlines() if b"_:" in line}
    assert lines - set(dump(second(), "nq").splitlines()), "their names in the dump do not change"


def test_what_nothing_leads_to_belongs_to_its_file():
    store = Store()
    store.add(Quad(BlankNode(), NamedNode(RDF + "type"), NamedNode("urn:x"), NamedNode(ONTOLOGY)))
    assert list(records(dump(store, "nq"))) == [ONTOLOGY]


def test_things_that_lead_to_the_same_blank_node_both_have_it():
    store, shared, home = Store(), BlankNode(), NamedNode("urn:g")
    for subject in ("urn:a", "urn:b"):
        store.add(Quad(NamedNode(subject), NamedNode("urn:p"), shared, home))
    store.add(Quad(shared, NamedNode("urn:q"), NamedNode("urn:o"), home))
    assert {iri: len(record) for iri, record in records(dump(store, "nq")).items()} == {
        "urn:a": 2,
        "urn:b": 2,
    }


def test_blank_nodes_in_a_circle_come_to_an_end():
    store, one, two = Store(), BlankNode(), BlankNode()
    link, home = NamedNode("urn:p"), NamedNode("urn:g")
    for subject, value in ((NamedNode("urn:a"), one), (one, two), (two, one)):
        store.add(Quad(subject, link, value, home))
    assert len(records(dump(store, "nq"))["urn:a"]) == 3


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("id/norm/clear-mines", "norm"),
        ("id/document/note", "document"),
        ("id/document/note/para_1", "passage"),
        ("id/instrument/apmbc/art_5", "provision"),
        ("id/unheard-of/note", "other"),
        ("scheme/theme/survey", "concept"),
        ("scheme/event/meeting", "concept"),
        ("ontology#Norm", "term"),
        ("ontology", "term"),
        ("graph/data/documents/note", "file"),
        ("catalogue#publisher", "other"),
    ],
)
def test_the_shelf_of_a_thing_follows_from_its_iri(path, expected):
    assert shelf(BASE + path) == expected


def test_an_iri_of_others_is_on_a_shelf_of_its_own():
    assert shelf("http://www.w3.org/2004/02/skos/core#Concept") == "other"
