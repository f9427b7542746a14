"""A fact of a draft: its block, and the statements of it that are proposed."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from disarmgraph.namespaces import BASE, shorten
from disarmgraph.reading.candidate import Candidate
from disarmgraph.reading.proposal import Proposal
from disarmgraph.reading.unknown import NewThing

_LITERAL = frozenset('"0123456789')


@dataclass(frozen=True)
class Fact:
    """A thing that passages state, drafted: its name, the passages, what is proposed of it."""

    name: str
    passages: tuple[str, ...]
    proposals: tuple[Proposal, ...]

    def lines(self, slug: str) -> Iterator[str]:
        """Its block."""
        kind = next(each.object for each in self.proposals if each.predicate == "rdf:type")
        yield f"{self.name} a {kind} ;"
        for each in self.proposals:
            if each.predicate != "rdf:type":
                yield f"    {each.predicate} {each.object} ;"
        yield "    disarm:basis basis:proposed ;"
        stated = [f"    disarm:statedIn {slug}:{passage}" for passage in self.passages]
        yield " ;\n".join(stated) + " ."


def of_new(
    thing: NewThing, names: Sequence[str], language: str, more: Iterable[Candidate] = ()
) -> Fact:
    """A thing that the graph has not, with the passages that name it, and what more is told."""
    name, (_, start, end) = shorten(thing.iri), thing.places[0]
    said = {
        "rdf:type": shorten(thing.type),
        "rdfs:label": f'"{thing.name}"@{"fr" if language == "FRA" else "en"}',
    }
    if thing.acronym:
        said["disarm:acronym"] = f'"{thing.acronym}"'
    proposals = tuple(
        Proposal(name, predicate, value, thing.likelihood, "new-thing", start, end, stands=True)
        for predicate, value in said.items()
    )
    passages = dict.fromkeys(names[at] for at, _, _ in thing.places)
    told = [each for each in more if each.iri == thing.iri]
    besides = [
        each
        for fact in facts_of(told, names)
        for each in fact.proposals
        if each.predicate not in said
    ]
    return Fact(name, tuple(passages), (*proposals, *besides))


def numbered(
    kind: str,
    candidates: Iterable[Candidate],
    names: Sequence[str],
    slug: str,
    taken: Container[str] = (),
) -> list[Candidate]:
    """Facts of a kind, each named for its passage and its place among those of the passage.

    No name that is taken is given again.
    """
    counted: Counter[str] = Counter()
    found = []
    for each in candidates:
        passage = re.sub("_+", "-", names[each.portion])
        stem = f"{BASE}id/{kind}/{slug}-{passage}-"
        counted[passage] += 1
        while shorten(stem + str(counted[passage])) in taken:
            counted[passage] += 1
        iri = stem + str(counted[passage])
        found.append(replace(each, iri=iri))
    return found


def facts_of(candidates: Iterable[Candidate], names: Sequence[str]) -> Iterator[Fact]:
    """What is drafted of each; it has its IRI by now."""
    for each in candidates:
        name, place = shorten(each.iri), (each.start, each.end)
        proposals = (
            Proposal(
                name,
                guess.predicate,
                guess.value if guess.value[0] in _LITERAL else shorten(guess.value),
                guess.likelihood,
                guess.rule,
                *place,
                stands=True,
            )
            for guess in each.guesses
        )
        yield Fact(name, (names[each.portion],), tuple(proposals))
