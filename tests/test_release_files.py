"""The files of releases by HTTP, as those who take them meet the server."""

import base64
import hashlib
import re
import shutil
import signal
import socket
import time
from contextlib import suppress
from http.client import IncompleteRead

import pytest
from clients import HttpClient, serving
from editions import FIRST, SECOND, second, write_first, write_second

from disarmgraph.serving.release_files import ReleaseFiles, UnknownFile

DUMP = f"/release/{FIRST}/disarmgraph.nq"
FOREVER = "public, max-age=31536000, immutable, no-transform"


@pytest.fixture(scope="module")
def client(offered, tmp_path_factory):
    folder = tmp_path_factory.mktemp("files")
    with serving(second(), folder, workers=1, releases=str(offered)) as process:
        yield HttpClient(process.address)


@pytest.fixture(scope="module")
def body(offered):
    return (offered / FIRST / "disarmgraph.nq").read_bytes()


@pytest.mark.slow
def test_a_file_comes_as_it_is_on_the_disk(client, body):
    response = client.get(DUMP)
    assert response.status_code == 200
    assert response.data == body
    assert response.headers["Content-Type"] == "application/n-quads"
    assert response.headers["Content-Length"] == str(len(body))


def test_a_file_can_be_kept_for_ever_and_checked(client, body):
    headers = client.get(DUMP).headers
    digest = hashlib.sha256(body)
    assert headers["Cache-Control"] == FOREVER
    assert headers["ETag"] == f'"{digest.hexdigest()}"'
    assert headers["Last-Modified"] == "Thu, 15 Jan 2026 00:00:00 GMT"
    assert headers["Repr-Digest"] == f"sha-256=:{base64.b64encode(digest.digest()).decode()}:"
    assert headers["Accept-Ranges"] == "bytes"
    assert headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("disarmgraph.nq.gz", "application/gzip"),
        ("csv.zip", "application/zip"),
        ("ontology.ttl", "text/turtle; charset=utf-8"),
        ("scheme/theme.ttl", "text/turtle; charset=utf-8"),
        ("ldes/0001.trig", "application/trig"),
        ("disarmgraph.sqlite", "application/vnd.sqlite3"),
        ("changes.json", "application/json"),
        ("CHANGES.md", "text/markdown; charset=utf-8"),
        ("manifest.json", "application/json"),
        ("SHA256SUMS", "text/plain; charset=utf-8"),
    ],
)
def test_a_file_has_the_type_of_its_bytes_and_no_coding(client, offered, name, media_type):
    """A compressed file stays compressed where it is kept, so that its checksum holds."""
    response = client.get(f"/release/{FIRST}/{name}", headers={"Accept-Encoding": "gzip"})
    assert response.headers["Content-Type"] == media_type
    assert "Content-Encoding" not in response.headers
    assert response.data == (offered / FIRST / name).read_bytes()


def test_the_head_of_a_file_is_that_of_the_whole(client, body):
    response = client.head(DUMP)
    assert (response.status_code, response.data) == (200, b"")
    assert response.headers["Content-Length"] == str(len(body))


def test_a_part_is_sent(client, body):
    response = client.get(DUMP, headers={"Range": "bytes=100-199"})
    assert response.status_code == 206
    assert response.data == body[100:200]
    assert response.headers["Content-Range"] == f"bytes 100-199/{len(body)}"
    assert response.headers["Content-Length"] == "100"


def test_a_part_beyond_the_end_is_refused(client, body):
    response = client.get(DUMP, headers={"Range": f"bytes={len(body)}-"})
    assert (response.status_code, response.data) == (416, b"")
    assert response.headers["Content-Range"] == f"bytes */{len(body)}"


def test_what_is_known_is_not_sent_again(client):
    known = client.get(DUMP).headers
    for headers in (
        {"If-None-Match": known["ETag"]},
        {"If-Modified-Since": known["Last-Modified"]},
    ):
        response = client.get(DUMP, headers=headers)
        assert (response.status_code, response.data) == (304, b"")
        assert response.headers["ETag"] == known["ETag"]
        assert response.headers["Cache-Control"] == FOREVER


def test_the_rest_of_another_file_is_not_sent(client, body):
    headers = {"Range": "bytes=100-", "If-Range": '"of another file"'}
    response = client.get(DUMP, headers=headers)
    assert (response.status_code, response.data) == (200, body)


def test_a_connection_is_used_for_several_files(client):
    with socket.create_connection((client.host, client.port), timeout=10) as connection:
        request = f"GET {DUMP} HTTP/1.1\r\nHost: x\r\nIf-None-Match: *\r\n\r\n"
        connection.sendall(request.encode() * 2)
        connection.settimeout(2)
        found = b""
        with suppress(TimeoutError):
            while found.count(b"\r\n\r\n") < 2 and (piece := connection.recv(2**16)):
                found += piece
    assert found.count(b"HTTP/1.1 304 Not Modified") == 2


def test_latest_leads_to_the_newest_release(client):
    response = client.get("/release/latest/disarmgraph.nq.gz")
    assert response.status_code == 302
    assert response.headers["Location"] == f"/release/{SECOND}/disarmgraph.nq.gz"
    assert response.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    "path",
    [
        f"/release/{FIRST}/nothing.nq",
        f"/release/{FIRST}/ldes",
        f"/release/{FIRST}/../{SECOND}/manifest.json",
        f"/release/{FIRST}/%2e%2e/{SECOND}/manifest.json",
        f"/release/{FIRST}/..%2f{SECOND}%2fmanifest.json",
        f"/release/{FIRST}//etc/passwd",
        f"/release/{FIRST}/ldes/../manifest.json",
        f"/release/{FIRST}/manifest.json%00",
        "/release/../releases/0.8.0/manifest.json",
        "/release/9.9.9/manifest.json",
    ],
)
def test_only_what_a_manifest_names_is_sent(client, path):
    response = client.get(path)
    assert response.status_code == 404
    assert response.headers["Content-Type"] == "application/problem+json"


def test_a_name_that_is_none_is_told_with_the_list(client):
    detail = client.get(f"/release/{FIRST}/nothing.nq").json["detail"]
    assert detail == f"release {FIRST} has no file nothing.nq; /release/{FIRST} lists its files"


def test_pages_of_releases_come_from_a_worker(client):
    response = client.get(f"/release/{FIRST}", headers={"Accept": "text/turtle"})
    assert response.status_code == 200
    assert response.headers["Memento-Datetime"] == "Thu, 15 Jan 2026 00:00:00 GMT"


def test_a_date_reaches_the_worker(client):
    headers = {"Accept-Datetime": "Sun, 01 Feb 2026 00:00:00 GMT"}
    response = client.get("/id/state/SYL", headers=headers)
    assert response.status_code == 302
    assert response.headers["Location"] == f"{client.address}memento/{FIRST}/id/state/SYL"
    assert client.get(f"/memento/{FIRST}/id/state/SYL.ttl").status_code == 200


def test_a_page_that_is_kept_is_not_the_answer_to_a_date(client):
    for moment in (None, "Sun, 01 Feb 2026 00:00:00 GMT", None):
        headers = {"Accept": "text/turtle"} | ({"Accept-Datetime": moment} if moment else {})
        response = client.get("/id/state/RUR", headers=headers)
        assert response.status_code == (302 if moment else 200)


def test_a_page_of_another_site_may_ask_for_a_part(client):
    response = client.options(DUMP, headers={"Access-Control-Request-Method": "GET"})
    allowed = response.headers["Access-Control-Allow-Headers"]
    assert {"Range", "Accept-Datetime"} <= set(allowed.split(", "))
    exposed = client.get(DUMP).headers["Access-Control-Expose-Headers"]
    assert {"Content-Range", "ETag"} <= set(exposed.split(", "))


@pytest.mark.slow
def test_a_file_that_is_cut_while_it_is_offered_is_broken_off(offered, tmp_path):
    folder = shutil.copytree(offered, tmp_path / "releases")
    with serving(second(), tmp_path, workers=1, releases=str(folder)) as process:
        client = HttpClient(process.address)
        path = folder / FIRST / "disarmgraph.ttl.gz"
        path.write_bytes(path.read_bytes()[:10])
        with pytest.raises((ConnectionResetError, IncompleteRead)):
            client.get(f"/release/{FIRST}/{path.name}")
        path.unlink()
        with pytest.raises((ConnectionResetError, IncompleteRead)):
            client.get(f"/release/{FIRST}/{path.name}")
        assert client.get(DUMP).status_code == 200


@pytest.mark.slow
def test_a_new_release_is_offered_when_the_graph_is_loaded_again(tmp_path):
    folder = tmp_path / "releases"
    write_first(folder)
    with serving(second(), tmp_path, workers=1, releases=str(folder)) as process:
        client = HttpClient(process.address)
        entry = client.get("/ldes", headers={"Accept": "text/turtle"})
        known = {"Accept": "text/turtle", "If-None-Match": entry.headers["ETag"]}
        assert client.get("/ldes", headers=known).status_code == 304
        write_second(folder)
        assert client.get(f"/release/{SECOND}/manifest.json").status_code == 404
        process.send_signal(signal.SIGHUP)
        until = time.monotonic() + 20
        while client.get(f"/release/{SECOND}/manifest.json").status_code != 200:
            assert time.monotonic() < until
            time.sleep(0.1)
        assert client.get("/release/latest/manifest.json").headers["Location"] == (
            f"/release/{SECOND}/manifest.json"
        )
        assert client.get(f"/release/{SECOND}").status_code == 200
        assert client.get("/ldes", headers=known).status_code == 200


@pytest.mark.slow
def test_a_broken_release_does_not_replace_what_is_offered(offered, tmp_path):
    folder = shutil.copytree(offered, tmp_path / "releases")
    with serving(second(), tmp_path, workers=1, releases=str(folder)) as process:
        client = HttpClient(process.address)
        (folder / SECOND / "manifest.json").write_text("{")
        process.send_signal(signal.SIGHUP)
        told = process.stderr.readline() + process.stderr.readline()
        assert re.search(r"0\.9\.0/manifest\.json: no release can be read: .*copy the", told)
        assert "The graph that was there stays." in told
        assert client.get(f"/release/{SECOND}/ontology.ttl").status_code == 200


def test_without_a_folder_everything_is_for_somebody_else():
    files = ReleaseFiles(None)
    files.read_again()
    assert files.answer(DUMP, {}) is None


@pytest.mark.parametrize("path", ["/", "/release", "/release/", "/release/0.8.0", "/id/x/y/z"])
def test_what_is_no_file_is_for_somebody_else(offered, path):
    files = ReleaseFiles(offered)
    files.read_again()
    assert files.answer(path, {}) is None
    with pytest.raises(UnknownFile):
        files.answer("/release/0.8.0/x", {})
