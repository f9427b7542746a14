"""What a dump says of each thing: its record, as lines of canonical N-Quads.

Statements about a blank node belong to the thing that leads to it, and those about one that
nothing leads to belong to the file they stand in, so that every line is in a record. In a record
blank nodes are named by its own content (RDFC-1.0): it changes only when something is said
otherwise, whatever else is added to the graph.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    NamedNode,
    Quad,
    RdfFormat,
    parse,
    serialize,
)

from disarmgraph.files import GRAPHS
from disarmgraph.namespaces import BASE, KINDS

Record = tuple[bytes, ...]
"""Lines of N-Quads, sorted."""

PARTS = {"document": "passage", "instrument": "provision"}
"""What the parts of a thing of that kind are."""
SHELVES = (*KINDS, *PARTS.values(), "concept", "term", "file", "other")
"""Where a thing has its place by its IRI: the kinds of thing, their parts, and what is no thing."""


def shelf(iri: str) -> str:
    """Which of SHELVES an IRI belongs to."""
    first, _, rest = iri.removeprefix(BASE).partition("/")
    kind, _, slug = rest.partition("/")
    if not iri.startswith(BASE):
        return "other"
    if first == "id" and kind in KINDS:
        return PARTS.get(kind, kind) if "/" in slug else kind
    if iri.startswith(GRAPHS):
        return "file"
    if first == "scheme":
        return "concept"
    return "term" if first.partition("#")[0] == "ontology" else "other"


def records(dump: bytes) -> dict[str, Record]:
    """The record of every thing by its IRI, in the order of IRIs; a dump is N-Quads."""
    lines: dict[bytes, list[bytes]] = defaultdict(list)
    blank: list[bytes] = []
    for line in dump.splitlines(keepends=True):
        (blank if b"_:" in line else lines[line[: line.index(b" ")]]).append(line)
    found = {subject[1:-1].decode(): tuple(own) for subject, own in lines.items()}
    for iri, quads in _with_blank_nodes(blank).items():
        found[iri] = tuple(sorted((*found.get(iri, ()), *_named_anew(quads))))
    return dict(sorted(found.items()))


def quads(record: Record) -> Iterable[Quad]:
    """The statements of a record."""
    return parse(b"".join(record), format=RdfFormat.N_QUADS)


def _with_blank_nodes(lines: list[bytes]) -> dict[str, set[Quad]]:
    """What the lines say of each thing, with all that it says of blank nodes."""
    by_subject: dict[NamedNode | BlankNode, set[Quad]] = defaultdict(set)
    for quad in quads(tuple(lines)):
        by_subject[quad.subject].add(quad)
    found = {
        subject.value: _closure(own, by_subject)
        for subject, own in by_subject.items()
        if isinstance(subject, NamedNode)
    }
    reached = {quad for each in found.values() for quad in each}
    left = [quad for each in by_subject.values() for quad in each if quad not in reached]
    for quad in left:
        found.setdefault(quad.graph_name.value, set()).add(quad)
    return found


def _closure(start: set[Quad], by_subject: Mapping[NamedNode | BlankNode, set[Quad]]) -> set[Quad]:
    found: set[Quad] = set()
    waiting = list(start)
    while waiting:
        quad = waiting.pop()
        if quad not in found:
            found.add(quad)
            if isinstance(quad.object, BlankNode):
                waiting.extend(by_subject.get(quad.object, ()))
    return found


def _named_anew(quads: set[Quad]) -> list[bytes]:
    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    return serialize(dataset, format=RdfFormat.N_QUADS).splitlines(keepends=True)
