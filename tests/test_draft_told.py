"""Deadlines, events and assistance in a draft as a whole; the text is made here."""

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store

from disarmgraph.layout import plain
from disarmgraph.namespaces import BASE, DISARM, RDF
from disarmgraph.reading.draft import draft
from disarmgraph.reading.known import Known
from disarmgraph.triples import iris, objects, subjects

TEXT = """Mills of the valley

1. States should close the mills by 2035. A seminar was held in Millburg (Togo) on 3 May 2031.

2. Japan contributed $5,000 to Togo. The Third Conference of Millers was held in Lima on 4 May 2031.

3. The Assembly of Millers asks the Guild of Millers to report to it at its sixty-fourth session.
"""


@pytest.fixture(scope="module")
def read(graph):
    store = Store()
    turtle = draft(plain.laid(TEXT), "mills", Known.of_store(graph))
    store.load(turtle.encode(), format=RdfFormat.TURTLE)
    return store


def of_class(store, name):
    return subjects(store, RDF + "type", DISARM + name)


def test_the_deadline_of_a_norm_is_a_block_that_it_leads_to(read):
    deadline = f"{BASE}id/deadline/mills-para-1-1"
    assert iris(read, f"{BASE}id/norm/mills-para-1-1", DISARM + "hasDeadline") == [deadline]
    assert [each.value for each in objects(read, deadline, DISARM + "deadlineDate")] == ["2035"]


def test_a_new_event_and_its_new_place_are_blocks(read):
    event, place = f"{BASE}id/event/mills-para-1-1", f"{BASE}id/place/millburg"
    assert iris(read, event, DISARM + "locatedIn") == [place]
    assert of_class(read, "Place") == [place]
    assert place in iris(read, f"{BASE}id/document/mills/para_1", DISARM + "mentions")


def test_what_is_told_of_an_event_with_a_name_is_in_its_one_block(read):
    event = f"{BASE}id/event/third-conference-of-millers"
    assert [each.value for each in objects(read, event, DISARM + "startDate")] == ["2031-05-04"]
    assert len(iris(read, event, RDF + "type")) == 1


def test_an_amount_is_the_quantity_of_the_draft(read):
    [quantity] = iris(read, f"{BASE}id/assistance/mills-para-2-1", DISARM + "amount")
    assert [each.value for each in objects(read, quantity, DISARM + "value")] == ["5000"]


@pytest.mark.parametrize("kind", ["Deadline", "Event", "Assistance", "Place"])
def test_each_statement_of_a_fact_is_a_proposal(read, kind):
    proposed = {
        (
            iris(read, node, RDF + "subject")[0],
            iris(read, node, RDF + "predicate")[0],
            objects(read, node, RDF + "object")[0],
        )
        for node in subjects(read, RDF + "type", RDF + "Statement")
    }
    things = of_class(read, kind)
    assert things
    said = [
        (thing, quad.predicate.value, quad.object)
        for thing in things
        for quad in read.quads_for_pattern(NamedNode(thing), None, None)
        if quad.predicate.value not in (DISARM + "basis", DISARM + "statedIn")
    ]
    assert [each for each in said if each not in proposed] == []
