"""Instruments as they are laid out: provisions in printed order, each with its norms."""

import pytest

from disarmgraph.law.duty import duties
from disarmgraph.names import Names
from disarmgraph.namespaces import BASE, DISARM
from disarmgraph.triples import subjects
from disarmgraph.views.alike import Alike
from disarmgraph.views.instrument_outline import Outlines, caption

INSTRUMENT = BASE + "id/instrument/"


@pytest.fixture(scope="module")
def outlines(graph):
    return Outlines(Alike(duties(graph)))


@pytest.fixture(scope="module")
def convention(graph, outlines):
    return outlines.of(Names(graph, "en"), INSTRUMENT + "apmbc")


def test_articles_are_in_printed_order(convention):
    """The Mine Ban Convention has 22 articles."""
    assert [part.caption for part in convention.parts] == [f"Article {n}" for n in range(1, 23)]


def test_paragraphs_stand_within_their_article_in_order(convention):
    fifth = convention.parts[4]
    assert [part.anchor for part in fifth.parts] == [f"art_5__para_{n}" for n in range(1, 7)]
    assert [part.caption for part in fifth.parts] == ["1", "2", "3", "4", "5", "6"]
    assert fifth.heading.text == "Destruction of anti-personnel mines in mined areas"


@pytest.mark.parametrize("slug", ["apmbc", "cwc", "iti", "unpoa", "ccw-ap2"])
def test_every_provision_is_laid_out_once(graph, outlines, slug):
    found = [part.iri for part in outlines.of(Names(graph, "fr"), INSTRUMENT + slug).all()]
    assert sorted(found) == subjects(graph, DISARM + "isProvisionOf", INSTRUMENT + slug)


def test_a_norm_stands_under_the_provision_that_lays_it_down(graph, convention):
    (clear,) = next(p for p in convention.all() if p.anchor == "art_5__para_1").norms
    assert clear.iri == BASE + "id/norm/apmbc-clear-mined-areas"
    assert [each.text for each in clear.who] == ["each State Party to the Mine Ban Convention"]
    assert [each.text for each in clear.when] == ["Ten years after entry into force for the State"]
    # Amended Protocol II, article 10; the Convention on Cluster Munitions is on another weapon.
    assert clear.others == (Names(graph, "en").short(INSTRUMENT + "ccw-ap2").text,)


def test_what_is_to_be_done_stands_before_what_is_to_be_encouraged(graph, outlines):
    """Section III, paragraph 8 (a) of the tracing instrument: unique marks, then further data."""
    instrument = outlines.of(Names(graph, "en"), INSTRUMENT + "iti")
    (part,) = [p for p in instrument.all() if p.anchor == "sec_3__para_8__item_1"]
    assert [each.iri.rpartition("/")[2] for each in part.norms] == [
        "iti-sec-3-mark-at-manufacture",
        "iti-sec-3-encourage-further-marks",
    ]


def test_a_norm_that_a_document_reports_stands_apart(graph, outlines):
    """The Maputo Action Plan is known by what a review of the Convention says of it."""
    plan = outlines.of(Names(graph, "en"), INSTRUMENT + "maputo-action-plan")
    assert plan.norms == ()
    assert all(norm.passages for norm in plan.reported)
    assert {norm.kind for norm in plan.reported}.isdisjoint({"ReportedNorm", "ProposedNorm"})


@pytest.mark.parametrize(
    ("provision", "english", "french"),
    [
        ("apmbc/art_1", "Article 1", "Article premier"),
        ("cwc/art_1", "Article I", "Article premier"),
        ("cwc/art_20", "Article XX", "Article XX"),
        ("apmbc/art_5__para_1", "1", "1"),
        ("antarctic/art_12__para_1__item_1", "(a)", "(a)"),
        ("unpoa/sec_4", "Section IV", "Section IV"),
        ("pelindaba/annex_4", "Annex IV", "Annexe IV"),
        ("maputo-action-plan/action_21", "Action 21", "Action 21"),
        ("un-charter/chp_8", "Chapter VIII", "Chapitre VIII"),
        ("iti/preamble", "Preamble", "Préambule"),
    ],
)
def test_a_provision_is_headed_as_it_is_read_aloud(graph, provision, english, french):
    assert caption(Names(graph, "en"), INSTRUMENT + provision) == english
    assert caption(Names(graph, "fr"), INSTRUMENT + provision) == french


def test_an_instrument_is_laid_out_once_for_each_language(graph, outlines):
    english, french = Names(graph, "en"), Names(graph, "fr")
    assert outlines.of(english, INSTRUMENT + "att") is outlines.of(english, INSTRUMENT + "att")
    assert outlines.of(french, INSTRUMENT + "att") != outlines.of(english, INSTRUMENT + "att")
