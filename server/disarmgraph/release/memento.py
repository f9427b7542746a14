"""Things as they were in former releases, read from the dumps of these (Memento, RFC 7089).

A dump is sorted by its lines, so that what it says of a thing stands together and is found by
halving. The dumps are mapped into memory before workers are forked, which may open no file.
"""

import mmap
from collections.abc import Iterator, Sequence
from datetime import datetime

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, RdfFormat, Store, parse

from disarmgraph.content.serialization import CONTAINERS
from disarmgraph.files import GRAPHS
from disarmgraph.names import LABELS
from disarmgraph.namespaces import RDF
from disarmgraph.release.releases import DUMP, Release


class Archive:
    """The releases, the oldest first, and what each says of a thing."""

    def __init__(self, releases: Sequence[Release]) -> None:
        self.releases = tuple(releases)
        self._dumps = {each.version: _mapped(each) for each in releases}

    def find(self, version: str) -> Release | None:
        """The release of a version."""
        return next((each for each in self.releases if each.version == version), None)

    def holding(self, iri: str) -> list[Release]:
        """The releases that say something about an IRI, the oldest first."""
        return [each for each in self.releases if self._says(self._dumps[each.version], iri)]

    def store(self, release: Release, iri: str) -> Store:
        """What a release says about an IRI, with the labels of what that names; empty if nothing.

        As in the graph, each statement is in the graph of its file and in the default graph. An
        ontology, a scheme and a file are there with their whole file.
        """
        dump = self._dumps[release.version]
        store = Store()
        quads = set(_about(dump, NamedNode(iri)))
        named = {term for quad in quads for term in (quad.predicate, quad.object)}
        for file in _files(iri, quads):
            quads.update(_in_file(dump, file))
        for thing in named:
            if isinstance(thing, NamedNode):
                quads.update(q for q in _own(dump, thing) if q.predicate.value in LABELS)
        store.extend(quads)
        store.extend(Quad(*quad.triple, DefaultGraph()) for quad in quads)
        return store

    @staticmethod
    def _says(dump: mmap.mmap | bytes, iri: str) -> bool:
        if iri.startswith(GRAPHS):
            return dump.find(_end_of_line(iri)) >= 0
        return next(_lines(dump, NamedNode(iri)), None) is not None


def nearest(releases: Sequence[Release], moment: datetime) -> Release:
    """The release that was the newest at a moment; the first one for any time before it."""
    before = [each for each in releases if each.date <= moment]
    return before[-1] if before else releases[0]


def _mapped(release: Release) -> mmap.mmap | bytes:
    path = release.folder / DUMP
    with path.open("rb") as file:
        # An empty file cannot be mapped.
        size = path.stat().st_size
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if size else b""


def _lines(dump: mmap.mmap | bytes, subject: NamedNode | BlankNode) -> Iterator[bytes]:
    """The lines about a subject, each in about as many steps as the dump's length has bits."""
    wanted = f"{subject} ".encode()
    low, high = 0, len(dump)
    while low < high:
        middle = (low + high) // 2
        start = dump.rfind(b"\n", low, middle) + 1 or low
        end = dump.find(b"\n", middle) + 1
        if dump[start:end] < wanted:
            low = end
        else:
            high = start
    while dump[low : low + len(wanted)] == wanted:
        end = dump.find(b"\n", low) + 1
        yield dump[low:end]
        low = end


def _own(dump: mmap.mmap | bytes, subject: NamedNode | BlankNode) -> Iterator[Quad]:
    yield from parse(b"".join(_lines(dump, subject)), format=RdfFormat.N_QUADS)


def _about(dump: mmap.mmap | bytes, subject: NamedNode) -> Iterator[Quad]:
    """The statements about a thing and about the blank nodes that it leads to."""
    waiting: list[NamedNode | BlankNode] = [subject]
    seen: set[NamedNode | BlankNode] = set()
    while waiting:
        each = waiting.pop()
        if each in seen:
            continue
        seen.add(each)
        for quad in _own(dump, each):
            yield quad
            if isinstance(quad.object, BlankNode):
                waiting.append(quad.object)


def _files(iri: str, quads: set[Quad]) -> set[str]:
    """The files that an IRI stands for: itself, or the one that defines a list or the ontology."""
    if iri.startswith(GRAPHS):
        return {iri}
    kinds = {NamedNode(each) for each in CONTAINERS}
    return {
        quad.graph_name.value
        for quad in quads
        if quad.predicate.value == RDF + "type" and quad.object in kinds
    }


def _in_file(dump: mmap.mmap | bytes, file: str) -> Iterator[Quad]:
    """The statements of one file, wherever in the dump they stand."""
    wanted, found = _end_of_line(file), []
    at = dump.find(wanted)
    while at >= 0:
        found.append(dump[dump.rfind(b"\n", 0, at) + 1 : at + len(wanted)])
        at = dump.find(wanted, at + len(wanted))
    yield from parse(b"".join(found), format=RdfFormat.N_QUADS)


def _end_of_line(graph: str) -> bytes:
    """What ends a line of that graph, and nothing else: no literal has a new line in it."""
    return f" <{graph}> .\n".encode()
