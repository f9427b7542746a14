"""A sentence of a passage in one line, with what it names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from disarmgraph.reading.mentions import Mention, Portion
from disarmgraph.reading.sentence import sentences
from disarmgraph.reading.words import Word, words


@dataclass(frozen=True)
class Sentence:
    """A sentence, its places as in the whole text; ``flat`` is its text in one line."""

    start: int
    flat: str
    said: Sequence[Word]
    named: Sequence[Mention]

    def between(self, start: int, end: int) -> str:
        """The text from a place to another one."""
        return self.flat[max(0, start - self.start) : max(0, end - self.start)]


def read(portion: Portion, named: Sequence[Mention]) -> Iterator[Sentence]:
    """The sentences of a passage in their order."""
    for said in sentences(portion, words(portion.text, portion.start)):
        start, end = said[0].start, said[-1].end
        text = portion.text[start - portion.start : end - portion.start]
        flat = re.sub(r"\s", " ", text).replace("\u2019", "'")
        inside = [each for each in named if start <= each.start and each.end <= end]
        yield Sentence(start, flat, said, inside)
