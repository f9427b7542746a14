"""Which lines are a table of contents."""

import pytest

from disarmgraph.layout.contents import places

LED = ("I. Lamps ........ 3", "II. Oil ........ 4")
TEXT = "The harbour is dark"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([TEXT, TEXT, "Contents", *LED, TEXT], {2, 3, 4}),
        ([TEXT, TEXT, *LED, TEXT], {2, 3}),
        (["and whose wicks are short", *LED, TEXT], {0, 1, 2}),
        (["Contents", *[TEXT] * 8, *LED], {9, 10}),
        (["Contents", LED[0], "II. Oil", "for lamps", "of sailors", LED[1]], {0, 1, 2, 3, 4, 5}),
        ([TEXT, TEXT, LED[0], *[TEXT] * 8, LED[1]], {2, 11}),
        (["Contents", LED[0], TEXT], set()),
        ([TEXT, f"{TEXT * 20} ........ 3", LED[0]], set()),
    ],
    ids=[
        "with their heading",
        "without a heading",
        "with the rest of a line of the page before",
        "below text that is below the heading",
        "with a title of several lines",
        "with one far below",
        "one line is none",
        "a long paragraph is no line",
    ],
)
def test_lines_with_leaders_are_contents(lines, expected):
    assert places(lines) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Contents", "I. Lamps 3", "II. Oil 3", TEXT, TEXT], {0, 1, 2}),
        (["Contents", "I. Lamps 3", "II. Oil", "and wicks", "III. Keepers 4"], {0, 1, 2, 3, 4}),
        (["Contents", "I. Lamps 3", "II. Oil 4", "In section 1"], {0, 1, 2}),
        (["Contents", "I. Lamps 3", "II. Oil 4", *[TEXT] * 3, "In section 12"], {0, 1, 2}),
        (["I. Lamps 3", "II. Oil 4"], set()),
        (["Name ________", "Contents", "I. Lamps 3", "II. Oil 4"], {1, 2, 3}),
    ],
    ids=[
        "on one page",
        "with lines between",
        "no number that falls",
        "none below text",
        "only below a heading",
        "whatever is above",
    ],
)
def test_below_their_heading_lines_that_end_in_pages_are_contents(lines, expected):
    assert places(lines) == expected
