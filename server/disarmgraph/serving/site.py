"""What is to be served where, and how its graph is loaded."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from disarmgraph.fault import Fault
from disarmgraph.serving.loaded import Loaded
from disarmgraph.serving.options import Options
from disarmgraph.workers.limits import Limits


class ServeError(Fault):
    """The server cannot listen where it was told to, or write its log."""


Load = Callable[[], Loaded]
"""Loads a graph; raises Fault where it cannot be used."""


@dataclass(frozen=True)
class Site:
    """What to serve where.

    ``first`` loads what answers until ``load`` has ended for the first time, where that takes
    long; its workers may open files, as they may have to make their pages themselves. ``watched``
    are the files whose change brings a new graph, none while they are being replaced.
    """

    load: Load
    host: str
    port: int
    limits: Limits
    options: Options
    watched: Callable[[], list[Path]] | None = None
    first: Load | None = None
