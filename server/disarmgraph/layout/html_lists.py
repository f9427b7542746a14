"""The numbers and bullets that a browser prints before the items of lists in HTML."""

import re
from dataclasses import dataclass
from typing import Any

from disarmgraph.layout import numbering

_UNMARKED = re.compile(r"list-style(?:-type)?\s*:\s*none", re.I)
_CSS = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.I)
_TYPES = {
    "decimal": "1",
    "lower-alpha": "a",
    "lower-latin": "a",
    "upper-alpha": "A",
    "upper-latin": "A",
    "lower-roman": "i",
    "upper-roman": "I",
}


@dataclass
class Counted:
    """A list while its items are counted: how they are numbered, what comes next, how deep."""

    form: str
    next: int
    step: int
    depth: int

    def label(self, item: Any) -> str:
        """What is printed before an item; letters and small Roman numbers with a bracket.

        A browser prints a dot after those too, which would make them no marks of items.
        """
        if self.form in ("", "•"):
            return self.form
        value = _whole(item.get("value"))
        number = self.next if value is None else value
        self.next = number + self.step
        if self.form in "ai":
            return f"{numbering.letters(number) if self.form == 'a' else numbering.roman(number)})"
        if self.form == "A":
            return f"{numbering.letters(number).upper()}."
        return f"{numbering.roman(number).upper() if self.form == 'I' else number}."


def counted(element: Any, depth: int) -> Counted:
    """A list, ``ol`` or ``ul``, before its first item."""
    style = element.get("style") or ""
    if _UNMARKED.search(style):
        return Counted("", 1, 1, depth)
    if element.tag == "ul":
        return Counted("•", 1, 1, depth)
    said = _CSS.search(style)
    form = (element.get("type") or "1").strip()
    form = _TYPES.get(said[1].lower(), "1") if said else form if form in "1aAiI" else "1"
    items = sum(child.tag == "li" for child in element)
    backwards = element.get("reversed") is not None
    start = _whole(element.get("start"))
    if start is None:
        start = items if backwards else 1
    return Counted(form, start, -1 if backwards else 1, depth)


def _whole(text: str | None) -> int | None:
    return int(text) if text and re.fullmatch(r"-?\d{1,9}", text.strip()) else None
