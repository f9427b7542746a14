"""Infinitives that one verb governs side by side: "urges States to X, to Y and to Z".

Only where that is plain: each behind a comma or an "and", the last one behind an "and", all with
the same preposition, and none of them under another infinitive ("steps to X and to Y"). One that
is about the thing of the one before it ("to make a report and to send it") goes on with that.
"""

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from disarmgraph.reading.bearers import INFINITIVE
from disarmgraph.reading.words import Word, listed

_NO_INFINITIVES = listed(
    "titre autre notre votre guerre ordre cadre membre nombre mer hier fer entre contre centre"
    " chiffre genre livre pouvoir avenir plaisir désir dernier premier particulier"
)
"""Nouns that end as infinitives do."""
_AND = listed("and et")
_PRONOUNS = listed("s se ne pas y en")
_DETERMINERS = listed(
    "the all its a an any each every those these other our their his her such both"
    " le la les l un une des leur leurs son sa ses cette ce tout toute tous toutes chaque"
)
_OBJECTS = listed("it them him her")
_REACH = 25
"""Words after a verb in which the first infinitive stands."""


@dataclass(frozen=True)
class Part:
    """The words from ``first`` up to ``last`` in a sentence, of which one thing is asked."""

    first: int
    last: int


def parts(
    said: Sequence[Word], text: str, after: int, limit: int, known: Container[str]
) -> list[Part]:
    """What a verb asks for, whose last word is before ``after``; none where nothing parts it.

    ``text`` is that of the sentence from its first word on, ``limit`` the place of the next verb of
    this kind, ``known`` are the stems with which actions begin.
    """
    found: list[int] = []
    goes_on = False
    for at in range(after, limit - 1):
        verb = _verb(said, at)
        if verb is None:
            continue
        if found and said[verb + 1 : verb + 2] and said[verb + 1].stem in _OBJECTS:
            goes_on = True
            continue
        same = not found or (_joined(said, text, at) and _plain(said[at]) == _plain(said[found[0]]))
        near = bool(found) or at <= after + _REACH
        if not (same and near and _is_infinitive(said, verb, known)):
            break
        found.append(at)
    while len(found) > 1 and _plain(said[found[-1] - 1]) not in _AND:
        found.pop()
    if len(found) < 2 and not goes_on:
        return []
    ends = [_before(said, at) for at in found[1:]] + [limit]
    return [Part(first, last) for first, last in zip(found, ends, strict=True)]


def _verb(said: Sequence[Word], at: int) -> int | None:
    """Where the word stands that may be an infinitive, behind a preposition at a place."""
    preposition = _plain(said[at])
    verb = at + 1
    if preposition in ("de", "à"):
        while verb < len(said) and said[verb].stem in _PRONOUNS:
            verb += 1
    if preposition not in ("to", "de", "à") or verb >= len(said) or said[verb].is_capital:
        return None
    word = said[verb]
    if preposition == "to":
        plural = re.search(r"[^s]s$", word.written)
        return None if plural or word.stem in _DETERMINERS else verb
    is_noun = word.stem in _NO_INFINITIVES or not INFINITIVE.fullmatch(word.written)
    return None if is_noun else verb


def _is_infinitive(said: Sequence[Word], verb: int, known: Container[str]) -> bool:
    """Whether it is one: an action begins with it, or its object follows with a determiner."""
    following = said[verb + 1].stem if verb + 1 < len(said) else ""
    return said[verb].stem in known or following in _DETERMINERS


def _joined(said: Sequence[Word], text: str, at: int) -> bool:
    """Whether a comma or an "and" stands right before a word."""
    before = said[at - 1]
    start = said[0].start
    between = text[before.end - start : said[at].start - start]
    return _plain(before) in _AND or "," in between


def _before(said: Sequence[Word], at: int) -> int:
    """Where what stands before an infinitive ends, "and" left out."""
    return at - 1 if _plain(said[at - 1]) in _AND else at


def _plain(word: Word) -> str:
    """A word in small letters, "d'" as "de"."""
    written = word.written.casefold()
    return "de" if written == "d" else written
