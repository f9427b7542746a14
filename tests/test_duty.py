"""Norms side by side, from hard to soft."""

from dataclasses import replace

import mill
import pytest

from disarmgraph.law.duty import (
    FORCES,
    KINDS,
    LISTS,
    STATUSES,
    VERBS,
    alike,
    are_close,
    duties,
    of_provision,
)
from disarmgraph.namespaces import BASE, DISARM, RDFS, SKOS
from disarmgraph.triples import subjects


@pytest.fixture(scope="module")
def known():
    return duties(mill.store())


def norm(slug):
    return f"{BASE}id/norm/{slug}"


def slugs(things):
    return [each.rpartition("/")[2] for each in things]


def test_norms_come_from_hard_to_soft(known):
    assert slugs(known) == [
        "sieves-keep",
        "sieves-keep-as-told",
        "flour-not-burn",
        "flour-keep",
        "council-keeps-sieve",
    ]


def test_a_norm_comes_from_the_instrument_of_its_provision(known):
    duty = known[norm("sieves-keep")]
    assert duty.texts == (f"{BASE}id/instrument/sieves",)
    assert duty.provisions == (f"{BASE}id/instrument/sieves/art_1",)
    assert (duty.kind, slugs([duty.force, duty.verb])) == (
        "Obligation",
        ["legally-binding", "shall"],
    )


def test_a_norm_without_a_provision_comes_from_the_document_that_states_it(known):
    duty = known[norm("council-keeps-sieve")]
    assert duty.texts == (mill.DOCUMENT,)
    assert duty.passages == (f"{mill.DOCUMENT}/para_1",)
    assert duty.is_proposed
    assert replace(duty, status=LISTS["norm-status"] + "proposed-for-reaffirmation").is_proposed
    assert not known[norm("flour-keep")].is_proposed


def test_alike_are_norms_of_other_texts_with_an_action_and_a_theme_or_weapon_in_common(known):
    found = alike(known, norm("council-keeps-sieve"))
    assert slugs(each.duty.iri for each in found) == ["sieves-keep", "flour-keep"]
    assert slugs(found[0].themes) == ["record-keeping"]
    assert slugs(found[0].weapons) == ["small-arms"]
    assert found[1].weapons == ()


def test_alike_come_close_first_then_not_the_other_way_round_then_with_most_in_common(known):
    here = replace(known[norm("sieves-keep")], iri=norm("here"))
    softer = {"force": LISTS["legal-force"] + "non-binding"}
    another = (*here.themes, f"{BASE}scheme/theme/reporting")
    others = {
        "f-close": {},
        "e-theme-and-weapon": {"kind": "Recommendation"},
        "d-theme": {"weapons": (), "reach": ()},
        "c-weapon-softer": {"themes": (), "subjects": (), **softer},
        "b-less-in-common": {"themes": another, "weapons": (), "reach": ()},
        "a-forbids": {"kind": "Prohibition"},
    }
    made = {
        norm(slug): replace(here, iri=norm(slug), texts=("other",), **said)
        for slug, said in others.items()
    }
    found = alike({here.iri: here, **dict(sorted(made.items()))}, here.iri)
    assert slugs(each.duty.iri for each in found) == list(others)


def test_norms_of_the_same_text_or_without_an_action_in_common_are_not_alike(known):
    alike_flour = slugs(each.duty.iri for each in alike(known, norm("flour-not-burn")))
    assert alike_flour == []


def test_norms_are_close_that_share_class_action_subject_and_weapon(known):
    here = known[norm("sieves-keep")]
    other = replace(here, iri=norm("other"), texts=(f"{BASE}id/instrument/other",))
    assert are_close(here, other)
    assert not are_close(here, here)
    assert not are_close(here, replace(other, kind="Prohibition"))
    assert not are_close(here, replace(other, actions=()))
    assert not are_close(here, replace(other, weapons=(), reach=()))
    elsewhere = (f"{BASE}scheme/theme/reporting",)
    assert not are_close(here, replace(other, themes=here.themes + elsewhere, subjects=elsewhere))


def test_a_theme_counts_at_its_most_precise_and_a_weapon_with_what_is_broader(graph):
    """In the lists marking at import is marking, and firearms are small arms."""
    duty = duties(graph)[norm("cifta-mark-at-import")]
    assert slugs(duty.themes) == ["marking", "marking-at-import"]
    assert slugs(duty.subjects) == ["marking-at-import"]
    assert {"firearms", "small-arms", "small-arms-and-light-weapons"} <= set(slugs(duty.reach))


def test_advice_is_hortatory_where_its_text_binds_in_law(graph):
    found = duties(graph)
    assert found[norm("ccm-use-durable-signs")].is_hortatory
    assert not found[norm("ccm-clear-all-remnants")].is_hortatory
    assert not any(d.is_hortatory for d in found.values() if d.verb.endswith("/shall"))
    assert not any(
        d.is_hortatory for d in found.values() if f"{BASE}id/instrument/unpoa" in d.texts
    )


def test_norms_on_one_provision_are_found_but_not_those_on_one_whole_text(known):
    assert slugs(duty.iri for duty in of_provision(known, norm("sieves-keep"))) == [
        "sieves-keep-as-told"
    ]
    assert of_provision(known, norm("flour-keep")) == []


@pytest.mark.parametrize(
    ("scheme", "order"), [("legal-force", FORCES), ("verb", VERBS), ("norm-status", STATUSES)]
)
def test_what_norms_are_ordered_by_is_what_the_lists_have(graph, scheme, order):
    concepts = slugs(subjects(graph, SKOS + "inScheme", f"{BASE}scheme/{scheme}"))
    assert set(order) <= set(concepts)
    assert len(order) == len(set(order))
    ended = {"lapsed"} if scheme == "norm-status" else set()
    assert set(concepts) - set(order) == ended


def test_the_classes_are_those_directly_under_norm_that_tell_what_is_demanded(graph):
    below = {
        each.removeprefix(DISARM) for each in subjects(graph, RDFS + "subClassOf", DISARM + "Norm")
    }
    assert set(KINDS) <= below
    assert below - set(KINDS) <= {"ProposedNorm", "ReportedNorm", "PoliticalCommitment"}


def test_every_norm_of_the_graph_is_there_with_force_text_and_bearer(graph):
    found = duties(graph)
    assert len(found) > 3000
    lacking = [d.iri for d in found.values() if not (d.force and d.verb and d.texts and d.bearers)]
    assert lacking == []
    hardness = [duty.hardness for duty in found.values()]
    assert hardness == sorted(hardness)
