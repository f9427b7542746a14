"""Parts of documents and instruments as texts cite them."""

import pytest

from disarmgraph.grammar.locator import decimal, locators

ONE = [
    ("under article 9", "art_9"),
    ("Article IX", "art_9"),
    ("Art. 9", "art_9"),
    ("article 9(2)", "art_9__para_2"),
    ("article 9 (2) (b)", "art_9__para_2__item_2"),
    ("article 9, paragraph 2", "art_9__para_2"),
    ("article 9, paragraph 2 (b) (iv)", "art_9__para_2__item_2__item_4"),
    ("paragraph 2 of article 9", "art_9__para_2"),
    ("subparagraph (b) of paragraph 2 of article 9", "art_9__para_2__item_2"),
    ("paragraph 14", "para_14"),
    ("operative paragraph 14", "para_14"),
    ("para. 14", "para_14"),
    ("paragraph 14 (c)", "para_14__item_3"),
    ("paragraph 3.2", "sec_3__para_2"),
    ("Article 9.2", "art_9__para_2"),
    ("section V", "sec_5"),
    ("section V, paragraph 3", "sec_5__para_3"),
    ("sect. B", "sec_2"),
    ("chapter VI", "chp_6"),
    ("chap. VI, sect. C, para. 81", "chp_6__sec_3__para_81"),
    ("annex III", "annex_3"),
    ("annex III, section B", "annex_3__sec_2"),
    ("in the annex", "annex"),
    ("Part III", "part_3"),
    ("Action 14", "action_14"),
    ("action #14", "action_14"),
    ("footnote 8", "fn_8"),
    ("page 31", "page_31"),
    ("l\u2019article 9", "art_9"),
    ("l\u2019article premier", "art_1"),
    ("paragraphe 1er de l\u2019article premier", "art_1__para_1"),
    ("le paragraphe 2 de l\u2019article 9", "art_9__para_2"),
    ("l'alinéa b) du paragraphe 2 de l'article 9", "art_9__para_2__item_2"),
    ("l\u2019article 9, paragraphe 2, alinéa b)", "art_9__para_2__item_2"),
    ("article 9, par. 2 b)", "art_9__para_2__item_2"),
    ("la section V", "sec_5"),
    ("le chapitre VI", "chp_6"),
    ("à l\u2019annexe III", "annex_3"),
    ("la mesure n\u00b0 14", "action_14"),
    ("le paragraphe 4, alinéa b), de l\u2019article 9", "art_9__para_4__item_2"),
    ("l\u2019article 9 bis", "art_9-bis"),
    ("**article 9**", "art_9"),
]
SEVERAL = [
    ("articles 4, 5 and 7", ["art_4", "art_5", "art_7"]),
    ("paragraphs 5 to 8", ["para_5", "para_6", "para_7", "para_8"]),
    ("paras. 5-7", ["para_5", "para_6", "para_7"]),
    ("paragraphs 2 (a) and (c)", ["para_2__item_1", "para_2__item_3"]),
    ("paragraph 2 (a) to (c)", ["para_2__item_1", "para_2__item_2", "para_2__item_3"]),
    ("paragraphs 1 and 2 of article 9", ["art_9__para_1", "art_9__para_2"]),
    ("Parts I and II", ["part_1", "part_2"]),
    ("articles 4 et 5", ["art_4", "art_5"]),
    ("par. 18 à 20", ["para_18", "para_19", "para_20"]),
    ("alinéas a) et b) de l\u2019article 9", ["art_9__item_1", "art_9__item_2"]),
    ("sections II et III", ["sec_2", "sec_3"]),
    ("paragraph 4 and paragraph 9", ["para_4", "para_9"]),
    ("chap. VI, para. 81, annex", ["chp_6__para_81", "annex"]),
]
NONE = [
    "this paragraph is long",
    "the article on trade",
    "a section of the road",
    "States Parties in Africa",
    "part of the text",
    "les États parties en Afrique",
    "the action plan",
    "l\u2019action a commencé",
    "cette mesure est utile",
    "la note verbale",
    "paragraphing 5",
    "the articles of war",
    "par 12 voix",
    "p 5",
    "",
]


@pytest.mark.parametrize(("text", "key"), ONE)
def test_a_part_is_known_by_the_key_of_its_iri(text, key):
    assert [each.keys for each in locators(text)] == [(key,)]


@pytest.mark.parametrize(("text", "keys"), SEVERAL)
def test_each_of_several_parts_has_its_key(text, keys):
    assert [key for each in locators(text) for key in each.keys] == keys


@pytest.mark.parametrize("text", NONE)
def test_a_word_without_a_number_is_no_part(text):
    assert locators(text) == []


def test_numbers_behind_a_single_part_are_not_of_it():
    assert [each.keys for each in locators("paragraph 5, 12 delegations")] == [("para_5",)]


def test_a_part_is_where_it_is_printed():
    text = "Selon le paragraphe 2 de l\u2019article 9 (voir art. 4 et 5), ..."
    assert [text[each.start : each.end] for each in locators(text)] == [
        "paragraphe 2 de l\u2019article 9",
        "art. 4 et 5",
    ]


@pytest.mark.parametrize(
    ("printed", "figures"), [("XIV", "14"), ("xl", "40"), ("B", "2"), ("7", "7"), ("3er", "3")]
)
def test_numbers_of_parts_are_decimal(printed, figures):
    assert decimal(printed) == figures
