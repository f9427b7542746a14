"""Norms of other texts that are close to those of an instrument, by the rule of law.duty."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from disarmgraph.law.duty import Duty, are_close
from disarmgraph.namespaces import BASE

PROMOTE = f"{BASE}scheme/action/promote"
Key = tuple[str, str, str]


class Alike:
    """For each norm the norms of other texts that are close to it, what binds most first."""

    def __init__(self, known: Mapping[str, Duty]):
        """Takes every norm by its IRI, in the order of hardness."""
        self._known = known
        self._places = {iri: place for place, iri in enumerate(known)}
        self._norms: dict[Key, list[str]] = defaultdict(list)
        for iri, duty in known.items():
            for key in _keys(duty):
                self._norms[key].append(iri)

    def norms(self, norm: str) -> dict[str, list[str]]:
        """The norms close to one, by the IRI of their instrument or document."""
        found = defaultdict(list)
        if norm in self._known:
            here = self._known[norm]
            near = {each for key in _keys(here) for each in self._norms[key]}
            for each in sorted(near, key=self._places.__getitem__):
                if are_close(here, self._known[each]):
                    for text in self._known[each].texts:
                        found[text].append(each)
        return dict(found)

    def rank(self, norm: str) -> tuple[object, ...]:
        """What norms of one provision are ordered by: hardness; to promote a thing comes after."""
        duty = self._known[norm]
        return (*duty.hardness, PROMOTE in duty.actions)

    def force(self, norm: str) -> str:
        """The legal force of a norm (an IRI), '' where none is stated."""
        return self._known[norm].force


def _keys(duty: Duty) -> Iterator[Key]:
    """What norms must have in common to be close; weapons are compared afterwards."""
    for action in duty.actions:
        for subject in duty.subjects:
            yield duty.kind, action, subject
