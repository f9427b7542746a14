"""The process that forks workers.

A worker shares the graph with its parent, copy on write, so it must be forked; to fork a process
that runs threads or an event loop is unsafe. So one process is forked that holds the graph and does
nothing but fork workers when asked, and end them.
"""

import os
import signal
import socket
import struct
import threading
from contextlib import suppress
from typing import Self

from pyoxigraph import Store

from disarmgraph import child_process, texts
from disarmgraph.fault import Fault
from disarmgraph.workers import worker
from disarmgraph.workers.limits import Limits
from disarmgraph.workers.worker import Pages

DISORDER = -2
"""Instead of the signal that a worker died of: the engine ended it as it could not sort."""

_NUMBER = struct.Struct("!i")
_START = 0
_SAID = 2**16
"""Bytes of what a worker may say of its end, which is what a pipe holds."""


class NurseryLost(Fault):
    """There is nobody left to fork workers, so nothing can be answered until there is."""

    status = 503

    def __init__(self) -> None:
        english, self.french = texts.both("stopped-loading")
        super().__init__(english)


class Nursery:
    """The nursery as others see it: they hold one end of a socket, and when they close it, it ends.

    Its methods block until the nursery has answered; they may be called from any thread.
    """

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._lock = threading.Lock()

    @classmethod
    def of_store(cls, store: Store, pages: Pages, limits: Limits) -> Self:
        """A nursery forked from this process, which must have no threads."""
        ours, theirs = socket.socketpair()
        parent = os.getpid()

        def live() -> None:
            child_process.keep_sockets(theirs)
            child_process.die_with(parent)
            tend(theirs, store, pages, limits)

        child_process.fork(live)
        theirs.close()
        return cls(ours)

    def start_worker(self) -> tuple[int, socket.socket]:
        """The process number of a new worker and the connection to it.

        Raises NurseryLost, and OSError where the system has no room for a process.
        """
        ours, theirs = socket.socketpair()
        with theirs:
            try:
                answer = self._ask(_START, theirs)
            except NurseryLost:
                ours.close()
                raise
        if answer < 0:
            ours.close()
            raise OSError(-answer, os.strerror(-answer))
        return answer, ours

    def end_worker(self, pid: int) -> int:
        """Kills a worker, dead or alive; the signal that it died of, or DISORDER.

        Raises NurseryLost.
        """
        return self._ask(pid)

    def _ask(self, request: int, *connections: socket.socket) -> int:
        descriptors = [each.fileno() for each in connections]
        answer = b""
        with self._lock, suppress(OSError):
            socket.send_fds(self._control, [_NUMBER.pack(request)], descriptors)
            answer = self._control.recv(_NUMBER.size)
        if not answer:
            raise NurseryLost
        return _NUMBER.unpack(answer)[0]

    def close(self) -> None:
        """Lets the nursery end, and with it all its workers."""
        # Who waits for an answer in another thread is to be woken.
        with suppress(OSError):
            self._control.shutdown(socket.SHUT_RDWR)
        self._control.close()


def tend(control: socket.socket, store: Store, pages: Pages, limits: Limits) -> None:
    """A nursery's own life: answers requests until the other side closes the socket."""
    children: dict[int, int] = {}
    with suppress(ConnectionError):
        _answer_requests(control, children, store, pages, limits)
    for pid, said in children.items():
        _end(pid, said)


def _answer_requests(
    control: socket.socket,
    children: dict[int, int],
    store: Store,
    pages: Pages,
    limits: Limits,
) -> None:
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, _NUMBER.size, 1)
        if not message:
            return
        (request,) = _NUMBER.unpack(message)
        if request == _START:
            with socket.socket(fileno=descriptors[0]) as connection:
                answer = _start(connection, children, store, pages, limits)
        else:
            answer = _end(request, children.pop(request))
        control.sendall(_NUMBER.pack(answer))


def _start(
    connection: socket.socket,
    children: dict[int, int],
    store: Store,
    pages: Pages,
    limits: Limits,
) -> int:
    """The process number of a new worker, or below zero the number of the system's error.

    It is kept with the pipe in which the worker says why it ends.
    """
    nursery = os.getpid()
    try:
        reader, writer = os.pipe()
    except OSError as error:
        return -error.errno
    for end in (reader, writer):
        os.set_blocking(end, False)

    def live() -> None:
        for each in (reader, *children.values()):
            os.close(each)
        child_process.keep_sockets(connection)
        child_process.die_with(nursery)
        worker.confine(limits, writer)
        # The engine draws its numbers (UUID, RAND, blank nodes) thread by thread, from a state that
        # is made when a thread first asks: only a new thread has one that no sister has too.
        thread = threading.Thread(target=worker.work, args=(connection, store, pages, limits))
        thread.start()
        thread.join()

    try:
        pid = child_process.fork(live)
    except OSError as error:
        os.close(reader)
        return -error.errno
    finally:
        os.close(writer)
    children[pid] = reader
    return pid


def _end(pid: int, said: int) -> int:
    """Kills a child and waits for its end; it stays ours to kill until it has been waited for."""
    os.kill(pid, signal.SIGKILL)
    ended_by = os.WTERMSIG(os.waitpid(pid, 0)[1])
    with os.fdopen(said, "rb", buffering=0) as last_words:
        disorder = b"total order" in (last_words.read(_SAID) or b"")
    return DISORDER if ended_by == signal.SIGABRT and disorder else ended_by
