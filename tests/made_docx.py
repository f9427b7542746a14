"""What is read of a document of Word that is made for a test."""

from pathlib import Path

from made_word import (
    Package,
)

from disarmgraph.layout import docx
from disarmgraph.layout.laid import Role


def texts(path: Path, body: str, **parts: str) -> list[str]:
    return [piece.text for piece in docx.pieces(Package(body, parts).write(path / "x.docx"))]


def roles(path: Path, body: str, **parts: str) -> list[tuple[Role | None, int | None, str]]:
    found = docx.pieces(Package(body, parts).write(path / "x.docx"))
    return [(piece.role, piece.level, piece.text) for piece in found]
