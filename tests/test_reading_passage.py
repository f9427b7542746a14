"""Blocks as passages with the names of the data contract."""

from disarmgraph.layout import plain
from disarmgraph.reading.passage import passages

LONG = "The millers of the valley have met again, and they have agreed on what the river may carry"
TEXT = f"""IV. Mills

A. Rivers

1. {LONG}:<sup>1</sup>

a) wheels:

  - of oak;

b) stones.

<sup>1</sup> See M/12.

2. {LONG}.
"""


def found():
    return {each.name: each for each in passages(plain.laid(TEXT))}


def test_names_are_made_of_the_printed_numbers_one_inside_another():
    assert list(found()) == [
        "sec_4",
        "sec_4__sec_1",
        "para_1",
        "para_1__item_1",
        "para_1__item_1__item_1",
        "para_1__item_2",
        "fn_1",
        "para_2",
    ]


def test_a_passage_stands_within_its_heading_paragraph_or_item():
    within = {name: each.within for name, each in found().items()}
    assert within["sec_4__sec_1"] == "sec_4"
    assert within["para_1"] == within["para_2"] == "sec_4__sec_1"
    assert within["para_1__item_1__item_1"] == "para_1__item_1"


def test_a_paragraph_ends_with_the_last_of_its_items():
    assert TEXT[: found()["para_1"].end].endswith("b) stones.")
    assert TEXT[: found()["para_1__item_1"].end].endswith("- of oak;")


def test_a_footnote_leads_to_the_passage_that_calls_it():
    assert found()["fn_1"].annotates == "para_1"


def test_numbers_that_come_twice_do_not_make_one_name_of_two():
    twice = passages(plain.laid(f"1. {LONG}.\n\n1. {LONG}.\n"))
    assert len({each.name for each in twice}) == 2
