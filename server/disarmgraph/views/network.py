"""The neighbourhood of a thing: what it leads to and what leads to it, by relation."""

from collections.abc import Iterator
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
class Neighbour:
    """A thing beside another; ``rule`` is the graph of the rule if that is only derived."""

    thing: str
    rule: str | None = None


@dataclass(frozen=True)
class Group:
    """The neighbours by one relation: ``inward`` if they lead to the thing in the middle."""

    relation: str
    inward: bool
    neighbours: tuple[Neighbour, ...]


def groups(names: Names, about: Description) -> list[Group]:
    """The neighbours of a thing by relation, outward and inward, those of facts first."""
    found = [*_outward(names, about), *_inward(names, about)]
    wanted = [each for each in found if each.neighbours and not each.relation.startswith(ABOUT_US)]
    return sorted(wanted, key=lambda each: (_rank(each.relation), -len(each.neighbours)))


def _outward(names: Names, about: Description) -> Iterator[Group]:
    for group in about.outgoing:
        if group.iri not in LEFT_OUT:
            rules = {
                each.value.value: each.rule
                for each in group.statements
                if each.value.value.startswith(BASE) and each.value.value != about.iri
            }
            things = names.sorted(rules)
            yield Group(group.iri, False, tuple(Neighbour(each, rules[each]) for each in things))


def _inward(names: Names, about: Description) -> Iterator[Group]:
    for group in about.incoming:
        if group.iri not in LEFT_OUT:
            things = names.sorted(
                each for each in group.subjects if each.startswith(BASE) and each != about.iri
            )
            yield Group(
                group.iri,
                True,
                tuple(
                    Neighbour(each, rule(names.store, each, group.iri, about.iri))
                    for each in things
                ),
            )


def _rank(relation: str) -> int:
    return LAST.index(relation) if relation in LAST else -1


def table(names: Names, found: list[Group]) -> Iterator[tuple[str, ...]]:
    """The neighbours as rows, their head first."""
    yield HEAD
    for group in found:
        for each in group.neighbours:
            yield (
                "to it" if group.inward else "from it",
                readable(group.relation),
                names.label(group.relation).text,
                each.thing,
                names.cited(each.thing).text,
                " · ".join(kind.text for kind in names.kinds(each.thing)),
                each.rule or "",
            )
