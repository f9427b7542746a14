"""Acts by which States consent, where a text awaits them: "open for signature", "à ratification".

Nobody is commanded by it, though it may say "shall": those concerned are free to do the act.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from disarmgraph.namespaces import BASE
from disarmgraph.reading.words import Word, listed

AWAITING = frozenset(("is-subject-to", "is-open-to"))
"""Verbs of what awaits an act: they make a norm where one of these acts is named."""
PRESENT = frozenset(
    (
        *("is", "are", "remains", "remain", "est", "sont", "sera", "seront"),
        *("reste", "restent", "restera", "resteront"),
        *("demeure", "demeurent", "demeurera", "demeureront"),
    )
)
"""How such a verb begins where it lays something down, and does not tell what was."""

_ACTS = {
    "signature": "sign",
    "ratification": "ratify",
    "accession": "accede",
    "adherence": "accede",
    "adhesion": "accede",
    "acceptance": "ratify",
    "acceptation": "ratify",
}
"""The actions of the scheme by the stems of the nouns that texts have for them."""
_BEFORE_ACT = listed("for to à pour and or et ou")
_ARTICLES = listed("the la l")
_CLAUSE_ENDS = listed(
    "which that who whose shall should may must will can is are has have qui que qu dont doit "
    "doivent peut peuvent est sont sera seront ont"
)
_RELATIVE = frozenset(("which", "that", "who", "qui", "as"))
_WHEN = frozenset(
    (
        *("if", "when", "while", "until", "unless", "whether", "once"),
        *("si", "lorsque", "quand", "tant", "dès"),
    )
)
_FAR = 8
"""Words before a verb in which the clause begins that only says when."""


@dataclass(frozen=True)
class Act:
    """An act that is awaited: the place of its noun in the sentence, and its action."""

    at: int
    action: str


def clause(sentence: Sequence[Word], after: int) -> range:
    """The places of the words after a verb, up to where the next clause begins."""
    ends = (at for at in range(after, len(sentence)) if sentence[at].stem in _CLAUSE_ENDS)
    return range(after, next(ends, len(sentence)))


def acts(sentence: Sequence[Word], after: int) -> list[Act]:
    """The acts that are named after a verb, each behind a preposition or joined to another."""
    return [
        Act(at, f"{BASE}scheme/action/{_ACTS[sentence[at].stem]}")
        for at in clause(sentence, after)
        if sentence[at].stem in _ACTS and _is_named(sentence, at)
    ]


def _is_named(sentence: Sequence[Word], at: int) -> bool:
    """Whether an act is what a verb is about: "for signature", not "until the signature"."""
    before = at - 1
    while sentence[before].stem in _ARTICLES:
        before -= 1
    return sentence[before].stem in _BEFORE_ACT


def only_describes(plain: Sequence[str], at: int, commands: bool) -> bool:
    """Whether a verb is of a clause that says which thing is meant, or when something holds."""
    if any(each in _RELATIVE for each in plain[max(0, at - 1) : at]):
        return True
    return not commands and any(each in _WHEN for each in plain[max(0, at - _FAR) : at])
