"""Where in a file a statement stands: line and column, found only for files with problems.

A parser of RDF gives statements and not their places. What is read here besides are the places.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from io import TextIOWrapper

from pyoxigraph import BlankNode, RdfFormat

from disarmgraph.rdf import json_places, participation, turtle_places, xml_places
from disarmgraph.rdf.place import Place
from disarmgraph.rdf.rdf_file import RdfFile
from disarmgraph.rdf.spots import Spot, SpotIndex, StatementPlaces
from disarmgraph.rdf.syntax_faults import BY_LINE
from disarmgraph.triples import Term

_PARTS = re.compile(r"[ \t]*(<[^>]*>|_:[^ \t<]+)[ \t]*(<[^>]*>)[ \t]*([^ \t\r\n])")
"""A line of N-Triples or N-Quads; there need be no space between its parts."""


def find(file: RdfFile, spots: Iterable[Spot]) -> dict[Spot, Place]:
    """The places of spots in a file."""
    return look(file, spots).found()


def look(file: RdfFile, spots: Iterable[Spot]) -> SpotIndex:
    """The places of spots in a file, and how near they are.

    A statement that is not there is shown where one with the same property stands, else where the
    thing is first described; what is not in the file at all, or cannot be found, is NOWHERE.
    """
    index = SpotIndex(spots, file.blank)
    # What nests by the thousand, or is laid out as nobody foresaw, is a problem all the same.
    with suppress(RecursionError, ValueError):
        if file.format is None:
            _of_table(file, index)
        elif file.format == RdfFormat.RDF_XML:
            xml_places.take_places(file.content(), index)
        elif file.format == RdfFormat.JSON_LD:
            json_places.take_places(file.content().decode("utf-8", "replace"), index)
        else:
            _of_statements(file, index)
    return index


def _of_statements(file: RdfFile, index: SpotIndex) -> None:
    """Turtle and its kin: the places beside the statements, which come in the same order."""
    again = RdfFile(file.path, file.format, file.given)
    for quad, at in zip(again.quads(), _statement_places(file), strict=True):
        index.take((_key(quad.subject, again), quad.predicate, _key(quad.object, again)), *at)


def _key(term: Term, file: RdfFile) -> Term | int:
    """A term; for a blank node its number, which is the same each time a file is read."""
    return file.blank[term.value] if isinstance(term, BlankNode) else term


def _statement_places(file: RdfFile) -> Iterator[StatementPlaces]:
    if file.format not in BY_LINE:
        yield from turtle_places.statement_places(file.content().decode("utf-8", "replace"))
        return
    with TextIOWrapper(file.opened(), "utf-8", "replace", newline="\n") as lines:
        for number, line in enumerate(lines, start=1):
            parts = _PARTS.match(line)
            if parts:
                yield StatementPlaces(*(Place(number, parts.start(part) + 1) for part in (1, 2, 3)))


def _of_table(file: RdfFile, index: SpotIndex) -> None:
    """A table of acts: the row of the act, and the cell of the property in it."""
    described = participation.description(file.path)
    by_name = dict(zip(described.names(), described.properties(), strict=True))
    with file.path.open(encoding="utf-8-sig", newline="") as table:
        lines = table.read().split("\n")
    properties = [by_name.get(name.strip()) for name in next(csv.reader(lines[:1]), [])]
    for subject, prop, value in index.wanted():
        line = file.acts.get(getattr(subject, "value", ""), 0)
        if line:
            cells = next(csv.reader([lines[line - 1]]))
            filled = (n for n, cell in enumerate(cells) if cell and properties[n] == prop)
            start = sum(len(cell) + 1 for cell in cells[: next(filled, 0)])
            at = Place(line, start + 1)
            index.take((subject, prop, value), Place(line, 1), at, at)
