"""Things as they were in a release."""

import shutil
from datetime import UTC, datetime, timedelta

import pytest
from editions import CLEAR_MINES, COMMITMENT, FIRST, OLDER_NOTE, RURITANIA, SECOND, first, second
from pyoxigraph import BlankNode, DefaultGraph, NamedNode, RdfFormat, parse

from disarmgraph.content.serialization import data
from disarmgraph.namespaces import BASE
from disarmgraph.release.memento import Archive, nearest
from disarmgraph.release.record import quads, records
from disarmgraph.release.releases import read
from disarmgraph.triples import first as value_of


@pytest.fixture(scope="module")
def archive(offered):
    return Archive(read(offered))


def without_blank_nodes(store, thing):
    """What is sent as data of a thing."""
    sent = data(store, thing.value, "application/n-quads")
    return {quad for quad in parse(sent, format=RdfFormat.N_QUADS) if "_:" not in str(quad)}


@pytest.mark.parametrize(("version", "store"), [(FIRST, first()), (SECOND, second())])
def test_every_thing_is_read_as_the_graph_of_its_release_says_it(archive, version, store):
    """Blank nodes apart, which have other names there."""
    release = archive.find(version)
    named = {q.subject for q in store if isinstance(q.subject, NamedNode)}
    assert len(named) > 20
    for thing in named:
        kept = archive.store(release, thing.value)
        assert without_blank_nodes(kept, thing) == without_blank_nodes(store, thing)


def test_blank_nodes_come_with_what_leads_to_them(archive, offered):
    store = archive.store(archive.find(FIRST), COMMITMENT)
    own = quads(records((offered / FIRST / "disarmgraph.nq").read_bytes())[COMMITMENT])
    kept = (quad for quad in store if quad.graph_name != DefaultGraph())
    counts = [sum(isinstance(q.subject, BlankNode) for q in each) for each in (kept, own)]
    assert counts[0] == counts[1] > 0


@pytest.mark.parametrize(
    "iri",
    [
        BASE,
        BASE + "id/document/not",
        BASE + "id/document/note/",
        BASE + "id/document/note/para_",
        BASE + "id/document/note/para_100",
        "urn:a",
        "https://zzz.example.org/",
    ],
)
def test_a_name_that_only_begins_alike_is_not_found(archive, iri):
    assert archive.holding(iri) == []
    assert len(archive.store(archive.find(FIRST), iri)) == 0


def test_the_releases_that_hold_a_thing_are_known(archive):
    versions = {
        iri: [release.version for release in archive.holding(iri)]
        for iri in (OLDER_NOTE, RURITANIA, CLEAR_MINES)
    }
    assert versions == {OLDER_NOTE: [FIRST], RURITANIA: [SECOND], CLEAR_MINES: [FIRST, SECOND]}


def test_a_file_is_there_with_all_its_statements(archive):
    iri = BASE + "graph/data/documents/note"
    store = archive.store(archive.find(FIRST), iri)
    own = list(store.quads_for_pattern(None, None, None, NamedNode(iri)))
    expected = first().quads_for_pattern(None, None, None, NamedNode(iri))
    assert set(own) == set(expected)
    assert len(archive.holding(iri)) == 2
    assert archive.holding(BASE + "graph/data/documents/no") == []


def test_the_ontology_is_there_with_its_whole_file(archive):
    store = archive.store(archive.find(FIRST), BASE + "ontology")
    assert value_of(store, COMMITMENT, "http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


def test_things_that_are_named_come_with_their_labels(archive):
    store = archive.store(archive.find(FIRST), CLEAR_MINES)
    label = value_of(store, BASE + "id/state/FRE", "http://www.w3.org/2000/01/rdf-schema#label")
    assert label.value == "Freedonia"


def test_the_nearest_release_is_the_newest_that_was_out():
    class Dated:
        def __init__(self, day):
            self.date = datetime(2026, 1, day, tzinfo=UTC)

    releases = [Dated(10), Dated(20)]
    one_second = timedelta(seconds=1)
    for moment, expected in (
        (datetime(1990, 1, 1, tzinfo=UTC), 0),
        (releases[0].date, 0),
        (releases[1].date - one_second, 0),
        (releases[1].date, 1),
        (datetime(2050, 1, 1, tzinfo=UTC), 1),
    ):
        assert nearest(releases, moment) is releases[expected]


def test_a_dump_that_is_empty_says_nothing(offered, tmp_path):
    folder = shutil.copytree(offered / FIRST, tmp_path / FIRST)
    (release,) = read(tmp_path)
    (folder / "disarmgraph.nq").write_bytes(b"")
    assert Archive([release]).holding(CLEAR_MINES) == []
