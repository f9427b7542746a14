"""One document read, as bench/engines.py has each engine do it."""

import os
from functools import cache
from pathlib import Path

from disarmgraph.archive.task import Task, carried_out
from disarmgraph.dataset import graph
from disarmgraph.reading.known import Known

HOME = os.environ.get("READING_HOME")
"""The folder of another graph than that of the package."""
READERS = "readers"
"""The folder in which each process that reads has a file of its number, with a line a document."""


@cache
def known() -> Known:
    """What the graph knows, loaded once in each process that asks for it."""
    return Known.of_store(graph.load(Path(HOME) if HOME else None))


def read(message: bytes) -> bytes:
    """The line about a task, and a note that this process has begun it."""
    task = Task.of_message(message)
    with Path(task.out, READERS, str(os.getpid())).open("a", encoding="utf-8") as readers:
        readers.write(task.path + "\n")
    return carried_out(task, known()).line()
