"""The text of a document and its blocks, whatever format it came in.

A reader of a format yields pieces in the order of reading; they are put together here to one text,
in which every block has its place. Positions count Unicode code points, the end is exclusive, as
the data contract has it (``data/README.md``).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from disarmgraph.fault import Fault
from disarmgraph.layout import numbering


class LayoutError(Fault):
    """A document cannot be read as text."""


class Role(StrEnum):
    """What a block is for: what is read, then what is left out of passages."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "list-item"
    FOOTNOTE = "footnote"
    BLOCK = "block"
    HEADER = "page-header"
    FOOTER = "page-footer"
    RULE = "rule"
    CONTENTS = "table-of-contents"


FURNITURE = frozenset({Role.HEADER, Role.FOOTER, Role.RULE, Role.CONTENTS})
"""What is printed and is no passage."""


@dataclass(frozen=True)
class Piece:
    """What a format says of a stretch of text; a superscript in it is written ``<sup>1</sup>``.

    ``role`` is None where the format does not tell, ``level`` the depth of a heading or an item,
    from 1. ``page`` counts from 1, 0 where there are none. A piece that ``continues`` belongs to
    the last piece that is read, from which page furniture may part it. A piece without text is a
    page with a picture only.
    """

    text: str
    role: Role | None = None
    level: int | None = None
    page: int = 0
    continues: bool = False


@dataclass(frozen=True)
class Block:
    """A stretch of the text with its role, depth, and its number or mark as printed."""

    start: int
    end: int
    role: Role
    level: int = 0
    number: str | None = None
    page: int = 0


@dataclass(frozen=True)
class Laid:
    """The text of a document and its blocks in the order of reading.

    ``pictures`` are the pages, from 1, that hold a picture and no text: what it shows is not read.
    """

    text: str
    blocks: tuple[Block, ...]
    pictures: tuple[int, ...] = ()


def put_together(pieces: Iterable[Piece]) -> Laid:
    """One text of all pieces, an empty line between two, and a block of each or of several."""
    written: list[str] = []
    blocks: list[Block] = []
    pictures: list[int] = []
    length, last = 0, None
    for piece in pieces:
        text = piece.text.strip()
        if not text:
            pictures.append(piece.page)
            continue
        start = length + (2 if written else 0)
        length = start + len(text)
        written.append(text)
        if piece.continues and last is not None:
            blocks[last] = replace(blocks[last], end=length)
            continue
        blocks.append(_block(piece, text, start))
        if blocks[-1].role not in FURNITURE | {Role.FOOTNOTE}:
            last = len(blocks) - 1
    return Laid("\n\n".join(written) + "\n", tuple(blocks), tuple(filter(None, pictures)))


def _block(piece: Piece, text: str, start: int) -> Block:
    mark = numbering.mark(text)
    role, level = piece.role, piece.level or 0
    number = mark.printed if mark else None
    if role is None:
        role = Role.BLOCK
        if mark:
            role = Role.PARAGRAPH if mark.style in numbering.PARAGRAPHS else Role.ITEM
    if role in (Role.ITEM, Role.PARAGRAPH) and mark and not level:
        level = mark.depth
    return Block(start, start + len(text), role, level, number, piece.page)
