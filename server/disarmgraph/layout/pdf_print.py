"""What is printed on a page of PDF: words where they stand, straight lines, pictures.

It is read by pypdfium2, the Python binding of PDFium (both of permissive licences), which tells
font, size and place of every letter ten times as fast as what is written in Python. Lengths are
points (1/72 inch) from the top left corner of the page as it is shown.
"""

import ctypes
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pypdfium2
from pypdfium2 import raw

Word = dict[str, Any]
"""text, x0, x1, top, bottom, base (the height of its line), size, fontname, spaced.

It is spaced where a space stands before it. All of its letters are of one font and size.
"""
Point = tuple[float, float]

_ABOVE = 0.75
"""How far letters reach above their line and below it, in sizes."""
_BELOW = 0.22
_APART = 0.2
"""White between two words at least, in sizes."""
_LEVEL = 0.1
"""Slope of a line of text, as its sine, up to which it is level."""
_BOLD = 2
"""The mode of rendering in which letters are filled and outlined, to look bold."""
_THIN = 3
_SEGMENTS = 400
"""Segments of a drawing from which it is a picture rather than lines of a table."""
_DEEP = 4
_ODD = {"\uf0b7": "•", "\uf0a7": "▪", "\u00ad": "-", "\uf02d": "-", "\x02": "-", "\ufffe": "-"}


@dataclass(frozen=True)
class Line:
    """A straight line, level or upright."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass
class Printed:
    """A page: level words in the order of the file, what is on edge, lines, whether a picture."""

    width: float
    height: float
    words: list[Word] = field(default_factory=list)
    beside: str = ""
    lines: list[Line] = field(default_factory=list)
    pictured: bool = False


@dataclass(frozen=True)
class _Letter:
    text: str
    x0: float
    x1: float
    base: float
    size: float
    font: str
    level: bool
    reach: float = 0
    """Where its ink ends, which may be beyond the place of the next letter."""


_SPACE = _Letter(" ", 0, 0, 0, 0, "", True)


def printed(page: pypdfium2.PdfPage) -> Printed:
    """What is on a page, turned as it is shown."""
    place = _placing(page)
    width, height = page.get_size()
    found = Printed(width, height)
    letters = list(_letters(page, place))
    level = [each for each in letters if each is None or each.level]
    on_edge = [each for each in letters if each and not each.level]
    if len(on_edge) > sum(each is not None and each is not _SPACE for each in level):
        level = letters
    elif on_edge:
        rest = [each for each in letters if each is None or each is _SPACE or not each.level]
        found.beside = " ".join("".join(each.text if each else " " for each in rest).split())
    found.words = list(_words(level))
    for thing in page.get_objects(
        filter=(raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE), max_depth=_DEEP
    ):
        if thing.type == raw.FPDF_PAGEOBJ_IMAGE:
            found.pictured = True
        else:
            found.lines += _drawn(thing, place)
    return found


def _placing(page: pypdfium2.PdfPage) -> Callable[[float, float], Point]:
    """From the coordinates of the file to those of the page as it is shown."""
    left, bottom, right, top = page.get_cropbox()
    turned = page.get_rotation()

    def place(x: float, y: float) -> Point:
        if turned == 90:
            return y - bottom, x - left
        if turned == 180:
            return right - x, y - bottom
        if turned == 270:
            return top - y, right - x
        return x - left, top - y

    return place


def _letters(
    page: pypdfium2.PdfPage, place: Callable[[float, float], Point]
) -> Iterator[_Letter | None]:
    """The letters in the order of the file, None where they are parted by their places only."""
    text = page.get_textpage()
    hands = _Hands(text, place)
    box = raw.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    for at in range(text.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(text, at))
        letter = _ODD.get(letter, letter)
        if letter.isspace() or not letter.isprintable():
            yield None if raw.FPDFText_IsGenerated(text, at) else _SPACE
            continue
        raw.FPDFText_GetCharOrigin(text, at, x, y)
        raw.FPDFText_GetLooseCharBox(text, at, box)
        x0, base = place(x.value, y.value)
        reach = max(place(box.left, box.bottom)[0], place(box.right, box.top)[0], x0)
        hand = hands.at(at)
        width = hands.width(hand, letter)
        right = x0 + width * hand.across if width else reach
        yield _Letter(letter, x0, right, base, hand.size, hand.name, hand.level, reach)


@dataclass(frozen=True)
class _Hand:
    """How a stretch of text is printed; ``across`` is its size along the line."""

    font: Any
    name: str
    size: float
    across: float
    level: bool


class _Hands:
    """How the stretches of text of a page are printed, each looked at once."""

    def __init__(self, text: Any, place: Callable[[float, float], Point]) -> None:
        self._text = text
        self._place = place
        self._hands: dict[int, _Hand] = {}
        self._widths: dict[tuple[str, str], float] = {}

    def at(self, at: int) -> _Hand:
        """That of a letter."""
        thing = raw.FPDFText_GetTextObject(self._text, at)
        address = ctypes.cast(thing, ctypes.c_void_p).value or 0
        if address not in self._hands:
            self._hands[address] = self._hand(thing, at)
        return self._hands[address]

    def width(self, hand: _Hand, letter: str) -> float:
        """The width of a letter in sizes; 0 where it is not told."""
        if (hand.name, letter) not in self._widths:
            width = ctypes.c_float()
            told = hand.font and raw.FPDFFont_GetGlyphWidth(hand.font, ord(letter), 1.0, width)
            self._widths[hand.name, letter] = width.value if told else 0.0
        return self._widths[hand.name, letter]

    def _hand(self, thing: Any, at: int) -> _Hand:
        matrix = raw.FS_MATRIX()
        raw.FPDFText_GetMatrix(self._text, at, matrix)
        origin, ahead = self._place(0, 0), self._place(matrix.a, matrix.b)
        dx, dy = ahead[0] - origin[0], ahead[1] - origin[1]
        length = math.hypot(dx, dy) or 1.0
        large = raw.FPDFText_GetFontSize(self._text, at)
        size = round(large * math.hypot(matrix.c, matrix.d), 1)
        level = dx > 0 and abs(dy) / length < _LEVEL
        font, name = self._font(thing)
        return _Hand(font, name, size, large * length, level)

    @staticmethod
    def _font(thing: Any) -> tuple[Any, str]:
        """A font with its name; of what is outlined to look bold the name says so."""
        if not thing:
            return None, ""
        font = raw.FPDFTextObj_GetFont(thing)
        name = ctypes.create_string_buffer(128)
        raw.FPDFFont_GetBaseFontName(font, name, len(name))
        said = name.value.decode("utf-8", "replace")
        outlined = raw.FPDFTextObj_GetTextRenderMode(thing) == _BOLD
        return font, f"{said} Bold" if outlined else said


def _words(letters: list[_Letter | None]) -> Iterator[Word]:
    word: list[_Letter] = []
    spaced, size = False, 0.0
    seen: set[tuple[str, int, int]] = set()
    for letter in letters:
        if letter is not None and letter is not _SPACE:
            spot = letter.text, round(letter.x0), round(letter.base)
            if spot in seen:
                continue  # printed twice to look bold
            seen.add(spot)
        if word and (letter is None or letter is _SPACE or not _joins(word[-1], letter)):
            size = word[-1].size
            yield _word(word, spaced)
            word, spaced = [], False
        if letter is None:
            # Between a call and what comes after it there is white, but no space.
            spaced = spaced or None
        elif letter is _SPACE:
            spaced = True
        else:
            spaced = letter.size == size if spaced is None else spaced
            ligature = word and word[-1].x0 == letter.x0
            word.append(replace(letter, x1=letter.reach) if ligature else letter)
    if word:
        yield _word(word, spaced)


def _joins(before: _Letter, after: _Letter) -> bool:
    same = (before.size, before.font, before.level) == (after.size, after.font, after.level)
    gap = after.x0 - before.x1
    # The letters of a ligature stand in the same place.
    near = -0.5 * before.size < gap < _APART * before.size or after.x0 == before.x0
    return same and near and abs(after.base - before.base) < 0.1 * before.size


def _word(letters: list[_Letter], spaced: bool) -> Word:
    first = letters[0]
    return {
        "text": "".join(each.text for each in letters),
        "x0": first.x0,
        "x1": letters[-1].x1,
        "top": first.base - _ABOVE * first.size,
        "bottom": first.base + _BELOW * first.size,
        "base": first.base,
        "size": first.size,
        "fontname": first.font,
        "spaced": spaced,
    }


def _drawn(thing: Any, place: Callable[[float, float], Point]) -> Iterator[Line]:
    """The level and upright lines of a drawing; what is filled and not thin is none."""
    count = raw.FPDFPath_CountSegments(thing)
    mode, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(thing, mode, stroke)
    left, bottom, right, top = thing.get_bounds()
    thin = min(right - left, top - bottom) < _THIN
    if not 1 < count < _SEGMENTS or not (stroke.value or thin):
        return
    if thin and not stroke.value:
        yield (
            _line(place(left, (top + bottom) / 2), place(right, (top + bottom) / 2))
            if (right - left > top - bottom)
            else _line(place((left + right) / 2, bottom), place((left + right) / 2, top))
        )
        return
    matrix = thing.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    last: Point | None = None
    for at in range(count):
        segment = raw.FPDFPath_GetPathSegment(thing, at)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = place(*matrix.on_point(x.value, y.value))
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO and last is not None:
            line = _line(last, point)
            if min(line.x1 - line.x0, line.bottom - line.top) < 1:
                yield line
        last = point


def _line(one: Point, other: Point) -> Line:
    (x0, x1), (top, bottom) = sorted((one[0], other[0])), sorted((one[1], other[1]))
    return Line(x0, top, x1, bottom)
