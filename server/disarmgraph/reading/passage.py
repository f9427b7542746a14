"""The blocks of a text as passages: named as the data contract names them, one inside another."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from disarmgraph.layout import numbering
from disarmgraph.layout.laid import FURNITURE, Block, Laid, Role
from disarmgraph.layout.numbering import Style

_NAMES = {Role.TITLE: "hd", Role.HEADING: "hd", Role.PARAGRAPH: "para", Role.ITEM: "item"}
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


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
    return [_calling(each, found, laid.text) for each in found]


def _named(laid: Laid) -> Iterator[Passage]:
    taken: Counter[str] = Counter()
    headings: list[tuple[int, str]] = []
    items: list[tuple[int, str]] = []
    for block in laid.blocks:
        within = None
        if block.role is Role.HEADING:
            headings = [each for each in headings if each[0] < block.level]
            within = headings[-1][1] if headings else None
        elif block.role is Role.ITEM and items:
            items = [each for each in items if each[0] < block.level]
            within = items[-1][1]
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
    name = f"{before}{stem}_{number}"
    while taken[name]:
        number = str(int(number) + 1) if number.isdecimal() else f"{number}-2"
        name = f"{before}{stem}_{number}"
    taken[name] += 1
    taken[before + stem] += 1
    return name


def _decimal(number: str, style: Style) -> str | None:
    """A printed number in figures, as names have it; None where it has none."""
    last = number.split()[-1] if number else ""
    if style is Style.CAPITAL and len(last) == 1:
        return str(ord(last) - ord("A") + 1)
    if last and set(last) <= set(_ROMAN):
        values = [_ROMAN[letter] for letter in last]
        pairs = zip(values, [*values[1:], 0], strict=True)
        return str(sum(-value if value < after else value for value, after in pairs))
    return last.rpartition(".")[2] if last.replace(".", "").isdecimal() else None


def _ended(found: Sequence[Passage]) -> list[Passage]:
    """The passages, each that has items up to the end of the last of them."""
    ends = {each.name: each.end for each in found}
    for each in reversed(found):
        if each.role is Role.ITEM and each.within:
            ends[each.within] = max(ends[each.within], ends[each.name])
    return [replace(each, end=ends[each.name]) for each in found]


def _calling(note: Passage, found: Sequence[Passage], text: str) -> Passage:
    """A footnote with the passage that calls it, where one alone does."""
    if note.role is not Role.FOOTNOTE or not note.number:
        return note
    superscript = note.number.translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
    calls = (f"<sup>{note.number}</sup>", superscript)
    callers = [
        each
        for each in found
        if each.role is not Role.FOOTNOTE
        and not each.omitted
        and any(call in _without(text, each, found) for call in calls)
    ]
    innermost = [
        each
        for each in callers
        if not any(other.within == each.name and other.role is Role.ITEM for other in callers)
    ]
    return replace(note, annotates=innermost[0].name) if len(innermost) == 1 else note


def _without(text: str, passage: Passage, found: Sequence[Passage]) -> str:
    """The words of a passage less those of the footnotes that a page's end has put into it."""
    words = list(text[passage.start : passage.end])
    for each in found:
        if each.role is Role.FOOTNOTE and passage.start < each.start < passage.end:
            words[each.start - passage.start : each.end - passage.start] = " " * (
                each.end - each.start
            )
    return "".join(words)
