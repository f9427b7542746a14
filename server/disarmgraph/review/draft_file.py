"""A draft as its reviewer changes it: decisions on proposals, summaries, passages that are done.

What a decision does is in docs/reading.md. The file is written whole or not at all, and a decision
changes no line that it is not about.
"""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from pyoxigraph import Literal, NamedNode, Triple

from disarmgraph.names import LANGUAGES
from disarmgraph.namespaces import DCTERMS, DISARM, last_part
from disarmgraph.review.draft_changes import (
    COVERAGE,
    REVIEWED,
    SUMMARY,
    call_reviewed,
    give_class,
    settle,
    sum_up,
    take_away,
)
from disarmgraph.review.draft_disk import DraftError, content, write
from disarmgraph.review.draft_parts import (
    BASIS,
    DraftPassage,
    Proposal,
    in_order,
    passages_of,
    proposals_of,
)
from disarmgraph.review.turtle_lines import TYPE, LinesError, TurtleLines
from disarmgraph.triples import Term

UNDONE = 100
"""How many decisions can be taken back."""

_STATED_IN = NamedNode(DISARM + "statedIn")
_DOCUMENT = NamedNode(DISARM + "Document")
_CHECKSUM = NamedNode(DISARM + "sourceTextChecksum")
_LAST = (SUMMARY, COVERAGE, BASIS, _STATED_IN, NamedNode(DCTERMS + "source"), REVIEWED)
"""What stands at the end of what is said of a thing."""


class Draft:
    """The draft of one document. ``is_reformed`` if its file had another form than ours."""

    def __init__(self, path: Path, text: str) -> None:
        """Raises DraftError."""
        self.path = path
        self._on_disk = text
        self._before: deque[str] = deque(maxlen=UNDONE)
        self._is_one = False
        self._take(text)
        self.is_reformed = self._lines.is_reformed
        documents = [
            each.triple.subject
            for each in self._lines.lines()
            if each.triple.predicate == TYPE and each.triple.object == _DOCUMENT
        ]
        with_text = [each for each in documents if self.value(each, _CHECKSUM)]
        if len(with_text) != 1:
            raise DraftError.of("draft-document", path=path, count=len(with_text))
        self.document = with_text[0]
        self.checksum = self.value(self.document, _CHECKSUM).value
        self.slug = last_part(self.document.value)

    @classmethod
    def read(cls, path: Path) -> Self:
        """The draft in a file. Raises DraftError."""
        return cls(path, content(path))

    def _take(self, text: str) -> None:
        try:
            self._lines = TurtleLines(text, str(self.path))
            self.proposals: dict[int, Proposal] = proposals_of(self._lines, self.path)
        except LinesError as error:
            told = DraftError(str(error))
            told.french = error.french
            raise told from error
        self.passages: dict[str, DraftPassage] = passages_of(self._lines)

    def value(self, thing: NamedNode, prop: NamedNode) -> Term | None:
        """The first value of a property of a thing."""
        said = self._lines.about(thing)
        return next((each.triple.object for each in said if each.triple.predicate == prop), None)

    def describes(self, iri: str) -> bool:
        """Whether anything is said of a thing."""
        return bool(self._lines.about(NamedNode(iri)))

    def stands(self, proposal: Proposal) -> bool:
        """Whether the statement of a proposal stands in the draft, as the likeliest of its kind."""
        return self.states(proposal.triple)

    def states(self, triple: Triple) -> bool:
        """Whether the draft says so."""
        return any(each.triple == triple for each in self._lines.about(triple.subject))

    def passage_of(self, proposal: Proposal) -> DraftPassage | None:
        """The passage that a proposal is about, in which its fact is stated, or where it stands."""
        stated = self.value(proposal.subject, _STATED_IN)
        for node in (proposal.subject, stated):
            if node is not None and node.value in self.passages:
                return self.passages[node.value]
        around = [
            each
            for each in self.passages.values()
            if each.start <= proposal.start and proposal.end <= each.end and not each.omitted
        ]
        return min(around, key=lambda each: each.end - each.start, default=None)

    def left(self) -> dict[str | None, list[Proposal]]:
        """The proposals that are left, by the IRI of their passage, in order."""
        found: dict[str | None, list[Proposal]] = {}
        for each in in_order(self.proposals.values(), self.passages):
            passage = self.passage_of(each)
            found.setdefault(passage.iri if passage else None, []).append(each)
        return found

    def accept(self, number: int) -> None:
        """The statement stays, or is added; the proposal goes. Raises DraftError."""
        proposal = self._begin(number)
        if proposal.predicate == SUMMARY:
            self._sum_up(proposal.subject, proposal.object.language, proposal.object.value)
            return
        if proposal.predicate == TYPE and not self.stands(proposal):
            give_class(self._lines, proposal.subject, proposal.object)
        self._lines.add(proposal.triple, _LAST)
        self._decided([proposal])

    def reject(self, number: int) -> None:
        """The statement goes with its proposal; a class that was guessed, with the whole thing.

        A statement that another proposal makes too stays, and a thing for which another class is
        proposed gets that. Raises DraftError.
        """
        proposal = self._begin(number)
        rest = [each for each in self.proposals.values() if each is not proposal]
        rivals = [each for each in rest if each.slot == proposal.slot]
        if any(each.triple == proposal.triple for each in rivals) or not self.stands(proposal):
            self._decided([proposal])
        elif proposal.predicate != TYPE:
            self._lines.remove(proposal.triple)
            self._decided([proposal])
        elif rivals:
            best = max(rivals, key=lambda each: each.likelihood)
            self._lines.replace(proposal.triple, best.triple)
            self._decided([proposal])
        else:
            self._take_away(proposal.subject)

    def correct(self, number: int, term: Term, predicate: NamedNode | None = None) -> None:
        """The statement gets another value, and another property if one is given.

        Where the same is proposed elsewhere of the thing, that is accepted. Raises DraftError.
        """
        proposal = self._begin(number)
        if proposal.predicate == SUMMARY and isinstance(term, Literal):
            self._sum_up(proposal.subject, proposal.object.language, term.value)
            return
        right = Triple(proposal.subject, predicate or proposal.predicate, term)
        same = [each for each in self.proposals.values() if each.triple == right]
        if right.predicate == TYPE:
            give_class(self._lines, proposal.subject, term)
        elif self.stands(proposal):
            self._lines.replace(proposal.triple, right)
        else:
            self._lines.add(right, _LAST)
        self._decided([proposal, *same])

    def set_summary(self, passage: str, english: str | None, french: str | None) -> None:
        """Sums up a passage, by its local name; None leaves a language as it is, "" takes it away.

        A summary that is proposed in a language that is written goes. Raises DraftError.
        """
        node = NamedNode(self._passage(passage).iri)
        self._remember()
        for language, words in zip(LANGUAGES, (english, french), strict=True):
            if words is not None:
                self._sum_up(node, language, words)

    def set_reviewed(self, passage: str) -> None:
        """Calls a passage reviewed. Raises DraftError if something of it is still to be done."""
        found = self._passage(passage)
        todo = len(self.left().get(found.iri, ()))
        if todo or not (found.english and found.french):
            raise DraftError.of("draft-not-done", passage=found.name, count=todo)
        self._remember()
        call_reviewed(self._lines, NamedNode(found.iri))
        self.passages = passages_of(self._lines)

    def undo(self) -> bool:
        """Takes the last change back; whether there was one."""
        if not self._before:
            return False
        self._take(self._before.pop())
        return True

    @contextmanager
    def as_one(self) -> Iterator[None]:
        """Within it, several changes are one that can be taken back."""
        self._remember()
        self._is_one = True
        try:
            yield
        finally:
            self._is_one = False

    def text(self) -> str:
        """The draft as it will be written."""
        return self._lines.text()

    def save(self) -> None:
        """Writes the file, whole or not at all. Raises DraftError, also if another has changed it.

        Nothing is written where nothing has changed.
        """
        now = self._lines.text()
        if content(self.path) != self._on_disk:
            raise DraftError.of("draft-changed", path=self.path)
        if now != self._on_disk:
            write(self.path, now)
            self._on_disk = now

    def _begin(self, number: int) -> Proposal:
        if number not in self.proposals:
            raise DraftError.of("draft-no-proposal", number=number, path=self.path)
        self._remember()
        return self.proposals[number]

    def _remember(self) -> None:
        if not self._is_one:
            self._before.append(self._lines.text())

    def _passage(self, name: str) -> DraftPassage:
        found = [each for each in self.passages.values() if name in (each.iri, each.name)]
        if not found or found[0].omitted:
            raise DraftError.of("draft-no-passage", name=name, path=self.path)
        return found[0]

    def _sum_up(self, node: NamedNode, language: str, words: str) -> None:
        """Gives a passage its summary in a language; one that is proposed is decided upon by it."""
        sum_up(self._lines, node, language, words)
        if words.strip():
            proposed = [e for e in self.proposals.values() if e.predicate == SUMMARY]
            told = [e for e in proposed if (e.subject, e.object.language) == (node, language)]
            if told:
                self._decided(told)
        self.passages = passages_of(self._lines)

    def _take_away(self, thing: NamedNode) -> None:
        """Takes a thing away with its proposals and with all that refers to it."""
        gone = [e for e in self.proposals.values() if thing in (e.subject, e.object)]
        take_away(self._lines, thing, gone)
        self._decided(gone)

    def _decided(self, done: list[Proposal]) -> None:
        """Takes proposals away."""
        for each in done:
            self.proposals.pop(each.number, None)
        settle(self._lines, done, self.proposals.values())
