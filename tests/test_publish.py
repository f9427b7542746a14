"""A graph published to a store elsewhere, again, or in vain."""

import socket
import threading
import time

import pytest
from elsewhere_store import send, started
from pyoxigraph import NamedNode, Quad, Store
from stores import free_port

from disarmgraph.dataset import publish
from disarmgraph.dataset.publish import NOTES, GraphStore, PublishError
from disarmgraph.files import GRAPHS
from disarmgraph.sparql.remote import RemoteStore

pytestmark = pytest.mark.slow


def test_what_is_published_again_is_what_has_changed(tmp_path, elsewhere):
    def quads(**graphs):
        node = NamedNode("urn:n")
        for name, size in graphs.items():
            for n in range(size):
                yield Quad(node, NamedNode(f"urn:p{n}"), node, NamedNode(GRAPHS + name))

    def published(*quads):
        store = Store()
        store.extend(quads)
        store.extend(Quad(*quad.triple) for quad in quads)
        return [step for step in send(store, elsewhere) if step[1] in ("a", "b")]

    with started(elsewhere.name, tmp_path) as elsewhere:
        assert published(*quads(a=1, b=2)) == [("sent", "a"), ("sent", "b")]
        assert published(*quads(a=1, b=3)) == [("kept", "a"), ("sent", "b")]
        assert published(*quads(a=1)) == [("kept", "a"), ("removed", "b")]
        remote = RemoteStore([elsewhere.query])
        assert not remote.contains_named_graph(NamedNode(GRAPHS + "b"))
        assert remote.contains_named_graph(NamedNode(GRAPHS + "a"))
        query = f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{GRAPHS}a> {{ ?s ?p ?o }} }}"
        assert next(iter(remote.query(query)))["n"].value == "1"


def test_publishing_that_was_broken_off_is_gone_on_with(tmp_path):
    store = Store()
    node = NamedNode("urn:n")
    store.extend(Quad(node, node, node, NamedNode(f"{GRAPHS}{n}")) for n in range(5))
    steps = []

    def break_off(step):
        steps.append(step)
        if step.number == 3:
            raise KeyboardInterrupt

    with started("oxigraph", tmp_path) as elsewhere:
        target = GraphStore(elsewhere.graphs)
        with pytest.raises(KeyboardInterrupt):
            publish.publish(store, target, with_union=False, tell=break_off)
        again = []
        publish.publish(store, target, with_union=False, tell=again.append)
    assert [step.done for step in again] == ["kept"] * 3 + ["sent"] * 2


def test_a_store_that_is_not_there_cannot_be_published_to(monkeypatch):
    monkeypatch.setattr(publish, "TRIES", 1)
    with pytest.raises(PublishError, match=r"GET of .*publication failed: .*refused; mend it"):
        publish.publish(
            Store(), GraphStore(f"http://127.0.0.1:{free_port()}/"), with_union=False, tell=print
        )


def test_a_store_that_refuses_without_a_word_is_told_by_its_status():
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def refuse():
            with listener.accept()[0] as connection:
                connection.recv(2**16)
                connection.sendall(b"HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n")

        threading.Thread(target=refuse).start()
        store = GraphStore(f"http://127.0.0.1:{listener.getsockname()[1]}/")
        with pytest.raises(PublishError, match="failed: 401 Unauthorized; mend it"):
            publish.publish(Store(), store, with_union=False, tell=print)


def test_a_store_may_take_longer_to_read_a_graph_than_to_answer_a_connection(monkeypatch):
    monkeypatch.setattr(publish, "TIMEOUT", (0.2, 0.2))
    graph = b"#" * 50_000_000 + b"\n"
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def read_slowly():
            connection, _ = listener.accept()
            with connection:
                time.sleep(1)
                left = len(graph)
                while left > 0 and (read := connection.recv(1 << 20)):
                    left -= len(read)
                connection.sendall(b"HTTP/1.1 204 No Content\r\n\r\n")

        reader = threading.Thread(target=read_slowly)
        reader.start()
        GraphStore(f"http://127.0.0.1:{listener.getsockname()[1]}/").put("urn:g", graph)
        reader.join()


def test_a_store_that_refuses_says_why(elsewhere):
    if elsewhere.user is None:
        target = GraphStore(elsewhere.query + "/nowhere")
        message = "404|405"
    else:
        target = GraphStore(elsewhere.graphs, elsewhere.user, "wrong")
        message = "401"
    with pytest.raises(PublishError, match=message):
        target.put(NOTES, b"<urn:a> <urn:a> <urn:a> .")
