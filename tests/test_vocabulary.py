"""Every term that is used exists: the borrowed ones where they come from, our own here."""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import rdflib
import rdflib.namespace
from pyoxigraph import Literal, NamedNode
from rdflib import DCAT, DCTERMS, OWL, RDF, RDFS, SKOS, VANN, Graph, Namespace, URIRef
from rdflib.namespace import DefinedNamespace
from rdflib.paths import Path as PropertyPath
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.parserutils import CompValue

from disarmgraph.files import (
    graph_home,
    knowledge_files,
    query_files,
    rule_files,
    shape_files,
    table_files,
)
from disarmgraph.rdf import rdf_file

BASE = "https://w3id.org/disarmgraph/"
DISARM = Namespace(BASE + "ontology#")
ONTOLOGY = URIRef(BASE + "ontology")
BIBO = Namespace("http://purl.org/ontology/bibo/")

LISTS = sorted((Path(__file__).parent / "vocabularies").glob("*.txt"))
TURTLE = knowledge_files() + shape_files()
SPARQL = query_files() + rule_files()
TERM_FILES = [
    graph_home() / "ontology" / "disarm.ttl",
    graph_home() / "ontology" / "alignments.ttl",
]
SCHEMES = sorted((graph_home() / "ontology" / "schemes").glob("*.ttl"))
EXCUSED = {
    "TextSpan": "the class above passages and omissions, for the properties of both",
    "likelihood": "for the proposals of drafts, which are no data yet",
    "rule": "for the proposals of drafts, which are no data yet",
}
"""Terms of ours that neither the data nor a query uses, and why they are there."""


def listed(path: Path) -> list[str]:
    """The IRIs of a list: one a line, then two spaces and '# where it is defined'."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line.split("  # ")[0] for line in lines if not line.startswith("#")]


def namespace(iri: str) -> str:
    return iri[: max(iri.rfind("#"), iri.rfind("/")) + 1]


def parsed(paths: list[Path]) -> Graph:
    graph = Graph()
    for path in paths:
        graph.parse(path)
    return graph


KNOWN = {iri for path in LISTS for iri in listed(path)}
VOCABULARIES = {namespace(iri) for iri in KNOWN}
CLOSED = {
    str(known._NS): known
    for known in vars(rdflib.namespace).values()
    if isinstance(known, type)
    and issubclass(known, DefinedNamespace)
    and known is not DefinedNamespace
}
DCAT_3 = {str(DCAT) + name for name in ("DatasetSeries", "version")}
"""Terms of DCAT 3, of which rdflib does not know; it has DCAT 2."""
TERMS = parsed(TERM_FILES)
CONCEPTS = parsed(SCHEMES)
OWN_TERMS = sorted(TERMS.subjects(RDFS.isDefinedBy, ONTOLOGY))
OWN_CONCEPTS = sorted(CONCEPTS.subjects(RDF.type, SKOS.Concept))
OWN_SCHEMES = sorted(CONCEPTS.subjects(RDF.type, SKOS.ConceptScheme))


def used_in_turtle(path: Path) -> Iterator[tuple[str, bool]]:
    """Each IRI of a file, and whether it can only be a term: predicate, class or datatype."""
    for quad in rdf_file.open_file(path).quads():
        subject, predicate, value = quad.triple
        yield predicate.value, True
        yield from ((node.value, False) for node in (subject, value) if isinstance(node, NamedNode))
        if predicate.value == str(RDF.type):
            yield value.value, True
        if isinstance(value, Literal):
            yield value.datatype.value, True


def used_in_sparql(path: Path) -> Iterator[tuple[str, bool]]:
    """Each IRI of a query, and whether it is a predicate."""
    yield from _iris(prepareQuery(path.read_text(encoding="utf-8")).algebra)


def _iris(part: object, predicate: bool = False) -> Iterator[tuple[str, bool]]:
    if isinstance(part, URIRef):
        yield str(part), predicate
    elif isinstance(part, CompValue):
        for key, value in part.items():
            yield from _triples(value) if key in ("triples", "template") else _iris(value)
    elif isinstance(part, dict):
        for value in part.values():
            yield from _iris(value)
    elif isinstance(part, list | tuple | set):
        for member in part:
            yield from _iris(member, predicate)
    elif isinstance(part, PropertyPath):
        yield from _iris(list(vars(part).values()), predicate=True)


def _triples(triples: object) -> Iterator[tuple[str, bool]]:
    for subject, predicate, value in triples or ():
        yield from _iris([subject, value])
        yield from _iris(predicate, predicate=True)


@cache
def used(path: Path) -> set[tuple[str, bool]]:
    return set(used_in_turtle(path) if path.suffix == ".ttl" else used_in_sparql(path))


def name(path: Path) -> str:
    return path.relative_to(graph_home()).as_posix()


@pytest.mark.parametrize("path", TURTLE + SPARQL, ids=name)
def test_each_borrowed_term_is_listed(path):
    borrowed = {
        iri
        for iri, is_term in used(path)
        if not iri.startswith(BASE) and (is_term or namespace(iri) in VOCABULARIES)
    }
    assert borrowed - KNOWN == set()


@pytest.mark.parametrize("path", TURTLE + SPARQL, ids=name)
def test_each_term_and_concept_of_ours_is_declared(path):
    ours = {iri for iri, _ in used(path) if iri.startswith((str(DISARM), BASE + "scheme/"))}
    assert ours - {str(iri) for iri in [*OWN_TERMS, *OWN_CONCEPTS, *OWN_SCHEMES]} == set()


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.stem)
def test_a_list_is_about_one_vocabulary(path):
    assert len({namespace(iri) for iri in listed(path)}) == 1


@pytest.mark.parametrize("iri", sorted(i for i in KNOWN - DCAT_3 if namespace(i) in CLOSED))
def test_each_listed_term_is_known_to_rdflib(iri):
    assert iri in CLOSED[namespace(iri)]


def test_rdflib_would_not_know_an_invented_term():
    assert str(SKOS) + "Konzept" not in CLOSED[str(SKOS)]


def test_terms_are_found_wherever_they_stand(tmp_path):
    turtle, query = tmp_path / "a.ttl", tmp_path / "a.rq"
    turtle.write_text('<urn:a> a <urn:C> ; <urn:p> "x"^^<urn:d> .', encoding="utf-8")
    query.write_text("ASK { ?a (<urn:q>/^<urn:r>)+ ?b MINUS { ?b a <urn:C> } }", encoding="utf-8")
    assert used(turtle) >= {("urn:C", True), ("urn:p", True), ("urn:d", True)}
    assert used(query) >= {("urn:q", True), ("urn:r", True), ("urn:C", False)}


def test_each_subject_in_our_namespace_says_that_the_ontology_defines_it():
    assert {s for s in TERMS.subjects() if str(s).startswith(str(DISARM))} == set(OWN_TERMS)


@pytest.mark.parametrize(
    "metadata",
    [
        *(
            DCTERMS[n]
            for n in ("title", "description", "creator", "created", "modified", "license")
        ),
        *(VANN.preferredNamespacePrefix, VANN.preferredNamespaceUri, DCTERMS.bibliographicCitation),
        *(OWL.versionIRI, OWL.versionInfo, BIBO.status),
    ],
)
def test_the_ontology_says_what_it_is(metadata):
    assert (ONTOLOGY, metadata, None) in TERMS


def test_the_ontology_says_which_version_came_before():
    before = list(TERMS.objects(ONTOLOGY, OWL.priorVersion))
    assert before or (ONTOLOGY, SKOS.historyNote, None) in TERMS


def test_the_ontology_has_the_version_of_the_package():
    project = tomllib.loads((graph_home() / "pyproject.toml").read_text(encoding="utf-8"))[
        "project"
    ]
    assert str(TERMS.value(ONTOLOGY, OWL.versionInfo)) == project["version"]
    assert str(TERMS.value(ONTOLOGY, OWL.versionIRI)) == f"{ONTOLOGY}/{project['version']}"


def test_the_namespace_that_the_ontology_announces_is_that_of_its_terms():
    assert str(TERMS.value(ONTOLOGY, VANN.preferredNamespaceUri)) == str(DISARM)
    assert {namespace(term) for term in OWN_TERMS} == {str(DISARM)}


def stated() -> Iterator[str]:
    """The properties and classes of the statements of the data, tables included."""
    ontology = graph_home() / "ontology"
    for path in [p for p in knowledge_files() if not p.is_relative_to(ontology)] + table_files():
        for quad in rdf_file.open_file(path).quads():
            yield quad.predicate.value
            yield quad.object.value


def test_each_term_is_used_by_the_data_or_by_a_query_or_excused():
    asked = {iri for path in SPARQL for iri, _ in used(path)}
    idle = {str(term) for term in OWN_TERMS} - asked - set(stated())
    assert idle == {str(DISARM[term]) for term in EXCUSED}
