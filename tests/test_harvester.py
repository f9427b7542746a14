"""A harvester's life: a first copy, broken off and resumed; then only what a release changes.

It knows the specifications and nothing of the server: HTTP with ranges (RFC 9110), checksums, and
Linked Data Event Streams. Its copy is right when it is the graph of the release.
"""

import gzip
import hashlib
import http.client
import signal
import time
from urllib.parse import urljoin, urlsplit

import editions
import pytest
from clients import HttpClient, serving
from editions import FIRST, SECOND
from pyoxigraph import BlankNode, Dataset, DefaultGraph, NamedNode, RdfFormat, Store, parse

from disarmgraph.dataset.export import canonical
from disarmgraph.namespaces import BASE, DCTERMS, RDF
from disarmgraph.release import event_stream

pytestmark = pytest.mark.slow

LDES, TREE = "https://w3id.org/ldes#", "https://w3id.org/tree#"
AS = "https://www.w3.org/ns/activitystreams#"
SMALL = 5
"""Members on a page, so that the example has several."""


class Follower:
    """A client of a Linked Data Event Stream that keeps a copy of the latest version of things.

    It takes pages in any order, and what a member says if it knows nothing later of the thing.
    """

    def __init__(self, client: HttpClient) -> None:
        self.client = client
        self.cache: dict[str, Store] = {}
        self.read: set[str] = set()
        self.fetched: list[str] = []
        self.members: list[str] = []
        self.copy: dict[str, set] = {}
        self.latest: dict[str, str] = {}

    def follow(self, at_most: int | None = None) -> None:
        """Reads the entry and every page that is not known to be immutable; stops after a few."""
        waiting, pages = [urljoin(self.client.address, "ldes")], 0
        while waiting and pages != at_most:
            address = waiting.pop(0)
            page = self._fetch(address)
            pages += address not in self.read
            for relation in _objects(page, address, "relation"):
                waiting += [node.value for node in _objects(page, relation, "node")]
            if address not in self.read:
                self._apply(page)
            if any(page.quads_for_pattern(NamedNode(address), NamedNode(LDES + "immutable"), None)):
                self.read.add(address)

    def _fetch(self, address: str) -> Store:
        """A page; an immutable one that was read is taken from the cache of the client."""
        if address not in self.cache:
            path = urlsplit(address).path
            response = self.client.get(path, headers={"Accept": "application/trig"})
            assert response.status_code == 200
            self.fetched.append(path)
            page = Store()
            page.extend(parse(response.data, format=RdfFormat.TRIG, base_iri=address))
            if "immutable" not in response.headers.get("Cache-Control", ""):
                return page
            self.cache[address] = page
        return self.cache[address]

    def _apply(self, page: Store) -> None:
        for quad in page.quads_for_pattern(None, NamedNode(TREE + "member"), None):
            member = quad.object
            deed, thing, issued = (
                next(page.quads_for_pattern(member, NamedNode(name), None)).object.value
                for name in (RDF + "type", DCTERMS + "isVersionOf", DCTERMS + "issued")
            )
            self.members.append(member.value)
            if issued > self.latest.get(thing, ""):
                payload = page.quads_for_pattern(None, None, None, member)
                self.copy[thing] = {quad.triple for quad in payload}
                assert (deed == AS + "Delete") == (not self.copy[thing])
                self.latest[thing] = issued


def _objects(page: Store, subject, name: str):
    subject = NamedNode(subject) if isinstance(subject, str) else subject
    return [q.object for q in page.quads_for_pattern(subject, NamedNode(TREE + name), None)]


def union(store: Store) -> set:
    """What a graph says, its named blank nodes apart."""
    return {quad.triple for quad in canonical(store) if not _blank(quad.triple)}


def held(copy: dict[str, set]) -> set:
    return {triple for triples in copy.values() for triple in triples if not _blank(triple)}


def _blank(triple) -> bool:
    return any(isinstance(term, BlankNode) for term in triple)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with the first release, whose pages are small."""
    monkeypatch.setattr(event_stream, "SIZE", SMALL)
    editions.write_first(tmp_path / "releases")
    return tmp_path / "releases"


@pytest.fixture
def server(folder, tmp_path):
    with serving(editions.second(), tmp_path, workers=1, releases=str(folder)) as process:
        yield process


def publish_second(server, folder) -> None:
    """A second release comes out, and the server is told."""
    editions.write_second(folder)
    server.send_signal(signal.SIGHUP)
    client, until = HttpClient(server.address), time.monotonic() + 20
    while client.get(f"/release/{SECOND}/manifest.json").status_code != 200:
        assert time.monotonic() < until
        time.sleep(0.1)


def test_a_follower_that_stops_half_way_goes_on_and_then_gets_only_what_is_new(server, folder):
    follower = Follower(HttpClient(server.address))
    follower.follow(at_most=3)
    half = list(follower.members)
    assert len(half) == 2 * SMALL, "the entry has no members, and two pages have five each"
    follower.follow()
    assert len(follower.members) == len(set(follower.members)), "no member comes twice"
    assert held(follower.copy) == union(editions.first())

    pages = [path for path in follower.fetched if path != "/ldes"]
    assert len(pages) == len(set(pages)), "no page that never changes is fetched twice"

    publish_second(server, folder)
    before, fetched = len(follower.members), len(follower.fetched)
    follower.follow()
    new = follower.members[before:]
    assert {member.removeprefix(f"{BASE}memento/{SECOND}/") for member in new} == {
        "id/document/older-note",
        "id/norm/clear-all-mines",
        "id/norm/clear-mines",
        "id/state/RUR",
        "id/state/SYL",
        "ontology",
        "ontology%23Vow",
    }
    paths = [member.removeprefix(BASE[:-1]) for member in new]
    lost = [path for path in paths if follower.client.get(path).status_code != 200]
    assert lost == [f"/memento/{SECOND}/id/document/older-note"], "which this release takes out"
    pages = [f"/release/{SECOND}/ldes/000{number}.trig" for number in (1, 2)]
    assert follower.fetched[fetched:] == ["/ldes", *pages]
    assert held(follower.copy) == union(editions.second())


def test_a_follower_who_comes_late_has_the_same_copy(server, folder):
    publish_second(server, folder)
    follower = Follower(HttpClient(server.address))
    follower.follow()
    assert held(follower.copy) == union(editions.second())


def broken_off(server, path: str, length: int) -> tuple[bytes, str]:
    """The beginning of a file, whose connection breaks then, and its tag."""
    where = urlsplit(server.address)
    connection = http.client.HTTPConnection(where.hostname, where.port, timeout=10)
    connection.request("GET", path)
    response = connection.getresponse()
    part = response.read(length)
    connection.close()
    return part, response.headers["ETag"]


def test_a_dump_that_is_broken_off_is_resumed_and_is_whole(server):
    path = f"/release/{FIRST}/disarmgraph.nq.gz"
    part, tag = broken_off(server, path, 1000)
    client = HttpClient(server.address)
    rest = client.get(path, headers={"Range": "bytes=1000-", "If-Range": tag})
    assert rest.status_code == 206
    sums = client.get(f"/release/{FIRST}/SHA256SUMS").text
    checksum = hashlib.sha256(part + rest.data).hexdigest()
    assert f"{checksum}  disarmgraph.nq.gz\n" in sums
    quads = set(parse(gzip.decompress(part + rest.data), format=RdfFormat.N_QUADS))
    assert Dataset(quads) == Dataset(canonical(editions.first()))
    assert DefaultGraph() not in {quad.graph_name for quad in quads}


def test_the_newest_dump_is_resumed_only_if_it_is_the_same(server, folder):
    """By its name `latest` leads elsewhere after a release; the tag tells."""
    client, path = HttpClient(server.address), "/release/latest/disarmgraph.nq.gz"
    first = client.get(path).headers["Location"]
    _, tag = broken_off(server, first, 1000)
    publish_second(server, folder)
    newest = client.get(path).headers["Location"]
    assert newest != first
    whole = client.get(newest, headers={"Range": "bytes=1000-", "If-Range": tag})
    assert whole.status_code == 200
    assert gzip.decompress(whole.data).count(b"Ruritania") == 1


def test_changes_json_alone_brings_a_copy_up_to_date(server, folder):
    publish_second(server, folder)
    client = HttpClient(server.address)
    lines = set(client.get(f"/release/{FIRST}/disarmgraph.nq").text.splitlines())
    changes = client.get(f"/release/{SECOND}/changes.json").json
    assert changes["previous"] == FIRST
    for thing in changes["added"] + changes["removed"] + changes["changed"]:
        lines = lines - set(thing["removed"]) | set(thing["added"])
    expected = set(client.get(f"/release/{SECOND}/disarmgraph.nq").text.splitlines())
    assert {x for x in lines if "_:" not in x} == {x for x in expected if "_:" not in x}
