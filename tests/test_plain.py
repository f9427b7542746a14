"""Plain text cut into blocks; the texts are made for these tests."""

import pytest

from disarmgraph.layout import plain
from disarmgraph.layout.laid import Role

LONG = "The millers of the valley have met again, and they have agreed on what the river may carry"
REPORT = f"""Distr. générale
11 août 2008
Français

Rapport de la meunière principale sur les moulins de la vallée entière

I. Introduction

1. {LONG}.

2. {LONG}¹:

a) wheels;

b) stones:

  - of granite;

  - of basalt.

¹ See M/12.

A. Rivers

3. {LONG} and that
---
12-34567 3

A/63/228

the river stays.
"""


def roles(text):
    return [(each.role, each.number) for each in plain.laid(text).blocks]


def words(text):
    return [text[each.start : each.end] for each in plain.laid(text).blocks]


def test_a_report_is_cut_at_its_marks_and_empty_lines():
    assert roles(REPORT) == [
        (Role.BLOCK, None),
        (Role.BLOCK, None),
        (Role.BLOCK, None),
        (Role.TITLE, None),
        (Role.HEADING, "I"),
        (Role.PARAGRAPH, "1"),
        (Role.PARAGRAPH, "2"),
        (Role.ITEM, "a)"),
        (Role.ITEM, "b)"),
        (Role.ITEM, None),
        (Role.ITEM, None),
        (Role.FOOTNOTE, "1"),
        (Role.HEADING, "A"),
        (Role.PARAGRAPH, "3"),
        (Role.RULE, None),
        (Role.FOOTER, None),
        (Role.HEADER, None),
    ]


def test_a_paragraph_goes_on_after_the_foot_of_its_page():
    text = f"1. {LONG} and that\n\n12-34567 3\n\nthe river stays.\n\n2. {LONG}.\n"
    first, foot, second = plain.laid(text).blocks
    assert text[first.start : first.end].endswith("the river stays.")
    assert (foot.role, second.number) == (Role.FOOTER, "2")
    assert first.start < foot.start < foot.end < first.end


def test_items_are_as_deep_as_they_are_indented():
    text = f"1. {LONG}:\n\n- wheels\n  - of oak\n  - of elm\n- stones\n"
    levels = [each.level for each in plain.laid(text).blocks if each.role is Role.ITEM]
    assert levels == [1, 2, 2, 1]


@pytest.mark.parametrize("indent", ["", " "])
def test_items_with_another_mark_are_deeper_however_little_they_are_indented(indent):
    text = f"1. {LONG}:\n\na) wheels:\n{indent}- of oak;\n{indent}- of elm;\nb) stones.\n"
    levels = [each.level for each in plain.laid(text).blocks if each.role is Role.ITEM]
    assert levels == [1, 2, 2, 1]


def test_empty_lines_between_all_lines_part_nothing():
    lines = [f"1. {LONG},"] + ["and they meet in spring when the river is high,"] * 12 + ["or not."]
    text = "\n\n".join([*lines, f"2. {LONG}.", ""])
    assert [each.number for each in plain.laid(text).blocks] == ["1", "2"]


def test_a_number_that_a_line_happens_to_begin_with_is_no_mark():
    text = f"1. {LONG} in\n12. mills of the valley.\n"
    assert len(plain.laid(text).blocks) == 1


def test_short_lines_after_a_colon_are_items():
    text = f"{LONG} and more than that.\n\nSignatories:\n\nMill of Oak\n\nMill of Elm\n"
    assert [each.role for each in plain.laid(text).blocks][2:] == [Role.ITEM, Role.ITEM]


def test_a_table_of_contents_is_left_out_whole():
    text = f"Contents\n\nI. Mills\t3\nII. Rivers\t5\n\nI. Mills\n\n1. {LONG}.\n"
    assert roles(text)[:2] == [(Role.CONTENTS, None), (Role.HEADING, "I")]
    assert words(text)[0].endswith("Rivers\t5")


@pytest.mark.parametrize("text", ["", " \n\n\t\n"])
def test_a_text_without_words_has_no_blocks(text):
    assert plain.laid(text).blocks == ()


def test_every_printed_character_is_in_a_block():
    blocks = plain.laid(REPORT).blocks
    bare = "".join(
        " " if any(each.start <= at < each.end for each in blocks) else letter
        for at, letter in enumerate(REPORT)
    )
    assert not bare.strip()


RESOLUTION = f"""United Nations                                      A/RES/99/1
                                                    Distr.: General
Ninetieth session
Agenda item 7

       99/1. Mills of the upper valley and of the lower valley, in all their aspects

              The General Assembly,
              Recalling its resolution 98/1 of 3 May 2098 on the mills of the valley, and
       the report of the Secretary-
       General on water,
              Deeply concerned about the wear of stones,

              1. Requests the millers to meet;

__________________
1 {LONG}.
2 Mill Series, vol. 2.
98-22222 (E)                                                    1/2
A/RES/99/1                          Mills of the upper valley and of the lower valley
              2. Notes the weather,
"""


def test_recitals_of_a_resolution_are_blocks_of_its_body():
    found = plain.laid(RESOLUTION)
    said = [(each.role, RESOLUTION[each.start : each.end]) for each in found.blocks]
    assert (Role.BLOCK, "The General Assembly,") in said
    recitals = [words for role, words in said if role is Role.BLOCK and "\n" in words]
    assert recitals[0].startswith("Recalling")
    assert recitals[0].endswith("water,")
    assert (Role.BLOCK, "Deeply concerned about the wear of stones,") in said


def test_what_ends_with_a_comma_is_no_heading():
    assert (Role.PARAGRAPH, "2") in roles(RESOLUTION)


def test_notes_under_a_rule_need_no_raised_number():
    assert [each for each in roles(RESOLUTION) if each[0] is Role.FOOTNOTE] == [
        (Role.FOOTNOTE, "1"),
        (Role.FOOTNOTE, "2"),
    ]


def test_a_symbol_beside_a_title_heads_a_page_after_the_first_lines():
    headers = [each for each in plain.laid(RESOLUTION).blocks if each.role is Role.HEADER]
    assert [RESOLUTION[each.start : each.start + 10] for each in headers] == ["A/RES/99/1"]
    footers = [each for each in plain.laid(RESOLUTION).blocks if each.role is Role.FOOTER]
    assert [RESOLUTION[each.start : each.start + 8] for each in footers] == ["98-22222"]


def test_a_treaty_begins_with_who_makes_it():
    text = (
        "Traité sur les moulins\n\nLes États Parties au présent Traité,\n\n"
        "Résolus à garder les moulins de la vallée,\n\nSont convenus de ce qui suit :\n\n"
        f"Article premier\nRoues\n\n1. {LONG}.\n\nAnnexe\n\n{LONG}.\n"
    )
    assert roles(text) == [
        (Role.TITLE, None),
        (Role.BLOCK, None),
        (Role.BLOCK, None),
        (Role.BLOCK, None),
        (Role.HEADING, "Article premier"),
        (Role.PARAGRAPH, "1"),
        (Role.HEADING, None),
        (Role.BLOCK, None),
    ]


def test_an_organ_speaks_whether_or_not_a_comma_follows():
    text = f"Resolution on mills\n\nThe General Assembly\n\nAlarmed by floods,\n\n1. {LONG}.\n"
    assert [role for role, _ in roles(text)] == [
        Role.TITLE,
        Role.BLOCK,
        Role.BLOCK,
        Role.PARAGRAPH,
    ]


def test_a_short_line_before_numbered_paragraphs_is_a_heading_after_a_colon_too():
    text = f"1. {LONG}:\n\nAt the river\n\n2. To turn the wheels.\n\n3. To clean them.\n"
    assert roles(text)[1] == (Role.HEADING, None)


def test_long_titles_before_the_first_paragraph_are_not_joined():
    title = f"{LONG} and on what it may never carry again in all the years to come"
    text = f"{title}\n\nLomé, 2 May 2099\n\nMills of Lomé\n\n1. {LONG}.\n"
    assert [words(text)[1], words(text)[2]] == ["Lomé, 2 May 2099", "Mills of Lomé"]
