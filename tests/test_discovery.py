"""What stands at the places where programs look first, read with the parsers that they use."""

import json
import re
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from openapi_spec_validator import validate
from pyoxigraph import RdfFormat, Store, parse
from test_pages import MEDIA_TYPES, Outline

from disarmgraph.command.cli import main
from disarmgraph.namespaces import BASE, PREFIXES
from disarmgraph.pages.app import create_pages
from disarmgraph.protocol.request import Request
from disarmgraph.release.releases import read

HTML = "text/html,application/xhtml+xml,*/*;q=0.8"
HOST = "graph.example"
ROOT = f"http://{HOST}/"
CONTACT = "mailto:operator@graph.example"
FILLED_IN = {
    "/agenda/{kind}/{slug}.ics": "/agenda/state/LKA.ics",
    "/cite/{rest}": "/cite/id/instrument/apmbc",
    "/course/{name}": "/course/pattern",
    "/coverage/{slug}": "/coverage/a-63-228",
    "/graph/{rest}": "/graph/data/actors/bodies",
    "/id/{kind}.{suffix}": "/id/person.csv",
    "/id/{kind}/": "/id/state/",
    "/id/{rest}": "/id/state/LKA",
    "/linkset/memento/{version}/{original}.{suffix}": "/linkset/memento/1.0.0/id/state/SYL.json",
    "/linkset/release/{version}.{suffix}": "/linkset/release/1.0.0.json",
    "/linkset/{path}.{suffix}": "/linkset/dataset.json",
    "/memento/{version}/{rest}": "/memento/1.0.0/id/state/SYL",
    "/ontology/{version}": "/ontology/0.1.0",
    "/q/{release}/{name}": "/q/0.1.0/who-signed-and-did-not-ratify",
    "/queries/{name}": "/queries/who-signed-and-did-not-ratify",
    "/queries/{name}/answer": "/queries/who-signed-and-did-not-ratify/answer",
    "/queries/{name}/query.rq": "/queries/who-signed-and-did-not-ratify/query.rq",
    "/release/{version}": "/release/1.0.0",
    "/release/{version}/{name}": "/release/1.0.0/ontology.ttl",
    "/scheme/{rest}": "/scheme/theme",
    "/sitemap/{number}.xml": "/sitemap/1.xml",
    "/static/{filename}": "/static/site.css",
    "/static/v-{version}/{filename}": "/static/v-1/site.css",
    "/symbol/{written}": "/symbol/a-res-61-76",
    "/timemap/{original}": "/timemap/id/state/SYL",
}
"""A path for each path of the description that has something to fill in."""
ASKED = {
    "/bound": "/bound?state=LKA",
    "/lookup": "/lookup?name=Sri%20Lanka",
    "/queries/choices.json": "/queries/choices.json?kind=disarm:State",
    "/reconcile/flyout/entity": "/reconcile/flyout/entity?id=id/state/LKA",
    "/reconcile/flyout/property": "/reconcile/flyout/property?id=disarm:isoAlpha3",
    "/reconcile/flyout/type": "/reconcile/flyout/type?id=disarm:State",
    "/reconcile/preview": "/reconcile/preview?id=id/state/LKA",
    "/reconcile/properties": "/reconcile/properties?type=disarm:State",
    "/reconcile/suggest/entity": "/reconcile/suggest/entity?prefix=Sri",
    "/reconcile/suggest/property": "/reconcile/suggest/property?prefix=be",
    "/reconcile/suggest/type": "/reconcile/suggest/type?prefix=St",
    "/sparql/share": "/sparql/share?sparql=ASK%20%7B%7D",
}
"""A whole address for each path that does not answer without a parameter."""
ELSEWHERE = {
    "/sparql",
    "/health/live",
    "/health/ready",
    "/metrics",
    "/release/{version}/{name}",
}
"""Paths of the description that the application alone does not answer as the server does."""


class Site:
    """The pages over a graph, without a server."""

    def __init__(self, store, contact="", releases=()):
        self.pages = create_pages(store, contact, releases)

    def get(self, path, accept=None, scheme="http", **headers):
        headers |= {"host": HOST} if "host" not in headers else {}
        headers |= {"accept": accept} if accept else {}
        return self.pages(Request("GET", path, headers, scheme=scheme))

    def json(self, path):
        return json.loads(self.get(path).body)


@pytest.fixture(scope="module")
def site(graph, offered):
    return Site(graph, CONTACT, read(offered))


@pytest.fixture(scope="module")
def bare():
    """A graph that does not describe itself, run by somebody without a contact."""
    return Site(Store())


def mimetype(page):
    return dict(page.headers)["Content-Type"].partition(";")[0]


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


def test_the_contact_of_the_operator_is_in_the_catalogue(site, graph):
    email = PREFIXES["vcard"] + "hasEmail"
    assert (BASE + "catalogue#contact", email, CONTACT) in statements(site.get("/catalogue.ttl"))
    other = Site(graph, "https://graph.example/help").get("/catalogue.ttl")
    url = PREFIXES["vcard"] + "hasURL"
    assert (BASE + "catalogue#contact", url, "https://graph.example/help") in statements(other)


@pytest.mark.parametrize("path", ["/dataset", "/catalogue", "/releases", "/queries"])
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


def test_openapi_describes_every_route_and_is_valid(site):
    described = site.json("/openapi.json")
    validate(described)
    assert described["info"]["version"] == "0.1.0"
    assert [path for path in described["paths"] if "{" in path] == sorted(FILLED_IN)
    operations = [each for path in described["paths"].values() for each in path.values()]
    assert all(each["summary"].endswith(".") for each in operations)


def test_every_route_answers_in_a_media_type_that_openapi_states(site):
    wrong = {}
    for path, operations in site.json("/openapi.json")["paths"].items():
        if path in ELSEWHERE:
            continue
        page = site.get((FILLED_IN | ASKED).get(path, path))
        stated = {
            each.partition(";")[0] for each in operations["get"]["responses"]["200"]["content"]
        }
        if page.status not in (200, 303) or mimetype(page) not in stated:
            wrong[path] = (page.status, mimetype(page))
    assert wrong == {}


def test_security_txt_names_the_operator_and_never_is_out_of_date(site):
    page = site.get("/.well-known/security.txt")
    assert dict(page.headers)["Content-Type"] == "text/plain; charset=utf-8"
    fields = dict(line.split(": ", 1) for line in page.body.decode().splitlines())
    assert fields["Contact"] == CONTACT
    assert timedelta(days=7) < datetime.fromisoformat(fields["Expires"]) - datetime.now(UTC)
    assert datetime.fromisoformat(fields["Expires"]) - datetime.now(UTC) < timedelta(days=365)
    assert fields["Preferred-Languages"] == "en, fr"
    assert ("Cache-Control", "no-store") in page.headers


def test_a_canonical_address_is_given_only_where_it_is_safe(site):
    """RFC 9116, 2.5.2: it begins with https."""
    path = "/.well-known/security.txt"
    assert b"Canonical" not in site.get(path).body
    expected = b"\nCanonical: https://graph.example/.well-known/security.txt\n"
    assert expected in site.get(path, scheme="https").body


def test_without_a_contact_there_is_no_security_txt(bare):
    page = bare.get("/.well-known/security.txt")
    assert page.status == 404
    assert b"--contact" in page.body


@pytest.mark.parametrize("contact", ["me", "me@graph.example", "http://graph.example", "mailto:me"])
def test_a_contact_that_is_no_uri_for_one_is_refused(contact):
    done = CliRunner().invoke(main, ["serve", "--contact", contact])
    assert done.exit_code == 2
    assert "is not like mailto:you@example.org or https://" in done.output


def test_robots_may_read_pages_and_not_ask_queries(site):
    robots = RobotFileParser()
    robots.parse(site.get("/robots.txt").body.decode().splitlines())
    assert robots.site_maps() == [ROOT + "sitemap.xml"]
    assert robots.can_fetch("any", ROOT + "id/state/LKA")
    assert robots.can_fetch("any", ROOT + "sparql")
    assert not robots.can_fetch("any", ROOT + "sparql?query=ASK{}")
    assert not robots.can_fetch("any", ROOT + "search?q=mines")


def test_the_sitemaps_that_the_index_lists_are_there_and_no_others(site):
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    index = ElementTree.fromstring(site.get("/sitemap.xml").body)
    places = [each.text for each in index.findall("s:sitemap/s:loc", names)]
    assert places == [ROOT + "sitemap/1.xml"]
    urls = ElementTree.fromstring(site.get("/sitemap/1.xml").body)
    listed = [each.text for each in urls.findall("s:url/s:loc", names)]
    assert len(listed) > 20_000
    assert [url for url in listed[::500] if site.get(urlsplit(url).path).status != 200] == []
    for beyond in ("0", "2"):
        assert site.get(f"/sitemap/{beyond}.xml").status == 404


def test_opensearch_tells_where_a_browser_searches_and_gets_suggestions(site):
    page = site.get("/opensearch.xml")
    root = ElementTree.fromstring(page.body)
    name = "{http://a9.com/-/spec/opensearch/1.1/}"
    assert root.tag == name + "OpenSearchDescription"
    assert len(root.findtext(name + "ShortName")) <= 16
    assert {each.get("type"): each.get("template") for each in root.iter(name + "Url")} == {
        "text/html": ROOT + "search?q={searchTerms}",
        "application/x-suggestions+json": ROOT + "suggest?q={searchTerms}&format=opensearch",
    }
    assert b'href="/opensearch.xml"' in site.get("/", HTML).body


@pytest.mark.parametrize("path", ["/void.ttl", "/.well-known/void", "/dataset", "/catalogue.ttl"])
def test_a_graph_that_does_not_describe_itself_says_so(bare, path):
    page = bare.get(path)
    assert page.status == 404
    assert b"does not describe itself" in page.body


@pytest.mark.parametrize("path", ["/void.ttl", "/robots.txt", "/sitemap.xml", "/openapi.json"])
def test_a_host_that_is_none_is_refused(site, path):
    assert site.get(path, host="a b<").status == 400


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
