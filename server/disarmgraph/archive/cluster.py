"""Documents read on many machines: by the workers of a Dask cluster that see the same folders.

A worker has a station, which loads the names once and forks as many readers as the worker has
threads. Readers write drafts, the client alone writes the journal. A worker that ends costs time
only: what it was reading is read by another.
"""

import time
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import islice
from threading import Lock
from typing import Any

from distributed import Client, Future, Worker, WorkerPlugin, as_completed, get_worker

from disarmgraph import texts
from disarmgraph.archive.archive import Rows
from disarmgraph.archive.crew import Bounds
from disarmgraph.archive.journal import Outcome, Row
from disarmgraph.archive.station import Station
from disarmgraph.archive.task import Task, version
from disarmgraph.fault import Fault

WAITED = 60.0
"""Seconds for which a scheduler, or the first worker, is waited for."""
AHEAD = 2
"""Documents that are given out for each that can be read at once."""
TRIES = 3
"""How often a document may lose its station before it is given up."""
GREETINGS = 3
"""How often a scheduler is asked that greets in a way that is not understood."""
_ASKED_AGAIN = ("lost", "pending")
"""How a result is called whose worker has ended before it was fetched: another worker makes it."""
_COUNTED = 1.0
_NAME = "disarmgraph-read"


class ClusterError(Fault):
    """A cluster cannot be used."""


class Stationed(WorkerPlugin):
    """A station for each worker, begun with its first document."""

    name = _NAME

    def __init__(self, bounds: Bounds, home: str | None = None) -> None:
        self._bounds, self._home = bounds, home

    def setup(self, worker: Worker) -> None:
        """Called by the worker when it begins."""
        self._bounds = replace(self._bounds, processes=worker.state.nthreads)
        self._lock, self._station = Lock(), None

    def teardown(self, worker: Worker) -> None:
        """Called by the worker when it ends, or when the client does."""
        with self._lock:
            if self._station:
                self._station.close()

    def station(self) -> Station:
        """The station, another one where the last was lost."""
        with self._lock:
            if self._station is None or self._station.is_lost:
                self._station = Station(self._bounds, self._home)
            return self._station


def read_here(message: bytes) -> bytes:
    """The line about a task, carried out by the worker in which this is called."""
    plugin: Any = get_worker().plugins[_NAME]
    return plugin.station().ask(Task.of_message(message)).line()


class _Client(Client):
    """A client that ends at once where it does not reach its scheduler.

    distributed leaves that to the garbage collector, which may come upon it while the next client
    holds the lock that it then waits for.
    """

    def __init__(self, address: str) -> None:
        try:
            super().__init__(address, timeout=WAITED, set_as_default=False)
        except (OSError, ValueError, AssertionError):
            self.close()
            raise


@contextmanager
def readers(address: str, bounds: Bounds, home: str | None = None) -> Iterator[Rows]:
    """The workers of the scheduler at an address (``tcp://127.0.0.1:8786``). Raises ClusterError.

    The number of processes is that of the threads of each worker.
    """
    try:
        client = _greeted(address)
    except (OSError, ValueError, AssertionError) as error:
        reason = str(error) or type(error).__name__
        raise ClusterError.of("read-no-scheduler", address=address, reason=reason) from error
    with client:
        try:
            client.wait_for_workers(1, timeout=WAITED)
        except TimeoutError as error:
            raise ClusterError.of("read-no-worker", address=address) from error
        client.register_plugin(Stationed(bounds, home))
        try:
            yield partial(_rows, client)
        finally:
            client.unregister_worker_plugin(_NAME)


def _greeted(address: str, tries: int = GREETINGS) -> Client:
    """A client of the scheduler at an address.

    A scheduler that says something else together with its greeting is taken by distributed for
    broken, with an AssertionError; asked again it greets.
    """
    try:
        return _Client(address)
    except AssertionError:
        if tries == 1:
            raise
        return _greeted(address, tries - 1)


def _rows(client: Client, tasks: Iterable[Task]) -> Iterator[Row]:
    """What becomes of each task, as they are done; no more are given out than soon have a turn."""
    left, run = iter(tasks), uuid.uuid4().hex
    given: dict[str, Task] = {}
    running = as_completed(loop=client.loop)
    room = _Room(client)

    def give() -> None:
        for task in islice(left, max(0, room.now() - len(given))):
            key = f"read-{run}-{task.path.encode(errors='surrogateescape').hex()}"
            future = client.submit(read_here, task.message(), key=key, pure=False, retries=TRIES)
            given[key] = task
            running.add(future)

    give()
    for future in running:
        if future.status in _ASKED_AGAIN:
            running.add(future)
            continue
        yield _row(future, given.pop(future.key))
        future.release()
        give()


class _Room:
    """How many documents may be given out: workers come and go."""

    def __init__(self, client: Client) -> None:
        self._client, self._counted, self._room = client, 0.0, 0

    def now(self) -> int:
        if time.monotonic() - self._counted > _COUNTED:
            threads = sum(self._client.nthreads().values())
            self._room = max(1, AHEAD * threads)
            self._counted = time.monotonic()
        return self._room


def _row(future: Future, task: Task) -> Row:
    """The row of a task that is done, or that no worker has lived to do."""
    if future.status != "finished":
        told = texts.text(
            "read-died", task.language, path=task.path, signal=type(future.exception()).__name__
        )
        return task.row(Outcome.DIED, message=told)
    row = Row.of_line(future.result())
    if row.reader != version():
        raise ClusterError.of("read-other-version", here=version(), there=row.reader)
    return row
