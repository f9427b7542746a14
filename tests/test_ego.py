"""A thing among its neighbours as it is drawn: no box over another, none beyond the edge."""

from itertools import combinations

import pytest

from disarmgraph.views import ego
from disarmgraph.views.ego import FEW, MOST, NARROW, TALL, WIDE, Bundle, Node

THIS = Node("Coordinating Action on Small Arms", "/id/body/casa", "Coordinating Action")
LONG = "The General Assembly convenes the third Biennial Meeting of States in New York in July 2008"


def bundle(relation: str, count: int, inward: bool, text: str = LONG) -> Bundle:
    nodes = tuple(Node(f"{number} {text}", f"/{number}", text) for number in range(count))
    return Bundle(relation, f"/{relation}", inward, count, nodes)


BUNDLES = [
    bundle("bearer", 30, True),
    bundle("concerns", 2, True, "Note"),
    bundle("partner", 1, True),
    bundle("theme", 3, False, "mines"),
    bundle("serves", 12, False),
]
DRAWINGS = {"wide": ego.wide(THIS, BUNDLES), "narrow": ego.narrow(THIS, BUNDLES)}
WIDTHS = {"wide": WIDE, "narrow": NARROW}


def overlap(one, other) -> bool:
    apart = (
        one.x + one.width <= other.x
        or other.x + other.width <= one.x
        or one.y + one.height <= other.y
        or other.y + other.height <= one.y
    )
    return not apart


@pytest.mark.parametrize("look", DRAWINGS)
def test_no_box_lies_over_another_and_none_beyond_the_edge(look):
    drawing = DRAWINGS[look]
    boxes = [drawing.middle, *drawing.boxes]
    assert [pair for pair in combinations(boxes, 2) if overlap(*pair)] == []
    assert all(box.x >= 0 and box.x + box.width <= WIDTHS[look] for box in boxes)
    assert all(box.y >= 0 and box.y + box.height <= drawing.height for box in boxes)


@pytest.mark.parametrize("look", DRAWINGS)
def test_words_stay_within_their_boxes(look):
    for box in [DRAWINGS[look].middle, *DRAWINGS[look].boxes]:
        for words, y in box.middles():
            assert len(words) * ego.CHARACTER <= box.width
            assert box.y < y < box.y + box.height


@pytest.mark.parametrize("look", DRAWINGS)
def test_a_relation_stands_over_its_boxes_with_how_many_there_are(look):
    assert [each.text for each in DRAWINGS[look].headings][:1] == ["bearer (30)"]
    assert len(DRAWINGS[look].headings) == len(BUNDLES)


@pytest.mark.parametrize("look", DRAWINGS)
def test_whoever_is_not_drawn_is_counted_in_a_link_to_all(look):
    drawing = DRAWINGS[look]
    together = sum(each.count for each in BUNDLES)
    assert len(drawing.boxes) + sum(each.count for each in drawing.more) == together
    assert {each.href for each in drawing.more} <= {"/bearer", "/serves"}


def test_what_leads_to_the_thing_is_on_its_left_and_the_rest_on_its_right():
    drawing = DRAWINGS["wide"]
    left = [box for box in drawing.boxes if box.x < drawing.middle.x]
    assert {box.node.title for box in left} == {LONG, "Note"}
    assert [each.text for each in drawing.headings if each.x > WIDE / 2] == [
        "theme (3)",
        "serves (12)",
    ]


def test_a_wide_drawing_shows_something_of_every_relation_and_stays_low():
    many = [bundle(f"r{number}", 20, True) for number in range(8)]
    drawing = ego.wide(THIS, many)
    assert len(drawing.headings) == 8
    assert len(drawing.boxes) >= 8
    assert drawing.height <= TALL + 2
    few = ego.wide(THIS, [bundle("r", 20, True)])
    assert len(few.boxes) == MOST


def test_a_narrow_drawing_shows_few_of_each_relation_but_all_given_of_a_single_one():
    assert len(ego.narrow(THIS, [bundle("r", 20, True)]).boxes) == 20
    assert len(ego.narrow(THIS, [bundle("r", 20, True), bundle("s", 1, True)]).boxes) == FEW + 1


def test_a_long_name_is_cut_with_dots():
    box = DRAWINGS["wide"].boxes[0]
    assert len(box.lines) == 2
    assert box.lines[-1].endswith("…")


def test_a_thing_without_neighbours_is_drawn_alone():
    assert ego.wide(THIS, []).boxes == ()
    assert ego.narrow(THIS, []).lines == ()
