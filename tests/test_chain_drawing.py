"""Chains of mandates as they are drawn: columns in order, no box over another."""

from itertools import combinations

from test_ego import overlap

from disarmgraph.views import chain_drawing
from disarmgraph.views.chain_drawing import COLUMN_AT, STEPS
from disarmgraph.views.ego import CHARACTER, Node
from disarmgraph.views.mandates import Chain, Outcome


def chain(number: int, outcome: str | None = None, text: str = "resolution") -> Chain:
    came = (Outcome(outcome, ("assembly",), ("next",), ()),) if outcome else ()
    return Chain(f"mandate-{number}", (text,), (), (), (), ("office",), (), came, ())


def node(step: str, iri: str) -> Node:
    return Node(
        f"{iri} with words that take up more than one line of it", f"/{iri}", iri, over=step
    )


def draw(*chains: Chain):
    return chain_drawing.draw(chains, node)


CHAINS = [chain(1, "report"), chain(2, "report"), chain(3), chain(4, "meeting", "treaty")]


def test_each_thing_is_drawn_once_in_its_column():
    sheet = draw(*CHAINS)
    drawn = [(step, box.node.title) for step, box in sheet.boxes]
    assert len(drawn) == len(set(drawn))
    assert {step: sum(1 for each, _ in drawn if each == step) for step in STEPS} == {
        "asks": 2,
        "task": 4,
        "outcome": 2,
        "after": 2,
    }
    assert all(box.x == COLUMN_AT[step] for step, box in sheet.boxes)


def test_no_box_lies_over_another_and_none_beyond_the_edge():
    sheet = draw(*CHAINS)
    boxes = [box for _, box in sheet.boxes]
    assert [pair for pair in combinations(boxes, 2) if overlap(*pair)] == []
    assert all(box.x + box.width <= sheet.width for box in boxes)
    assert all(box.y > 0 and box.y + box.height <= sheet.height for box in boxes)


def test_words_stay_within_their_boxes_the_line_above_them_first():
    for step, box in draw(*CHAINS).boxes:
        assert box.lines[0] == step
        assert box.over == 1
        assert all(len(words) * CHARACTER <= box.width for words, _ in box.middles())


def test_an_arrow_leads_from_each_step_to_the_next():
    sheet = draw(chain(1, "report"))
    # Text, mandate, report; the assembly that gets it and the text that follows.
    assert len(sheet.lines) == len(sheet.heads) == 4


def test_columns_without_anything_are_left_out():
    sheet = draw(chain(1), chain(2))
    assert [step for _, step in sheet.columns] == ["asks", "task"]


def test_a_mandate_of_which_no_text_is_told_keeps_a_place_for_it():
    untold = Chain("mandate", (), (), (), (), ("office",), (), (), ())
    assert [key for key, _ in chain_drawing.links(untold)] == [("asks", "")]
