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
