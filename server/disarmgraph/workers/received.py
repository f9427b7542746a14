"""A reply as it is received from a worker, which may take only so long for it."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable

from disarmgraph.fault import Fault
from disarmgraph.workers.link import Link
from disarmgraph.workers.stopped import Incomplete, SlowClient, TimeLimitExceeded, obituary

SPOOL = 4 * 2**20
"""Bytes of a reply that are held for a client who reads slowly, before its worker has to wait."""

PATIENCE = 1.0
"""Seconds after which a request is a long one, which leaves the processor to the short ones.

Its worker cannot be raised again and is replaced, which is not for nothing: what a worker reads of
the graph becomes its own little by little, since the engine counts references, and a new one begins
with that anew.
"""


class Received:
    """What a worker replies: the head, then the body piece by piece.

    The worker is free as soon as it has sent the last piece, whether or not that has been read;
    then ``release`` is called. ``limit`` names the limit that ended the reply, if one did.
    """

    def __init__(self, worker: Link, seconds: float, release: Callable[[], None]) -> None:
        self.head: dict = {}
        self.rows: int | None = None
        self.limit: str | None = None
        self._worker: Link | None = worker
        self._seconds = seconds
        self._release = release
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
        self._timer = self._loop.call_later(min(PATIENCE, seconds), self._grow_impatient)

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
            self._fault = self._fault or obituary(ended_by)
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
            self._release()

    def _grow_impatient(self) -> None:
        """A long request leaves the processor to short ones; past the limit it is stopped."""
        left = self._seconds - (self._loop.time() - self._started)
        if left > 0:
            self._worker.give_way()
            self._timer = self._loop.call_later(left, self._stop)
        else:
            self._stop()

    def _stop(self) -> None:
        self._end(TimeLimitExceeded(self._seconds), "time")

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
        left = self._seconds - self._waited_for_client
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
        left = self._seconds - (self._loop.time() - self._started)
        self._timer = self._loop.call_later(max(left, 0), self._stop)

    def _give_up(self) -> None:
        self._end(SlowClient("the answer was not read fast enough; read it faster"), "slow")
