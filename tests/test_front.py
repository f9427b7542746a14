"""The server by HTTP, in processes of its own, as clients meet it."""

import gzip
import http.client
import json
import socket
import struct
import sys
import time
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from clients import HttpClient, serving
from pyoxigraph import Literal, NamedNode, Quad
from test_engine import CROSS, ENDLESS, LONG, SIZE, store_of_a_thousand, wait_until

from disarmgraph.protocol.request import MAX_BODY
from disarmgraph.serving.front import MAX_CONNECTIONS_PER_CLIENT

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
SELECT = "SELECT ?o { <urn:x:7> ?p ?o }"
LIMIT = 1.0


@pytest.fixture(scope="module")
def process(tmp_path_factory):
    """A server over a thousand triples that gives a query a second."""
    folder = tmp_path_factory.mktemp("front")
    store = store_of_a_thousand()
    store.add(Quad(NamedNode("urn:s"), NamedNode("urn:p"), NamedNode("urn:o"), NamedNode("urn:g")))
    modified = NamedNode("http://purl.org/dc/terms/modified")
    day = Literal("2026-03-05", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#date"))
    store.add(Quad(NamedNode("https://w3id.org/disarmgraph/ontology"), modified, day))
    log = str(folder / "requests.json")
    with serving(store, folder, time=LIMIT, workers=2, log=log) as process:
        process.log = log
        yield process


@pytest.fixture(scope="module")
def client(process):
    return HttpClient(process.address)


def ask(client, query, accept=None, **headers):
    headers |= {"Accept": accept} if accept else {}
    return client.get("/sparql", query_string={"query": query}, headers=headers)


def raw(client, data, seconds=5.0):
    """What comes back for bytes that are sent as they are, until the server closes."""
    with socket.create_connection((client.host, client.port), timeout=seconds) as connection:
        connection.sendall(data)
        found = b""
        while piece := connection.recv(2**16):
            found += piece
        return found


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE"])
def test_other_methods_are_refused_with_those_that_are_there(client, method):
    response = client.open("/sparql", method=method)
    assert response.status_code == 405
    assert response.headers["Allow"] == "GET, HEAD, POST, OPTIONS"
    assert response.json["detail"].startswith(f"{method} is not for /sparql")
    page = client.open("/sparql", method=method, headers={"Accept": BROWSER})
    assert (page.mimetype, page.headers["Allow"]) == ("text/html", "GET, HEAD, POST, OPTIONS")


@pytest.mark.parametrize("path", ["/sparql", "/sparql?query=ASK%7B%7D", "/", "/health/live"])
def test_a_head_request_is_answered_as_get_without_the_body(client, path):
    asked, whole = client.head(path), client.get(path)
    assert (asked.status_code, asked.data) == (200, b"")
    assert asked.headers["Content-Type"] == whole.headers["Content-Type"]
    assert asked.headers["Content-Length"] == str(len(whole.data))


def test_a_head_request_for_a_long_answer_does_not_work_it_out(client):
    started = time.monotonic()
    assert client.head("/sparql", query_string={"query": LONG}).status_code == 200
    assert time.monotonic() - started < LIMIT


@pytest.mark.parametrize(
    ("path", "allowed"),
    [("/sparql", "GET, HEAD, POST, OPTIONS"), ("/id/state/", "GET, HEAD, OPTIONS")],
)
def test_a_page_of_any_site_may_ask(client, path, allowed):
    """A browser asks first where the media type is not one of a form."""
    response = client.options(path, headers={"Access-Control-Request-Method": "POST"})
    assert response.status_code == 204
    assert response.headers["Allow"] == allowed
    assert response.headers["Access-Control-Allow-Methods"] == allowed
    assert "Content-Type" in response.headers["Access-Control-Allow-Headers"]


@pytest.mark.parametrize("path", ["/sparql", "/sparql?query=ASK{}", "/sparql?query=", "/nowhere"])
def test_every_answer_may_be_read_by_a_page_of_any_site(client, path):
    assert client.get(path).headers["Access-Control-Allow-Origin"] == "*"


def test_the_software_beneath_is_not_told(client):
    assert client.get("/").headers["Server"] == "disarmgraph"


@pytest.mark.parametrize("content_type", ["application/sparql-query", None])
def test_a_request_that_is_too_long_is_refused(client, content_type):
    text = "#" * MAX_BODY + "\n" + SELECT
    data = text if content_type else {"query": text}
    response = client.post("/sparql", data=data, content_type=content_type)
    assert response.status_code == 413
    assert f"longer than {MAX_BODY} bytes" in response.json["detail"]


def test_a_body_of_unknown_length_that_is_too_long_is_refused(client):
    connection = http.client.HTTPConnection(client.host, client.port)
    headers = {"Content-Type": "application/sparql-query"}
    pieces = (b"#" * 2**16 for _ in range(100))
    with suppress(BrokenPipeError, ConnectionResetError):
        connection.request("POST", "/sparql", pieces, headers, encode_chunked=True)
    assert connection.getresponse().status == 413
    connection.close()


def test_a_body_in_a_coding_is_refused(client):
    headers = {"Content-Encoding": "gzip"}
    response = client.post(
        "/sparql", data=b"x", content_type="application/sparql-query", headers=headers
    )
    assert response.status_code == 415


def test_a_body_that_does_not_come_is_waited_for_only_so_long(client):
    head = (
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
        b"Content-Length: 100\r\n\r\nASK"
    )
    assert b"408 Request Timeout" in raw(client, head, LIMIT + 5)


def test_a_client_that_asks_whether_to_go_on_is_told_to(client):
    head = (
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
        b"Content-Length: 6\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n"
    )
    with socket.create_connection((client.host, client.port), timeout=5) as connection:
        connection.sendall(head)
        assert connection.recv(1000) == b"HTTP/1.1 100 Continue\r\n\r\n"
        connection.sendall(b"ASK {}")
        assert connection.recv(1000).startswith(b"HTTP/1.1 200 OK")


@pytest.mark.parametrize(
    "data",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
        b"GET /sparql HTTP/1.1\r\nHost x\r\n\r\n",
        "GET /sparql?query=ASK%7B%7D%23é HTTP/1.1\r\nHost: x\r\n\r\n".encode(),
        b"GET /\xff HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /" + b"x" * 100_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET / HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n",
    ],
)
def test_what_is_no_http_is_a_bad_request_in_text(client, data):
    head, _, body = raw(client, data).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.0 400") or head.startswith(b"HTTP/1.1 400")
    assert b"text/plain" in head
    assert b"Server: disarmgraph" in head
    too_long = len(data) > 2**16
    assert body.startswith(b"400: the address or a header is" if too_long else b"400: this is no")


def test_a_query_that_takes_too_long_is_answered_with_when_to_come_back(client):
    response = ask(client, ENDLESS)
    assert response.status_code == 504
    assert response.headers["Retry-After"] == "5"
    assert response.json["detail"].startswith("stopped at the time limit of 1 s")


def test_a_browser_gets_a_limit_as_a_page_with_its_query(client):
    response = ask(client, ENDLESS, BROWSER)
    assert response.status_code == 504
    assert response.mimetype == "text/html"
    assert "stopped at the time limit" in response.text
    assert "?g ?h ?i" in response.text


def test_an_answer_has_a_tag_by_which_it_is_not_sent_again(client):
    first = ask(client, SELECT)
    tag = first.headers["ETag"]
    assert first.headers["Cache-Control"] == "public, no-cache"
    again = ask(client, SELECT, **{"If-None-Match": f'"other", {tag}'})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == tag
    assert again.headers["Vary"] == "Accept, Accept-Encoding"


def test_a_tag_is_checked_without_running_the_query(client, process):
    """The answer to a query that takes too long has no tag; whoever knew it would be believed."""
    tag = ask(client, SELECT, "text/csv").headers["ETag"]
    with ThreadPoolExecutor() as pool:
        busy = [pool.submit(ask, client, ENDLESS) for _ in range(4)]
        time.sleep(0.2)
        started = time.monotonic()
        again = ask(client, SELECT, "text/csv", **{"If-None-Match": tag})
        assert time.monotonic() - started < LIMIT
    assert again.status_code == 304
    assert {each.result().status_code for each in busy} == {504}


@pytest.mark.parametrize("path", ["/", "/id/", "/queries"])
def test_a_page_has_a_tag_by_which_it_is_not_sent_again(client, path):
    first = client.get(path)
    assert first.headers["Cache-Control"] == "public, no-cache"
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    other = {"Accept-Language": "fr", "If-None-Match": first.headers["ETag"]}
    assert client.get(path, headers=other).status_code == 200


def test_a_page_has_another_tag_when_another_operator_is_to_be_reached(tmp_path):
    def told(there, path):
        return there.get(path, headers={"Host": "localhost"}).headers["ETag"]

    store = store_of_a_thousand()
    with serving(store, tmp_path) as process:
        there = HttpClient(process.address)
        before = [told(there, path) for path in ("/", "/sparql?query=ASK%7B%7D")]
    with serving(store, tmp_path, contact="mailto:desk@example.org") as process:
        there = HttpClient(process.address)
        after = [told(there, path) for path in ("/", "/sparql?query=ASK%7B%7D")]
        assert (after[0] == before[0], after[1] == before[1]) == (False, True)
        contact = there.get("/.well-known/security.txt")
        assert (contact.status_code, "ETag" in contact.headers) == (200, False)
        assert contact.headers["Cache-Control"] == "no-store"


def test_who_knows_the_day_of_the_release_is_not_sent_it_again(client):
    for path in ("/", "/sparql?query=ASK%7B%7D"):
        day = client.get(path).headers["Last-Modified"]
        assert day == "Thu, 05 Mar 2026 00:00:00 GMT"
        assert client.get(path, headers={"If-Modified-Since": day}).status_code == 304
        before = {"If-Modified-Since": "Wed, 04 Mar 2026 23:59:59 GMT"}
        assert client.get(path, headers=before).status_code == 200
        other = {"If-Modified-Since": day, "If-None-Match": '"other"'}
        assert client.get(path, headers=other).status_code == 200


def test_a_page_comes_compressed_to_who_accepts_that_also_when_it_is_kept(client):
    plain = client.get("/queries")
    for _ in range(2):
        packed = client.get("/queries", headers={"Accept-Encoding": "gzip, deflate"})
        assert packed.headers["Content-Encoding"] == "gzip"
        assert packed.headers["ETag"] == plain.headers["ETag"]
        assert gzip.decompress(packed.data) == plain.data
    assert "Content-Encoding" not in plain.headers
    assert "Accept-Encoding" in plain.headers["Vary"]


def test_a_page_of_many_pieces_comes_compressed_too(client):
    plain = client.get("/queries/library.json")
    packed = client.get("/queries/library.json", headers={"Accept-Encoding": "gzip"})
    assert len(plain.data) > 2**16
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.data) < len(plain.data) / 3
    assert gzip.decompress(packed.data) == plain.data


def test_what_is_not_there_is_not_unchanged(client):
    response = client.get(
        "/nowhere", headers={"If-Modified-Since": "Sun, 29 Nov 2026 00:00:00 GMT"}
    )
    assert response.status_code == 404
    assert "ETag" not in response.headers


def test_each_format_and_query_has_a_tag_of_its_own(client):
    answers = [ask(client, SELECT), ask(client, SELECT, "text/csv"), ask(client, SELECT + " ")]
    assert len({each.headers["ETag"] for each in answers}) == 3
    tag = answers[1].headers["ETag"]
    assert ask(client, SELECT, **{"If-None-Match": tag}).status_code == 200


def test_what_changes_each_time_or_is_no_answer_is_not_kept(client):
    first, second = (ask(client, "SELECT (STRUUID() AS ?x) {}") for _ in range(2))
    assert first.data != second.data
    for response in (first, ask(client, "SELECT"), ask(client, ENDLESS)):
        assert response.headers["Cache-Control"] == "no-store"
        assert "ETag" not in response.headers


def test_a_kept_answer_is_the_same_and_counted_apart(client):
    text = SELECT + "# kept"
    before = metric(client, "disarmgraph_answer_cache_hits_total")
    first, second = ask(client, text), ask(client, text)
    assert (first.data, first.headers["ETag"]) == (second.data, second.headers["ETag"])
    assert metric(client, "disarmgraph_answer_cache_hits_total") == before + 1


def metric(client, name):
    lines = client.get("/metrics").text.splitlines()
    return sum(float(line.split()[-1]) for line in lines if line.startswith(name))


def test_a_long_answer_streams_and_is_whole(client):
    response = ask(client, LONG + " LIMIT 200000", "text/csv")
    assert response.headers["Transfer-Encoding"] == "chunked"
    assert response.text.count("\r\n") == 200_001


def test_the_first_rows_of_a_long_answer_come_before_the_last_are_found(client):
    """An endless answer, of which the first piece is there long before the limit."""
    query = f"SELECT ?a ?d ?g {{ {CROSS} }}"
    started = time.monotonic()
    address = client.address + "sparql?" + urllib.parse.urlencode({"query": query})
    with urllib.request.urlopen(address) as response:
        assert response.read(1000)
        assert time.monotonic() - started < LIMIT


def read_to_the_end(connection):
    while connection.recv(2**20):
        pass


@pytest.mark.parametrize("version", ["HTTP/1.1", "HTTP/1.0"])
def test_an_answer_that_is_stopped_in_the_middle_is_broken_off(client, version):
    """By a reset, and in HTTP/1.1 without the last chunk, so that no client takes it as whole."""
    query = urllib.parse.quote(f"SELECT ?a ?d ?g {{ {CROSS} }}")
    head = f"GET /sparql?query={query} {version}\r\nHost: x\r\n\r\n".encode()
    with socket.create_connection((client.host, client.port), timeout=10) as connection:
        connection.sendall(head)
        with pytest.raises(ConnectionResetError):
            read_to_the_end(connection)


def test_urllib_sees_that_an_answer_is_broken_off(client):
    query = f"SELECT ?a ?d ?g {{ {CROSS} }}"
    address = client.address + "sparql?" + urllib.parse.urlencode({"query": query})
    with (
        urllib.request.urlopen(address) as response,
        pytest.raises((http.client.IncompleteRead, ConnectionResetError)),
    ):
        response.read()


def test_a_client_that_goes_away_frees_its_worker(client):
    query = urllib.parse.quote(ENDLESS)
    head = f"GET /sparql?query={query} HTTP/1.1\r\nHost: x\r\n\r\n".encode()
    connections = []
    for _ in range(10):
        connection = socket.create_connection((client.host, client.port))
        connection.sendall(head)
        connections.append(connection)
    time.sleep(0.2)
    for connection in connections:
        # Closed by a reset, as when a browser is closed.
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.close()
    started = time.monotonic()
    assert ask(client, SELECT + "# after").status_code == 200
    assert time.monotonic() - started < LIMIT
    assert metric(client, "disarmgraph_running") == 0


def test_small_queries_are_answered_beside_large_ones(client):
    with ThreadPoolExecutor() as pool:
        busy = [pool.submit(ask, client, ENDLESS) for _ in range(3)]
        time.sleep(0.2)
        other = urllib.request.Request(client.address + "sparql?query=ASK%7B%7D%23beside")
        with urllib.request.urlopen(other) as response:
            assert response.status == 200
    assert {each.result().status_code for each in busy} == {504}


def test_connections_have_a_bound_for_each_client(client):
    connections = [
        socket.create_connection((client.host, client.port))
        for _ in range(MAX_CONNECTIONS_PER_CLIENT)
    ]
    try:
        answer = raw(client, b"")
        assert answer.startswith(b"HTTP/1.1 503")
        assert b"Retry-After" in answer
        assert answer.endswith(b"too many connections; close some, or try later\n")
    finally:
        for connection in connections:
            connection.close()
    time.sleep(0.2)
    assert ask(client, SELECT).status_code == 200


def test_health_and_readiness(client):
    assert client.get("/health/live").text == "live\n"
    ready = client.get("/health/ready")
    assert (ready.status_code, ready.text) == (200, f"ready: edition-{SIZE + 2}\n")


def test_metrics_count_requests_and_limits(client):
    before = metric(client, 'disarmgraph_limits_total{limit="time"}')
    ask(client, SELECT)
    ask(client, ENDLESS)
    assert metric(client, 'disarmgraph_limits_total{limit="time"}') == before + 1
    assert metric(client, 'disarmgraph_requests_total{status="504"}') >= 1
    assert metric(client, 'disarmgraph_request_seconds_bucket{kind="SELECT",le="30.0"}') >= 1
    assert metric(client, "disarmgraph_graph_loads_total") == 1


def last_logged(process):
    return json.loads(Path(process.log).read_text(encoding="utf-8").splitlines()[-1])


def test_a_request_is_logged_without_its_text_or_its_sender(client, process):
    ask(client, SELECT + "# logged", "application/sparql-results+json")
    entry = last_logged(process)
    assert entry["method"] == "GET"
    assert entry["path"] == "/sparql"
    assert entry["status"] == 200
    assert entry["kind"] == "SELECT"
    assert entry["rows"] == 1
    assert entry["bytes"] > 50
    assert entry["milliseconds"] > 0
    assert set(entry) == {
        "time", "method", "path", "status", "milliseconds", "bytes", "kind", "query", "rows",
    }  # fmt: skip
    ask(client, SELECT + "# logged", "text/csv")
    assert last_logged(process)["query"] == entry["query"]


def test_a_limit_is_logged(client, process):
    ask(client, ENDLESS)
    entry = last_logged(process)
    assert (entry["status"], entry["limit"]) == (504, "time")


def test_a_request_that_was_given_up_is_logged_as_such(client, process):
    head = f"GET /sparql?query={urllib.parse.quote(ENDLESS)} HTTP/1.1\r\nHost: x\r\n\r\n"
    with socket.create_connection((client.host, client.port)) as connection:
        connection.sendall(head.encode())
        time.sleep(0.2)
    wait_until(lambda: '"status": 499' in Path(process.log).read_text(encoding="utf-8"))


def test_a_keep_alive_connection_serves_many_requests(client):
    connection = http.client.HTTPConnection(client.host, client.port)
    for n in range(50):
        connection.request("GET", f"/sparql?query=ASK%7B%7D%23{n}")
        assert connection.getresponse().read() == b'{"head":{},"boolean":true}'
    connection.close()


def test_behind_a_proxy_the_client_and_the_scheme_are_the_proxy_s_word(tmp_path):
    options = {"behind_proxy": True, "log": str(tmp_path / "log"), "log_clients": True}
    with serving(store_of_a_thousand(), tmp_path, **options) as process:
        client = HttpClient(process.address)
        headers = {"X-Forwarded-For": "198.51.100.7, 2001:db8::1:2", "X-Forwarded-Proto": "https"}
        described = client.get("/sparql", headers=headers | {"Host": "graph.example"})
        assert "<https://graph.example/sparql>" in described.text
        entry = json.loads((tmp_path / "log").read_text().splitlines()[-1])
    assert entry["client"] == "2001:db8::/64"


@pytest.mark.skipif(sys.platform != "linux", reason="needs /dev/full")
def test_a_full_disk_loses_lines_of_the_log_and_no_requests(tmp_path):
    with serving(store_of_a_thousand(), tmp_path, workers=1, log="/dev/full") as process:
        client = HttpClient(process.address)
        for _ in range(3):
            assert ask(client, SELECT).status_code == 200
        process.terminate()
        assert process.stderr.read() == ""


def test_a_page_of_many_pieces_is_whole(client):
    text = SELECT + " # " + "again " * 150_000
    for _ in range(5):
        page = client.post("/sparql", data={"query": text}, headers={"Accept": BROWSER})
        assert page.status_code == 200
        assert page.text.count("again ") == 150_000
        assert page.text.rstrip().endswith("</html>")


@pytest.mark.skipif(sys.platform != "linux", reason="needs a bound on memory")
def test_each_limit_has_its_name_in_the_answer_and_in_the_log(tmp_path):
    log = tmp_path / "log"
    limits = {"workers": 1, "memory": 2**27, "answer": 1000, "time": 20, "log": str(log)}
    nested = "ASK { FILTER(" + "!" * 300_000 + "true) }"
    with serving(store_of_a_thousand(), tmp_path, **limits) as process:
        client = HttpClient(process.address)
        met = [
            ask(client, f"SELECT ?a ?c ?e {{ {CROSS} }} ORDER BY ?c"),
            ask(client, "SELECT ?s { ?s ?p ?o }"),
            client.post("/sparql", data=nested, content_type="application/sparql-query"),
        ]
    assert [each.json.get("limit", each.text) for each in met] == ["memory", "size", "nesting"]
    logged = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert [entry["limit"] for entry in logged] == ["memory", "size", "nesting"]
    assert {each.status_code for each in met} == {503}
