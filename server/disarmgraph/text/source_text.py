"""The text of a document as a reader holds it on disk: found by its checksum, read as UTF-8."""

import hashlib
import unicodedata
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from disarmgraph.fault import Fault


class TextsError(Fault):
    """A folder of texts, or a passage asked for in it, cannot be used."""


@dataclass(frozen=True)
class SourceText:
    """A file with its SHA-256 and its text, line ends as they are."""

    path: Path
    checksum: str
    text: str


@dataclass(frozen=True, order=True)
class Stranger:
    """A file that is none of the texts; `changed` if it would be one but for its line ends."""

    name: str
    checksum: str
    changed: bool = False


@dataclass(frozen=True)
class Folder:
    """What a folder holds: the texts asked for, by checksum, and the files that are none."""

    path: Path
    texts: dict[str, SourceText]
    strangers: tuple[Stranger, ...]


def look_in(folder: Path, wanted: Collection[str]) -> Folder:
    """The files directly in a folder, told apart by whether their SHA-256 is wanted.

    Raises TextsError if the folder or a file in it cannot be read, or a wanted file is not UTF-8.
    """
    texts, strangers = {}, []
    for path in _files(folder):
        content = _content(path)
        found = hashlib.sha256(content).hexdigest()
        if found in wanted:
            texts[found] = SourceText(path, found, _decoded(path, content))
        else:
            strangers.append(Stranger(path.name, found, _plain(content) in wanted))
    return Folder(folder, texts, tuple(strangers))


def read_file(path: Path) -> SourceText:
    """A file with its text. Raises TextsError if it cannot be read or is not UTF-8."""
    content = _content(path)
    return SourceText(path, hashlib.sha256(content).hexdigest(), _decoded(path, content))


def read_all(folder: Path) -> dict[str, SourceText]:
    """The files directly in a folder that are text, by their SHA-256.

    Raises TextsError if the folder or a file in it cannot be read.
    """
    texts = {}
    for path in _files(folder):
        content = _content(path)
        with suppress(UnicodeDecodeError):
            found = hashlib.sha256(content).hexdigest()
            texts[found] = SourceText(path, found, content.decode("utf-8"))
    return texts


def normalised(text: str) -> str:
    """NFC, each run of white space one space, none at the ends; hyphens stay as printed."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def checksum(text: str) -> str:
    """SHA-256 of the UTF-8 of a normalised text, in lower-case hexadecimal."""
    return hashlib.sha256(normalised(text).encode()).hexdigest()


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise TextsError.of("texts-no-folder", folder=folder)
    try:
        return sorted(path for path in folder.iterdir() if path.is_file())
    except OSError as error:
        raise TextsError.of(
            "texts-folder-unreadable", folder=folder, reason=error.strerror
        ) from error


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise TextsError.of("texts-unreadable", path=path, reason=error.strerror) from error


def _plain(content: bytes) -> str:
    """The SHA-256 of a file as it was before a Windows program saved it."""
    unmarked = content.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    return hashlib.sha256(unmarked).hexdigest()


def _decoded(path: Path, content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise TextsError.of("texts-not-utf-8", path=path, byte=error.start) from error
