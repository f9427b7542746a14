"""What the pages of the ontology, the lists and the shapes say."""

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from disarmgraph.content import constraints
from disarmgraph.files import graph_rule_files, ontology_rule_files
from disarmgraph.namespaces import DISARM, OWL, RDF, RDFS, SH, SKOS
from disarmgraph.reference import reference
from disarmgraph.triples import subjects


@pytest.fixture(scope="module")
def known(graph):
    return reference.reference(graph, constraints.store())


def shapes(known, name):
    return {shape.iri.rpartition("#")[2] for shape in known.shapes_of[DISARM + name]}


def test_a_class_is_held_to_its_shape(known):
    assert {"Norm", "Norm-reported"} <= shapes(known, "Norm")
    assert "Body" not in shapes(known, "Norm")


def test_a_class_is_held_to_the_shapes_of_the_classes_above_it(known):
    assert shapes(known, "TreatyObligation") == shapes(known, "Norm")


def test_a_property_is_held_to_the_rules_about_it(known):
    rules = {rule.node.value.rpartition("#")[2] for _, rule in known.rules_of[DISARM + "bearer"]}
    assert rules == {"Norm-bearer"}


def test_every_shape_is_there(known):
    assert {shape.iri for shape in known.shapes} == set(
        subjects(constraints.store(), RDF + "type", SH + "NodeShape")
    )


def test_rules_across_several_things_are_there(known):
    assert [rule.name for rule in known.across] == [path.stem for path in graph_rule_files()]
    assert [rule.name for rule in known.of_ontology] == [p.stem for p in ontology_rule_files()]


def test_every_class_has_a_worked_example_or_what_the_graph_says_of_a_member(known):
    shown = set(known.examples.of_class) | set(known.turtle)
    assert {entry.iri for entry in known.sorts["Class"]} - shown == set()


def test_what_the_graph_says_of_a_member_says_that_it_is_one(known):
    assert DISARM + "Treaty" in known.turtle
    for kind, text in known.turtle.items():
        quads = parse(input=text, format=RdfFormat.TURTLE)
        assert NamedNode(kind) in {quad.object for quad in quads}


def test_terms_of_others_are_those_that_the_ontology_declares(known):
    assert {SKOS + "Concept", SKOS + "broader"} <= set(known.borrowed)
    assert not any(iri.startswith((DISARM, OWL, RDFS)) for iri in known.borrowed)


def test_the_picture_shows_no_relation_that_only_rules_state(known):
    drawn = {relation.property for relation in known.overview.relations.values()}
    assert DISARM + "bearer" in drawn
    assert DISARM + "isNotPartyTo" not in drawn
