"""Answers that are kept, here and by clients: tags, dates, compression."""

import gzip
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from asking import SELECT, ask, metric
from clients import HttpClient, serving
from thousand import ENDLESS, store_of_a_thousand


@pytest.fixture(scope="module")
def client(process):
    return HttpClient(process.address)


def test_an_answer_has_a_tag_by_which_it_is_not_sent_again(client):
    first = ask(client, SELECT)
    tag = first.headers["ETag"]
    assert first.headers["Cache-Control"] == "public, no-cache"
    again = ask(client, SELECT, **{"If-None-Match": f'"other", {tag}'})
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == tag
    assert again.headers["Vary"] == "Accept, Accept-Encoding"


@pytest.mark.slow
def test_a_tag_is_checked_without_running_the_query(client, process):
    """The answer to a query that takes too long has no tag; whoever knew it would be believed."""
    tag = ask(client, SELECT, "text/csv").headers["ETag"]
    with ThreadPoolExecutor() as pool:
        busy = [pool.submit(ask, client, ENDLESS) for _ in range(8)]
        time.sleep(0.2)
        again = ask(client, SELECT, "text/csv", **{"If-None-Match": tag})
        assert not all(each.done() for each in busy)
    assert again.status_code == 304
    assert {each.result().status_code for each in busy} == {504}


@pytest.mark.parametrize("path", ["/", "/id/", "/queries"])
def test_a_page_has_a_tag_by_which_it_is_not_sent_again(client, path):
    first = client.get(path)
    assert first.headers["Cache-Control"] == "public, no-cache"
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    other = {"Accept-Language": "fr", "If-None-Match": first.headers["ETag"]}
    assert client.get(path, headers=other).status_code == 200


@pytest.mark.slow
def test_a_page_has_another_tag_when_another_operator_is_to_be_reached(tmp_path):
    def told(there, path):
        return there.get(path, headers={"Host": "localhost"}).headers["ETag"]

    store = store_of_a_thousand()
    with serving(store, tmp_path) as process:
        there = HttpClient(process.address)
        before = [told(there, path) for path in ("/", "/sparql?query=ASK%7B%7D")]
    with serving(store, tmp_path, contact="mailto:desk@example.org") as process:
        there = HttpClient(process.address)
        after = [told(there, path) for path in ("/", "/sparql?query=ASK%7B%7D")]
        assert (after[0] == before[0], after[1] == before[1]) == (False, True)
        contact = there.get("/.well-known/security.txt")
        assert (contact.status_code, "ETag" in contact.headers) == (200, False)
        assert contact.headers["Cache-Control"] == "no-store"


def test_who_knows_the_day_of_the_release_is_not_sent_it_again(client):
    for path in ("/", "/sparql?query=ASK%7B%7D"):
        day = client.get(path).headers["Last-Modified"]
        assert day == "Thu, 05 Mar 2026 00:00:00 GMT"
        assert client.get(path, headers={"If-Modified-Since": day}).status_code == 304
        before = {"If-Modified-Since": "Wed, 04 Mar 2026 23:59:59 GMT"}
        assert client.get(path, headers=before).status_code == 200
        other = {"If-Modified-Since": day, "If-None-Match": '"other"'}
        assert client.get(path, headers=other).status_code == 200


def test_a_page_comes_compressed_to_who_accepts_that_also_when_it_is_kept(client):
    plain = client.get("/queries")
    for _ in range(2):
        packed = client.get("/queries", headers={"Accept-Encoding": "gzip, deflate"})
        assert packed.headers["Content-Encoding"] == "gzip"
        assert packed.headers["ETag"] == plain.headers["ETag"]
        assert gzip.decompress(packed.data) == plain.data
    assert "Content-Encoding" not in plain.headers
    assert "Accept-Encoding" in plain.headers["Vary"]


def test_a_page_of_many_pieces_comes_compressed_too(client):
    plain = client.get("/queries/library.json")
    packed = client.get("/queries/library.json", headers={"Accept-Encoding": "gzip"})
    assert len(plain.data) > 2**16
    assert packed.headers["Content-Encoding"] == "gzip"
    assert len(packed.data) < len(plain.data) / 3
    assert gzip.decompress(packed.data) == plain.data


def test_what_is_not_there_is_not_unchanged(client):
    response = client.get(
        "/nowhere", headers={"If-Modified-Since": "Sun, 29 Nov 2026 00:00:00 GMT"}
    )
    assert response.status_code == 404
    assert "ETag" not in response.headers


def test_each_format_and_query_has_a_tag_of_its_own(client):
    answers = [ask(client, SELECT), ask(client, SELECT, "text/csv"), ask(client, SELECT + " ")]
    assert len({each.headers["ETag"] for each in answers}) == 3
    tag = answers[1].headers["ETag"]
    assert ask(client, SELECT, **{"If-None-Match": tag}).status_code == 200


def test_any_tag_at_all_is_no_answer_that_a_client_has(client):
    assert ask(client, "SELECT", **{"If-None-Match": "*"}).status_code == 400


def test_what_changes_each_time_or_is_no_answer_is_not_kept(client):
    first, second = (ask(client, "SELECT (STRUUID() AS ?x) {}") for _ in range(2))
    assert first.data != second.data
    for response in (first, ask(client, "SELECT"), ask(client, ENDLESS)):
        assert response.headers["Cache-Control"] == "no-store"
        assert "ETag" not in response.headers


def test_a_kept_answer_is_the_same_and_counted_apart(client):
    text = SELECT + "# kept"
    before = metric(client, "disarmgraph_answer_cache_hits_total")
    first, second = ask(client, text), ask(client, text)
    assert (first.data, first.headers["ETag"]) == (second.data, second.headers["ETag"])
    assert metric(client, "disarmgraph_answer_cache_hits_total") == before + 1
