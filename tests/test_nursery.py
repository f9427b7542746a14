"""Workers as processes: started, shared, killed, replaced, gone with who started them."""

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
from pyoxigraph import Store
from thousand import (
    ENDLESS,
    JSON,
    SIZE,
    children,
    count,
    descendants,
    on_linux,
    settle,
    store_of_a_thousand,
    wait_until,
    workers,
)

from disarmgraph.protocol.request import Request
from disarmgraph.workers import engine as engine_module
from disarmgraph.workers.nursery import Nursery, NurseryLost
from disarmgraph.workers.stopped import (
    TimeLimitExceeded,
)
from disarmgraph.workers.turns import Busy, TooMany


def ticks(pid):
    """The processor time that a process has used."""
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11]


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


@pytest.mark.slow
def test_workers_that_were_killed_are_replaced():
    with EngineClient(store_of_a_thousand(), workers=2) as client:
        before = workers(client)
        for pid in before:
            os.kill(pid, signal.SIGKILL)
        settle(client, without=before)
        assert [count(client), count(client)] == [SIZE, SIZE]


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


@pytest.mark.slow
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

    with EngineClient(store_of_a_thousand(), time=60, workers=1, **limits) as client:
        assert client.run(ask(client)) < 30
        assert count(client) == SIZE


@pytest.mark.slow
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


@pytest.mark.slow
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


@pytest.mark.slow
@on_linux
def test_closing_leaves_no_process():
    before = set(descendants(os.getpid()))
    with EngineClient(store_of_a_thousand(), workers=2):
        assert len(set(descendants(os.getpid())) - before) == 3
    wait_until(lambda: set(descendants(os.getpid())) <= before)


@pytest.mark.slow
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
        # A worker that has just been forked is about to be confined, before it is asked anything.
        wait_until(lambda pid=pid: files_at_most(pid) == ["0", "0"])
        names = {str(path.readlink()) for path in Path(f"/proc/{pid}/fd").iterdir()}
        sockets = {name for name in names if name.startswith("socket:")}
        assert len(sockets) == 1


def files_at_most(pid):
    limits = Path(f"/proc/{pid}/limits").read_text().splitlines()
    return next(line.split()[3:5] for line in limits if line.startswith("Max open files"))


@pytest.mark.slow
@on_linux
def test_nothing_survives_a_process_that_is_killed():
    script = (
        "import sys, asyncio; sys.path.insert(0, sys.argv[1]); import clients, thousand as t\n"
        "from disarmgraph.protocol.request import Request\n"
        "client = clients.EngineClient(t.store_of_a_thousand(), time=60, workers=2)\n"
        "async def ask():\n"
        "    asyncio.create_task(client.engine.fetch(Request.of_query(t.ENDLESS, t.JSON)))\n"
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
