"""Chains of mandates: the text that asks, what is asked of whom, what came of it and what next."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Store

from disarmgraph.kinds.mandate import rank, replies, texts
from disarmgraph.names import Names
from disarmgraph.namespaces import DISARM, RDF
from disarmgraph.triples import iris, subjects

HEAD = (
    *("text", "textLabel", "provision", "askedBy", "mandate", "mandateLabel", "bearer"),
    *("bearerLabel", "deadline", "outcome", "outcomeLabel", "givenTo", "next", "passages"),
)
FOLLOWED = ("followsFrom", "adoptedAt", "buildsOn", "respondsTo")
"""Relations by which a text leads back to the report or the meeting that it came of."""
TEXTS = {DISARM + name for name in ("Document", "Instrument", "Finding")}


@dataclass(frozen=True)
class Outcome:
    """What came of a mandate: to whom it was given, the texts that followed, norms stated there."""

    thing: str
    given_to: tuple[str, ...]
    next: tuple[str, ...]
    norms: tuple[str, ...]


@dataclass(frozen=True)
class Chain:
    """A mandate: the texts that give it, their provisions, who asks, of whom, and what came of it.

    Without a text there may be the meetings that agreed it. ``before`` are norms that it follows.
    """

    mandate: str
    texts: tuple[str, ...]
    provisions: tuple[str, ...]
    meetings: tuple[str, ...]
    asked_by: tuple[str, ...]
    bearers: tuple[str, ...]
    deadlines: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    before: tuple[str, ...]

    @property
    def goes_on(self) -> bool:
        """Whether anything is told of what its results led to."""
        return any(each.given_to or each.next or each.norms for each in self.outcomes)


def chain(store: Store, mandate: str) -> Chain:
    """The chain of one mandate, as far as sources tell it."""

    def said(name: str) -> tuple[str, ...]:
        return tuple(iris(store, mandate, DISARM + name))

    return Chain(
        mandate,
        tuple(texts(store, mandate)),
        said("sourceProvision"),
        said("adoptedAt"),
        said("issuedBy"),
        said("bearer"),
        said("hasDeadline"),
        tuple(outcome(store, each) for each in replies(store, mandate)),
        said("followsFrom"),
    )


def outcome(store: Store, thing: str) -> Outcome:
    """What is told of a report, a meeting or a figure that answers a mandate."""
    after = {each for name in FOLLOWED for each in subjects(store, DISARM + name, thing)}
    following = {each for each in after if TEXTS & set(iris(store, each, RDF + "type"))}
    norms = {
        each
        for name in ("adoptedAt", "sourceProvision")
        for each in subjects(store, DISARM + name, thing)
        if DISARM + "Norm" in iris(store, each, RDF + "type")
    }
    return Outcome(
        thing,
        tuple(iris(store, thing, DISARM + "submittedTo")),
        tuple(sorted(following)),
        tuple(sorted(norms)),
    )


class Mandates:
    """All mandates of a graph with their chains, read once."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.chains = tuple(
            chain(store, each) for each in subjects(store, RDF + "type", DISARM + "Mandate")
        )
        self.bearers = Counter(each for chain in self.chains for each in chain.bearers)
        self.texts = Counter(each for chain in self.chains for each in chain.texts)

    def of(self, bearer: str | None = None, text: str | None = None) -> list[Chain]:
        """The chains of a bearer, of a text, or without either those that were answered.

        Those that were answered come first, then each text in its own order.
        """
        found = [
            each
            for each in self.chains
            if (bearer is None or bearer in each.bearers)
            and (text is None or text in each.texts)
            and (bearer or text or each.outcomes)
        ]
        return sorted(found, key=lambda each: rank(self.store, each.mandate))


def table(names: Names, found: Iterable[Chain]) -> Iterator[tuple[str, ...]]:
    """Chains as rows, their head first: one for each mandate, text, bearer and outcome."""
    yield HEAD
    for each in found:
        passages = " ".join(iris(names.store, each.mandate, DISARM + "statedIn"))
        for text in each.texts or ("",):
            for bearer in each.bearers or ("",):
                for came in each.outcomes or (Outcome("", (), (), ()),):
                    yield (
                        text,
                        _label(names, text),
                        " ".join(each.provisions),
                        " ".join(each.asked_by),
                        each.mandate,
                        names.label(each.mandate).text,
                        bearer,
                        _label(names, bearer),
                        " · ".join(names.label(one).text for one in each.deadlines),
                        came.thing,
                        _label(names, came.thing),
                        " ".join(came.given_to),
                        " ".join(came.next),
                        passages,
                    )


def _label(names: Names, iri: str) -> str:
    return names.label(iri).text if iri else ""
