"""The process that forks workers.

A worker shares the graph with its parent, copy on write, so it must be forked; to fork a web
process that runs threads is unsafe. So, before there are threads, one process is forked that does
nothing but fork workers when asked, and end them.
"""

import os
import signal
import socket
import struct
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress

from pyoxigraph import Store

from disarmgraph import worker
from disarmgraph.fault import Fault

_NUMBER = struct.Struct("!i")
_START = 0
_QUIT = -1


class NurseryLost(Fault):
    """There is nobody left to fork workers, so no query can be answered."""


class Nursery:
    """The nursery as the server sees it. Make it in the main thread, before there are others."""

    def __init__(self, store: Store) -> None:
        self._control, theirs = socket.socketpair()
        self._lock = threading.Lock()
        parent = os.getpid()
        self._pid = _fork(lambda: _tend(theirs, store, parent))
        theirs.close()

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
        """Kills a worker, dead or alive; the signal that it died of. Raises NurseryLost."""
        return self._ask(pid)

    def _ask(self, request: int, *connections: socket.socket) -> int:
        descriptors = [each.fileno() for each in connections]
        answer = b""
        with self._lock, suppress(OSError):
            socket.send_fds(self._control, [_NUMBER.pack(request)], descriptors)
            answer = self._control.recv(_NUMBER.size)
        if not answer:
            raise NurseryLost("the query engine has ended; stop the server and start it again")
        return _NUMBER.unpack(answer)[0]

    def close(self) -> None:
        """Ends the nursery and all its workers."""
        with self._lock, self._control:
            with suppress(ConnectionError):
                self._control.sendall(_NUMBER.pack(_QUIT))
            os.waitpid(self._pid, 0)


def _fork(task: Callable[[], None]) -> int:
    """Runs the task in a child process, which never returns to the caller's code."""
    pid = os.fork()
    if pid:
        return pid
    try:
        # The terminal sends Ctrl-C to the whole group: it is for the server to say what ends.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        task()
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def _tend(control: socket.socket, store: Store, parent: int) -> None:
    """The nursery's own life: answers requests until the server closes or quits."""
    worker.die_with(parent)
    children: set[int] = set()
    while True:
        message, descriptors, _, _ = socket.recv_fds(control, _NUMBER.size, 1)
        request = _NUMBER.unpack(message)[0] if message else _QUIT
        if request == _QUIT:
            break
        if request == _START:
            with socket.socket(fileno=descriptors[0]) as connection:
                answer = _start(control, connection, store)
            if answer > 0:
                children.add(answer)
        else:
            answer = _end(request)
            children.remove(request)
        control.sendall(_NUMBER.pack(answer))
    for pid in children:
        _end(pid)


def _start(control: socket.socket, connection: socket.socket, store: Store) -> int:
    """The process number of a new worker, or below zero the number of the system's error."""
    nursery = os.getpid()
    try:
        return _fork(lambda: _live(control, connection, store, nursery))
    except OSError as error:
        return -error.errno


def _live(control: socket.socket, connection: socket.socket, store: Store, nursery: int) -> None:
    """A worker's own life. Only this worker holds its end of its connection."""
    control.close()
    worker.die_with(nursery)
    worker.confine()
    worker.work(connection, store)


def _end(pid: int) -> int:
    """Kills a child and waits for its end; it stays ours to kill until it has been waited for."""
    os.kill(pid, signal.SIGKILL)
    return os.WTERMSIG(os.waitpid(pid, 0)[1])
