"""What the dataset says of itself: VoID and DCAT 3 (as DCAT-AP 3.0.1 has it), counted in the graph.

What nothing counts stands in catalogue.ttl. A module that knows the files of releases adds them
as ``dcat:distribution`` of DATASET, and each release with ``dcat:inSeries`` RELEASES.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from pyoxigraph import DefaultGraph, Literal, NamedNode, RdfFormat, Store, Triple, parse

from disarmgraph import formats
from disarmgraph.files import GRAPHS
from disarmgraph.namespaces import (
    BASE,
    DATASET,
    DCTERMS,
    DISARM,
    MATCHES,
    ONTOLOGY,
    OWL,
    PREFIXES,
    RDF,
    SKOS,
    XSD,
    shorten,
)
from disarmgraph.triples import first, objects, subjects, triple

CATALOGUE = BASE + "catalogue"
SERVICE = BASE + "sparql"
PUBLISHER = CATALOGUE + "#publisher"
CONTACT = CATALOGUE + "#contact"
GRAPH = GRAPHS + "catalogue"
"""The named graph of all this."""

ENTITIES = r"^https://w3id\.org/disarmgraph/((id|scheme|queries)/.+|(queries|ontology)(#.+)?)$"
"""The pattern of the IRIs of things, concepts, terms, questions and what may be chosen in them."""

EXAMPLES = (
    "id/instrument/apmbc",
    "id/instrument/apmbc/art_5__para_1",
    "id/document/a-63-228/para_28",
    "id/state/LKA",
    "scheme/theme/marking",
)
LINKS = (*MATCHES, OWL + "sameAs")
"""The properties that link to the datasets of others."""

_VOID, _DCAT, _FOAF = PREFIXES["void"], PREFIXES["dcat"], PREFIXES["foaf"]
_PERIOD = DATASET + "#period"
_WHOLE = """SELECT (COUNT(*) AS ?triples) (COUNT(DISTINCT ?s) AS ?distinctSubjects)
       (COUNT(DISTINCT ?o) AS ?distinctObjects) WHERE { ?s ?p ?o }"""
_ENTITIES = """SELECT (COUNT(DISTINCT ?s) AS ?entities)
WHERE {{ ?s a [] FILTER (REGEX(STR(?s), "{}")) }}"""
_CLASSES = "SELECT ?part (COUNT(*) AS ?count) WHERE { ?s a ?part } GROUP BY ?part"
_PROPERTIES = "SELECT ?part (COUNT(*) AS ?count) WHERE { ?s ?part ?o } GROUP BY ?part"
_GRAPHS = "SELECT ?part (COUNT(*) AS ?count) WHERE { GRAPH ?part { ?s ?p ?o } } GROUP BY ?part"


def triples(store: Store) -> Iterator[Triple]:
    """The description of the graph in a store that does not hold it yet.

    Version, dates, licence and publisher are those of the ontology; a graph whose ontology has no
    version is nothing that is published, so there is nothing to describe.
    """
    if first(store, ONTOLOGY, OWL + "versionInfo") is None:
        return
    yield from _stated()
    yield from _edition(store)
    yield from _access(store)
    yield from _period(store)
    yield from _counts(store)
    yield from _links(store)


def _stated() -> Iterator[Triple]:
    """What catalogue.ttl says."""
    path = Path(__file__).with_suffix(".ttl")
    return (each.triple for each in parse(path=path, format=RdfFormat.TURTLE))


def _edition(store: Store) -> Iterator[Triple]:
    """The version, its dates, who publishes it under which licence."""
    yield triple(DATASET, _DCAT + "version", first(store, ONTOLOGY, OWL + "versionInfo"))
    for ours, theirs in (("issued", "created"), ("modified", "modified")):
        for day in objects(store, ONTOLOGY, DCTERMS + theirs):
            yield triple(DATASET, DCTERMS + ours, day)
            yield triple(CATALOGUE, DCTERMS + ours, day)
    for licence in objects(store, ONTOLOGY, DCTERMS + "license"):
        yield _is_a(licence.value, DCTERMS + "LicenseDocument")
        for each in (CATALOGUE, DATASET, SERVICE):
            yield triple(each, DCTERMS + "license", licence)
    yield _is_a(PUBLISHER, _FOAF + "Agent")
    for name in objects(store, ONTOLOGY, DCTERMS + "creator"):
        yield triple(PUBLISHER, _FOAF + "name", name)


def _access(store: Store) -> Iterator[Triple]:
    """In which formats, vocabularies and beginning where the dataset can be read."""
    for each in formats.GRAPHS:
        yield _link(DATASET, _VOID + "feature", each.iri)
    for iri in (BASE + path for path in EXAMPLES):
        if next(store.quads_for_pattern(NamedNode(iri), None, None, DefaultGraph()), None):
            yield _link(DATASET, _VOID + "exampleResource", iri)
    for scheme in subjects(store, RDF + "type", SKOS + "ConceptScheme"):
        yield _link(DATASET, _VOID + "rootResource", scheme)
    yield triple(DATASET, _VOID + "uriRegexPattern", Literal(ENTITIES))


def _period(store: Store) -> Iterator[Triple]:
    """From the first text adopted to the last day at which a record was read."""
    adopted, seen = (_days(store, DISARM + name) for name in ("adoptionDate", "snapshotDate"))
    if adopted and seen:
        yield _link(DATASET, DCTERMS + "temporal", _PERIOD)
        yield _is_a(_PERIOD, DCTERMS + "PeriodOfTime")
        yield triple(_PERIOD, _DCAT + "startDate", adopted[0])
        yield triple(_PERIOD, _DCAT + "endDate", seen[-1])


def _days(store: Store, predicate: str) -> list[Literal]:
    """The values of a property that are whole days, in order."""
    found = store.quads_for_pattern(None, NamedNode(predicate), None, DefaultGraph())
    literals = {each.object for each in found if isinstance(each.object, Literal)}
    days = (each for each in literals if each.datatype.value == XSD + "date")
    return sorted(days, key=lambda day: day.value)


def _counts(store: Store) -> Iterator[Triple]:
    """How much there is, in all and by class, property and named graph."""
    for text in (_WHOLE, _ENTITIES.format(ENTITIES.replace("\\", r"\\"))):
        solutions = store.query(text)
        row = next(iter(solutions))
        for variable in solutions.variables:
            yield triple(DATASET, _VOID + variable.value, row[variable])
    classes = _by_part(store, _CLASSES)
    properties = _by_part(store, _PROPERTIES)
    yield _number(DATASET, "classes", len(classes))
    yield _number(DATASET, "properties", len(properties))
    for iri, count in classes.items():
        yield from _partition("class", iri)
        yield _number(_part("class", iri), "entities", count)
    for iri, count in properties.items():
        yield from _partition("property", iri)
        yield _number(_part("property", iri), "triples", count)
    for vocabulary in sorted({_namespace(iri) for iri in (*classes, *properties)}):
        yield _link(DATASET, _VOID + "vocabulary", vocabulary)
    for iri, count in _by_part(store, _GRAPHS).items():
        yield _link(DATASET, _VOID + "subset", iri)
        yield _is_a(iri, _VOID + "Dataset")
        yield _number(iri, "triples", count)


def _links(store: Store) -> Iterator[Triple]:
    """A Linkset for each property and dataset of others, if there are such links."""
    spaces = _spaces()
    for match in LINKS:
        links = store.quads_for_pattern(None, NamedNode(match), None, DefaultGraph())
        targets = Counter(
            other for each in links for other, space in spaces.items() if _is_in(each.object, space)
        )
        for target, count in targets.items():
            linkset = f"{target}-{shorten(match).partition(':')[2]}"
            yield _link(DATASET, _VOID + "subset", linkset)
            yield _is_a(linkset, _VOID + "Linkset")
            yield _link(linkset, _VOID + "linkPredicate", match)
            yield _link(linkset, _VOID + "subjectsTarget", DATASET)
            yield _link(linkset, _VOID + "objectsTarget", target)
            yield _number(linkset, "triples", count)


def _spaces() -> dict[str, str]:
    """The datasets of others that catalogue.ttl names, and how their IRIs begin."""
    return {
        each.subject.value: each.object.value
        for each in _stated()
        if each.predicate.value == _VOID + "uriSpace" and each.subject.value != DATASET
    }


def _is_in(term: object, space: str) -> bool:
    return isinstance(term, NamedNode) and term.value.startswith(space)


def _by_part(store: Store, text: str) -> dict[str, int]:
    """How much of each part there is; a class without a name is no part."""
    rows = [row for row in store.query(text) if isinstance(row["part"], NamedNode)]
    return {row["part"].value: int(row["count"].value) for row in rows}


def _partition(kind: str, iri: str) -> Iterator[Triple]:
    yield _link(DATASET, f"{_VOID}{kind}Partition", _part(kind, iri))
    yield _link(_part(kind, iri), _VOID + kind, iri)


def _part(kind: str, iri: str) -> str:
    """The IRI of the part of the dataset with a class or property: #class-disarm-Norm."""
    name = shorten(iri)
    local = quote(iri, safe="") if name.startswith("<") else name.replace(":", "-")
    return f"{DATASET}#{kind}-{local}"


def _namespace(iri: str) -> str:
    return iri[: max(iri.rfind("#"), iri.rfind("/")) + 1]


def _number(subject: str, name: str, count: int) -> Triple:
    return triple(subject, _VOID + name, Literal(str(count), datatype=NamedNode(XSD + "integer")))


def _is_a(subject: str, kind: str) -> Triple:
    return _link(subject, RDF + "type", kind)


def _link(subject: str, predicate: str, value: str) -> Triple:
    return triple(subject, predicate, NamedNode(value))
