"""The event stream of the graph: every version of every thing, release after release.

Linked Data Event Streams 1.0 (https://w3id.org/ldes/specification) on TREE
(https://w3id.org/tree/specification). A member is a version of a thing: its IRI is that of the
memento of the thing in the release, and names the graph with the statements, which are of the
thing itself. A release writes its members once, on pages that never change and lead to one
another; the entry leads to the first page of each release, with the date that bounds it, so that
who has read a release needs not look into it again.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, serialize

from disarmgraph.formats import with_tidy_prefixes
from disarmgraph.namespaces import BASE, DCTERMS, PREFIXES, RDF, XSD
from disarmgraph.release.difference import Change
from disarmgraph.release.record import quads
from disarmgraph.triples import triple

STREAM = BASE + "ldes"
INSTANT = "%Y-%m-%dT%H:%M:%SZ"
"""A moment in UTC, as xsd:dateTime has it."""
SIZE = 500
"""Members on a page."""

AS, LDES, TREE = PREFIXES["as"], PREFIXES["ldes"], PREFIXES["tree"]
DEEDS = {"added": AS + "Create", "changed": AS + "Update", "removed": AS + "Delete"}

_PATHS = {
    "timestampPath": DCTERMS + "issued",
    "versionOfPath": DCTERMS + "isVersionOf",
    "versionCreatePath": RDF + "type",
    "versionUpdatePath": RDF + "type",
    "versionDeletePath": RDF + "type",
    "versionCreateObject": DEEDS["added"],
    "versionUpdateObject": DEEDS["changed"],
    "versionDeleteObject": DEEDS["removed"],
}


@dataclass(frozen=True)
class Entrance:
    """Where the pages of a release begin, and the date of all of its members."""

    page: str
    issued: datetime


def version_iri(version: str, iri: str) -> str:
    """The IRI of a thing as it was in a release, which is its memento."""
    return f"{BASE}memento/{version}/{iri.removeprefix(BASE).replace('#', '%23')}"


def release_iri(version: str) -> str:
    """The IRI of a release."""
    return f"{BASE}release/{version}"


def pages(version: str, issued: datetime, changes: Sequence[Change]) -> Iterator[tuple[str, bytes]]:
    """The name and the TriG of each page of a release, at least one; names are relative."""
    count = max(1, -(-len(changes) // SIZE))
    for number in range(count):
        members = changes[number * SIZE : (number + 1) * SIZE]
        following = _page(number + 1) if number + 1 < count else None
        yield _page(number), _trig(version, issued, members, following)


def _page(number: int) -> str:
    return f"{number + 1:04}.trig"


def _trig(
    version: str, issued: datetime, members: Sequence[Change], following: str | None
) -> bytes:
    """A page; it names itself and the next one relative to where it is read."""
    statements = [Quad(*each) for each in _described()]
    for change in members:
        statements += _member(version, issued, change)
    body = serialize(statements, format=RdfFormat.TRIG, prefixes=PREFIXES)
    head = ["", "<> a tree:Node ;", "\tldes:immutable true ."]
    if following:
        head += ["", f"<> tree:relation [ a tree:Relation ; tree:node <{following}> ] ."]
    return with_tidy_prefixes(body + "\n".join([*head, ""]).encode())


def _described() -> Iterator[Triple]:
    """The stream, and where its members say when, of what, and what they are."""
    yield triple(STREAM, RDF + "type", NamedNode(LDES + "EventStream"))
    for name, value in _PATHS.items():
        yield triple(STREAM, LDES + name, NamedNode(value))


def _member(version: str, issued: datetime, change: Change) -> Iterator[Quad]:
    member = NamedNode(version_iri(version, change.iri))
    yield Quad(*triple(STREAM, TREE + "member", member))
    for name, value in (
        (RDF + "type", NamedNode(DEEDS[change.deed])),
        (DCTERMS + "isVersionOf", NamedNode(change.iri)),
        (DCTERMS + "issued", timestamp(issued)),
        (DCTERMS + "isPartOf", NamedNode(release_iri(version))),
    ):
        yield Quad(*triple(member.value, name, value))
    own = {quad.triple for quad in quads(change.now)}
    for statement in sorted(own, key=lambda each: [str(term) for term in each]):
        yield Quad(*_apart(statement, change.iri), member)


def _apart(statement: Triple, iri: str) -> Triple:
    """A triple whose blank nodes are no other thing's: a page names the nodes of many."""

    def apart(term: NamedNode | BlankNode | Literal) -> NamedNode | BlankNode | Literal:
        return BlankNode(f"{term.value}x{mark}") if isinstance(term, BlankNode) else term

    mark = iri.encode().hex()
    return Triple(*map(apart, statement))


def entry(address: str, entrances: Iterable[Entrance]) -> list[Triple]:
    """The root node, found at an address (an IRI), with a relation to each release's first page.

    Two relations lead to a page, for both bounds of the time of its members.
    """
    found = [
        *_described(),
        triple(STREAM, TREE + "view", NamedNode(address)),
        triple(address, RDF + "type", NamedNode(TREE + "Node")),
    ]
    for entrance in entrances:
        for name, bound in (("from", "GreaterThan"), ("until", "LessThan")):
            relation = f"{entrance.page}#{name}"
            kind = NamedNode(f"{TREE}{bound}OrEqualToRelation")
            found += [
                triple(address, TREE + "relation", NamedNode(relation)),
                triple(relation, RDF + "type", kind),
                triple(relation, TREE + "path", NamedNode(DCTERMS + "issued")),
                triple(relation, TREE + "value", timestamp(entrance.issued)),
                triple(relation, TREE + "node", NamedNode(entrance.page)),
            ]
    return found


def timestamp(moment: datetime) -> Literal:
    """A moment in UTC as a literal."""
    return Literal(moment.strftime(INSTANT), datatype=NamedNode(XSD + "dateTime"))
