"""The pieces of a page in HTML, parsed by lxml (BSD)."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from lxml import html as parser

from disarmgraph.layout import contents, numbering, prominence
from disarmgraph.layout.encoding import decoded
from disarmgraph.layout.html_lists import Counted, counted
from disarmgraph.layout.laid import Piece, Role
from disarmgraph.layout.prominence import Shown

_SIZE = 10.0
"""Of all text: how large it is shown is for a browser to say."""
_LINE = 95
"""Characters that a line has, about."""
_LONG = 400
"""Characters that no cell of a table has which is not there for layout only."""
_LEFT_OUT = frozenset(
    re.findall(
        r"\w+",
        "script style noscript template head nav button select textarea iframe object svg video "
        "audio canvas datalist dialog map",
    )
)
_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "address article aside blockquote body center caption dd details div dl dt fieldset "
        "figcaption figure footer form header hgroup hr html legend li main ol p pre section "
        "summary table tbody td tfoot th thead tr ul h1 h2 h3 h4 h5 h6",
    )
)
_BOLD = frozenset(("b", "strong"))
_SLANTED = frozenset(("i", "em", "cite"))
_NOTE = re.compile(r"footnote|endnote", re.I)
_CENTRED = re.compile(r"text-align\s*:\s*center", re.I)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_OF_PARAGRAPHS = frozenset("1AI")
_CALL = re.compile(r"\s*\[?(?:\d{1,3}(?:,\s?\d{1,3})*|\*{1,4}|[a-z]{1,3})\]?\s*")
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_XML = re.compile(r"\s*<\?xml[^>]*>")


@dataclass(frozen=True)
class _Place:
    """What the text of an element is, from what the element is in."""

    role: Role | None = None
    level: int | None = None
    bold: bool = False
    slanted: bool = False
    centred: bool = False
    kept: bool = False
    """Whether line ends are kept."""
    inner: bool = False
    """Whether it is in the main part of the page, so that its header is no page header."""
    lists: tuple[Counted, ...] = ()


def pieces(path: Path) -> list[Piece]:
    """What the page says in its order, without what leads to other pages.

    Raises what lxml raises of a page without an element, RecursionError of one nested too deeply.
    """
    text = _XML.sub("", _text(path.read_bytes()), count=1)
    # Otherwise text that is nested too deeply would be left out without a word.
    root = parser.document_fromstring(text, parser=parser.HTMLParser(huge_tree=True))
    walk = _Walk()
    walk.element(root, _Place())
    walk.end(_Place())
    return list(_pieces(walk.shown))


def _text(content: bytes) -> str:
    """A page in the encoding that it has by its mark, by what is valid, or that it declares."""
    declared = _DECLARED.search(content[:4096])
    found = decoded(content)
    if declared and not content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            content.decode("utf-8")
        except UnicodeDecodeError:
            found = _as_declared(content, declared[1].decode("ascii", "replace")) or found
    return found if found is not None else content.decode("windows-1252", "replace")


def _as_declared(content: bytes, name: str) -> str | None:
    """The text in an encoding that is named; None where there is none of that name."""
    if name.casefold() in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"):
        name = "windows-1252"  # as browsers read it
    try:
        return content.decode(name, "replace")
    except (LookupError, ValueError):
        return None


def _pieces(shown: list[Shown]) -> Iterator[Piece]:
    first = [each for each in shown if each.role is Role.HEADING and each.level == 1]
    if len(first) == 1:
        title = replace(first[0], role=Role.TITLE, level=None)
        shown = [title if each is first[0] else each for each in shown]
    places = contents.places([each.text for each in shown])
    read = [
        each if at not in places else replace(each, role=Role.CONTENTS)
        for at, each in enumerate(shown)
    ]
    listed: list[str] = []
    for each, (role, level) in zip(read, prominence.roles(read, _SIZE), strict=True):
        if role is Role.CONTENTS:
            listed.append(each.text)
            continue
        if listed:
            yield Piece("\n".join(listed), Role.CONTENTS)
            listed = []
        yield Piece(each.text, role, each.level if role is Role.ITEM else level)
    if listed:
        yield Piece("\n".join(listed), Role.CONTENTS)


class _Walk:
    """The paragraphs of a page as they are met."""

    def __init__(self) -> None:
        self.shown: list[Shown] = []
        self._runs: list[tuple[str, _Place]] = []
        self._label = ""

    def element(self, element: Any, place: _Place) -> None:
        """Reads an element, without what follows it."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _LEFT_OUT or _is_hidden(element):
            return
        if tag == "br":
            self._runs.append(("\n", replace(place, kept=True)))
            return
        inner = _within(element, place)
        if tag in ("ol", "ul"):
            inner = replace(inner, lists=(*place.lists, counted(element, len(place.lists) + 1)))
        block = tag in _BLOCKS
        if block:
            self.end(place)
        if tag == "table" and not _is_for_layout(element):
            self._table(element, inner)
        elif tag == "sup":
            self._raised(element, inner)
        else:
            if tag == "li" and place.lists:
                self._label = place.lists[-1].label(element)
            self._children(element, inner)
        if block:
            self.end(inner)
            self._label = "" if tag == "li" else self._label

    def end(self, place: _Place) -> None:
        """Ends a paragraph, where one has begun."""
        runs, self._runs = self._runs, []
        text = _tidy("".join(t if p.kept else re.sub(r"[ \t\r\n\f]+", " ", t) for t, p in runs))
        if not text:
            return
        mark = numbering.mark(text)
        if self._label and not mark:
            text = f"{self._label} {text}"
        self._label = ""
        words = [(t, p) for t, p in runs if t.strip()]
        role, level = _said(text, place)
        self.shown.append(
            Shown(
                text,
                _SIZE,
                all(p.bold for _, p in words),
                place.centred,
                words[0][1].slanted,
                1 + len(text) // _LINE,
                role=role,
                level=level,
            )
        )

    def _children(self, element: Any, place: _Place) -> None:
        if element.text:
            self._runs.append((element.text, place))
        for child in element:
            self.element(child, place)
            if child.tail:
                self._runs.append((child.tail, place))

    def _raised(self, element: Any, place: _Place) -> None:
        text = "".join(element.itertext())
        raised = f"<sup>{text.strip(' []')}</sup>" if _CALL.fullmatch(text) else text
        self._runs.append((raised, place))

    def _table(self, table: Any, place: _Place) -> None:
        for caption in table.findall("caption"):
            self.element(caption, place)
        for row in table.iter("tr"):
            if next(row.iterancestors("table")) is not table or _is_hidden(row):
                continue
            cells = [self._cell(cell, place) for cell in row if cell.tag in ("td", "th")]
            if any(cells):
                self.shown.append(Shown(" | ".join(cells).strip(), _SIZE, role=Role.BLOCK))

    @staticmethod
    def _cell(cell: Any, place: _Place) -> str:
        walk = _Walk()
        walk.element(cell, replace(place, lists=()))
        walk.end(place)
        return " ".join(each.text.replace("\n", " ") for each in walk.shown)


def _within(element: Any, place: _Place) -> _Place:
    tag = element.tag
    style = element.get("style") or ""
    named = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('role') or ''}"
    centred = tag == "center" or element.get("align") == "center" or _CENTRED.search(style)
    place = replace(
        place,
        bold=place.bold or tag in _BOLD,
        slanted=place.slanted or tag in _SLANTED,
        centred=place.centred or bool(centred),
        kept=place.kept or tag == "pre",
        inner=place.inner or tag in ("article", "main", "section"),
    )
    if re.fullmatch(r"h[1-6]", tag):
        return replace(place, role=Role.HEADING, level=int(tag[1]))
    if tag in ("div", "section", "aside", "ol", "ul", "li", "p") and _NOTE.search(named):
        return replace(place, role=Role.FOOTNOTE)
    if tag == "header" and not place.inner and element.find(".//h1") is None:
        return replace(place, role=Role.HEADER)
    if tag == "footer" and not place.inner:
        return replace(place, role=Role.FOOTER)
    return place


def _is_hidden(element: Any) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def _is_for_layout(table: Any) -> bool:
    """Whether a table has one column, or holds what no table of figures does."""
    if table.get("role") == "presentation" or table.find(".//table") is not None:
        return True
    rows = list(table.iter("tr"))
    if all(sum(cell.tag in ("td", "th") for cell in row) < 2 for row in rows):
        return True
    return any(len(cell.text_content()) > _LONG * 4 for cell in table.iter("td")) or any(
        table.find(f".//{name}") is not None for name in ("h1", "h2", "h3", "ol")
    )


def _said(text: str, place: _Place) -> tuple[Role | None, int | None]:
    """The role and level of a paragraph as far as the page says them."""
    mark = numbering.mark(text)
    if place.role:
        return place.role, place.level
    if mark and mark.style is numbering.Style.CALL:
        return Role.FOOTNOTE, None
    if place.lists and mark:
        # The numbers of an outermost list are those of paragraphs, and items begin within them.
        numbered = place.lists[0].form in _OF_PARAGRAPHS
        if len(place.lists) > numbered:
            return Role.ITEM, len(place.lists) - numbered
    return None, None


def _tidy(text: str) -> str:
    text = re.sub(r"[ \t]+", " ", text.replace("</sup><sup>", ""))
    lines = (line.strip(" \t\r\f") for line in text.split("\n"))
    return "\n".join(line for line in lines if line).strip()
