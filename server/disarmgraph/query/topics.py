"""How readers find the questions of the library: by topic, by words, by what is near."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from disarmgraph.naming.folding import STOP_WORDS
from disarmgraph.query.query_file import TOPICS, QueryFile


def grouped(questions: Iterable[QueryFile]) -> dict[str, list[QueryFile]]:
    """Questions by topic, in the order of TOPICS; topics without any are left out."""
    found: dict[str, list[QueryFile]] = {name: [] for name in TOPICS}
    for each in questions:
        found[each.topic].append(each)
    return {name: each for name, each in found.items() if each}


def search(questions: Sequence[QueryFile], text: str) -> list[QueryFile]:
    """The questions that have every word of a text, or one that begins so, in either language.

    Those that have more of them in what they ask come first.
    """
    wanted = _words(text)
    ranked = []
    for each in questions:
        asked = _words(f"{each.summary} {each.summary_fr}")
        told = _words(f"{each.description} {each.description_fr} {' '.join(each.tags)} {each.name}")
        if all(_has(asked, one) or _has(told, one) for one in wanted):
            ranked.append((-sum(_has(asked, one) for one in wanted), each.name, each))
    return [each for _, _, each in sorted(ranked, key=lambda found: found[:2])]


def related(question: QueryFile, library: Sequence[QueryFile], most: int) -> list[QueryFile]:
    """The questions with which one shares the most tags, rare ones before common ones."""
    often = Counter(tag for each in library for tag in set(each.tags))
    near = []
    for each in library:
        shared = set(each.tags) & set(question.tags)
        if each.name != question.name and shared:
            near.append((-sum(1 / often[tag] for tag in shared), each.name, each))
    return [each for _, _, each in sorted(near, key=lambda found: found[:2])[:most]]


@lru_cache(maxsize=1024)
def _words(text: str) -> frozenset[str]:
    """The words of a text without accents, case, plurals, and those that every text has."""
    plain = unicodedata.normalize("NFD", text).encode("ascii", "ignore").decode().casefold()
    found = (word.removesuffix("s") for word in re.findall(r"[a-z0-9]+", plain))
    return frozenset(found) - STOP_WORDS


def _has(found: Iterable[str], word: str) -> bool:
    return any(each.startswith(word) for each in found)
