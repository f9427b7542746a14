"""A file of RDF as it stands on disk, read from beginning to end.

A table of acts of States (CSV) is such a file too: each row describes one act.
"""

import codecs
import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from pyoxigraph import BlankNode, Quad, RdfFormat, parse

from disarmgraph.fault import Fault
from disarmgraph.rdf import participation, syntax_faults
from disarmgraph.rdf.place import Place
from disarmgraph.rdf.syntax_faults import SyntaxFault

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


class InputError(Fault):
    """What is given for checking is no RDF, or cannot be read."""


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
            if self.format in syntax_faults.GUARDED:
                self.faults += syntax_faults.barring(self.content(), self.format)
                if self.faults:
                    return
            with self.opened() as self._reading:
                yield from parse(self._reading, self.format, rename_blank_nodes=True)
        except SyntaxError as error:
            self.faults += syntax_faults.faults(self.content(), self.format, error)
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


def _unreadable(path: Path, error: OSError) -> InputError:
    return InputError.of("input-unreadable", path=path, reason=error.strerror or error)


def _column(lines: Sequence[str], line: int, cell: int) -> int:
    """The column in which a cell begins, from 1; 0 where that cannot be told."""
    if not (cell and 0 < line <= len(lines)):
        return 0
    cells = next(csv.reader([lines[line - 1]]), [])
    return sum(len(each) + 1 for each in cells[: cell - 1]) + 1
