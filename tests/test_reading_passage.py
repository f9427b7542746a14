"""Blocks as passages with the names of the data contract."""

import time

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


def test_items_under_a_heading_alone_stand_within_none():
    listed = passages(plain.laid("A. Wheels of the mill\n\n- of oak;\n\n- of stone.\n"))
    assert [(each.name, each.within) for each in listed[1:]] == [("item_1", None), ("item_2", None)]


def annotated(text):
    return {each.name: each.annotates for each in passages(plain.laid(text))}


def test_a_letter_or_a_sign_calls_a_footnote_where_it_is_raised_alone():
    text = (
        f"1. {LONG}.<sup>a</sup>\n\n2. {LONG} as all.¹²\n\n<sup>a</sup> See M/12.\n\n¹² See M/13.\n"
    )
    assert annotated(text)["fn_star_1"] == "para_1"
    assert annotated(text)["fn_12"] == "para_2"


def test_thousands_of_footnotes_are_read_in_seconds():
    notes = "".join(
        f"{n}. {LONG}.<sup>{n}</sup>\n\n<sup>{n}</sup> See M/{n}.\n\n" for n in range(1, 999)
    )
    begun = time.monotonic()
    found = annotated(notes * 3)
    assert time.monotonic() - begun < 20
    assert found["fn_998"] is None
    assert annotated(notes)["fn_998"] == "para_998"
