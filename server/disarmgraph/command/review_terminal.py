"""The review of a draft at a terminal: passage by passage, one key for a decision."""

import re
import shutil
import sys
import textwrap
from collections import Counter
from collections.abc import Callable, Sequence

import click
from pyoxigraph import NamedNode

from disarmgraph import texts
from disarmgraph.fault import Fault
from disarmgraph.review.draft_changes import SUMMARY
from disarmgraph.review.draft_file import Draft
from disarmgraph.review.draft_parts import DraftPassage, Proposal
from disarmgraph.review.draft_text import outside_tags, raised, without_omissions
from disarmgraph.review.draft_words import DraftWords
from disarmgraph.triples import Term

WINDOW = 700
"""Characters of a passage that are shown on either side of the words in question."""
LISTED = 12
"""Proposals that are shown before all of a passage are taken."""
_MARK, _END_MARK = "\ue000", "\ue001"
"""What stands for the style of the words in question until lines are broken."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\s]+")


class Terminal:
    """Shows one proposal after the other and does what a key says; all is saved at once.

    Without a terminal, keys and lines are read from standard input.
    """

    def __init__(self, draft: Draft, text: str, words: DraftWords) -> None:
        self._draft = draft
        self._text = without_omissions(text, draft.passages.values())
        self._words = words
        self._later: set[int] = set()
        self._passages = [each.iri for each in draft.passages.values() if not each.omitted]
        left = draft.left()
        self._at = next((at for at, iri in enumerate(self._passages) if iri in left), 0)
        self._keys: dict[str, Callable[[], None]] = {
            "a": self._accept,
            "r": self._reject,
            "c": self._correct,
            " ": self._put_off,
            "A": self._accept_all,
            "s": self._sum_up,
            "v": self._call_reviewed,
            "u": self._undo,
            "n": lambda: self._move(1),
            "p": lambda: self._move(-1),
        }

    def run(self) -> None:
        """Goes on until the reviewer leaves or there is no more input."""
        while self._passages:
            self._show()
            key = _key()
            while key not in (*self._keys, "q", ""):
                key = _key()
            if key in ("q", ""):
                return
            try:
                self._keys[key]()
            except Fault as error:
                self._say(error.in_language(self._words.language)[0])

    def _passage(self) -> DraftPassage:
        return self._draft.passages[self._passages[self._at]]

    def _here(self) -> list[Proposal]:
        """The proposals of this passage; those that stand with none are told with the first."""
        left = self._draft.left()
        found = left.get(self._passages[self._at], [])
        return found + (left.get(None, []) if self._at == 0 else [])

    def _current(self) -> Proposal | None:
        here = self._here()
        fresh = [each for each in here if each.number not in self._later]
        return next(iter(fresh or here), None)

    def _t(self, key: str, **said: object) -> str:
        return texts.text(key, self._words.language, **said)

    def _say(self, line: str) -> None:
        click.echo(folded(line))

    def _show(self) -> None:
        passage, here, proposal = self._passage(), self._here(), self._current()
        place = {"place": self._at + 1, "count": len(self._passages)}
        head = self._t("review-passage", name=passage.name, **place, left=len(here))
        click.echo("\n" + click.style(folded(head), bold=True))
        on = click.style("", bold=True, underline=True, reset=False) + "»"
        words = folded(self._marked(passage, proposal)).replace(_MARK, on)
        click.echo(words.replace(_END_MARK, "«" + click.style("")))
        for language, summary in (("en", passage.english), ("fr", passage.french)):
            if summary:
                self._say(f"  {language}: {_plain(summary)}")
        if passage.reviewed:
            self._say("  " + self._t("review-is-reviewed"))
        if proposal:
            self._say(self._told(proposal))
        keys = "review-keys" if proposal else "review-keys-without"
        click.echo(click.style(folded(self._t(keys)), dim=True) + " ", nl=False)

    def _kind(self, proposal: Proposal) -> str:
        """What a proposal says of a thing, in words."""
        return self._words.name(proposal.predicate) or self._words.exact(proposal.predicate)

    def _statement(self, proposal: Proposal) -> str:
        terms = (proposal.subject, proposal.predicate, proposal.object)
        return " ".join(_plain(self._words.told(each)) for each in terms)

    def _told(self, proposal: Proposal) -> str:
        """A proposal as a line, with what tells how far to trust it."""
        statement = self._statement(proposal)
        share = self._t("review-likelihood", percent=round(100 * proposal.likelihood))
        stands = "" if self._draft.stands(proposal) else " " + self._t("review-not-standing")
        return f"  {statement}\n  {share}, {_plain(proposal.rule)}{stands}"

    def _marked(self, passage: DraftPassage, proposal: Proposal | None) -> str:
        """The words of a passage, those in question marked; of a long one what is around them."""
        start, end = passage.start, min(passage.end, passage.start + 2 * WINDOW)
        if not proposal:
            return "  " + _plain(self._text[start:end]) + ("…" if end < passage.end else "")
        begin, stop = outside_tags(self._text, proposal.start, proposal.end)
        start = max(min(start, begin), begin - WINDOW)
        end = min(max(passage.end, stop), stop + WINDOW)
        parts = [_plain(self._text[a:b]) for a, b in ((start, begin), (begin, stop))]
        after = _plain(self._text[stop:end])
        sure = f"{_MARK}{parts[1].strip()}{_END_MARK}"
        first, last = ("…" if start > passage.start else ""), ("…" if end < passage.end else "")
        return f"  {first}{parts[0]}{sure}{after}{last}"

    def _accept(self) -> None:
        self._decide(self._draft.accept)

    def _reject(self) -> None:
        self._decide(self._draft.reject)

    def _decide(self, decision: Callable[[int], None]) -> None:
        proposal = self._current()
        if proposal:
            decision(proposal.number)
            self._draft.save()

    def _accept_all(self) -> None:
        """Takes the passage as it stands: what does not stand in the draft is rejected.

        A summary is not: whoever answers for its words has read them. What that is, is shown
        before; the same key again does it.
        """
        here = [each for each in self._here() if each.predicate != SUMMARY]
        if not here or not self._is_wanted(here):
            return
        with self._draft.as_one():
            for each in here:
                if each.number in self._draft.proposals:
                    decide = self._draft.accept if self._draft.stands(each) else self._draft.reject
                    decide(each.number)
        self._draft.save()

    def _is_wanted(self, here: Sequence[Proposal]) -> bool:
        """Shows what will be taken and what rejected; whether the key is pressed again."""
        stand = {each.number for each in here if self._draft.stands(each)}
        for key, some in (
            ("review-all-taken", [each for each in here if each.number in stand]),
            ("review-all-rejected", [each for each in here if each.number not in stand]),
        ):
            if some:
                kinds = Counter(map(self._kind, some))
                told = ", ".join(f"{kind} {count}" for kind, count in kinds.items())
                self._say(self._t(key, count=len(some), kinds=told))
                for each in some[:LISTED]:
                    self._say(f"  {self._statement(each)}")
                if len(some) > LISTED:
                    self._say("  " + self._t("review-all-more", count=len(some) - LISTED))
        click.echo(click.style(folded(self._t("review-all-sure")), dim=True) + " ", nl=False)
        return _key() == "A"

    def _put_off(self) -> None:
        """Leaves one for later; once all of a passage are, they come round again in order."""
        proposal = self._current()
        if proposal:
            self._later.add(proposal.number)
            here = {each.number for each in self._here()}
            self._later -= here if here <= self._later else set()

    def _correct(self) -> None:
        proposal = self._current()
        if proposal is None:
            return
        words = _line(self._t("review-correct"))
        if not words:
            return
        predicate, term = self._words.meant(words, proposal)
        if term is None:
            term = self._choose(words, proposal)
        if term is not None:
            self._draft.correct(proposal.number, term, predicate)
            self._draft.save()

    def _choose(self, words: str, proposal: Proposal) -> Term | None:
        """The one that is chosen of the things that words may mean."""
        nearest: list[NamedNode] = self._words.nearest(words, proposal)
        if not nearest:
            self._say(self._t("review-unknown", words=words))
            return None
        self._say(self._t("review-nearest", words=words))
        for number, each in enumerate(nearest, start=1):
            self._say(f"  {number}  {_plain(self._words.told(each))}")
        key = _key()
        chosen = int(key) if key.isdecimal() else 0
        return nearest[chosen - 1] if 0 < chosen <= len(nearest) else None

    def _sum_up(self) -> None:
        passage = self._passage()
        english = _line(self._t("review-summary-en"))
        french = _line(self._t("review-summary-fr"))
        self._draft.set_summary(passage.iri, english or None, french or None)
        self._draft.save()

    def _call_reviewed(self) -> None:
        self._draft.set_reviewed(self._passage().iri)
        self._draft.save()

    def _undo(self) -> None:
        if self._draft.undo():
            self._draft.save()
        else:
            self._say(self._t("review-nothing-to-undo"))

    def _move(self, by: int) -> None:
        self._at = min(max(self._at + by, 0), len(self._passages) - 1)


def _key() -> str:
    """The next key, "" at the end of input. Ctrl-C and Ctrl-D end it, too."""
    if not sys.stdin.isatty():
        key = "\n"
        while key in ("\n", "\r"):
            key = sys.stdin.read(1)
        return key
    try:
        key = click.getchar()
    except (EOFError, KeyboardInterrupt):
        key = ""
    click.echo(key if key.isprintable() else "")
    return key


def _line(question: str) -> str:
    """A line in answer to a question, "" for none."""
    click.echo(f"{question} ", nl=False)
    try:
        return sys.stdin.readline().strip()
    except KeyboardInterrupt:
        return ""


def _plain(words: str) -> str:
    """Words on one line, without what would steer a terminal."""
    return _CONTROL.sub(" ", raised(words))


def folded(lines: str) -> str:
    """Lines that break between words where they would run over the edge of a terminal."""
    if not sys.stdout.isatty():
        return lines
    width = max(20, shutil.get_terminal_size().columns - 1)
    return "\n".join(
        textwrap.fill(
            line,
            width,
            subsequent_indent=line[: len(line) - len(line.lstrip())],
            break_on_hyphens=False,
        )
        for line in lines.split("\n")
    )
