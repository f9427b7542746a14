"""What has stopped an answer: a limit, the end of its worker, or its client."""

import signal

from disarmgraph import texts
from disarmgraph.fault import Fault
from disarmgraph.sparql.evaluation import MemoryLimitExceeded
from disarmgraph.workers.nursery import DISORDER, NurseryLost

NOBODY_KNOWS = -1
"""What a worker died of whose nursery is lost."""


class TimeLimitExceeded(Fault):
    """The query was stopped at its deadline."""

    status = 504
    limit = "time"

    def __init__(self, seconds: float) -> None:
        english, self.french = texts.both("stopped-time", seconds=f"{seconds:g}")
        super().__init__(english)


class WorkerLost(Fault):
    """The request broke the process that worked on it."""

    status = 503
    limit = "nesting"

    def __init__(self) -> None:
        english, self.french = texts.both("stopped-nesting")
        super().__init__(english)


class NoOrder(Fault):
    """ORDER BY met values that the engine has no order for."""

    status = 503
    limit = "order"

    def __init__(self) -> None:
        english, self.french = texts.both("stopped-order")
        super().__init__(english)


class Incomplete(Fault):
    """A reply that had begun will not be whole, so that nobody may take it as whole."""


class SlowClient(Incomplete):
    """The client read so slowly that it held a worker for longer than a query may take."""


def obituary(ended_by: int) -> Fault:
    """What a worker died of. Want of memory is the engine's abort or the system's kill."""
    if ended_by == NOBODY_KNOWS:
        return NurseryLost()
    if ended_by == DISORDER:
        return NoOrder()
    if ended_by in (signal.SIGABRT, signal.SIGKILL):
        return MemoryLimitExceeded()
    return WorkerLost()
