"""What an operator is told: metrics in the format of Prometheus, and a log of requests in JSON.

Neither holds an address or the text of a query, unless the operator asks for addresses.
"""

import json
import logging
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import cache
from logging.handlers import WatchedFileHandler
from typing import NamedTuple

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

BUCKETS = (0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30)


class Entry(NamedTuple):
    """One request as the log has it.

    ``query`` is a hash that is the same for the same question, ``rows`` is None where an answer has
    none, ``limit`` names what ended the answer, ``client`` is None unless addresses are logged.
    """

    method: str
    path: str
    status: int
    milliseconds: float
    bytes: int
    kind: str | None = None
    query: str | None = None
    rows: int | None = None
    limit: str | None = None
    cached: bool | None = None
    client: str | None = None


class Telemetry:
    """Counts requests and logs them to a file, ``-`` for standard error, None for nowhere.

    Raises OSError where the file cannot be written.
    """

    def __init__(
        self, log: str | None, waiting: Callable[[], int], busy: Callable[[], int]
    ) -> None:
        self._registry = CollectorRegistry()
        names = {"registry": self._registry, "namespace": "disarmgraph"}
        self._requests = Counter("requests", "Requests by status.", ["status"], **names)
        self._seconds = Histogram(
            "request_seconds", "Time to the last byte.", ["kind"], buckets=BUCKETS, **names
        )
        # Labels are looked up once, since that takes longer than to count.
        self._counting = cache(self._requests.labels)
        self._timing = cache(self._seconds.labels)
        self._limits = Counter("limits", "Requests ended by a limit.", ["limit"], **names)
        self._hits = Counter("answer_cache_hits", "Answers that were kept.", **names)
        self.loads = Counter("graph_loads", "How often a graph was put in place.", **names)
        Gauge("waiting", "Requests that wait.", **names).set_function(waiting)
        Gauge("running", "Requests that workers answer.", **names).set_function(busy)
        self._log = logging.getLogger("disarmgraph.requests")
        self._log.propagate = False
        self._log.setLevel(logging.INFO)
        self._logging = log is not None
        if log is not None:
            to_file = WatchedFileHandler(log, encoding="utf-8") if log != "-" else None
            self._log.addHandler(to_file or logging.StreamHandler(sys.stderr))
        # A disk that is full must not end a request.
        logging.raiseExceptions = False

    def watch_stores(self, addresses: Sequence[str], up: Callable[[str], bool]) -> None:
        """Tells of each store elsewhere whether it is up."""
        gauge = Gauge(
            "store_up",
            "Whether a store elsewhere answers.",
            ["store"],
            registry=self._registry,
            namespace="disarmgraph",
        )
        for address in addresses:
            gauge.labels(address).set_function(lambda a=address: up(a))

    def record(self, entry: Entry) -> None:
        """Counts and logs a request that has been answered."""
        self._counting(entry.status).inc()
        kind = entry.kind or ("sparql" if entry.path == "/sparql" else "page")
        self._timing(kind).observe(entry.milliseconds / 1000)
        if entry.limit:
            self._limits.labels(entry.limit).inc()
        if entry.cached:
            self._hits.inc()
        if self._logging:
            now = datetime.now(UTC).isoformat(timespec="milliseconds")
            told = {name: value for name, value in entry._asdict().items() if value is not None}
            self._log.info(json.dumps({"time": now} | told))

    def metrics(self) -> bytes:
        """The metrics in the text format of Prometheus."""
        return generate_latest(self._registry)
