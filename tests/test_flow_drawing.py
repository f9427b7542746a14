"""The drawing of who gives to whom."""

import re
from itertools import pairwise

from disarmgraph.views.flow_drawing import LEFT, MOST, NODE, OTHERS, RIGHT, UNIT, draw
from disarmgraph.views.flows import Flow


def flow(giver: str, recipient: str, **counts: int) -> Flow:
    return Flow(
        giver,
        recipient,
        {s: tuple(f"{giver}{recipient}{s}{n}" for n in range(c)) for s, c in counts.items()},
    )


def test_only_what_has_two_ends_is_drawn():
    assert draw([flow("a", "not-stated", provided=3), flow("not-stated", "b", requested=1)]) is None


def test_a_band_is_as_thick_as_it_has_activities_and_goes_from_side_to_side():
    [band] = draw([flow("a", "b", provided=2, completed=1)]).bands
    assert (band.stage, band.count) == ("given", 3)
    xs = [float(x) for x in re.findall(r"[MC ]([\d.]+),", band.path)]
    assert (min(xs), max(xs)) == (LEFT + NODE, RIGHT)
    top, bottom = re.match(r"M\d+,([\d.]+)C.*V([\d.]+)C", band.path).groups()
    assert float(bottom) - float(top) == 3 * UNIT - 1


def test_what_was_asked_for_has_a_band_apart_from_what_was_given():
    bands = draw([flow("a", "b", requested=1, offered=1, provided=1)]).bands
    assert [each.stage for each in bands] == ["requested", "offered", "given"]
    starts = [each.path.partition("C")[0] for each in bands]
    assert len(set(starts)) == 3


def test_nodes_do_not_overlap_and_hold_their_bands():
    sheet = draw(
        [flow("a", "x", provided=4), flow("b", "x", provided=1), flow("b", "y", provided=1)]
    )
    for side in (sheet.givers, sheet.recipients):
        for one, other in pairwise(side):
            assert one.y + one.height < other.y
        assert all(each.height >= each.count * UNIT for each in side)
    assert [(each.name, each.count) for each in sheet.givers] == [("a", 4), ("b", 2)]


def test_recipients_stand_where_their_bands_come_from():
    sheet = draw(
        [flow("a", "x", provided=2), flow("b", "y", provided=1), flow("b", "z", provided=5)]
    )
    assert [each.name for each in sheet.givers] == ["b", "a"]
    assert [each.name for each in sheet.recipients] == ["y", "z", "x"]


def test_many_small_ones_are_one_node_that_says_how_many_it_stands_for():
    flows = [flow("a", f"r{n:02}", provided=1) for n in range(MOST + 10)]
    sheet = draw(flows)
    assert len(sheet.recipients) == MOST
    last = sheet.recipients[-1]
    assert (last.name, last.stands_for, last.count) == (OTHERS, 11, 11)
