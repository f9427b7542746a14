"""The five documents, each read with a graph that lacks its own files, and what is told of it."""

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from disarmgraph import files
from disarmgraph.dataset import graph
from disarmgraph.layout import plain
from disarmgraph.namespaces import DISARM
from disarmgraph.reading.draft import draft
from disarmgraph.reading.known import Known
from disarmgraph.text import source_text


@dataclass(frozen=True)
class LeftOut:
    """A document: its file of data, the graph without it, what was read, and in how long."""

    slug: str
    data: Store
    without: Store
    known: Known
    found: Store
    seconds: float


class Documents:
    """The documents whose texts are in the folder DISARMGRAPH_TEXTS, beside the whole graph."""

    @cached_property
    def whole(self) -> Store:
        """The graph with all of them."""
        return graph.load()

    def __iter__(self) -> Iterator[LeftOut]:
        held = source_text.read_all(Path(os.environ["DISARMGRAPH_TEXTS"]))
        for path in sorted((files.graph_home() / "data" / "documents").glob("*.ttl")):
            data = Store()
            data.load(path=path, format=RdfFormat.TURTLE)
            checksum = _checksum_of(data)
            if checksum in held:
                yield _read(path.stem, data, held[checksum].text, self.whole)


def print_errors(errors: list[tuple[str, dict[str, list[str]]]], worst: int) -> None:
    """What is wrong by document and kind, so many of each."""
    for slug, wrong in errors:
        print(f"\n{slug}")
        for kind, things in wrong.items():
            print(f"  {kind}: {len(things)}", *things[:worst], sep="\n    ")


def share(part: int, whole: int) -> str:
    """A share with what it is of; a dash where there is nothing."""
    return f"{part / whole:.2f} of {whole}" if whole else "\u2013"


def _read(slug: str, data: Store, text: str, whole: Store) -> LeftOut:
    left = _without(whole, slug)
    known = Known.of_store(left)
    begun = time.perf_counter()
    turtle = draft(plain.laid(text), slug, known)
    seconds = time.perf_counter() - begun
    found = Store()
    found.load(turtle.encode(), format=RdfFormat.TURTLE)
    return LeftOut(slug, data, left, known, found, seconds)


def _without(whole: Store, slug: str) -> Store:
    """The graph less what stands in the files of a document, derived statements among it."""
    left = Store()
    own = f"/{slug}"
    taken = {
        (quad.subject, quad.predicate, quad.object)
        for name in whole.named_graphs()
        if name.value.endswith(own)
        for quad in whole.quads_for_pattern(None, None, None, name)
    }
    stated = {
        quad.subject
        for quad in whole
        if quad.predicate.value == DISARM + "statedIn" and f"/document{own}/" in quad.object.value
    }
    elsewhere = {
        quad.subject
        for quad in whole
        if quad.predicate.value in (DISARM + "statedIn", "http://purl.org/dc/terms/source")
        and f"/document{own}/" not in quad.object.value
    }
    alone = stated - elsewhere
    left.extend(
        quad
        for quad in whole
        if (quad.subject, quad.predicate, quad.object) not in taken and quad.subject not in alone
    )
    return left


def _checksum_of(data: Store) -> str:
    """Of the text of the document that a file of data describes; '' where it has none."""
    found = [q.object.value for q in data if q.predicate.value == DISARM + "sourceTextChecksum"]
    return found[0] if found else ""
