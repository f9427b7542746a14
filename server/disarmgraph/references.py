"""References that lead nowhere: terms nobody declared, things nobody described."""

import difflib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from disarmgraph.files import GRAPHS
from disarmgraph.namespaces import BASE, DISARM, shorten

SCHEMES = BASE + "scheme/"
_NOT_DESCRIBED_IN_RDF = re.compile(re.escape(GRAPHS) + "|" + re.escape(BASE) + r"ontology/\d")
"""How our IRIs begin that name a file of the graph or a version of the ontology."""
_NEARLY_OURS = re.compile(r"https?://(?:www\.)?w3id\.org/+disarmgraph(?![^/#])/*", re.IGNORECASE)
"""BASE as it is mistyped: an IRI in a namespace that nobody knows would escape every rule."""


@dataclass(frozen=True)
class Astray:
    """A statement that uses an IRI of ours which nothing describes, with the nearest that is."""

    quad: Quad
    iri: str
    nearest: str | None

    @property
    def is_term(self) -> bool:
        """Whether the IRI is a class, property or concept, not a thing."""
        return self.iri.startswith((DISARM, SCHEMES))


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
    """The IRIs of ours, or meant to be, that a statement relies on: its property and its object."""
    ends = [quad.predicate, quad.object]
    ours = [
        end.value for end in ends if isinstance(end, NamedNode) and _NEARLY_OURS.match(end.value)
    ]
    return [iri for iri in ours if not _NOT_DESCRIBED_IN_RDF.match(iri)]


def _nearest(iri: str, described: set[str]) -> str | None:
    """The described IRI that is spelt most like this one, in its namespace as it should be."""
    ours = _NEARLY_OURS.sub(BASE, iri, count=1)
    ours = re.sub(f"^{BASE}ontology[/#]*", DISARM, ours)
    folder = ours[: max(ours.rfind("/"), ours.rfind("#")) + 1]
    neighbours = [known.removeprefix(folder) for known in described if known.startswith(folder)]
    near = difflib.get_close_matches(ours.removeprefix(folder), neighbours, n=1)
    if not near:
        return None
    return shorten(folder + near[0]) if iri.startswith(folder) else f"<{folder}{near[0]}>"
