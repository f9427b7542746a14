"""The words of a page of PDF as lines, and lines as rows of text."""

import re
from collections import Counter
from itertools import pairwise

from disarmgraph.layout import numbering
from disarmgraph.layout.contents import LEADER
from disarmgraph.layout.pdf_print import Word
from disarmgraph.layout.pdf_row import Row

_RAISED = 0.9
"""A call is smaller than its row by this, and stands above its line by a share of its size."""
_RISE = 0.12
_PART = 1.2
"""White between parts of a line, in sizes of its letters."""

_CALL = re.compile(r"\d{1,3}(?:,\s?\d{1,3})*|\*{1,4}|[a-z]{1,3}|[a-z](?:,\s?[a-z])+|[\u2020\u2021]")
_OF_TITLE = re.compile(r"(?:\d+|[IVXLC]+)/\d+[.:]")


def middle(line: list[Word]) -> float:
    """The height at which a line stands, that of the middle of its letters."""
    return sum(word["top"] + word["bottom"] for word in line) / 2 / len(line)


def lines(words: list[Word]) -> list[list[Word]]:
    """Words that stand beside each other, large ones first so that a call finds its line."""
    found: list[list[Word]] = []
    for word in sorted(words, key=lambda each: (-each["size"], each["top"])):
        height = (word["top"] + word["bottom"]) / 2
        fitting = [
            line
            for line in found
            if line[0]["top"] <= height <= line[0]["bottom"] and _is_free(line, word)
        ]
        if fitting:
            min(fitting, key=lambda line: abs(line[0]["bottom"] - word["bottom"])).append(word)
        else:
            found.append([word])
    for line in found:
        line.sort(key=lambda each: each["x0"])
    return sorted(found, key=middle)


def _is_free(line: list[Word], word: Word) -> bool:
    """Whether nothing of a line stands where a word does, as what is larger than a line may."""
    return not any(
        min(each["x1"], word["x1"]) - max(each["x0"], word["x0"])
        > 0.5 * min(each["x1"] - each["x0"], word["x1"] - word["x0"])
        for each in line
    )


def parts(line: list[Word]) -> list[list[Word]]:
    """What of a line stands apart, a mark and its text together."""
    if LEADER.search(text(line)):
        return [line]
    found = [[line[0]]]
    for before, word in pairwise(line):
        gap = word["x0"] - before["x1"]
        if gap > _PART * max(word["size"], before["size"]) and not _is_mark(found[-1]):
            found.append([])
        found[-1].append(word)
    return found


def row(line: list[Word], column: int) -> Row:
    """A line, or a part of it, as it is read and looks."""
    size, _ = _looks(line)
    main = [word for word in line if word["size"] == size]
    fonts = [word["fontname"].casefold() for word in main]
    slanted = ["italic" in font or "oblique" in font for font in fonts]
    return Row(
        text(line),
        line[0]["x0"],
        line[-1]["x1"],
        min(word["top"] for word in main),
        max(word["bottom"] for word in main),
        size,
        bold=all("bold" in font or "black" in font for font in fonts),
        slanted=slanted[0],
        italic=all(slanted),
        column=column,
    )


def text(line: list[Word]) -> str:
    """What a line says, calls of notes in it as superscripts."""
    size, base = _looks(line)
    said, end = "", None
    for word in line:
        small = word["size"] < _RAISED * size and word["base"] < base - _RISE * size
        call = small and _CALL.fullmatch(word["text"])
        # A call belongs to the word before it; a slanted letter may lean over the space after it.
        least = 0.4 if call else -0.1 if word["spaced"] else 0.15
        if end is not None and word["x0"] - end > least * size:
            said += " "
        said += f"<sup>{word['text']}</sup>" if call else word["text"]
        end = word["x1"]
    return re.sub(r"^(<sup>[^<]*</sup>)(?=\S)", r"\1 ", said)


def _is_mark(line: list[Word]) -> bool:
    said = text(line)
    mark = numbering.mark(said)
    return bool(mark and mark.length >= len(said)) or bool(_OF_TITLE.fullmatch(said))


def _looks(line: list[Word]) -> tuple[float, float]:
    """The size of most letters, and the height on which these stand."""
    sizes: Counter[float] = Counter()
    for word in line:
        sizes[word["size"]] += len(word["text"])
    size = max(sizes, key=lambda each: (sizes[each], each))
    return size, max(word["base"] for word in line if word["size"] == size)
