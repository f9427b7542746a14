"""What stands at the places where programs look first, read with the parsers that they use."""

import json
import re
from urllib.parse import urlsplit

import pytest
from outline import MEDIA_TYPES, Outline
from pages_client import CONTACT, ELSEWHERE, HTML, ROOT, Site, mimetype
from pyoxigraph import RdfFormat, Store, parse

from disarmgraph.namespaces import BASE, PREFIXES


@pytest.fixture(scope="module")
def site(whole_site):
    return whole_site


def statements(page):
    form = RdfFormat.from_media_type(mimetype(page))
    return {(q.subject.value, q.predicate.value, q.object.value) for q in parse(page.body, form)}


@pytest.mark.parametrize("path", ["/.well-known/void", "/dataset", "/catalogue"])
@pytest.mark.parametrize("media_type", MEDIA_TYPES.values())
def test_the_description_comes_in_every_format_of_rdf(site, path, media_type):
    page = site.get(path, media_type)
    assert (page.status, mimetype(page)) == (200, media_type)
    assert (BASE + "dataset", PREFIXES["void"] + "uriSpace", BASE) in statements(page)


@pytest.mark.parametrize("path", ["/.well-known/void", "/void.ttl", "/.well-known/sparql-examples"])
@pytest.mark.parametrize("accept", [None, "*/*", HTML])
def test_a_known_place_answers_in_turtle_to_whom_has_no_wish(site, path, accept):
    assert mimetype(site.get(path, accept)) == "text/turtle"


@pytest.mark.parametrize("path", ["/.well-known/void", "/.well-known/sparql-examples", "/dataset"])
def test_a_format_that_is_not_there_is_refused(site, path):
    page = site.get(path, "image/png")
    assert page.status == 406
    assert b"text/turtle" in page.body


def test_the_endpoint_of_this_host_is_named_beside_the_canonical_one(site):
    found = statements(site.get("/.well-known/void"))
    for thing, name in (("dataset", "void:sparqlEndpoint"), ("sparql", "dcat:endpointURL")):
        prefix, _, local = name.partition(":")
        values = {o for s, p, o in found if (s, p) == (BASE + thing, PREFIXES[prefix] + local)}
        assert values == {BASE + "sparql", ROOT + "sparql"}


@pytest.mark.slow
def test_the_contact_of_the_operator_is_in_the_catalogue(site, graph):
    email = PREFIXES["vcard"] + "hasEmail"
    assert (BASE + "catalogue#contact", email, CONTACT) in statements(site.get("/catalogue.ttl"))
    other = Site(graph, "https://graph.example/help").get("/catalogue.ttl")
    url = PREFIXES["vcard"] + "hasURL"
    assert (BASE + "catalogue#contact", url, "https://graph.example/help") in statements(other)


@pytest.mark.parametrize(
    "path",
    ["/dataset", "/catalogue", "/releases", pytest.param("/queries", marks=pytest.mark.slow)],
)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_browser_gets_a_page_in_its_language(site, path, language):
    page = site.get(f"{path}?lang={language}", HTML)
    assert page.status == 200
    outline = Outline(page.body.decode())
    assert (outline.language, outline.open) == (language, [])
    inside = {href.partition("#")[0] for href in outline.links.values() if href[0] == "/"}
    assert [href for href in inside if site.get(href, HTML).status != 200] == []


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/dataset", "Dataset"),
        ("/catalogue", "DataCatalog"),
        ("/id/instrument/apmbc", "Legislation"),
    ],
)
def test_a_page_carries_its_markup_for_search_engines(site, path, kind):
    text = site.get(path, HTML).body.decode()
    (markup,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
    assert json.loads(markup)["@type"] == kind
    assert json.loads(markup)["@id"] == BASE + path[1:]


def test_no_text_of_the_graph_can_end_the_markup():
    store = Store()
    store.load(
        b"""
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        <https://w3id.org/disarmgraph/id/body/b> a <https://w3id.org/disarmgraph/ontology#Body> ;
            rdfs:label "</script><script>alert(1)</script>"@en .
        """,
        format=RdfFormat.TURTLE,
    )
    text = Site(store).get("/id/body/b", HTML).body.decode()
    assert text.count("<script") == text.count("</script") == 2
    (markup,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
    assert json.loads(markup)["name"]["@value"] == "</script><script>alert(1)</script>"


@pytest.mark.slow
def test_the_page_says_how_to_reach_the_operator(site, graph):
    assert (
        Outline(site.get("/dataset", HTML).body.decode()).links["operator@graph.example"] == CONTACT
    )
    assert b"has not said how to be reached" in Site(graph).get("/dataset", HTML).body


@pytest.mark.parametrize("path", ["/queries", "/queries/who-signed-and-did-not-ratify"])
def test_questions_come_as_rdf_too(site, path):
    question = BASE + "queries/who-signed-and-did-not-ratify"
    executable = PREFIXES["sh"] + "SPARQLSelectExecutable"
    for page in (site.get(path, "text/turtle"), site.get(path + ".nt"), site.get(path + ".jsonld")):
        assert (question, PREFIXES["rdf"] + "type", executable) in statements(page)
    assert statements(site.get(path + ".ttl")) == statements(site.get(path + ".nt"))


def test_the_examples_at_the_known_place_are_the_questions(site):
    assert site.get("/.well-known/sparql-examples").body == site.get("/queries.ttl").body


def test_the_api_catalogue_is_a_linkset_that_lists_the_endpoint(site):
    page = site.get("/.well-known/api-catalog")
    content_type = dict(page.headers)["Content-Type"]
    assert content_type == (
        'application/linkset+json; profile="https://www.rfc-editor.org/info/rfc9727"'
    )
    own = ROOT + ".well-known/api-catalog"
    assert ("Link", f'<{own}>; rel="api-catalog"') in page.headers
    contexts = {each.pop("anchor"): each for each in json.loads(page.body)["linkset"]}
    listed = [each["href"] for each in contexts[own]["item"]]
    assert listed == [ROOT + "sparql", ROOT + "lookup", ROOT + "reconcile"]
    assert set(listed) == set(contexts) - {own}
    assert set(contexts[ROOT + "sparql"]) == {
        *("service-desc", "service-doc", "service-meta", "status")
    }


def test_what_the_api_catalogue_links_to_is_there(site):
    targets = [
        target
        for context in site.json("/.well-known/api-catalog")["linkset"]
        for relation, targets in context.items()
        if relation != "anchor"
        for target in targets
    ]
    paths = {urlsplit(target["href"]).path for target in targets} - ELSEWHERE
    assert paths == {"/openapi.json", "/void.ttl", "/lookup", "/reconcile"}
    html = "text/html, */*;q=0.5"
    assert [path for path in paths if site.get(path, html).status != 200] == []


def test_a_canonical_address_is_given_only_where_it_is_safe(site):
    """RFC 9116, 2.5.2: it begins with https."""
    path = "/.well-known/security.txt"
    assert b"Canonical" not in site.get(path).body
    expected = b"\nCanonical: https://graph.example/.well-known/security.txt\n"
    assert expected in site.get(path, scheme="https").body


@pytest.mark.parametrize("path", ["/void.ttl", "/.well-known/void", "/dataset", "/catalogue.ttl"])
def test_a_graph_that_does_not_describe_itself_says_so(bare, path):
    page = bare.get(path)
    assert page.status == 404
    assert b"does not describe itself" in page.body


@pytest.mark.parametrize("path", ["/void.ttl", "/robots.txt", "/sitemap.xml", "/openapi.json"])
def test_a_host_that_is_none_is_refused(site, path):
    assert site.get(path, host="a b<").status == 400


def test_the_sitemaps_of_the_index_are_there_and_no_others(example):
    site = Site(example)
    (place,) = re.findall("<loc>(.*?)</loc>", site.get("/sitemap.xml").body.decode())
    assert f"<loc>{ROOT}id/document/note</loc>" in site.get(urlsplit(place).path).body.decode()
    assert [site.get(f"/sitemap/{number}.xml").status for number in (0, 1, 2)] == [404, 200, 404]


@pytest.mark.parametrize("path", ["/dataset", "/catalogue", "/queries", "/releases"])
def test_the_linkset_that_a_page_announces_is_there(site, path):
    links = [value for name, value in site.get(path, HTML).headers if name == "Link"]
    (announced,) = [link for link in links if 'type="application/linkset+json"' in link]
    found = site.json(announced.partition("<")[2].partition(">")[0])["linkset"]
    assert found[0]["anchor"] == ROOT + path[1:]


def test_the_kind_of_thing_is_in_the_headers_of_its_page(site):
    links = [value for name, value in site.get("/dataset", HTML).headers if name == "Link"]
    assert '<https://schema.org/Dataset>; rel="type"' in links


@pytest.mark.parametrize("path", ["/dataset", "/catalogue"])
def test_the_dataset_comes_as_dcat_and_in_the_words_of_schema_org(site, path):
    turtle = "text/turtle"
    dcat = site.get(path, turtle, **{"accept-profile": "<http://www.w3.org/ns/dcat#>"})
    assert ("Content-Profile", "<http://www.w3.org/ns/dcat>") in dcat.headers
    assert dcat.body == site.get(path, turtle).body
    schema = site.get(f"{path}.nt?_profile=schema")
    quads = list(parse(schema.body, RdfFormat.N_TRIPLES))
    kind = "Dataset" if path == "/dataset" else "DataCatalog"
    assert f"https://schema.org/{kind}" in {quad.object.value for quad in quads}
    assert site.get(f"{path}?_profile=skos").status == 404
