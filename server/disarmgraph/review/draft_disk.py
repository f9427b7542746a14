"""The file of a draft: read, and replaced whole or not at all."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from disarmgraph.fault import Fault


class DraftError(Fault):
    """A draft cannot be read, changed in this way, or written."""


def content(path: Path) -> str:
    """The text of a file, line ends as they are. Raises DraftError."""
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise DraftError.of("draft-unreadable", path=path, reason=error.strerror) from error
    except UnicodeDecodeError as error:
        raise DraftError.of("texts-not-utf-8", path=path, byte=error.start) from error


def write(path: Path, text: str, aside: Path | None = None) -> None:
    """Writes a file by way of another one, which is on the disk before it is renamed.

    That is beside the file, or in the folder ``aside`` on the same disk. Folders that are missing
    are made. Raises DraftError.
    """
    partial = (aside or path.parent) / f".{path.name[:64]}.{secrets.token_hex(8)}.partial"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with partial.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            partial.chmod(path.stat().st_mode & 0o7777)
        partial.replace(path)
    except OSError as error:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        raise DraftError.of("draft-not-written", path=path, reason=error.strerror) from error
