"""What is put into the index of words of each thing."""

import re

import pytest

from disarmgraph.content import inventory
from disarmgraph.namespaces import BASE
from disarmgraph.search.entries import QUESTION, WEIGHTS, entries


@pytest.fixture(scope="module")
def known(graph):
    return {entry.iri.removeprefix(BASE): entry for entry in entries(graph)}


def called(entry):
    """The names of what a thing is about."""
    return {name for each in entry.about for name in each.split(" / ")}


@pytest.mark.slow
def test_every_page_and_every_term_is_there_that_may_be_an_answer(known, graph):
    wanted = {*inventory.pages(graph), *inventory.terms(graph)}
    there = {BASE + path for path in known}
    assert there < wanted
    left_out = re.compile(r"id/name/|graph/|id/document/[^/]+/omission_")
    assert [iri for iri in wanted - there if not left_out.match(iri.removeprefix(BASE))] == []
    assert [iri for iri in there if left_out.match(iri.removeprefix(BASE))] == []


def test_what_a_name_names_is_found_by_it(known):
    assert "réunions officieuses" in known["id/series/unpoa-intersessional-meetings"].about


def test_a_norm_is_found_by_what_it_does(known):
    assert "prohibition" in called(known["id/norm/cwc-not-transfer"])
    assert "transfer" in called(known["id/norm/cwc-not-transfer"])


def test_a_due_date_is_found_by_the_theme_of_its_norm(known):
    assert "mine clearance" in called(known["id/due-date/apmbc-clear-mined-areas-OMN"])


@pytest.mark.parametrize(
    ("path", "wholes"),
    [
        ("id/norm/apmbc-clear-mined-areas", {"id/instrument/apmbc"}),
        ("id/instrument/apmbc/art_5", {"id/instrument/apmbc"}),
        ("id/treaty-action/apmbc-FIN-withdrawal", {"id/instrument/apmbc", "id/state/FIN"}),
        ("id/instrument/apmbc", set()),
    ],
)
def test_what_is_of_a_treaty_or_a_state_is_known(known, path, wholes):
    assert {each.removeprefix(BASE) for each in known[path].of} == wholes


def test_every_entry_has_words_and_a_shelf(known):
    wordless = [
        path
        for path, each in known.items()
        if not any((*each.names, *each.label, *each.said, *each.about))
    ]
    assert wordless == [""]  # the site itself
    assert {each.shelf for each in known.values()} <= set(WEIGHTS)


def test_an_instrument_has_its_names_in_both_languages(known):
    names = known["id/instrument/tpnw"].names
    assert {"TPNW", "TIAN", "Treaty on the Prohibition of Nuclear Weapons"} <= {*names}


def test_what_a_source_calls_a_thing_in_a_context_is_no_name(known):
    body = known["id/body/unoda"]
    assert "Bureau" not in body.names
    assert "Bureau" in body.about


def test_a_norm_is_found_under_its_instrument_and_its_theme(known):
    about = called(known["id/norm/apmbc-clear-mined-areas"])
    assert {"APMBC", "mine clearance", "déminage"} <= about


def test_a_passage_is_found_by_its_document_and_number(known):
    passage = known["id/document/a-63-228/para_28"]
    assert "Paragraph 28" in passage.label
    assert "Paragraphe 28" in passage.label
    assert "A/63/228" in called(passage)


def test_a_question_has_what_it_asks_and_its_keywords(known):
    question = known["queries/who-left-a-treaty-and-when"]
    assert question.shelf == QUESTION
    assert any("notice of leaving" in text for text in question.label)
    assert any("notifié son retrait" in text for text in question.label)
    assert "withdrawal" in question.said


def test_an_act_has_the_names_of_the_treaty_and_of_the_state(known):
    about = called(known["id/treaty-action/apmbc-FIN-withdrawal"])
    assert {"APMBC", "Finland", "Finlande", "withdrawal"} <= about


def test_an_article_is_looked_for_more_than_its_paragraphs(known):
    article = known["id/instrument/apmbc/art_5"]
    assert article.weight > known["id/instrument/apmbc/art_5__para_1"].weight
