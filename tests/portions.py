"""Passages that are made for a test, as the reader has them, and the norms found in them."""

from collections.abc import Sequence
from itertools import accumulate

from disarmgraph.reading.candidate import Candidate
from disarmgraph.reading.known import Known
from disarmgraph.reading.mentions import Portion, mentions
from disarmgraph.reading.norms import norms


def portions(*passages: str) -> list[Portion]:
    """The passages as they stand in a text, each in a line of its own."""
    starts = accumulate((len(each) + 1 for each in passages), initial=0)
    return [Portion(start, each) for start, each in zip(starts, passages, strict=False)]


def norms_of(
    known: Known, *passages: str, parents: Sequence[int | None] | None = None
) -> list[Candidate]:
    """The norms of passages; ``parents`` are the places of those that they are items of."""
    read = portions(*passages)
    named = mentions(read, known.gazetteer)
    return norms(read, named, parents or [None] * len(read), known.practice)
