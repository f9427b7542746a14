"""Answers requests within limits: each in a worker process that is killed at its deadline."""

import asyncio
import logging
from contextlib import suppress
from functools import partial
from typing import Self

from disarmgraph.protocol.request import Request
from disarmgraph.workers.limits import Limits
from disarmgraph.workers.link import Link
from disarmgraph.workers.nursery import Nursery, NurseryLost
from disarmgraph.workers.received import Received
from disarmgraph.workers.stopped import NOBODY_KNOWS
from disarmgraph.workers.turns import Busy, Turns
from disarmgraph.workers.whole import Whole

PAUSE = 0.5
"""Seconds until a worker that could not be started is tried again."""

_LOG = logging.getLogger("disarmgraph")


class Engine:
    """A few workers over one graph, which they share and nobody changes.

    Make it in the event loop that it is used in, and start() it.
    """

    def __init__(self, nursery: Nursery, limits: Limits) -> None:
        self.limits = limits
        self.nursery = nursery
        self.turns = Turns(limits)
        self.lost = False
        self.busy: set[Link] = set()
        self._ready: asyncio.LifoQueue[Link] = asyncio.LifoQueue()
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False

    async def start(self) -> Self:
        """Starts the workers. Raises NurseryLost, or OSError where there is room for none."""
        for _ in range(self.limits.workers):
            await self._start_worker()
        return self

    async def answer(self, request: Request, client: str = "") -> Received:
        """The reply of a worker, of which the head has come.

        The reply must be closed. Raises Busy, TooMany, TimeLimitExceeded, MemoryLimitExceeded,
        NoOrder, WorkerLost or NurseryLost.
        """
        if self.lost:
            raise NurseryLost
        await self.turns.enter(client)
        try:
            worker = await self._worker()
        except BaseException:
            self.turns.leave(client)
            raise
        reply = Received(worker, self.limits.time, partial(self._release, worker, client))
        try:
            self.busy.add(worker)
            worker.ask(reply, request)
            await reply.begin()
        except BaseException:
            reply.close()
            raise
        if "trace" in reply.head:
            _LOG.error("%s\n%s", request.path, reply.head["trace"])
        return reply

    async def fetch(self, request: Request, client: str = "") -> Whole:
        """The whole reply. Raises as answer() does, and Incomplete."""
        reply = await self.answer(request, client)
        try:
            body = b"".join([piece async for piece in reply.pieces()])
        finally:
            reply.close()
        headers = [(name, value) for name, value in reply.head["headers"]]
        return Whole(reply.head["status"], headers, body)

    async def close(self) -> None:
        """Ends all workers; a request that is being answered ends with WorkerLost."""
        self._closed = True
        for worker in self.busy:
            worker.hang_up()
        while not self._ready.empty():
            self._ready.get_nowait().hang_up()
        self.nursery.close()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def finish(self) -> None:
        """Closes it when it has answered all that it was asked."""
        while self.turns.held:
            await asyncio.sleep(PAUSE)
        await self.close()

    async def _worker(self) -> Link:
        """An idle worker; whoever has a place waits only for one that is being started."""
        try:
            while True:
                if self._ready.empty():
                    async with asyncio.timeout(self.limits.time):
                        worker = await self._ready.get()
                else:
                    worker = self._ready.get_nowait()
                if worker.alive:
                    return worker
        except TimeoutError:
            raise Busy from None

    def _release(self, worker: Link, client: str) -> None:
        """Takes back a worker that has done its work, or has been ended."""
        self.busy.discard(worker)
        self.turns.leave(client)
        if worker.alive and not worker.nice:
            self._ready.put_nowait(worker)
        else:
            self._bury(worker)

    def _bury(self, worker: Link) -> None:
        """Ends a worker for good and starts another in its place."""
        if worker.buried or self._closed:
            return
        worker.buried = True
        worker.hang_up()
        task = asyncio.ensure_future(self._replace(worker))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _replace(self, worker: Link) -> None:
        try:
            ended_by = await asyncio.to_thread(self.nursery.end_worker, worker.pid)
            worker.died_of.set_result(ended_by)
            while not self._closed:
                with suppress(OSError):
                    await self._start_worker()
                    return
                await asyncio.sleep(PAUSE)
        except NurseryLost:
            # Who watches over the nursery sees it too, and has another engine made.
            self.lost = True
            if not worker.died_of.done():
                worker.died_of.set_result(NOBODY_KNOWS)

    async def _start_worker(self) -> None:
        pid, connection = await asyncio.to_thread(self.nursery.start_worker)
        if self._closed:
            connection.close()
            return
        loop = asyncio.get_running_loop()
        _, worker = await loop.create_unix_connection(
            lambda: Link(pid, self._bury), sock=connection
        )
        self._ready.put_nowait(worker)
