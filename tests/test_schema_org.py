"""What search engines read of a thing: the terms are schema.org's, the facts those of the graph."""

import json

import pytest
from pyoxigraph import RdfFormat, Store, parse
from rdflib.namespace import SDO
from test_vocabulary import KNOWN

from disarmgraph.content.schema_org import markup
from disarmgraph.names import Names
from disarmgraph.namespaces import BASE

THINGS = [
    "id/instrument/apmbc",
    "id/instrument/apmbc/art_5__para_1",
    "id/document/a-63-228",
    "id/document/a-60-88",
    "id/body/unoda",
    "id/state/LKA",
    "id/event/apmbc-rc3",
    "scheme/theme/marking",
    "scheme/theme",
    "dataset",
    "catalogue",
    "releases",
]


@pytest.fixture(scope="module")
def names(graph):
    return Names(graph, "en")


def of(names, path):
    return markup(names, BASE + path)


def languages(values):
    return [each["@language"] for each in values]


@pytest.mark.parametrize("path", THINGS)
def test_it_is_json_ld_whose_every_term_is_of_schema_org(names, path):
    """The context of schema.org itself gives every name its namespace."""
    document = of(names, path)
    assert document.pop("@context") == "https://schema.org"
    body = json.dumps({"@context": {"@vocab": "https://schema.org/"}} | document)
    triples = list(parse(body.encode(), format=RdfFormat.JSON_LD))
    kinds = {each.object.value for each in triples if each.predicate.value.endswith("#type")}
    used = {each.predicate.value for each in triples if not each.predicate.value.endswith("#type")}
    assert {each.subject.value for each in triples} >= {BASE + path}
    assert {iri.removeprefix(str(SDO)) for iri in used | kinds} <= set(SDO.__annotations__)
    assert used | kinds <= KNOWN


@pytest.mark.parametrize("path", THINGS)
def test_its_name_is_there_in_english_and_french(names, path):
    assert languages(of(names, path)["name"])[:2] == ["en", "fr"]


def test_the_language_of_the_reader_decides_nothing(graph):
    assert of(Names(graph, "fr"), THINGS[0]) == of(Names(graph, "en"), THINGS[0])


def test_a_treaty_is_legislation_with_its_dates_and_number(names):
    """Adopted in Oslo on 18 September 1997, in force on 1 March 1999, registered under 35597."""
    treaty = of(names, "id/instrument/apmbc")
    assert treaty["@type"] == "Legislation"
    assert treaty["legislationIdentifier"] == [BASE + "id/instrument/apmbc", "35597"]
    assert treaty["legislationDate"] == "1997-09-18"
    assert treaty["temporalCoverage"] == "1999-03-01/.."
    assert {"@value": "Ottawa Convention", "@language": "en"} in treaty["alternateName"]


def test_a_treaty_that_is_not_in_force_covers_no_time(names):
    assert "temporalCoverage" not in of(names, "id/instrument/ctbt")


def test_a_provision_is_part_of_the_larger_one(names):
    paragraph = of(names, "id/instrument/apmbc/art_5__para_1")
    assert paragraph["@type"] == "Legislation"
    assert paragraph["isPartOf"] == {"@id": BASE + "id/instrument/apmbc/art_5"}
    article = of(names, "id/instrument/apmbc/art_5")
    assert article["isPartOf"] == {"@id": BASE + "id/instrument/apmbc"}


def test_a_document_is_a_report_if_its_kind_is_one(names):
    report = of(names, "id/document/a-63-228")
    assert (report["@type"], report["datePublished"]) == ("Report", "2008-08-11")
    paper = of(names, "id/document/a-conf-192-2006-rc-wp-3")
    assert paper["@type"] == "CreativeWork"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("id/body/unoda", "Organization"),
        ("id/state/LKA", "Country"),
        ("id/event/apmbc-rc3", "Event"),
        ("scheme/theme/marking", "DefinedTerm"),
        ("scheme/theme", "DefinedTermSet"),
        ("dataset", "Dataset"),
        ("catalogue", "DataCatalog"),
    ],
)
def test_other_things_are_what_schema_org_calls_them(names, path, kind):
    assert of(names, path)["@type"] == kind


def test_a_name_that_only_its_context_makes_clear_is_left_out(names):
    """A passage calls the Office for Disarmament Affairs "Bureau"."""
    assert of(names, "id/body/unoda")["alternateName"] == "UNODA"


def test_the_same_thing_elsewhere_is_linked(names):
    assert of(names, "id/state/LKA")["sameAs"] == "http://www.wikidata.org/entity/Q854"


def test_a_concept_is_a_term_of_its_list(names):
    concept = of(names, "scheme/theme/marking")
    assert concept["inDefinedTermSet"] == {"@id": BASE + "scheme/theme"}
    assert languages(concept["description"]) == ["en", "fr"]


def test_a_dataset_is_free_under_its_licence_and_in_the_catalogue(names):
    dataset = of(names, "dataset")
    assert dataset["isAccessibleForFree"] is True
    assert dataset["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert dataset["includedInDataCatalog"] == {"@id": BASE + "catalogue"}
    assert dataset["creator"]["name"] == "disarmgraph contributors"


def test_a_file_of_a_release_is_a_download(small_release):
    names = Names(small_release, "en")
    assert of(names, "dataset")["distribution"] == {
        "@type": "DataDownload",
        "@id": "https://files.example/1",
        "contentUrl": "https://files.example/1.ttl",
        "encodingFormat": "text/turtle",
    }


@pytest.fixture
def small_release():
    store = Store()
    store.load(
        b"""
        PREFIX dcat: <http://www.w3.org/ns/dcat#>
        <https://w3id.org/disarmgraph/dataset> a dcat:Dataset ;
            dcat:distribution <https://files.example/1> .
        <https://files.example/1> dcat:downloadURL <https://files.example/1.ttl> ;
            dcat:mediaType <https://www.iana.org/assignments/media-types/text/turtle> .
        """,
        format=RdfFormat.TURTLE,
    )
    return store


@pytest.mark.parametrize("path", ["id/norm/apmbc-not-use", "id/source/country-codes", "ontology"])
def test_what_schema_org_has_no_word_for_gets_no_markup(names, path):
    assert of(names, path) is None
