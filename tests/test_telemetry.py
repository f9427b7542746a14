"""What an operator is told of requests: health, metrics, the log."""

import json
import socket
import sys
import time
import urllib.parse
import urllib.request
from pathlib import Path

import pytest
from asking import SELECT, ask, metric
from clients import HttpClient, serving
from thousand import CROSS, ENDLESS, SIZE, store_of_a_thousand, wait_until


@pytest.fixture(scope="module")
def client(process):
    return HttpClient(process.address)


def test_health_and_readiness(client):
    assert client.get("/health/live").text == "live\n"
    ready = client.get("/health/ready")
    assert (ready.status_code, ready.text) == (200, f"ready: edition-{SIZE + 2}\n")


def test_metrics_count_requests_and_limits(client):
    before = metric(client, 'disarmgraph_limits_total{limit="time"}')
    ask(client, SELECT)
    ask(client, ENDLESS)
    assert metric(client, 'disarmgraph_limits_total{limit="time"}') == before + 1
    assert metric(client, 'disarmgraph_requests_total{status="504"}') >= 1
    assert metric(client, 'disarmgraph_request_seconds_bucket{kind="SELECT",le="30.0"}') >= 1
    assert metric(client, "disarmgraph_graph_loads_total") == 1


def test_a_query_that_is_stopped_is_not_counted_as_a_page(client):
    count = 'disarmgraph_request_seconds_count{{kind="{}"}}'.format
    ask(client, ENDLESS)
    pages, others = metric(client, count("page")), metric(client, count("sparql"))
    ask(client, ENDLESS)
    assert metric(client, count("page")) == pages
    assert metric(client, count("sparql")) == others + 1


def last_logged(process):
    return json.loads(Path(process.log).read_text(encoding="utf-8").splitlines()[-1])


def test_a_request_is_logged_without_its_text_or_its_sender(client, process):
    ask(client, SELECT + "# logged", "application/sparql-results+json")
    entry = last_logged(process)
    assert entry["method"] == "GET"
    assert entry["path"] == "/sparql"
    assert entry["status"] == 200
    assert entry["kind"] == "SELECT"
    assert entry["rows"] == 1
    assert entry["bytes"] > 50
    assert entry["milliseconds"] > 0
    assert set(entry) == {
        "time", "method", "path", "status", "milliseconds", "bytes", "kind", "query", "rows",
    }  # fmt: skip
    ask(client, SELECT + "# logged", "text/csv")
    assert last_logged(process)["query"] == entry["query"]


def test_a_limit_is_logged(client, process):
    ask(client, ENDLESS)
    entry = last_logged(process)
    assert (entry["status"], entry["limit"]) == (504, "time")


def test_a_request_that_was_given_up_is_logged_as_such(client, process):
    head = f"GET /sparql?query={urllib.parse.quote(ENDLESS)} HTTP/1.1\r\nHost: x\r\n\r\n"
    with socket.create_connection((client.host, client.port)) as connection:
        connection.sendall(head.encode())
        time.sleep(0.2)
    wait_until(lambda: '"status": 499' in Path(process.log).read_text(encoding="utf-8"))


@pytest.mark.slow
def test_behind_a_proxy_the_client_and_the_scheme_are_the_proxy_s_word(tmp_path):
    options = {"behind_proxy": True, "log": str(tmp_path / "log"), "log_clients": True}
    with serving(store_of_a_thousand(), tmp_path, **options) as process:
        client = HttpClient(process.address)
        headers = {"X-Forwarded-For": "198.51.100.7, 2001:db8::1:2", "X-Forwarded-Proto": "https"}
        described = client.get("/sparql", headers=headers | {"Host": "graph.example"})
        assert "<https://graph.example/sparql>" in described.text
        entry = json.loads((tmp_path / "log").read_text().splitlines()[-1])
    assert entry["client"] == "2001:db8::/64"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="needs /dev/full")
def test_a_full_disk_loses_lines_of_the_log_and_no_requests(tmp_path):
    with serving(store_of_a_thousand(), tmp_path, workers=1, log="/dev/full") as process:
        client = HttpClient(process.address)
        for _ in range(3):
            assert ask(client, SELECT).status_code == 200
        process.terminate()
        assert process.stderr.read() == ""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="needs a bound on memory")
def test_each_limit_has_its_name_in_the_answer_and_in_the_log(tmp_path):
    log = tmp_path / "log"
    limits = {"workers": 1, "memory": 2**27, "answer": 1000, "time": 20, "log": str(log)}
    nested = "ASK { FILTER(" + "!" * 300_000 + "true) }"
    with serving(store_of_a_thousand(), tmp_path, **limits) as process:
        client = HttpClient(process.address)
        met = [
            ask(client, f"SELECT ?a ?c ?e {{ {CROSS} }} ORDER BY ?c"),
            ask(client, "SELECT ?s { ?s ?p ?o }"),
            client.post("/sparql", data=nested, content_type="application/sparql-query"),
        ]
    assert [each.json.get("limit", each.text) for each in met] == ["memory", "size", "nesting"]
    logged = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert [entry["limit"] for entry in logged] == ["memory", "size", "nesting"]
    assert {each.status_code for each in met} == {503}
