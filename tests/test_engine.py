"""The engine: queries within their limits, and what becomes of those that go beyond."""

import socket
import time

import pytest
from clients import EngineClient
from thousand import CROSS, ENDLESS, JSON, SIZE, count, on_linux, store_of_a_thousand

from disarmgraph.protocol.request import Request
from disarmgraph.sparql.evaluation import MemoryLimitExceeded
from disarmgraph.workers.stopped import (
    Incomplete,
    NoOrder,
    TimeLimitExceeded,
    WorkerLost,
)


@pytest.mark.parametrize(
    ("text", "media_type", "body"),
    [
        ("ASK {}", JSON, b'{"head":{},"boolean":true}'),
        ("SELECT ?o { <urn:x:7> ?p ?o }", "text/csv", b"o\r\n7\r\n"),
        (
            "PREFIX x: <urn:x:> CONSTRUCT WHERE { x:7 ?p ?o }",
            "text/turtle",
            b'@prefix x: <urn:x:> .\nx:7 x:n "7" .\n',
        ),
        ("DESCRIBE <urn:x:7>", "application/n-triples", b'<urn:x:7> <urn:x:n> "7" .\n'),
    ],
)
def test_an_answer_comes_in_the_media_type_asked_for(small, text, media_type, body):
    whole = small.ask(text, media_type)
    assert (whole.status, whole.body) == (200, body)


def test_a_prefix_relative_to_the_base_does_no_harm_to_the_answer(small):
    text = "BASE <urn:x:> PREFIX x: <y#> CONSTRUCT WHERE { <urn:x:7> ?p ?o }"
    assert small.ask(text, "text/turtle").body == b'<urn:x:7> <urn:x:n> "7" .\n'


def test_a_query_is_stopped_at_the_time_limit_and_the_next_one_is_answered(small):
    started = time.monotonic()
    with pytest.raises(TimeLimitExceeded, match=r"stopped at the time limit of 1 s"):
        small.ask(ENDLESS)
    assert 1 <= time.monotonic() - started < 30
    assert count(small) == SIZE


@pytest.mark.parametrize(
    "text",
    [
        ENDLESS,
        f"SELECT DISTINCT ?a ?d ?g {{ {CROSS} }}",
        f"SELECT (GROUP_CONCAT(?c) AS ?all) {{ {CROSS} }}",
        f"SELECT ?a {{ {CROSS} }} ORDER BY DESC(?c) LIMIT 1",
        f"SELECT ?a {{ {CROSS} FILTER(REGEX(CONCAT(?c, ?f, ?i), '(a+)+$')) }}",
        "SELECT (COUNT(*) AS ?n) { ?a (!<urn:y>)* ?b . ?c (!<urn:y>)* ?d . ?e (!<urn:y>)* ?f }",
    ],
)
def test_whatever_takes_too_long_is_stopped(small, text):
    with pytest.raises((TimeLimitExceeded, MemoryLimitExceeded, Incomplete)):
        small.ask(text)
    assert count(small) == SIZE


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT ?s {\n ?s ?p }", "line 2, column 8: '}' cannot stand here"),
        ("SELECT ?s { ?s ?p ?o BIND(1 AS ?o) }", "AS must name a new variable"),
        ("SELECT (<urn:f>(1) AS ?x) {}", "custom function <urn:f> is not supported"),
        ("SELECT ?s { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", "SERVICE is not allowed"),
        ("INSERT DATA { <urn:s> <urn:p> 1 }", "INSERT is an update"),
        ("LOAD <http://127.0.0.1/>", "LOAD is an update"),
    ],
)
def test_a_query_that_cannot_be_answered_is_an_error_that_helps(small, text, message):
    whole = small.ask(text, "*/*")
    assert whole.status in (400, 403)
    assert message in whole.body.decode()


def test_a_graph_that_is_no_iri_is_an_error(small):
    target = "/sparql?query=ASK+%7B%7D&default-graph-uri=no+iri"
    whole = small.fetch(Request("GET", target))
    assert whole.status == 400
    assert "'no iri' cannot name a graph" in whole.body.decode()


@pytest.fixture
def listener():
    """A service on this machine, which nobody may reach."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.3)
        yield listener
        with pytest.raises(TimeoutError):
            listener.accept()


def test_a_service_that_is_hidden_from_the_tokenizer_still_reaches_nobody(small, listener):
    """To the tokenizer ``<?b#>`` is an IRI, to the engine's parser less-than and a comment."""
    hidden = f"SERVICE <http://127.0.0.1:{listener.getsockname()[1]}/> {{ ?s ?p ?o }}"
    text = (
        "BASE <urn:b> SELECT ?s { BIND(1 AS ?a) BIND(2 AS ?b) FILTER(?a<?b#>'''\n"
        f") {hidden} FILTER(1 = 1 #'''\n) }}"
    )
    whole = small.ask(text, "*/*")
    assert whole.status == 400
    assert "Too many open files" in whole.body.decode()


def test_from_a_file_or_the_network_fetches_nothing(small, listener, tmp_path):
    path = tmp_path / "secret.ttl"
    path.write_text("<urn:secret> <urn:p> 1 .")
    for address in (f"http://127.0.0.1:{listener.getsockname()[1]}/", path.as_uri()):
        assert small.ask(f"SELECT ?s FROM <{address}> {{ ?s ?p ?o }}").body == b"s\r\n"


def test_nesting_that_overflows_the_parser_is_an_error_and_harms_nobody_else():
    body = ("ASK { FILTER(" + "!" * 300_000 + "true) }").encode()
    request = Request("POST", "/sparql", {"content-type": "application/sparql-query"}, body)
    with EngineClient(store_of_a_thousand(), time=30, workers=1) as client:
        with pytest.raises(WorkerLost, match="nesting too deeply"):
            client.fetch(request)
        assert count(client) == SIZE


def test_values_that_the_engine_cannot_sort_are_an_error_and_harm_nobody_else():
    """It compares numbers by value, but a number with a text as text: 2 < 10 < "15" < 2."""
    values = " ".join(f'{n} "{n}"' for n in range(500))
    numbers_and_texts = f"SELECT ?v {{ VALUES ?v {{ {values} }} }} ORDER BY"
    with EngineClient(store_of_a_thousand(), workers=1) as client:
        with pytest.raises(NoOrder, match="cannot sort values of several kinds"):
            client.ask(f"{numbers_and_texts} ?v")
        assert count(client) == SIZE
        for advised in ("DATATYPE(?v) ?v", "STR(?v)"):
            assert client.ask(f"{numbers_and_texts} {advised}").body.count(b"\r\n") == 1001


@pytest.mark.slow
@on_linux
def test_a_query_that_takes_all_memory_is_an_error_and_harms_nobody_else():
    with EngineClient(store_of_a_thousand(), time=60, memory=2**27, workers=1) as client:
        with pytest.raises(MemoryLimitExceeded, match="more memory than a query may have"):
            client.ask(f"SELECT ?a ?c ?e {{ {CROSS} }} ORDER BY ?c")
        assert count(client) == SIZE
