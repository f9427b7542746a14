"""Stretches of a document's text: what each holds, how they lie to one another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from pyoxigraph import Literal, Store

from disarmgraph.namespaces import BASE, DISARM, RDF
from disarmgraph.text.source_text import normalised
from disarmgraph.triples import first, iris, subjects

FOOTNOTE = BASE + "scheme/passage-kind/footnote"


@dataclass(frozen=True)
class Span:
    """A passage or an omission: offsets in code points, end exclusive, -1 where none is stated.

    `reason` is the IRI of the reason why the stretch is left out, None for a passage.
    """

    iri: str
    start: int
    end: int
    checksum: str | None = None
    number: str | None = None
    reason: str | None = None
    footnote: bool = False

    def holds(self, other: "Span") -> bool:
        """Whether another span lies inside this one."""
        return other is not self and self.start <= other.start and other.end <= self.end

    def fits(self, text: str) -> bool:
        """Whether the text has such a stretch."""
        return 0 <= self.start < self.end <= len(text)


def of_document(store: Store, document: str) -> list[Span]:
    """The spans of a document in the order of the text, outer before inner."""
    found = [_read(store, iri) for iri in subjects(store, DISARM + "isPassageOf", document)]
    return sorted(found, key=lambda span: (span.start, -span.end, span.iri))


def own_text(text: str, span: Span, spans: Iterable[Span]) -> str:
    """The normalised text of a span with every span that lies inside it taken out."""
    return normalised(" ".join(_pieces(text, span, spans)))


def exact_text(text: str, span: Span, spans: Iterable[Span]) -> str:
    """The text of a span as printed, with the omissions and footnotes inside it taken out."""
    cut = [other for other in spans if other.reason or other.footnote]
    return "\n".join(filter(None, (piece.strip() for piece in _pieces(text, span, cut))))


def crossings(spans: Sequence[Span]) -> list[tuple[Span, Span]]:
    """Pairs that share characters without one lying inside the other, or that are the same."""
    return [
        (one, other)
        for one, other in combinations(spans, 2)
        if one.start < other.end
        and other.start < one.end
        and (one.holds(other) == other.holds(one))
    ]


def painted(text: str, spans: Sequence[Span]) -> list[Span | None]:
    """For each character the innermost span that holds it, None where there is none."""
    canvas: list[Span | None] = [None] * len(text)
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        canvas[span.start : span.end] = [span] * (span.end - span.start)
    return canvas


def _pieces(text: str, span: Span, spans: Iterable[Span]) -> list[str]:
    """What is left of a span between the spans inside it."""
    pieces, position = [], span.start
    for inner in sorted(filter(span.holds, spans), key=lambda inner: (inner.start, -inner.end)):
        if inner.start >= position:
            pieces.append(text[position : inner.start])
            position = inner.end
    return [*pieces, text[position : span.end]]


def _read(store: Store, iri: str) -> Span:
    omitted = DISARM + "Omission" in iris(store, iri, RDF + "type")
    reason = next(iter(iris(store, iri, DISARM + "reason")), DISARM + "Omission")
    return Span(
        iri,
        _offset(store, iri, "start"),
        _offset(store, iri, "end"),
        _value(store, iri, "textChecksum"),
        _value(store, iri, "number"),
        reason if omitted else None,
        FOOTNOTE in iris(store, iri, DISARM + "kind"),
    )


def _value(store: Store, iri: str, name: str) -> str | None:
    term = first(store, iri, DISARM + name)
    return term.value if isinstance(term, Literal) else None


def _offset(store: Store, iri: str, name: str) -> int:
    digits = _value(store, iri, name) or ""
    return int(digits) if digits.isdecimal() else -1
