"""Tables on a page of PDF that no ruled lines show, told by what stands below each other."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from disarmgraph.layout.pdf_row import Row

Span = tuple[float, float]
"""From where to where a column reaches."""

_FAR = 2.2
"""White between two parts of a line that have nothing to do with each other, in sizes."""
_APART = 2.0
"""White between two rows of a table at most, in sizes of letters; below its last one less."""
_BELOW = 0.9
_LIKE = 1.15
"""How different in size the letters of a table are at most."""


def joined(cells: Iterable[str]) -> str:
    """A row of a table as text; empty if all cells are."""
    texts = [cell.strip() for cell in cells]
    return " | ".join(texts).strip() if any(texts) else ""


def in_order(lines: list[list[Row]], edges: tuple[float, float]) -> list[Row]:
    """Lines, each given as its parts, as rows: a table's cells joined, other parts as they stand.

    Outside the edges, given as heights, parts stay apart; between them what is no table is a line
    of text with a gap in it.
    """
    found: list[Row] = []
    at = 0
    while at < len(lines):
        inside = edges[0] < lines[at][0].top < edges[1]
        end = _end(lines, at, edges[1]) if inside else at
        if end > at:
            found += rows(lines[at:end], _spans(lines[at:end]))
            at = end
            continue
        found += [_one(lines[at])] if inside else _far(lines[at])
        at += 1
    return found


def _far(parts: list[Row]) -> list[Row]:
    """The parts of a line, those put together that are no further apart than words may be."""
    found = parts[:1]
    for part in parts[1:]:
        if part.x0 - found[-1].x1 < _FAR * part.size:
            found[-1] = _one([found[-1], part])
        else:
            found.append(part)
    return found


def _one(parts: list[Row]) -> Row:
    text = " ".join(part.text for part in parts)
    return replace(parts[0], text=text, x1=parts[-1].x1, bold=all(part.bold for part in parts))


def _end(lines: list[list[Row]], at: int, foot: float) -> int:
    """The place after a table that begins at a line; the same place where none does."""
    if len(lines[at]) < 2 or not _alike(lines[at]):
        return at
    columns = [(part.x0, part.x1) for part in lines[at]]
    end, rows = at + 1, 1
    for place in range(at + 1, len(lines)):
        line, before = lines[place], lines[place - 1]
        white = line[0].top - before[0].bottom
        single = len(line) == 1
        if line[0].top > foot or white > (_BELOW if single else _APART) * line[0].size:
            break
        merged = _merged(line, columns)
        if merged is None or not _alike([*line, lines[at][0]]):
            break
        columns, end = merged, place + 1
        rows += not single
    return end if rows > 1 else at


def _alike(parts: list[Row]) -> bool:
    sizes = [part.size for part in parts]
    return max(sizes) <= _LIKE * min(sizes)


def _merged(line: list[Row], columns: list[Span]) -> list[Span] | None:
    """The columns with a line added; None where a part of it stands in two of them."""
    merged = list(columns)
    for part in line:
        hit = [span for span in merged if part.x0 < span[1] and part.x1 > span[0]]
        if len(hit) > 1 or (not hit and len(line) == 1):
            return None
        ends = [(part.x0, part.x1), *hit]
        reach = min(x0 for x0, _ in ends), max(x1 for _, x1 in ends)
        merged = sorted([span for span in merged if span not in hit] + [reach])
    apart = all(before[1] <= after[0] for before, after in pairwise(merged))
    return merged if apart else None


def _spans(lines: list[list[Row]]) -> list[Span]:
    columns: list[Span] = []
    for line in lines:
        if len(line) > 1:
            columns = _merged(line, columns) or columns
    return columns


def rows(lines: list[list[Row]], columns: list[Span]) -> list[Row]:
    """The rows of a table, from its lines as parts in its columns.

    A row may have several lines: then rows are further apart than lines are, or only the first
    line has a part in the first column.
    """
    steps = [after[0].bottom - before[0].bottom for before, after in pairwise(lines)]
    spaced = bool(steps) and max(steps) > 1.2 * min(steps)
    found: list[list[list[Row]]] = []
    for line, step in zip(lines, [0.0, *steps], strict=True):
        heads = line[0].x0 < columns[0][1]
        begins = step > 1.12 * min(steps) if spaced else heads
        if not found or begins:
            found.append([])
        found[-1].append(line)
    return [row(each, columns) for each in found]


def row(lines: list[list[Row]], columns: list[Span]) -> Row:
    """A row of a table of several lines, given by their parts."""
    cells = [""] * len(columns)
    parts = [part for line in lines for part in line]
    for part in parts:
        middle = (part.x0 + part.x1) / 2
        at = next((n for n, span in enumerate(columns) if middle < span[1]), len(columns) - 1)
        cells[at] = f"{cells[at]} {part.text}".strip()
    return replace(
        parts[0],
        text=joined(cells),
        x0=min(part.x0 for part in parts),
        x1=max(part.x1 for part in parts),
        bottom=max(part.bottom for part in parts),
        table=True,
    )
