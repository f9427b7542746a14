"""Who is next: a few places for many clients, so that none has to wait for another's many."""

import asyncio
from collections import Counter, OrderedDict, deque

from disarmgraph import texts
from disarmgraph.fault import Fault
from disarmgraph.workers.limits import Limits


class Busy(Fault):
    """There are too many requests by all clients."""

    status = 503
    limit = "busy"

    def __init__(self) -> None:
        english, self.french = texts.both("stopped-busy")
        super().__init__(english)


class TooMany(Fault):
    """There are too many requests by this client."""

    status = 429
    limit = "share"

    def __init__(self, waiting: int) -> None:
        english, self.french = texts.both("stopped-share", waiting=waiting)
        super().__init__(english)


class Turns:
    """Places for as many requests as there are workers; those who wait are served client by client.

    A client has at most its share of the places, also while others are free: what comes next from
    somebody else need not wait for its end.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._free = limits.workers
        self._held: Counter[str] = Counter()
        self._queues: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()
        self.waiting = 0

    @property
    def held(self) -> int:
        """How many requests have a place or wait for one."""
        return self._limits.workers - self._free + self.waiting

    async def enter(self, client: str) -> None:
        """Takes a place, after waiting for one. Raises Busy or TooMany instead of waiting long."""
        if self._free and self._held[client] < self._limits.share and client not in self._queues:
            self._take(client)
            return
        queue = self._queues.get(client, ())
        if len(queue) >= self._limits.waiting_per_client:
            raise TooMany(len(queue))
        if self.waiting >= self._limits.waiting:
            raise Busy
        turn = asyncio.get_running_loop().create_future()
        self._queues.setdefault(client, deque()).append(turn)
        self.waiting += 1
        try:
            await turn
        except asyncio.CancelledError:
            if not turn.cancelled():
                self.leave(client)
            raise

    def leave(self, client: str) -> None:
        """Gives a place back; it goes to the client whose turn it is."""
        self._free += 1
        self._held[client] -= 1
        if not self._held[client]:
            del self._held[client]
        for next_client in list(self._queues):
            if not self._free:
                return
            if self._held[next_client] < self._limits.share:
                self._serve(next_client)

    def _take(self, client: str) -> None:
        self._free -= 1
        self._held[client] += 1

    def _serve(self, client: str) -> None:
        """Gives a place to the first who still waits in a client's queue, which then goes last."""
        queue = self._queues[client]
        while queue:
            turn = queue.popleft()
            self.waiting -= 1
            if not turn.done():
                self._take(client)
                turn.set_result(None)
                break
        self._queues.move_to_end(client)
        if not queue:
            del self._queues[client]
