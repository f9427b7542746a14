"""Which model of a resource is wanted, by the address or the header Accept-Profile."""

import json

import pytest
from clients import EngineClient
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store, parse

from disarmgraph.namespaces import BASE, DCTERMS, SKOS
from disarmgraph.protocol.profile import ALTERNATES, OWN, SCHEMA, ProfileUnknown, of, wanted
from disarmgraph.protocol.profile import SKOS as IN_SKOS

CONCEPT = "/scheme/theme/survey"
BOTH = (OWN, IN_SKOS)


@pytest.fixture(scope="module")
def site(example: Store):
    """The example with a statement about a concept that SKOS has no word for."""
    store = Store()
    store.bulk_extend(example)
    concept, other = NamedNode(BASE + CONCEPT[1:]), NamedNode("https://example.org/survey")
    file = NamedNode(BASE + "graph/ontology/schemes/theme")
    assert store.contains_named_graph(file)
    store.add(Quad(concept, NamedNode("http://www.w3.org/2000/01/rdf-schema#seeAlso"), other, file))
    with EngineClient(store, workers=1) as client:
        yield client


@pytest.mark.parametrize(
    ("header", "profile"),
    [
        (None, OWN),
        ("", OWN),
        ("<http://www.w3.org/2004/02/skos/core>", IN_SKOS),
        ("<http://www.w3.org/2004/02/skos/core#>", IN_SKOS),
        ("http://www.w3.org/2004/02/skos/core", IN_SKOS),
        (f"<{BASE}ontology>;q=0.3, <http://www.w3.org/2004/02/skos/core>;q=0.9", IN_SKOS),
        (f"<{BASE}ontology>; q=0.9, <http://www.w3.org/2004/02/skos/core>; q=0.3", OWN),
        ("<https://example.org/none>, <http://www.w3.org/2004/02/skos/core>;q=0.1", IN_SKOS),
        ("<https://example.org/none>", OWN),
        ("<https://schema.org/>", OWN),
        ("<http://www.w3.org/ns/dx/connegp/altr>", ALTERNATES),
    ],
)
def test_the_header_chooses_among_those_offered(header, profile):
    assert wanted(None, header, BOTH) is profile


def test_the_address_goes_before_the_header():
    header = "<http://www.w3.org/2004/02/skos/core>"
    assert wanted("disarm", header, BOTH) is OWN
    assert wanted(IN_SKOS.iri, None, BOTH) is IN_SKOS
    assert wanted("alt", header, BOTH) is ALTERNATES


def test_a_profile_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(ProfileUnknown, match="choose from disarm, skos, alt"):
        wanted(SCHEMA.token, None, BOTH)


def test_concepts_and_lists_are_to_be_had_in_skos():
    assert IN_SKOS in of({SKOS + "Concept"})
    assert IN_SKOS in of({SKOS + "ConceptScheme"})
    assert IN_SKOS not in of({BASE + "ontology#State"})


@pytest.mark.parametrize("path", [CONCEPT, "/scheme/theme"])
def test_what_comes_in_skos_is_skos(site, path):
    header = {"Accept": "text/turtle", "Accept-Profile": f"<{IN_SKOS.iri}>"}
    response = site.get(path, headers=header)
    quads = list(parse(response.data, RdfFormat.TURTLE))
    assert response.headers["Content-Profile"] == f"<{IN_SKOS.iri}>"
    assert NamedNode(SKOS + "prefLabel") in {quad.predicate for quad in quads}
    assert all(
        quad.predicate.value.startswith((SKOS, DCTERMS))
        or (quad.predicate.value.endswith("#type") and quad.object.value.startswith(SKOS))
        for quad in quads
    )
    by_address = site.get(path + ".ttl", query_string={"_profile": "skos"})
    assert by_address.data == response.data
    assert site.get(path + ".ttl").data != response.data


def test_a_browser_that_asks_for_a_model_gets_data_in_it(site):
    response = site.get(CONCEPT + "?_profile=skos", headers={"Accept": "text/html, */*;q=0.8"})
    assert response.mimetype == "text/turtle"


def test_the_media_type_can_stand_in_the_address(site):
    response = site.get(CONCEPT + "?_mediatype=application/ld%2Bjson")
    assert response.mimetype == "application/ld+json"


@pytest.mark.parametrize("path", ["/id/document/note", CONCEPT])
def test_all_that_there_is_is_listed_and_answers(site, path):
    response = site.get(path + ".nt?_profile=alt")
    quads = list(parse(response.data, RdfFormat.N_TRIPLES))
    forms = {quad.subject for quad in quads if isinstance(quad.subject, BlankNode)}
    told = {
        form: {
            quad.predicate.value.rpartition("/")[2]: quad.object.value
            for quad in quads
            if quad.subject == form
        }
        for form in forms
    }
    assert {each["conformsTo"] for each in told.values()} == {
        each.iri for each in ((OWN, IN_SKOS, SCHEMA) if path == CONCEPT else (OWN, SCHEMA))
    }
    for each in told.values():
        sent = site.get(each["dcat#accessURL"].partition("localhost")[2])
        assert sent.status_code == 200
        assert sent.mimetype == each["format"]
        assert sent.headers["Content-Profile"] == f"<{each['conformsTo']}>"


def test_the_list_is_a_page_too(site):
    response = site.get(CONCEPT + "?_profile=alt", headers={"Accept": "text/html"})
    assert f'href="{CONCEPT}.rdf?_profile=skos"' in response.text


def test_what_schema_org_has_words_for_comes_in_them(site):
    header = {"Accept": "application/n-triples", "Accept-Profile": "<https://schema.org/>"}
    response = site.get("/id/state/FRE", headers=header)
    quads = set(parse(response.data, RdfFormat.N_TRIPLES))
    assert response.headers["Content-Profile"] == "<https://schema.org/>"
    said = {(quad.predicate.value, quad.object) for quad in quads}
    schema = "https://schema.org/"
    assert {quad.subject for quad in quads} == {NamedNode(BASE + "id/state/FRE")}
    assert (schema + "name", Literal("Freedonia", language="en")) in said
    assert (schema + "url", NamedNode(BASE + "id/state/FRE")) in said
    assert all(name.startswith(schema) for name, _ in said if not name.endswith("#type"))
    other = site.get("/id/state/FRE.jsonld?_profile=schema")
    assert {quad.triple for quad in parse(other.data, RdfFormat.JSON_LD)} == {
        quad.triple for quad in quads
    }


def test_what_schema_org_has_no_words_for_does_not(site):
    assert site.get("/id/norm/clear-mines.ttl?_profile=schema").status_code == 404


def test_an_unknown_profile_in_the_address_is_a_problem(site):
    response = site.get(CONCEPT + "?_profile=marc", headers={"Accept": "*/*"})
    assert response.status_code == 404
    assert "choose from disarm, skos, schema, alt" in json.loads(response.data)["detail"]
