"""The command that serves: what it says, and what it refuses."""

import os
import re
import signal
import socket
import urllib.request

import pytest
from commands import on_linux, run, start

pytestmark = pytest.mark.usefixtures("loaded_once")


@pytest.mark.slow
def test_releases_are_offered_beside_the_graph(offered):
    with start("serve", "--port", "0", "--releases", str(offered)) as process:
        address = re.search(r"http://\S+/", process.stdout.readline())[0]
        for path in ("release/0.8.0/manifest.json", "release/0.8.0", "memento/0.8.0/id/state/SYL"):
            with urllib.request.urlopen(address + path) as response:
                assert response.status == 200
        process.terminate()


def test_releases_that_are_not_there_are_not_offered():
    with start("serve", "--port", "0", "--releases", "/nowhere") as process:
        told = process.stderr.read()
    assert process.returncode == 1
    assert told == (
        "Error: /nowhere: no folder; write a release into it with "
        "disarmgraph release --into /nowhere\n"
    )


@pytest.mark.parametrize("limit", ["0", "-1", "nan", "inf", "3601"])
def test_a_time_limit_that_makes_no_sense_is_refused(limit):
    done = run("serve", "--time-limit", limit)
    assert done.exit_code == 2
    assert "is not above 0 and at most 3600 seconds" in done.stderr


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--host", "192.0.2.1"], "cannot listen on 192.0.2.1, port 0: "),
        (["--host", "no such host"], "cannot listen on no such host, port 0: "),
    ],
)
def test_an_address_that_is_not_ours_is_one_line(options, message):
    with start("serve", "--port", "0", *options) as process:
        assert process.wait(timeout=20) == 1
        error = process.stderr.read()
    assert error.startswith(f"Error: {message}")
    assert error.count("\n") == 1


def test_a_port_that_is_taken_is_one_line():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        with start("serve", "--port", port) as process:
            assert process.wait(timeout=20) == 1
            error = process.stderr.read()
    assert error == (
        f"Error: cannot listen on 127.0.0.1, port {port}: Address already in use; "
        "stop what uses it, or choose others with --host and --port\n"
    )


@pytest.mark.slow
@on_linux
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_serve_says_what_it_serves_and_ends_cleanly(number):
    with start("serve", "--port", "0", "--time-limit", "2.5", start_new_session=True) as process:
        greeting = [process.stdout.readline() for _ in range(4)]
        address = greeting[0].split()[3]
        with urllib.request.urlopen(address + "sparql?query=ASK{}&format=csv") as response:
            assert response.read() == b"true"
        # As the terminal does on Ctrl-C: the whole group gets the signal.
        os.killpg(process.pid, number) if number == signal.SIGINT else process.terminate()
        assert process.wait(timeout=20) == 0
        assert process.stdout.read() == "Stopped.\n"
        assert process.stderr.read() == ""
        with pytest.raises(ProcessLookupError):
            os.killpg(process.pid, 0)
    assert greeting[0].startswith("disarmgraph answers on http://127.0.0.1:")
    assert greeting[1].endswith(" triples, 5 documents read passage by passage\n")
    assert greeting[2].strip().startswith("2.5 s and 1024 MiB for a query, ")
    assert greeting[3] == "Stop with Ctrl-C.\n"
