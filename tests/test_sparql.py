"""The endpoint: queries answered in their formats, errors told."""

from urllib.parse import urlencode

import pytest
from clients import EngineClient
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, parse

from disarmgraph import files

SPACED = "http://e.org/a%20b"
SELECT = f"SELECT ?o {{ <{SPACED}> ?p ?o }}"
CONSTRUCT = f"CONSTRUCT WHERE {{ <{SPACED}> ?p ?o }}"
ENDLESS = "SELECT (COUNT(*) AS ?n) { " + "?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l " + "}"
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
PLACES = "SELECT ?o FROM NAMED <urn:g> { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"


@pytest.fixture(scope="module")
def small():
    """A client of an application over three named triples and a thousand others."""
    store = Store()
    subject, predicate = NamedNode(SPACED), NamedNode("urn:p")
    for value, graph in (("1", DefaultGraph()), ("2", NamedNode("urn:g"))):
        store.add(Quad(subject, predicate, Literal(value), graph))
    store.extend(
        Quad(NamedNode(f"urn:x:{n}"), predicate, Literal("x"), DefaultGraph()) for n in range(1000)
    )
    with EngineClient(store, time=5, workers=1) as client:
        yield client


def get(client, query, accept=None, **parameters):
    headers = {"Accept": accept} if accept else {}
    return client.get("/sparql", query_string={"query": query, **parameters}, headers=headers)


def by_form(client, query):
    return client.post("/sparql", data={"query": query})


def directly(client, query):
    return client.post("/sparql", data=query, content_type="application/sparql-query")


def values(response):
    assert response.status_code == 200, response.text
    return sorted(row["o"]["value"] for row in response.json["results"]["bindings"])


@pytest.mark.parametrize("send", [get, by_form, directly])
def test_an_iri_with_a_percent_sign_arrives_as_it_was_sent(small, send):
    assert values(send(small, SELECT)) == ["1"]


def test_a_charset_on_the_media_type_of_a_query_does_no_harm(small):
    media_type = "application/sparql-query; charset=utf-8"
    assert values(small.post("/sparql", data=SELECT, content_type=media_type)) == ["1"]


@pytest.mark.parametrize(
    ("query", "accept", "content_type"),
    [
        (SELECT, None, "application/sparql-results+json"),
        (SELECT, "*/*", "application/sparql-results+json"),
        (SELECT, BROWSER, "text/html; charset=utf-8"),
        (SELECT, "application/json", "application/json"),
        (SELECT, "application/sparql-results+xml", "application/sparql-results+xml"),
        (SELECT, "text/csv", "text/csv; charset=utf-8"),
        (SELECT, "text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        ("ASK {}", "application/sparql-results+xml", "application/sparql-results+xml"),
        (CONSTRUCT, None, "text/turtle; charset=utf-8"),
        (CONSTRUCT, BROWSER, "text/html; charset=utf-8"),
        (CONSTRUCT, "application/n-triples", "application/n-triples"),
        (CONSTRUCT, "application/rdf+xml", "application/rdf+xml"),
        (CONSTRUCT, "application/ld+json", "application/ld+json"),
        (f"DESCRIBE <{SPACED}>", "application/trig", "application/trig"),
    ],
)
def test_the_accept_header_chooses_among_the_formats_for_the_kind_of_query(
    small, query, accept, content_type
):
    response = get(small, query, accept)
    assert response.status_code == 200
    assert response.headers["Content-Type"] == content_type
    assert "Accept" in response.vary


@pytest.mark.parametrize(
    ("accept", "body"),
    [
        ("text/csv", "o\r\n1\r\n"),
        ("text/tab-separated-values", '?o\n"1"\n'),
        (
            "application/sparql-results+json",
            '{"head":{"vars":["o"]},"results":{"bindings":[{"o":{"type":"literal","value":"1"}}]}}',
        ),
    ],
)
def test_the_answer_is_written_in_the_format_chosen(small, accept, body):
    assert get(small, SELECT, accept).text == body


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("csv", "text/csv; charset=utf-8"),
        ("xml", "application/sparql-results+xml"),
        ("application/json", "application/json"),
    ],
)
def test_a_browser_can_name_the_format(small, name, content_type):
    assert get(small, SELECT, BROWSER, format=name).headers["Content-Type"] == content_type


@pytest.mark.parametrize("name", ["ttl", "turtle", ""])
def test_a_name_that_is_none_of_the_formats_leaves_the_choice_to_the_accept_header(small, name):
    """SPARQLWrapper sends names of its own beside an Accept header that says the same."""
    assert get(small, SELECT, "text/csv", format=name).text == "o\r\n1\r\n"


def test_a_format_that_is_not_there_is_answered_with_those_that_are(small):
    response = get(small, SELECT, "image/png")
    assert response.status_code == 406
    detail = response.json["detail"]
    assert "text/csv" in detail
    assert "format= with one of json, xml, csv, tsv" in detail


@pytest.mark.parametrize(
    ("dataset", "expected"),
    [
        ({}, ["2"]),
        ({"default-graph-uri": "urn:g"}, ["2"]),
        ({"named-graph-uri": "urn:g"}, ["2"]),
        ({"default-graph-uri": "urn:g", "named-graph-uri": "urn:g"}, ["2", "2"]),
        ({"named-graph-uri": "urn:none"}, []),
    ],
)
def test_the_dataset_of_the_request_replaces_that_of_the_query(small, dataset, expected):
    assert values(get(small, PLACES, **dataset)) == expected
    assert values(small.post("/sparql", data={"query": PLACES, **dataset})) == expected
    address = "/sparql?" + urlencode(dataset)
    media_type = "application/sparql-query"
    assert values(small.post(address, data=PLACES, content_type=media_type)) == expected


@pytest.mark.parametrize(
    ("request_", "count"),
    [
        ({"method": "POST", "data": {}}, 0),
        ({"method": "POST", "data": {"query": [SELECT, SELECT]}}, 2),
        ({"method": "GET", "query_string": {"query": [SELECT, SELECT]}}, 2),
        (
            {
                "method": "POST",
                "query_string": {"query": SELECT},
                "data": SELECT,
                "content_type": "application/sparql-query",
            },
            2,
        ),
    ],
)
def test_a_request_has_exactly_one_query(small, request_, count):
    if not request_.get("data", True):
        request_["content_type"] = "application/x-www-form-urlencoded"
    response = small.open("/sparql", **request_)
    assert response.status_code == 400
    assert response.json["detail"].startswith(f"there are {count} queries; send one")


@pytest.mark.parametrize("send", [get, by_form, directly])
def test_a_slip_in_a_query_is_answered_with_its_place(small, send):
    response = send(small, "SELECT ?s {\n  ?s ?p ?o ?x\n}")
    assert response.status_code == 400
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.json == {
        "title": "Bad Request",
        "status": 400,
        "detail": "line 2, column 12: '?x' cannot stand here; expected BIND or FILTER or GRAPH or "
        "MINUS or OPTIONAL or VALUES or ',' or '.' or ';' or '{' or '}'",
        "line": 2,
        "column": 12,
    }


def test_an_error_without_a_place_names_none(small):
    response = get(small, "SELECT (<urn:f>(1) AS ?x) {}")
    assert response.status_code == 400
    assert set(response.json) == {"title", "status", "detail"}


@pytest.mark.parametrize(
    "request_",
    [
        {"data": {"update": "INSERT DATA { <urn:s> <urn:p> 1 }"}},
        {"data": "CLEAR ALL", "content_type": "application/sparql-update"},
        {"data": {"query": "DROP ALL"}},
    ],
)
def test_an_update_is_refused_with_a_reason(small, request_):
    response = small.post("/sparql", **request_)
    assert response.status_code == 403
    assert "read-only" in response.json["detail"]


@pytest.mark.parametrize("media_type", ["application/json", "multipart/form-data", "text/plain"])
def test_another_kind_of_body_is_refused_with_those_that_are_taken(small, media_type):
    response = small.post("/sparql", data=b"{}", content_type=media_type)
    assert response.status_code == 415
    assert "application/sparql-query" in response.json["detail"]


def test_a_query_that_is_not_utf_8_is_an_error(small):
    response = directly(small, b"ASK { ?s ?p '\xe9' }")
    assert response.status_code == 400
    assert response.json["detail"].startswith("the query is not UTF-8")


def test_a_browser_gets_an_error_as_a_page(client):
    response = get(client, "SELECT", BROWSER)
    assert response.status_code == 400
    assert response.mimetype == "text/html"
    assert "the end of the query cannot stand here" in response.text


def test_a_browser_without_a_query_gets_a_form(client):
    response = client.get("/sparql", headers={"Accept": BROWSER})
    assert response.mimetype == "text/html"
    assert "<textarea" in response.text


def test_a_program_without_a_query_gets_the_description_of_the_service(small):
    response = small.get("/sparql")
    assert response.mimetype == "text/turtle"
    service = NamedNode("http://localhost/sparql")
    described = {
        (triple.predicate.value.partition("#")[2], triple.object.value)
        for triple in parse(response.data, format=RdfFormat.TURTLE)
        if triple.subject == service
    }
    assert ("endpoint", service.value) in described
    assert ("resultFormat", "http://www.w3.org/ns/formats/SPARQL_Results_CSV") in described
    assert sum(name == "resultFormat" for name, _ in described) == 10


def test_the_description_names_the_graphs_that_facts_come_from(client):
    described = parse(client.get("/sparql").data, RdfFormat.TURTLE)
    named = {each.object.value for each in described if each.predicate.value.endswith("#name")}
    assert files.GRAPHS + "data/documents/a-63-228" in named
    assert files.derived_iri("bound-period") in named


@pytest.mark.parametrize(
    "media_type", ["application/n-triples", "application/rdf+xml", "application/ld+json"]
)
def test_the_description_comes_in_every_format_of_graphs(small, media_type):
    assert small.get("/sparql", headers={"Accept": media_type}).mimetype == media_type
    assert small.get("/sparql", headers={"Accept": "image/png"}).status_code == 406


def test_a_host_that_is_none_is_an_error(small):
    response = small.get("/sparql", headers={"Host": "no host"})
    assert response.status_code == 400
    assert "the header Host names no host" in response.json["detail"]


def test_a_misspelt_term_of_ours_is_told_in_a_warning(client):
    query = "SELECT ?o { ?s <https://w3id.org/disarmgraph/ontology#bearerr> ?o }"
    response = get(client, query)
    assert response.status_code == 200
    assert (
        "did you mean <https://w3id.org/disarmgraph/ontology#bearer>?"
        in (response.headers["Warning"])
    )
    assert "did you mean" in get(client, query, BROWSER).text
    assert "Warning" not in get(client, query.replace("bearerr", "bearer")).headers


def test_an_error_comes_as_plain_text_for_those_who_prefer_it(small):
    response = get(small, "SELECT", "text/plain, */*;q=0.1")
    assert response.mimetype == "text/plain"
    assert response.text.startswith(
        "400 Bad Request: line 1, column 7: the end of the query cannot stand here"
    )
