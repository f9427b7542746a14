"""How far each document is encoded: its passages, the facts they state, and whether reviewed.

And which instruments are encoded in full, in part, or only as documents tell of them.
"""

from collections import Counter, defaultdict
from dataclasses import dataclass

from pyoxigraph import DefaultGraph, NamedNode, Store

from disarmgraph.content import inventory, printed_order
from disarmgraph.namespaces import BASE, DISARM, RDF
from disarmgraph.texts import KINDS
from disarmgraph.triples import first, iris, subjects

FULL, PARTIAL, NAMES_ONLY, NOTHING = (
    f"{BASE}scheme/coverage/{each}"
    for each in ("full", "partial", "names-only", "nothing-to-encode")
)
DEGREES = (FULL, PARTIAL, NAMES_ONLY, NOTHING)
"""The degrees of coverage of a passage, IRIs of scheme/coverage, the best first."""
PARTS = "provision"
"""The kind under which parts of an instrument are counted, which have no shelf of their own."""


@dataclass(frozen=True)
class PassageCoverage:
    """One passage: its degree of coverage ('' if not said), its reviewer's word, its facts.

    `facts` holds, by kind of thing (`norm`), the IRIs that are stated in the passage.
    """

    iri: str
    degree: str
    reviewed: bool
    facts: dict[str, frozenset[str]]


@dataclass(frozen=True)
class DocumentCoverage:
    """One document, its passages in printed order."""

    iri: str
    passages: tuple[PassageCoverage, ...]

    def degrees(self) -> Counter[str]:
        """How many passages have each degree."""
        return Counter(passage.degree for passage in self.passages)

    def reviewed(self) -> int:
        """How many passages a second reader has compared with what is encoded."""
        return sum(passage.reviewed for passage in self.passages)

    def facts(self) -> Counter[str]:
        """How many things of each kind its passages state; one told twice counts once."""
        return _united(self.passages)


def documents(store: Store) -> list[DocumentCoverage]:
    """The coverage of every document that is here passage by passage, by IRI."""
    stated = _stated(store)
    return [
        DocumentCoverage(
            iri,
            tuple(_passage(store, each.iri, stated) for each in printed_order.passages(store, iri)),
        )
        for iri in sorted(inventory.documents(store))
    ]


def instruments(store: Store, degree: str = "") -> list[str]:
    """The instruments that are encoded to a degree; without one, those of which none is stated."""
    known = subjects(store, RDF + "type", DISARM + "Instrument")
    return [
        iri for iri in known if iris(store, iri, DISARM + "coverage") == [degree] * bool(degree)
    ]


def totals(covered: list[DocumentCoverage]) -> Counter[str]:
    """How many things of each kind all documents state; one told in two counts once."""
    return _united([passage for document in covered for passage in document.passages])


def kinds(covered: list[DocumentCoverage]) -> list[str]:
    """The kinds of thing that are stated anywhere, in the order in which a reader meets them."""
    found = totals(covered)
    return [kind for kind in (*KINDS, PARTS) if found[kind]]


def _united(passages: tuple[PassageCoverage, ...] | list[PassageCoverage]) -> Counter[str]:
    things: dict[str, set[str]] = defaultdict(set)
    for passage in passages:
        for kind, iris_of_kind in passage.facts.items():
            things[kind] |= iris_of_kind
    return Counter({kind: len(found) for kind, found in things.items()})


def _passage(store: Store, iri: str, stated: dict[str, list[str]]) -> PassageCoverage:
    facts: dict[str, set[str]] = defaultdict(set)
    for thing in stated.get(iri, []):
        facts[_kind(thing)].add(thing)
    degree = next(iter(iris(store, iri, DISARM + "coverage")), "")
    reviewed = first(store, iri, DISARM + "reviewed")
    return PassageCoverage(
        iri,
        degree,
        reviewed is not None and reviewed.value == "true",
        {kind: frozenset(found) for kind, found in facts.items()},
    )


def _stated(store: Store) -> dict[str, list[str]]:
    """The things that each text span states."""
    found: dict[str, list[str]] = defaultdict(list)
    pattern = store.quads_for_pattern(None, NamedNode(DISARM + "statedIn"), None, DefaultGraph())
    for quad in pattern:
        found[quad.object.value].append(quad.subject.value)
    return found


def _kind(thing: str) -> str:
    """The kind of a thing by its IRI; parts of instruments are provisions."""
    kind, _, slug = thing.removeprefix(BASE + "id/").partition("/")
    return PARTS if "/" in slug else kind
