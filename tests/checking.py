"""A file of a user as the tests of checking have it, and what is told of it."""

from disarmgraph.files import graph_home, knowledge_files
from disarmgraph.validation.check_report import Problem

HEAD = """@prefix basis: <https://w3id.org/disarmgraph/scheme/basis/> .
@prefix body: <https://w3id.org/disarmgraph/id/body/> .
@prefix body-kind: <https://w3id.org/disarmgraph/scheme/body-kind/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix disarm: <https://w3id.org/disarmgraph/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix source: <https://w3id.org/disarmgraph/id/source/> .
@prefix state: <https://w3id.org/disarmgraph/id/state/> .

# A body of a user.

"""
BODY = """body:mill-office a disarm:Body ;
    disarm:kind body-kind:office ;
    rdfs:label "Office of Mills"@en ;
    rdfs:label "Bureau des moulins"@fr ;
    disarm:locatedIn state:TGO ;
    disarm:basis basis:stated ;
    dcterms:source source:country-codes .
"""
DATA = graph_home() / "data"
AROUND = [
    *(path for path in knowledge_files() if not path.is_relative_to(DATA)),
    *(DATA / "actors" / "states.ttl", DATA / "places" / "places.ttl", DATA / "sources.ttl"),
]
NODE = "https://w3id.org/disarmgraph/id/body/mill-office"
SHAPE = "https://w3id.org/disarmgraph/shapes#"


def changed(old: str, new: str) -> str:
    assert old in BODY
    return HEAD + BODY.replace(old, new)


def brief(problems: list[Problem]) -> list[tuple]:
    return [
        (problem.file, problem.line, problem.node, problem.rule.removeprefix(SHAPE))
        for problem in problems
    ]
