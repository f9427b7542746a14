"""Norms side by side, from hard to soft."""

import mill
import pytest

from disarmgraph.law.duty import FORCES, KINDS, STATUSES, VERBS, alike, duties, of_provision
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
    assert not known[norm("flour-keep")].is_proposed


def test_alike_are_norms_of_other_texts_with_an_action_and_a_theme_or_weapon_in_common(known):
    found = alike(known, norm("council-keeps-sieve"))
    assert slugs(each.duty.iri for each in found) == ["sieves-keep", "flour-keep"]
    assert slugs(found[0].themes) == ["record-keeping"]
    assert slugs(found[0].weapons) == ["small-arms"]
    assert found[1].weapons == ()


def test_norms_of_the_same_text_or_without_an_action_in_common_are_not_alike(known):
    alike_flour = slugs(each.duty.iri for each in alike(known, norm("flour-not-burn")))
    assert alike_flour == []


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
    ended = {"superseded", "lapsed"} if scheme == "norm-status" else set()
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
