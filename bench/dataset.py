"""Data to measure with: our graph as one file of N-Triples, as it is or many times over."""

import re
from pathlib import Path

from pyoxigraph import DefaultGraph, RdfFormat, Store

from disarmgraph.dataset import graph

_OURS = re.compile(rb"<https://w3id\.org/disarmgraph/id/(?!state/)([^>]+)>")


def write(path: Path, copies: int = 1) -> int:
    """Writes the union of all graphs; the number of triples.

    Beyond the first, each copy has names of its own for all things but the States, which all
    copies share, as more treaties and documents of the same kind would.
    """
    store = graph.load()
    plain = path.with_suffix(".one")
    store.dump(plain, format=RdfFormat.N_TRIPLES, from_graph=DefaultGraph())
    lines = plain.read_bytes()
    written = set()
    with path.open("wb") as output:
        output.write(lines)
        count = lines.count(b"\n")
        written = set(lines.splitlines())
        for copy in range(1, copies):
            suffix = b"-%d>" % copy
            renamed = _OURS.sub(lambda found, s=suffix: found[0][:-1] + s, lines)
            new = [line for line in renamed.splitlines() if line not in written]
            output.write(b"\n".join(new) + b"\n")
            count += len(new)
    plain.unlink()
    return count


def load(path: Path) -> Store:
    """The file in memory, in this process."""
    store = Store()
    store.load(path=path, format=RdfFormat.N_TRIPLES, lenient=True)
    return store
