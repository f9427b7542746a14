"""The whole graph as files, the same bytes for the same graph."""

import hashlib
import os
import tempfile
from pathlib import Path

from pyoxigraph import (
    CanonicalizationAlgorithm,
    Dataset,
    DefaultGraph,
    Quad,
    Store,
    Triple,
    serialize,
)

from disarmgraph.fault import Fault
from disarmgraph.formats import GRAPHS, named, with_tidy_prefixes
from disarmgraph.namespaces import PREFIXES

FORMATS = ("nq", "trig", "ttl", "jsonld")
"""Those with named graphs keep every triple in the graph of its file; Turtle is their union."""


class ExportError(Fault):
    """The files cannot be written."""


def dump(store: Store, name: str) -> bytes:
    """The graph in one of FORMATS."""
    return _written(_canonical(store), name)


def _canonical(store: Store) -> list[Quad]:
    """What is in the graphs of files and rules, sorted, blank nodes named as RDFC-1.0 does.

    The default graph is left out, since it is the union of the others.
    """
    dataset = Dataset(quad for quad in store if quad.graph_name != DefaultGraph())
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return sorted(dataset, key=lambda quad: [str(term) for term in (quad.graph_name, *quad.triple)])


def _written(quads: list[Quad], name: str) -> bytes:
    """The bytes of a format."""
    statements = _union(quads) if name == "ttl" else quads
    body = serialize(statements, format=named(name, GRAPHS).writer, prefixes=PREFIXES)
    return with_tidy_prefixes(body) if name in ("trig", "ttl") else body


def _union(quads: list[Quad]) -> list[Triple]:
    return sorted({quad.triple for quad in quads}, key=lambda triple: [str(t) for t in triple])


def build(store: Store, directory: Path) -> list[Path]:
    """Writes a release into a directory: the graph in all FORMATS and their checksums.

    SHA256SUMS, in the format of sha256sum, comes last. Each file appears whole or not at all.
    Raises ExportError, and leaves nothing half-written behind.
    """
    quads = _canonical(store)
    written = []
    sums = []
    for name in FORMATS:
        body = _written(quads, name)
        written.append(_write(directory / f"disarmgraph.{name}", body))
        sums.append(f"{hashlib.sha256(body).hexdigest()}  {written[-1].name}\n")
    written.append(_write(directory / "SHA256SUMS", "".join(sums).encode()))
    return written


def _write(path: Path, body: bytes) -> Path:
    """Writes a file under a temporary name beside its place, then gives it its name."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as temporary:
            try:
                temporary.write(body)
                temporary.flush()
                os.fchmod(temporary.fileno(), 0o644)
                Path(temporary.name).replace(path)
            except BaseException:
                Path(temporary.name).unlink()
                raise
    except OSError as error:
        raise ExportError(
            f"{path}: cannot be written: {error.strerror}; "
            "make room there or choose another folder with --output"
        ) from error
    return path
