"""How often terms are used in the graph, and with what."""

import pytest

from disarmgraph.namespaces import BASE, DISARM
from disarmgraph.reference.usage import usage

NOTE = BASE + "id/document/note"


@pytest.fixture(scope="module")
def use(example):
    return usage(example)


def test_things_are_counted_by_class(use):
    assert use.things[DISARM + "Passage"] == 5
    assert use.things[DISARM + "Omission"] == 1
    assert use.things[DISARM + "State"] == 2


def test_statements_are_counted_once_whatever_file_they_are_in(use):
    assert use.statements[DISARM + "isPassageOf"] == 6
    assert use.statements[DISARM + "bearer"] == 1


def test_a_class_is_profiled_by_the_properties_of_its_things(use):
    assert use.profile[DISARM + "Omission"][DISARM + "isPassageOf"] == 1
    assert use.profile[DISARM + "Passage"][DISARM + "isPassageOf"] == 5


def test_what_leads_to_the_things_of_a_class_is_counted(use):
    assert use.reach[DISARM + "State"][DISARM + "bearer"] == 1
    assert DISARM + "isPassageOf" not in use.reach[DISARM + "State"]


def test_the_example_of_a_class_is_the_thing_that_is_referred_to_most(use):
    assert use.example[DISARM + "State"] == BASE + "id/state/FRE"


def test_a_property_has_a_statement_as_example(use):
    subject, value = use.statement[DISARM + "bearer"]
    assert (subject, value.value) == (BASE + "id/norm/clear-mines", BASE + "id/state/FRE")


def test_a_property_knows_the_lists_of_its_values_and_a_list_its_properties(use):
    assert use.lists[DISARM + "theme"] == (BASE + "scheme/theme",)
    assert DISARM + "theme" in use.values[BASE + "scheme/theme"]


def test_files_are_counted_with_their_statements(use):
    assert use.graphs[BASE + "graph/derived/mention-by-citation"] == 1
