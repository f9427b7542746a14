"""Duties that a French treaty puts in the present: "Chaque État partie adopte les mesures"."""

import re
from collections.abc import Iterator, Sequence

from disarmgraph.reading.bearers import can_bear
from disarmgraph.reading.deontic import Deontic
from disarmgraph.reading.mentions import Mention
from disarmgraph.reading.words import Word

_PRESENT = re.compile(r"[a-zà-ÿ]{2,}(?:e|ent|it|nd|ndent|et|ettent|oit|ient)")
_NO_VERB = frozenset(
    re.findall(
        r"\w+",
        "ce cette de une comme entre contre sous même autre parte présent présente partie membre "
        "que ne se le elle notamment conformément pleinement également régulièrement rapidement "
        "dont concerne peut peuvent doit doivent est sont fait soit aient ait droit seconde",
    )
)
"""What ends like such a verb after a subject and is none of duty."""
_PARTICLES = frozenset(re.findall(r"\w+", "se s y en ne lui leur les le la l"))
_ADVERB = re.compile(r"[a-zà-ÿ]+ment")
_REACH = 4
"""Words between the subject and its verb: pronouns and adverbs."""


def duties(sentence: Sequence[Word], named: Sequence[Mention], found: bool) -> Iterator[Deontic]:
    """The first such verb of a sentence without another verb of duty; it is as good as "shall"."""
    if found:
        return
    for mention in sorted(named, key=lambda each: each.start):
        if not can_bear(mention):
            continue
        after = [at for at, word in enumerate(sentence) if word.start >= mention.end]
        for at in after[:_REACH]:
            written = sentence[at].written
            if _is_duty(written):
                negated = any(word.written in ("ne", "n") for word in sentence[at - 1 : at])
                yield Deontic(at, at + 1, "shall", negated, passive=False)
                return
            if written not in _PARTICLES and not _ADVERB.fullmatch(written):
                break


def _is_duty(written: str) -> bool:
    return (
        bool(_PRESENT.fullmatch(written))
        and written not in _NO_VERB
        and not _ADVERB.fullmatch(written)
    )
