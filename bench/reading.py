"""How well `disarmgraph read` reads the five documents, beside the data that people have reviewed.

    DISARMGRAPH_TEXTS=FOLDER python bench/reading.py

Each is read with the names of a graph from which its own files are taken away (leave one out), so
that nothing is known that only this document says. Precision is the share of what was found that
the data has, recall the share of what the data has that was found.
"""

import os
import sys
import time
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from disarmgraph import files
from disarmgraph.dataset import graph
from disarmgraph.layout import plain
from disarmgraph.namespaces import BASE, DISARM
from disarmgraph.reading.draft import draft
from disarmgraph.reading.gazetteer import Gazetteer
from disarmgraph.text import source_text

WORST = 8
"""Errors of each kind that are listed for a document."""


def main() -> None:
    """Prints a table of precision and recall, then the errors by document."""
    held = source_text.read_all(Path(os.environ["DISARMGRAPH_TEXTS"]))
    whole = graph.load()
    print("| Document | Seconds | Passages P / R | Names P / R | Mentions P / R |")
    print("|---|---:|---:|---:|---:|")
    errors = []
    for path in sorted((files.graph_home() / "data" / "documents").glob("*.ttl")):
        data = Store()
        data.load(path=path, format=RdfFormat.TURTLE)
        checksum = _checksum(data)
        if checksum in held:
            row, wrong = _measure(path.stem, data, held[checksum].text, whole)
            print(row)
            errors.append((path.stem, wrong))
    for slug, wrong in errors:
        print(f"\n{slug}")
        for kind, things in wrong.items():
            print(f"  {kind}: {len(things)}", *things[:WORST], sep="\n    ")


def _measure(slug: str, data: Store, text: str, whole: Store) -> tuple[str, dict[str, list[str]]]:
    names = Gazetteer.of_store(_without(whole, slug))
    begun = time.perf_counter()
    turtle = draft(plain.laid(text), slug, names)
    seconds = time.perf_counter() - begun
    found = Store()
    found.load(turtle.encode(), format=RdfFormat.TURTLE)
    cells, wrong = [], {}
    for kind, of in (("passages", _places), ("names", _names), ("mentions", _mentions)):
        wanted, got = of(data), of(found)
        right = len(wanted & got)
        cells.append(f"{right / max(len(got), 1):.2f} / {right / max(len(wanted), 1):.2f}")
        wrong[f"{kind} missed"] = [" ".join(map(str, each)) for each in sorted(wanted - got)]
        wrong[f"{kind} not in the data"] = [
            " ".join(map(str, each)) for each in sorted(got - wanted)
        ]
    return f"| {slug} | {seconds:.2f} | {' | '.join(cells)} |", wrong


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


def _checksum(data: Store) -> str:
    found = [q.object.value for q in data if q.predicate.value == DISARM + "sourceTextChecksum"]
    return found[0] if found else ""


def _values(data: Store, *names: str) -> dict[str, tuple[str, ...]]:
    """The values of these properties by subject, of those that have them all."""
    read: dict[str, dict[str, str]] = {}
    for quad in data:
        name = quad.predicate.value.removeprefix(DISARM)
        name = "kind" if name == "reason" else name
        if name in names:
            read.setdefault(quad.subject.value, {})[name] = quad.object.value
    return {
        each: tuple(said[name] for name in names)
        for each, said in read.items()
        if set(names) <= set(said)
    }


def _places(data: Store) -> set[tuple[int, int, str]]:
    """Where passages and omissions stand, each with its kind."""
    return {
        (int(start), int(end), kind.rpartition("/")[2])
        for start, end, kind in _values(data, "start", "end", "kind").values()
    }


def _names(data: Store) -> set[tuple[str]]:
    """The names of passages and omissions."""
    return {(each.rpartition("/")[2],) for each in _values(data, "start", "end")}


def _mentions(data: Store) -> set[tuple[int, str]]:
    """What a passage at a place mentions or cites, whichever of the two."""
    starts = {each: int(start) for each, (start,) in _values(data, "start").items()}
    return {
        (starts[quad.subject.value], quad.object.value.removeprefix(BASE))
        for quad in data
        if quad.predicate.value in (DISARM + "mentions", DISARM + "cites")
        and quad.subject.value in starts
    }


if __name__ == "__main__":
    sys.exit(main())
