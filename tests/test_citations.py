"""What a text cites: documents, and parts of documents and of instruments."""

import pytest

from disarmgraph.grammar.citation import Citation, citations, resolve, work
from disarmgraph.namespaces import BASE
from disarmgraph.text.occurrence import Occurrence

WITH_SYMBOL = [
    ("paragraph 4 of resolution 55/33", "A/RES/55/33", "para_4"),
    ("paragraph 4 of its resolution 55/33", "A/RES/55/33", "para_4"),
    ("paragraph 4 of General Assembly resolution 55/33", "A/RES/55/33", "para_4"),
    ("paragraph 4 of Security Council resolution 687 (1991)", "S/RES/687 (1991)", "para_4"),
    ("section II of document A/CONF.203/18", "A/CONF.203/18", "sec_2"),
    ("paragraph 9 of the report of the Group of Experts (A/59/181)", "A/59/181", "para_9"),
    ("A/CONF.203/18, chap. IV, para. 24", "A/CONF.203/18", "chp_4__para_24"),
    ("A/CONF.203/18 (Part II)", "A/CONF.203/18", "part_2"),
    ("(A/CONF.203/18), para. 24", "A/CONF.203/18", "para_24"),
    ("resolution 55/33, paragraph 4", "A/RES/55/33", "para_4"),
    ("annex to A/59/181", "A/59/181", "annex"),
    ("A/59/181, annex", "A/59/181", "annex"),
    ("paragraphe 4 de la résolution 55/33", "A/RES/55/33", "para_4"),
    ("au paragraphe 4 de sa résolution 55/33", "A/RES/55/33", "para_4"),
    ("paragraphe 9 du rapport du Groupe d\u2019experts (A/59/181)", "A/59/181", "para_9"),
    ("Voir S/2004/616, par. 7.", "S/2004/616", "para_7"),
    ("la section III du document A/59/181", "A/59/181", "sec_3"),
    ("A/59/181, annexe II", "A/59/181", "annex_2"),
]
WITH_NAME = [
    ("article 9 of the Convention", "Convention", "art_9"),
    ("article 9, paragraph 2, of the Convention", "Convention", "art_9__para_2"),
    ("section II of the Programme of Action shall", "Programme of Action", "sec_2"),
    ("article 9 of the Convention on Certain Mills.", "Convention on Certain Mills", "art_9"),
    ("Chapter VII of the Charter of the United Nations", "Charter of the United Nations", "chp_7"),
    ("article IV of the treaty", "treaty", "art_4"),
    ("Action 14 of the Harare Action Plan", "Harare Action Plan", "action_14"),
    ("l\u2019article 9 de la Convention", "Convention", "art_9"),
    ("article 9 du Protocole III à", "Protocole III", "art_9"),
    ("la section II du Programme d\u2019action", "Programme d\u2019action", "sec_2"),
    ("le Chapitre VII de la Charte des Nations Unies", "Charte des Nations Unies", "chp_7"),
    ("l\u2019annexe II de cet accord", "", "annex_2"),
]
OWN = [
    ("see paragraph 7 above", "para_7"),
    ("(see sect. II below)", "sec_2"),
    ("paragraph 12 of the present report", "para_12"),
    ("in section IV of this document", "sec_4"),
    ("voir par. 7 ci-dessus", "para_7"),
    ("la section II ci-après", "sec_2"),
    ("au paragraphe 12 du présent rapport", "para_12"),
]
ALONE = [
    ("resolution 55/33", "A/RES/55/33"),
    ("see A/59/181.", "A/59/181"),
    ("sa décision 54/417", "A/DEC/54/417"),
]
NONE = [
    "the annex",
    "en annexe",
    "States Parties to the Convention",
    "part of the resolution",
    "cette section du rapport",
    "",
]
MILLS = BASE + "id/instrument/mills"


@pytest.mark.parametrize(("text", "symbol", "key"), WITH_SYMBOL)
def test_a_part_belongs_to_the_document_whose_symbol_is_beside_it(text, symbol, key):
    assert [(each.symbol, each.keys) for each in citations(text)] == [(symbol, (key,))]


@pytest.mark.parametrize(("text", "name", "key"), WITH_NAME)
def test_a_part_belongs_to_what_is_named_behind_it(text, name, key):
    [each] = citations(text)
    assert (text[each.work_start : each.work_end], each.keys) == (name, (key,))
    assert each.symbol is None


@pytest.mark.parametrize(("text", "key"), OWN)
def test_a_part_above_or_below_is_of_the_document_itself(text, key):
    assert [(each.is_own, each.keys) for each in citations(text)] == [(True, (key,))]


@pytest.mark.parametrize(("text", "symbol"), ALONE)
def test_a_document_is_cited_without_a_part(text, symbol):
    assert [(each.symbol, each.keys) for each in citations(text)] == [(symbol, ())]


@pytest.mark.parametrize("text", NONE)
def test_what_cites_nothing_is_not_found(text):
    assert citations(text) == []


def test_parts_beside_each_other_are_of_the_same_document():
    found = citations("A/CONF.203/18, chap. IV, para. 24, annex, and A/59/181")
    assert [(each.symbol, each.keys) for each in found] == [
        ("A/CONF.203/18", ("chp_4__para_24",)),
        ("A/CONF.203/18", ("annex",)),
        ("A/59/181", ()),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "article 9 and article 12 of the Convention",
        "article 9, and article 12, of the Convention",
        "l\u2019article 9 et l\u2019article 12 de la Convention",
    ],
)
def test_parts_that_and_joins_are_of_the_same_work(text):
    found = citations(text)
    assert [(each.keys, text[each.work_start : each.work_end]) for each in found] == [
        (("art_9",), "Convention"),
        (("art_12",), "Convention"),
    ]


def test_a_citation_is_where_it_is_printed_with_its_part_and_its_work():
    text = "Rappelant le paragraphe 4 de la résolution 55/33, elle"
    [each] = citations(text)
    assert text[each.start : each.end] == "paragraphe 4 de la résolution 55/33"
    assert each.locator == "paragraphe 4"
    assert text[each.work_start : each.work_end] == "résolution 55/33"


def test_what_a_part_belongs_to_is_found_among_the_names_of_the_text():
    [each] = citations("article 9 of the Convention on Mills")
    named = [Occurrence(17, 36, MILLS), Occurrence(31, 36, BASE + "id/body/mills")]
    assert work(each, named) == MILLS
    assert work(each, []) is None


@pytest.mark.parametrize(
    ("key", "there", "wanted"),
    [
        ("art_9__para_2", ["art_9", "art_9__para_2"], "/art_9__para_2"),
        ("art_9__para_2", ["art_9"], "/art_9"),
        ("chp_4__para_24", ["para_24"], "/para_24"),
        ("art_9", [], ""),
    ],
)
def test_a_part_that_is_not_there_gives_way_to_the_nearest(key, there, wanted):
    exists = {f"{MILLS}/{each}" for each in there}
    assert list(resolve(Citation(0, 1, "x", (key,)), MILLS, exists.__contains__)) == [
        MILLS + wanted
    ]


def test_a_document_without_a_part_is_itself():
    assert list(resolve(Citation(0, 1), MILLS, lambda _: False)) == [MILLS]


def test_a_provision_of_the_graph_is_found_by_its_key(graph):
    apmbc = BASE + "id/instrument/apmbc"
    [each] = citations("paragraph 1 (b) of article 1 of the Convention")
    exists = {quad.subject.value for quad in graph if quad.subject.value.startswith(apmbc)}
    assert list(resolve(each, apmbc, exists.__contains__)) == [apmbc + "/art_1__para_1__item_2"]
