"""The files of releases as the front sends them from the disk, without a worker."""

import asyncio
import base64
import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from werkzeug.http import http_date

from disarmgraph import formats
from disarmgraph.fault import Fault
from disarmgraph.release import releases
from disarmgraph.release.releases import File, Release
from disarmgraph.serving import conditional

FOREVER = "public, max-age=31536000, immutable, no-transform"
PIECE = 2**16
"""Bytes that are read at once."""


@dataclass(frozen=True)
class FileAnswer:
    """An answer with part of a file, or with none of it."""

    status: int
    headers: list[tuple[str, str]]
    path: Path | None = None
    start: int = 0
    length: int = 0

    async def pieces(self) -> AsyncIterator[bytes]:
        """What is sent; less than ``length`` where the file has been cut or taken away since."""
        with suppress(OSError), await asyncio.to_thread(self.path.open, "rb") as file:
            file.seek(self.start)
            left = self.length
            while left and (piece := await asyncio.to_thread(file.read, min(PIECE, left))):
                left -= len(piece)
                yield piece


class UnknownFile(Fault):
    """A release has no file of that name."""

    status = 404


class ReleaseFiles:
    """What is below /release/<version>/ of the releases in a folder; of none without a folder."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._releases: dict[str, Release] = {}

    @property
    def versions(self) -> list[str]:
        """The releases that there are, the oldest first."""
        return list(self._releases)

    @property
    def newest(self) -> datetime | None:
        """The date of the newest release, None without any."""
        return max((each.date for each in self._releases.values()), default=None)

    def read_again(self) -> None:
        """Sees which releases there are now; where they cannot be read, the known ones stay."""
        if self._folder is None:
            return
        try:
            self._releases = {each.version: each for each in releases.read(self._folder)}
        except Fault as fault:
            logging.getLogger("disarmgraph").error("%s", fault)

    def answer(self, path: str, headers: Mapping[str, str]) -> FileAnswer | None:
        """The answer to a path, percent-encoded; None where it is for somebody else.

        Raises UnknownFile. Only what a manifest names is found.
        """
        _, first, version, name, *_ = [*path.split("/", 3), "", "", "", ""]
        if first != "release" or not name or not self._releases:
            return None
        if version == "latest":
            newest = next(reversed(self._releases))
            location = ("Location", f"/release/{newest}/{name}")
            return FileAnswer(302, [location, ("Cache-Control", "no-cache")])
        release = self._releases.get(version)
        if release is None:
            return None
        file = release.find(name)
        if file is None:
            raise UnknownFile(
                f"release {version} has no file {name}; /release/{version} lists its files"
            )
        return _answer(release, file, headers)


def _answer(release: Release, file: File, headers: Mapping[str, str]) -> FileAnswer:
    wanted = conditional.part(headers, file.sha256, release.date, file.bytes)
    told = [
        ("ETag", f'"{file.sha256}"'),
        ("Last-Modified", http_date(release.date)),
        ("Cache-Control", FOREVER),
    ]
    if wanted.status in (200, 206):
        digest = base64.b64encode(bytes.fromhex(file.sha256)).decode()
        told += [
            ("Accept-Ranges", "bytes"),
            ("Content-Type", formats.content_type(file.sent_as)),
            ("Repr-Digest", f"sha-256=:{digest}:"),
        ]
    if wanted.status == 206:
        told.append(("Content-Range", f"bytes {wanted.start}-{wanted.end - 1}/{file.bytes}"))
    elif wanted.status == 416:
        told.append(("Content-Range", f"bytes */{file.bytes}"))
    path = release.folder / file.name
    return FileAnswer(wanted.status, told, path, wanted.start, wanted.end - wanted.start)
