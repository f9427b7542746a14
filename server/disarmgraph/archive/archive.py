"""The documents of a folder read, all of them and each once, whatever happens on the way.

What is done is in the journal (``read.jsonl``) and in the drafts; a run that was broken off is gone
on with by another like it. Memory is bounded: documents are found while others are read.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from disarmgraph.archive.journal import Journal, Outcome, Row
from disarmgraph.archive.task import ASIDE, SLUGS, Task
from disarmgraph.fault import Fault

SUFFIXES = frozenset({".pdf", ".docx", ".html", ".htm", ".txt"})
"""The ends of names of what is taken for a document, in either case."""
JOURNAL = "read.jsonl"

Rows = Callable[[Iterable[Task]], Iterator[Row]]
"""What carries out tasks and yields a row of each as it is done, in any order."""


class ArchiveError(Fault):
    """A folder of documents cannot be read, or its drafts cannot go where they are to."""


@dataclass(frozen=True)
class Archive:
    """A folder of documents and the one for their drafts; ``language`` is that of messages."""

    folder: Path
    out: Path
    language: str
    again: bool = False
    """Whether documents are read again that have been read as they are."""

    def documents(self) -> Iterator[str]:
        """The paths of the documents below the folder, in order; links to folders are not followed.

        A folder that cannot be looked into is one of them, so that it is told.
        """
        folder, out = self.folder.resolve(), self.out.resolve()
        closed: list[str] = []
        walk = os.walk(folder, onerror=lambda error: closed.append(error.filename))
        for place, folders, names in walk:
            folders[:] = sorted(each for each in folders if Path(place, each) != out)
            for name in sorted(names):
                path = Path(place, name)
                if path.suffix.lower() in SUFFIXES and path.is_file():
                    yield str(path.relative_to(folder))
        yield from (str(Path(each).relative_to(folder)) for each in closed)

    def read(self, rows: Rows) -> Iterator[Row]:
        """Reads what is not read yet, and yields a row of each document once it is written down.

        Raises ArchiveError and JournalError; what was read until then stays so.
        """
        self.prepare()
        with Journal.open(self.out / JOURNAL) as journal:
            self._clear_aside()
            for row in rows(self._task(path, journal.known(path)) for path in self.documents()):
                if row.outcome is not Outcome.SAME:
                    journal.append(row)
                yield row

    def prepare(self) -> None:
        """Makes the folders of the drafts. Raises ArchiveError, also if they would be read."""
        if not self.folder.is_dir():
            raise ArchiveError.of("texts-no-folder", folder=self.folder)
        if self.folder.resolve().is_relative_to(self.out.resolve()):
            raise ArchiveError.of("read-out-holds", out=self.out, folder=self.folder)
        try:
            for folder in (SLUGS, ASIDE):
                (self.out / folder).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ArchiveError.of(
                "read-not-written", path=self.out, reason=error.strerror
            ) from error

    def _clear_aside(self) -> None:
        """Takes away what readers that were killed have left unfinished."""
        for path in (self.out / ASIDE).glob(".*.partial"):
            path.unlink(missing_ok=True)

    def _task(self, path: str, known: Row | None) -> Task:
        folder, out = str(self.folder.resolve()), str(self.out.resolve())
        if known is None:
            return Task(path, folder, out, self.language)
        reader = "" if self.again else known.reader
        return Task(path, folder, out, self.language, known.sha256, known.slug, known.draft, reader)
