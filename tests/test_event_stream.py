"""The event stream of releases, its pages and its entry."""

from datetime import UTC, datetime

import pytest
from editions import COMMITMENT, FIRST, OLDER_NOTE, SECOND, SYLVANIA, first, second
from pyoxigraph import RdfFormat, serialize
from rdflib import RDF, Dataset, Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic

from disarmgraph.dataset.export import dump
from disarmgraph.namespaces import BASE, DCTERMS
from disarmgraph.release.difference import difference
from disarmgraph.release.event_stream import (
    SIZE,
    STREAM,
    Change,
    Entrance,
    entry,
    pages,
    version_iri,
)
from disarmgraph.release.record import quads, records

pytestmark = pytest.mark.filterwarnings("ignore:.* is deprecated, use Dataset")

LDES = Namespace("https://w3id.org/ldes#")
TREE = Namespace("https://w3id.org/tree#")
AS = Namespace("https://www.w3.org/ns/activitystreams#")
DC = Namespace(DCTERMS)
DAY = datetime(2026, 1, 15, tzinfo=UTC)
HERE = "https://example.org/release/0.8.0/ldes/"


def read(name, body):
    """A page as a client reads it, who knows it by its address."""
    return Dataset(default_union=False).parse(data=body, format="trig", publicID=HERE + name)


def page_of(changes, version=FIRST):
    ((name, body),) = pages(version, DAY, changes)
    return read(name, body)


@pytest.fixture(scope="module")
def everything():
    return difference({}, records(dump(first(), "nq")))


@pytest.fixture(scope="module")
def changed():
    return difference(records(dump(first(), "nq")), records(dump(second(), "nq")))


def test_every_thing_is_a_member_of_the_first_release(everything):
    page = page_of(everything)
    members = set(page.default_graph.objects(URIRef(STREAM), TREE.member))
    assert members == {URIRef(version_iri(FIRST, change.iri)) for change in everything}


def test_a_member_tells_what_it_is_a_version_of_and_when(everything):
    page = page_of(everything).default_graph
    member = URIRef(f"{BASE}memento/0.8.0/id/state/SYL")
    assert page.value(member, RDF.type) == AS.Create
    assert page.value(member, DC.isVersionOf) == URIRef(SYLVANIA)
    assert page.value(member, DC.isPartOf) == URIRef(f"{BASE}release/0.8.0")
    assert page.value(member, DC.issued) == Literal(DAY)


def test_the_stream_says_by_which_paths_a_member_is_read(everything):
    page = page_of(everything).default_graph
    stream = URIRef(STREAM)
    assert (stream, RDF.type, LDES.EventStream) in page
    assert page.value(stream, LDES.timestampPath) == DC.issued
    assert page.value(stream, LDES.versionOfPath) == DC.isVersionOf
    assert page.value(stream, LDES.versionDeletePath) == RDF.type
    assert page.value(stream, LDES.versionDeleteObject) == AS.Delete


def test_the_graph_of_a_member_has_the_statements_of_the_thing(everything):
    member = URIRef(version_iri(FIRST, SYLVANIA))
    found = {str(o) for _, _, o in page_of(everything).graph(member)}
    assert found == {BASE + "ontology#State", "Sylvania", "Sylvanie"}


def test_blank_nodes_come_with_their_thing(everything):
    graph = Graph()
    for triple in page_of(everything).graph(URIRef(version_iri(FIRST, COMMITMENT))):
        graph.add(triple)
    record = records(dump(first(), "nq"))[COMMITMENT]
    triples = serialize({quad.triple for quad in quads(record)}, format=RdfFormat.N_TRIPLES)
    assert isomorphic(graph, Graph().parse(triples, format="nt"))


def test_members_of_a_page_share_no_blank_node(changed):
    line = b'<urn:%s> <urn:p> _:c14n0 <urn:g> .\n_:c14n0 <urn:q> "%s" <urn:g> .\n'
    both = [
        Change(f"urn:{name}", "added", (line % (name.encode(), name.encode()),), (), ())
        for name in "ab"
    ]
    page = page_of(both)
    graphs = {name: page.graph(URIRef(version_iri(FIRST, f"urn:{name}"))) for name in "ab"}
    nodes = [graph.value(None, URIRef("urn:q"), Literal(n)) for n, graph in graphs.items()]
    assert None not in nodes
    assert nodes[0] != nodes[1]


def test_a_later_release_has_what_changed_and_what_is_gone(changed):
    page = page_of(changed, SECOND)
    graph = page.default_graph
    kinds = {
        str(graph.value(member, DC.isVersionOf)): graph.value(member, RDF.type)
        for member in graph.objects(URIRef(STREAM), TREE.member)
    }
    assert len(kinds) == 7
    assert kinds[SYLVANIA] == AS.Update
    assert kinds[OLDER_NOTE] == AS.Delete
    assert len(page.graph(URIRef(version_iri(SECOND, OLDER_NOTE)))) == 0


def test_pages_lead_to_one_another_until_the_last():
    many = [
        Change(f"urn:{n}", "added", (f'<urn:{n}> <urn:p> "x" <urn:g> .\n'.encode(),), (), ())
        for n in range(SIZE + 1)
    ]
    found = [(name, read(name, body).default_graph) for name, body in pages(FIRST, DAY, many)]
    assert [name for name, _ in found] == ["0001.trig", "0002.trig"]
    here, following = URIRef(HERE + "0001.trig"), URIRef(HERE + "0002.trig")
    assert (here, LDES.immutable, Literal(True)) in found[0][1]
    assert found[0][1].value(found[0][1].value(here, TREE.relation), TREE.node) == following
    assert found[1][1].value(following, TREE.relation) is None
    counts = [len(set(graph.objects(URIRef(STREAM), TREE.member))) for _, graph in found]
    assert counts == [SIZE, 1]


def test_a_release_without_changes_has_an_empty_page():
    page = page_of([]).default_graph
    assert list(page.objects(URIRef(STREAM), TREE.member)) == []
    assert (URIRef(HERE + "0001.trig"), RDF.type, TREE.Node) in page


def test_the_entry_leads_to_each_release_with_both_bounds_of_its_time():
    entrances = [Entrance(HERE + "0001.trig", DAY), Entrance("https://example.org/b", DAY)]
    body = serialize(entry("https://example.org/ldes", entrances), format=RdfFormat.N_TRIPLES)
    graph = Graph().parse(body, format="nt")
    root = URIRef("https://example.org/ldes")
    assert graph.value(URIRef(STREAM), TREE.view) == root
    relations = [
        relation
        for relation in graph.objects(root, TREE.relation)
        if graph.value(relation, TREE.node) == URIRef(HERE + "0001.trig")
    ]
    assert {graph.value(relation, RDF.type) for relation in relations} == {
        TREE.GreaterThanOrEqualToRelation,
        TREE.LessThanOrEqualToRelation,
    }
    for relation in relations:
        assert graph.value(relation, TREE.path) == DC.issued
        assert graph.value(relation, TREE.value) == Literal(DAY)


def test_a_version_of_another_vocabularys_term_has_an_iri_of_its_own():
    term = "http://www.w3.org/2004/02/skos/core#Concept"
    written = "http://www.w3.org/2004/02/skos/core%23Concept"
    assert version_iri(FIRST, term) == f"{BASE}memento/0.8.0/{written}"
