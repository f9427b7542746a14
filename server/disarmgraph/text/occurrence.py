"""Where a text names the things that it mentions: the places of their forms, as whole words."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Store

from disarmgraph.namespaces import DISARM
from disarmgraph.text import mention
from disarmgraph.triples import iris, subjects

Piece = tuple[str, str | None]
"""A stretch of a text, with the thing that it names."""


@dataclass(frozen=True, order=True)
class Occurrence:
    """A form of a thing in a text: code points from ``start``, ``end`` not among them."""

    start: int
    end: int
    thing: str


def pieces(store: Store, passage: str, text: str) -> tuple[Piece, ...]:
    """The own text of a passage, cut where it names one of the things that the passage mentions.

    A word that may stand for several of them, as "the Centre" can, is none of their names, unless
    the passage itself says for which it stands. Put together, the pieces are the text.
    """
    cut, found = 0, []
    for each in occurrences(text, _forms(store, passage)):
        found += [(text[cut : each.start], None), (text[each.start : each.end], each.thing)]
        cut = each.end
    found.append((text[cut:], None))
    return tuple(piece for piece in found if piece[0])


def occurrences(text: str, forms: Mapping[str, str]) -> list[Occurrence]:
    """Where forms (folded, each with its thing) are in a text: the longest, the rest around it."""
    folded, places = mention.placed(text)
    taken: list[Occurrence] = []
    for form in sorted(forms, key=lambda form: (-len(form), form)):
        for start, end in _whole_words(form, folded):
            one = Occurrence(places[start], places[end - 1] + 1, forms[form])
            if all(one.end <= other.start or other.end <= one.start for other in taken):
                taken.append(one)
    return sorted(taken)


def _whole_words(form: str, folded: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", folded):
        yield match.span()


def _forms(store: Store, passage: str) -> dict[str, str]:
    """The forms by which a passage names what it mentions, folded, each of one thing."""
    mentioned = {
        thing for name in ("mentions", "cites") for thing in iris(store, passage, DISARM + name)
    }
    here: dict[str, set[str]] = defaultdict(set)
    anywhere: dict[str, set[str]] = defaultdict(set)
    stated = set(subjects(store, DISARM + "statedIn", passage))
    for thing in mentioned:
        names = set(subjects(store, DISARM + "isNameOf", thing))
        elsewhere = {words for name in names - stated for words in mention.name_words(store, name)}
        for name in names & stated:
            _add(here, thing, mention.name_words(store, name))
        _add(anywhere, thing, mention.known_forms(store, thing) - elsewhere)
    forms = anywhere | here
    return {form: next(iter(things)) for form, things in forms.items() if len(things) == 1}


def _add(forms: dict[str, set[str]], thing: str, words: Iterable[str]) -> None:
    for folded in filter(None, map(mention.folded, words)):
        forms[folded].add(thing)
