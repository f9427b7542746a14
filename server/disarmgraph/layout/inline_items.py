"""Items of a list that is printed as one paragraph: "to (a) report; (b) update; and (c) share".

They are told by letters or numbers that count from the first on, each after a colon, a comma or a
semicolon; what is only cited ("articles 3 a) and 4 b)") is none.
"""

import re
from collections.abc import Iterator

from disarmgraph.layout.laid import Block, Role
from disarmgraph.layout.numbering import letters, roman

_MARK = re.compile(r"(?<=\s)(?P<n>\(?(?P<at>[a-z]|[ivx]{1,4}|\d)\))\s+(?=[^\W\d_]|\d)")
_PARTED = re.compile(r"[;,:](?:\s+(?:and|or|et|ou|and/or))?\s*$")
_BEFORE_FIRST = re.compile(
    r"(?:[:,]|\b(?:to|that|by|de|que|à|shall|should|in|for|pour|are|is))\s*$"
)
_NEAR = 20
"""Characters before a mark that tell whether it begins an item."""
_LISTS = (letters, roman, str)


def with_items(blocks: tuple[Block, ...], text: str) -> Iterator[Block]:
    """The blocks in their order, each of running text followed by the items in it."""
    for block in blocks:
        yield block
        if block.role in (Role.PARAGRAPH, Role.BLOCK, Role.ITEM):
            yield from _items(block, text)


def _items(block: Block, text: str) -> Iterator[Block]:
    words = text[block.start : block.end]
    marks = _sequence(words)
    ends = [*(each.start() for each in marks[1:]), len(words)][: len(marks)]
    level = block.level + 1 if block.role is Role.ITEM else 1
    for mark, end in zip(marks, ends, strict=True):
        last = len(words[:end].rstrip())
        yield Block(block.start + mark.start(), block.start + last, Role.ITEM, level, mark["n"])


def _sequence(words: str) -> list[re.Match[str]]:
    """The marks that count from the first on in one way, two at least; else none."""
    marks = list(_MARK.finditer(words))
    for count in _LISTS:
        found: list[re.Match[str]] = []
        for mark in marks:
            before = words[max(0, mark.start() - _NEAR) : mark.start()]
            parted = _PARTED.search(before) or (not found and _BEFORE_FIRST.search(before))
            if parted and mark["at"] == count(len(found) + 1):
                found.append(mark)
        if len(found) > 1:
            return found
    return []
