"""Who bears a norm: whom a verb asks, who is its subject, who speaks in a resolution."""

import re
from collections.abc import Sequence
from itertools import pairwise

from disarmgraph.namespaces import BASE
from disarmgraph.reading.deontic import ASKING, Deontic
from disarmgraph.reading.mentions import Mention
from disarmgraph.reading.words import Word, listed

NEAR, FAR, SPEAKER = 0.75, 0.6, 0.7

_KINDS = ("body", "state", "role", "person")
_WINDOW = 14
"""Words after a verb of asking in which its object stands."""
_OPENING = 2
"""Words at most before the verb of an operative paragraph: "Also decides"."""
_ARTICLES = listed("the le la les l")
_TO_OTHERS = frozenset(("that", "que", "qu", "à", "aux"))
_OF = listed("of de des du d by par from")
INFINITIVE = re.compile(r"[a-zà-ÿœ]{2,}(?:er|ir|re|oir)")
_DETERMINERS = listed(
    "the all its a an any each every those these other our their his her such both that"
)

Bearer = tuple[Mention, float, str]
"""Who it is, how likely, and the rule that tells."""


def can_bear(mention: Mention) -> bool:
    """Whether what is mentioned is of a kind that norms bind or ask."""
    return bears(mention.thing)


def bears(thing: str) -> bool:
    """Whether a thing is of a kind that norms bind or ask."""
    return thing.removeprefix(f"{BASE}id/").startswith(_KINDS)


def bearer(
    deontic: Deontic, sentence: Sequence[Word], named: Sequence[Mention], speaker: Mention | None
) -> Bearer | None:
    """Who is asked, or who is the subject of the verb; None where nobody can be told."""
    can = [each for each in named if can_bear(each)]
    start, end = sentence[deontic.first].start, sentence[deontic.last - 1].end
    if (deontic.verb in ASKING or _is_of_others(deontic, sentence)) and not deontic.passive:
        limit = _object_end(sentence[deontic.last : deontic.last + _WINDOW], end)
        after = [each for each in can if end <= each.start < limit]
        after = [each for each in after if not _is_genitive(each, sentence)]
        return (after[0], NEAR, "object") if after else None
    before = [each for each in can if each.end <= start]
    if not before:
        opening = speaker is not None and deontic.first <= _OPENING and not deontic.passive
        return (speaker, SPEAKER, "speaker") if speaker and opening else None
    direct = [each for each in before if not _is_genitive(each, sentence)] or before
    near = sum(direct[-1].end <= word.start < start for word in sentence) < 6
    return direct[-1], NEAR if near else FAR, "subject"


def _is_of_others(deontic: Deontic, sentence: Sequence[Word]) -> bool:
    """Whether somebody proposes that others do something, or to others that they do."""
    following = sentence[deontic.last : deontic.last + 1]
    return deontic.verb == "proposes" and any(each.written in _TO_OTHERS for each in following)


def _object_end(ahead: Sequence[Word], end: int) -> int:
    """Where what is asked for begins, an infinitive, after whom it is asked of."""
    for at, (word, following) in enumerate(pairwise(ahead)):
        small = not following.is_capital and following.stem not in _DETERMINERS
        if word.written == "to" and at and small:
            return word.start
        french = word.written in ("de", "d", "à")
        if french and at and INFINITIVE.fullmatch(following.written):
            return word.start
    return ahead[-1].end if ahead else end


def _is_genitive(mention: Mention, sentence: Sequence[Word]) -> bool:
    """Whether something is "of" what is mentioned, as in "those of the Organization"."""
    before = [word for word in sentence if word.end <= mention.start]
    while before and before[-1].stem in _ARTICLES and before[-1].stem not in _OF:
        before.pop()
    return bool(before) and before[-1].stem in _OF
