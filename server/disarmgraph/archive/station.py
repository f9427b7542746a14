"""A crew for a program that has threads and must not fork: another process, asked over a socket.

It loads the names once, forks the crew, and ends when the program that asks it does, however that
ends.
"""

import json
import socket
import subprocess
import sys
import threading
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import asdict
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

from disarmgraph.archive.crew import Bounds, Crew
from disarmgraph.archive.journal import Row
from disarmgraph.archive.task import Task, carried_out
from disarmgraph.dataset import graph
from disarmgraph.reading.known import Known


class StationLost(Exception):
    """The process has ended, or could not begin; another one may be better off."""


class Station:
    """The process as others see it; any thread may ask.

    ``home`` is the folder of the graph whose names are known, None for that of the package.
    """

    def __init__(self, bounds: Bounds, home: str | None = None) -> None:
        ours, theirs = socket.socketpair()
        said = json.dumps({"bounds": asdict(bounds), "home": home})
        command = [sys.executable, "-m", __name__, str(theirs.fileno()), said]
        with theirs:
            self._process = subprocess.Popen(
                command, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL
            )
        self._connection = Connection(ours.detach())
        self._lock = threading.Lock()
        self._asked: dict[str, Future[Row]] = {}
        threading.Thread(target=self._listen, daemon=True).start()

    @property
    def is_lost(self) -> bool:
        """Whether the process has ended."""
        return self._process.poll() is not None

    def ask(self, task: Task) -> Row:
        """What becomes of a task; who asks for the same document meanwhile gets the same row.

        Raises StationLost.
        """
        with self._lock:
            answer = self._asked.get(task.path)
            if answer is None:
                answer = self._asked[task.path] = Future()
                try:
                    self._connection.send_bytes(task.message())
                except OSError as error:
                    del self._asked[task.path]
                    raise StationLost from error
        return answer.result()

    def close(self) -> None:
        """Ends the process, and its crew with it."""
        self._process.kill()
        self._process.wait()

    def _listen(self) -> None:
        with suppress(EOFError, OSError):
            while True:
                row = Row.of_line(self._connection.recv_bytes())
                with self._lock:
                    answer = self._asked.pop(row.path)
                answer.set_result(row)
        with self._lock:
            self._connection.close()
            for answer in self._asked.values():
                answer.set_exception(StationLost())
            self._asked.clear()


def tend(connection: Connection, bounds: Bounds, home: Path | None) -> None:
    """The station's own life: carries out tasks until the other side closes the connection."""
    read = partial(carried_out, known=Known.of_store(graph.load(home)))
    waiting: list[Task] = []
    with Crew(read, bounds) as crew, suppress(EOFError, OSError):
        while True:
            for row in crew.finished(connection):
                connection.send_bytes(row.line())
            while connection.poll():
                waiting.append(Task.of_message(connection.recv_bytes()))
            while waiting and not crew.is_full:
                crew.give(waiting.pop(0))


def main(descriptor: str, said: str) -> None:
    """Begins, as it is started by ``Station``."""
    told = json.loads(said)
    home = Path(told["home"]) if told["home"] else None
    tend(Connection(int(descriptor)), Bounds(**told["bounds"]), home)


if __name__ == "__main__":
    main(*sys.argv[1:])
