"""Who gives assistance to whom: activities counted by donor, recipient and status, never added up.

What is asked for, what is held out and what is given are three things, and sums of money are only
told where a source states them, each for itself. A request flows from whom it was made to, where
that is stated.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from pyoxigraph import NamedNode, Store

from disarmgraph.lists.facet import NOT_STATED
from disarmgraph.lists.faceted import Sorted
from disarmgraph.lists.list_query import Selection
from disarmgraph.namespaces import BASE, DISARM, RDF
from disarmgraph.triples import iris

KIND = "assistance"
GIVERS = ("donor", "implementer")
"""The facets of who stands on the left: who pays or gives, or who carries it out."""
RECIPIENT = "recipient"
REQUESTED = "requested"
REQUESTED_OF = "requested-of"
"""The facet of who stands on the left for what is only requested: whom it was asked of."""
STAGES = {
    "requested": ("requested",),
    "offered": ("offered", "planned"),
    "given": ("funded", "under-way", "provided", "completed"),
}
"""What is told apart in the picture, by the statuses of an activity."""
_STATE = BASE + "id/state/"
STATUSES = tuple(status for statuses in STAGES.values() for status in statuses)


@dataclass(frozen=True)
class Asked:
    """What somebody wants to see: who on the left, statuses, a theme, one State (FRA).

    Nothing chosen is all.
    """

    giver: str = GIVERS[0]
    status: tuple[str, ...] = ()
    theme: str = ""
    state: str = ""

    def left(self, status: str) -> str:
        """The facet of who stands on the left for activities of a status."""
        is_asked = self.giver == GIVERS[0] and status == REQUESTED
        return REQUESTED_OF if is_asked else self.giver

    @property
    def chosen(self) -> dict[str, tuple[str, ...]]:
        """The same as what is chosen of the facets of a list."""
        theme = {"theme": (self.theme,)} if self.theme else {}
        return theme | ({"status": self.status} if self.status else {})


@dataclass(frozen=True)
class Flow:
    """Activities from one giver to one recipient, by status; either may be NOT_STATED."""

    giver: str
    recipient: str
    activities: Mapping[str, tuple[str, ...]]

    @property
    def every(self) -> tuple[str, ...]:
        """All of them, each once."""
        return tuple(dict.fromkeys(iri for some in self.activities.values() for iri in some))

    def staged(self, stage: str) -> int:
        """How many of them are at a stage."""
        return sum(len(self.activities.get(status, ())) for status in STAGES[stage])

    @property
    def is_named(self) -> bool:
        """Whether both ends are stated."""
        return NOT_STATED not in (self.giver, self.recipient)


@dataclass(frozen=True)
class Seen:
    """What there is of it: flows, the most first, and how many activities are in them at all."""

    flows: tuple[Flow, ...]
    count: int
    without_giver: int
    without_asked: int
    without_recipient: int
    totals: Mapping[str, int] = field(default_factory=dict)

    def staged(self, stage: str) -> int:
        """How many activities are at a stage."""
        return sum(self.totals[status] for status in STAGES[stage])


def seen(
    found: Sorted,
    asked: Asked,
    owners: Mapping[str, Sequence[str]] | None = None,
    of_states: Mapping[str, Set[str]] | None = None,
) -> Seen:
    """Flows of what is asked for. An activity with two donors is in the flow of each.

    A fund and its ``owners`` are one donor, the owner: the money is given once. Of one State those
    flows are seen that have it at an end, or what is named ``of_states`` for its code.
    """
    left = found.mask(Selection(KIND, asked.chosen))
    recipients = _within(found, RECIPIENT, left)
    givers = _givers(found, asked, left, owners or {})
    flows = [
        flow
        for giver, mask in givers.items()
        for recipient, other in recipients.items()
        if mask & other and (flow := _flow(found, giver, recipient, mask & other))
    ]
    if asked.state:
        its = {f"state:{asked.state}"} | (of_states or {}).get(asked.state, set())
        flows = [each for each in flows if its & {each.giver, each.recipient}]
        left = sum(1 << found.things.index(iri) for iri in {i for f in flows for i in f.every})
    requests = found.masks["status"].get(REQUESTED, 0) if asked.giver == GIVERS[0] else 0
    from_nobody = givers.get(NOT_STATED, 0) & left
    return Seen(
        _ordered(flows),
        left.bit_count(),
        (from_nobody & ~requests).bit_count(),
        (from_nobody & requests).bit_count(),
        (recipients.get(NOT_STATED, 0) & left).bit_count(),
        {status: (found.masks["status"].get(status, 0) & left).bit_count() for status in STATUSES},
    )


def _ordered(flows: Sequence[Flow]) -> tuple[Flow, ...]:
    """Flows by giver and recipient, those of most activities first, what is not stated last."""
    size = Counter[str]()
    for flow in flows:
        size[flow.giver] += len(flow.every)

    def place(flow: Flow) -> tuple[object, ...]:
        giver, recipient = flow.giver, flow.recipient
        by_giver = (giver == NOT_STATED, _is_general(giver), -size[giver], giver)
        return (*by_giver, recipient == NOT_STATED, -len(flow.every), recipient)

    return tuple(sorted(flows, key=place))


def amounts(store: Store, seen: Seen) -> list[tuple[str, str]]:
    """The sums of money that sources state, each with its activity; they are not added up."""
    activities = sorted({iri for flow in seen.flows for iri in flow.every})
    return [(iri, each) for iri in activities for each in iris(store, iri, DISARM + "amount")]


def by_giver(flows: Sequence[Flow]) -> Iterator[tuple[str, list[Flow]]]:
    """Flows under who gives, in their order."""
    groups: dict[str, list[Flow]] = {}
    for flow in flows:
        groups.setdefault(flow.giver, []).append(flow)
    yield from groups.items()


def owners(store: Store, found: Sorted) -> dict[str, list[str]]:
    """Of each donor that is a fund, the tokens of whose it is."""
    tokens = {term: token for token, term in found.terms[GIVERS[0]].items()}
    return {
        token: [
            tokens[NamedNode(each)]
            for each in iris(store, term.value, DISARM + "concerns")
            if NamedNode(each) in tokens
        ]
        for term, token in tokens.items()
        if isinstance(term, NamedNode) and DISARM + "Fund" in iris(store, term.value, RDF + "type")
    }


def of_states(store: Store, found: Sorted) -> dict[str, set[str]]:
    """By the code of each State, the tokens of itself and of what is located in it or about it."""
    named: dict[str, set[str]] = {}
    ends = {
        pair for name in (*GIVERS, REQUESTED_OF, RECIPIENT) for pair in found.terms[name].items()
    }
    for token, term in ends:
        about = [
            each
            for name in ("locatedIn", "concerns")
            for each in iris(store, term.value, DISARM + name)
        ]
        for iri in (term.value, *about):
            if iri.startswith(_STATE):
                named.setdefault(iri.removeprefix(_STATE), set()).add(token)
    return named


def _is_general(token: str) -> bool:
    """Whether it is a sort of actor (donors, partners) and nobody in particular."""
    return token.startswith("role:")


def _givers(
    found: Sorted, asked: Asked, left: int, owners: Mapping[str, Sequence[str]]
) -> dict[str, int]:
    """Who stands on the left, by token, with the activities."""
    if asked.giver != GIVERS[0]:
        return _within(found, asked.giver, left)
    requests = found.masks["status"].get(REQUESTED, 0)
    givers = _within(found, asked.giver, left & ~requests)
    for fund, whose in owners.items():
        for owner in whose:
            givers[fund] = givers.get(fund, 0) & ~givers.get(owner, 0)
    for token, mask in _within(found, REQUESTED_OF, left & requests).items():
        givers[token] = givers.get(token, 0) | mask
    return {token: mask for token, mask in givers.items() if mask}


def _within(found: Sorted, facet: str, left: int) -> dict[str, int]:
    return {token: mask & left for token, mask in found.masks[facet].items() if mask & left}


def _flow(found: Sorted, giver: str, recipient: str, mask: int) -> Flow:
    statuses = found.masks["status"]
    return Flow(
        giver,
        recipient,
        {
            status: tuple(found.things[number] for number in found.numbers(mask & statuses[status]))
            for status in STATUSES
            if mask & statuses.get(status, 0)
        },
    )
