"""Citations for programs that keep references: CSL-JSON, BibTeX, RIS, and tags in a page.

CSL-JSON keeps to csl-data.json of the Citation Style Language; BibTeX takes the entry types of
biblatex, which older styles print as @misc; RIS the tags that Zotero and EndNote share.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass

from disarmgraph import texts
from disarmgraph.citing.citation import Citation
from disarmgraph.citing.footnote import SERIES, reported
from disarmgraph.namespaces import BASE
from disarmgraph.written import written

BIBTEX_TYPES = {
    "dataset": "dataset",
    "document": "misc",
    "legislation": "legislation",
    "periodical": "periodical",
    "personal_communication": "letter",
    "report": "report",
    "standard": "standard",
    "treaty": "legal",
    "webpage": "online",
}
RIS_TYPES = {
    "dataset": "DATA",
    "document": "GOVDOC",
    "legislation": "STAT",
    "periodical": "SER",
    "personal_communication": "PCOMM",
    "report": "RPRT",
    "standard": "STAND",
    "treaty": "STAT",
    "webpage": "ELEC",
}
"""By type of CSL; RIS has no treaties, and what it calls a statute has the fields of one."""
ZOTERO_TYPES = {"document": "document", "standard": "standard", "treaty": "statute"}
ZOTERO_TYPES |= {"legislation": "statute", "webpage": "webpage", "dataset": "dataset"}
"""By type of CSL, what Zotero's translator for embedded metadata is told; else a report."""
_TEX = {each: f"\\{each}" for each in "$&#%_"} | {
    "\\": "\\textbackslash{}",
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    "^": "\\textasciicircum{}",
    "~": "\\textasciitilde{}",
}


@dataclass(frozen=True)
class Form:
    """A form of citations: its name, the suffix of its files, its media type, who writes it."""

    label: str
    suffix: str
    media_type: str
    write: Callable[[Citation], str]


def csl(cited: Citation) -> dict[str, object]:
    """A citation as an item of CSL-JSON; fields without a value are left out."""
    series = cited.series
    container = cited.container
    fields = {
        "id": cited.iri,
        "type": cited.type,
        "title": cited.title,
        "title-short": cited.short_title if cited.short_title != cited.title else "",
        "author": [{"literal": author} for author in cited.authors],
        "issued": {"date-parts": [_date_parts(cited)]} if cited.date else None,
        "event-place": cited.place,
        "container-title": series_name(cited) or (container.title if container else ""),
        "volume": series.volume if series else "",
        "page": series.page if series else "",
        "number": _symbol(cited) or cited.registration,
        "section": cited.part,
        "genre": cited.genre,
        "version": cited.edition.version if cited.type == "dataset" else "",
        "language": cited.title_language,
        "note": _note(cited),
        "source": cited.graph if cited.type != "dataset" else "",
        "URL": cited.iri,
    }
    return {name: value for name, value in fields.items() if value}


def csl_json(cited: Citation) -> str:
    """One item of CSL-JSON in a list, as processors read it."""
    return json.dumps([csl(cited)], ensure_ascii=False, indent=2) + "\n"


def bibtex(cited: Citation) -> str:
    """One entry of BibTeX in UTF-8, titles and names of bodies in braces of their own."""
    item = csl(cited)
    note = texts.text("cite-semicolon", cited.language).join(
        filter(None, (cited.part, _note(cited), item.get("source", "")))
    )
    fields = {
        "title": f"{{{_tex(cited.title)}}}",
        "shorttitle": _tex(cited.short_title),
        "author": " and ".join(f"{{{_tex(author)}}}" for author in cited.authors),
        "year": cited.date.value[:4] if cited.date else "",
        "date": cited.date.value if cited.date else "",
        "location": _tex(cited.place),
        "series": _tex(str(item.get("container-title", ""))),
        "volume": str(item.get("volume", "")),
        "pages": str(item.get("page", "")),
        "number": _tex(str(item.get("number", ""))),
        "type": _tex(cited.genre),
        "version": str(item.get("version", "")),
        "langid": {"en": "english", "fr": "french"}.get(cited.title_language, ""),
        "note": _tex(note),
        "url": cited.iri,
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{BIBTEX_TYPES[cited.type]}{{{_key(cited)},", *lines, "}", ""])


def ris(cited: Citation) -> str:
    """One reference of RIS, its lines ended as the format has it."""
    item = csl(cited)
    year, month, day = ([*cited.date.value.split("-"), "", ""] if cited.date else [""] * 3)[:3]
    lines = [
        ("TY", RIS_TYPES[cited.type]),
        ("TI", cited.title),
        ("ST", item.get("title-short", "")),
        *(("AU", author) for author in cited.authors),
        ("PY", year),
        ("DA", f"{year}/{month}/{day}/" if year else ""),
        ("CY", cited.place),
        ("T2", item.get("container-title", "")),
        ("VL", item.get("volume", "")),
        ("SP", item.get("page", "")),
        ("SN", _symbol(cited)),
        ("M1", cited.registration),
        ("M3", cited.genre),
        ("SE", cited.part),
        ("ET", item.get("version", "")),
        ("LA", cited.title_language),
        ("N1", item.get("note", "")),
        ("DP", item.get("source", "")),
        ("UR", cited.iri),
        ("ER", ""),
    ]
    told = [(tag, _line(str(value))) for tag, value in lines if value or tag == "ER"]
    return "".join(f"{tag}  - {value}\r\n" for tag, value in told)


FORMS = (
    Form("CSL-JSON", "csl.json", "application/vnd.citationstyles.csl+json", csl_json),
    Form("BibTeX", "bib", "application/x-bibtex", bibtex),
    Form("RIS", "ris", "application/x-research-info-systems", ris),
)
"""The forms on offer, the default first."""


def embedded(cited: Citation) -> list[tuple[str, str]]:
    """Names and contents of the meta elements by which Zotero takes a page for its text.

    Its translator "Embedded Metadata" reads them: DC.type has to name a type that it knows, and
    ``z:itemType`` keeps a treaty one. Who issued a text is its publisher, and the institution of a
    report, since the translator splits every creator into a first and a last name.
    """
    kind = ZOTERO_TYPES.get(cited.type, "report")
    tags = [
        ("DC.title", cited.title),
        *(("DC.publisher", author) for author in cited.authors),
        ("DC.date", cited.date.value if cited.date else ""),
        ("DC.type", kind),
        ("z:itemType", "treaty" if cited.type == "treaty" else ""),
        ("DC.identifier", cited.symbol),
        ("DC.language", cited.title_language),
        ("dcterms.citation.volume", cited.series.volume if cited.series else ""),
        ("bibo.pages", cited.series.page if cited.series else ""),
        ("bibo.shortTitle", cited.short_title),
        ("citation_public_url", cited.iri),
    ]
    if kind == "report":
        tags += [("citation_technical_report_institution", each) for each in cited.authors[:1]]
        tags.append(("citation_technical_report_number", cited.symbol))
    return [(name, content) for name, content in tags if content]


def series_name(cited: Citation) -> str:
    """The name of the collection of treaties in full, '' where a text is in none."""
    if not cited.series:
        return ""
    key = SERIES.get(cited.series.name)
    return texts.text(key, cited.language) if key else cited.series.printed


def _symbol(cited: Citation) -> str:
    """The symbol of a text, or of the document that it is printed in."""
    return cited.symbol or (cited.container.symbol if cited.container else "")


def _note(cited: Citation) -> str:
    """What has no field of its own: entry into force, depositaries, registration, who reports."""
    language = cited.language
    told = []
    if cited.in_force:
        day = written(cited.in_force, language)
        told.append(texts.text("cite-entry-into-force", language, day=day))
    if cited.depositaries:
        names = ", ".join(cited.depositaries)
        told.append(texts.text("cite-depositary", language, names=names))
    if cited.registration:
        told.append(texts.text("cite-registration", language, number=cited.registration))
    if cited.reported:
        told.append(reported(cited.reported))
    return texts.text("cite-semicolon", language).join(told)


def _date_parts(cited: Citation) -> list[int]:
    return [int(part) for part in cited.date.value.split("-")]


def _key(cited: Citation) -> str:
    path = cited.iri.removeprefix(BASE).removeprefix("id/")
    return "disarmgraph-" + re.sub(r"[^A-Za-z0-9]+", "-", path)


def _tex(words: str) -> str:
    return "".join(_TEX.get(each, each) for each in _line(words))


def _line(words: str) -> str:
    return " ".join(words.split())
