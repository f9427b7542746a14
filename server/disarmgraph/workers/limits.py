"""The limits within which requests are answered."""

import os
from dataclasses import dataclass

DESCRIPTORS = 64
"""Files and sockets that a worker may have where it cannot do without."""


@dataclass(frozen=True)
class Limits:
    """Seconds for an answer, bytes, numbers of processes and requests.

    ``memory`` is what a worker may add to what the graph takes, ``answer`` the longest body.
    ``descriptors`` is how many files and sockets a worker may have beside its own: none, unless it
    must reach a store elsewhere or has still to make its pages. ``workers`` is how many requests
    are answered at once, half of them at most for one client; ``waiting`` how many more may wait,
    ``waiting_per_client`` how many of one client. ``services`` are the endpoints that a query may
    ask with SERVICE.
    """

    time: float = 10.0
    memory: int = 2**30
    answer: int = 256 * 2**20
    descriptors: int = 0
    workers: int = max(4, 2 * (os.cpu_count() or 1))
    waiting: int = 256
    waiting_per_client: int = 64
    services: tuple[str, ...] = ()

    @property
    def share(self) -> int:
        """How many workers one client may have at a time."""
        return max(1, self.workers // 2)
