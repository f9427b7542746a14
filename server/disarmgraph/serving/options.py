"""What the processes of the server agree on, and what an operator may choose for the front."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

MESSAGE = 2**16
"""Bytes of the longest message between the keeper and the other processes."""


@dataclass(frozen=True)
class Options:
    """The choices.

    ``log`` is a file for the log of requests or ``-`` for standard error; ``log_clients`` puts
    addresses into it. ``answer_cache`` is in bytes. ``behind_proxy`` believes X-Forwarded-For and
    X-Forwarded-Proto. ``stores`` are the addresses of the stores elsewhere that have the graph.
    ``releases`` is a folder of releases, whose files are sent. ``contact`` is the URI at which the
    operator is reached, which pages tell.
    """

    log: str | None = None
    log_clients: bool = False
    answer_cache: int = 64 * 2**20
    behind_proxy: bool = False
    stores: Sequence[str] = ()
    releases: Path | None = None
    contact: str = ""
