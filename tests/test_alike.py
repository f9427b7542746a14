"""The same duty in other instruments."""

import pytest

from disarmgraph.namespaces import BASE, DISARM, RDF
from disarmgraph.triples import iris
from disarmgraph.views.alike import Alike

NORM, INSTRUMENT = BASE + "id/norm/", BASE + "id/instrument/"
KINDS = {
    DISARM + name
    for name in ("Mandate", "Obligation", "Permission", "Prohibition", "Recommendation")
}


@pytest.fixture(scope="module")
def alike(graph):
    return Alike(graph)


def test_what_two_conventions_forbid_alike_is_found_from_either(alike):
    mines, munitions = NORM + "apmbc-not-use", NORM + "ccm-not-use"
    assert munitions in alike.norms(mines)[INSTRUMENT + "ccm"]
    assert mines in alike.norms(munitions)[INSTRUMENT + "apmbc"]


def test_clearance_is_a_duty_of_four_instruments(alike):
    """Besides the Mine Ban Convention those on cluster munitions, on mines and on remnants."""
    found = alike.norms(NORM + "apmbc-clear-mined-areas")
    assert {iri.rpartition("/")[2] for iri in found} == {"ccm", "ccw-ap2", "ccw-p5"}


def test_norms_that_are_alike_share_kind_action_and_theme(alike, graph):
    for norm in (NORM + "apmbc-destroy-stockpiles", NORM + "att-annual-report"):

        def said(iri):
            kinds = KINDS & set(iris(graph, iri, RDF + "type"))
            return [kinds, *(set(iris(graph, iri, DISARM + p)) for p in ("action", "theme"))]

        for others in alike.norms(norm).values():
            for other in others:
                assert all(a & b for a, b in zip(said(norm), said(other), strict=True)), other


def test_no_norm_is_like_one_of_its_own_instrument(alike):
    for norm, instruments in alike.instruments.items():
        assert instruments.isdisjoint(iri.removeprefix(INSTRUMENT) for iri in alike.norms(norm)), (
            norm
        )


def test_what_is_no_norm_is_like_nothing(alike):
    assert alike.norms(NORM + "nothing") == {}


def test_the_texts_with_a_like_norm_are_things_of_the_graph(alike, graph):
    texts = {text for norm in alike.instruments for text in alike.norms(norm)}
    assert len(texts) > 30
    assert [text for text in sorted(texts) if not iris(graph, text, RDF + "type")] == []
