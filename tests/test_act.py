"""An act under a treaty with what follows from it, against the invented treaties."""

from disarmgraph.content.resource import description
from disarmgraph.kinds import act
from disarmgraph.names import Names
from disarmgraph.namespaces import BASE, DISARM, RDF
from disarmgraph.triples import subjects


def test_a_period_that_follows_from_an_act_stands_on_its_page(graph):
    found = act.more(
        Names(graph, "en"), description(graph, BASE + "id/treaty-action/apmbc-LKA-accession")
    )
    (bound,) = found["bound"]
    assert bound.start.value == "2018-06-01"
    assert bound.end is None
    assert found["acts"] == [BASE + "id/treaty-action/apmbc-LKA-accession"]
    assert found["taken"] == [bound.period]


def test_due_dates_stand_in_the_order_of_time(graph):
    found = act.more(
        Names(graph, "en"), description(graph, BASE + "id/treaty-action/apmbc-LKA-accession")
    )
    days = [day.value for day, _, _ in found["bound"][0].due]
    assert days == sorted(days)
    # Four years to destroy stockpiles, ten to clear mined areas (articles 4 and 5).
    assert {"2022-06-01", "2028-06-01"} <= set(days)


def test_acts_of_other_states_and_treaties_are_left_out(graph):
    signature = BASE + "id/treaty-action/ccm-JAM-signature"
    found = act.more(Names(graph, "en"), description(graph, signature))
    assert found["acts"] == [signature]
    assert found["bound"] == []
    assert len(subjects(graph, RDF + "type", DISARM + "TreatyAction")) > 1


def test_a_withdrawal_ends_a_period_and_makes_nothing_due(graph):
    """Poland: deposited on 20 August 2025, in effect on 20 February 2026 (data/participation)."""
    about = description(graph, BASE + "id/treaty-action/apmbc-POL-withdrawal")
    (bound,) = act.more(Names(graph, "en"), about)["bound"]
    assert (bound.is_ended, bound.start, bound.end.value) == (True, None, "2026-02-19")
    assert bound.due == ()
    about = description(graph, BASE + "id/treaty-action/apmbc-POL-ratification")
    (bound,) = act.more(Names(graph, "en"), about)["bound"]
    assert (bound.is_ended, bound.start.value, bound.end.value) == (
        False,
        "2013-06-01",
        "2026-02-19",
    )
    assert "2017-06-01" in [day.value for day, _, _ in bound.due]
