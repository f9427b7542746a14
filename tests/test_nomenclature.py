"""Which names and codes a thing has."""

import pytest
from pyoxigraph import RdfFormat, Store

from disarmgraph.namespaces import BASE, DISARM
from disarmgraph.naming import nomenclature
from disarmgraph.naming.nomenclature import Name, Standing

CONVENTION = BASE + "id/instrument/mine-ban"
FREEDONIA = BASE + "id/state/FRE"
NOTE = BASE + "id/document/note"
TURTLE = f"""
@prefix disarm: <{DISARM}> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix id: <{BASE}id/> .

<{CONVENTION}> a disarm:Instrument, disarm:Treaty ;
    rdfs:label "Convention on the Ban of Mines"@en ;
    skos:altLabel "Freedonia Convention"@en, "the Convention"@en ;
    disarm:acronym "CBM" ;
    disarm:openingDate "1997-12-03"^^xsd:date .
<{CONVENTION}/art_1> a disarm:Provision ; rdfs:label "Scope"@en .
<{BASE}id/name/mine-ban--convention> disarm:isNameOf <{CONVENTION}> ;
    disarm:kind <{BASE}scheme/name-kind/partial-name> ;
    disarm:nameText "the Convention"@en .
<{BASE}id/name/mine-ban--pact> disarm:isNameOf <{CONVENTION}> ;
    disarm:kind <{BASE}scheme/name-kind/former-name> ;
    disarm:nameText "Mine Pact"@en .
<{FREEDONIA}> a disarm:State ; rdfs:label "Freedonia"@en ; skos:hiddenLabel "Freedonian"@en ;
    disarm:isoAlpha2 "FD" ; disarm:isoAlpha3 "FRE" .
<{NOTE}> a disarm:Document ; rdfs:label "Note"@en ; disarm:symbol "A/1/2" .
<{BASE}id/norm/clear> a disarm:Norm ; rdfs:label "Clear mines"@en .
<{BASE}scheme/weapon/mine> a skos:Concept ; skos:inScheme <{BASE}scheme/weapon> ;
    skos:prefLabel "mine"@en .
<{BASE}scheme/unit/tonne> a skos:Concept ; skos:inScheme <{BASE}scheme/unit> ;
    skos:prefLabel "tonne"@en .
"""


@pytest.fixture(scope="module")
def store():
    store = Store()
    store.load(TURTLE.encode(), format=RdfFormat.TURTLE)
    return store


@pytest.fixture(scope="module")
def names(store):
    return list(nomenclature.names(store, nomenclature.classes(store)))


def test_things_are_looked_up_and_neither_their_parts_nor_norms_nor_other_lists(store):
    assert nomenclature.classes(store) == {
        NOTE: (DISARM + "Document",),
        CONVENTION: (DISARM + "Instrument", DISARM + "Treaty"),
        FREEDONIA: (DISARM + "State",),
        BASE + "scheme/weapon/mine": ("http://www.w3.org/2004/02/skos/core#Concept",),
    }


@pytest.mark.parametrize(
    ("text", "thing", "standing"),
    [
        ("Convention on the Ban of Mines", CONVENTION, Standing.FIRM),
        ("Freedonia Convention", CONVENTION, Standing.FIRM),
        ("CBM", CONVENTION, Standing.FIRM),
        ("Mine Pact", CONVENTION, Standing.FIRM),
        ("the Convention", CONVENTION, Standing.IN_CONTEXT),
        ("cbm", CONVENTION, Standing.MADE),
        ("mine ban", CONVENTION, Standing.MADE),
        ("Freedonian", FREEDONIA, Standing.IN_CONTEXT),
        ("FD", FREEDONIA, Standing.MADE),
    ],
)
def test_a_name_is_as_firm_as_its_source(names, text, thing, standing):
    assert Name(text, thing, standing) in names


def test_what_a_source_says_in_a_context_is_not_firm_because_it_is_another_label(names):
    assert [each.standing for each in names if each.text == "the Convention"] == [
        Standing.IN_CONTEXT
    ]


def test_codes_symbols_and_years_are_told(store):
    assert nomenclature.codes(store) == {"FRE": FREEDONIA}
    assert list(nomenclature.symbols(store)) == [("A/1/2", NOTE)]
    assert nomenclature.years(store) == {CONVENTION: frozenset({"1997"})}
