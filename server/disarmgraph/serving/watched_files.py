"""Files that are looked at again and again, to see whether they have changed."""

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


class WatchedFiles:
    """The files that a function lists, none while they are being replaced.

    They have changed once they differ from what was told last and have been left alone for so many
    seconds: an installation takes a while.
    """

    def __init__(self, listed: Callable[[], list[Path]], left_alone: float) -> None:
        self._listed, self._left_alone = listed, left_alone
        self._told = self._seen = self._stamps()
        self._seen_at = time.monotonic()

    def have_changed(self) -> bool:
        """Whether one has changed, has come or has gone since this was last so."""
        stamps = self._stamps()
        if stamps != self._seen:
            self._seen, self._seen_at = stamps, time.monotonic()
            return False
        if stamps in ([], self._told) or time.monotonic() < self._seen_at + self._left_alone:
            return False
        self._told = stamps
        return True

    def _stamps(self) -> list[tuple[Path, int, int]]:
        """What tells the files from what they were before."""
        found = []
        for path in self._listed():
            with suppress(FileNotFoundError):
                stat = path.stat()
                found.append((path, stat.st_mtime_ns, stat.st_size))
        return found
