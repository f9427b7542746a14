"""The blocks of a text as passages: named as the data contract names them, one inside another."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from disarmgraph.layout import numbering
from disarmgraph.layout.inline_items import with_items
from disarmgraph.layout.laid import FURNITURE, Block, Laid, Role
from disarmgraph.layout.numbering import Style

_NAMES = {Role.TITLE: "hd", Role.HEADING: "hd", Role.PARAGRAPH: "para", Role.ITEM: "item"}
_LONGEST = 6
"""Signs of the longest mark of a footnote."""
_CALL = re.compile(r"<sup>(?P<mark>[^<]{1,6})</sup>|(?P<signs>[¹²³⁰⁴-⁹]+|\*+)")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True)
class Passage:
    """A passage or an omission, as its local name says; positions as in a block.

    ``within`` is the local name of the heading, paragraph or item under which it stands,
    ``annotates`` that of the passage which calls this footnote.
    """

    name: str
    role: Role
    start: int
    end: int
    number: str | None = None
    within: str | None = None
    annotates: str | None = None

    @property
    def omitted(self) -> bool:
        """Whether it is printed and not read."""
        return self.role in FURNITURE


def passages(laid: Laid) -> list[Passage]:
    """All that is printed, in the order of reading, a paragraph up to the end of its items."""
    found = _ended(list(_named(laid)))
    return _calling(found, laid.text)


def _named(laid: Laid) -> Iterator[Passage]:
    taken: Counter[str] = Counter()
    headings: list[tuple[int, str]] = []
    items: list[tuple[int, str]] = []
    for block in with_items(laid.blocks, laid.text):
        within = None
        if block.role is Role.HEADING:
            headings = [each for each in headings if each[0] < block.level]
            within = headings[-1][1] if headings else None
        elif block.role is Role.ITEM and items:
            items = [each for each in items if each[0] < block.level]
            within = items[-1][1] if items else None
        elif block.role in (Role.PARAGRAPH, Role.BLOCK) and headings:
            within = headings[-1][1]
        name = _name(block, within, laid.text, taken)
        if block.role is Role.HEADING:
            headings.append((block.level, name))
            items = []
        elif block.role in (Role.PARAGRAPH, Role.BLOCK):
            items = [(0, name)]
        elif block.role is Role.ITEM:
            items.append((max(block.level, 1), name))
        yield Passage(name, block.role, block.start, block.end, block.number, within)


def _name(block: Block, within: str | None, text: str, taken: Counter[str]) -> str:
    """A local name that no other passage has, made of the printed number where there is one."""
    mark = numbering.mark(text[block.start : block.end])
    style = mark.style if mark else None
    if block.role in FURNITURE:
        stem, number = "omission", None
    elif block.role is Role.FOOTNOTE:
        number = block.number if block.number and block.number.isdecimal() else None
        stem = "fn" if number else "fn_star"
    elif block.role is Role.HEADING and style and style is not Style.BULLET:
        stem, number = "sec", _decimal(block.number or "", style)
    else:
        stem, number = _NAMES.get(block.role, "block"), None
        if block.role is Role.PARAGRAPH and style is Style.DECIMAL:
            number = (block.number or "").rpartition(".")[2]
    nested = block.role is Role.ITEM or stem == "sec" or (block.number and "." in block.number)
    before = f"{within}__" if within and nested else ""
    number = number or str(taken[before + stem] + 1)
    taken[before + stem] += 1
    return _free(before + stem, number, taken)


def _free(stem: str, number: str, taken: Counter[str]) -> str:
    """The first name from this number on that is not taken, and takes it.

    ``taken`` holds for a name the number from which to look on, so that numbers that come again
    and again are not all tried each time.
    """
    passed = []
    while taken[name := f"{stem}_{number}"]:
        passed.append(name)
        number = str(max(int(number) + 1, taken[name])) if number.isdecimal() else f"{number}-2"
    taken[name] = 1
    for each in passed if number.isdecimal() else ():
        taken[each] = int(number) + 1
    return name


def _decimal(number: str, style: Style) -> str | None:
    """A printed number in figures, as names have it; None where it has none."""
    last = number.split()[-1] if number else ""
    if style is Style.CAPITAL and len(last) == 1:
        return str(ord(last) - ord("A") + 1)
    if last and set(last) <= set("IVXL"):
        return str(numbering.of_roman(last))
    return last.rpartition(".")[2] if last.replace(".", "").isdecimal() else None


def _ended(found: Sequence[Passage]) -> list[Passage]:
    """The passages, each that has items up to the end of the last of them."""
    ends = {each.name: each.end for each in found}
    for each in reversed(found):
        if each.role is Role.ITEM and each.within:
            ends[each.within] = max(ends[each.within], ends[each.name])
    return [replace(each, end=ends[each.name]) for each in found]


def _calling(found: Sequence[Passage], text: str) -> list[Passage]:
    """The passages, each footnote with the passage that calls it, where one alone does."""
    calls = _calls(found, text)
    return [_called(each, calls) if each.role is Role.FOOTNOTE else each for each in found]


def _called(note: Passage, calls: dict[str, list[Passage]]) -> Passage:
    callers = calls.get(note.number or "", [])
    around = {each.within for each in callers if each.role is Role.ITEM}
    innermost = [each for each in callers if each.name not in around]
    return replace(note, annotates=innermost[0].name) if len(innermost) == 1 else note


def _calls(found: Sequence[Passage], text: str) -> dict[str, list[Passage]]:
    """The passages that call a footnote, by its number or mark, footnotes themselves apart."""
    notes = [each for each in found if each.role is Role.FOOTNOTE]
    notes.sort(key=lambda each: each.start)
    starts = [each.start for each in notes]
    calls: dict[str, list[Passage]] = {}
    for each in found:
        if each.role is not Role.FOOTNOTE and not each.omitted:
            inside = notes[bisect_right(starts, each.start) : bisect_left(starts, each.end)]
            for mark in set(_marks(_without(text, each, inside))):
                calls.setdefault(mark, []).append(each)
    return calls


def _marks(words: str) -> Iterator[str]:
    """The marks in a text that may call a footnote; one of several signs may be several marks."""
    for call in _CALL.finditer(words):
        if call["mark"]:
            yield call["mark"]
        run = call[0].translate(_PLAIN) if call["signs"] else ""
        for start in range(len(run)):
            for end in range(start + 1, min(start + _LONGEST, len(run)) + 1):
                yield run[start:end]


def _without(text: str, passage: Passage, notes: Sequence[Passage]) -> str:
    """The words of a passage less those of the footnotes that a page's end has put into it."""
    pieces, at = [], passage.start
    for each in notes:
        pieces.append(text[at : each.start])
        at = max(at, each.end)
    return " ".join([*pieces, text[at : passage.end]])
