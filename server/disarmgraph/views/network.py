"""The neighbourhood of a thing: what it leads to and what leads to it, by relation."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from disarmgraph.content.resource import Description, rule
from disarmgraph.names import Names, readable
from disarmgraph.namespaces import BASE, DCTERMS, DISARM, PREFIXES, RDF, RDFS, SKOS

LEFT_OUT = {
    RDF + "type",
    RDFS + "isDefinedBy",
    DISARM + "basis",
    SKOS + "inScheme",
    SKOS + "topConceptOf",
    DISARM + "isNameOf",
}
"""Relations that say what sort of thing something is, where it is kept, what it is called."""
ABOUT_US = (PREFIXES["void"], PREFIXES["sh"])
"""Vocabularies in which the dataset and its questions are described."""
LAST = (
    *(DISARM + name for name in ("theme", "weapon", "mentions", "cites")),
    *(DISARM + "isPassageOf", DCTERMS + "source", DISARM + "statedIn"),
)
"""Relations that stand behind those of facts, in this order."""
HEAD = ("direction", "relation", "relationLabel", "thing", "label", "kind", "derivedBy")


@dataclass(frozen=True)
class Group:
    """The things beside ``about`` by one relation: ``inward`` if they lead to it."""

    about: str
    relation: str
    inward: bool
    things: tuple[str, ...]

    def rule(self, names: Names, thing: str) -> str | None:
        """The graph of the rule that ties one of them to ``about``; None if it is stated."""
        one, other = (thing, self.about) if self.inward else (self.about, thing)
        return rule(names.store, one, self.relation, other)


def groups(names: Names, about: Description) -> list[Group]:
    """The neighbours of a thing by relation, outward and inward, those of facts first."""
    found = [*_outward(names, about), *_inward(names, about)]
    wanted = [each for each in found if each.things and not each.relation.startswith(ABOUT_US)]
    return sorted(wanted, key=lambda each: (_rank(each.relation), -len(each.things)))


def _outward(names: Names, about: Description) -> Iterator[Group]:
    for group in about.outgoing:
        if group.iri not in LEFT_OUT:
            things = {each.value.value for each in group.statements}
            yield Group(about.iri, group.iri, False, _neighbours(names, about, things))


def _inward(names: Names, about: Description) -> Iterator[Group]:
    for group in about.incoming:
        if group.iri not in LEFT_OUT:
            yield Group(about.iri, group.iri, True, _neighbours(names, about, group.subjects))


def _neighbours(names: Names, about: Description, things: Iterable[str]) -> tuple[str, ...]:
    found = (each for each in things if each.startswith(BASE) and each != about.iri)
    return tuple(names.sorted(found))


def _rank(relation: str) -> int:
    return LAST.index(relation) if relation in LAST else -1


def table(names: Names, found: list[Group]) -> Iterator[tuple[str, ...]]:
    """The neighbours as rows, their head first."""
    yield HEAD
    for group in found:
        for thing in group.things:
            yield (
                "to it" if group.inward else "from it",
                readable(group.relation),
                names.label(group.relation).text,
                thing,
                names.cited(thing).text,
                " · ".join(kind.text for kind in names.kinds(thing)),
                group.rule(names, thing) or "",
            )
