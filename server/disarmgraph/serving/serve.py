"""The server as processes: one that keeps the others, one for HTTP, one for each graph.

The keeper does nothing but start processes and see them end, so that there is nothing in it that
could fail. A graph is loaded in a process of its own, which then is the nursery of its workers;
another one takes over only when it is ready, and while it does no request is dropped. Whatever is
killed is started again; when the keeper is killed, the system ends all the others.
"""

import json
import os
import selectors
import signal
import socket
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

import click

from disarmgraph import files
from disarmgraph.fault import Fault
from disarmgraph.serving.loaded import Loaded
from disarmgraph.serving.options import MESSAGE, Options
from disarmgraph.workers import worker
from disarmgraph.workers.limits import DESCRIPTORS, Limits
from disarmgraph.workers.nursery import fork, tend

BACKLOG = 1024
PAUSE = 1.0
"""Seconds before a process that has ended is started again, and between looks at the files."""

GRACE = 2.0
"""Seconds beyond the time limit that requests get to end when the server is stopped."""

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGCHLD)


class ServeError(Fault):
    """The server cannot listen where it was told to, or write its log."""


Load = Callable[[], Loaded]
"""Loads a graph; raises Fault where it cannot be used."""


@dataclass(frozen=True)
class Site:
    """What to serve where.

    ``first`` loads what answers until ``load`` has ended for the first time, where that takes
    long; its workers may open files, as they may have to make their pages themselves. ``watched``
    are the files whose change brings a new graph.
    """

    load: Load
    host: str
    port: int
    limits: Limits
    options: Options
    watched: Callable[[], list[Path]] | None = None
    first: Load | None = None


def serve(site: Site) -> None:
    """Answers requests until SIGINT or SIGTERM; no process is left behind.

    SIGHUP loads the graph again. Raises ServeError, or the Fault of a graph that cannot be loaded
    at the start.
    """
    _try_log(site.options.log)
    with _listen(site.host, site.port) as listener:
        keeper = _Keeper(site, listener)
        try:
            keeper.run()
        finally:
            keeper.stop()
    click.echo("Stopped.")


def _try_log(log: str | None) -> None:
    if log not in (None, "-"):
        try:
            with Path(log).open("a"):
                pass
        except OSError as error:
            raise ServeError(
                f"{log}: cannot be written: {error.strerror}; choose another --log"
            ) from error


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(BACKLOG)
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise ServeError(
            f"cannot listen on {host}, port {port}: {reason}; "
            "stop what uses it, or choose others with --host and --port"
        ) from error
    return listener


class _Keeper:
    """Starts the other processes and sees them end."""

    def __init__(self, site: Site, listener: socket.socket) -> None:
        self._site = site
        self._listener = listener
        self._front: int | None = None
        self._line: socket.socket | None = None
        self._loading: dict[int, tuple[socket.socket, socket.socket]] = {}
        self._nursery: int | None = None
        self._greeted = False
        self._stopping = False
        self._seen = self._stamps()
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
                watching = self._site.watched is not None
                events = selector.select(PAUSE if watching else None)
            for key, _ in events:
                if key.data is None:
                    self._hear_signals()
                elif key.data in self._loading:
                    self._take_over(key.data)
            self._watch()

    def stop(self) -> None:
        """Lets the front end what it has begun, then ends everything."""
        signal.set_wakeup_fd(-1)
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

    def _watch(self) -> None:
        if self._site.watched is not None:
            stamps = self._stamps()
            if stamps != self._seen:
                self._seen = stamps
                click.echo("The files of the graph have changed; loading them.", err=True)
                self._load()

    def _stamps(self) -> list[tuple[Path, int, int]]:
        """What tells the files from what they were before."""
        found = []
        for path in self._site.watched() if self._site.watched else ():
            with suppress(FileNotFoundError):
                stat = path.stat()
                found.append((path, stat.st_mtime_ns, stat.st_size))
        return found

    def _start_front(self) -> None:
        if self._line is not None:
            self._line.close()
        self._line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        keeper = os.getpid()

        def live() -> None:
            _forget_signals()
            worker.keep_sockets(self._listener, theirs)
            worker.die_with(keeper)
            # Imported here, so that the graph is loaded meanwhile.
            from disarmgraph.serving import front_process

            front_process.live(self._site.limits, self._site.options, self._listener, theirs)

        self._front = fork(live)
        theirs.close()

    def _load(self, load: Load | None = None) -> None:
        """Starts a process that loads the graph; the latest takes over, older ones are ended."""
        load = load or self._site.load
        for pid in list(self._loading):
            self._abandon(pid)
        status, their_status = socket.socketpair()
        control, their_control = socket.socketpair()
        keeper = os.getpid()

        def live() -> None:
            _forget_signals()
            worker.keep_sockets(their_status, their_control)
            worker.die_with(keeper)
            limits = self._site.limits
            if load is self._site.first:
                limits = replace(limits, descriptors=DESCRIPTORS)
            _hold(load, limits, their_status, their_control)

        pid = fork(live)
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
            click.echo(_greeting(self._site, self._listener, told["about"]))
            self._greeted = True
            if self._site.first is not None:
                self._load()
        elif before is not None:
            click.echo("The new graph is in place.", err=True)


def _forget_signals() -> None:
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)


def _hold(load: Load, limits: Limits, status: socket.socket, control: socket.socket) -> None:
    """The life of a process that loads a graph and is the nursery of its workers."""
    with status:
        try:
            loaded = load()
            told = {
                "edition": loaded.edition,
                "released": loaded.released,
                "about": loaded.about,
            }
        except Fault as fault:
            told = {"error": str(fault)}
        except OSError as error:
            told = {
                "error": f"{error.filename}: cannot be read: {error.strerror}; make it readable"
            }
        except MemoryError:
            told = {"error": "there is not enough memory for the graph; free some"}
        status.sendall(json.dumps(told).encode())
    if "error" not in told:
        tend(control, loaded.store, loaded.pages, limits)


def _greeting(site: Site, listener: socket.socket, about: str) -> str:
    """What is served, where, within which limits, and how to stop it."""
    host, port = listener.getsockname()[:2]
    address = f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
    limits = site.limits
    lines = [
        f"disarmgraph answers on {address} and on {address}sparql",
        f"  {about}",
        f"  {limits.time:g} s and {limits.memory // 2**20} MiB for a query, "
        f"{limits.workers} at a time, {limits.share} for one client",
    ]
    if not files.has_editor():
        lines.append("  the query page is a plain form: its editor is not built (docs/serving.md)")
    if sys.platform != "linux":
        lines.append("  this system cannot bound the memory of a query")
    return "\n".join([*lines, "Stop with Ctrl-C."])
