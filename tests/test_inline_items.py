"""Items printed within a paragraph; the sentences are made here."""

import pytest

from disarmgraph.layout.inline_items import with_items
from disarmgraph.layout.laid import Block, Role


def items(text, role=Role.PARAGRAPH, level=0):
    block = Block(0, len(text), role, level, None)
    return [
        (each.number, text[each.start : each.end], each.level)
        for each in with_items((block,), text)
        if each is not block
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "1. Millers should (a) report; (b) mend wheels; and (c) rest.",
            [
                ("(a)", "(a) report;", 1),
                ("(b)", "(b) mend wheels; and", 1),
                ("(c)", "(c) rest.", 1),
            ],
        ),
        (
            "Le conseil a décidé : a) de moudre; b) de semer.",
            [("a)", "a) de moudre;", 1), ("b)", "b) de semer.", 1)],
        ),
        (
            "It may: (i) grind, (ii) sieve.",
            [("(i)", "(i) grind,", 1), ("(ii)", "(ii) sieve.", 1)],
        ),
    ],
)
def test_items_that_count_from_the_first_are_found(text, expected):
    assert items(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "See articles 3 (a) and 4 (b) of the code of mills.",
        "The mill turns (a) at night.",
        "It turns: (b) at night; (c) at dawn.",
        "A mill with a wheel; a river.",
        "The council decides: (a) to grind at night.",
        "The council should (a) agree that (b) binds it.",
        "The mill of type (a) turns, (b) stands.",
    ],
)
def test_letters_that_are_only_cited_are_no_items(text):
    assert items(text) == []


def test_items_in_an_item_are_one_deeper():
    found = items("(b) Wheels: (i) of oak; (ii) of iron.", Role.ITEM, 1)
    assert [level for _, _, level in found] == [2, 2]


def test_headings_have_no_items():
    assert items("Mills: (a) old; (b) new.", Role.HEADING) == []
