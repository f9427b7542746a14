"""A document read, and its draft written: one way for one document and for thousands.

The text comes first and the draft last, each whole or not at all: where there is a draft, the
document has been read to its end.
"""

import hashlib
import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from disarmgraph import texts
from disarmgraph.fault import Fault
from disarmgraph.layout import document
from disarmgraph.namespaces import last_part
from disarmgraph.naming import symbol
from disarmgraph.naming.folding import dashed
from disarmgraph.reading.adviser import Adviser
from disarmgraph.reading.draft import draft
from disarmgraph.reading.front_matter import own_symbol
from disarmgraph.reading.known import Known
from disarmgraph.review.draft_disk import write

LONGEST = 120
"""Characters of a slug that is made of a symbol or of the name of a file."""
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class ReadError(Fault):
    """A document cannot be read, or its draft cannot be written."""


class DraftKept(ReadError):
    """Somebody has worked on the draft of a document since it was written: it is left alone."""


@dataclass(frozen=True)
class Place:
    """Where the files of a draft go.

    ``named`` gives the slug for the one that is wanted. With ``before`` None nothing that is there
    is written over; else the draft with that SHA-256 is, and no other. What is not yet whole is in
    ``aside``, by default beside the draft; it must be on the same disk.
    """

    folder: Path
    named: Callable[[str], str] = str
    before: str | None = None
    aside: Path | None = None


@dataclass(frozen=True)
class Drafted:
    """A draft that is written: its path, slug, SHA-256 and number of passages.

    ``pictures`` are the pages, from 1, of which nothing is read.
    """

    path: Path
    wanted: str
    slug: str
    checksum: str
    passages: int
    pictures: tuple[int, ...]


def read_one(
    file: Path,
    place: Place,
    known: Callable[[], Known],
    slug: str | None = None,
    adviser: Adviser | None = None,
) -> Drafted:
    """Reads a document and writes its text and its draft; what the graph knows is asked for last.

    What an adviser has said that cannot be taken it keeps itself.

    Raises ReadError, LayoutError or DraftError, and then nothing new is there.
    """
    laid = document.read(file)
    if not laid.blocks:
        raise ReadError.of("read-empty", path=file)
    wanted = slug or _slug(laid.text, file)
    if not _SLUG.fullmatch(wanted):
        raise ReadError.of("read-slug", slug=wanted)
    slug = place.named(wanted)
    text, target = place.folder / f"{slug}.txt", place.folder / f"{slug}.draft.ttl"
    content = laid.text.encode()
    if place.before is None:
        _refuse(target, text, content)
    turtle = draft(laid, slug, known(), adviser)
    checksum = hashlib.sha256(turtle.encode()).hexdigest()
    if place.before is not None and sha256(target) not in ("", place.before, checksum):
        raise DraftKept.of("read-kept", path=target)
    _write(text, laid.text, place.aside)
    _write(target, turtle, place.aside)
    passages = turtle.count(" a disarm:Passage ;")
    return Drafted(target, wanted, slug, checksum, passages, laid.pictures)


def pictures_told(drafted: Drafted, path: object, language: str) -> str:
    """Which pages are not read since they are pictures; empty where there are none."""
    if not drafted.pictures:
        return ""
    pages = ", ".join(map(str, drafted.pictures))
    return texts.text("read-pictures", language, path=path, pages=pages)


def _slug(text: str, file: Path) -> str:
    """What a document is called by its symbol, or else by its file."""
    found = own_symbol(text)
    name = last_part(symbol.iri(found[0])) if found else dashed(file.stem)
    return name[:LONGEST].strip("-") or "document"


def _refuse(target: Path, text: Path, content: bytes) -> None:
    if os.path.lexists(target):
        raise ReadError.of("read-exists", path=target)
    if os.path.lexists(text) and sha256(text) != hashlib.sha256(content).hexdigest():
        raise ReadError.of("read-exists", path=text)


def sha256(path: Path) -> str:
    """The SHA-256 of a file, empty where there is none. Raises ReadError."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise ReadError.of("texts-unreadable", path=path, reason=error.strerror) from error


def _write(target: Path, text: str, aside: Path | None) -> None:
    """Writes a file that does not say so already."""
    if sha256(target) != hashlib.sha256(text.encode()).hexdigest():
        write(target, text, aside)
