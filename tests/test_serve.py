"""The processes of the server: what they do when graphs change and when they are killed."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from clients import HttpClient, serving
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store
from thousand import children, descendants, wait_until

from disarmgraph.serving.keeper import PAUSE

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="needs /proc"),
]
COUNT = "/sparql?query=SELECT+(COUNT(*)+AS+%3Fn)+%7B+%3Fs+%3Fp+%3Fo+%7D&format=csv"
ENDLESS = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(25)) + "}"
"""Goes on for ever over three statements too."""


def store_of(size):
    store = Store()
    node = NamedNode("urn:x")
    store.extend(Quad(node, node, Literal(str(n)), DefaultGraph()) for n in range(size))
    return store


@contextmanager
def served(folder, time):
    with serving(store_of(3), folder, workers=2, time=time) as process:
        process.file = folder / "store.nq"
        process.client = HttpClient(process.address)
        yield process


@pytest.fixture
def process(tmp_path):
    with served(tmp_path, 5) as process:
        yield process


@pytest.fixture
def patient(tmp_path):
    """One that gives a query the time that it needs on a busy machine."""
    with served(tmp_path, 60) as process:
        yield process


def count(process):
    response = process.client.get(COUNT)
    assert response.status_code == 200, response.text
    return int(response.text.split()[1])


def alive(pids):
    return [pid for pid in pids if Path(f"/proc/{pid}").exists()]


def change(process, size):
    store_of(size).dump(process.file, format=RdfFormat.N_QUADS)
    process.send_signal(signal.SIGHUP)


def test_a_new_graph_takes_over_without_a_request_dropped(process):
    found, failures, done = set(), [], threading.Event()

    def ask_on():
        while not done.is_set():
            try:
                found.add(count(process))
            except (OSError, AssertionError) as error:
                failures.append(error)

    askers = [threading.Thread(target=ask_on) for _ in range(4)]
    for asker in askers:
        asker.start()
    for size in (4, 5, 6):
        change(process, size)
        wait_until(lambda size=size: size in found)
    done.set()
    for asker in askers:
        asker.join()
    assert failures == []
    assert found == {3, 4, 5, 6}
    assert count(process) == 6


def test_a_request_that_has_begun_is_answered_from_the_graph_that_it_began_with(patient):
    slow = []
    text = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(13)) + "}"
    query = {"query": text, "format": "csv"}
    asker = threading.Thread(
        target=lambda: slow.append(patient.client.get("/sparql", query_string=query))
    )
    asker.start()
    time.sleep(0.05)
    change(patient, 2)
    wait_until(lambda: count(patient) == 2)
    asker.join()
    assert slow[0].text.split() == ["n", str(3**13)]


def test_the_old_graph_is_given_up_when_the_new_one_is_in_place(process):
    before = set(children(process.pid))
    assert len(before) == 2
    change(process, 4)
    wait_until(lambda: count(process) == 4)
    wait_until(lambda: len(children(process.pid)) == 2 and set(children(process.pid)) != before)


def test_each_graph_has_tags_of_its_own(process):
    tag = process.client.get(COUNT).headers["ETag"]
    assert process.client.get(COUNT, headers={"If-None-Match": tag}).status_code == 304
    change(process, 4)
    wait_until(lambda: count(process) == 4)
    assert process.client.get(COUNT, headers={"If-None-Match": tag}).status_code == 200


def test_a_broken_graph_does_not_replace_a_good_one(process):
    good = process.file.read_bytes()
    process.file.write_bytes(b"<urn:x> broken")
    process.send_signal(signal.SIGHUP)
    assert process.stderr.readline().startswith(f"Error: {process.file}: ")
    assert process.stderr.readline() == "The graph that was there stays.\n"
    assert count(process) == 3
    process.file.write_bytes(good + b"<urn:y> <urn:y> <urn:y> .\n")
    process.send_signal(signal.SIGHUP)
    wait_until(lambda: count(process) == 4)


def test_two_signals_in_a_row_end_with_the_latest_graph(process):
    for size in (4, 5, 6, 7):
        change(process, size)
    wait_until(lambda: count(process) == 7)


def nursery_and_front(process):
    first, second = children(process.pid)
    return (first, second) if children(first) else (second, first)


def test_a_nursery_that_is_killed_is_replaced(process):
    nursery, _ = nursery_and_front(process)
    os.kill(nursery, signal.SIGKILL)
    wait_until(lambda: process.client.get("/health/ready").status_code == 503)
    response = process.client.get("/sparql?query=ASK%7B%7D")
    assert response.status_code in (200, 503)
    wait_until(lambda: process.client.get("/health/ready").status_code == 200)
    assert count(process) == 3


def test_a_front_that_is_killed_is_replaced(process):
    before = descendants(process.pid)
    _, front = nursery_and_front(process)
    os.kill(front, signal.SIGKILL)
    # The port stays open: who asks now is answered when there is somebody to answer.
    wait_until(lambda: process.client.get("/health/ready").status_code == 200)
    assert count(process) == 3
    wait_until(lambda: alive(before) == [])


@pytest.mark.parametrize("whom", ["worker", "keeper"])
def test_whatever_is_killed_at_any_moment_leaves_no_orphan(process, whom):
    query = {"query": ENDLESS}
    asker = threading.Thread(target=lambda: ended(process, query))
    asker.start()
    time.sleep(0.2)
    family = descendants(process.pid)
    assert len(family) == 4
    if whom == "keeper":
        process.kill()
        wait_until(lambda: alive(family) == [])
    else:
        nursery, _ = nursery_and_front(process)
        killed = set(children(nursery))
        for pid in killed:
            os.kill(pid, signal.SIGKILL)
        # Until the last of them has gone, one may still be given a request, which it takes along.
        wait_until(lambda: len(set(children(nursery)) - killed) == 2)
        assert count(process) == 3
    asker.join()


def ended(process, query):
    try:
        process.client.get("/sparql", query_string=query)
    except OSError:
        return


def test_a_request_in_hand_is_answered_before_the_server_stops(patient):
    text = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?a{n} ?b{n} ?c{n} ." for n in range(13)) + "}"
    answers = []
    query = {"query": text, "format": "csv"}
    asker = threading.Thread(
        target=lambda: answers.append(patient.client.get("/sparql", query_string=query))
    )
    asker.start()
    time.sleep(0.05)
    family = descendants(patient.pid)
    patient.terminate()
    asker.join()
    assert answers[0].text.split() == ["n", str(3**13)]
    assert patient.wait(timeout=10) == 0
    assert patient.stdout.read().endswith("Stopped.\n")
    assert alive(family) == []


def test_who_has_asked_nothing_is_let_go_at_once_when_the_server_stops(process):
    place = urlsplit(process.address)
    idle = http.client.HTTPConnection(place.hostname, place.port, timeout=10)
    idle.request("GET", "/health/live")
    assert idle.getresponse().read() == b"live\n"
    asker = threading.Thread(target=lambda: ended(process, {"query": ENDLESS}))
    asker.start()
    time.sleep(0.2)
    process.terminate()
    assert idle.sock.recv(1) == b""
    assert asker.is_alive()
    idle.close()
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection((place.hostname, place.port))
    asker.join()
    assert process.wait(timeout=10) == 0


def test_watched_files_bring_a_new_graph(tmp_path):
    with serving(store_of(3), tmp_path, workers=1, watch=True) as process:
        process.client = HttpClient(process.address)
        assert count(process) == 3
        store_of(4).dump(tmp_path / "store.nq", format=RdfFormat.N_QUADS)
        wait_until(lambda: count(process) == 4)


def test_files_that_are_being_replaced_are_loaded_when_that_is_over(tmp_path):
    file = tmp_path / "store.nq"
    with serving(store_of(3), tmp_path, workers=1, watch=True) as process:
        process.client = HttpClient(process.address)
        file.unlink()
        time.sleep(3 * PAUSE)
        assert count(process) == 3
        file.write_bytes(b"<urn:x> half of a sta")
        time.sleep(PAUSE / 4)
        store_of(4).dump(file, format=RdfFormat.N_QUADS)
        assert process.stderr.readline() == "The files of the graph have changed; loading them.\n"
        assert process.stderr.readline() == "The new graph is in place.\n"
        wait_until(lambda: count(process) == 4)


def test_a_log_that_cannot_be_written_is_one_line(tmp_path):
    command = [sys.executable, "-m", "disarmgraph", "serve", "--port", "0", "--log", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert done.stderr == (
        f"Error: {tmp_path}: cannot be written: Is a directory; choose another --log\n"
    )
