"""Who gives assistance to whom: activities counted by donor, recipient and status, never added up.

What is asked for, what is held out and what is given are three things, and sums of money are only
told where a source states them, each for itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pyoxigraph import Store

from disarmgraph.lists.faceted import Sorted
from disarmgraph.lists.facets import NOT_STATED
from disarmgraph.lists.list_query import Selection
from disarmgraph.namespaces import DISARM
from disarmgraph.triples import iris

KIND = "assistance"
GIVERS = ("donor", "implementer")
"""The facets of who stands on the left: who pays or gives, or who carries it out."""
RECIPIENT = "recipient"
STAGES = {
    "requested": ("requested",),
    "offered": ("offered", "planned"),
    "given": ("funded", "under-way", "provided", "completed"),
}
"""What is told apart in the picture, by the statuses of an activity."""
STATUSES = tuple(status for statuses in STAGES.values() for status in statuses)


@dataclass(frozen=True)
class Asked:
    """What somebody wants to see: who on the left, statuses, a theme. Nothing chosen is all."""

    giver: str = GIVERS[0]
    status: tuple[str, ...] = ()
    theme: str = ""

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
    without_recipient: int
    totals: Mapping[str, int] = field(default_factory=dict)

    def staged(self, stage: str) -> int:
        """How many activities are at a stage."""
        return sum(self.totals[status] for status in STAGES[stage])


def seen(found: Sorted, asked: Asked) -> Seen:
    """Flows of what is asked for. An activity with two donors is in the flow of each."""
    left = found.mask(Selection(KIND, asked.chosen))
    givers = _within(found, asked.giver, left)
    recipients = _within(found, RECIPIENT, left)
    flows = [
        flow
        for giver, mask in givers.items()
        for recipient, other in recipients.items()
        if mask & other and (flow := _flow(found, giver, recipient, mask & other))
    ]
    size = {name: sum(len(f.every) for f in flows if f.giver == name) for name in givers}
    return Seen(
        tuple(
            sorted(
                flows,
                key=lambda f: (
                    f.giver == NOT_STATED,
                    -size[f.giver],
                    f.giver,
                    f.recipient == NOT_STATED,
                    -len(f.every),
                    f.recipient,
                ),
            )
        ),
        left.bit_count(),
        givers.get(NOT_STATED, 0).bit_count(),
        recipients.get(NOT_STATED, 0).bit_count(),
        {status: (found.masks["status"].get(status, 0) & left).bit_count() for status in STATUSES},
    )


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
