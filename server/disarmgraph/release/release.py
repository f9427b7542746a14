"""A release as it is written: a folder of files that never change again.

The same graph, with the same release before it, gives the same bytes (of the same versions of the
libraries that compress): nothing is taken from a clock, and everything is sorted.
"""

import hashlib
import json
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from itertools import chain
from pathlib import Path
from typing import Any

from pyoxigraph import Store

from disarmgraph.dataset import export, graph
from disarmgraph.fault import Fault
from disarmgraph.namespaces import ONTOLOGY, shorten
from disarmgraph.release import difference, event_stream, release_parts, releases
from disarmgraph.release.record import Record, records
from disarmgraph.release.release_parts import Part
from disarmgraph.release.releases import DUMP, MANIFEST, SUMS, Release

Tell = Callable[[str, int], None]
"""Hears of each file when it is written: its name and its length in bytes."""


class ReleaseError(Fault):
    """No release can be written, or not there."""


def check_clean(home: Path) -> None:
    """Raises ReleaseError where home is part of a git checkout with changes that are in no commit.

    A package that was installed from a wheel lies in none.
    """
    if not (home / ".git").exists():
        return
    command = ["git", "-C", str(home), "status", "--porcelain"]
    try:
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError) as error:
        raise ReleaseError(f"{home}: git cannot say whether it is clean: {error}") from error
    if told:
        changed = told.splitlines()[0][3:]
        raise ReleaseError(
            f"{home}: {changed} is in no commit as it is; commit or put away what has changed, "
            "so that the release can be told from its commit"
        )


def write(store: Store, version: str, folder: Path, tell: Tell) -> Path:
    """Writes FOLDER/<version>/, whole or not at all, and says where.

    Its date is dcterms:modified of the ontology. A release that is there
    already stays: the same content is no error, another one is. Raises ReleaseError, also for what
    nobody has reviewed.
    """
    guess = graph.unreviewed(store)
    if guess:
        raise ReleaseError.of("release-unreviewed", thing=shorten(guess.subject.value))
    if not releases.VERSION.fullmatch(version):
        raise ReleaseError(f"{version}: no version; write numbers with full stops, like 1.2.0")
    issued = _date(store)
    before = _before(version, issued, folder)
    target = folder / version
    partial = folder / f"{version}.partial"
    try:
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(parents=True)
        manifest = _write_files(store, version, issued, before, partial, tell)
        if not target.exists():
            partial.rename(target)
        elif (target / MANIFEST).read_bytes() != manifest:
            raise ReleaseError(
                f"{target}: this release is there with other content, and a release never changes; "
                "raise the version, or choose another folder with --into"
            )
    except OSError as error:
        raise ReleaseError(
            f"{target}: cannot be written: {error.strerror or error}; "
            "make room there or choose another folder with --into"
        ) from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return target


def _date(store: Store) -> datetime:
    """The beginning of the day of the release."""
    try:
        return datetime.combine(date.fromisoformat(graph.released(store)), time(), UTC)
    except ValueError as error:
        raise ReleaseError(
            f"{ONTOLOGY}: no day of the release; give it dcterms:modified with an xsd:date"
        ) from error


def _before(version: str, issued: datetime, folder: Path) -> Release | None:
    """The release that this one comes after. Raises ReleaseError where another is not older."""
    others = releases.read(folder) if folder.is_dir() else []
    known = [each.version for each in others]
    earlier = others[: known.index(version)] if version in known else others
    if earlier and earlier[-1].date >= issued:
        raise ReleaseError(
            f"{folder / earlier[-1].version}: this release is of {earlier[-1].date:%Y-%m-%d}, not "
            f"older than {version}; raise dcterms:modified of the ontology"
        )
    return earlier[-1] if earlier else None


def _write_files(
    store: Store, version: str, issued: datetime, before: Release | None, folder: Path, tell: Tell
) -> bytes:
    """Writes everything into a folder; the bytes of the manifest."""
    written = _Written(folder, tell)
    quads = export.canonical(store)
    files = [written.put(part) for part in release_parts.dumps(quads)]
    now = _records(folder)
    changes = difference.difference(_records(before.folder) if before else {}, now)
    previous = before.version if before else None
    others = chain(
        release_parts.tables(store),
        release_parts.told(store, version, previous, changes),
        release_parts.vocabulary(store, quads),
    )
    files += [written.put(part) for part in others]
    pages = [written.put(part) for part in release_parts.pages(version, issued, changes)]
    return written.closed(
        {
            "version": version,
            "date": event_stream.timestamp(issued).value,
            "previous": previous,
            "statements": len(quads),
            "things": len(now),
            "counts": difference.counts(changes),
            "files": files,
            "pages": pages,
        }
    )


class _Written:
    """The files of a release as they are written into a folder, with their checksums."""

    def __init__(self, folder: Path, tell: Tell) -> None:
        self._folder = folder
        self._tell = tell
        self._sums: list[str] = []

    def put(self, part: Part) -> dict[str, Any]:
        """Writes a file; what the manifest says of it."""
        path = self._folder / part.name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(part.body)
        self._sums.append(f"{_sha256(part.body)}  {part.name}\n")
        self._tell(part.name, len(part.body))
        return _entry(part)

    def closed(self, manifest: dict[str, Any]) -> bytes:
        """Writes the manifest, whose bytes it gives, and the checksums of all."""
        body = json.dumps(manifest, ensure_ascii=False, indent=1).encode() + b"\n"
        (self._folder / MANIFEST).write_bytes(body)
        self._sums.append(f"{_sha256(body)}  {MANIFEST}\n")
        (self._folder / SUMS).write_text("".join(self._sums), encoding="utf-8")
        return body


def _records(folder: Path) -> dict[str, Record]:
    return records((folder / DUMP).read_bytes())


def _entry(part: Part) -> dict[str, Any]:
    """What the manifest says of a file."""
    told: dict[str, Any] = {"name": part.name}
    if part.title:
        told["title"] = part.title
    told["mediaType"] = part.media_type
    if part.compression:
        told["compressFormat"] = part.compression
    return told | {"bytes": len(part.body), "sha256": _sha256(part.body)}


def _sha256(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()
