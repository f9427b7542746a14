"""Passages that are made for a test, as the reader has them, and the norms found in them."""

from collections.abc import Sequence
from itertools import accumulate

from disarmgraph.namespaces import BASE, DISARM
from disarmgraph.reading.candidate import Candidate
from disarmgraph.reading.known import Known
from disarmgraph.reading.mentions import Portion, mentions
from disarmgraph.reading.norms import norms

NOBODY = "role/bearer-not-stated"


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


def told(
    known: Known, *passages: str, parents: Sequence[int | None] | None = None
) -> list[dict[str, object]]:
    """What is guessed of each norm, by the end of the property's name; with its passage."""
    return [
        {"portion": each.portion}
        | {
            guess.predicate.partition(":")[2]: guess.value.removeprefix(DISARM)
            .removeprefix(f"{BASE}id/")
            .removeprefix(f"{BASE}scheme/")
            for guess in each.guesses
        }
        for each in norms_of(known, *passages, parents=parents)
    ]
