"""What has become of each document of a folder, one line of JSON a document, in order of finishing.

A line counts once it ends. One that was being written when the power or the process went is taken
out, and its document is read again. Of several lines about a document the last one counts. One
process at a time writes a journal.
"""

import fcntl
import hashlib
import json
import os
import time
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, Self

from disarmgraph.fault import Fault

SYNCED = 1.0
"""Seconds for which lines may wait to be safe from a power failure."""
_TAIL = 2**16


class JournalError(Fault):
    """A journal cannot be used: it is another program's, or cannot be written."""


class Outcome(StrEnum):
    """What has become of a document."""

    READ = "read"
    SAME = "same"
    """Read before, and nothing has changed; there is no new line about it."""
    KEPT = "kept"
    """Somebody has worked on its draft, which is left as it is."""
    NOT_READ = "not-read"
    """The message says why."""
    DIED = "died"
    """The process that read it came to an end, by itself or at a limit of time or memory."""


DRAFTED = frozenset({Outcome.READ, Outcome.SAME, Outcome.KEPT})
"""The outcomes of documents that have a draft."""


@dataclass(frozen=True)
class Row:
    """A document by its path below the folder, and what has become of it.

    ``sha256`` is that of its file, ``draft`` that of the draft as it was written, ``reader`` the
    version of the rules by which it was read; each is empty where there is none.
    """

    path: str
    outcome: Outcome
    sha256: str = ""
    slug: str = ""
    draft: str = ""
    passages: int = 0
    seconds: float = 0.0
    reader: str = ""
    message: str = ""

    def line(self) -> bytes:
        """One line of ASCII, whatever a path holds."""
        return json.dumps(asdict(self)).encode() + b"\n"

    @classmethod
    def of_line(cls, line: bytes) -> Self:
        """The row of a line. Raises ValueError for what is none."""
        try:
            said = json.loads(line)
            return cls(**{**said, "outcome": Outcome(said["outcome"])})
        except (TypeError, KeyError) as error:
            raise ValueError(str(error)) from error


class Journal:
    """The journal of a folder of drafts, open for writing; it holds no rows in memory.

    What it remembers of a document is where its last line with a draft is: some 200 bytes.
    """

    def __init__(self, path: Path, file: BinaryIO) -> None:
        self._path, self._file = path, file
        self._places: dict[bytes, int] = {}
        self._synced = time.monotonic()
        _drop_torn(file)
        self._read()

    @classmethod
    def open(cls, path: Path) -> Self:
        """Opens or begins a journal. Raises JournalError, also while another process writes it."""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            file = path.open("a+b")
        except OSError as error:
            raise _not_written(path, error) from error
        try:
            # Not inherited by processes forked from this one, which may outlive it a moment.
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return cls(path, file)
        except (BlockingIOError, PermissionError) as error:
            file.close()
            raise JournalError.of("read-journal-busy", path=path) from error
        except BaseException:
            file.close()
            raise

    def known(self, path: str) -> Row | None:
        """The last row of a document that has a draft."""
        place = self._places.get(_key(path))
        if place is None:
            return None
        self._file.seek(place)
        return Row.of_line(self._file.readline())

    def append(self, row: Row) -> None:
        """Writes a row. Raises JournalError where there is no room."""
        try:
            self._file.seek(0, os.SEEK_END)
            self._remember(row, self._file.tell())
            self._file.write(row.line())
            self._file.flush()
            if time.monotonic() - self._synced > SYNCED:
                os.fsync(self._file.fileno())
                self._synced = time.monotonic()
        except OSError as error:
            raise _not_written(self._path, error) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            os.fsync(self._file.fileno())
        finally:
            self._file.close()

    def _read(self) -> None:
        self._file.seek(0)
        place = 0
        for number, line in enumerate(self._file, start=1):
            try:
                self._remember(Row.of_line(line), place)
            except ValueError as error:
                raise JournalError.of("read-journal-other", path=self._path, line=number) from error
            place += len(line)

    def _remember(self, row: Row, place: int) -> None:
        if row.outcome in DRAFTED:
            self._places[_key(row.path)] = place


def _key(path: str) -> bytes:
    return hashlib.sha256(path.encode(errors="surrogateescape")).digest()[:16]


def _drop_torn(file: BinaryIO) -> None:
    """Takes out what comes after the last end of a line."""
    end = file.seek(0, os.SEEK_END)
    while end:
        begin = max(0, end - _TAIL)
        file.seek(begin)
        last = file.read(end - begin).rfind(b"\n")
        if last >= 0:
            end = begin + last + 1
            break
        end = begin
    file.truncate(end)


def _not_written(path: Path, error: OSError) -> JournalError:
    return JournalError.of("read-not-written", path=path, reason=error.strerror)
