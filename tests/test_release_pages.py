"""The pages of releases, and their links."""

from xml.etree import ElementTree

import pytest
from clients import EngineClient
from editions import FIRST, SECOND
from outline import HTML, Outline
from rdflib import RDF, Graph, Namespace, URIRef

from disarmgraph.namespaces import BASE
from disarmgraph.release.releases import read

DCAT = Namespace("http://www.w3.org/ns/dcat#")
TREE = Namespace("https://w3id.org/tree#")
TURTLE = {"Accept": "text/turtle"}
PAGES = ["/release/", "/releases", f"/release/{FIRST}", f"/release/{SECOND}", "/ldes"]


def turtle(response):
    assert (response.status_code, response.mimetype) == (200, "text/turtle")
    return Graph().parse(data=response.data, format="turtle")


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_well_formed_in_both_languages(released, path, language):
    response = released.get(f"{path}?lang={language}", headers=HTML)
    assert response.status_code == 200
    outline = Outline(response.text)
    assert (outline.language, outline.open) == (language, [])


def test_the_releases_are_found_where_one_browses(released, unreleased):
    assert 'href="/release/"' in released.get("/id/", headers=HTML).text
    assert "/release/" not in unreleased.get("/id/", headers=HTML).text


def test_the_newest_release_comes_first_on_the_page_of_all(released):
    text = released.get("/release/", headers=HTML).text
    assert 0 < text.index(f"/release/{SECOND}") < text.index(f"/release/{FIRST}")
    assert "3 added, 1 removed, 3 changed" in text


def test_the_releases_are_a_series_with_all_their_files(released):
    for path in ("/release/", "/releases", "/releases.ttl"):
        told = turtle(released.get(path, headers=TURTLE))
        assert told.value(URIRef(BASE + "releases"), DCAT.last) == URIRef(f"{BASE}release/{SECOND}")
        assert len(set(told.subjects(RDF.type, DCAT.Distribution))) == 24


@pytest.mark.slow
def test_the_files_of_the_newest_release_are_distributions_of_the_dataset(graph, offered):
    with EngineClient(graph, read(offered), workers=1) as client:
        told = Graph().parse(data=client.get("/dataset.nt").data, format="nt")
    distributions = set(told.objects(URIRef(BASE + "dataset"), DCAT.distribution))
    assert URIRef(f"{BASE}release/{SECOND}/disarmgraph.nq.gz") in distributions


def test_a_release_is_told_in_rdf(released):
    told = turtle(released.get(f"/release/{SECOND}.ttl"))
    iri = URIRef(f"{BASE}release/{SECOND}")
    assert told.value(iri, DCAT.previousVersion) == URIRef(f"{BASE}release/{FIRST}")


def test_the_page_of_a_release_leads_to_its_files_with_their_checksums(released, offered):
    text = released.get(f"/release/{SECOND}?lang=fr", headers=HTML).text
    outline = Outline(text)
    assert outline.links["Le graphe entier, en N-Quads canonique"] == (
        f"/release/{SECOND}/disarmgraph.nq"
    )
    sums = [
        checksum
        for line in (offered / SECOND / "SHA256SUMS").read_text().splitlines()
        for checksum, _, name in [line.partition("  ")]
        if "/" not in name and name != "manifest.json"
    ]
    assert len(sums) >= 5
    assert [checksum for checksum in sums if checksum not in text] == []


@pytest.mark.parametrize("path", ["releases", f"release/{SECOND}", "ldes"])
def test_the_links_of_a_page_are_a_linkset(released, path):
    told = released.get(f"/linkset/{path}.json").json["linkset"]
    assert told[0]["anchor"] == f"http://localhost/{path}"
    assert released.get(f"/linkset/{path}.txt").status_code == 200


def test_the_linkset_of_a_release_has_its_files(released):
    told = released.get(f"/linkset/release/{SECOND}.json").json["linkset"][0]
    assert {"href": f"http://localhost/release/{SECOND}/csv.zip"} in told["item"]


def test_latest_leads_to_the_newest_release(released):
    response = released.get("/release/latest")
    assert (response.status_code, response.headers["Location"]) == (302, f"/release/{SECOND}")


def test_the_entry_of_the_stream_leads_to_the_pages_on_this_site(released):
    told = turtle(released.get("/ldes", headers=TURTLE))
    assert told.value(URIRef(BASE + "ldes"), TREE.view) == URIRef("http://localhost/ldes")
    assert {str(node) for node in told.objects(None, TREE.node)} == {
        f"http://localhost/release/{version}/ldes/0001.trig" for version in (FIRST, SECOND)
    }


def test_the_feed_is_atom_in_the_language_of_the_reader(released):
    response = released.get("/changes.atom", headers={"Accept-Language": "fr"})
    assert response.mimetype == "application/atom+xml"
    assert response.headers["Vary"] == "Accept-Language"
    root = ElementTree.fromstring(response.data)
    assert root.find("{*}title").text == "Versions publiées de disarmgraph"


def test_a_version_of_the_ontology_is_the_one_of_its_release(released):
    response = released.get(f"/ontology/{FIRST}", headers=TURTLE)
    assert response.status_code == 303
    assert response.headers["Location"] == f"/release/{FIRST}/ontology.ttl"
    page = released.get(f"/ontology/{FIRST}", headers=HTML)
    assert page.headers["Location"] == f"/memento/{FIRST}/ontology"
    assert released.get("/ontology/0.0.2").status_code == 404


@pytest.mark.parametrize(
    ("path", "detail"),
    [
        ("/release/9.9.9", "there is no release 9.9.9"),
        ("/release/9.9.9/ontology.ttl", "there is no release 9.9.9"),
    ],
)
def test_a_release_that_is_not_there_is_not_found(released, path, detail):
    response = released.get(path)
    assert response.status_code == 404
    assert detail in response.json["detail"]


@pytest.mark.parametrize(
    "path",
    ["/release/", "/release/latest", f"/release/{FIRST}/x.nq", "/ldes", "/changes.atom"],
)
def test_without_releases_an_operator_is_told_how_to_offer_them(unreleased, path):
    response = unreleased.get(path)
    assert response.status_code == 404
    assert "disarmgraph release --into FOLDER" in response.json["detail"]
