"""A file of RDF as it stands on disk: its triples, and the line on which a thing is described.

A table of acts of States (CSV) is such a file too: each row describes one act.
"""

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, parse

from disarmgraph import participation
from disarmgraph.fault import Fault

FORMATS = {
    ".ttl": RdfFormat.TURTLE,
    ".trig": RdfFormat.TRIG,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".rdf": RdfFormat.RDF_XML,
    ".owl": RdfFormat.RDF_XML,
    ".jsonld": RdfFormat.JSON_LD,
}
TABLE = ".csv"
"""The suffix of a table of acts of States under treaties."""

BY_LINE = (".ttl", ".nt", ".nq")
"""The suffixes of formats in which a block starts with its subject at the left edge."""

MAX_ENTITY = 1000
"""Characters that an entity of RDF/XML may stand for: enough for a namespace, for no bomb."""

_ENTITY = re.compile(rb"<!ENTITY\s+\S+\s+(?:\"([^\"]*)\"|'([^']*)')")
_NESTED = re.compile(rb"&(?!#|(?:amp|lt|gt|quot|apos);)")
_PREFIX = re.compile(r"\s*@?prefix\s+([\w.-]*):\s*<([^>]*)>", re.IGNORECASE)
_SUBJECT = re.compile(r"<([^>\s]*)>|([\w.-]*):([^\s;,\[\]()\"']*)")
_PLACE = re.compile(r"^Parser error at line \d+ (?:column|between columns) [^:]*: ")


class InputError(Fault):
    """A path given for checking is no file of RDF, or cannot be read."""


class SyntaxFault(Fault):
    """A file breaks the grammar of its format: where (from 1, 0 if not told), how, what to do."""

    def __init__(self, message: str, line: int, column: int):
        super().__init__(message)
        self.line = line
        self.column = column


@dataclass(frozen=True)
class RdfFile:
    """What a file says (graph names aside), and the lines by which it can be pointed at."""

    path: Path
    quads: tuple[Quad, ...]
    lines: tuple[str, ...]
    blocks: dict[str, int]

    def line(self, subject: str, *needles: str) -> int:
        """The line, from 1, in the subject's block that has all the needles.

        Where no line has them, the line on which the block starts; 0 where that cannot be told.
        """
        start = self.blocks.get(subject, 0)
        for number in range(start, len(self.lines) + 1) if start else ():
            text = self.lines[number - 1]
            if number > start and text[:1] not in ("", " ", "\t", "#"):
                break
            if all(needle in text for needle in needles):
                return number
        return start


def read(path: Path) -> RdfFile:
    """Reads a file, its format told by its suffix. Raises InputError and SyntaxFault."""
    if path.suffix == TABLE:
        return _read_table(path)
    try:
        content = path.read_bytes().removeprefix(codecs.BOM_UTF8)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    if FORMATS[path.suffix] == RdfFormat.RDF_XML:
        _refuse_growing_entities(content)
    try:
        quads = tuple(parse(content, FORMATS[path.suffix]))
    except SyntaxError as error:
        raise SyntaxFault(_reason(str(error)), error.lineno or 0, error.offset or 0) from error
    lines = content.decode().split("\n") if path.suffix in BY_LINE else []
    return RdfFile(path, quads, tuple(lines), _blocks(lines))


def _read_table(path: Path) -> RdfFile:
    try:
        acts, faults = participation.read(path)
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}") from error
    for fault in faults:
        raise SyntaxFault(fault.message, fault.line, fault.column)
    quads = tuple(Quad(*triple) for act in acts for triple in act.triples)
    return RdfFile(path, quads, (), {act.iri: act.line for act in acts})


def expand(paths: Sequence[Path]) -> list[Path]:
    """The files that paths stand for: a folder for all files of RDF in it and below.

    Raises InputError for a path that does not exist, an unknown suffix, and a folder without RDF.
    """
    found: list[Path] = []
    suffixes = (*FORMATS, TABLE)
    known = ", ".join(suffixes)
    for path in paths:
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.suffix in suffixes and p.is_file())
            if not inside:
                raise InputError(f"{path}: no file of RDF in this folder; RDF files end in {known}")
            found += inside
        elif not path.exists():
            raise InputError(f"{path}: no such file; check the name")
        elif path.suffix not in suffixes:
            raise InputError(f"{path}: format not known by this suffix; use one of {known}")
        else:
            found.append(path)
    return list(dict.fromkeys(found))


def _refuse_growing_entities(content: bytes) -> None:
    """Raises SyntaxFault for an entity by which a short file could grow without end when read."""
    for entity in _ENTITY.finditer(content):
        value = entity[1] or entity[2] or b""
        if len(value) > MAX_ENTITY or _NESTED.search(value):
            raise SyntaxFault(
                f"an entity that is longer than {MAX_ENTITY} bytes or made of others "
                "(write out what it stands for)",
                content.count(b"\n", 0, entity.start()) + 1,
                0,
            )


def _reason(message: str) -> str:
    """What pyoxigraph says is wrong, without the place, which it also gives as numbers."""
    if "LoadDocumentCallback" in message:
        return "a context at another address, which is not fetched (write the context out)"
    return re.sub(r" \(line \d+\)$", "", _PLACE.sub("", message))


def _blocks(lines: Sequence[str]) -> dict[str, int]:
    """The line on which each subject's first block starts: the one that has it at the edge."""
    prefixes: dict[str, str] = {}
    blocks: dict[str, int] = {}
    for number, line in enumerate(lines, start=1):
        declared = _PREFIX.match(line)
        if declared:
            prefixes[declared[1]] = declared[2]
            continue
        subject = _SUBJECT.match(line)
        if subject:
            iri = subject[1] or prefixes.get(subject[2] or "", "") + (subject[3] or "")
            blocks.setdefault(iri, number)
    return blocks
