"""The numbers, letters and bullets that Word generates (ECMA-376 part 1, 17.9)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from disarmgraph.layout.numbering import letters, roman

LEVELS = 9
"""How deep a list is at most."""
_PLACE = re.compile(r"%(\d)")
_BULLETS = {"o": "○", "\uf0a7": "▪", "\uf0d8": "▪", "\uf06f": "○"}
_PRINTED_BULLETS = "•●○▪■◦‣·\u2013\u2014-*+"


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "lowerLetter": letters,
    "upperLetter": lambda number: letters(number).upper(),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "ordinal": str,
    "none": lambda number: "",
}


def formatted(number: int, form: str) -> str:
    """A number as a format of Word writes it; in figures where it is one of other scripts."""
    return _FORMATS.get(form, str)(number)


@dataclass(frozen=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    legal: bool = False
    restart: int | None = None


class Numbering:
    """The lists of a document as they are counted while its paragraphs are read in order."""

    def __init__(self, root: Any | None) -> None:
        self._lists: dict[str, tuple[str, dict[int, _Level]]] = {}
        self._counted: dict[str, list[int | None]] = {}
        self._begun: set[str] = set()
        self._overridden: dict[str, dict[int, int]] = {}
        if root is not None:
            self._read(root)

    def label(self, number: str, level: int) -> tuple[str, bool]:
        """What is printed before the next paragraph of a list, and whether that is a bullet."""
        if number not in self._lists or not 0 <= level < LEVELS:
            return "", False
        abstract, levels = self._lists[number]
        here = levels.get(level, _Level())
        counted = self._counted.setdefault(abstract, [None] * LEVELS)
        if number not in self._begun:
            self._begun.add(number)
            for deep in self._overridden.get(number, {}):
                counted[deep] = None
        self._count(counted, levels, level, self._overridden.get(number, {}))
        if here.form == "bullet":
            return _bullet(here.pattern), True
        return self._printed(here, levels, counted), False

    @staticmethod
    def _count(
        counted: list[int | None], levels: dict[int, _Level], level: int, starts: dict[int, int]
    ) -> None:
        for above in range(level):
            if counted[above] is None:
                counted[above] = starts.get(above, levels.get(above, _Level()).start)
        start = starts.get(level, levels.get(level, _Level()).start)
        before = counted[level]
        counted[level] = start if before is None else before + 1
        for below in range(level + 1, LEVELS):
            restart = levels.get(below, _Level()).restart
            if restart is None or (restart and level < restart):
                counted[below] = None

    @staticmethod
    def _printed(here: _Level, levels: dict[int, _Level], counted: list[int | None]) -> str:
        def number(place: re.Match[str]) -> str:
            at = int(place[1]) - 1
            count = counted[at] if 0 <= at < LEVELS else None
            form = "decimal" if here.legal else levels.get(at, _Level()).form
            return "" if count is None else formatted(count, form)

        return _PLACE.sub(number, here.pattern).strip()

    def _read(self, root: Any) -> None:
        abstracts = {
            each.get(qn("w:abstractNumId")): each for each in root.iter(qn("w:abstractNum"))
        }
        styled = {
            _value(each, "w:styleLink"): number
            for number, each in abstracts.items()
            if _value(each, "w:styleLink")
        }
        for num in root.iter(qn("w:num")):
            number = num.get(qn("w:numId"))
            abstract = _value(num, "w:abstractNumId") or ""
            found = abstracts.get(abstract)
            if found is not None and _value(found, "w:numStyleLink") in styled:
                abstract = styled[_value(found, "w:numStyleLink")]
                found = abstracts.get(abstract)
            if found is None:
                continue
            levels = {_index(each): _level(each) for each in found.findall(qn("w:lvl"))}
            starts = {}
            for override in num.findall(qn("w:lvlOverride")):
                inner = override.find(qn("w:lvl"))
                if inner is not None:
                    levels[_index(override)] = _level(inner)
                if _value(override, "w:startOverride"):
                    starts[_index(override)] = _whole(_value(override, "w:startOverride"), 1)
            self._lists[number] = (abstract, levels)
            self._overridden[number] = starts


def _level(element: Any) -> _Level:
    restart = _value(element, "w:lvlRestart")
    return _Level(
        _whole(_value(element, "w:start"), 1),
        _value(element, "w:numFmt") or "decimal",
        _value(element, "w:lvlText") or "",
        element.find(qn("w:isLgl")) is not None,
        None if restart is None else _whole(restart, 0),
    )


def _index(element: Any) -> int:
    return _whole(element.get(qn("w:ilvl")), 0)


def _value(element: Any, name: str) -> str | None:
    found = element.find(qn(name))
    return None if found is None else found.get(qn("w:val"))


def _whole(text: str | None, default: int) -> int:
    try:
        return int(text or "")
    except ValueError:
        return default


def _bullet(pattern: str) -> str:
    """A bullet in a character that any font has."""
    if pattern in _BULLETS:
        return _BULLETS[pattern]
    return pattern if pattern and pattern in _PRINTED_BULLETS else "•"
