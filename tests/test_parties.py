"""All States under one treaty."""

from datetime import date

import pytest

from disarmgraph.law import standing
from disarmgraph.names import Names
from disarmgraph.namespaces import BASE
from disarmgraph.views.participation import Register
from disarmgraph.views.parties import parties, table

DAY = date(2026, 2, 3)
APMBC = BASE + "id/instrument/apmbc"


@pytest.fixture(scope="module")
def register(graph):
    return Register(graph)


@pytest.fixture(scope="module")
def english(graph):
    return Names(graph, "en")


def test_every_state_is_there_and_those_that_acted_stand_as_on_their_treaty(
    graph, register, english
):
    rows = {row.state: row for row in parties(register, english, APMBC, DAY).rows}
    assert set(rows) >= register.states
    assert all(rows[each.state] == each for each in standing.of_treaty(graph, APMBC, DAY))


def test_an_answer_and_a_region_narrow_the_rows(register, english):
    left = parties(register, english, APMBC, DAY, "europe", "left")
    assert [row.state[-3:] for row in left.rows] == ["EST", "FIN", "LVA", "LTU"]
    assert left.counts["left"] == 4
    assert left.counts["bound"] > 30


def test_states_are_in_alphabetical_order_of_the_reader(register, graph):
    rows = parties(register, Names(graph, "fr"), APMBC, DAY).rows
    assert [row.state[-3:] for row in rows[:3]] == ["AFG", "ZAF", "ALB"]


def test_an_organization_that_acted_is_there_too(register, english):
    """The European Union is a party to some agreements, without being a State."""
    acted = {treaty for treaty, state in register.record.acts if state not in register.states}
    (treaty,) = acted
    states = {row.state for row in parties(register, english, treaty, DAY).rows}
    assert BASE + "id/body/european-union" in states


def test_the_table_has_the_act_and_its_date(register, english):
    found = parties(register, english, APMBC, DAY, "europe", "left")
    head, first, *_ = table(found, english)
    row = dict(zip(head, first, strict=True))
    assert row["stateName"] == "Estonia"
    assert row["act"].endswith("apmbc-EST-withdrawal")
    assert row["until"] < "2026-02-03"
