"""One document compared with its text: checksums, coverage, and what its passages mention."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import Store

from disarmgraph.names import Names
from disarmgraph.text import mention, span
from disarmgraph.text.source_text import SourceText, checksum
from disarmgraph.text.span import Span

Canvas = Sequence[Span | None]
Check = Callable[[Store, str, str], list[str]]


@dataclass(frozen=True)
class Omitted:
    """What a document leaves out for one reason, in characters that are not white space."""

    reason: str
    spans: int
    characters: int


@dataclass(frozen=True)
class Gap:
    """A block of text that no span covers, with what one needs to describe it."""

    start: int
    end: int
    checksum: str
    text: str


@dataclass(frozen=True)
class Mismatch:
    """A span whose text is not what the graph says it is: two checksums, or two places."""

    span: str
    expected: str
    actual: str


@dataclass(frozen=True)
class Unsaid:
    """A thing or a name that a passage is said to hold, while its words are not in the text."""

    passage: str
    thing: str
    words: str


@dataclass(frozen=True)
class Comparison:
    """What was found; `characters` and `in_passages` leave white space aside.

    A crossing is two spans that share characters though neither lies inside the other.
    """

    document: str
    source: SourceText
    passages: int
    characters: int
    in_passages: int
    omitted: tuple[Omitted, ...]
    gaps: tuple[Gap, ...]
    crossings: tuple[tuple[str, str], ...]
    mismatches: tuple[Mismatch, ...]
    without_form: tuple[Unsaid, ...]
    names_without_text: tuple[Unsaid, ...]

    @property
    def verifies(self) -> bool:
        """Whether nothing has to be put right."""
        faults = self.gaps or self.crossings or self.mismatches
        return not (faults or self.without_form or self.names_without_text)


def compare(store: Store, document: str, source: SourceText) -> Comparison:
    """Compares the spans that the graph describes for a document with the document's text."""
    text, spans = source.text, span.of_document(store, document)
    placed = [one for one in spans if one.fits(text)]
    own = {one.iri: span.own_text(text, one, placed) for one in placed}
    canvas = span.painted(text, placed)
    ink = [one for one, letter in zip(canvas, text, strict=True) if not letter.isspace()]
    return Comparison(
        document,
        source,
        passages=sum(one.reason is None for one in spans),
        characters=len(ink),
        in_passages=sum(one is not None and one.reason is None for one in ink),
        omitted=tuple(_omitted(placed, ink)),
        gaps=tuple(_gaps(text, canvas)),
        crossings=tuple((one.iri, other.iri) for one, other in span.crossings(placed)),
        mismatches=tuple(_mismatches(spans, own, text)),
        without_form=tuple(_unsaid(store, own, mention.without_form)),
        names_without_text=tuple(_unsaid(store, own, mention.names_without_text)),
    )


def mismatch(one: Span, own: str | None, text: str) -> Mismatch | None:
    """How a span differs from the text: `own` is its own text, None where it has no place."""
    if own is None:
        place = f"characters {one.start} to {one.end}"
        return Mismatch(one.iri, place, f"a text of {len(text)} characters")
    actual = checksum(own)
    if one.reason is not None or one.checksum == actual:
        return None
    return Mismatch(one.iri, one.checksum or "no checksum stated", actual)


def _mismatches(spans: list[Span], own: dict[str, str], text: str) -> Iterator[Mismatch]:
    found = (mismatch(one, own.get(one.iri), text) for one in spans)
    return (one for one in found if one)


def _omitted(placed: list[Span], ink: Canvas) -> Iterator[Omitted]:
    by_reason = defaultdict(list)
    for one in placed:
        if one.reason is not None:
            by_reason[one.reason].append(one)
    for reason, spans in sorted(by_reason.items()):
        characters = sum(one is not None and one.reason == reason for one in ink)
        yield Omitted(reason, len(spans), characters)


def _gaps(text: str, canvas: Canvas) -> Iterator[Gap]:
    """Blocks of uncovered text; a blank line parts two blocks, as it parts two paragraphs."""
    bare = "".join(
        letter if one is None else "\0" for letter, one in zip(text, canvas, strict=True)
    )
    for block in re.finditer(r"[^\s\0](?:(?!\n[^\S\n]*\r?\n)[^\0])*", bare):
        stretch = block.group().rstrip()
        yield Gap(block.start(), block.start() + len(stretch), checksum(stretch), stretch)


def _unsaid(store: Store, own: dict[str, str], check: Check) -> Iterator[Unsaid]:
    names = Names(store, "en")
    for passage, text in own.items():
        for thing in check(store, passage, text):
            yield Unsaid(passage, thing, names.label(thing).text)
