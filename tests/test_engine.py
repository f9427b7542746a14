import asyncio
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from clients import EngineClient
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from disarmgraph.protocol.request import Request
from disarmgraph.sparql.evaluation import MemoryLimitExceeded
from disarmgraph.workers import engine as engine_module
from disarmgraph.workers.engine import (
    SPOOL,
    Engine,
    Incomplete,
    NoOrder,
    SlowClient,
    TimeLimitExceeded,
    WorkerLost,
)
from disarmgraph.workers.limits import Limits
from disarmgraph.workers.nursery import Nursery, NurseryLost
from disarmgraph.workers.turns import Busy, TooMany
from disarmgraph.workers.worker import Page

SIZE = 1000
JSON = "application/sparql-results+json"
CROSS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"
ENDLESS = f"SELECT (COUNT(*) AS ?n) {{ {CROSS} }}"
"""A count over a thousand million rows."""
LONG = "SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f }"
"""A million rows, some 40 MB."""

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
    with EngineClient(store_of_a_thousand(), time=0.5, workers=2) as client:
        yield client


def count(client):
    return int(client.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").body.split()[1])


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
    deadline = time.monotonic() + 20
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert condition()


def workers(client):
    """The process numbers of the workers that wait for work."""
    return [worker.pid for worker in client.engine._ready._queue if worker.alive]


def settle(client, count=None, without=()):
    """Lets the engine replace what has died, until so many workers wait (default: all).

    Those without which they must be are those whose end it has still to see.
    """
    count = client.limits.workers if count is None else count

    def settled():
        client.run(asyncio.sleep(0.05))
        return len(workers(client)) == count and not set(without) & set(workers(client))

    wait_until(settled)


@pytest.mark.parametrize(
    ("text", "media_type", "body"),
    [
        ("ASK {}", JSON, b'{"head":{},"boolean":true}'),
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
    whole = small.ask(text, media_type)
    assert (whole.status, whole.body) == (200, body)


def test_a_prefix_relative_to_the_base_does_no_harm_to_the_answer(small):
    text = "BASE <urn:x:> PREFIX x: <y#> CONSTRUCT WHERE { <urn:x:7> ?p ?o }"
    assert small.ask(text, "text/turtle").body == b'<urn:x:7> <urn:x:n> "7" .\n'


def test_a_query_is_stopped_at_the_time_limit_and_the_next_one_is_answered(small):
    started = time.monotonic()
    with pytest.raises(TimeLimitExceeded, match=r"stopped at the time limit of 0\.5 s"):
        small.ask(ENDLESS)
    assert 0.5 <= time.monotonic() - started < 3
    assert count(small) == SIZE


@pytest.mark.parametrize(
    "text",
    [
        ENDLESS,
        f"SELECT DISTINCT ?a ?d ?g {{ {CROSS} }}",
        f"SELECT (GROUP_CONCAT(?c) AS ?all) {{ {CROSS} }}",
        f"SELECT ?a {{ {CROSS} }} ORDER BY DESC(?c) LIMIT 1",
        f"SELECT ?a {{ {CROSS} FILTER(REGEX(CONCAT(?c, ?f, ?i), '(a+)+$')) }}",
        "SELECT (COUNT(*) AS ?n) { ?a (!<urn:y>)* ?b . ?c (!<urn:y>)* ?d . ?e (!<urn:y>)* ?f }",
    ],
)
def test_whatever_takes_too_long_is_stopped(small, text):
    with pytest.raises((TimeLimitExceeded, MemoryLimitExceeded, Incomplete)):
        small.ask(text)
    assert count(small) == SIZE


@on_linux
def test_a_stopped_query_leaves_no_process_at_work(small):
    with pytest.raises(TimeLimitExceeded):
        small.ask(ENDLESS)
    settle(small)
    idle = workers(small)
    assert len(idle) == 2
    before = [ticks(pid) for pid in idle]
    time.sleep(0.2)
    assert [ticks(pid) for pid in idle] == before


def test_workers_that_were_killed_are_replaced():
    with EngineClient(store_of_a_thousand(), workers=2) as client:
        before = workers(client)
        for pid in before:
            os.kill(pid, signal.SIGKILL)
        settle(client, without=before)
        assert [count(client), count(client)] == [SIZE, SIZE]


@on_linux
def test_a_long_request_leaves_the_processor_to_short_ones_and_its_worker_is_replaced(monkeypatch):
    monkeypatch.setattr(engine_module, "PATIENCE", 0.1)

    async def nice_of_the_worker(client):
        task = asyncio.create_task(client.engine.fetch(Request.of_query(ENDLESS, JSON)))
        await asyncio.sleep(0.3)
        (busy,) = client.engine.busy
        niceness = os.getpriority(os.PRIO_PROCESS, busy.pid)
        with pytest.raises(TimeLimitExceeded):
            await task
        return busy.pid, niceness

    with EngineClient(store_of_a_thousand(), time=0.5, workers=1) as client:
        pid, niceness = client.run(nice_of_the_worker(client))
        assert niceness > os.getpriority(os.PRIO_PROCESS, 0)
        settle(client, without=[pid])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT ?s {\n ?s ?p }", "line 2, column 8: '}' cannot stand here"),
        ("SELECT ?s { ?s ?p ?o BIND(1 AS ?o) }", "AS must name a new variable"),
        ("SELECT (<urn:f>(1) AS ?x) {}", "custom function <urn:f> is not supported"),
        ("SELECT ?s { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "SERVICE is not allowed"),
        ("INSERT DATA { <urn:s> <urn:p> 1 }", "INSERT is an update"),
        ("LOAD <http://127.0.0.1/>", "LOAD is an update"),
    ],
)
def test_a_query_that_cannot_be_answered_is_an_error_that_helps(small, text, message):
    whole = small.ask(text, "*/*")
    assert whole.status in (400, 403)
    assert message in whole.body.decode()


def test_a_graph_that_is_no_iri_is_an_error(small):
    target = "/sparql?query=ASK+%7B%7D&default-graph-uri=no+iri"
    whole = small.fetch(Request("GET", target))
    assert whole.status == 400
    assert "'no iri' cannot name a graph" in whole.body.decode()


@pytest.fixture
def listener():
    """A service on this machine, which nobody may reach."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.3)
        yield listener
        with pytest.raises(TimeoutError):
            listener.accept()


def test_a_service_that_is_hidden_from_the_tokenizer_still_reaches_nobody(small, listener):
    """To the tokenizer ``<?b#>`` is an IRI, to the engine's parser less-than and a comment."""
    hidden = f"SERVICE <http://127.0.0.1:{listener.getsockname()[1]}/> {{ ?s ?p ?o }}"
    text = (
        "BASE <urn:b> SELECT ?s { BIND(1 AS ?a) BIND(2 AS ?b) FILTER(?a<?b#>'''\n"
        f") {hidden} FILTER(1 = 1 #'''\n) }}"
    )
    whole = small.ask(text, "*/*")
    assert whole.status == 400
    assert "Too many open files" in whole.body.decode()


def test_from_a_file_or_the_network_fetches_nothing(small, listener, tmp_path):
    path = tmp_path / "secret.ttl"
    path.write_text("<urn:secret> <urn:p> 1 .")
    for address in (f"http://127.0.0.1:{listener.getsockname()[1]}/", path.as_uri()):
        assert small.ask(f"SELECT ?s FROM <{address}> {{ ?s ?p ?o }}").body == b"s\r\n"


def test_nesting_that_overflows_the_parser_is_an_error_and_harms_nobody_else():
    body = ("ASK { FILTER(" + "!" * 300_000 + "true) }").encode()
    request = Request("POST", "/sparql", {"content-type": "application/sparql-query"}, body)
    with EngineClient(store_of_a_thousand(), time=30, workers=1) as client:
        with pytest.raises(WorkerLost, match="nesting too deeply"):
            client.fetch(request)
        assert count(client) == SIZE


def test_values_that_the_engine_cannot_sort_are_an_error_and_harm_nobody_else():
    """It compares numbers by value, but a number with a text as text: 2 < 10 < "15" < 2."""
    values = " ".join(f'{n} "{n}"' for n in range(500))
    numbers_and_texts = f"SELECT ?v {{ VALUES ?v {{ {values} }} }} ORDER BY"
    with EngineClient(store_of_a_thousand(), workers=1) as client:
        with pytest.raises(NoOrder, match="cannot sort values of several kinds"):
            client.ask(f"{numbers_and_texts} ?v")
        assert count(client) == SIZE
        for advised in ("DATATYPE(?v) ?v", "STR(?v)"):
            assert client.ask(f"{numbers_and_texts} {advised}").body.count(b"\r\n") == 1001


@on_linux
def test_a_query_that_takes_all_memory_is_an_error_and_harms_nobody_else():
    with EngineClient(store_of_a_thousand(), time=60, memory=2**27, workers=1) as client:
        with pytest.raises(MemoryLimitExceeded, match="more memory than a query may have"):
            client.ask(f"SELECT ?a ?c ?e {{ {CROSS} }} ORDER BY ?c")
        assert count(client) == SIZE


def test_an_answer_that_is_too_long_is_an_error_before_it_begins_and_broken_off_after():
    with EngineClient(store_of_a_thousand(), answer=1000, workers=1) as client:
        whole = client.ask("SELECT ?s { ?s ?p ?o }")
        assert whole.status == 503
        assert b"longer than an answer may be" in whole.body
        assert count(client) == SIZE
    with EngineClient(store_of_a_thousand(), answer=200_000, workers=1) as client:
        with pytest.raises(Incomplete, match="longer than an answer may be"):
            client.ask(LONG)
        assert count(client) == SIZE


def test_a_long_answer_comes_in_pieces_and_whole(small):
    async def pieces():
        reply = await small.engine.answer(Request.of_query(LONG + " LIMIT 100000", "text/csv"))
        found = [piece async for piece in reply.pieces()]
        reply.close()
        return found, reply.rows

    found, rows = small.run(pieces())
    assert len(found) > 10
    assert b"".join(found).count(b"\r\n") == 100_001
    assert rows == 100_000


def test_an_answer_that_is_stopped_in_the_middle_is_never_taken_for_whole(monkeypatch):
    monkeypatch.setattr(engine_module, "SPOOL", 2**30)
    text = f"SELECT ?a ?d ?g {{ {CROSS} }}"
    with (
        EngineClient(store_of_a_thousand(), time=0.5, workers=1) as client,
        pytest.raises(Incomplete, match="time limit"),
    ):
        client.ask(text)


def test_a_client_who_does_not_read_on_loses_its_worker():
    async def linger(client):
        reply = await client.engine.answer(Request.of_query(LONG, "text/csv"))
        pieces = reply.pieces()
        await anext(pieces)
        await asyncio.sleep(0.8)
        with pytest.raises(Incomplete):
            [piece async for piece in pieces]
        assert isinstance(reply._fault, SlowClient)
        assert reply.limit == "slow"

    with EngineClient(store_of_a_thousand(), time=0.4, workers=1) as client:
        client.run(linger(client))
        assert count(client) == SIZE


def test_time_that_a_client_takes_is_not_the_query_s():
    async def dawdle(client):
        reply = await client.engine.answer(Request.of_query(LONG, "text/csv"))
        rows = 0
        async for piece in reply.pieces():
            rows += piece.count(b"\r\n")
            await asyncio.sleep(0.005)
        return rows

    with EngineClient(store_of_a_thousand(), time=2, workers=1) as client:
        assert client.run(dawdle(client)) == SIZE**2 + 1


def test_a_client_that_goes_away_frees_its_worker():
    async def leave(client):
        task = asyncio.create_task(client.engine.fetch(Request.of_query(ENDLESS, JSON)))
        await asyncio.sleep(0.1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        started = time.monotonic()
        await client.engine.fetch(Request.of_query("ASK {}", JSON))
        return time.monotonic() - started

    with EngineClient(store_of_a_thousand(), time=60, workers=1) as client:
        assert client.run(leave(client)) < 5


def test_a_light_client_does_not_wait_for_a_heavy_one():
    async def ask(client):
        heavy = [
            asyncio.create_task(client.engine.fetch(Request.of_query(ENDLESS, JSON), "heavy"))
            for _ in range(10)
        ]
        await asyncio.sleep(0.1)
        whole = await client.engine.fetch(Request.of_query("ASK {}", JSON), "light")
        unanswered = sum(not task.done() for task in heavy)
        for task in heavy:
            task.cancel()
        await asyncio.gather(*heavy, return_exceptions=True)
        return whole.status, unanswered

    with EngineClient(store_of_a_thousand(), time=5, workers=2) as client:
        assert client.run(ask(client)) == (200, 10)


@pytest.mark.parametrize(
    ("limits", "fault"),
    [({"waiting": 1}, Busy), ({"waiting_per_client": 1}, TooMany)],
)
def test_one_request_too_many_is_turned_away_at_once(limits, fault):
    async def ask(client):
        request = Request.of_query(ENDLESS, JSON)
        tasks = [asyncio.create_task(client.engine.fetch(request)) for _ in range(2)]
        await asyncio.sleep(0.1)
        started = time.monotonic()
        with pytest.raises(fault):
            await client.engine.fetch(request)
        waited = time.monotonic() - started
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        return waited

    with EngineClient(store_of_a_thousand(), time=5, workers=1, **limits) as client:
        assert client.run(ask(client)) < 1
        assert count(client) == SIZE


def test_a_system_without_room_for_a_worker_is_told_so_and_mends_itself(monkeypatch):
    monkeypatch.setattr(engine_module, "PAUSE", 0.1)
    with EngineClient(store_of_a_thousand(), time=0.3, workers=1) as client:
        start = client.engine.nursery.start_worker

        def refuse():
            raise BlockingIOError("Resource temporarily unavailable")

        client.engine.nursery.start_worker = refuse
        os.kill(workers(client)[0], signal.SIGKILL)
        settle(client, 0)
        with pytest.raises(Busy):
            count(client)
        client.engine.nursery.start_worker = start
        settle(client)
        assert count(client) == SIZE


def test_many_requests_get_each_its_own_answer(small):
    async def ask_all():
        requests = [
            Request.of_query(f"SELECT ?o {{ <urn:x:{n}> ?p ?o }}", "text/csv") for n in range(200)
        ]
        return await asyncio.gather(
            *(small.engine.fetch(each, str(n % 5)) for n, each in enumerate(requests))
        )

    answers = small.run(ask_all())
    assert [each.body for each in answers] == [b"o\r\n%d\r\n" % n for n in range(200)]


@pytest.mark.parametrize("call", ["STRUUID()", "RAND()", "UUID()"])
def test_chance_is_not_the_same_in_each_worker(call):
    """Forked processes begin with the same state of what the engine draws its numbers from."""
    slow = " . ".join(f"?a{n} ?b{n} ?c{n}" for n in range(2))
    text = f"SELECT ({call} AS ?x) (COUNT(*) AS ?n) {{ {slow} }}"

    async def ask_all(client):
        requests = (client.engine.fetch(Request.of_query(text, "text/csv"), c) for c in "abcd")
        return await asyncio.gather(*requests)

    with EngineClient(store_of_a_thousand(), workers=4) as client:
        drawn = [each.body.split()[1].partition(b",")[0] for each in client.run(ask_all(client))]
    assert len(set(drawn)) == 4


@on_linux
def test_closing_leaves_no_process():
    before = set(descendants(os.getpid()))
    with EngineClient(store_of_a_thousand(), workers=2):
        assert len(set(descendants(os.getpid())) - before) == 3
    wait_until(lambda: set(descendants(os.getpid())) <= before)


@on_linux
def test_an_engine_whose_nursery_has_died_says_so():
    before = set(children(os.getpid()))
    with EngineClient(store_of_a_thousand(), workers=1) as client:
        (nursery,) = set(children(os.getpid())) - before
        os.kill(nursery, signal.SIGKILL)
        settle(client, 0)
        wait_until(lambda: client.run(asyncio.sleep(0.05)) or client.engine.lost)
        with pytest.raises(NurseryLost):
            count(client)


@on_linux
def test_a_worker_has_no_descriptors_but_its_own(small):
    """So that it neither keeps the pipes of others open nor can open or reach anything."""
    for pid in workers(small):
        names = {str(path.readlink()) for path in Path(f"/proc/{pid}/fd").iterdir()}
        sockets = {name for name in names if name.startswith("socket:")}
        assert len(sockets) == 1
        limits = Path(f"/proc/{pid}/limits").read_text().splitlines()
        (files,) = (line.split()[3:5] for line in limits if line.startswith("Max open files"))
        assert files == ["0", "0"]


@on_linux
def test_nothing_survives_a_process_that_is_killed():
    script = (
        "import sys, asyncio; sys.path.insert(0, sys.argv[1]); import test_engine as t\n"
        "client = t.EngineClient(t.store_of_a_thousand(), time=60, workers=2)\n"
        "async def ask():\n"
        "    asyncio.create_task(client.engine.fetch(t.Request.of_query(t.ENDLESS, t.JSON)))\n"
        "    await asyncio.sleep(0.2); print('ready', flush=True); await asyncio.sleep(60)\n"
        "client.run(ask())"
    )
    command = [sys.executable, "-c", script, str(Path(__file__).parent)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout.readline() == b"ready\n"
        family = descendants(process.pid)
        assert len(family) == 3
        process.kill()
    wait_until(lambda: not any(Path(f"/proc/{pid}").exists() for pid in family))


def test_a_nursery_that_cannot_fork_says_why(monkeypatch):
    here, fork = os.getpid(), os.fork

    def scarce():
        if os.getpid() != here:
            raise BlockingIOError(11, "")
        return fork()

    monkeypatch.setattr(os, "fork", scarce)
    with (
        pytest.raises(OSError, match="Resource temporarily unavailable"),
        EngineClient(Store(), workers=1),
    ):
        pass


def test_a_lost_nursery_is_an_error():
    ours, theirs = socket.socketpair()
    theirs.close()
    nursery = Nursery(ours)
    with pytest.raises(NurseryLost):
        nursery.start_worker()
    nursery.close()


def test_a_worker_whose_reply_was_too_much_at_once_answers_the_next():
    """The end of a reply comes together with what makes its client slow."""
    body = b"x" * (SPOOL + 2**16)

    def pages(request):
        return Page(200, [("Content-Type", "text/plain")], body)

    limits = Limits(workers=1, time=5)
    with asyncio.Runner() as runner:
        nursery = Nursery.of_store(store_of_a_thousand(), pages, limits)
        engine = runner.run(started(nursery, limits))
        try:
            for _ in range(3):
                assert runner.run(engine.fetch(Request("GET", "/"))).body == body
        finally:
            runner.run(engine.close())


async def started(nursery, limits):
    return await Engine(nursery, limits).start()
