"""References that lead nowhere: terms nobody declared, things nobody described."""

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from disarmgraph.namespaces import BASE, ONTOLOGY, shorten

SCHEMES = BASE + "scheme/"
NOT_DESCRIBED_IN_RDF = (BASE + "graph/", BASE + "ontology/")
"""Our IRIs that name a file of the graph or a version of the ontology."""


@dataclass(frozen=True)
class Astray:
    """A statement that uses an IRI of ours which nothing describes, with the nearest that is."""

    quad: Quad
    iri: str
    nearest: str | None

    @property
    def is_term(self) -> bool:
        """Whether the IRI is a class, property or concept, not a thing."""
        return self.iri.startswith((ONTOLOGY, SCHEMES))


def astray(quads: Iterable[Quad], described: set[str]) -> Iterator[Astray]:
    """Statements with an IRI of ours that is not among the described ones."""
    nearest: dict[str, str | None] = {}
    for quad in quads:
        for iri in _used(quad):
            if iri not in described:
                if iri not in nearest:
                    nearest[iri] = _nearest(iri, described)
                yield Astray(quad, iri, nearest[iri])


def described(quads: Iterable[Quad]) -> set[str]:
    """The IRIs that are the subject of a statement."""
    return {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}


def _used(quad: Quad) -> list[str]:
    """The IRIs of ours that a statement relies on: its property, and the thing it leads to."""
    ends = [quad.predicate, quad.object]
    ours = [end.value for end in ends if isinstance(end, NamedNode) and end.value.startswith(BASE)]
    return [iri for iri in ours if not iri.startswith(NOT_DESCRIBED_IN_RDF)]


def _nearest(iri: str, described: set[str]) -> str | None:
    """The described IRI of the same namespace that is spelt most like this one."""
    folder = iri[: max(iri.rfind("/"), iri.rfind("#")) + 1]
    neighbours = [known.removeprefix(folder) for known in described if known.startswith(folder)]
    near = difflib.get_close_matches(iri.removeprefix(folder), neighbours, n=1)
    return shorten(folder + near[0]) if near else None
