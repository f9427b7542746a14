"""One document of a folder as a reader of it is asked to read it, and what it answers."""

import errno
import hashlib
import json
import os
import time
from dataclasses import asdict, dataclass, replace
from functools import cache, partial
from pathlib import Path
from typing import Self

from disarmgraph import texts
from disarmgraph.archive.draft_files import (
    Drafted,
    DraftKept,
    Place,
    ReadError,
    pictures_told,
    read_one,
    sha256,
)
from disarmgraph.archive.journal import Outcome, Row
from disarmgraph.archive.slugs import Slugs
from disarmgraph.dataset import graph
from disarmgraph.fault import Fault
from disarmgraph.reading.known import Known

OURS = ".read"
"""The folder beside the drafts in which readers agree on slugs and write what is not yet whole."""
SLUGS, ASIDE = f"{OURS}/slugs", f"{OURS}/aside"
_CODE = ("grammar", "layout", "naming", "reading", "text")
"""The packages whose rules decide what a draft says."""


@dataclass(frozen=True)
class Task:
    """A document at ``path`` below ``folder``, whose draft goes to the same place below ``out``.

    ``language`` is that of messages. ``sha256``, ``slug``, ``draft`` and ``reader`` are what was
    written of it when it was read before.
    """

    path: str
    folder: str
    out: str
    language: str
    sha256: str = ""
    slug: str = ""
    draft: str = ""
    reader: str = ""

    def message(self) -> bytes:
        """The task as a message to another process."""
        return json.dumps(asdict(self)).encode()

    @classmethod
    def of_message(cls, message: bytes) -> Self:
        """What a message asks for."""
        return cls(**json.loads(message))

    def row(self, outcome: Outcome, **said: object) -> Row:
        """A row about the document."""
        return Row(path=self.path, outcome=outcome, reader=version(), **said)


def carried_out(task: Task, known: Known) -> Row:
    """Reads the document, unless it has been read as it is; whatever happens, there is a row."""
    begun = time.perf_counter()
    try:
        row = _read(task, known)
    except Fault as error:
        row = task.row(Outcome.NOT_READ, message=error.in_language(task.language)[0])
    except MemoryError:
        told = texts.text("read-memory", task.language, path=task.path)
        row = task.row(Outcome.DIED, message=told)
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"[:300]
        told = texts.text("read-broken", task.language, path=task.path, reason=reason)
        row = task.row(Outcome.NOT_READ, message=told)
    return replace(row, seconds=round(time.perf_counter() - begun, 3))


@cache
def version() -> str:
    """The version of the rules: that of the package, and a checksum of the code that is run."""
    package = Path(__file__).parents[1]
    digest = hashlib.sha256()
    for path in sorted(path for name in _CODE for path in (package / name).glob("*.py")):
        digest.update(path.name.encode() + path.read_bytes())
    return f"{graph.release()}+{digest.hexdigest()[:12]}"


def _read(task: Task, known: Known) -> Row:
    file, out = Path(task.folder, task.path), Path(task.out)
    place = (out / task.path).parent
    if not (out / SLUGS).is_dir():
        raise ReadError.of("read-not-shared", path=out)
    _refuse_folder(file, task.path)
    found = sha256(file)
    if not found:
        raise ReadError.of("texts-unreadable", path=task.path, reason=os.strerror(errno.ENOENT))
    had = {"sha256": found, "slug": task.slug, "draft": task.draft}
    is_there = (place / f"{task.slug}.draft.ttl").is_file()
    if task.sha256 == found and task.reader == version() and is_there:
        return task.row(Outcome.SAME, **had)
    slugs = Slugs(out / SLUGS)
    to = Place(place, partial(slugs.taken, path=task.path), task.draft, out / ASIDE)
    try:
        drafted = read_one(file, to, lambda: known)
    except DraftKept as error:
        return task.row(Outcome.KEPT, **had, message=error.in_language(task.language)[0])
    return task.row(
        Outcome.READ,
        sha256=found,
        slug=drafted.slug,
        draft=drafted.checksum,
        passages=drafted.passages,
        message=_told(drafted, slugs, task),
    )


def _refuse_folder(path: Path, name: str) -> None:
    """Says of a folder that stands for the documents in it why they cannot be found."""
    if path.is_dir():
        try:
            reason = f"{sum(1 for _ in path.iterdir())} files"
        except OSError as error:
            reason = error.strerror
        raise ReadError.of("texts-folder-unreadable", folder=name, reason=reason)


def _told(drafted: Drafted, slugs: Slugs, task: Task) -> str:
    """What is to be told of a draft: another name than it was to have, pages that are pictures."""
    told = [pictures_told(drafted, task.path, task.language)]
    if drafted.slug != drafted.wanted:
        said = {"wanted": drafted.wanted, "slug": drafted.slug}
        owner = slugs.owner(drafted.wanted)
        told.append(texts.text("read-named-other", task.language, owner=owner, **said))
    return "; ".join(filter(None, told))
