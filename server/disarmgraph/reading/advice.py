"""What an adviser says of a document, as far as it may be a proposal: each word of it is checked.

A summary is in words of its own; a norm rests on words of the passage and is told in terms of the
graph. Whatever passes is a guess like those of the rules, for a person to decide on.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from pyoxigraph import Literal

from disarmgraph.names import LANGUAGES
from disarmgraph.namespaces import DISARM
from disarmgraph.reading.adviser import Adviser
from disarmgraph.reading.asked import TERMS, Document, questions, value
from disarmgraph.reading.candidate import Candidate, Guess
from disarmgraph.reading.deontic import VERB, Deontic
from disarmgraph.reading.fact import Fact, facts_of, numbered
from disarmgraph.reading.known import Known
from disarmgraph.reading.mentions import Portion
from disarmgraph.reading.norms import NOT_STATED
from disarmgraph.reading.parties import is_binding
from disarmgraph.reading.practice import KINDS
from disarmgraph.reading.proposal import Proposal
from disarmgraph.reading.vocabulary import Vocabulary
from disarmgraph.reading.words import Word, words

RULE, LIKELIHOOD = "adviser", 0.3
"""The rule and the likelihood of all that an adviser proposes: less than that of what a rule lets
stand, for how often a program of the user's is right nobody has measured, least of all itself."""
LONGEST = 1000
"""Characters of the longest summary; the longest of the data has fewer."""
MOST = 20
"""Norms that may be proposed for a passage."""
COPIED = 8
"""Words in a row of a source that are no words of one's own any more."""
FEWEST = 3
"""Words of the shortest quote that anything may rest on."""


class _Refused(Exception):
    """Something that was said cannot be taken: the text that says why, and what it names."""

    def __init__(self, why: str, **said: object) -> None:
        super().__init__(why)
        self.why, self.said = why, said


def advised(
    adviser: Adviser, known: Known, document: Document
) -> tuple[list[Proposal], list[Fact]]:
    """The summaries and the norms that are proposed beside what the rules have found."""
    checks = _Checks(known, document)
    names = [each.name for each in document.passages]
    left = {name: at for at, name in enumerate(names)}
    summaries: list[Proposal] = []
    norms: list[Candidate] = []
    for answer in adviser.answers(questions(document, checks.vocabulary)):
        name = answer.pop("id", None)
        at = left.pop(name, None) if isinstance(name, str) else None
        if at is None:
            adviser.refuse("adviser-no-passage", passage=name)
            continue
        for kind, each, said in _pieces(answer):
            try:
                if kind == "summary":
                    summaries.append(checks.summary(at, each, said))
                elif kind == "norm":
                    norms.append(checks.norm(at, each, said, norms))
                else:
                    raise _Refused("adviser-form", what=each)
            except _Refused as refused:
                adviser.refuse(refused.why, passage=name, **refused.said)
    complete = known.labels.completed(known.statuses.completed(norms, document.is_adopted))
    taken = {each.name for each in document.facts}
    stated = numbered("norm", complete, names, document.slug, taken)
    return summaries, list(facts_of(map(_lowered, stated), names))


def _pieces(answer: dict[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    """What is proposed of a passage, piece by piece: its kind, which it is, and what is said."""
    for name, told in answer.items():
        if name == "summary" and isinstance(told, dict):
            yield from (("summary", language, said) for language, said in told.items())
        elif name == "norms" and isinstance(told, list):
            yield from (("norm", number, said) for number, said in enumerate(told[: MOST + 1]))
        else:
            yield "", name, told


class _Checks:
    """What is known of the graph and of the document by which each piece is checked."""

    def __init__(self, known: Known, document: Document) -> None:
        self.vocabulary = Vocabulary(known)
        self._practice = known.practice
        self._document = document
        self._binding = is_binding(document.portions)
        self._source = set(_runs(document.text))

    def summary(self, at: int, language: str, said: Any) -> Proposal:
        """A summary that is proposed of a passage; the draft does not say it. Raises _Refused."""
        passage = self._document.passages[at]
        whole = " ".join(said.split()) if isinstance(said, str) else ""
        if language not in LANGUAGES or not 0 < len(whole) <= LONGEST or not whole.isprintable():
            raise _Refused("adviser-form", what=f"summary {language}")
        copied = next((run for run in _runs(whole) if run in self._source), None)
        if copied:
            raise _Refused("adviser-copied", copied=" ".join(copied), count=COPIED)
        return Proposal(
            f"{self._document.slug}:{passage.name}",
            "disarm:summary",
            str(Literal(whole, language=language)),
            *(LIKELIHOOD, RULE, passage.start, passage.end),
            stands=False,
        )

    def norm(self, at: int, number: int, told: Any, before: Iterable[Candidate]) -> Candidate:
        """A norm that a passage is proposed to state. Raises _Refused."""
        if number == MOST:
            raise _Refused("adviser-many", count=MOST)
        is_whole = isinstance(told, dict) and all(isinstance(each, str) for each in told.values())
        if not is_whole or not {"quote", "verb"} <= set(told) <= {"quote", *TERMS}:
            raise _Refused("adviser-form", what=f"norm {number + 1}")
        quoted = _quoted_in(self._document.portions[at], told["quote"])
        if not quoted:
            raise _Refused("adviser-quote", quote=told["quote"], count=FEWEST)
        found = Candidate(at, quoted[0].start, quoted[-1].end, tuple(self._guesses(told, quoted)))
        if any(_is_like(found, each) for each in [*self._stated(at), *before]):
            raise _Refused("adviser-known", quote=told["quote"], verb=told["verb"])
        return found

    def _guesses(self, told: dict[str, str], quoted: Sequence[Word]) -> Iterator[Guess]:
        verb = self._term(told, "verb", self.vocabulary.verb)
        kind, force = self._made(verb.removeprefix(VERB), quoted)
        kind = self._term(told, "class", _kind) or kind
        force = self._term(told, "force", self._concept("legal-force")) or force
        bearer = self._term(told, "bearer", self.vocabulary.bearer) or NOT_STATED
        action = self._term(told, "action", self._concept("action"))
        said = {"class": kind, "force": force, "verb": verb, "bearer": bearer, "action": action}
        for name, iri in said.items():
            if iri:
                yield Guess(TERMS[name], iri, LIKELIHOOD, RULE)

    def _made(self, verb: str, quoted: Sequence[Word]) -> tuple[str, str]:
        """The class and the force of most norms with a verb, denied or not as it is quoted."""
        spoken = self._practice.verbs.find(quoted, self._binding)
        plain = Deontic(0, 1, verb, negated=verb == "must-not", passive=False)
        found = next((each for each in spoken if each.verb == verb), plain)
        kind, force, _ = self._practice.makes(found, self._binding)
        return DISARM + kind, force

    def _concept(self, scheme: str) -> Callable[[str], str | None]:
        return lambda said: self.vocabulary.concept(said, scheme)

    def _term(self, told: dict[str, str], name: str, known: Callable[[str], str | None]) -> str:
        """The IRI of what is given under a name, empty where nothing is. Raises _Refused."""
        found = known(told[name]) if name in told else ""
        if found is None:
            raise _Refused("adviser-term", what=name, term=told[name])
        return found

    def _stated(self, at: int) -> Iterator[Candidate]:
        """The norms of a passage that the rules have found, as far as others are compared."""
        for each in self._document.norms(self._document.passages[at].name):
            place = each.proposals[0]
            verb = self.vocabulary.verb(value(each, TERMS["verb"])) or ""
            yield Candidate(
                at, place.start, place.end, (Guess(TERMS["verb"], verb, LIKELIHOOD, RULE),)
            )


def _kind(said: str) -> str | None:
    name = said.removeprefix("disarm:")
    return DISARM + name if name in KINDS else None


def _is_like(one: Candidate, other: Candidate) -> bool:
    """Whether two norms have the same verb in the same words."""
    verbs = [
        [each.value for each in norm.guesses if each.predicate == TERMS["verb"]]
        for norm in (one, other)
    ]
    overlap = one.start < other.end and other.start < one.end
    return one.portion == other.portion and overlap and verbs[0] == verbs[1]


def _lowered(norm: Candidate) -> Candidate:
    """A norm of which nothing is likelier than what an adviser says."""
    guesses = (replace(each, likelihood=LIKELIHOOD, rule=RULE) for each in norm.guesses)
    return replace(norm, guesses=tuple(guesses))


def _quoted_in(portion: Portion, quote: str) -> Sequence[Word]:
    """The words of a passage that a quote is, in the same order and spelling; none if it is not."""
    said = words(portion.text, portion.start)
    wanted, spelt = ([_spelt(each) for each in some] for some in (words(quote), said))
    length = len(wanted)
    for first in range(len(spelt) - length + 1 if length >= FEWEST else 0):
        if spelt[first : first + length] == wanted:
            return said[first : first + length]
    return ()


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    """Each run of as many words as must not be copied, in small letters."""
    spelt = [_spelt(each).casefold() for each in words(text)]
    return (tuple(spelt[at : at + COPIED]) for at in range(len(spelt) - COPIED + 1))


def _spelt(word: Word) -> str:
    return unicodedata.normalize("NFC", word.written)
