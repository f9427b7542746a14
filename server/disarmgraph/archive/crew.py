"""Processes that read documents, one at a time each, forked from one that knows the names.

They share what it knows without a copy. A document that takes too long, or that ends the process
which reads it, costs nothing but itself: another process is forked for the next.
"""

import os
import resource
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, Self

from disarmgraph import texts
from disarmgraph.archive.journal import Outcome, Row
from disarmgraph.archive.task import Task
from disarmgraph.child_process import bound_memory, die_with, fork, keep_sockets, mute

RENEWED = 500
"""Documents after which a process is ended, so that what libraries keep does not add up."""


@dataclass(frozen=True)
class Bounds:
    """How many processes read; seconds, and bytes beside the names, for one document.

    The seconds are more than those that the layout of a document may take (``layout.enclosure``).
    """

    processes: int = os.cpu_count() or 1
    time: float = 240.0
    memory: int = 2**30


@dataclass
class _Member:
    """A process, its connection, what it reads, since when, and how many it has read."""

    pid: int
    connection: Connection
    task: Task | None = None
    since: float = 0.0
    read: int = 0


class Crew:
    """The processes; ``read`` is what each does with a task. The owner must have no threads."""

    def __init__(self, read: Callable[[Task], Row], bounds: Bounds) -> None:
        self._read, self._bounds = read, bounds
        self._members: list[_Member] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for member in list(self._members):
            self._end(member)

    @property
    def is_full(self) -> bool:
        """Whether every process reads a document."""
        return sum(member.task is not None for member in self._members) >= self._bounds.processes

    @property
    def is_idle(self) -> bool:
        """Whether no process reads a document."""
        return all(member.task is None for member in self._members)

    def rows(self, tasks: Iterable[Task]) -> Iterator[Row]:
        """What becomes of each task, as they are done; no more are taken than can be worked on."""
        for task in tasks:
            while self.is_full:
                yield from self.finished()
            self.give(task)
        while not self.is_idle:
            yield from self.finished()

    def give(self, task: Task) -> None:
        """Has a process begin with a task. Raises OSError where there is room for no process."""
        idle = [member for member in self._members if member.task is None]
        member = idle[0] if idle else self._fork()
        member.task, member.since = task, time.monotonic()
        # One that has just died is found so when its answer is waited for.
        with suppress(OSError):
            member.connection.send_bytes(task.message())

    def finished(self, *others: Any) -> list[Row]:
        """Waits until tasks are done, or one of the others can be read; the rows of the tasks."""
        busy = {each.connection: each for each in self._members if each.task is not None}
        ends = [each.since + self._bounds.time for each in busy.values()]
        left = max(0.0, min(ends) - time.monotonic()) if ends else None
        ready = wait([*busy, *others], left)
        rows = [self._answer(busy[each]) for each in ready if each in busy]
        now = time.monotonic()
        limit = self._bounds.time
        late = [each for each in busy.values() if each.task and now >= each.since + limit]
        return rows + [self._lost(each, "read-late", limit=f"{limit:g}") for each in late]

    def _answer(self, member: _Member) -> Row:
        try:
            row = Row.of_line(member.connection.recv_bytes())
        except (EOFError, OSError, ValueError):
            return self._lost(member, "read-died")
        member.task, member.read = None, member.read + 1
        if member.read >= RENEWED or row.outcome is Outcome.DIED:
            self._end(member)
        return row

    def _lost(self, member: _Member, words: str, **said: object) -> Row:
        """The row of a task whose process has ended, or is ended now."""
        task, seconds = member.task, round(time.monotonic() - member.since, 3)
        member.task = None
        ended_by = self._end(member)
        said["signal"] = signal.Signals(ended_by).name if ended_by else "exit"
        message = texts.text(words, task.language, path=task.path, **said)
        return task.row(Outcome.DIED, seconds=seconds, message=message)

    def _end(self, member: _Member) -> int:
        """Ends a process, dead or alive; the signal that it died of."""
        self._members.remove(member)
        member.connection.close()
        with suppress(ProcessLookupError):
            os.kill(member.pid, signal.SIGKILL)
        return os.WTERMSIG(os.waitpid(member.pid, 0)[1])

    def _fork(self) -> _Member:
        ours, theirs = socket.socketpair()
        parent = os.getpid()

        def live() -> None:
            keep_sockets(theirs)
            die_with(parent)
            _confine(self._bounds.memory)
            _work(Connection(theirs.detach()), self._read)

        with theirs:
            try:
                pid = fork(live)
            except OSError:
                ours.close()
                raise
        self._members.append(_Member(pid, Connection(ours.detach())))
        return self._members[-1]


def _confine(memory: int) -> None:
    """Bounds the memory of this process; where the system has none left, it goes first.

    What libraries print of a document they cannot read is for nobody; its row says what happened.
    """
    mute()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with suppress(OSError):
            Path("/proc/self/oom_score_adj").write_text("1000")
    bound_memory(memory, for_good=False)


def _work(connection: Connection, read: Callable[[Task], Row]) -> None:
    with suppress(EOFError, ConnectionError):
        while True:
            task = Task.of_message(connection.recv_bytes())
            connection.send_bytes(read(task).line())
