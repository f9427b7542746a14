"""Places in texts, as footnotes abbreviate them."""

import re
from collections import Counter

import pytest
from pyoxigraph import RdfFormat, Store

from disarmgraph.citing.pinpoint import pinpoint, pinpoints
from disarmgraph.names import Names
from disarmgraph.namespaces import BASE, DISARM, RDF
from disarmgraph.triples import subjects

PLACE = {
    "en": r"(art|para|s|ch|fn|annex|action|heading|title|block|item) [\w.*\[\]]+",
    "fr": r"(art\.|par\.|al\.|sect\.|chap\.|note|annexe|action n°|intertitre|titre|bloc|point) "
    r"[\w.*\[\]]+\)?",
}
ALONE = {
    "en": r"(technical annex|annex|transitional article|preamble)",
    "fr": r"(annexe technique|annexe|article transitoire|préambule)",
}
BRACKETS = r"(\([0-9A-Za-z]+\))*"


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("kind", ["Provision", "Passage"])
def test_every_part_of_a_text_has_a_place_of_its_own(graph, kind, language):
    names = Names(graph, language)
    step = f"({PLACE[language]}|{ALONE[language]}){BRACKETS}"
    shape = re.compile(rf"{step}(, {step})*")
    parts = subjects(graph, RDF + "type", DISARM + kind)
    told = {part: pinpoint(names, part) for part in parts}
    assert [place for place in told.values() if not shape.fullmatch(place)] == []
    texts = Counter(("/".join(part.split("/")[:7]), place) for part, place in told.items())
    assert [place for place, count in texts.items() if count > 1] == []


@pytest.mark.parametrize(
    ("path", "english", "french"),
    [
        ("bangkok/annex", "annex", "annexe"),
        ("pelindaba/annex_2", "annex II", "annexe II"),
        ("rarotonga/annex_1", "annex 1", "annexe 1"),
        ("tlatelolco/sec_transitional", "transitional article", "article transitoire"),
        ("iti/preamble", "preamble", "préambule"),
        ("cfe/art_6__item_1", "art VI(A)", "art. VI, al. A)"),
        ("cwc/art_1", "art I", "art. premier"),
        ("apmbc/art_1", "art 1", "art. premier"),
        ("apmbc/art_10", "art 10", "art. 10"),
    ],
)
def test_what_is_printed_is_told_in_each_language(graph, path, english, french):
    iri = f"{BASE}id/instrument/{path}"
    assert [pinpoint(Names(graph, each), iri) for each in ("en", "fr")] == [english, french]


def test_several_places_stand_in_the_order_of_the_text(graph):
    apmbc = f"{BASE}id/instrument/apmbc/"
    parts = [apmbc + slug for slug in ("art_11__para_3", "art_8__para_5", "art_8")]
    assert pinpoints(Names(graph, "en"), parts) == "art 8, art 8(5) and art 11(3)"


def test_a_part_of_an_unknown_sort_is_called_by_its_label():
    store = Store()
    store.load(
        b'<urn:x/odd_1> <http://www.w3.org/2000/01/rdf-schema#label> "Odd part"@en .',
        format=RdfFormat.TURTLE,
    )
    assert pinpoint(Names(store, "fr"), "urn:x/odd_1") == "Odd part"
