"""The blocks of a draft for the document itself and for each of its passages."""

import hashlib
import re
from collections.abc import Container, Iterable, Iterator, Sequence

from disarmgraph.layout.laid import Laid
from disarmgraph.namespaces import LANGUAGE_TABLE
from disarmgraph.reading.front_matter import Said, front_matter
from disarmgraph.reading.passage import Passage
from disarmgraph.reading.proposal import Proposal
from disarmgraph.text.source_text import checksum

NAMING = ("disarm:mentions", "disarm:cites", "disarm:theme", "disarm:weapon")
"""The properties by which a passage names things, in the order of the data."""
COVERAGE = 0.5
"""The likelihood that a passage states no more than was drafted of it."""
_FRENCH = frozenset(re.findall(r"\w+", "le la les des du une est dans pour que et aux"))
_ENGLISH = frozenset(re.findall(r"\w+", "the of and to in for is that on by with"))


def language(text: str) -> str:
    """``FRA`` or ``ENG``, whichever the small words of a text are of more."""
    words = text.casefold().split()
    french = sum(word in _FRENCH for word in words)
    return "FRA" if french > sum(word in _ENGLISH for word in words) else "ENG"


def document_block(laid: Laid, slug: str, read: Sequence[Passage]) -> tuple[str, list[Proposal]]:
    """The block of the document, and what is proposed of it."""
    digest, code = hashlib.sha256(laid.text.encode()).hexdigest(), language(laid.text)
    said = front_matter(laid, "fr" if code == "FRA" else "en")
    name = f"document:{slug}"
    statements = [
        *(f"{each.predicate} {each.value}" for each in said),
        f"dcterms:language <{LANGUAGE_TABLE}{code}>",
        f'disarm:sourceTextChecksum "{digest}"',
        *(["disarm:basis basis:proposed"] if said else []),
        *(f"disarm:statedIn {slug}:{each}" for each in _saying(said, read)),
    ]
    proposals = [
        Proposal(
            name,
            each.predicate,
            each.value,
            each.likelihood,
            each.rule,
            each.start,
            each.end,
            stands=True,
        )
        for each in said
    ]
    return " ;\n    ".join([f"{name} a disarm:Document", *statements]) + " .", proposals


def passage_block(
    passage: Passage, position: int, words: str, slug: str, said: Iterable[Proposal]
) -> Iterator[str]:
    """The lines of a passage or an omission, with what is said that it names."""
    kind = "Omission" if passage.omitted else "Passage"
    yield f"{slug}:{passage.name} a disarm:{kind} ;"
    if passage.omitted:
        yield f"    disarm:reason omission-reason:{passage.role.value} ;"
    else:
        yield f"    disarm:kind passage-kind:{passage.role.value} ;"
    if passage.number and not passage.omitted:
        yield f'    disarm:number "{passage.number}" ;'
    yield f"    disarm:position {position} ;"
    yield f"    disarm:isPassageOf document:{slug} ;"
    for relation, name in (("isWithin", passage.within), ("annotates", passage.annotates)):
        if name:
            yield f"    disarm:{relation} {slug}:{name} ;"
    yield f"    disarm:start {passage.start} ;"
    if passage.omitted:
        yield f"    disarm:end {passage.end} ."
        return
    yield f"    disarm:end {passage.end} ;"
    yield f'    disarm:textChecksum "{checksum(words)}" ;'
    for relation in NAMING:
        for thing in sorted({each.object for each in said if each.predicate == relation}):
            yield f"    {relation} {thing} ;"
    yield "    disarm:reviewed false ;"
    covered = next(each.object for each in said if each.predicate == "disarm:coverage")
    yield f"    disarm:coverage {covered} ."


def coverage(
    passage: Passage, slug: str, proposals: Iterable[Proposal], stating: Container[str]
) -> Proposal:
    """How much of a passage the draft holds: some facts, the names in it, or nothing."""
    name = f"{slug}:{passage.name}"
    names = any(each.subject == name and each.stands for each in proposals)
    degree = (
        "partial" if passage.name in stating else "names-only" if names else "nothing-to-encode"
    )
    place = (passage.start, passage.end)
    value = f"coverage:{degree}"
    return Proposal(
        name, "disarm:coverage", value, COVERAGE, "what-is-drafted", *place, stands=True
    )


def _saying(said: Iterable[Said], read: Sequence[Passage]) -> list[str]:
    """The passages that say what is said of the document."""
    return [
        passage.name
        for passage in read
        if any(passage.start <= each.start < passage.end for each in said)
    ]
