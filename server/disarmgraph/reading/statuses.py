"""The status of a norm of a draft: that of most norms of its force, or adopted with its text."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from pyoxigraph import NamedNode, Store

from disarmgraph.namespaces import BASE, DISARM
from disarmgraph.reading.candidate import Candidate, Guess
from disarmgraph.reading.practice import BINDING

ADOPTED, OF_ORGAN = f"{BASE}scheme/norm-status/adopted", 0.9


@dataclass(frozen=True)
class Statuses:
    """The status of most norms of each legal force, with their share."""

    of_force: dict[str, tuple[str, float]]

    @classmethod
    def of_store(cls, store: Store) -> "Statuses":
        """The practice of all norms in a graph."""
        counted: dict[str, Counter[str]] = defaultdict(Counter)
        for quad in store.quads_for_pattern(None, NamedNode(DISARM + "legalForce"), None):
            for other in store.quads_for_pattern(quad.subject, NamedNode(DISARM + "status"), None):
                counted[quad.object.value][other.object.value] += 1
        return cls(
            {
                force: (status, round(count / seen.total(), 2))
                for force, seen in counted.items()
                for status, count in seen.most_common(1)
            }
        )

    def completed(self, candidates: Iterable[Candidate], is_adopted: bool) -> list[Candidate]:
        """The facts, norms among them each with a status where the graph has norms of its force.

        What an organ has adopted makes norms that are adopted, of whatever force.
        """
        return [
            replace(each, guesses=tuple(self._with(each.guesses, is_adopted)))
            for each in candidates
        ]

    def _with(self, guesses: Iterable[Guess], is_adopted: bool) -> list[Guess]:
        said = list(guesses)
        values = {each.predicate: each.value for each in reversed(said)}
        force = values.get("disarm:legalForce")
        if force not in self.of_force or "disarm:status" in values:
            return said
        status, share, rule = *self.of_force[force], "practice"
        if is_adopted and force != BINDING:
            status, share, rule = ADOPTED, OF_ORGAN, "adopted-document"
        at = max(place for place, each in enumerate(said) if each.predicate == "disarm:verb")
        said.insert(at + 1, Guess("disarm:status", status, share, rule))
        return said
