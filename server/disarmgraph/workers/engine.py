"""Answers requests within limits: each in a worker process that is killed at its deadline."""

import asyncio
import logging
import os
import signal
from collections import deque
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Self

from disarmgraph import texts
from disarmgraph.fault import Fault
from disarmgraph.protocol.request import Request
from disarmgraph.sparql.evaluation import MemoryLimitExceeded
from disarmgraph.workers import channel
from disarmgraph.workers.limits import Limits
from disarmgraph.workers.nursery import DISORDER, Nursery, NurseryLost
from disarmgraph.workers.turns import Busy, Turns

SPOOL = 4 * 2**20
"""Bytes of a reply that are held for a client who reads slowly, before its worker has to wait."""

PATIENCE = 1.0
"""Seconds after which a request is a long one, which leaves the processor to the short ones.

Its worker cannot be raised again and is replaced, which is not for nothing: what a worker reads of
the graph becomes its own little by little, since the engine counts references, and a new one begins
with that anew.
"""

NICENESS = 15
PAUSE = 0.5
"""Seconds until a worker that could not be started is tried again."""

_NOBODY_KNOWS = -1
_LOG = logging.getLogger("disarmgraph")


class TimeLimitExceeded(Fault):
    """The query was stopped at its deadline."""

    status = 504
    limit = "time"

    def __init__(self, seconds: float) -> None:
        english, self.french = texts.both("stopped-time", seconds=f"{seconds:g}")
        super().__init__(english)


class WorkerLost(Fault):
    """The request broke the process that worked on it."""

    status = 503
    limit = "nesting"

    def __init__(self) -> None:
        english, self.french = texts.both("stopped-nesting")
        super().__init__(english)


class NoOrder(Fault):
    """ORDER BY met values that the engine has no order for."""

    status = 503
    limit = "order"

    def __init__(self) -> None:
        english, self.french = texts.both("stopped-order")
        super().__init__(english)


class Incomplete(Fault):
    """A reply that had begun will not be whole, so that nobody may take it as whole."""


class SlowClient(Incomplete):
    """The client read so slowly that it held a worker for longer than a query may take."""


@dataclass(frozen=True)
class Whole:
    """A whole reply."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes

    def notes(self) -> list[str]:
        """What its reader should know of an answer, which is sent as warnings (RFC 7234, 5.5)."""
        return [value.split('"', 1)[1][:-1] for name, value in self.headers if name == "Warning"]


class Engine:
    """A few workers over one graph, which they share and nobody changes.

    Make it in the event loop that it is used in, and start() it.
    """

    def __init__(self, nursery: Nursery, limits: Limits) -> None:
        self.limits = limits
        self.nursery = nursery
        self.turns = Turns(limits)
        self.lost = False
        self.busy: set[_Worker] = set()
        self._ready: asyncio.LifoQueue[_Worker] = asyncio.LifoQueue()
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False

    async def start(self) -> Self:
        """Starts the workers. Raises NurseryLost, or OSError where there is room for none."""
        for _ in range(self.limits.workers):
            await self._start_worker()
        return self

    async def answer(self, request: Request, client: str = "") -> "Reply":
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
        reply = Reply(self, worker, client)
        try:
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

    async def _worker(self) -> "_Worker":
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

    def release(self, worker: "_Worker", client: str) -> None:
        """Takes back a worker that has done its work, or has been ended."""
        self.busy.discard(worker)
        self.turns.leave(client)
        if worker.alive and not worker.nice:
            self._ready.put_nowait(worker)
        else:
            self.bury(worker)

    def bury(self, worker: "_Worker") -> None:
        """Ends a worker for good and starts another in its place."""
        if worker.buried or self._closed:
            return
        worker.buried = True
        worker.hang_up()
        task = asyncio.ensure_future(self._replace(worker))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _replace(self, worker: "_Worker") -> None:
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
                worker.died_of.set_result(_NOBODY_KNOWS)

    async def _start_worker(self) -> None:
        pid, connection = await asyncio.to_thread(self.nursery.start_worker)
        if self._closed:
            connection.close()
            return
        loop = asyncio.get_running_loop()
        _, worker = await loop.create_unix_connection(lambda: _Worker(self, pid), sock=connection)
        self._ready.put_nowait(worker)


class _Worker(asyncio.Protocol):
    """The front's side of one worker."""

    def __init__(self, engine: Engine, pid: int) -> None:
        self.pid = pid
        self.alive = True
        self.nice = False
        self.buried = False
        self.died_of: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._engine = engine
        self._decoder = channel.Decoder()
        self._reply: Reply | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:
        self.transport = transport

    def ask(self, reply: "Reply", request: Request) -> None:
        """Sends a request; the messages that come back are for that reply."""
        self._reply = reply
        self._engine.busy.add(self)
        self.transport.write(channel.encode(*request.message()))

    def data_received(self, data: bytes) -> None:
        for head, piece in self._decoder.feed(data):
            if self._reply is not None:
                self._reply.receive(head, piece)

    def connection_lost(self, error: Exception | None) -> None:
        self.alive = False
        if self._reply is not None:
            self._reply.lose()
        elif not self.buried:
            self._engine.bury(self)

    def dismiss(self) -> None:
        """Nobody waits for messages any more."""
        self._reply = None

    def give_way(self) -> None:
        """Leaves the processor to others from now on; a worker cannot undo this."""
        self.nice = True
        with suppress(ProcessLookupError):
            os.setpriority(os.PRIO_PROCESS, self.pid, NICENESS)

    def kill(self) -> None:
        """Stops it at once. It stays the nursery's to wait for, so that its number is its own."""
        if self.alive:
            self.alive = False
            with suppress(ProcessLookupError):
                os.kill(self.pid, signal.SIGKILL)
            self.transport.abort()

    def hang_up(self) -> None:
        """Closes the connection, at which a worker that is idle ends."""
        self.transport.abort()


class Reply:
    """What a worker replies: the head, then the body piece by piece.

    The worker is free as soon as it has sent the last piece, whether or not that has been read.
    ``limit`` names the limit that ended the reply, if one did.
    """

    def __init__(self, engine: Engine, worker: _Worker, client: str) -> None:
        self.head: dict = {}
        self.rows: int | None = None
        self.limit: str | None = None
        self._engine = engine
        self._worker: _Worker | None = worker
        self._client = client
        self._pieces: deque[bytes] = deque()
        self._spooled = 0
        self._full = False
        self._whole = False
        self._fault: Fault | None = None
        self._lost = False
        self._waiter: asyncio.Future[None] | None = None
        self._loop = asyncio.get_running_loop()
        self._started = self._loop.time()
        self._waited_for_client = 0.0
        self._timer = self._loop.call_later(min(PATIENCE, engine.limits.time), self._grow_impatient)

    async def begin(self) -> None:
        """Waits for the head."""
        while not self.head:
            await self._news()

    async def pieces(self) -> AsyncIterator[bytes]:
        """The body. Raises Incomplete, of which the worker's limits may be the cause."""
        while True:
            while self._pieces:
                piece = self._pieces.popleft()
                self._spooled -= len(piece)
                if self._full and self._spooled <= SPOOL // 2:
                    self._resume()
                yield piece
            if self._whole:
                return
            try:
                await self._news()
            except Fault as fault:
                raise Incomplete(str(fault)) from fault

    def whole_body(self) -> bytes | None:
        """The body if all of it has come, None while some is still to come."""
        return b"".join(self._pieces) if self._whole else None

    def receive(self, head: dict, piece: bytes) -> None:
        """Takes a message of the worker."""
        if not self.head:
            self.head = head
        if piece:
            self._pieces.append(piece)
            self._spooled += len(piece)
        if "broken" in head:
            self.limit = head.get("limit")
            self._fault = Incomplete(head["broken"])
            self._let_go()
        elif "end" in head:
            self.rows = head["rows"]
            self._whole = True
            self._let_go()
        elif self._spooled > SPOOL and not self._full:
            self._pause()
        self._wake()

    def lose(self) -> None:
        """The worker is gone before its last message."""
        self._lost = True
        self._wake()

    def close(self) -> None:
        """Stops the worker if it is still at work."""
        if self._worker is not None:
            self._worker.kill()
            self._let_go()

    async def _news(self) -> None:
        """Waits for the next message. Raises what has ended the worker instead."""
        if not (self._lost or self._fault or self._pieces):
            self._waiter = self._loop.create_future()
            try:
                await self._waiter
            finally:
                self._waiter = None
        if self._lost and self._worker is not None:
            worker = self._worker
            self._let_go()
            ended_by = await worker.died_of
            self._fault = self._fault or _obituary(ended_by)
            self.limit = self.limit or self._fault.limit
        if self._fault and not self._pieces:
            raise self._fault

    def _wake(self) -> None:
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    def _let_go(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            self._timer.cancel()
            worker.dismiss()
            if self._full and worker.alive:
                # Its last message can have come with the one that was too much.
                worker.transport.resume_reading()
            self._engine.release(worker, self._client)

    def _grow_impatient(self) -> None:
        """A long request leaves the processor to short ones; past the limit it is stopped."""
        left = self._engine.limits.time - (self._loop.time() - self._started)
        if left > 0:
            self._worker.give_way()
            self._timer = self._loop.call_later(left, self._stop)
        else:
            self._stop()

    def _stop(self) -> None:
        self._end(TimeLimitExceeded(self._engine.limits.time), "time")

    def _end(self, fault: Fault, limit: str) -> None:
        self._fault, self.limit = fault, limit
        self._worker.kill()
        self._let_go()
        self._wake()

    def _pause(self) -> None:
        """The client is behind: the worker waits, and its clock stands still for so long."""
        self._full = True
        self._worker.transport.pause_reading()
        self._timer.cancel()
        self._paused = self._loop.time()
        left = self._engine.limits.time - self._waited_for_client
        self._timer = self._loop.call_later(max(left, 0), self._give_up)

    def _resume(self) -> None:
        self._full = False
        if self._worker is None:
            return
        self._timer.cancel()
        paused = self._loop.time() - self._paused
        self._waited_for_client += paused
        self._started += paused
        self._worker.transport.resume_reading()
        left = self._engine.limits.time - (self._loop.time() - self._started)
        self._timer = self._loop.call_later(max(left, 0), self._stop)

    def _give_up(self) -> None:
        self._end(SlowClient("the answer was not read fast enough; read it faster"), "slow")


def _obituary(ended_by: int) -> Fault:
    """What a worker died of. Want of memory is the engine's abort or the system's kill."""
    if ended_by == _NOBODY_KNOWS:
        return NurseryLost()
    if ended_by == DISORDER:
        return NoOrder()
    if ended_by in (signal.SIGABRT, signal.SIGKILL):
        return MemoryLimitExceeded()
    return WorkerLost()
