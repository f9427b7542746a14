"""A made document printed as DOCX, and the parts of which such a file is made."""

import re
import zipfile
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from made_documents import CALL, Made, Part

from disarmgraph.layout.laid import Role

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


@dataclass
class Package:
    """The parts of a document of Word; ``body`` is the inside of w:body."""

    body: str
    parts: dict[str, str] = field(default_factory=dict)
    """Relation type to the XML of a part: styles, numbering, footnotes, header, footer."""

    def write(self, path: Path) -> Path:
        types = {name: f"{WORD}.{_kind(name)}+xml" for name in self.parts}
        overrides = "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="{kind}"/>'
            for name, kind in types.items()
        )
        relations = "".join(
            f'<Relationship Id="{name}" Type="{R}/{_kind(name)}" Target="{name}.xml"/>'
            for name in self.parts
        )
        files = {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/'
            'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
            'package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="'
            f'{WORD}.document.main+xml"/>{overrides}</Types>',
            "_rels/.rels": _relationships(
                f'<Relationship Id="d" Type="{R}/officeDocument" Target="word/document.xml"/>'
            ),
            "word/_rels/document.xml.rels": _relationships(relations),
            "word/document.xml": f'<w:document {W} xmlns:r="{R}"><w:body>{self.body}</w:body>'
            "</w:document>",
            **{f"word/{name}.xml": xml for name, xml in self.parts.items()},
        }
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
            for name, xml in files.items():
                package.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>\n{xml}')
        return path


def _kind(name: str) -> str:
    return re.sub(r"\d", "", name)


def _relationships(inner: str) -> str:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{inner}</Relationships>'


def run(words: str, properties: str = "") -> str:
    inner = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{inner}<w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def runs(words: str, properties: str = "") -> str:
    """Words with the calls of their notes."""
    found = ""
    for at, piece in enumerate(CALL.split(words)):
        call = f'<w:r><w:footnoteReference w:id="{piece}"/></w:r>'
        found += call if at % 2 else run(piece, properties) if piece else ""
    return found


def para(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def styled(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


def listed(number: int, level: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def level(at: int, form: str, pattern: str, start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def numbering(*lists: str) -> str:
    """Lists, each given by its levels, with numbers from 1."""
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{at}">{each}</w:abstractNum>'
        for at, each in enumerate(lists, 1)
    )
    numbers = "".join(
        f'<w:num w:numId="{at}"><w:abstractNumId w:val="{at}"/></w:num>'
        for at in range(1, len(lists) + 1)
    )
    return f"<w:numbering {W}>{abstract}{numbers}</w:numbering>"


STYLES = (
    f'<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault>'
    '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
    '<w:name w:val="Normal"/></w:style><w:style w:type="paragraph" w:styleId="Title">'
    '<w:name w:val="Title"/><w:rPr><w:b/><w:sz w:val="30"/></w:rPr></w:style>'
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="H{at}"><w:name w:val="heading {at}"/>'
        '<w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr></w:style>'
        for at in (1, 2, 3)
    )
    + "</w:styles>"
)


def footnotes(*texts: str) -> str:
    notes = "".join(
        f'<w:footnote w:id="{at}">{para("<w:r><w:footnoteRef/></w:r>" + run(" " + each))}'
        "</w:footnote>"
        for at, each in enumerate(texts, 1)
    )
    return f"<w:footnotes {W}>{notes}</w:footnotes>"


def docx(made: Made, path: Path) -> Path:
    """Prints a document as DOCX; its numbers and letters are for Word to generate."""
    first, organ, *right = made.front
    body = "".join(para(run(line)) for line in (first, made.symbol, organ, *right))
    signs = ("(%1)", "(%2)") if made.language == "en" else ("%1)", "%2)")
    letters = level(0, "lowerLetter", signs[0]) + level(1, "lowerRoman", signs[1])
    lists: list[str] = []
    numbers: dict[Role, int] = {}
    for part in made.parts:
        # Numbers that begin anew are those of another list.
        if part.mark in ("1.", "(a)", "a)"):
            lists.append(level(0, "decimal", "%1.") if part.mark == "1." else letters)
            numbers[part.role] = len(lists)
        body += _docx_part(part, numbers.get(part.role, 0))
    heads = f"<w:hdr {W}>{para(run(made.symbol))}</w:hdr>"
    body += '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>'
    parts = {"styles": STYLES, "numbering": numbering(*lists), "header1": heads}
    parts["footnotes"] = footnotes(*made.notes)
    return Package(body, parts).write(path)


def _docx_part(part: Part, number: int) -> str:
    if part.rows:
        rows = "".join(
            "<w:tr>" + "".join(f"<w:tc>{para(run(cell))}</w:tc>" for cell in row) + "</w:tr>"
            for row in part.rows
        )
        return f"<w:tbl>{rows}</w:tbl>"
    if part.role is Role.TITLE:
        return para(run(part.printed), styled("Title"))
    if part.role is Role.HEADING:
        return para(run(part.printed), styled(f"H{part.level}"))
    properties = ""
    if part.role is Role.PARAGRAPH:
        properties = listed(number)
    elif part.role is Role.ITEM:
        properties = listed(number, part.level - 1)
    verb = run(f"{part.verb} ", "<w:i/>") if part.verb else ""
    return para(verb + runs(part.text), properties)
