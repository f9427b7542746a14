"""Documents as they are read: their passages in printed order, and where things are named."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import Store

from disarmgraph.namespaces import DISARM, RDF
from disarmgraph.triples import first, iris, subjects


@dataclass(frozen=True)
class Passage:
    """A passage's place: its rank in the document from 1, its depth under headings from 0."""

    iri: str
    position: int
    depth: int = 0


@dataclass(frozen=True)
class Place:
    """Where a passage stands: its document, what it is under (outermost first), its neighbours."""

    document: str | None
    ancestors: tuple[str, ...]
    children: tuple[str, ...]
    previous: str | None
    next: str | None


def passages(store: Store, document: str) -> list[Passage]:
    """Passages of a document in printed order; what the document leaves out is not among them."""
    spans = subjects(store, DISARM + "isPassageOf", document)
    ordered = sorted(
        (position(store, span), span) for span in spans if not is_omission(store, span)
    )
    return [Passage(span, rank, len(ancestors(store, span))) for rank, span in ordered]


def omissions(store: Store, document: str) -> list[str]:
    """Stretches of a document that are no passages, in printed order."""
    spans = subjects(store, DISARM + "isPassageOf", document)
    left_out = [span for span in spans if is_omission(store, span)]
    return sorted(left_out, key=lambda span: (position(store, span), span))


def place(store: Store, passage: str) -> Place:
    """Where a passage stands in its document."""
    document = next(iter(iris(store, passage, DISARM + "isPassageOf")), None)
    order = [p.iri for p in passages(store, document)] if document else []
    rank = order.index(passage) if passage in order else len(order)
    children = subjects(store, DISARM + "isWithin", passage)
    return Place(
        document,
        tuple(ancestors(store, passage)),
        tuple(sorted(children, key=lambda child: position(store, child))),
        order[rank - 1] if 0 < rank < len(order) else None,
        order[rank + 1] if rank + 1 < len(order) else None,
    )


def ancestors(store: Store, passage: str) -> list[str]:
    """What a passage is within, outermost first; a circle in the data ends the climb."""
    found: list[str] = []
    parents = iris(store, passage, DISARM + "isWithin")
    while parents and parents[0] not in found and parents[0] != passage:
        found.insert(0, parents[0])
        parents = iris(store, parents[0], DISARM + "isWithin")
    return found


def position(store: Store, span: str) -> int:
    """Rank of a text span in its document or of a provision in its instrument; 0 if absent."""
    rank = first(store, span, DISARM + "position")
    return int(rank.value) if rank is not None else 0


def is_omission(store: Store, span: str) -> bool:
    """Whether a text span is left out of the reading."""
    return DISARM + "Omission" in iris(store, span, RDF + "type")


def printed_forms(store: Store, passage: str) -> dict[str, list[str]]:
    """For each thing named in a passage, the disarm:Name nodes that the passage prints for it."""
    forms: dict[str, list[str]] = defaultdict(list)
    for name in subjects(store, DISARM + "statedIn", passage):
        for thing in iris(store, name, DISARM + "isNameOf"):
            forms[thing].append(name)
    return dict(forms)


def mentioned_in(store: Store, thing: str) -> list[str]:
    """Passages that name or cite a thing."""
    relations = (DISARM + "mentions", DISARM + "cites")
    return sorted({span for each in relations for span in subjects(store, each, thing)})


def innermost(store: Store, spans: Iterable[str]) -> list[str]:
    """Passages without those that another of them is within."""
    found = list(spans)
    outer = {each for span in found for each in ancestors(store, span)} if len(found) > 1 else ()
    return [span for span in found if span not in outer]


def by_document(store: Store, spans: Iterable[str]) -> list[tuple[str, list[str]]]:
    """Passages under their documents, in printed order; one without a document is left out."""
    found: dict[str, list[str]] = defaultdict(list)
    for span in sorted(spans, key=lambda each: (position(store, each), each)):
        for document in iris(store, span, DISARM + "isPassageOf"):
            found[document].append(span)
    return sorted(found.items())
