"""A fact that a passage may state, before it is named: where, and what is guessed of it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Guess:
    """A value of a property with its likelihood and the rule that found it.

    An IRI, or a literal as Turtle has it.
    """

    predicate: str
    value: str
    likelihood: float
    rule: str


@dataclass(frozen=True)
class Candidate:
    """A fact that a passage may state: the passage by its place, the words, what is guessed.

    One without an IRI is named for its passage.
    """

    portion: int
    start: int
    end: int
    guesses: tuple[Guess, ...]
    iri: str = ""
