"""A made document printed as PDF: set on pages with masthead, headers, notes and columns."""

import sys
from collections.abc import Iterator
from pathlib import Path

from made_documents import CALL, WALKTHROUGH, Made, Part
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from disarmgraph.layout.laid import Role


class _Typesetter:
    """Sets a document on pages of A4 with notes at their feet; lengths are points from below."""

    SIZE, LEADING, LEFT, RIGHT, TOP, FOOT = 10.5, 13.0, 130.0, 500.0, 760.0, 90.0
    FONTS = ("Times-Roman", "Times-Bold", "Times-Italic")

    def __init__(self, made: Made, path: Path) -> None:
        self.made = made
        self.canvas = Canvas(str(path), pagesize=(595, 842))
        self.pages = 0
        self.y = 0.0
        self.top = self.TOP
        self.column = 0
        self.waiting: list[int] = []
        gap = 24 if made.columns > 1 else 0
        self.left = 60.0 if made.columns > 1 else self.LEFT
        right = 535.0 if made.columns > 1 else self.RIGHT
        self.width = (right - self.left - gap) / made.columns
        self.step = self.width + gap

    def show(self, x: float, y: float, words: str, font: int = 0, size: float = SIZE) -> None:
        self.canvas.setFont(self.FONTS[font], size)
        self.canvas.drawString(x, y, words)

    def begin(self) -> None:
        self.pages += 1
        self.column = 0
        if self.pages == 1:
            self._masthead()
        else:
            self.show(60, 800, self.made.symbol, 1, 9)
            self.show(400, 800, "On lamps and anchors", 1, 9)
            self.canvas.line(60, 795, 535, 795)
            self.top = self.TOP
        self.y = self.top

    def _masthead(self) -> None:
        first, organ, *right = self.made.front
        self.show(130, 800, first, 0, 13)
        self.show(430, 800, self.made.symbol, 0, 13)
        self.canvas.line(60, 793, 535, 793)
        self.show(130, 770, organ, 1, 18)
        for at, line in enumerate(right):
            self.show(400, 772 - 13 * at, line, 0, 10)
        self.canvas.line(60, 700, 535, 700)
        self.show(60, 40, "09-12345 (E)", 0, 9)
        self.top = 670.0

    def foot(self) -> None:
        lines = [(at, line) for at in self.waiting for line in self._note(at)]
        if lines:
            self.canvas.line(
                100, self.FOOT + 10 * len(lines) + 4, 170, self.FOOT + 10 * len(lines) + 4
            )
        y, begun = self.FOOT + 10 * len(lines) - 8, 0
        for at, line in lines:
            if at != begun:
                self.show(110, y + 3, str(at), 0, 5.5)
            self.show(116, y, line, 0, 8.5)
            begun, y = at, y - 10
        self.waiting = []
        if self.pages > 1:
            self.show(290, 40, f"{self.pages}/9", 1, 9)
        self.canvas.showPage()

    def _note(self, at: int) -> list[str]:
        words = self.made.notes[at - 1].split(" ")
        return list(
            _wrapped(words, 380, 380, lambda word: stringWidth(f"{word} ", self.FONTS[0], 8.5))
        )

    def room(self, lines: int, notes: int = 0) -> None:
        """Goes on in the next column, or on the next page, where there is no room."""
        kept = 10 * (2 * (len(self.waiting) + notes) + 1) + self.FOOT
        if self.y - lines * self.LEADING >= kept:
            return
        if self.column + 1 < self.made.columns:
            self.column += 1
            self.y = self.top
            return
        self.foot()
        self.begin()

    def set(self) -> None:
        self.begin()
        for part in self.made.parts:
            if part.rows:
                self._table(part)
            elif part.role in (Role.TITLE, Role.HEADING):
                self._heading(part)
            else:
                self._text(part)
        self.foot()
        self.canvas.save()

    def _heading(self, part: Part) -> None:
        size = {0: 15.0, 1: 13.0, 2: 11.5, 3: 10.5}[part.level]
        self.y -= 12
        self.room(4)
        lines = _wrapped(
            part.printed.split(" "),
            self.width * 0.9,
            self.width * 0.9,
            lambda word: stringWidth(f"{word} ", self.FONTS[1], size),
        )
        for line in lines:
            self.show(self.left + self.column * self.step, self.y, line, 1, size)
            self.y -= size * 1.2
        self.y -= 6

    def _table(self, part: Part) -> None:
        self.room(len(part.rows) + 2)
        self.y -= 4
        columns = len(part.rows[0])
        xs = [self.left + self.width * at / columns for at in range(columns + 1)]
        ys = [self.y + 10 - 18 * at for at in range(len(part.rows) + 1)]
        self.canvas.grid(xs, ys)
        for at, row in enumerate(part.rows):
            for x, cell in zip(xs, row, strict=False):
                self.show(x + 4, self.y - 3 - 18 * at, cell)
        self.y -= 18 * len(part.rows) + 12

    def _text(self, part: Part) -> None:
        indent = {Role.ITEM: 28.0 * part.level}.get(part.role, 28.0)
        slanted = len(part.verb.split(" ")) if part.verb else 0
        skipped = len(part.mark.split(" ")) if part.mark else 0

        def width(word: str) -> float:
            return stringWidth(CALL.sub("", word) + " ", self.FONTS[0], self.SIZE) + 4 * (
                "<" in word
            )

        words = part.printed.split(" ")
        at = 0
        for number, line in enumerate(
            list(_wrapped(words, self.width - indent, self.width, width))
        ):
            calls = [int(call) for call in CALL.findall(line)]
            self.room(1, len(calls))
            self.waiting += calls
            x = self.left + self.column * self.step + (0 if number else indent)
            for word in line.split(" "):
                italic = skipped <= at < skipped + slanted
                x = self._word(x, word, 2 if italic else 0)
                at += 1
            self.y -= self.LEADING
        self.y -= 7

    def _word(self, x: float, word: str, font: int) -> float:
        for at, piece in enumerate(CALL.split(word)):
            size, rise = (6.5, 4.0) if at % 2 else (self.SIZE, 0.0)
            if piece:
                self.show(x, self.y + rise, piece, font, size)
            x += stringWidth(piece, self.FONTS[font], size)
        return x + stringWidth(" ", self.FONTS[0], self.SIZE)


def _wrapped(words: list[str], first: float, rest: float, width) -> Iterator[str]:
    line: list[str] = []
    room = first
    for word in words:
        if line and width(word) > room:
            yield " ".join(line)
            line, room = [], rest
        line.append(word)
        room -= width(word)
    yield " ".join(line)


def pdf(made: Made, path: Path) -> Path:
    """Prints a document as PDF, with a masthead and a header on every page after it."""
    _Typesetter(made, path).set()
    return path


if __name__ == "__main__":
    print(pdf(WALKTHROUGH, Path(sys.argv[1])))
