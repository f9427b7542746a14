"""Numbers that a text leaves vague."""

import pytest

from disarmgraph.grammar.indefinites import indefinites

FOUND = [
    ("Several workshops were held.", "several", "workshops"),
    ("A number of delegations spoke.", "several", "delegations spoke"),
    ("several thousand rifles", "several", "rifles"),
    ("various studies", "several", "studies"),
    ("a range of measures", "several", "measures"),
    ("some of the experts", "some", "experts"),
    ("divers projets", "several", "projets"),
    ("dans différentes instances", "several", "instances"),
    ("certains des experts", "some", "experts"),
    ("un nombre considérable de pays", "many", "pays"),
    ("Many States have asked", "many", "States"),
    ("numerous studies", "many", "studies"),
    ("hundreds of villages", "many", "villages"),
    ("a large number of mines", "many", "mines"),
    ("Few countries answered", "few", "countries"),
    ("a few experts", "few", "experts"),
    ("a small number of donors", "few", "donors"),
    ("Some States are of the view", "some", "States"),
    ("Plusieurs ateliers ont eu lieu.", "several", "ateliers"),
    ("plusieurs milliers de fusils", "several", "fusils"),
    ("De nombreux pays ont", "many", "pays"),
    ("les nombreuses réunions", "many", "réunions"),
    ("des centaines de villages", "many", "villages"),
    ("un grand nombre d\u2019experts", "many", "experts"),
    ("bon nombre de délégations", "many", "délégations"),
    ("quelques experts", "few", "experts"),
    ("un petit nombre de donateurs", "few", "donateurs"),
    ("Certains États estiment", "some", "États estiment"),
    ("un certain nombre de délégations", "some", "délégations"),
]
NONE = [
    "the number of States",
    "le nombre d\u2019États",
    "for some time",
    "to some extent",
    "in many respects, so many States",
    "as many States as possible",
    "how many mines",
    "un certain temps",
    "a certain State",
    "some of them",
    "four millions of people",
    "quatre millions de femmes",
    "les différentes parties",
    "les quelques progrès",
    "les divers experts",
    "",
]


@pytest.mark.parametrize(("text", "qualifier", "counted"), FOUND)
def test_a_vague_number_is_read_with_what_it_counts(text, qualifier, counted):
    assert [(each.qualifier, each.counted) for each in indefinites(text)] == [(qualifier, counted)]


@pytest.mark.parametrize("text", NONE)
def test_what_counts_nothing_is_not_found(text):
    assert indefinites(text) == []
