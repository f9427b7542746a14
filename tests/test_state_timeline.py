"""Acts on a line of time."""

from datetime import date

import pytest
from pyoxigraph import Literal, NamedNode

from disarmgraph.law.standing import Record
from disarmgraph.namespaces import BASE, XSD
from disarmgraph.views.state_timeline import StateTimeline, state_timeline


def drawn(store, code, day=date(2010, 1, 1)) -> StateTimeline | None:
    record, state = Record(store), f"{BASE}id/state/{code}"
    periods = [(t, p) for (t, s), found in record.periods.items() for p in found if s == state]
    return state_timeline(record.of_state(state, day), periods, day)


def test_a_lane_has_the_acts_and_the_time_of_being_bound(treaties):
    """Sylvania: consented in August 2001, bound from February 2002, gone in July 2004."""
    found = drawn(treaties, "BBB")
    (first, _) = found.lanes
    assert [mark.shape for mark in first.marks] == ["consent", "withdrawal"]
    consent, withdrawal = first.marks
    (bar,) = first.bars
    assert consent.place < bar.start < withdrawal.place < bar.end


def test_what_still_binds_reaches_the_end(treaties):
    (lane,) = drawn(treaties, "AAA").lanes
    assert lane.bars[0].end == 1


def test_the_line_begins_with_a_decade_and_holds_the_day(treaties):
    found = drawn(treaties, "AAA", date(2020, 1, 1))
    assert found.decades[0] == (1990, 0)
    assert [year for year, _ in found.decades] == [1990, 2000, 2010, 2020]
    assert found.decades[3][1] == pytest.approx(found.day, abs=1e-3)


def test_lanes_are_in_the_order_of_their_first_acts(graph):
    found = drawn(graph, "FRA", date(2026, 2, 3))
    places = [min(mark.place for mark in lane.marks) for lane in found.lanes]
    assert places == sorted(places)


def test_acts_without_a_date_are_counted_and_not_drawn(treaties):
    found = drawn(treaties, "AAA")
    assert [lane.treaty for lane in found.lanes] == [BASE + "id/instrument/treaty"]
    assert found.undated == 1


def test_a_signature_has_a_shape_of_its_own(treaties):
    (lane,) = drawn(treaties, "CCC").lanes
    assert [(mark.shape, mark.act.rpartition("/")[2]) for mark in lane.marks] == [
        ("signature", "treaty-CCC-signature")
    ]
    assert lane.bars == ()


def test_nothing_is_drawn_without_an_act(treaties):
    assert drawn(treaties, "EEE") is None


@pytest.mark.parametrize(
    ("lexical", "datatype"), [("2019", "gYear"), ("2019-07", "gYearMonth"), ("2019-07-02", "date")]
)
def test_a_date_is_placed_as_exactly_as_it_is_known(lexical, datatype):
    from disarmgraph.views.state_timeline import _year

    assert 2019.4 < _year(Literal(lexical, datatype=NamedNode(XSD + datatype))) < 2019.6
