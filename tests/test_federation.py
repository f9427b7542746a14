"""Parts of a query that endpoints elsewhere are asked for."""

import pytest
from clients import HttpClient, serving
from pyoxigraph import NamedNode, Quad, Store

from disarmgraph.query.query_text import QueryError, QueryText
from disarmgraph.sparql import federation
from disarmgraph.sparql.federation import MAX_ROWS, ServiceFailed

THERE = "http://there.example/sparql"
ROWS = (
    '{"head":{"vars":["x","y"]},"results":{"bindings":['
    '{"x":{"type":"uri","value":"urn:a"},'
    '"y":{"type":"literal","value":"\\"1\\"\\n","xml:lang":"en"}},'
    '{"x":{"type":"bnode","value":"b1"}}]}}'
)


def calls(text, allowed=(THERE,)):
    return federation.calls(QueryText(text), allowed)


def test_a_service_is_a_query_of_its_own_with_the_prefixes_of_the_whole():
    text = (
        f"PREFIX x: <urn:x:> SELECT * {{ ?s x:p ?o SERVICE SILENT <{THERE}> {{ ?s x:q '}}' . "
        "{ ?s x:r ?y } } ?s x:z ?z }"
    )
    (call,) = calls(text)
    assert (call.address, call.silent) == (THERE, True)
    assert text[call.start :].startswith("SERVICE SILENT")
    assert text[call.end :] == " ?s x:z ?z }"
    assert call.query == (
        "PREFIX x: <urn:x:>\nSELECT * WHERE { ?s x:q '}' . { ?s x:r ?y } } "
        f"LIMIT {MAX_ROWS + 1}"
    )


def test_what_was_answered_takes_the_place_of_the_call():
    text = f"SELECT * {{ SERVICE <{THERE}> {{ ?x ?p ?y }} FILTER(1 = 1) }}"
    found = calls(text)
    joined = federation.with_answers(text, found, [ROWS])
    assert joined == (
        'SELECT * { VALUES (?x ?y) { (<urn:a> "\\"1\\"\\n"@en) (UNDEF UNDEF) } FILTER(1 = 1) }'
    )
    assert len(list(Store().query(joined))) == 2
    assert federation.with_answers(text, found, [None]) == "SELECT * {  FILTER(1 = 1) }"


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("SERVICE <http://other.example/> { ?s ?p ?o }", "asks no others but <http://there"),
        ("SERVICE ?where { ?s ?p ?o }", "asks no others but"),
        ("SERVICE x:there { ?s ?p ?o }", "asks no others but"),
        ("SERVICE", "asks no others but"),
        (f"SERVICE <{THERE}> ?s ?p ?o", "comes a pattern in braces"),
        (f"SERVICE <{THERE}> {{ ?s ?p ?o", "comes a pattern in braces"),
        (f"SERVICE <{THERE}> {{ SERVICE <{THERE}> {{ ?s ?p ?o }} }}", "within another"),
    ],
)
def test_what_is_not_allowed_is_an_error_with_its_place(pattern, message):
    with pytest.raises(QueryError, match=message) as raised:
        calls("SELECT * {\n " + pattern)
    assert raised.value.line == 2


@pytest.mark.parametrize(
    "answer", ["no JSON", '{"head":{},"boolean":true}', '{"head":{"vars":["x"]},"results":{}}']
)
def test_what_is_no_table_is_an_error(answer):
    text = f"SELECT * {{ SERVICE <{THERE}> {{ ?x ?p ?y }} }}"
    with pytest.raises(ServiceFailed, match="no table of results"):
        federation.with_answers(text, calls(text), [answer])


def test_more_rows_than_can_be_joined_are_an_error():
    text = f"SELECT * {{ SERVICE <{THERE}> {{ ?x ?p ?y }} }}"
    row = '{"x":{"type":"uri","value":"urn:a"}}'
    rows = ",".join([row] * (MAX_ROWS + 1))
    many = f'{{"head":{{"vars":["x"]}},"results":{{"bindings":[{rows}]}}}}'
    with pytest.raises(ServiceFailed, match="more than 10000 rows"):
        federation.with_answers(text, calls(text), [many])


def a_store(name):
    store = Store()
    store.extend(
        Quad(NamedNode(f"urn:{n}"), NamedNode(f"urn:{name}"), NamedNode(f"urn:{name}:{n}"))
        for n in range(3)
    )
    return store


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    """A server that may ask another one, the other one, and one that is not there."""
    nowhere = "http://127.0.0.1:9/"
    with (
        serving(a_store("there"), tmp_path_factory.mktemp("there"), workers=1) as there,
        serving(
            a_store("here"),
            tmp_path_factory.mktemp("here"),
            workers=1,
            time=3,
            services=[there.address + "sparql", nowhere],
        ) as here,
    ):
        yield HttpClient(here.address), there.address + "sparql", nowhere


def ask(client, query, accept="text/csv"):
    return client.get("/sparql", query_string={"query": query}, headers={"Accept": accept})


@pytest.mark.slow
def test_two_endpoints_are_joined(pair):
    client, there, _ = pair
    query = (
        f"SELECT ?s ?a ?b {{ ?s <urn:here> ?a SERVICE <{there}> {{ ?s <urn:there> ?b }} "
        "FILTER(?s != <urn:0>) } ORDER BY ?s"
    )
    response = ask(client, query)
    assert response.status_code == 200
    assert response.text.split() == [
        "s,a,b",
        "urn:1,urn:here:1,urn:there:1",
        "urn:2,urn:here:2,urn:there:2",
    ]
    assert response.headers["Cache-Control"] == "no-store"
    page = ask(client, query, "text/html")
    assert "urn:there:2" in page.text
    assert "SERVICE" in page.text


def test_an_endpoint_that_fails_is_an_error_unless_it_may(pair):
    client, _, nowhere = pair
    failed = ask(client, f"SELECT ?s {{ SERVICE <{nowhere}> {{ ?s ?p ?o }} }}")
    assert failed.status_code == 502
    assert failed.json["detail"].startswith(f"{nowhere}: no answer")
    silent = ask(client, f"SELECT ?s {{ SERVICE SILENT <{nowhere}> {{ ?s ?p ?o }} }}")
    assert (silent.status_code, silent.text) == (200, "s\r\n\r\n")


def test_an_endpoint_that_refuses_the_pattern_is_an_error(pair):
    client, there, _ = pair
    response = ask(client, f"SELECT ?s {{ SERVICE <{there}> {{ BIND(<urn:f>(1) AS ?s) }} }}")
    assert response.status_code == 502
    assert "it answers 400" in response.json["detail"]


def test_other_endpoints_are_refused(pair):
    client, _, _ = pair
    response = ask(client, "SELECT ?s { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")
    assert response.status_code == 400
    assert "asks no others but" in response.json["detail"]
