"""The words of a paragraph of Word, with what they call for: notes, text boxes.

What was inserted while changes were tracked is read, what was deleted is not.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from disarmgraph.layout.docx_style import Look, Styles

_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_WITHIN = frozenset(
    qn(f"w:{name}")
    for name in (
        *("ins", "moveTo", "hyperlink", "smartTag", "fldSimple", "customXml"),
        *("sdt", "sdtContent", "dir", "bdo"),
    )
)
"""What holds text that is read."""
_PRINTED = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "\u2011",
}
_SYMBOLS = {"f0b7": "•", "f0a7": "▪", "f0d8": "▪", "f02d": "-", "f020": " ", "f0e0": "→"}
_RAISED = re.compile(r"\s*(?:\d{1,3}(?:,\s?\d{1,3})*|\*{1,4}|[a-z]{1,3}|[a-z](?:,\s?[a-z])+)\s*")


@dataclass
class Words:
    """The text of a paragraph and how most of it looks.

    ``notes`` are (kind, identifier) in the order in which they are called, ``boxes`` the contents
    of text boxes, ``broken`` whether a page ends in the paragraph.
    """

    text: str = ""
    size: float = 0.0
    bold: bool = True
    slanted: bool = False
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    broken: bool = False


class Reader:
    """Reads paragraphs; notes are numbered as they are called."""

    def __init__(self, styles: Styles, numbered: dict[str, Any]) -> None:
        self._styles = styles
        self._numbered = numbered
        self._calls: dict[str, int] = {}
        self.printed: dict[tuple[str, str], str] = {}
        """The call of each note; empty where its author has written one."""

    def words(self, paragraph: Any, look: Look) -> Words:
        """What a paragraph says, its own runs of a look."""
        words = Words()
        pieces: list[tuple[str, Look]] = []
        for run in _runs(paragraph):
            if run.tag != qn("w:r"):
                pieces.append((_formula(run), look))
                continue
            seen = self._styles.of_run(run.find(qn("w:rPr")), look)
            if not seen.hidden:
                pieces.append((self._run(run, seen, words), seen))
        words.text = _tidy("".join(text for text, _ in pieces))
        shown = [(text, seen) for text, seen in pieces if text.strip() and not seen.raised]
        words.bold = bool(shown) and all(seen.bold for _, seen in shown)
        words.slanted = bool(shown) and shown[0][1].italic
        words.size = max(
            (
                (sum(len(t) for t, s in shown if s.size == seen.size), seen.size)
                for _, seen in shown
            ),
            default=(0, look.size),
        )[1]
        return words

    def _run(self, run: Any, look: Look, words: Words) -> str:
        text = ""
        for part in _chosen(run):
            if part.tag == qn("w:t"):
                text += part.text or ""
            elif part.tag in _PRINTED:
                text += _PRINTED[part.tag]
            elif part.tag == qn("w:br"):
                paged = part.get(qn("w:type")) == "page"
                words.broken = words.broken or paged
                text += " " if paged else "\n"
            elif part.tag == qn("w:sym"):
                text += _symbol(part.get(qn("w:char"), ""))
            elif part.tag in (qn("w:footnoteReference"), qn("w:endnoteReference")):
                text += self._call(part, words)
            elif part.tag in (qn("w:drawing"), qn("w:pict"), qn("w:object")):
                words.boxes += part.iter(qn("w:txbxContent"))
        raised = look.raised and _RAISED.fullmatch(text)
        return f"<sup>{text.strip()}</sup>" if raised else text

    def _call(self, reference: Any, words: Words) -> str:
        kind = "footnote" if reference.tag == qn("w:footnoteReference") else "endnote"
        name = (kind, reference.get(qn("w:id"), ""))
        words.notes.append(name)
        if reference.get(qn("w:customMarkFollows"), "0") in ("1", "true", "on"):
            self.printed[name] = ""
            return ""
        self._calls[kind] = self._calls.get(kind, 0) + 1
        self.printed[name] = self._numbered[kind](self._calls[kind])
        return f"<sup>{self.printed[name]}</sup>"


def _runs(element: Any) -> Iterator[Any]:
    """The runs and formulas of a paragraph in their order."""
    for child in element:
        if child.tag == qn("w:r") or child.tag == f"{_MATH}oMath":
            yield child
        elif child.tag in _WITHIN or child.tag == f"{_MATH}oMathPara":
            yield from _runs(child)
        elif child.tag == f"{_COMPATIBLE}AlternateContent":
            for chosen in _alternative(child):
                yield from _runs(chosen)


def _chosen(run: Any) -> Iterator[Any]:
    """The parts of a run; of alternatives for older programs the first."""
    for part in run:
        if part.tag == f"{_COMPATIBLE}AlternateContent":
            for chosen in _alternative(part):
                yield from chosen
        else:
            yield part


def _alternative(element: Any) -> list[Any]:
    choices = element.findall(f"{_COMPATIBLE}Choice") or element.findall(f"{_COMPATIBLE}Fallback")
    return choices[:1]


def _formula(element: Any) -> str:
    return "".join(part.text or "" for part in element.iter(f"{_MATH}t"))


def _symbol(code: str) -> str:
    if code.casefold() in _SYMBOLS:
        return _SYMBOLS[code.casefold()]
    try:
        letter = chr(int(code, 16))
    except (ValueError, OverflowError):
        return ""
    # Letters of a font of symbols, which say nothing without it.
    return "•" if "\ue000" <= letter <= "\uf8ff" else letter


def _tidy(text: str) -> str:
    """Tabs and runs of spaces as one space; the calls of notes that follow each other as one."""
    text = re.sub(r"[ \t]+", " ", text.replace("</sup><sup>", ""))
    return "\n".join(line.strip(" ") for line in text.split("\n")).strip("\n ")
