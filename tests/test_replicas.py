"""Stores elsewhere that are silent, hang, come back or break off."""

import asyncio
import re
import socket
import subprocess
import sys
import threading

import pytest
from clients import EngineClient, HttpClient
from elsewhere_store import JSON, rows
from pyoxigraph import QueryResultsFormat as Results
from pyoxigraph import Store
from stores import free_port

from disarmgraph.files import query_files
from disarmgraph.serving import replicas
from disarmgraph.sparql.remote import RemoteStore
from disarmgraph.sparql.remote_answer import StoreRefused, StoreUnavailable

pytestmark = pytest.mark.slow


def test_a_store_that_is_silent_is_an_error_at_the_start_and_later():
    address = f"http://127.0.0.1:{free_port()}/sparql"
    store = RemoteStore([address])
    with pytest.raises(StoreUnavailable, match="no SPARQL endpoint answers"):
        store.check()
    with EngineClient(store, time=10, descriptors=64, workers=1) as client:
        whole = client.ask("ASK {}", "*/*")
    assert whole.status == 502
    assert b"the store does not answer" in whole.body
    assert b"no connection" in whole.body


def test_another_replica_answers_for_one_that_is_silent(published, client):
    silent = f"http://127.0.0.1:{free_port()}/sparql"
    store = RemoteStore([silent, published.query])
    assert store.check() == [silent]
    question = query_files()[0].read_text(encoding="utf-8")
    with EngineClient(store, descriptors=64, workers=1) as both:
        for _ in range(3):
            assert rows(both.ask(question)) == rows(client.ask(question))


@pytest.fixture
def hung():
    """An endpoint that accepts connections and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"


def test_a_replica_that_hangs_is_found_and_not_asked(hung, published):
    command = [sys.executable, "-m", "disarmgraph", "serve", "--port", "0"]
    with subprocess.Popen(
        [*command, "--store", hung, "--store", published.query],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        client = HttpClient(re.search(r"http://\S+/", process.stdout.readline())[0])
        assert f"{hung} does not answer" in process.stderr.readline()
        lines = client.get("/metrics").text.splitlines()
        assert f'disarmgraph_store_up{{store="{hung}"}} 0.0' in lines
        assert f'disarmgraph_store_up{{store="{published.query}"}} 1.0' in lines
        assert client.get("/health/ready").text == "ready: from a store elsewhere\n"
        assert client.get("/sparql?query=ASK%7B%7D").status_code == 200
        process.terminate()
        assert process.wait(timeout=20) == 0


async def answer_ask(reader, writer):
    """What a store says that is asked whether it is there."""
    await reader.readuntil(b"ASK")
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}")
    await writer.drain()
    writer.close()


def test_a_store_that_goes_and_comes_back_is_seen(monkeypatch, caplog):
    monkeypatch.setattr(replicas, "EVERY", 0.02)

    async def watched():
        port = free_port()
        kept = replicas.Replicas([f"http://127.0.0.1:{port}/"])
        kept.start()
        async with asyncio.timeout(20):
            while not kept.none_left:
                await asyncio.sleep(0.01)
            async with await asyncio.start_server(answer_ask, "127.0.0.1", port):
                while kept.down:
                    await asyncio.sleep(0.01)
        await kept.close()

    asyncio.run(watched())
    told = [record.getMessage() for record in caplog.records]
    assert [message.partition("/ ")[2] for message in told if "127.0.0.1" in message] == [
        "does not answer; no other store is left",
        "answers again",
    ]


def test_who_is_asked_instead_of_a_store_that_is_gone_is_said(caplog):
    gone = f"http://127.0.0.1:{free_port()}/"

    async def watched():
        async with await asyncio.start_server(answer_ask, "127.0.0.1", 0) as server:
            host, port = server.sockets[0].getsockname()
            kept = replicas.Replicas([gone, f"http://{host}:{port}/"])
            kept.start()
            async with asyncio.timeout(20):
                while not kept.down:
                    await asyncio.sleep(0.01)
            await kept.close()

    asyncio.run(watched())
    told = [record.getMessage() for record in caplog.records]
    assert f"{gone} does not answer; the other stores are asked first" in told


@pytest.fixture
def breaking():
    """An endpoint that breaks off every answer in the middle."""
    whole = Store().query("SELECT ?x { VALUES ?x { 1 2 3 } }").serialize(format=Results.JSON)
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {JSON}\r\nContent-Length: {len(whole)}\r\n\r\n"

    def answer():
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            with connection:
                connection.recv(2**16)
                connection.sendall(head.encode() + whole[:-30])

    with socket.create_server(("127.0.0.1", 0)) as listener:
        thread = threading.Thread(target=answer)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
        listener.shutdown(socket.SHUT_RDWR)
        thread.join()


@pytest.mark.parametrize("accept", ["text/csv", "text/html"])
def test_an_answer_that_the_store_breaks_off_is_an_error(breaking, accept):
    with EngineClient(RemoteStore([breaking]), time=10, descriptors=64, workers=1) as client:
        whole = client.ask("SELECT ?x { VALUES ?x { 1 2 3 } }", accept)
    assert whole.status == 502
    assert b"the store broke off its answer" in whole.body


def test_an_answer_that_the_store_cuts_is_an_error():
    whole = b'{"head": {"vars": ["x"]}, "results": {"bindings": []}}'
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {JSON}\r\nX-SPARQL-MaxRows: 10000\r\n"

    def answer():
        with listener.accept()[0] as connection:
            connection.recv(2**16)
            connection.sendall(f"{head}Content-Length: {len(whole)}\r\n\r\n".encode() + whole)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=answer).start()
        store = RemoteStore([f"http://127.0.0.1:{listener.getsockname()[1]}/"])
        with pytest.raises(StoreRefused, match="no more than 10000 rows"):
            store.query("SELECT ?x { ?x ?y ?z }")
