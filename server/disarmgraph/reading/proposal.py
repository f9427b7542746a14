"""A statement that a rule has guessed: what it says, how likely it is, on which words it rests."""

import re
from dataclasses import dataclass, replace

LIKELY = 0.5
"""The least likelihood with which a passage is said to name a thing."""

_CLOSING = re.compile(r"[\s%.,;\u2019\u201d\u00bb]{0,3}\)")


@dataclass(frozen=True)
class Proposal:
    """One statement, its terms as Turtle has them; ``start`` and ``end`` are places in the text."""

    subject: str
    predicate: str
    object: str
    likelihood: float
    rule: str
    start: int
    end: int
    stands: bool
    """Whether the draft says it already; others are for its reader to choose."""


def with_brackets(proposal: Proposal, text: str) -> Proposal:
    """A proposal whose words have both brackets of a pair where they have one: "(a) to report".

    Rules count in words, of which brackets are none.
    """
    start, end = proposal.start, proposal.end
    opened = 0
    for sign in text[start:end]:
        opened += {"(": 1, ")": -1}.get(sign, 0)
        if opened < 0:
            start -= text[max(start - 1, 0) : start] == "("
            opened = 0
    closing = _CLOSING.match(text, end) if opened else None
    return replace(proposal, start=start, end=closing.end() if closing else end)


def turtle(proposal: Proposal, slug: str, number: int) -> str:
    """A proposal as the node of a draft, by its number from 1."""
    return "\n".join(
        (
            f"{slug}:proposal_{number} a rdf:Statement ;",
            f"    rdf:subject {proposal.subject} ;",
            f"    rdf:predicate {proposal.predicate} ;",
            f"    rdf:object {proposal.object} ;",
            "    disarm:basis basis:proposed ;",
            f"    disarm:likelihood {proposal.likelihood:.2f} ;",
            f'    disarm:rule "{proposal.rule}" ;',
            f"    disarm:start {proposal.start} ;",
            f"    disarm:end {proposal.end} .",
        )
    )
