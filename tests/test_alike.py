"""Norms of other texts that are close to those of an instrument."""

import pytest

from disarmgraph.law.duty import duties
from disarmgraph.namespaces import BASE, DISARM, RDF
from disarmgraph.triples import iris
from disarmgraph.views.alike import Alike

NORM, INSTRUMENT = BASE + "id/norm/", BASE + "id/instrument/"
KINDS = {
    DISARM + name
    for name in ("Mandate", "Obligation", "Permission", "Prohibition", "Recommendation")
}


@pytest.fixture(scope="module")
def known(graph):
    return duties(graph)


@pytest.fixture(scope="module")
def alike(known):
    return Alike(known)


def slugs(things):
    return [iri.rpartition("/")[2] for iri in things]


def test_marking_at_import_is_a_duty_of_four_texts(alike):
    """Firearms are small arms; marking at manufacture or for destruction is something else."""
    found = alike.norms(NORM + "iti-sec-3-mark-at-import")
    assert sorted(slugs(found)) == ["cifta", "fap", "sadc-fp"]
    assert slugs(found[INSTRUMENT + "cifta"]) == ["cifta-mark-at-import"]
    assert (
        NORM + "iti-sec-3-mark-at-import"
        in (alike.norms(NORM + "cifta-mark-at-import")[INSTRUMENT + "iti"])
    )


def test_to_forbid_one_weapon_is_not_close_to_forbidding_another(alike):
    assert INSTRUMENT + "ccm" not in alike.norms(NORM + "apmbc-not-use")


def test_norms_that_are_close_share_kind_action_theme_and_weapon(alike, known, graph):
    for norm in (NORM + "apmbc-clear-mined-areas", NORM + "iti-sec-3-mark-at-manufacture"):
        assert alike.norms(norm)
        for others in alike.norms(norm).values():
            for other in others:
                both = [set(iris(graph, iri, RDF + "type")) & KINDS for iri in (norm, other)]
                assert both[0] == both[1], other
                for name in ("action", "theme"):
                    said = [set(iris(graph, iri, DISARM + name)) for iri in (norm, other)]
                    assert said[0] & said[1], other
                assert set(known[norm].reach) & set(known[other].reach), other


def test_no_norm_is_close_to_one_of_its_own_text(alike, known):
    for norm, duty in known.items():
        assert set(duty.texts).isdisjoint(alike.norms(norm)), norm


def test_what_is_no_norm_is_close_to_nothing(alike):
    assert alike.norms(NORM + "nothing") == {}


def test_the_texts_with_a_close_norm_are_things_of_the_graph(alike, known, graph):
    texts = {text for norm in known for text in alike.norms(norm)}
    assert len(texts) > 20
    assert [text for text in sorted(texts) if not iris(graph, text, RDF + "type")] == []
