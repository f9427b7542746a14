"""What a page lists of a thing: the facts about it, and the things that are linked to it."""

from collections.abc import Set
from dataclasses import dataclass, replace

from disarmgraph.content.resource import Description, Property, Statement
from disarmgraph.names import Names, collation
from disarmgraph.namespaces import DCTERMS, DISARM, PREFIXES, RDF, RDFS, SKOS
from disarmgraph.triples import Term

LINKS = 100
"""Things linked by one property that a page shows; the rest can be listed by a query."""
OWN_PLACE = {
    RDF + "type",
    RDFS + "label",
    RDFS + "isDefinedBy",
    SKOS + "prefLabel",
    SKOS + "definition",
    DCTERMS + "source",
    *(DISARM + name for name in ("kind", "summary", "statedIn", "basis")),
}
"""Outgoing properties that a page prints elsewhere than in its list of facts."""
PARTS = (DISARM + "isProvisionOf", DISARM + "isWithinProvision")
OWN_LIST = {
    RDFS + "isDefinedBy",
    SKOS + "inScheme",
    SKOS + "topConceptOf",
    SKOS + "broader",
    PREFIXES["sh"] + "defaultValue",
    *(PREFIXES["void"] + n for n in ("exampleResource", "rootResource", "subset")),
    *(
        DISARM + n
        for n in (
            "annotates",
            "mentions",
            "cites",
            "isNameOf",
            "isPassageOf",
            "isWithin",
            "statedIn",
        )
    ),
    *PARTS,
}
"""Incoming properties that a page does not list under the things linked from: what has a list of
its own, and what the catalogue and the questions of the library say of their own make."""
SEVERAL = {SKOS + "altLabel", SKOS + "hiddenLabel", DISARM + "nameText"}
"""Properties whose values in two languages are not translations of each other."""


@dataclass(frozen=True)
class Links:
    """Things that name the page's thing by one property: how many, and those to show."""

    relation: str
    count: int
    things: tuple[str, ...]


def facts(names: Names, about: Description, elsewhere: Set[str] = frozenset()) -> list[Property]:
    """What is said of a thing, without what has a place of its own on the page."""
    own_place = OWN_PLACE | elsewhere
    labels = about.values(RDFS + "label") or about.values(DCTERMS + "title")
    groups = [read(names, group) for group in about.outgoing if group.iri not in own_place]
    kept = [replace(g, statements=_kept(g, labels)) for g in groups]
    return [group for group in kept if group.statements]


def _kept(group: Property, labels: tuple[Term, ...]) -> tuple[Statement, ...]:
    """Statements of a property without a title that is the label and names listed as names."""
    if group.iri == DCTERMS + "title":
        return tuple(each for each in group.statements if each.value not in labels)
    if group.iri == SKOS + "altLabel":
        return tuple(each for each in group.statements if each.rule is None)
    return group.statements


def read(names: Names, group: Property) -> Property:
    """A property in the order of its words, without translations of the reader's language."""
    said = [(getattr(each.value, "language", None), each) for each in group.statements]
    if group.iri not in SEVERAL and names.language in [language for language, _ in said]:
        said = [pair for pair in said if pair[0] in (None, names.language)]
    by_words = sorted(
        said, key=lambda pair: (pair[0] or "", collation(names.shown(pair[1].value).text))
    )
    return replace(group, statements=tuple(each for _, each in by_words))


def links(names: Names, about: Description) -> list[Links]:
    """What is said with a thing as value, without what has a list of its own on the page."""
    return [
        Links(group.iri, group.count, tuple(names.sorted(group.subjects[:LINKS])))
        for group in about.incoming
        if group.iri not in OWN_LIST
    ]
