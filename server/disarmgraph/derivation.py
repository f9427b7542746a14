"""The rules of derivation as a reader meets them: what each says, and what it concludes."""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, Store

from disarmgraph import files
from disarmgraph.namespaces import RDF


@dataclass(frozen=True)
class Derivation:
    """A rule: its name, its sentence by language, its query, and what it has concluded.

    ``concluded`` has for each class that it puts things into, or else property that it states,
    the number of statements in ``graph``, the named graph that holds them.
    """

    name: str
    says: dict[str, str]
    text: str
    graph: str
    concluded: tuple[tuple[str, int], ...]


def derivations(store: Store) -> tuple[Derivation, ...]:
    """The rules that come with the package, with what they have concluded in a store."""
    return tuple(_read(store, path) for path in files.rule_files())


def _read(store: Store, path: Path) -> Derivation:
    """A rule begins with its sentence as a comment, in English and then in French."""
    text = path.read_text(encoding="utf-8")
    english, french = (line.removeprefix("# ") for line in text.splitlines()[:2])
    graph = files.derived_iri(path.stem)
    found = Counter(
        quad.object.value if quad.predicate.value == RDF + "type" else quad.predicate.value
        for quad in store.quads_for_pattern(None, None, None, NamedNode(graph))
    )
    return Derivation(
        path.stem, {"en": english, "fr": french}, text, graph, tuple(found.most_common())
    )
