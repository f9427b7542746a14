import errno
import json
import os
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from disarmgraph import engine as engine_module
from disarmgraph import worker
from disarmgraph.engine import Engine, EngineBusy, Query, TimeLimitExceeded, WorkerLost
from disarmgraph.nursery import NurseryLost
from disarmgraph.query_text import QueryError

SIZE = 1000
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
"""A count over a thousand million rows."""

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="needs the limits that Linux has")


def store_of_a_thousand():
    store = Store()
    store.extend(
        Quad(NamedNode(f"urn:x:{n}"), NamedNode("urn:x:n"), Literal(str(n)), DefaultGraph())
        for n in range(SIZE)
    )
    return store


@pytest.fixture(scope="module")
def small():
    """An engine over a thousand triples that gives a query half a second."""
    with Engine(store_of_a_thousand(), time_limit=0.5, workers=2) as engine:
        yield engine


def count(engine):
    answer = engine.run(Query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"))
    return int(json.loads(answer.body)["results"]["bindings"][0]["n"]["value"])


def children(pid):
    """The process numbers of a process's children, from /proc."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(fields[1]) == pid and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return found


def descendants(pid):
    below = children(pid)
    return below + [each for child in below for each in descendants(child)]


def ticks(pid):
    """The processor time that a process has used."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11]


def wait_until(condition):
    deadline = time.monotonic() + 5
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert condition()


@pytest.mark.parametrize(
    ("text", "media_type", "body"),
    [
        ("ASK {}", "application/sparql-results+json", b'{"head":{},"boolean":true}'),
        ("SELECT ?o { <urn:x:7> ?p ?o }", "text/csv", b"o\r\n7\r\n"),
        (
            "PREFIX x: <urn:x:> CONSTRUCT WHERE { x:7 ?p ?o }",
            "text/turtle",
            b'@prefix x: <urn:x:> .\nx:7 x:n "7" .\n',
        ),
        ("DESCRIBE <urn:x:7>", "application/n-triples", b'<urn:x:7> <urn:x:n> "7" .\n'),
    ],
)
def test_an_answer_comes_in_the_media_type_asked_for(small, text, media_type, body):
    answer = small.run(Query(text, media_type))
    assert (answer.media_type, answer.body) == (media_type, body)


@pytest.mark.parametrize(
    ("text", "media_type"),
    [("ASK {}", "application/sparql-results+json"), ("DESCRIBE <urn:x:7>", "text/turtle")],
)
def test_each_kind_of_query_has_a_media_type_of_its_own_by_default(small, text, media_type):
    assert small.run(Query(text)).media_type == media_type


def test_a_media_type_that_does_not_fit_the_query_is_an_error(small):
    with pytest.raises(QueryError, match="text/turtle is no format for the answer to ASK"):
        small.run(Query("ASK {}", "text/turtle"))


def test_a_prefix_relative_to_the_base_does_no_harm_to_the_answer(small):
    text = "BASE <urn:x:> PREFIX x: <y#> CONSTRUCT WHERE { <urn:x:7> ?p ?o }"
    assert small.run(Query(text)).body == b'<urn:x:7> <urn:x:n> "7" .\n'


def test_the_dataset_of_a_request_replaces_that_of_the_store():
    store = Store()
    graphs = [NamedNode("urn:g:1"), NamedNode("urn:g:2"), DefaultGraph()]
    for graph, value in zip(graphs, "123", strict=True):
        store.add(Quad(NamedNode("urn:s"), NamedNode("urn:p"), Literal(value), graph))
    plain, named = "SELECT ?o { ?s ?p ?o }", "SELECT ?o { GRAPH ?g { ?s ?p ?o } }"
    cases = [
        (plain, (), (), b"3"),
        (plain, ("urn:g:1",), (), b"1"),
        (plain, (), ("urn:g:1",), b""),
        (named, (), ("urn:g:2",), b"2"),
        (named, ("urn:g:1",), (), b""),
    ]
    with Engine(store, workers=1) as engine:
        for text, default, names, expected in cases:
            answer = engine.run(Query(text, "text/csv", default, names))
            assert answer.body.split() == [b"o", *expected.split()], (text, default, names)


def test_a_query_is_stopped_at_the_time_limit_and_the_next_one_is_answered(small):
    started = time.monotonic()
    with pytest.raises(TimeLimitExceeded, match=r"stopped at the time limit of 0\.5 s"):
        small.run(Query(ENDLESS))
    assert 0.5 <= time.monotonic() - started < 1
    assert count(small) == SIZE


@on_linux
def test_a_stopped_query_leaves_no_process_at_work(small):
    with pytest.raises(TimeLimitExceeded):
        small.run(Query(ENDLESS))
    workers = children(small._nursery._pid)
    assert workers
    before = [ticks(pid) for pid in workers]
    time.sleep(0.2)
    assert [ticks(pid) for pid in workers] == before


def test_workers_that_were_killed_are_replaced():
    with Engine(store_of_a_thousand(), workers=2) as engine:
        for idle in engine._idle.queue:
            os.kill(idle._pid, signal.SIGKILL)
        wait_until(lambda: not any(idle._alive() for idle in engine._idle.queue))
        assert [count(engine), count(engine)] == [SIZE, SIZE]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT ?s {\n ?s ?p }", "line 2, column 8: '}' cannot stand here"),
        ("SELECT ?s { ?s ?p ?o BIND(1 AS ?o) }", "AS must name a new variable"),
        ("SELECT (<urn:f>(1) AS ?x) {}", "custom function <urn:f> is not supported"),
        ("SELECT ?s { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "SERVICE is not allowed"),
        ("INSERT DATA { <urn:s> <urn:p> 1 }", "INSERT is an update"),
    ],
)
def test_a_query_that_cannot_be_answered_is_an_error_that_helps(small, text, message):
    with pytest.raises(QueryError) as raised:
        small.run(Query(text))
    assert message in str(raised.value)


def test_a_graph_that_is_no_iri_is_an_error(small):
    with pytest.raises(QueryError, match=r"'no iri' cannot name a graph: .*; write a whole IRI"):
        small.run(Query("ASK {}", default_graphs=("no iri",)))


def test_a_service_that_is_hidden_from_the_tokenizer_still_reaches_nobody(small):
    """To the tokenizer ``<?b#>`` is an IRI, to the engine's parser less-than and a comment."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.5)
        hidden = f"SERVICE <http://127.0.0.1:{listener.getsockname()[1]}/> {{ ?s ?p ?o }}"
        text = (
            "BASE <urn:b> SELECT ?s { BIND(1 AS ?a) BIND(2 AS ?b) FILTER(?a<?b#>'''\n"
            f") {hidden} FILTER(1 = 1 #'''\n) }}"
        )
        with pytest.raises(QueryError, match="Too many open files"):
            small.run(Query(text))
        with pytest.raises(TimeoutError):
            listener.accept()


@pytest.mark.parametrize("text", ["ASK { FILTER(" + "!" * 300_000 + "true) }"])
def test_nesting_that_overflows_the_parser_is_an_error_and_harms_nobody_else(small, text):
    with pytest.raises(WorkerLost, match="nesting too deeply"):
        small.run(Query(text))
    assert count(small) == SIZE


@on_linux
def test_a_query_that_takes_all_memory_is_an_error_and_harms_nobody_else(monkeypatch):
    monkeypatch.setattr(worker, "MEMORY", 2**27)
    with Engine(store_of_a_thousand(), time_limit=60, workers=1) as engine:
        with pytest.raises(WorkerLost, match="more memory than a query may have"):
            engine.run(Query("SELECT ?a ?c ?e { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c"))
        assert count(engine) == SIZE


def test_an_answer_that_is_too_long_is_an_error(monkeypatch):
    monkeypatch.setattr(worker, "MAX_ANSWER", 1000)
    with Engine(store_of_a_thousand(), workers=1) as engine:
        with pytest.raises(WorkerLost, match="too long to be sent; ask for part of it"):
            engine.run(Query("SELECT ?s { ?s ?p ?o }"))
        assert count(engine) == SIZE


def test_a_query_waits_for_a_worker():
    with Engine(store_of_a_thousand(), time_limit=0.5, workers=1) as engine:
        with ThreadPoolExecutor() as pool:
            slow = pool.submit(engine.run, Query(ENDLESS))
            time.sleep(0.1)
            assert count(engine) == SIZE
        assert isinstance(slow.exception(), TimeLimitExceeded)


def test_one_query_too_many_is_turned_away_at_once(monkeypatch):
    monkeypatch.setattr(engine_module, "WAITING", 1)
    with (
        Engine(store_of_a_thousand(), time_limit=1, workers=1) as engine,
        ThreadPoolExecutor() as pool,
    ):
        for _ in range(2):
            pool.submit(engine.run, Query(ENDLESS))
        time.sleep(0.2)
        started = time.monotonic()
        with pytest.raises(EngineBusy, match="too many queries"):
            engine.run(Query("ASK {}"))
        assert time.monotonic() - started < 0.5


def test_a_query_that_gets_no_worker_in_time_is_told_so():
    with Engine(store_of_a_thousand(), time_limit=0.1, workers=1) as engine:
        taken = engine._idle.get()
        with pytest.raises(EngineBusy):
            engine.run(Query("ASK {}"))
        engine._idle.put(taken)
        assert engine.run(Query("ASK {}"))


def test_a_system_without_room_for_a_worker_is_told_so_and_not_fatal(monkeypatch):
    """The second call is the first worker's, the first call the nursery's."""
    calls = []
    fork = os.fork

    def scarce():
        calls.append(1)
        if len(calls) > 2:
            raise OSError(errno.EAGAIN, "")
        return fork()

    monkeypatch.setattr(os, "fork", scarce)
    with Engine(store_of_a_thousand(), workers=1) as engine:
        assert count(engine) == SIZE
        os.kill(engine._idle.queue[0]._pid, signal.SIGKILL)
        wait_until(lambda: not engine._idle.queue[0]._alive())
        for _ in range(2):
            with pytest.raises(EngineBusy, match="no process can be started: Resource temp"):
                engine.run(Query("ASK {}"))


def test_an_engine_that_cannot_start_says_so_and_leaves_no_process(monkeypatch):
    """The nursery is forked, its first worker cannot be."""
    forked = []
    fork = os.fork

    def scarce():
        if forked:
            raise OSError(errno.EAGAIN, "")
        forked.append(fork())
        return forked[0]

    monkeypatch.setattr(os, "fork", scarce)
    with pytest.raises(EngineBusy, match="no process can be started"):
        Engine(Store(), workers=1)
    with pytest.raises(ProcessLookupError):
        os.kill(forked[0], 0)


def test_many_threads_get_each_its_own_answer(small):
    def ask(n):
        return small.run(Query(f"SELECT ?o {{ <urn:x:{n}> ?p ?o }}", "text/csv")).body

    with ThreadPoolExecutor(max_workers=8) as pool:
        answers = list(pool.map(ask, range(200)))
    assert answers == [b"o\r\n%d\r\n" % n for n in range(200)]


@on_linux
def test_closing_leaves_no_process():
    before = set(descendants(os.getpid()))
    with Engine(store_of_a_thousand(), workers=2):
        assert len(set(descendants(os.getpid())) - before) == 3
    assert set(descendants(os.getpid())) <= before


@on_linux
def test_an_engine_whose_nursery_has_died_says_so():
    with Engine(store_of_a_thousand(), workers=1) as engine:
        os.kill(engine._nursery._pid, signal.SIGKILL)
        wait_until(lambda: not engine._idle.queue[0]._alive())
        with pytest.raises(NurseryLost, match="stop the server and start it again"):
            engine.run(Query("ASK {}"))


@on_linux
def test_nothing_survives_a_server_that_is_killed():
    script = (
        "import sys, threading, time; sys.path.insert(0, sys.argv[1]); import test_engine as t\n"
        "engine = t.Engine(t.store_of_a_thousand(), time_limit=60, workers=2)\n"
        "threading.Thread(target=engine.run, args=(t.Query(t.ENDLESS),)).start()\n"
        "print('ready', flush=True); time.sleep(60)"
    )
    command = [sys.executable, "-c", script, str(Path(__file__).parent)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"ready\n"
        family = descendants(process.pid)
        assert len(family) == 3
        process.kill()
    wait_until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in family))
