"""A file of RDF as it stands on disk, read from beginning to end, over the faults in it.

A table of acts of States (CSV) is such a file too: each row describes one act.
"""

import codecs
import csv
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, NamedTuple
from xml.parsers import expat

from pyoxigraph import BlankNode, Quad, RdfFormat, parse

from disarmgraph.fault import Fault
from disarmgraph.rdf import participation

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

STANDARD_INPUT = "-"
MAX_ENTITY = 1000
"""Characters that an entity of RDF/XML may stand for: enough for a namespace, for no bomb."""

MAX_FAULTS = 50
"""Faults of grammar after which nobody reads on in a file."""

BY_STATEMENT = (RdfFormat.TURTLE, RdfFormat.TRIG, RdfFormat.N_TRIPLES, RdfFormat.N_QUADS)
"""The formats in which one can go on after a fault, with the next statement."""

BY_LINE = (RdfFormat.N_TRIPLES, RdfFormat.N_QUADS)
"""The formats with a statement on each line."""

_PREFIX_LINE = re.compile(rb"^\s*@?prefix\s+([\w.-]*):\s*<([^<>\s]*)>[\s.]*$", re.IGNORECASE)
"""A line that declares a prefix, whatever is wrong with its full stop."""

_UNDECLARED = re.compile(r"The prefix ([\w.-]*): has not been declared")
MAX_DEPTH = 500
"""Levels of JSON-LD; the parser needs some of the stack for each."""

_JSON_SIGNS = re.compile(rb'"(?:[^"\\]|\\.)*"|[{}\[\]]')
_ENTITY = re.compile(rb"<!ENTITY\s+\S+\s+(?:\"([^\"]*)\"|'([^']*)')")
_NESTED = re.compile(rb"&(?!#|(?:amp|lt|gt|quot|apos);)")
_PLACE = re.compile(r"^Parser error (?:at|between) line .*?: ")


class InputError(Fault):
    """What is given for checking is no RDF, or cannot be read."""


class Place(NamedTuple):
    """A line and a column, both from 1; 0 where they cannot be told."""

    line: int
    column: int


@dataclass(frozen=True)
class SyntaxFault:
    """Where a file breaks the grammar of its format, and how."""

    place: Place
    reason: str


@dataclass(eq=False)
class RdfFile:
    """A file, or standard input, with what reading it has brought to light.

    ``acts`` are the lines of the acts in a table. ``blank`` gives the blank nodes, whose labels
    are others each time a file is read, their number in the order in which they come.
    """

    path: Path
    format: RdfFormat | None
    given: bytes | None = None
    faults: list[SyntaxFault] = field(default_factory=list)
    acts: dict[str, int] = field(default_factory=dict)
    blank: dict[str, int] = field(default_factory=dict)
    _reading: BinaryIO | None = None

    @property
    def size(self) -> int:
        """The bytes of the file; 0 where that cannot be told."""
        try:
            return self.path.stat().st_size if self.given is None else len(self.given)
        except OSError:
            return 0

    @property
    def progress(self) -> int:
        """How many of its bytes have been read while quads() goes on, as far as that is known."""
        return self._reading.tell() if self._reading and not self._reading.closed else 0

    def content(self) -> bytes:
        """The bytes of the file, without a byte order mark. Raises InputError."""
        try:
            found = self.path.read_bytes() if self.given is None else self.given
        except OSError as error:
            raise _unreadable(self.path, error) from error
        return found.removeprefix(codecs.BOM_UTF8)

    def quads(self) -> Iterator[Quad]:
        """What the file says, read as it is wanted; where it breaks its grammar, ``faults`` grow.

        Raises InputError for a file that cannot be read.
        """
        read = self._rows() if self.format is None else self._statements()
        for quad in read:
            for term in (quad.subject, quad.object):
                if isinstance(term, BlankNode):
                    self.blank.setdefault(term.value, len(self.blank))
            yield quad

    def _statements(self) -> Iterator[Quad]:
        try:
            if self.format == RdfFormat.RDF_XML:
                content = self.content()
                self.faults += _growing_entities(content) or _ill_formed(content)
                if self.faults:
                    return
            if self.format == RdfFormat.JSON_LD:
                self.faults += _too_deep(self.content())
                if self.faults:
                    return
            with self.opened() as self._reading:
                yield from parse(self._reading, self.format, rename_blank_nodes=True)
        except SyntaxError as error:
            self.faults += _faults(self.content(), self.format, error)
        except OSError as error:
            raise _unreadable(self.path, error) from error

    def opened(self) -> BinaryIO:
        """The bytes of the file to read, without a byte order mark. Raises OSError."""
        if self.given is not None:
            return BytesIO(self.content())
        opened = self.path.open("rb")
        if opened.read(len(codecs.BOM_UTF8)) != codecs.BOM_UTF8:
            opened.seek(0)
        return opened

    def _rows(self) -> Iterator[Quad]:
        try:
            acts, faults = participation.read(self.path)
        except OSError as error:
            raise _unreadable(self.path, error) from error
        lines = self.path.read_text("utf-8-sig", "replace").split("\n") if faults else []
        self.faults += [
            SyntaxFault(Place(each.line, _column(lines, each.line, each.column)), each.message)
            for each in faults
        ]
        self.acts = {act.iri: act.line for act in acts}
        for act in acts:
            yield from (Quad(*triple) for triple in act.triples)


def open_file(path: Path) -> RdfFile:
    """A file to be read, its format told by its suffix."""
    return RdfFile(path, FORMATS.get(path.suffix.lower()))


def open_stream(content: bytes, suffix: str) -> RdfFile:
    """Standard input, in the format of that suffix."""
    return RdfFile(Path(STANDARD_INPUT), FORMATS[suffix], content)


def expand(paths: Sequence[Path]) -> list[Path]:
    """The files that paths stand for: a folder for all files of RDF in it and below.

    Hidden folders and Python's environments are left out, and tables of anything else than acts
    of States. Raises InputError for a path that is not there, for an unknown suffix, and for a
    folder without RDF.
    """
    found: list[Path] = []
    suffixes = (*FORMATS, TABLE)
    known = ", ".join(suffixes)
    for path in paths:
        if path.is_dir():
            inside = sorted(_inside(path))
            if not inside:
                raise InputError.of("input-empty-folder", path=path, known=known)
            found += inside
        elif not path.exists():
            raise InputError.of("input-absent", path=path)
        elif path.suffix.lower() not in suffixes:
            raise InputError.of("input-suffix", path=path, known=known)
        else:
            found.append(path)
    return list(dict.fromkeys(found))


def _inside(folder: Path) -> Iterator[Path]:
    for inside, folders, names in os.walk(folder):
        here = Path(inside)
        folders[:] = [
            name for name in folders if name[0] != "." and not (here / name / "pyvenv.cfg").exists()
        ]
        for path in (here / name for name in names):
            suffix = path.suffix.lower()
            if suffix in FORMATS or (suffix == TABLE and participation.is_table(path)):
                yield path


def _unreadable(path: Path, error: OSError) -> InputError:
    return InputError.of("input-unreadable", path=path, reason=error.strerror or error)


def _column(lines: Sequence[str], line: int, cell: int) -> int:
    """The column in which a cell begins, from 1; 0 where that cannot be told."""
    if not (cell and 0 < line <= len(lines)):
        return 0
    cells = next(csv.reader([lines[line - 1]]), [])
    return sum(len(each) + 1 for each in cells[: cell - 1]) + 1


def _growing_entities(content: bytes) -> list[SyntaxFault]:
    """The entities by which a short file could grow without end when it is read."""
    return [
        SyntaxFault(
            Place(content.count(b"\n", 0, entity.start()) + 1, 1),
            f"an entity that is longer than {MAX_ENTITY} bytes or made of others "
            "(write out what it stands for)",
        )
        for entity in _ENTITY.finditer(content)
        if len(value := entity[1] or entity[2] or b"") > MAX_ENTITY or _NESTED.search(value)
    ]


def _too_deep(content: bytes) -> list[SyntaxFault]:
    """Where JSON nests so deep that the parser would break the whole process."""
    depth = 0
    for found in _JSON_SIGNS.finditer(content):
        depth += {b"{": 1, b"[": 1, b"}": -1, b"]": -1}.get(found[0], 0)
        if depth > MAX_DEPTH:
            place = Place(content.count(b"\n", 0, found.start()) + 1, 1)
            return [SyntaxFault(place, f"it nests deeper than {MAX_DEPTH} levels")]
    return []


def _ill_formed(content: bytes) -> list[SyntaxFault]:
    """Where a file is no XML; what is cut off would be read as if it were whole."""
    try:
        expat.ParserCreate(namespace_separator="").Parse(content, True)
    except expat.ExpatError as error:
        return [SyntaxFault(Place(error.lineno, error.offset + 1), expat.ErrorString(error.code))]
    except (LookupError, ValueError) as error:
        return [SyntaxFault(Place(1, 1), str(error))]
    return []


def _faults(content: bytes, form: RdfFormat, first: SyntaxError) -> list[SyntaxFault]:
    """All faults of grammar, as far as one can go on after the first."""
    if form == RdfFormat.RDF_XML:
        return [_fault_of_xml(content, first)]
    if form not in BY_STATEMENT:
        return [_fault(first)]
    found, lines = [], [_PREFIX_LINE.sub(rb"@prefix \1: <\2> .", at) for at in content.split(b"\n")]
    error: SyntaxError | None = first
    while error is not None and len(found) < MAX_FAULTS:
        found.append(_fault(error))
        undeclared = _UNDECLARED.search(str(error.msg))
        if undeclared:  # it is told once, not wherever it is used
            lines[0] = b"@prefix %s: <urn:x:> . " % undeclared[1].encode() + lines[0]
            error = _next_error(b"\n".join(lines), form)
            continue
        _blank_out(lines, error.lineno - 1, form in BY_LINE)
        error = _next_error(b"\n".join(lines), form)
    return found


def _next_error(content: bytes, form: RdfFormat) -> SyntaxError | None:
    try:
        for _ in parse(content, form):
            pass
    except SyntaxError as error:
        return error
    return None


def _blank_out(lines: list[bytes], at: int, by_line: bool) -> None:
    """Takes out the statement that is broken, as the lines are laid out: from edge to edge."""
    at = min(at, len(lines) - 1)
    start, end = at, at + 1
    while start > 0 and not (by_line or _begins(lines, start)):
        start -= 1
    while end < len(lines) and not (by_line or _begins(lines, end)):
        end += 1
    for number in range(start, end):
        if not lines[number].startswith(b"@prefix"):
            lines[number] = b""


def _begins(lines: list[bytes], number: int) -> bool:
    """Whether a statement begins on a line: at the edge, where the one before has ended."""
    before = next((line for line in reversed(lines[:number]) if line.strip()), b".")
    ended = before.split(b" #")[0].rstrip().endswith((b".", b"{", b"}")) or before[:1] in b"#@"
    return ended and lines[number][:1] not in (b"", b" ", b"\t", b"\r", b"#")


def _fault(error: SyntaxError) -> SyntaxFault:
    return SyntaxFault(Place(error.lineno or 0, error.offset or 0), _reason(error))


def _fault_of_xml(content: bytes, error: SyntaxError) -> SyntaxFault:
    """A fault of RDF in good XML, which comes without a place: where what it quotes stands."""
    for quoted in re.findall(r"['`\"]([^'`\"]+)['`\"]", str(error)):
        start = content.find(quoted.encode())
        if start >= 0:
            before = content[:start]
            column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
            return SyntaxFault(Place(before.count(b"\n") + 1, column), _reason(error))
    return _fault(error)


def _reason(error: SyntaxError) -> str:
    """What pyoxigraph says is wrong, without the place, which it also gives as numbers."""
    message = str(error.msg)
    if "LoadDocumentCallback" in message:
        return "a context at another address, which is not fetched (write the context out)"
    return _PLACE.sub("", message)
