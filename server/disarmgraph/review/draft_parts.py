"""What a reviewer sees of a draft: its passages and the proposals of a program."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Triple

from disarmgraph.namespaces import DISARM, RDF, SCHEMES, XSD, last_part
from disarmgraph.review.turtle_lines import TYPE, LinesError, TurtleLines
from disarmgraph.triples import Term

STATEMENT = NamedNode(RDF + "Statement")
BASIS, PROPOSED = NamedNode(DISARM + "basis"), NamedNode(SCHEMES + "basis/proposed")
_OMISSION, _PASSAGE = NamedNode(DISARM + "Omission"), NamedNode(DISARM + "Passage")
_COVERAGE = NamedNode(DISARM + "coverage")
_MARK = "proposal_"


@dataclass(frozen=True)
class Proposal:
    """A statement that was guessed: by which rule, how likely it is, on which words it rests.

    ``number`` is that in the name of its node; ``start`` and ``end`` are offsets in the text in
    code points.
    """

    number: int
    node: NamedNode
    subject: NamedNode
    predicate: NamedNode
    object: Term
    likelihood: float
    rule: str
    start: int
    end: int

    @property
    def triple(self) -> Triple:
        """The statement."""
        return Triple(self.subject, self.predicate, self.object)

    @property
    def slot(self) -> tuple[NamedNode, NamedNode, int, int]:
        """What proposals that contradict one another have in common."""
        return self.subject, self.predicate, self.start, self.end


@dataclass(frozen=True)
class DraftPassage:
    """A passage or an omission: its place in the text, and how far it is done."""

    iri: str
    name: str
    position: int
    number: str
    kind: str
    start: int
    end: int
    within: str | None
    omitted: bool
    english: str
    french: str
    reviewed: bool


Said = dict[str, list[Term]]
"""What is said of a thing, by the IRI of the property."""


def proposals_of(lines: TurtleLines, path: Path) -> dict[int, Proposal]:
    """The proposals of a draft by their number. Raises LinesError for one that is not whole."""
    found: dict[int, Proposal] = {}
    for node, said in _things(lines).items():
        if STATEMENT not in said.get(TYPE.value, ()):
            continue
        name = last_part(node.value)
        proposal = _proposal(node, said)
        if proposal is None or proposal.number in found:
            raise LinesError.of("draft-proposal", path=path, name=name)
        found[proposal.number] = proposal
    return found


def passages_of(lines: TurtleLines) -> dict[str, DraftPassage]:
    """The passages and omissions of a draft by their IRI, in the order of reading."""
    found = []
    for node, said in _things(lines).items():
        kinds = said.get(TYPE.value, ())
        if _PASSAGE in kinds or _OMISSION in kinds:
            found.append(_passage(node, said, _OMISSION in kinds))
    return {each.iri: each for each in sorted(found, key=lambda each: each.position)}


def in_order(proposals: Collection[Proposal], passages: Collection[str]) -> list[Proposal]:
    """Proposals about passages in the order of the text, then fact by fact, each class first.

    How far passages are encoded comes last, when it is known what of them is drafted.
    """
    first: dict[NamedNode, int] = {}
    for each in proposals:
        first[each.subject] = min(each.start, first.get(each.subject, each.start))

    def order(each: Proposal) -> tuple:
        is_fact = each.subject.value not in passages
        fact = (first[each.subject], each.subject.value, each.predicate != TYPE)
        is_last = each.predicate == _COVERAGE
        return (is_last, is_fact, *(fact if is_fact else ()), each.start, each.number)

    return sorted(proposals, key=order)


def _things(lines: TurtleLines) -> dict[NamedNode, Said]:
    found: dict[NamedNode, Said] = {}
    for line in lines.lines():
        subject, prop, value = line.triple
        found.setdefault(subject, {}).setdefault(prop.value, []).append(value)
    return found


def _proposal(node: NamedNode, said: Said) -> Proposal | None:
    """A proposal, None where a part of it is missing, there twice or of another sort."""
    name = last_part(node.value)
    parts = [said.get(RDF + each, []) for each in ("subject", "predicate", "object")]
    values = [said.get(DISARM + each, []) for each in ("likelihood", "rule", "start", "end")]
    if not name.startswith(_MARK) or any(len(each) != 1 for each in (*parts, *values)):
        return None
    (subject,), (predicate,), (value,) = parts
    if not (isinstance(subject, NamedNode) and isinstance(predicate, NamedNode)):
        return None
    likelihood, rule, start, end = (each[0].value for each in values)
    try:
        numbers = int(start), int(end)
        return Proposal(
            int(name.removeprefix(_MARK)),
            *(node, subject, predicate, value),
            *(float(likelihood), rule),
            *numbers,
        )
    except ValueError:
        return None


def _passage(node: NamedNode, said: Said, omitted: bool) -> DraftPassage:
    summaries = {
        each.language: each.value
        for each in said.get(DISARM + "summary", ())
        if isinstance(each, Literal)
    }
    within = _first(said, "isWithin")
    return DraftPassage(
        iri=node.value,
        name=last_part(node.value),
        position=_whole(said, "position"),
        number=_first(said, "number") or "",
        kind=last_part(_first(said, "reason" if omitted else "kind") or ""),
        start=_whole(said, "start"),
        end=_whole(said, "end"),
        within=within,
        omitted=omitted,
        english=summaries.get("en", ""),
        french=summaries.get("fr", ""),
        reviewed=Literal("true", datatype=NamedNode(XSD + "boolean"))
        in said.get(DISARM + "reviewed", ()),
    )


def _first(said: Said, name: str) -> str | None:
    values = said.get(DISARM + name)
    return values[0].value if values else None


def _whole(said: Said, name: str) -> int:
    digits = _first(said, name) or ""
    return int(digits) if digits.isdecimal() else 0
