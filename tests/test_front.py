"""The server by HTTP, in processes of its own, as clients meet it."""

import http.client
import socket
import time
import urllib.parse
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest
from asking import BROWSER, LIMIT, SELECT, ask, raw
from clients import HttpClient
from thousand import ENDLESS

from disarmgraph.protocol.request import MAX_BODY
from disarmgraph.serving.connections import MAX_CONNECTIONS_PER_CLIENT


@pytest.fixture(scope="module")
def client(process):
    return HttpClient(process.address)


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


@pytest.mark.slow
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


@pytest.mark.slow
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


def test_a_keep_alive_connection_serves_many_requests(client):
    connection = http.client.HTTPConnection(client.host, client.port)
    for n in range(50):
        connection.request("GET", f"/sparql?query=ASK%7B%7D%23{n}")
        assert connection.getresponse().read() == b'{"head":{},"boolean":true}'
    connection.close()
