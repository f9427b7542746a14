"""A text with the words marked for which it was found, and no more of it than a reader wants."""

from collections.abc import Collection, Iterator, Sequence

from disarmgraph.search.stems import spans

LENGTH = 240
"""Characters of an extract."""
_CUT = "…\u00a0"

Pieces = Sequence[tuple[str, bool]]
"""A text in pieces, each with whether it is one of the words that were looked for."""


def marked(text: str, wanted: Collection[str]) -> Pieces:
    """A text whose words with the wanted stems are apart."""
    return list(_pieces(text, [(start, end) for start, end, _ in _found(text, wanted)]))


def has(text: str, wanted: Collection[str]) -> set[str]:
    """The wanted stems that a text has."""
    return {stem for *_, stems in _found(text, wanted) for stem in stems if stem in wanted}


def extract(text: str, wanted: Collection[str], length: int = LENGTH) -> Pieces:
    """The part of a text that has most of the wanted words, from word to word, with marks."""
    if len(text) <= length:
        return marked(text, wanted)
    found = [(start, end) for start, end, _ in _found(text, wanted)]
    begin = max(
        (max(0, start - length // 4) for start, _ in found),
        key=lambda first: sum(first <= start and end <= first + length for start, end in found),
        default=0,
    )
    begin = min(begin, len(text) - length)
    begin = text.find(" ", begin) + 1 if begin else 0
    end = begin + length
    if end < len(text):
        end = max(text.rfind(" ", begin, end), begin + 1)
    part = text[begin:end].strip()
    return marked(_CUT * bool(begin) + part + _CUT[::-1] * (end < len(text)), wanted)


def _found(text: str, wanted: Collection[str]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    return (span for span in spans(text) if not set(span[2]).isdisjoint(wanted))


def _pieces(text: str, places: Sequence[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    last = 0
    for start, end in places:
        if start > last:
            yield text[last:start], False
        yield text[start:end], True
        last = end
    if last < len(text):
        yield text[last:], False
