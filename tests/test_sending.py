"""Answers on their way out: in pieces, whole or broken off."""

import http.client
import socket
import struct
import time
import urllib.parse
import urllib.request

import pytest
from asking import BROWSER, SELECT, ask, metric
from clients import HttpClient, serving
from thousand import CROSS, ENDLESS, LONG, store_of_a_thousand


@pytest.fixture(scope="module")
def client(process):
    return HttpClient(process.address)


@pytest.fixture(scope="module")
def patient(tmp_path_factory):
    """A client with time for what is to come whole, however busy the machine is."""
    folder = tmp_path_factory.mktemp("patient")
    with serving(store_of_a_thousand(), folder, time=60, workers=1) as process:
        yield HttpClient(process.address)


def test_a_head_request_for_a_long_answer_does_not_work_it_out(client):
    """An endless answer, which would be stopped at the time limit if it were worked out."""
    stopped = metric(client, "disarmgraph_limits_total")
    query = f"SELECT ?a ?d ?g {{ {CROSS} }}"
    assert client.head("/sparql", query_string={"query": query}).status_code == 200
    assert metric(client, "disarmgraph_running") == 0
    assert metric(client, "disarmgraph_limits_total") == stopped


def test_a_long_answer_streams_and_is_whole(patient):
    response = ask(patient, LONG + " LIMIT 200000", "text/csv")
    assert response.headers["Transfer-Encoding"] == "chunked"
    assert response.text.count("\r\n") == 200_001


def test_the_first_rows_of_a_long_answer_come_before_the_last_are_found(client):
    """An endless answer, of which there would be nothing if it were held back until its end."""
    query = f"SELECT ?a ?d ?g {{ {CROSS} }}"
    address = client.address + "sparql?" + urllib.parse.urlencode({"query": query})
    with urllib.request.urlopen(address) as response:
        assert response.read(1000)


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
    stopped, connections = metric(client, "disarmgraph_limits_total"), []
    for _ in range(10):
        connection = socket.create_connection((client.host, client.port))
        connection.sendall(head)
        connections.append(connection)
    time.sleep(0.2)
    for connection in connections:
        # Closed by a reset, as when a browser is closed.
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        connection.close()
    assert ask(client, SELECT + "# after").status_code == 200
    assert metric(client, "disarmgraph_running") == 0
    assert metric(client, "disarmgraph_limits_total") < stopped + len(connections)


def test_a_page_of_many_pieces_is_whole(patient):
    text = SELECT + " # " + "again " * 150_000
    for _ in range(5):
        page = patient.post("/sparql", data={"query": text}, headers={"Accept": BROWSER})
        assert page.status_code == 200
        assert page.text.count("again ") == 150_000
        assert page.text.rstrip().endswith("</html>")
