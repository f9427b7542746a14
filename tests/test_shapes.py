"""Every shape lets its valid cases pass and finds the fault of each invalid one."""

import re
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Store
from rdflib import SH, Graph, URIRef

from disarmgraph import files
from disarmgraph.namespaces import RDF, RDFS, SHAPES, SKOS, shorten
from disarmgraph.rdf import rdf_file
from disarmgraph.rdf.statements import Statements
from disarmgraph.validation import validation

CASES = files.graph_home() / "shapes" / "examples"
ALL = sorted(path for each in files.shape_files() for path in CASES.glob(f"{each.stem}/*.ttl"))
VALID = [path for path in ALL if path.name.startswith("valid-")]
INVALID = [path for path in ALL if path.name.startswith("invalid-")]
LANGUAGES = {"en", "fr"}


def name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def shape_file(stem: str) -> Path:
    return files.graph_home() / "shapes" / f"{stem}.ttl"


@pytest.fixture(scope="module")
def lists() -> list:
    """What shapes need of the ontology and the schemes: which class is under which, which list."""
    needed = {RDFS + "subClassOf", SKOS + "inScheme", RDF + "type"}
    ontology = files.graph_home() / "ontology"
    opened = map(rdf_file.open_file, sorted(ontology.rglob("*.ttl")))
    return [q for file in opened for q in file.quads() if q.predicate.value in needed]


@pytest.fixture(scope="module")
def shapes() -> Graph:
    return shapes_graph(files.shape_files())


def shapes_graph(paths: list[Path]) -> Graph:
    """Shapes in rdflib, in which paths through lists are easy to follow."""
    graph = Graph()
    for path in paths:
        graph.parse(path, format="turtle")
    return graph


def reported(path: Path, lists: list) -> list[str]:
    """The results for what a case describes, as lines `node | path | message`, sorted."""
    case = list(rdf_file.open_file(path).quads())
    named = {quad.object for quad in case}
    around = [q for q in lists if q.subject in named or q.predicate.value == RDFS + "subClassOf"]
    shapes = Statements(rdf_file.open_file(shape_file(path.parent.name)).quads())
    results = validation.validate(Statements([*around, *case]), shapes, described(case))
    return sorted(
        {
            f"{shown(each.focus.value)} | {shown(each.path) or '-'} | {dict(each.messages)['en']}"
            for each in results
        }
    )


def described(case: list) -> set:
    return {quad.subject for quad in case}


def shown(text: str) -> str:
    """An IRI or a SPARQL path, shortened; a part of a document or instrument as data writes it."""
    if text.startswith("http"):
        part = re.search(r"/id/(?:document|instrument)/([^/]+)/([^/]+)$", text)
        return f"{part[1]}:{part[2]}" if part else shorten(text)
    return re.sub("<[^>]*>", lambda iri: shorten(iri[0][1:-1]), text)


@pytest.mark.parametrize("path", VALID, ids=name)
def test_valid_case_conforms(path, lists):
    assert reported(path, lists) == []


@pytest.mark.parametrize("path", INVALID, ids=name)
def test_fault_is_found_where_it_is(path, lists):
    expected = path.with_suffix(".expected.txt").read_text(encoding="utf-8").splitlines()

    assert reported(path, lists) == expected


@pytest.mark.parametrize("path", files.shape_files(), ids=lambda path: path.stem)
def test_shape_file_has_a_valid_and_an_invalid_case(path):
    kinds = {case.name.partition("-")[0] for case in (CASES / path.stem).glob("*.ttl")}

    assert kinds == {"valid", "invalid"}


def test_every_rule_is_broken_by_a_case(shapes):
    rules = {
        str(message) for message in shapes.objects(None, SH.message) if message.language == "en"
    }
    lines = [
        line
        for path in CASES.glob("*/*.expected.txt")
        for line in path.read_text(encoding="utf-8").splitlines()
    ]

    assert rules - {line.split(" | ", 2)[2] for line in lines} == set()


def test_every_class_with_instances_has_a_shape_file(graph: Store):
    typed = graph.quads_for_pattern(None, NamedNode(RDF + "type"), None)
    data = f"{files.GRAPHS}data/"
    kinds = {quad.object.value for quad in typed if str(quad.graph_name).startswith(f"<{data}")}
    targets = {
        str(target)
        for path in files.shape_files()
        for target in shapes_graph([path]).objects(None, SH.targetClass)
        if stem(str(target)) == path.stem
    }

    assert kinds
    assert {kind for kind in kinds if not above(graph, kind) & targets} == set()


def stem(kind: str) -> str:
    """The name of the shape file of a class: its own name, in lower case with hyphens."""
    words = re.findall("[A-Z][a-z]*", kind.rpartition("#")[2])
    return "-".join(words).lower()


def above(graph: Store, kind: str) -> set[str]:
    """A class and the classes it is under."""
    query = f"SELECT ?c {{ <{kind}> <{RDFS}subClassOf>* ?c }}"
    return {kind} | {row["c"].value for row in graph.query(query)}


def test_every_rule_says_its_severity_and_speaks_both_languages(shapes):
    rules = {
        rule: (
            len(list(shapes.objects(rule, SH.severity))),
            sorted(str(message.language) for message in shapes.objects(rule, SH.message)),
        )
        for rule in {*shapes.subjects(SH.message, None), *named_property_shapes(shapes)}
    }

    assert {rule for rule, found in rules.items() if found != (1, sorted(LANGUAGES))} == set()


def named_property_shapes(shapes: Graph) -> set[URIRef]:
    return {shape for shape in shapes.subjects(SH.path, None) if isinstance(shape, URIRef)}


def test_every_named_property_shape_is_used_by_a_node_shape(shapes):
    assert named_property_shapes(shapes) == {
        shape for shape in shapes.objects(None, SH.property) if isinstance(shape, URIRef)
    }


def test_a_property_shape_is_named_after_a_node_shape(shapes):
    stray = [shape for shape in named_property_shapes(shapes) if not shape.startswith(SHAPES)]

    assert stray == []
