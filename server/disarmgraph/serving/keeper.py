"""The process that keeps the others: it starts them, sees them end, and hears signals.

There is nothing else in it that could fail. A graph is loaded in a process of its own, which then
is the nursery of its workers; another one takes over only when it is ready, and while it does no
request is dropped. Whatever is killed is started again; when the keeper is killed, the system ends
all the others.
"""

import json
import os
import selectors
import signal
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial

import click

from disarmgraph.child_process import die_with, fork, keep_sockets
from disarmgraph.serving import graph_process
from disarmgraph.serving.options import MESSAGE
from disarmgraph.serving.site import Load, ServeError, Site
from disarmgraph.serving.watched_files import WatchedFiles
from disarmgraph.workers.limits import DESCRIPTORS

PAUSE = 1.0
"""Seconds before a process that has ended is started again, between looks at the files, and for
which these have to be left alone before they are loaded."""

GRACE = 2.0
"""Seconds beyond the time limit that requests get to end when the server is stopped."""

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGCHLD)


class Keeper:
    """Starts the other processes and sees them end; ``ready`` is told what the first graph is."""

    def __init__(self, site: Site, listener: socket.socket, ready: Callable[[str], None]) -> None:
        self._site = site
        self._listener = listener
        self._ready = ready
        self._front: int | None = None
        self._line: socket.socket | None = None
        self._loading: dict[int, tuple[socket.socket, socket.socket]] = {}
        self._nursery: int | None = None
        self._greeted = False
        self._stopping = False
        self._watched = WatchedFiles(site.watched, PAUSE) if site.watched else None
        self._wakeup, theirs = socket.socketpair()
        for end in (self._wakeup, theirs):
            end.setblocking(False)
        self._theirs = theirs
        for number in _SIGNALS:
            signal.signal(number, lambda *_: None)
        signal.set_wakeup_fd(theirs.fileno(), warn_on_full_buffer=False)

    def run(self) -> None:
        """Lives until it is told to stop. Raises Fault where the first graph cannot be loaded."""
        self._start_front()
        self._load(self._site.first)
        while not self._stopping:
            with selectors.DefaultSelector() as selector:
                selector.register(self._wakeup, selectors.EVENT_READ)
                for pid, (status, _) in self._loading.items():
                    selector.register(status, selectors.EVENT_READ, pid)
                events = selector.select(PAUSE if self._watched else None)
            for key, _ in events:
                if key.data is None:
                    self._hear_signals()
                elif key.data in self._loading:
                    self._take_over(key.data)
            if self._watched and self._watched.have_changed():
                click.echo("The files of the graph have changed; loading them.", err=True)
                self._load()

    def stop(self) -> None:
        """Lets the front end what it has begun, then ends everything."""
        signal.set_wakeup_fd(-1)
        # While it is open here the system goes on taking connections that nobody will answer.
        self._listener.close()
        if self._front is not None:
            with suppress(ProcessLookupError):
                os.kill(self._front, signal.SIGTERM)
            self._wait(self._front, self._site.limits.time + GRACE)
        for pid in (*self._loading, self._nursery):
            if pid is not None:
                self._wait(pid, 0 if pid in self._loading else GRACE)

    def _wait(self, pid: int, seconds: float) -> None:
        """Waits for the end of a child, and brings it about when the time is over."""
        deadline = time.monotonic() + seconds
        with suppress(ChildProcessError):
            while os.waitpid(pid, os.WNOHANG)[0] == 0:
                if time.monotonic() > deadline:
                    os.kill(pid, signal.SIGKILL)
                    os.waitpid(pid, 0)
                    return
                time.sleep(0.01)

    def _hear_signals(self) -> None:
        with suppress(BlockingIOError):
            for number in self._wakeup.recv(MESSAGE):
                if number in (signal.SIGINT, signal.SIGTERM):
                    self._stopping = True
                elif number == signal.SIGHUP:
                    self._load()
                elif number == signal.SIGCHLD:
                    self._bury()

    def _bury(self) -> None:
        """Sees which children have ended, and starts others in their place."""
        with suppress(ChildProcessError):
            while (ended := os.waitpid(-1, os.WNOHANG)[0]) != 0:
                if ended in self._loading:
                    self._take_over(ended)
                elif ended == self._front and not self._greeted:
                    raise ServeError("the process for HTTP has ended at its start; see above")
                elif ended == self._front:
                    click.echo("The process for HTTP has ended; it is started again.", err=True)
                    time.sleep(PAUSE)
                    self._start_front()
                    self._load()
                elif ended == self._nursery:
                    # A front that has ended takes its nursery with it, and has another loaded.
                    self._nursery = None
                    if not self._stopping and not self._loading:
                        time.sleep(PAUSE)
                        self._load()

    def _start_front(self) -> None:
        if self._line is not None:
            self._line.close()
        self._line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)

        def live() -> None:
            # Imported here, so that the graph is loaded meanwhile.
            from disarmgraph.serving import front_process

            front_process.live(self._site.limits, self._site.options, self._listener, theirs)

        self._front = _child(live, self._listener, theirs)
        theirs.close()

    def _load(self, load: Load | None = None) -> None:
        """Starts a process that loads the graph; the latest takes over, older ones are ended."""
        load = load or self._site.load
        for pid in list(self._loading):
            self._abandon(pid)
        status, their_status = socket.socketpair()
        control, their_control = socket.socketpair()
        limits = self._site.limits
        if load is self._site.first:
            limits = replace(limits, descriptors=DESCRIPTORS)
        live = partial(graph_process.live, load, limits, their_status, their_control)
        pid = _child(live, their_status, their_control)
        their_status.close()
        their_control.close()
        self._loading[pid] = (status, control)

    def _abandon(self, pid: int) -> None:
        for end in self._loading.pop(pid):
            end.close()
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        self._wait(pid, 0)

    def _take_over(self, pid: int) -> None:
        """Hands a graph that is ready to the front; a broken one changes nothing."""
        status, control = self._loading.pop(pid)
        with status, control:
            message = status.recv(MESSAGE)
            told = json.loads(message) if message else {"error": "the graph could not be loaded"}
            if "error" in told:
                self._wait(pid, GRACE)
                if not self._greeted:
                    raise ServeError(told["error"])
                click.echo(f"Error: {told['error']}\nThe graph that was there stays.", err=True)
                return
            socket.send_fds(self._line, [json.dumps(told).encode()], [control.fileno()])
        before, self._nursery = self._nursery, pid
        if not self._greeted:
            answer = json.loads(self._line.recv(MESSAGE) or b'{"error": "no process for HTTP"}')
            if "error" in answer:
                raise ServeError(answer["error"])
            self._ready(told["about"])
            self._greeted = True
            if self._site.first is not None:
                self._load()
        elif before is not None:
            click.echo("The new graph is in place.", err=True)


def _child(live: Callable[[], None], *sockets: socket.socket) -> int:
    """The number of a new process with these sockets alone, which ends with the keeper."""
    keeper = os.getpid()

    def begun() -> None:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        keep_sockets(*sockets)
        die_with(keeper)
        live()

    return fork(begun)
