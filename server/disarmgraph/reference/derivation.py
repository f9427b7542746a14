"""The rules of derivation as a reader meets them: what each says, and what it concludes."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyoxigraph import NamedNode, Store

from disarmgraph import files, texts
from disarmgraph.names import LANGUAGES
from disarmgraph.namespaces import RDF

CALCULATED = {"bound-period": "bound-period-follows", "due-date": "due-date-follows"}
"""What the program itself derives, and the text that says from what."""


@dataclass(frozen=True)
class Derivation:
    """A rule: its name, its sentence by language, its query, and what it has concluded.

    The query is empty where the program calculates, which no query could.
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
    return (*(_derivation(store, *rule) for rule in rules()), *_calculated(store))


def sentence(graph: str, language: str) -> str | None:
    """What the rule says whose conclusions are in a named graph, None for any other graph."""
    found = {files.derived_iri(name): says[language] for name, says, _ in rules()}
    for name, key in CALCULATED.items():
        found[files.derived_iri(name)] = texts.text(key, language)
    return found.get(graph)


@cache
def rules() -> tuple[tuple[str, dict[str, str], str], ...]:
    """The rules that come with the package: name, sentence by language, query."""
    return tuple(map(_read, files.rule_files()))


def _read(path: Path) -> tuple[str, dict[str, str], str]:
    """A rule begins with its sentence as a comment, in English and then in French."""
    text = path.read_text(encoding="utf-8")
    english, french = (line.removeprefix("# ") for line in text.splitlines()[:2])
    return path.stem, {"en": english, "fr": french}, text


def _calculated(store: Store) -> Iterator[Derivation]:
    for name, key in CALCULATED.items():
        says = {language: texts.text(key, language) for language in LANGUAGES}
        yield _derivation(store, name, says, "")


def _derivation(store: Store, name: str, says: dict[str, str], text: str) -> Derivation:
    graph = files.derived_iri(name)
    found = Counter(
        quad.object.value if quad.predicate.value == RDF + "type" else quad.predicate.value
        for quad in store.quads_for_pattern(None, None, None, NamedNode(graph))
    )
    return Derivation(name, says, text, graph, tuple(found.most_common()))
