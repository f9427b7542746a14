"""What a decision changes in the lines of a draft: summaries, classes, what goes, what stays."""

from collections.abc import Collection

from pyoxigraph import Literal, NamedNode, Triple

from disarmgraph.namespaces import DISARM, SCHEMES
from disarmgraph.review.draft_parts import BASIS, PROPOSED, Proposal
from disarmgraph.review.turtle_lines import TYPE, TurtleLines
from disarmgraph.triples import Term

SUMMARY, COVERAGE = NamedNode(DISARM + "summary"), NamedNode(DISARM + "coverage")
REVIEWED = NamedNode(DISARM + "reviewed")
_STATED = NamedNode(SCHEMES + "basis/stated")


def sum_up(lines: TurtleLines, passage: NamedNode, language: str, words: str) -> None:
    """Gives a passage its summary in a language, the English one first; no words take it away."""
    old = _summary(lines, passage, language)
    new = Triple(passage, SUMMARY, Literal(" ".join(words.split()), language=language))
    if old and words.strip():
        lines.replace(old, new)
    elif old:
        lines.remove(old)
    elif words.strip():
        french = _summary(lines, passage, "fr") if language == "en" else None
        if french:
            lines.remove(french)
        lines.add(new, (COVERAGE, REVIEWED))
        if french:
            lines.add(french)


def give_class(lines: TurtleLines, thing: NamedNode, kind: Term) -> None:
    """Makes a thing one of a class instead of the one that it was guessed to be."""
    said = (each.triple for each in lines.about(thing))
    classes = [each for each in said if each.predicate == TYPE]
    new = Triple(thing, TYPE, kind)
    if classes:
        lines.replace(classes[0], new)
    else:
        lines.add(new)


def call_reviewed(lines: TurtleLines, passage: NamedNode) -> None:
    """Says of a passage that it is reviewed."""
    new = Triple(passage, REVIEWED, Literal(True))
    for each in lines.about(passage):
        if each.triple.predicate == REVIEWED:
            lines.replace(each.triple, new)
    lines.add(new)


def take_away(lines: TurtleLines, thing: NamedNode, proposals: Collection[Proposal]) -> None:
    """Takes a thing away with all that refers to it, but for the proposals that do."""
    lines.remove_thing(thing)
    nodes = {each.node for each in proposals}
    for triple in [each.triple for each in lines.lines()]:
        if triple.object == thing and triple.subject not in nodes:
            lines.remove(triple)


def settle(lines: TurtleLines, done: Collection[Proposal], left: Collection[Proposal]) -> None:
    """Takes proposals away; what rests on nothing that is proposed any more is stated."""
    for each in done:
        lines.remove_thing(each.node)
    waiting = {each.subject for each in left}
    settled = {each.subject for each in done} - waiting
    if not waiting:
        settled = {each.triple.subject for each in lines.lines()}
    for subject in settled:
        lines.replace(Triple(subject, BASIS, PROPOSED), Triple(subject, BASIS, _STATED))
    if not waiting:
        lines.drop_unused_prefixes()


def _summary(lines: TurtleLines, passage: NamedNode, language: str) -> Triple | None:
    said = (each.triple for each in lines.about(passage))
    return next((e for e in said if e.predicate == SUMMARY and e.object.language == language), None)
