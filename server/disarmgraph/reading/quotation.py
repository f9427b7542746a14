"""Words of a source in the words of others: what is quoted of it, and what is copied."""

import unicodedata
from collections.abc import Iterator, Sequence

from disarmgraph.reading.mentions import Portion
from disarmgraph.reading.words import Word, words

COPIED = 8
"""Words in a row of a source that are no words of one's own any more."""
FEWEST = 3
"""Words of the shortest quote that anything may rest on."""


def quoted_in(portion: Portion, quote: str) -> Sequence[Word]:
    """The words of a passage that a quote is, in the same order and spelling; none if it is not."""
    said = words(portion.text, portion.start)
    wanted, spelt = ([_spelt(each) for each in some] for some in (words(quote), said))
    length = len(wanted)
    for first in range(len(spelt) - length + 1 if length >= FEWEST else 0):
        if spelt[first : first + length] == wanted:
            return said[first : first + length]
    return ()


def runs(text: str) -> Iterator[tuple[str, ...]]:
    """Each run of as many words as must not be copied, in small letters."""
    spelt = [_spelt(each).casefold() for each in words(text)]
    return (tuple(spelt[at : at + COPIED]) for at in range(len(spelt) - COPIED + 1))


def _spelt(word: Word) -> str:
    return unicodedata.normalize("NFC", word.written)
