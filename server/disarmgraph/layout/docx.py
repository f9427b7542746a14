"""The pieces of a document of Word (DOCX, ECMA-376), unpacked and parsed by python-docx (MIT).

Its interface for paragraphs leaves out notes, numbers, text boxes and tracked changes: they are
read from the elements.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import docx as word
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from disarmgraph.layout import contents, numbering, prominence
from disarmgraph.layout.docx_numbering import Numbering, formatted
from disarmgraph.layout.docx_style import Styles
from disarmgraph.layout.docx_text import Reader
from disarmgraph.layout.laid import Piece, Role
from disarmgraph.layout.prominence import Shown

_LINE = 95
"""Characters that a line of text has, about: how many lines a paragraph has is not written."""
_LONG = 300
"""Characters that no heading has, whatever its style says."""
_WITHIN = frozenset(map(qn, ("w:ins", "w:moveTo", "w:customXml", "w:sdt", "w:sdtContent")))
_MASTHEAD = re.compile(r"\bDistr\b|\bOriginal\s?:")
_SYMBOL = re.compile(r"[A-Z]{1,10}/[A-Z\d][\w.()/\s-]*\d[\w.()/\s-]*\**")
_ORGANIZATION = re.compile(r"United Nations|Nations Unies")
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


@dataclass
class _Entry:
    """A paragraph or row of a table, and the notes that it calls for."""

    shown: Shown
    notes: list[Piece] = field(default_factory=list)


def pieces(path: Path) -> list[Piece]:
    """What the file says in its order, its page headers first and its page footers last.

    Raises what python-docx raises of a file that it cannot read.
    """
    reading = _Reading(word.Document(str(path)))
    heads, feet = reading.furniture()
    reading.read(reading.document.element.body)
    return [
        *(Piece(text, Role.HEADER) for text in heads),
        *_pieces(reading.entries),
        *(Piece(text, Role.FOOTER) for text in feet),
    ]


def _pieces(entries: list[_Entry]) -> Iterator[Piece]:
    shown = [entry.shown for entry in entries]
    places = contents.places([each.text for each in shown])
    shown = [
        replace(each, role=Role.CONTENTS) if at in places else each for at, each in enumerate(shown)
    ]
    listed: list[str] = []
    roles = prominence.roles(shown, _body_size(shown))
    for entry, each, (role, level) in zip(entries, shown, roles, strict=True):
        if role is Role.CONTENTS:
            listed.append(each.text)
        else:
            yield from _listed(listed)
            listed = []
            yield Piece(each.text, role, level)
        yield from entry.notes
    yield from _listed(listed)


def _listed(lines: list[str]) -> Iterator[Piece]:
    if lines:
        yield Piece("\n".join(lines), Role.CONTENTS)


def _body_size(shown: list[Shown]) -> float:
    sizes: Counter[float] = Counter()
    for each in shown:
        sizes[each.size] += 0 if each.role else len(each.text)
    return max(sizes, key=lambda size: sizes[size], default=0)


class _Reading:
    """A document while it is read from its beginning."""

    def __init__(self, document: Any) -> None:
        self.document = document
        self.entries: list[_Entry] = []
        self._styles = Styles(self._part("styles"))
        self._numbering = Numbering(self._part("numbering"))
        self._notes = {
            kind: {each.get(qn("w:id")): each for each in self._elements(f"{kind}s", f"w:{kind}")}
            for kind in ("footnote", "endnote")
        }
        numbered = {kind: self._form(kind) for kind in self._notes}
        self._reader = Reader(self._styles, numbered)
        self._held = ""
        self._paged = False
        self._flat = False

    def read(self, element: Any) -> None:
        """Reads the paragraphs and tables of an element."""
        for child in element:
            if child.tag == qn("w:p"):
                self._paragraph(child)
            elif child.tag == qn("w:tbl"):
                self._table(child)
            elif child.tag in _WITHIN:
                self.read(child)

    def furniture(self) -> tuple[list[str], list[str]]:
        """The page headers and footers, each text once; a masthead in one is read as text."""
        texts: dict[str, dict[str, None]] = {"header": {}, "footer": {}}
        mast: dict[str, _Entry] = {}
        for kind, found in texts.items():
            for entries in self._furnished(kind):
                masthead = any(_MASTHEAD.search(entry.shown.text) for entry in entries)
                for entry in entries:
                    text = entry.shown.text
                    alone = _SYMBOL.fullmatch(text) or _ORGANIZATION.fullmatch(text)
                    if masthead and kind == "header" and not alone:
                        mast.setdefault(text, entry)
                    else:
                        found.setdefault(text)
        self.entries += mast.values()
        return list(texts["header"]), list(texts["footer"])

    def _beside(self, element: Any) -> list[_Entry]:
        """What an element says, apart from what has been read."""
        before, self.entries = self.entries, []
        self.read(element)
        found, self.entries = self.entries, before
        return found

    def _furnished(self, kind: str) -> Iterator[list[_Entry]]:
        """What each page header or footer says, the cells of tables in it as paragraphs."""
        self._flat = True
        for reference in self.document.element.body.iter(qn(f"w:{kind}Reference")):
            part = self.document.part.related_parts.get(reference.get(qn("r:id")))
            if part is not None:
                yield self._beside(parse_xml(part.blob))
        self._flat = False

    def _part(self, name: str) -> Any | None:
        """The root of a part of the document, None where it has none."""
        for relation in self.document.part.rels.values():
            if relation.reltype == _RELATED + name and not relation.is_external:
                return parse_xml(relation.target_part.blob)
        return None

    def _elements(self, part: str, name: str) -> list[Any]:
        root = self._part(part)
        return [] if root is None else root.findall(qn(name))

    def _form(self, kind: str) -> Callable[[int], str]:
        """How notes are numbered."""
        form = "decimal" if kind == "footnote" else "lowerRoman"
        for root in (self._part("settings"), self.document.element.body):
            for each in () if root is None else root.iter(qn(f"w:{kind}Pr")):
                found = each.find(qn("w:numFmt"))
                form = form if found is None else found.get(qn("w:val"), form)
        return lambda number: formatted(number, form)

    def _paragraph(self, paragraph: Any) -> None:
        properties = paragraph.find(qn("w:pPr"))
        look = self._styles.of_paragraph(properties)
        words = self._reader.words(paragraph, look)
        label = ""
        if look.list is not None:
            label, _ = self._numbering.label(look.list, look.depth or 0)
        text = f"{label} {words.text}".strip() if words.text else ""
        text = f"{self._held} {text}".strip()
        self._held = ""
        if properties is not None and _mark_deleted(properties):
            self._held = text
        elif text:
            shown = Shown(
                text,
                words.size,
                words.bold,
                look.centred,
                words.slanted,
                1 + len(text) // _LINE,
                not self._paged,
                *self._said(look, text),
            )
            self.entries.append(_Entry(shown, list(self._called(words.notes))))
        self._paged = self._paged or (words.broken and bool(self.entries))
        for box in words.boxes:
            self.read(box)

    def _said(self, look: Any, text: str) -> tuple[Role | None, int | None]:
        """The role and level that the style of a paragraph says."""
        if self._styles.is_contents(look):
            return Role.CONTENTS, None
        mark = numbering.mark(text)
        if mark and mark.style is numbering.Style.CALL and text[0] in "<*":
            return Role.FOOTNOTE, None
        if len(text) > _LONG:
            return None, None
        if self._styles.is_title(look):
            return Role.TITLE, None
        level = self._styles.heading(look)
        return (Role.HEADING, level) if level else (None, None)

    def _called(self, notes: list[tuple[str, str]]) -> Iterator[Piece]:
        for kind, identifier in notes:
            element = self._notes[kind].get(identifier)
            if element is None:
                continue
            texts = []
            for paragraph in element.iter(qn("w:p")):
                look = self._styles.of_paragraph(paragraph.find(qn("w:pPr")))
                texts.append(self._reader.words(paragraph, look).text)
            call = self._reader.printed[kind, identifier]
            text = "\n".join(filter(None, texts))
            yield Piece(f"<sup>{call}</sup> {text}" if call else text, Role.FOOTNOTE)

    def _table(self, table: Any) -> None:
        rows = [row for row in table.iter(qn("w:tr")) if _table_of(row) is table]
        cells = [[cell for cell in row.iter(qn("w:tc")) if _row_of(cell) is row] for row in rows]
        alone = all(len(row) == 1 for row in cells)
        if (
            alone
            or self._flat
            or _MASTHEAD.search(" ".join(each.text or "" for each in table.iter(qn("w:t"))))
        ):
            for cell in (cell for row in cells for cell in row):
                self.read(cell)
            return
        for row in cells:
            inner = [self._beside(cell) for cell in row]
            texts = [
                " ".join(entry.shown.text for entry in cell).replace("\n", " ") for cell in inner
            ]
            if any(texts):
                shown = Shown(" | ".join(texts).strip(), 0, role=Role.BLOCK)
                notes = [note for cell in inner for entry in cell for note in entry.notes]
                self.entries.append(_Entry(shown, notes))


def _mark_deleted(properties: Any) -> bool:
    """Whether the end of a paragraph is deleted, so that it goes on in the next one."""
    mark = properties.find(qn("w:rPr"))
    return mark is not None and mark.find(qn("w:del")) is not None


def _table_of(row: Any) -> Any:
    return next(row.iterancestors(qn("w:tbl")))


def _row_of(cell: Any) -> Any:
    return next(cell.iterancestors(qn("w:tr")))
