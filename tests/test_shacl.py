"""SHACL Core as this package applies it: the same results as those of pySHACL, the reference."""

import random

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from disarmgraph import files
from disarmgraph.namespaces import DISARM
from disarmgraph.rdf import rdf_file
from disarmgraph.rdf.statements import Statements
from disarmgraph.validation import validation
from disarmgraph.validation.shacl_paths import ShapesError

PREFIXES = """@prefix : <http://example.org/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
DATA = """
:a a :Kind ; :p :b , "one"@en , "deux"@fr , "two"@en ;
  :n 1 , 2.5 , "3"^^xsd:integer ; :m 2.5 ; :q :b .
:b a :Under ; :p :c ; :n -1 ; :q :c , :d ; :s "text" , "TEXT" , "" ; :t :a .
:c a :Kind ; :p [ :q :a ] ; :d "2020-01-31"^^xsd:date , "2020-02-31"^^xsd:date ;
  :e "2020-02-01"^^xsd:date .
:d :n "1"^^xsd:string , "x"^^xsd:integer ; :o "1"^^xsd:boolean , "none"^^xsd:boolean ; :p :a .
:Under rdfs:subClassOf :Kind .
"""
FORALL = ":shape sh:targetClass :Kind ; sh:targetNode :d , :nobody ; sh:property [ sh:path %s ] ."
SHAPES = {
    "class": ":p ; sh:class :Kind",
    "datatype": ":n ; sh:datatype xsd:integer",
    "a date that is none": ":d ; sh:datatype xsd:date",
    "boolean": ":o ; sh:datatype xsd:boolean",
    "language strings": ":p ; sh:datatype rdf:langString",
    "IRI": ":p ; sh:nodeKind sh:IRI",
    "blank node or literal": ":p ; sh:nodeKind sh:BlankNodeOrLiteral",
    "least": ":q ; sh:minCount 1",
    "none is enough": ":q ; sh:minCount 0",
    "most": ":p ; sh:maxCount 2",
    "above": ":n ; sh:minExclusive 1",
    "from": ":n ; sh:minInclusive 1",
    "below": ":n ; sh:maxExclusive 2.5",
    "up to": ":n ; sh:maxInclusive 2.5",
    "up to a date": ":d ; sh:maxInclusive '2020-01-31'^^xsd:date",
    "short": ":s ; sh:minLength 2",
    "long": ":p ; sh:maxLength 4",
    "pattern": ":s ; sh:pattern '^te'",
    "pattern with flag": ":s ; sh:pattern '^te' ; sh:flags 'i'",
    "language": ":p ; sh:languageIn ( 'en' 'de' )",
    "one of each language": ":p ; sh:uniqueLang true",
    "equals": ":p ; sh:equals :q",
    "disjoint": ":p ; sh:disjoint :q",
    "before": ":d ; sh:lessThan :e",
    "not after": ":n ; sh:lessThanOrEquals :m",
    "not": ":p ; sh:not [ sh:class :Kind ]",
    "and": ":p ; sh:and ( [ sh:nodeKind sh:IRI ] [ sh:property [ sh:path :q ; sh:minCount 1 ] ] )",
    "or": ":p ; sh:or ( [ sh:class :Under ] [ sh:datatype rdf:langString ] )",
    "one of two": ":p ; sh:xone ( [ sh:class :Kind ] [ sh:class :Under ] )",
    "node": ":p ; sh:node [ sh:property [ sh:path :n ; sh:minCount 1 ] ]",
    "nested": ":q ; sh:property [ sh:path :p ; sh:maxCount 1 ; sh:class :Under ]",
    "some that": ":n ; sh:qualifiedValueShape [ sh:minInclusive 2 ] ; sh:qualifiedMinCount 2",
    "few that": ":n ; sh:qualifiedValueShape [ sh:minInclusive 2 ] ; sh:qualifiedMaxCount 1",
    "value": ":q ; sh:hasValue :b",
    "in": ":q ; sh:in ( :a :b 'one' )",
    "inverse": "[ sh:inversePath :q ] ; sh:minCount 1",
    "sequence": "( :p :q ) ; sh:maxCount 1",
    "alternative": "[ sh:alternativePath ( :q :t ) ] ; sh:maxCount 1",
    "any number of steps": "[ sh:zeroOrMorePath :q ] ; sh:maxCount 2",
    "some steps": "[ sh:oneOrMorePath :t ] ; sh:minCount 1",
    "a step or none": "[ sh:zeroOrOnePath :q ] ; sh:class :Kind",
    "deactivated": ":q ; sh:minCount 9 ; sh:deactivated true",
    "warning": ":q ; sh:minCount 9 ; sh:severity sh:Warning ; sh:message 'more'@en , 'plus'@fr",
}


def statements(turtle: str) -> Statements:
    return Statements(parse((PREFIXES + turtle).encode(), RdfFormat.TURTLE))


def told(results) -> set:
    """Results without what pySHACL says by itself where a shape has no message."""
    return {
        (r.focus, r.path, r.value, r.component, r.severity)
        + ((r.messages,) if len(r.messages) > 1 else ())
        for r in results
    }


DATA_READ = statements(DATA)
"""Read once, so that blank nodes are the same ones for both engines."""


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_each_component_and_path_is_as_in_the_reference(shape):
    shapes = statements(FORALL % shape)
    assert validation.is_core(shapes)
    found = told(validation.validate(DATA_READ, shapes))
    assert found == told(validation.by_pyshacl(DATA_READ, shapes))
    assert found or "minCount 0" in shape or "deactivated" in shape


@pytest.mark.parametrize(
    "shape",
    [
        ":shape sh:targetSubjectsOf :q ; sh:nodeKind sh:Literal .",
        ":shape sh:targetObjectsOf :q ; sh:class :Kind .",
        ":Kind a rdfs:Class , sh:NodeShape ; sh:property [ sh:path :t ; sh:minCount 1 ] .",
        ":shape sh:targetClass :Kind ; sh:closed true ; sh:ignoredProperties ( rdf:type ) ;"
        " sh:property [ sh:path :p ] , [ sh:path :q ] .",
    ],
)
def test_each_target_and_a_closed_shape_are_as_in_the_reference(shape):
    shapes = statements(shape)
    found = told(validation.validate(DATA_READ, shapes))
    assert found == told(validation.by_pyshacl(DATA_READ, shapes))
    assert found


@pytest.mark.parametrize("only", ["a", "b", "nobody"])
def test_results_for_some_nodes_are_as_in_the_reference(only):
    shapes = statements(FORALL % ":p ; sh:class :Kind ; sh:minCount 2")
    focus = {NamedNode(f"http://example.org/{only}")}
    found = told(validation.validate(DATA_READ, shapes, focus))
    assert found == {r for r in told(validation.validate(DATA_READ, shapes)) if r[0] in focus}
    assert found == told(validation.by_pyshacl(DATA_READ, shapes, focus))
    assert found


def test_shapes_beyond_the_core_are_left_to_the_reference():
    shapes = statements("""
        :shape a sh:NodeShape ; sh:targetClass :Kind ; sh:severity sh:Info ;
          sh:sparql [ sh:message "no q"@en ;
            sh:select "SELECT $this { FILTER NOT EXISTS { $this <http://example.org/q> ?q } }" ] .
    """)
    assert not validation.is_core(shapes)
    (result,) = validation.validate(DATA_READ, shapes)
    assert (result.focus, result.component, result.severity) == (
        NamedNode("http://example.org/c"),
        "SPARQLConstraintComponent",
        "info",
    )


@pytest.mark.parametrize(
    "shape",
    [
        ":s sh:targetClass :Kind ; sh:property [ sh:path :p ; sh:minCount 'some' ] .",
        ":s sh:targetClass :Kind ; sh:property [ sh:path :p ; sh:pattern '(' ] .",
        ":s sh:targetClass :Kind ; sh:property [ sh:path 'p' ; sh:minCount 1 ] .",
        ":s sh:targetClass :Kind ; sh:property [ sh:path :p ; sh:nodeKind sh:Anything ] .",
        ":s sh:targetClass :Kind ; sh:property [ sh:path [ sh:inversePath [] ] ] .",
        ":s sh:targetClass :Kind ; sh:node :s .",
    ],
)
def test_a_shape_that_cannot_be_applied_is_an_error_that_names_it(shape):
    with pytest.raises(ShapesError, match=r"(http:|_:|no path)"):
        validation.validate(DATA_READ, statements(shape))


def quads(paths) -> list[Quad]:
    return [quad for path in paths for quad in rdf_file.open_file(path).quads()]


OUR_SHAPES = Statements(quads(files.shape_files()))


@pytest.mark.slow
def test_our_shapes_find_the_same_in_all_cases_together():
    ontology = (files.graph_home() / "ontology").rglob("*.ttl")
    cases = (files.graph_home() / "shapes/examples").rglob("*.ttl")
    data = Statements(quads([*ontology, *cases]))
    found = validation.validate(data, OUR_SHAPES)
    assert found == validation.by_pyshacl(data, OUR_SHAPES)
    assert len(found) > 500


@pytest.mark.slow
def test_our_shapes_find_the_same_in_our_graph_when_it_is_damaged():
    """Of every hundred statements two are lost, two lead elsewhere, and one leads there as well."""
    read = quads(files.knowledge_files() + files.table_files())
    chance = random.Random(6)
    values = [quad.object for quad in read]
    damaged = []
    for quad in read:
        fate = chance.random()
        if fate < 0.03:
            damaged.append(Quad(quad.subject, quad.predicate, chance.choice(values)))
        if fate < 0.01 or fate > 0.04:
            damaged.append(quad)
    data = Statements(damaged)
    found = validation.validate(data, OUR_SHAPES)
    reference = validation.by_pyshacl(data, OUR_SHAPES)
    # The one known difference: pySHACL has an order even for a day and a number, SPARQL has none.
    difference = found ^ reference
    assert {each.component for each in difference} <= {
        "LessThanConstraintComponent",
        "NotConstraintComponent",
    }
    assert all(incomparable(data, each.focus) for each in difference)
    assert len(found) > 5000


def incomparable(data: Statements, focus) -> bool:
    """Whether a thing begins and ends with values of several kinds."""
    ends = [NamedNode(DISARM + name) for name in ("start", "end", "startDate", "endDate")]
    found = [value for end in ends for value in data.values(focus, end)]
    return len({getattr(value, "datatype", None) for value in found}) > 1
