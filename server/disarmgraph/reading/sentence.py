"""The sentences of a passage: their words, and each in one line with what it names."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from disarmgraph.reading.mentions import Mention, Portion
from disarmgraph.reading.words import Word, words

_SENTENCE = re.compile(r"(?:[.;!?]|:\s*\n)(?=\s|$)")
_ABBREVIATED = re.compile(
    r"\b(?:al|art|chap|cf|fig|no|nos|p|par|para|paras|pp|sect|vol)\.$", re.IGNORECASE
)
"""What ends with a stop and goes on with a number: "par. 3"."""


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


def sentences(portion: Portion, said: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """The words of a passage by its sentences; a semicolon ends one too."""
    ends = [portion.start + end for end in _ends(portion.text)]
    taken: list[Word] = []
    for word in said:
        past = bool(ends) and word.start >= ends[0]
        while ends and word.start >= ends[0]:
            ends.pop(0)
        if past and taken:
            yield taken
            taken = []
        taken.append(word)
    if taken:
        yield taken


def read(portion: Portion, named: Sequence[Mention]) -> Iterator[Sentence]:
    """The sentences of a passage in their order."""
    for said in sentences(portion, words(portion.text, portion.start)):
        start, end = said[0].start, said[-1].end
        text = portion.text[start - portion.start : end - portion.start]
        flat = re.sub(r"\s", " ", text).replace("\u2019", "'")
        inside = [each for each in named if start <= each.start and each.end <= end]
        yield Sentence(start, flat, said, inside)


def _ends(text: str) -> Iterator[int]:
    for found in _SENTENCE.finditer(text):
        at = found.end()
        is_number = text[at:].lstrip()[:1].isdecimal()
        if not (is_number and _ABBREVIATED.search(text, max(0, at - 7), at)):
            yield at
