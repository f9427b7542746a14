"""The decisions of a review page, applied to the draft that it is of: once, however often asked.

A decision is told by the statement that it is about, not by a number, so that one on a draft that
was made anew is applied where it still fits.
"""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode, RdfFormat, Triple, parse

from disarmgraph.names import LANGUAGES
from disarmgraph.review.draft_disk import DraftError, content
from disarmgraph.review.draft_file import Draft
from disarmgraph.review.draft_parts import Proposal
from disarmgraph.review.draft_words import DraftWords
from disarmgraph.review.turtle_lines import TYPE

FORMAT = "disarmgraph-decisions/1"
SUFFIX = ".decisions.json"
_FIELDS = {"proposal": int, "subject": str, "predicate": str, "object": str, "decision": str}


class Verdict(StrEnum):
    """What was decided of a proposal."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"


@dataclass(frozen=True)
class Decision:
    """What was decided of which proposal; ``value`` is what a correction says instead."""

    proposal: Proposal
    verdict: Verdict
    value: str = ""


@dataclass(frozen=True)
class Decisions:
    """All of a file: decisions, summaries by passage in English and French, passages reviewed."""

    document: str
    checksum: str
    decisions: tuple[Decision, ...]
    summaries: tuple[tuple[str, str | None, str | None], ...]
    reviewed: tuple[str, ...]

    @classmethod
    def read(cls, path: Path) -> "Decisions":
        """The decisions in a file. Raises DraftError."""
        try:
            told = json.loads(content(path))
            if told["format"] != FORMAT:
                raise ValueError(told["format"])
            return cls(
                _of(told["document"], str),
                _of(told["sourceTextChecksum"], str),
                tuple(map(_decision, _of(told["decisions"], list))),
                tuple(map(_summary, _of(told["summaries"], list))),
                tuple(_of(each, str) for each in _of(told["reviewed"], list)),
            )
        except (ValueError, KeyError, TypeError, SyntaxError, RecursionError) as error:
            raise DraftError.of("decisions-unusable", path=path, reason=repr(error)) from error


@dataclass
class Applied:
    """How many changes were made, how many were there already, and what does not fit any more."""

    made: Counter[str] = field(default_factory=Counter)
    already: int = 0
    unfit: list[DraftError] = field(default_factory=list)


def apply(wanted: Decisions, draft: Draft, words: DraftWords) -> Applied:
    """Applies what fits, without saving. Raises DraftError for decisions on another document."""
    if (wanted.document, wanted.checksum) != (draft.slug, draft.checksum):
        raise DraftError.of("decisions-of-another", document=wanted.document, path=draft.path)
    done = Applied()
    gone = _gone(wanted, draft)
    with draft.as_one():
        # A fact that goes takes its proposals with it, so that it goes last.
        for each in sorted(wanted.decisions, key=_takes_away):
            _decide(each, draft, words, done, gone)
        for summary in wanted.summaries:
            _attempt("summary", done, draft, partial(draft.set_summary, *summary))
        for passage in wanted.reviewed:
            _attempt("reviewed", done, draft, partial(draft.set_reviewed, passage))
    return done


def _takes_away(decision: Decision) -> bool:
    return decision.verdict is Verdict.REJECT and decision.proposal.predicate == TYPE


def _gone(wanted: Decisions, draft: Draft) -> set[NamedNode]:
    """The facts that were rejected and are there no more."""
    rejected = {each.proposal.subject for each in wanted.decisions if _takes_away(each)}
    return {each for each in rejected if not draft.describes(each.value)}


def _decide(
    decision: Decision, draft: Draft, words: DraftWords, done: Applied, gone: set[NamedNode]
) -> None:
    asked = decision.proposal
    there = [each for each in draft.proposals.values() if each.triple == asked.triple]
    there.sort(key=lambda each: each.number != asked.number)
    predicate, term = None, None
    if decision.verdict is Verdict.CORRECT:
        predicate, term = words.meant(decision.value, asked)
        if term is None and there:
            said = {"number": asked.number, "value": decision.value}
            done.unfit.append(DraftError.of("decisions-unknown", **said))
            return
    if there:
        number = there[0].number
        if decision.verdict is Verdict.CORRECT:
            draft.correct(number, term, predicate)
        else:
            (draft.accept if decision.verdict is Verdict.ACCEPT else draft.reject)(number)
        done.made[decision.verdict] += 1
    elif {asked.subject, asked.object} & gone or _is_so(decision, predicate, term, draft):
        done.already += 1
    else:
        said = {"number": asked.number, "statement": _told(asked, words)}
        done.unfit.append(DraftError.of("decisions-unfit", **said))


def _is_so(decision: Decision, predicate: NamedNode | None, term: Any, draft: Draft) -> bool:
    """Whether a draft says what was decided already."""
    asked = decision.proposal
    if decision.verdict is Verdict.REJECT:
        return not draft.stands(asked)
    if decision.verdict is Verdict.ACCEPT:
        return draft.stands(asked)
    right = Triple(asked.subject, predicate or asked.predicate, term) if term is not None else None
    return right is not None and draft.states(right)


def _told(proposal: Proposal, words: DraftWords) -> str:
    return " ".join(words.exact(each) for each in proposal.triple)


def _attempt(what: str, done: Applied, draft: Draft, change: Callable[[], None]) -> None:
    """Makes a change of a passage, unless it is there already or cannot be made."""
    before = draft.text()
    try:
        change()
    except DraftError as error:
        done.unfit.append(error)
        return
    if draft.text() == before:
        done.already += 1
    else:
        done.made[what] += 1


def _decision(told: Any) -> Decision:
    fields = {name: _of(told[name], kind) for name, kind in _FIELDS.items()}
    nodes = [NamedNode(fields[name]) for name in ("subject", "predicate")]
    line = f"{nodes[0]} {nodes[1]} {fields['object']} ."
    (statement,) = parse(line.encode(), RdfFormat.N_TRIPLES)
    number = fields["proposal"]
    proposal = Proposal(number, nodes[0], *nodes, statement.object, 0.0, "", 0, 0)
    verdict = Verdict(fields["decision"])
    value = _of(told["value"], str) if verdict is Verdict.CORRECT else ""
    return Decision(proposal, verdict, value)


def _summary(told: Any) -> tuple[str, str | None, str | None]:
    english, french = (
        None if told.get(language) is None else _of(told[language], str) for language in LANGUAGES
    )
    return _of(told["passage"], str), english, french


def _of(value: Any, kind: type) -> Any:
    """A value that is of a kind. Raises TypeError for another."""
    if not isinstance(value, kind) or isinstance(value, bool):
        raise TypeError(f"{value!r}: not {kind.__name__}")
    return value
