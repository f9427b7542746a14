"""Runs queries within limits: each in a worker process that is killed at its deadline."""

import queue
import signal
import socket
import threading
import time
from dataclasses import dataclass
from typing import Any, Self

from pyoxigraph import Store

from disarmgraph import channel, formats, grammar, query_text
from disarmgraph.fault import Fault
from disarmgraph.nursery import Nursery
from disarmgraph.query_text import QueryError

TIME_LIMIT = 10.0
WAITING = 8
"""How many queries may wait for a worker before another is turned away at once."""


class LimitExceeded(Fault):
    """The engine gave up on a query; nothing of an answer is handed out."""


class TimeLimitExceeded(LimitExceeded):
    """The query was stopped at its deadline."""


class WorkerLost(LimitExceeded):
    """The query needed more memory than it may have, or broke the process that ran it."""


class EngineBusy(LimitExceeded):
    """The query was not begun, since others took all the time there was."""


@dataclass(frozen=True)
class Query:
    """A query with the media type of its answer (default: the first for its kind) and its dataset.

    The dataset of the SPARQL Protocol: where either tuple has an IRI, the two replace what the
    query itself says with FROM and FROM NAMED.
    """

    text: str
    media_type: str | None = None
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answer:
    """A whole answer, written out in its media type."""

    media_type: str
    body: bytes


class Engine:
    """A few workers over one graph, which they share and nobody changes.

    Make it in the main thread, before there are other threads; then run() may be called from any.
    The time limit is in seconds, for each query; ``places`` is how many queries it holds at a time,
    those that run and those that wait. close() leaves no process behind.
    """

    def __init__(self, store: Store, time_limit: float = TIME_LIMIT, workers: int = 2) -> None:
        self.time_limit = time_limit
        self.workers = workers
        self._nursery = Nursery(store)
        self.places = workers + WAITING
        self._places = threading.BoundedSemaphore(self.places)
        self._idle: queue.LifoQueue[_Worker] = queue.LifoQueue()
        try:
            for _ in range(workers):
                self._idle.put(_Worker(self._nursery))
        except Fault:
            self.close()
            raise

    def run(self, query: Query) -> Answer:
        """Answers a query. Raises QueryError or LimitExceeded, or NurseryLost for good."""
        kind = query_text.kind(query.text)
        query_text.check(query.text)
        offered = [each.media_type for each in formats.offered(kind)]
        media_type = query.media_type or offered[0]
        if media_type not in offered:
            raise QueryError(f"{media_type} is no format for the answer to {kind}")
        head = {
            "media_type": media_type,
            "default_graphs": query.default_graphs,
            "named_graphs": query.named_graphs,
        }
        return Answer(media_type, self._ask(head, query.text))

    def _ask(self, head: dict[str, Any], text: str) -> bytes:
        busy = EngineBusy("too many queries are being answered; ask again in a few seconds")
        if not self._places.acquire(blocking=False):
            raise busy
        try:
            worker = self._idle.get(timeout=self.time_limit)
        except queue.Empty:
            raise busy from None
        else:
            try:
                answer, body = worker.ask(head, text, self.time_limit)
            finally:
                self._idle.put(worker)
        finally:
            self._places.release()
        if answer:
            raise _error(answer, text)
        return body

    def close(self) -> None:
        """Ends all workers; a query that is running ends with WorkerLost."""
        self._nursery.close()
        while not self._idle.empty():
            self._idle.get().hang_up()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()


class _Worker:
    """The server's side of one worker; a worker that is gone is replaced when it is next asked."""

    def __init__(self, nursery: Nursery) -> None:
        self._nursery = nursery
        self._start()

    def ask(self, head: dict[str, Any], text: str, limit: float) -> tuple[dict[str, Any], bytes]:
        """The answer to a request within the limit in seconds; past it, the worker is no more."""
        if not self._alive():
            self._replace()
        deadline = time.monotonic() + limit
        try:
            self._connection.settimeout(limit)
            channel.send(self._connection, head, text.encode())
            return channel.receive(self._connection, deadline)
        except TimeoutError:
            self._end()
            raise TimeLimitExceeded(
                f"stopped at the time limit of {limit:g} s; ask for less: bind more of the "
                "pattern, write MINUS for FILTER NOT EXISTS, or download the whole graph"
            ) from None
        except (EOFError, OSError):
            raise WorkerLost(_obituary(self._end())) from None

    def _alive(self) -> bool:
        """An idle worker says nothing: to be able to read from it means that it is gone."""
        if self._pid is None:
            return False
        self._connection.setblocking(False)
        try:
            self._connection.recv(1, socket.MSG_PEEK)
        except BlockingIOError:
            return True
        except ConnectionError:
            return False
        return False

    def _replace(self) -> None:
        if self._pid is not None:
            self._end()
        self._start()

    def _start(self) -> None:
        try:
            self._pid, self._connection = self._nursery.start_worker()
        except OSError as error:
            raise EngineBusy(
                f"no process can be started: {error.strerror}; ask again in a few seconds"
            ) from error

    def _end(self) -> int:
        """Ends the worker; the number of the signal that it died of."""
        pid, self._pid = self._pid, None
        self.hang_up()
        return self._nursery.end_worker(pid)

    def hang_up(self) -> None:
        """Closes the connection."""
        self._connection.close()


def _obituary(ended_by: int) -> str:
    """What a worker died of. Want of memory is the engine's abort or the system's kill."""
    if ended_by in (signal.SIGABRT, signal.SIGKILL):
        return (
            "stopped: the answer needs more memory than a query may have; "
            "join the parts of the pattern by shared variables, or ask for less"
        )
    return (
        "the query broke the process that ran it, most often by nesting too deeply; "
        "write it with less nesting"
    )


def _error(answer: dict[str, Any], text: str) -> Fault:
    """The error that a worker reports in the head of its answer."""
    if answer["error"] == "syntax":
        return grammar.explain(text)
    if answer["error"] == "query":
        return QueryError(answer["message"])
    if answer["error"] == "memory":
        return WorkerLost(_obituary(signal.SIGABRT))
    return WorkerLost("the answer is too long to be sent; ask for part of it, with LIMIT")
