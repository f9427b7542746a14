"""What an adviser is asked: each passage of a document, with what the rules have found in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from disarmgraph.reading.draft_blocks import language
from disarmgraph.reading.fact import Fact
from disarmgraph.reading.mentions import Portion
from disarmgraph.reading.passage import Passage
from disarmgraph.reading.proposal import Proposal
from disarmgraph.reading.vocabulary import Vocabulary

TERMS = {
    "class": "rdf:type",
    "force": "disarm:legalForce",
    "verb": "disarm:verb",
    "bearer": "disarm:bearer",
    "action": "disarm:action",
}
"""What is asked of a norm, and the property that says it."""


@dataclass(frozen=True)
class Document:
    """A document as the rules have read it, passages and portions side by side."""

    text: str
    slug: str
    is_adopted: bool
    passages: Sequence[Passage]
    portions: Sequence[Portion]
    proposals: Sequence[Proposal]
    facts: Sequence[Fact]

    def norms(self, passage: str) -> list[Fact]:
        """The norms that a passage may state."""
        stated = (each for each in self.facts if passage in each.passages)
        return [each for each in stated if value(each, "disarm:verb")]

    def words(self, start: int, end: int) -> str:
        """What is printed there, on one line."""
        return " ".join(self.text[start:end].split())


def value(fact: Fact, predicate: str) -> str:
    """What is guessed of a fact, a term as Turtle has it; empty where nothing is."""
    return next((each.object for each in fact.proposals if each.predicate == predicate), "")


def questions(document: Document, vocabulary: Vocabulary) -> Iterator[dict[str, Any]]:
    """A question for each passage, in the order of the text."""
    spoken = "fr" if language(document.text) == "FRA" else "en"
    for passage, portion in zip(document.passages, document.portions, strict=True):
        name = f"{document.slug}:{passage.name}"
        yield {
            "id": passage.name,
            "kind": passage.role.value,
            "number": passage.number,
            "language": spoken,
            "text": " ".join(portion.text.split()),
            "mentions": [
                {
                    "term": each.object,
                    "label": vocabulary.label(each.object, spoken)
                    or document.words(each.start, each.end),
                }
                for each in document.proposals
                if each.subject == name
            ],
            "norms": [_norm(each, document) for each in document.norms(passage.name)],
        }


def _norm(fact: Fact, document: Document) -> dict[str, str]:
    """A norm that the rules have found, in the form in which others may be proposed."""
    place = fact.proposals[0]
    said = {name: value(fact, predicate) for name, predicate in TERMS.items()}
    quote = document.words(place.start, place.end)
    return {"quote": quote, **{name: term for name, term in said.items() if term}}
