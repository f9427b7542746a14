"""What the graph says of a text for whom cites it."""

import re

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from disarmgraph.citing.citation import Edition, Series, citation, edition
from disarmgraph.dataset.graph import release
from disarmgraph.files import graph_home
from disarmgraph.names import Names
from disarmgraph.namespaces import BASE, XSD

INVENTED = """
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix disarm: <https://w3id.org/disarmgraph/ontology#> .
@prefix document: <https://w3id.org/disarmgraph/id/document/> .
@prefix instrument: <https://w3id.org/disarmgraph/id/instrument/> .
@prefix pact: <https://w3id.org/disarmgraph/id/instrument/pact/> .
@prefix norm: <https://w3id.org/disarmgraph/id/norm/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

document:french a disarm:Document ;
    rdfs:label "Note du 1er mai (X/1)"@fr ;
    disarm:symbol "X/1" .

document:later a disarm:Document ;
    rdfs:label "Later"@en ;
    disarm:issueDate "2001-02-03"^^xsd:date ;
    disarm:adoptionDate "2001-01-01"^^xsd:date .

instrument:pact a disarm:Instrument ;
    rdfs:label "Pact"@en ;
    dcterms:date "2009"^^xsd:gYear ;
    disarm:adoptionDate "2008-07"^^xsd:gYearMonth .

document:vague a disarm:Document ;
    rdfs:label "Vague"@en ;
    dcterms:date "some day in 2009" .

pact:odd_1 a disarm:Provision ;
    rdfs:label "Odd part"@en ;
    disarm:isProvisionOf instrument:pact .

norm:nowhere a disarm:Norm .
"""
EDITION = Edition("9.9.9", Literal("2031-05-01", datatype=NamedNode(XSD + "date")))


@pytest.fixture(scope="module")
def invented() -> Store:
    store = Store()
    store.load(INVENTED.encode(), format=RdfFormat.TURTLE)
    store.update(
        "INSERT DATA { <https://w3id.org/disarmgraph/id/norm/nowhere> a "
        "<https://w3id.org/disarmgraph/ontology#Norm> }"
    )
    return store


def of(store, path, language="en"):
    return citation(Names(store, language), BASE + path, EDITION)


def test_a_treaty_has_its_days_its_series_and_its_depositary(graph):
    found = of(graph, "id/instrument/apmbc")
    assert (found.type, found.genre, found.short_title) == (
        "treaty",
        "treaty",
        "Mine Ban Convention",
    )
    assert found.date.value == found.adopted.value == "1997-09-18"
    assert (found.opened.value, found.in_force.value) == ("1997-12-03", "1999-03-01")
    assert (found.place, found.registration) == ("Oslo", "35597")
    assert found.series == Series("UNTS 2056, p. 211", "UNTS", "2056", "211")
    assert found.depositaries == ("Secretary-General of the United Nations",)
    assert (found.authors, found.symbol, found.part, found.titles) == ((), "", "", ())
    assert found.graph == "disarmgraph, version 9.9.9"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("id/instrument/ccw-p4", "treaty"),
        ("id/instrument/ccw-amd1", "treaty"),
        ("id/instrument/un-charter", "treaty"),
        ("id/instrument/unpoa", "document"),
        ("id/instrument/central-africa-small-arms-instrument", "document"),
        ("id/instrument/eu-joint-action-2008-02", "legislation"),
        ("id/instrument/oas-model-legislation-marking-tracing", "legislation"),
        ("id/instrument/imas", "standard"),
        ("id/document/a-res-61-76", "legislation"),
        ("id/document/ga-decision-60-519", "legislation"),
        ("id/document/a-63-228", "report"),
        ("id/document/bms4-cooperation-assistance", "report"),
        ("id/document/unoda-national-reports-web-page", "webpage"),
        ("id/document/official-journal-of-the-european-union", "periodical"),
        ("dataset", "dataset"),
    ],
)
def test_each_kind_of_text_has_the_type_that_fits(graph, path, kind):
    assert of(graph, path).type == kind


def test_a_text_printed_in_a_document_names_it(graph):
    assert of(graph, "id/instrument/unpoa").container.symbol == "A/CONF.192/15"


def test_words_are_those_of_the_language_asked_for(graph):
    found = of(graph, "id/instrument/apmbc/art_5__para_1", "fr")
    assert found.language == found.title_language == "fr"
    assert found.title.startswith("Convention sur l\u2019interdiction de l\u2019emploi")
    assert found.depositaries == ("Secrétaire général de l\u2019Organisation des Nations Unies",)
    assert found.part == "art. 5, par. 1"
    assert found.iri == BASE + "id/instrument/apmbc/art_5__para_1"


def test_a_title_that_exists_in_one_language_says_which(invented):
    found = of(invented, "id/document/french")
    assert (found.title, found.title_language, found.language) == ("Note du 1er mai", "fr", "en")


def test_a_document_is_dated_by_its_issue_and_an_instrument_by_its_adoption(invented):
    assert of(invented, "id/document/later").date.value == "2001-02-03"
    assert of(invented, "id/instrument/pact").date.value == "2008-07"


def test_what_is_no_date_dates_nothing(invented):
    assert of(invented, "id/document/vague").date is None


def test_what_is_not_stated_is_empty(invented):
    found = of(invented, "id/document/french")
    assert (found.date, found.series, found.container, found.reported) == (None,) * 4
    assert (found.place, found.genre, found.authors, found.depositaries) == ("", "", (), ())


def test_a_part_of_an_unknown_sort_is_called_by_its_label(invented):
    assert of(invented, "id/instrument/pact/odd_1").part == "Odd part"


@pytest.mark.parametrize(
    "path",
    [
        "",
        "id/state/FRA",
        "id/document/nothing",
        "id/document/a-63-228/header_1",
        "id/body/unoda",
        "ontology",
    ],
)
def test_what_is_no_text_is_not_cited(graph, path):
    assert of(graph, path) is None


def test_a_norm_that_is_written_nowhere_is_not_cited(invented):
    assert of(invented, "id/norm/nowhere") is None


def test_the_edition_is_that_of_the_citation_file(graph):
    text = (graph_home() / "CITATION.cff").read_text(encoding="utf-8")
    now = edition(graph)
    assert now.version == release()
    assert re.search(r"^version: (\S+)$", text, re.MULTILINE)[1] == now.version
    assert f"date-released: {now.released.value}\n" in text
    assert f'title: "{of(Store(), "dataset").title}"' in text


def test_a_graph_that_does_not_say_when_it_came_out_is_cited_without_a_day():
    assert edition(Store()).released is None
