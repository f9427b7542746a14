"""Files to be checked, read: which of them describes which thing, and what is around them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from itertools import chain
from pathlib import Path

from pyoxigraph import Quad

from disarmgraph import files
from disarmgraph.rdf.rdf_file import RdfFile
from disarmgraph.rdf.spots import Spot
from disarmgraph.rdf.statements import TYPE, Statements
from disarmgraph.triples import Node
from disarmgraph.validation.changed import Changes

TELLING = 10_000
"""Statements of a file after which it is told how far its reading is."""

Tell = Callable[[int, int], None]
"""Hears how many bytes of how many have been read."""


class Known(StrEnum):
    """How much of the graph that came with this package is known beside the files of a user.

    ``FULL``: all of it. ``CORE``: the ontology and the schemes, so that what refers to a thing of
    ours is taken to lead somewhere. ``NONE``: nothing, and only the user's own shapes are applied.
    """

    NONE = "none"
    CORE = "core"
    FULL = "full"


class Described:
    """What files say, and which of them says it.

    ``mine`` are the statements of the files to be checked, ``whole`` those of the files around them
    too, ``shapes`` those of files of shapes. ``named`` has for each thing that is described the
    file that names it first.
    """

    def __init__(
        self,
        mine: Sequence[RdfFile],
        around: Sequence[RdfFile],
        shapes: Sequence[RdfFile],
        changes: Changes | None,
        tell: Tell,
    ) -> None:
        self.files = (*mine, *around, *shapes)
        self.named: dict[Node, RdfFile] = {}
        self._changes = changes
        self._tell = tell
        self._bytes = sum(file.size for file in self.files)
        self._bytes_read = 0
        self._typed: dict[Node, RdfFile] = {}
        self._also: dict[Node, dict[RdfFile, None]] = {}
        self._beside: dict[Node, dict[RdfFile, None]] = {}
        self._touched: set[Node] = set(changes.described) if changes else set()
        self._mine = mine
        self.mine = Statements(self._owned(mine))
        self.whole = self.mine
        if around:
            self.whole = Statements(chain(self.mine.quads(), self._surrounding(around)))
        self.shapes = Statements(quad for file in shapes for quad in self._read(file))

    def _owned(self, mine: Sequence[RdfFile]) -> Iterator[Quad]:
        """The statements of the files to be checked, while it is noted whose thing is whose."""
        for file in mine:
            changed = self._changes is not None and self._has_changed(file)
            for quad in self._read(file):
                if changed:
                    self._touched.add(quad.subject)
                if self.named.setdefault(quad.subject, file) is not file:
                    self._also.setdefault(quad.subject, {})[file] = None
                if quad.predicate == TYPE:
                    self._typed.setdefault(quad.subject, file)
                yield quad

    def _surrounding(self, around: Sequence[RdfFile]) -> Iterator[Quad]:
        """The statements of the files around those, while it is noted which describes what."""
        for file in around:
            last = None
            for quad in self._read(file):
                if quad.subject != last:
                    last = quad.subject
                    self._beside.setdefault(last, {})[file] = None
                yield quad

    def _read(self, file: RdfFile) -> Iterator[Quad]:
        for number, quad in enumerate(file.quads()):
            if number % TELLING == 0:
                self._tell(self._bytes_read + file.progress, self._bytes)
            yield quad
        self._bytes_read += file.size
        self._tell(self._bytes_read, self._bytes)

    def home(self, thing: Node) -> RdfFile:
        """The file that says what a thing is, else that names it first."""
        return self._typed.get(thing) or self.named[thing]

    def describing(self, thing: Node) -> tuple[RdfFile, ...]:
        """The files to be checked that describe a thing."""
        first = self.named.get(thing)
        return (first, *self._also.get(thing, ())) if first else ()

    def rivals(self, spots: Iterable[Spot]) -> Iterator[tuple[Spot, tuple[RdfFile, ...]]]:
        """Spots that a finding is at odds with, and the files in which they may be."""
        for spot in spots:
            thing = spot.subject
            among = (*self.describing(thing), *self._beside.get(thing, ()))
            if among:
                yield spot, among

    def _has_changed(self, file: RdfFile) -> bool:
        return file.path.resolve() in self._changes.files

    def checked(self) -> list[RdfFile]:
        """The files that are reported on."""
        if self._changes is None:
            return list(self._mine)
        return [file for file in self._mine if self._has_changed(file)]

    def in_question(self) -> set[Node]:
        """The things that are reported on: after a change, what it may have put wrong.

        That is what changed files describe or have described, and what refers to it; after a change
        of rules it is everything.
        """
        if self._changes is None:
            return set(self.named)
        rules = {*files.shape_files(), *files.graph_rule_files(), *own_files(Known.CORE)}
        if self._changes.files & {path.resolve() for path in rules}:
            return set(self.named)
        referring = {
            subject
            for prop in self.mine.properties()
            for subject, values in self.mine.column(prop).items()
            if not self._touched.isdisjoint(values)
        }
        return (self._touched | referring) & self.named.keys()


def own_files(known: Known) -> list[Path]:
    """The files of our graph that are known."""
    if known == Known.NONE:
        return []
    paths = files.knowledge_files() + files.table_files()
    ontology = files.graph_home() / "ontology"
    return [path for path in paths if known == Known.FULL or path.is_relative_to(ontology)]
