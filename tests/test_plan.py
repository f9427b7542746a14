"""The plans of the pages speak of terms and templates that there are."""

from pathlib import Path

import pytest

import disarmgraph
from disarmgraph.content.facts import OWN_LIST
from disarmgraph.kinds.linked import COLUMNS, FILLED, term
from disarmgraph.kinds.plan import PLANS
from disarmgraph.namespaces import DISARM, RDF
from disarmgraph.triples import objects

TEMPLATES = Path(disarmgraph.__file__).parent / "pages" / "templates"
LOOKS = {*COLUMNS, "things", "names", "agreed"}


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.kind)
def test_a_plan_speaks_of_terms_of_the_ontology(plan, graph):
    properties = {
        *plan.first,
        *plan.elsewhere,
        *(each for those in plan.expected for each in those),
    }
    relations = {each for part in plan.parts for each in part.relations}
    classes = {plan.kind, *(each for part in plan.parts for each in part.classes)}
    unknown = [
        name
        for name in properties | relations | classes
        if term(name).startswith(DISARM) and not objects(graph, term(name), RDF + "type")
    ]
    assert unknown == []


@pytest.mark.parametrize("plan", PLANS, ids=lambda plan: plan.kind)
def test_a_plan_has_its_template_and_a_section_for_whatever_is_linked(plan):
    assert (TEMPLATES / plan.template).exists()
    assert {part.look for part in plan.parts} <= LOOKS
    assert (plan.parts[-1].classes, plan.parts[-1].relations) == ((), ())
    assert len({part.name for part in plan.parts}) >= len(plan.parts) - 1


def test_no_plan_waits_for_what_pages_do_not_list():
    awaited = {term(each) for plan in PLANS for part in plan.parts for each in part.relations}
    assert awaited & OWN_LIST == set()


def test_columns_that_can_be_empty_are_columns_of_a_look():
    assert set(FILLED) <= {column for columns in COLUMNS.values() for column in columns}
