"""By which day a State had to act, by hand for the treaty of tests/treaty.ttl."""

import pytest

from disarmgraph.namespaces import BASE, DISARM
from disarmgraph.triples import first, iris, subjects

DUE = BASE + "id/due-date/"


def test_the_time_runs_from_the_entry_into_force_for_the_state(treaties):
    assert first(treaties, DUE + "clear-AAA", DISARM + "deadlineDate").value == "2004-07-01"


def test_a_state_that_left_before_the_day_has_none(treaties):
    assert first(treaties, DUE + "clear-BBB", DISARM + "deadlineDate") is None


def test_a_state_whose_start_is_not_known_has_none(treaties):
    assert first(treaties, DUE + "clear-DDD", DISARM + "deadlineDate") is None


@pytest.mark.parametrize("norm", ["meet", "defer"])
def test_what_parties_do_together_or_may_do_has_none(treaties, norm):
    assert subjects(treaties, DISARM + "dueNorm", BASE + "id/norm/" + norm) == []


def test_a_due_date_leads_to_the_norm_the_deadline_and_the_period(treaties):
    inputs = iris(treaties, DUE + "clear-AAA", DISARM + "derivedFrom")

    assert [each.partition("/id/")[2] for each in inputs] == [
        "bound-period/treaty-AAA",
        "deadline/clear",
    ]
    assert iris(treaties, DUE + "clear-AAA", DISARM + "dueNorm") == [BASE + "id/norm/clear"]


def test_known_deadlines_of_the_mine_ban(graph):
    """Sri Lanka acceded on 13 December 2017: stocks by 1 June 2022, mined areas by 1 June 2028."""
    days = {
        norm: first(graph, f"{DUE}apmbc-{norm}-LKA", DISARM + "deadlineDate").value
        for norm in ("destroy-stockpiles", "clear-mined-areas", "initial-report")
    }

    assert days == {
        "destroy-stockpiles": "2022-06-01",
        "clear-mined-areas": "2028-06-01",
        "initial-report": "2018-11-28",
    }
