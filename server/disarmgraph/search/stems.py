"""Running text as stems: its words as names are folded, less what English and French add to them.

``Verification``, ``verified`` and ``vérifier`` have one stem, and so have ``victim`` and
``victimes``. A stem is no word: ``verif``, ``victim``. Articles and prepositions have none.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from disarmgraph.naming.folding import JOINED, STOP_WORDS, plain, word_parts, words

_UNIT = re.compile(r"[^\W_]+(?:[-\u2010\u2011][^\W_]+)*")
_ENDINGS = tuple(
    (ending, instead, least)
    for endings, instead, least in (
        ("isations izations isation ization", "", 4),
        ("ication", "", 3),
        ("erings ering ered ied ying iers ier ie", "", 4),
        ("uctions uction", "uc", 2),
        ("aments ements ament ement", "", 5),
        ("ations ation ateur atrice ating ated ator atif ative", "", 4),
        ("ities ized ized ised izing ising iser ity ite ise ize", "", 4),
        ("ances ences ance ence ants ents ant ent", "", 4),
        ("ions ion", "", 5),
        ("ings ing ers er ed ee es ez ale al ly y", "", 4),
        ("e", "", 3),
    )
    for ending in endings.split()
)
"""What is taken off the end of a word, the first that fits, what is put there, and how many letters
must be before it."""
_SAME = {
    form: word
    for word, forms in (
        ("article", "art"),
        ("ask", "asked asking request requested"),
        ("assistance", "help helped helping"),
        ("paragraph", "para par"),
        ("accede", "accession"),
        ("adhere", "adhesion"),
        ("bind", "bound"),
        ("build", "built"),
        ("destroy", "destruction detruire detruit detruite detruisent"),
        ("disagree", "contradict contradiction"),
        ("give", "gave given"),
        ("hold", "held"),
        ("interdire", "interdiction interdit interdite interdisent"),
        ("keep", "kept"),
        ("make", "made"),
        ("meet", "met"),
        ("pay", "paid"),
        ("prohibit", "ban banned banning forbid forbidden outlaw"),
        ("retirer", "retrait quitte quittee quittent quitter"),
        ("send", "sent"),
        ("stockpile", "stock"),
        ("take", "took taken"),
        ("withdraw", "leave leaving left quit withdrew withdrawn"),
        ("write", "wrote written"),
    )
    for form in forms.split()
}
"""Folded forms that no ending explains, and words that mean the same here, by the word whose stem
they get."""

_LONGEST_JOINED = max(map(len, JOINED))

units = _UNIT.findall
"""The words of a text as they are written, those with hyphens as one."""


def stems(text: str) -> list[str]:
    """The stems of a text in its order."""
    return of_units(units(text))


def of_units(found: Iterable[str]) -> list[str]:
    """The stems of words as they are written, in their order.

    A word that is one with the next is joined to it: ``non proliferation`` is one word.
    """
    told: list[str] = []
    joined = ""
    for unit in found:
        if not joined and len(unit) <= _LONGEST_JOINED and plain(unit) in JOINED:
            joined = unit + "-"
        else:
            told += of_unit(joined + unit) if joined else of_unit(unit)
            joined = ""
    return [*told, plain(joined[:-1])] if joined else told


def spans(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Where each word of a text begins and ends, with one that is joined to it, and its stems."""
    joined, start = "", 0
    for unit in _UNIT.finditer(text):
        start = start if joined else unit.start()
        if not joined and plain(unit[0]) in JOINED:
            joined = unit[0] + "-"
            continue
        told = of_unit(joined + unit[0])
        joined = ""
        if told:
            yield start, unit.end(), told
    if joined:
        yield start, start + len(joined) - 1, (plain(joined[:-1]),)


@lru_cache(maxsize=2**16)
def of_unit(unit: str) -> tuple[str, ...]:
    """The stems of what is written without a space; none of an article or a preposition."""
    simple = unit.isalpha() and not unit.isupper()
    told = word_parts(unit) if simple else words.__wrapped__(unit)
    if len(told) == 1 and told[0] in STOP_WORDS:
        return ()
    return tuple(map(stem, told))


@lru_cache(maxsize=2**14)
def stem(word: str) -> str:
    """A folded word less its ending; figures as they are."""
    word = _SAME.get(word, word)
    if word.isascii() and word.isalpha():
        for ending, instead, least in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= least:
                return word[: -len(ending)] + instead
    return word
