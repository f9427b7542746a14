"""Replies as they are received from workers: in pieces, by slow clients, within the limits."""

import asyncio
import os
import time
from unittest.mock import Mock

import pytest
from clients import EngineClient
from thousand import CROSS, ENDLESS, JSON, LONG, SIZE, count, on_linux, settle, store_of_a_thousand

from disarmgraph.protocol.request import Request
from disarmgraph.workers import received as received_module
from disarmgraph.workers.engine import Engine
from disarmgraph.workers.limits import Limits
from disarmgraph.workers.nursery import Nursery
from disarmgraph.workers.received import SPOOL, Received
from disarmgraph.workers.stopped import (
    Incomplete,
    SlowClient,
    TimeLimitExceeded,
)
from disarmgraph.workers.worker import Page


@pytest.mark.slow
@on_linux
def test_a_long_request_leaves_the_processor_to_short_ones_and_its_worker_is_replaced(monkeypatch):
    monkeypatch.setattr(received_module, "PATIENCE", 0.1)

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


@pytest.mark.slow
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


@pytest.mark.slow
def test_an_answer_that_is_stopped_in_the_middle_is_never_taken_for_whole(monkeypatch):
    monkeypatch.setattr(received_module, "SPOOL", 2**30)
    text = f"SELECT ?a ?d ?g {{ {CROSS} }}"
    with (
        EngineClient(store_of_a_thousand(), time=0.5, workers=1) as client,
        pytest.raises(Incomplete, match="time limit"),
    ):
        client.ask(text)


@pytest.mark.slow
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


def test_patience_with_a_slow_client_ends_when_it_reads_on():
    async def read_on():
        reply = Received(Mock(), 60, Mock())
        reply.receive({"status": 200}, b"x" * (SPOOL + 1))
        patience = reply._timer
        assert not patience.cancelled()
        await anext(reply.pieces())
        reply.close()
        return patience.cancelled()

    assert asyncio.run(read_on())


@pytest.mark.slow
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
        assert client.run(leave(client)) < 30


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
