"""Parts that a text cites; the sentences are made here, the provisions are those of the graph."""

from dataclasses import replace

import pytest

from disarmgraph.namespaces import BASE
from disarmgraph.naming.name_index import NameIndex
from disarmgraph.reading.mentions import Mention, Portion
from disarmgraph.reading.part_mentions import Parts, known_parts

APMBC, CCM = BASE + "id/instrument/apmbc", BASE + "id/instrument/ccm"
NOTE = BASE + "id/document/mills"
REPORT = BASE + "id/document/a-63-228"


@pytest.fixture(scope="module")
def parts(graph):
    own = frozenset({f"{NOTE}/para_7", f"{NOTE}/sec_2"})
    return Parts(known_parts(graph), NameIndex(graph), NOTE, own)


def read(parts, text, *names):
    """The parts that are cited, with the rule; what words stand for is given in pairs."""
    named = [
        Mention(text.index(words), text.index(words) + len(words), thing, 0.9, "name")
        for words, thing in names
    ]
    [found] = parts.cited([Portion(0, text)], [named])
    return [(each.thing.removeprefix(BASE + "id/"), each.rule) for each in found]


def test_a_part_is_of_what_is_named_behind_it(parts):
    text = "Under article 4 of the Convention, unlike the Protocol, States act."
    found = read(parts, text, ("Convention", CCM), ("Protocol", APMBC))
    assert found == [("instrument/ccm/art_4", "part")]


def test_an_item_is_found_below_its_paragraph(parts):
    text = "l\u2019alinéa b) du paragraphe 1 de l\u2019article premier de la Convention"
    assert read(parts, text, ("Convention", APMBC)) == [
        ("instrument/apmbc/art_1__para_1__item_2", "part")
    ]


def test_a_paragraph_of_a_document_is_found_by_its_symbol(parts):
    assert read(parts, "See A/63/228, para. 28.") == [("document/a-63-228/para_28", "part")]


def test_a_part_above_is_of_the_document_itself(parts):
    assert read(parts, "see paragraph 7 above, and section II below") == [
        ("document/mills/para_7", "own-part"),
        ("document/mills/sec_2", "own-part"),
    ]


def test_a_part_alone_is_of_the_instrument_named_before_it(parts):
    text = "The Convention, in its article 4, says so."
    assert read(parts, text, ("Convention", CCM)) == [("instrument/ccm/art_4", "part-near")]


def test_a_part_alone_is_of_the_instrument_that_is_named_most(parts):
    first = "The Convention was read."
    portions = [Portion(0, first), Portion(30, "Article 5 is long.")]
    named = [[Mention(4, 14, APMBC, 0.9, "name")], []]
    [_, [found]] = parts.cited(portions, named)
    assert (found.thing, found.rule) == (APMBC + "/art_5", "part-usual")
    assert (found.start, found.end) == (30, 39)


@pytest.mark.parametrize(
    "text",
    [
        "article 95 of the Convention",
        "paragraph 99 above",
        "A/63/228, para. 999",
        "A/59/181, para. 3",
        "the Convention on mills",
    ],
)
def test_a_part_that_there_is_not_is_not_cited(parts, text):
    names = [("Convention", APMBC)] if "Convention" in text else []
    assert read(parts, text, *names) == []


@pytest.mark.parametrize(
    "text",
    [
        "A/63/228, annex, para. 3",
        "A/63/228, annex II, paragraph 3",
        "paragraph 3 of annex II of A/63/228",
        "A/63/228, article 9, paragraph 3",
    ],
)
def test_paragraphs_of_an_annex_are_not_those_of_its_document(parts, text):
    assert "document/a-63-228/para_3" in {each.removeprefix(BASE + "id/") for each in parts.known}
    assert read(parts, text) == []


def test_paragraphs_of_a_chapter_are_those_of_its_document(parts):
    text = "A/63/228, chap. II, para. 3"
    assert read(parts, text) == [("document/a-63-228/para_3", "part")]


@pytest.mark.parametrize("law", ["Law No. 5", "the Law on Mills", "the Constitution"])
def test_an_article_of_a_law_is_not_one_of_the_instrument_named_before(parts, law):
    text = f"The Convention is read. Article 4 of {law} is not."
    assert read(parts, text, ("Convention", CCM)) == []


def test_an_article_of_this_treaty_is_one_of_the_instrument_named_before(parts):
    text = "The Convention is read. Article 4 of this treaty is long."
    assert read(parts, text, ("Convention", CCM)) == [("instrument/ccm/art_4", "part-near")]


@pytest.mark.parametrize(
    "text",
    [
        "Article 4",
        "The Convention counts mills as article 4 says.",
        "les exceptions de l\u2019article 4 de la présente Convention",
        "the exceptions in article 4 of this Convention",
    ],
)
def test_the_articles_of_a_treaty_are_its_own(parts, text):
    named = [("Convention", CCM)] if "Convention" in text else []
    usual = Mention(0, 0, CCM, 0.9, "name")
    of_treaty = replace(parts, is_treaty=True)
    assert read(of_treaty, text, *named) == []
    assert parts.cited([Portion(0, text)], [[usual]]) != [[]]


def test_a_treaty_may_cite_articles_of_another(parts):
    text = "Under article 4 of the Convention States act."
    found = read(replace(parts, is_treaty=True), text, ("Convention", CCM))
    assert found == [("instrument/ccm/art_4", "part")]
