"""The sentences of a passage."""

import re
from collections.abc import Iterator, Sequence

from disarmgraph.reading.mentions import Portion
from disarmgraph.reading.words import Word

_SENTENCE = re.compile(r"(?:[.;!?]|:\s*\n)(?=\s|$)")
_ABBREVIATED = re.compile(
    r"\b(?:al|art|chap|cf|fig|no|nos|p|par|para|paras|pp|sect|vol)\.$", re.IGNORECASE
)
"""What ends with a stop and goes on with a number: "par. 3"."""


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


def _ends(text: str) -> Iterator[int]:
    for found in _SENTENCE.finditer(text):
        at = found.end()
        is_number = text[at:].lstrip()[:1].isdecimal()
        if not (is_number and _ABBREVIATED.search(text, max(0, at - 7), at)):
            yield at
