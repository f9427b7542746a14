"""The examples beside the shapes."""

import pytest
from pyoxigraph import NamedNode, RdfFormat, parse

from disarmgraph.content import constraints
from disarmgraph.namespaces import DISARM, RDF
from disarmgraph.reference import worked_example

NORM, OBLIGATION, BODY = DISARM + "Norm", DISARM + "Obligation", DISARM + "Body"
MESSAGES = sorted(
    message.value
    for shape in constraints.shapes(constraints.store())
    for rule in shape.rules
    for message in rule.messages
    if message.language == "en"
)


@pytest.fixture(scope="module")
def examples():
    stems = {NORM: "norm", OBLIGATION: "norm", BODY: "body"}
    return worked_example.read(stems, {NORM: [NORM], OBLIGATION: [OBLIGATION, NORM], BODY: [BODY]})


@pytest.mark.parametrize("kind", [OBLIGATION, BODY])
def test_an_example_of_a_class_has_a_thing_of_it(examples, kind):
    found = examples.of_class[kind]
    quads = parse(input=found.text, format=RdfFormat.TURTLE)
    assert NamedNode(kind) in {q.object for q in quads if q.predicate.value == RDF + "type"}


def test_an_example_of_a_class_below_is_one_of_the_class(examples):
    assert examples.of_class[NORM].name.startswith("norm/valid")


def test_an_example_is_taken_from_the_folder_of_its_class(examples):
    assert examples.of_class[BODY].name.startswith("body/valid")


@pytest.mark.parametrize("message", MESSAGES)
def test_for_every_rule_there_is_an_example_that_breaks_it(examples, message):
    assert "/invalid" in examples.breaking(message).name


def test_for_what_no_rule_says_there_is_none(examples):
    assert examples.breaking("Nothing says this.") is None
