"""How a paragraph of Word looks, by its style and those that the style is based on."""

import re
from dataclasses import dataclass, replace
from typing import Any

from docx.oxml.ns import qn

_HEADING = re.compile(r"(?:heading|titre|en-tête)\s*(\d)", re.I)
_TITLE = re.compile(r"title|titre|_?\s*title_?h_?(?:ch|m)", re.I)
_OF_UNITED_NATIONS = re.compile(r"_?\s*(?:Title_?)?H\s?_?\s?(Ch|CH|M|1|2/3|23|4|5/6|56)")
_DEPTHS = {"ch": 1, "m": 1, "1": 2, "2/3": 3, "23": 3, "4": 4, "5/6": 5, "56": 5}
_CONTENTS = re.compile(r"(?:toc|tm|table des matières)\s*\d?", re.I)
_OFF = {"0", "false", "off", "none"}


@dataclass(frozen=True)
class Look:
    """Size in points; level of a heading from 1; the list that a style numbers by, and how deep."""

    size: float = 10.0
    bold: bool = False
    italic: bool = False
    raised: bool = False
    hidden: bool = False
    centred: bool = False
    outline: int | None = None
    list: str | None = None
    depth: int | None = None
    style: str = ""


class Styles:
    """The styles of a document by their identifiers."""

    def __init__(self, root: Any | None) -> None:
        self._styles: dict[str, Any] = {}
        self._looks: dict[str, Look] = {}
        self._default = Look()
        self._paragraph: str | None = None
        if root is None:
            return
        for each in root.findall(f"{qn('w:docDefaults')}/*/{qn('w:rPr')}"):
            self._default = of_run(each, self._default)
        for each in root.iter(qn("w:style")):
            identifier = each.get(qn("w:styleId"))
            self._styles[identifier] = each
            if each.get(qn("w:type")) == "paragraph" and on(each.get(qn("w:default"), "0")):
                self._paragraph = identifier

    def of_paragraph(self, properties: Any | None) -> Look:
        """How the text of a paragraph looks unless a run says otherwise."""
        named = None if properties is None else properties.find(qn("w:pStyle"))
        identifier = self._paragraph if named is None else named.get(qn("w:val"))
        look = self._look(identifier)
        return look if properties is None else of_paragraph(properties, look)

    def of_run(self, properties: Any | None, look: Look) -> Look:
        """How a run looks in a paragraph of a look."""
        if properties is None:
            return look
        named = properties.find(qn("w:rStyle"))
        for each in self._line(named.get(qn("w:val")) if named is not None else None):
            inner = each.find(qn("w:rPr"))
            look = look if inner is None else of_run(inner, look)
        return of_run(properties, look)

    def heading(self, look: Look) -> int | None:
        """The depth of the heading that a style makes, None of text."""
        found = _HEADING.fullmatch(look.style)
        if found:
            return int(found[1])
        named = _OF_UNITED_NATIONS.fullmatch(look.style)
        if named:
            return _DEPTHS[named[1].lower()]
        return None if look.outline is None or look.outline > 8 else look.outline + 1

    def is_title(self, look: Look) -> bool:
        """Whether a style is for the title of a document."""
        return bool(_TITLE.fullmatch(look.style))

    def is_contents(self, look: Look) -> bool:
        """Whether a style is for a line of a table of contents."""
        return bool(_CONTENTS.fullmatch(look.style))

    def _line(self, identifier: str | None) -> list[Any]:
        """A style and what it is based on, the last first; what is based on itself ends there."""
        line: list[Any] = []
        while identifier in self._styles and self._styles[identifier] not in line:
            line.append(self._styles[identifier])
            based = line[-1].find(qn("w:basedOn"))
            identifier = None if based is None else based.get(qn("w:val"))
        return line[::-1]

    def _look(self, identifier: str | None) -> Look:
        key = identifier or ""
        if key not in self._looks:
            look = self._default
            for each in self._line(identifier):
                name = each.find(qn("w:name"))
                style = look.style if name is None else name.get(qn("w:val"), "")
                look = replace(look, style=style)
                for inner in each.findall(qn("w:pPr")):
                    look = of_paragraph(inner, look)
                for inner in each.findall(qn("w:rPr")):
                    look = of_run(inner, look)
            self._looks[key] = look
        return self._looks[key]


def of_paragraph(properties: Any, look: Look) -> Look:
    """A look with what the properties of a paragraph say."""
    aligned, outline = properties.find(qn("w:jc")), properties.find(qn("w:outlineLvl"))
    if aligned is not None:
        look = replace(look, centred=aligned.get(qn("w:val")) == "center")
    if outline is not None:
        look = replace(look, outline=_whole(outline.get(qn("w:val"))))
    numbered = properties.find(qn("w:numPr"))
    if numbered is not None:
        number, depth = numbered.find(qn("w:numId")), numbered.find(qn("w:ilvl"))
        if number is not None:
            look = replace(look, list=number.get(qn("w:val")))
        if depth is not None:
            look = replace(look, depth=_whole(depth.get(qn("w:val"))))
    return look


def of_run(properties: Any, look: Look) -> Look:
    """A look with what the properties of a run say."""
    said = {}
    for name, key in (("w:b", "bold"), ("w:i", "italic"), ("w:vanish", "hidden")):
        found = properties.find(qn(name))
        if found is not None:
            said[key] = on(found.get(qn("w:val"), "1"))
    size, raised = properties.find(qn("w:sz")), properties.find(qn("w:vertAlign"))
    if size is not None and _whole(size.get(qn("w:val"))):
        said["size"] = _whole(size.get(qn("w:val"))) / 2
    if raised is not None:
        said["raised"] = raised.get(qn("w:val")) == "superscript"
    return replace(look, **said) if said else look


def on(value: str) -> bool:
    """Whether a switch is on: 1, true or on."""
    return value.casefold() not in _OFF


def _whole(text: str | None) -> int | None:
    try:
        return int(float(text or ""))
    except (ValueError, OverflowError):
        return None
