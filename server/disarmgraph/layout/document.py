"""A document of any format that is read, told by what the file holds and not by its name."""

import importlib
import importlib.util
import io
import re
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from disarmgraph.layout import enclosure, plain
from disarmgraph.layout.enclosure import Bounds
from disarmgraph.layout.encoding import decoded
from disarmgraph.layout.laid import Laid, LayoutError, Piece, put_together

_MB = 2**20


@dataclass(frozen=True)
class Limits:
    """Bytes of a file, bytes of all that it unpacks to and how many times its size, in parts."""

    file: int = 64 * _MB
    unpacked: int = 512 * _MB
    times: int = 200
    parts: int = 10_000
    bounds: Bounds = field(default_factory=Bounds)


_LIBRARIES = {"PDF": "pypdfium2", "DOCX": "docx", "HTML": "lxml"}
"""What reads a format, each by the module of this package that has its name in small letters."""

_HEAD = 1024
"""Bytes within which a PDF says that it is one."""
_FOOT = 4096
_BEGINNINGS = (
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ", "xz"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "RAR"),
    (b"%!PS", "PostScript"),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*"
    r"<(?:!doctype\s+html|(?:html|head|body|main|article|section|div|h[1-6]|p|ul|ol|table)\b)",
    re.I | re.DOTALL,
)
_PACKAGES = (
    ("word/document.xml", "DOCX"),
    ("xl/workbook.xml", "XLSX"),
    ("ppt/presentation.xml", "PPTX"),
    ("META-INF/container.xml", "EPUB"),
    ("content.xml", "ODT"),
)


def read(path: Path, limits: Limits | None = None) -> Laid:
    """The text of a document and its blocks.

    Raises LayoutError of a file that cannot be read as text, with what to do about it.
    """
    limits = limits or Limits()
    content = _content(path, limits)
    name = _format(content, path, limits)
    if name:
        return _enclosed(path, name, limits)
    text = decoded(content)
    if text is None:
        raise LayoutError.of("layout-not-text", path=path)
    return _whole(plain.laid(text), path)


def _content(path: Path, limits: Limits) -> bytes:
    if not path.is_file():
        raise LayoutError.of("layout-no-file", path=path)
    try:
        with path.open("rb") as file:
            content = file.read(limits.file + 1)
    except OSError as error:
        raise LayoutError.of("layout-unreadable", path=path, reason=error.strerror) from error
    if len(content) > limits.file:
        raise LayoutError.of("layout-too-large", path=path, limit=limits.file // _MB)
    if not content.strip():
        raise LayoutError.of("layout-empty", path=path)
    return content


def _enclosed(path: Path, name: str, limits: Limits) -> Laid:
    if importlib.util.find_spec(_LIBRARIES[name]) is None:
        raise LayoutError.of("layout-no-library", path=path, format=name)

    def reader(path: Path) -> list[Piece]:
        # Only the process that reads needs the library.
        module: Any = importlib.import_module(f"disarmgraph.layout.{name.lower()}")
        return module.pieces(path)

    return _whole(put_together(enclosure.pieces(reader, path, name, limits.bounds)), path)


def _whole(laid: Laid, path: Path) -> Laid:
    if not laid.blocks:
        raise LayoutError.of("layout-empty", path=path)
    return laid


def _format(content: bytes, path: Path, limits: Limits) -> str | None:
    """PDF, DOCX or HTML; None of what may be plain text. Raises LayoutError of anything else."""
    head = content[:_HEAD]
    if head.lstrip().startswith(b"%PDF-") or (b"%PDF-" in head and b"endobj" in content):
        if b"%%EOF" not in content[-_FOOT:]:
            raise LayoutError.of("layout-broken", path=path, format="PDF")
        return "PDF"
    if content.startswith(b"PK\x03\x04"):
        return _package(content, path, limits)
    if content.startswith(_OLD_OFFICE):
        if _ENCRYPTED_PACKAGE in content:
            raise LayoutError.of("layout-encrypted", path=path)
        raise LayoutError.of("layout-format", path=path, format="DOC")
    for beginning, name in _BEGINNINGS:
        if content.startswith(beginning):
            raise LayoutError.of("layout-format", path=path, format=name)
    # A page may be in any encoding, which it declares in letters of ASCII.
    text = decoded(content) or content[:_FOOT].decode("latin-1")
    return "HTML" if _HTML.match(text) else None


def _package(content: bytes, path: Path, limits: Limits) -> str:
    """The format of a file of files, of which none is unpacked here."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise LayoutError.of("layout-broken", path=path, format="DOCX") from error
    names = {part.filename for part in parts}
    name = next((name for part, name in _PACKAGES if part in names), "ZIP")
    if name != "DOCX":
        raise LayoutError.of("layout-format", path=path, format=name)
    unpacked = sum(part.file_size for part in parts)
    # What a small part unpacks to does no harm, however well it was packed.
    dense = any(
        part.file_size > _MB and part.file_size > limits.times * max(1, part.compress_size)
        for part in parts
    )
    if unpacked > limits.unpacked or dense or len(parts) > limits.parts:
        raise LayoutError.of("layout-bomb", path=path, limit=limits.unpacked // _MB)
    if any(part.flag_bits & 1 for part in parts):
        raise LayoutError.of("layout-encrypted", path=path)
    return name
