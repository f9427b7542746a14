"""The endpoints that are measured, each a server of its own over the same file of N-Triples.

A peer that is not installed is left out, and said to be. Looked for on the PATH, and in the folder
``bin`` of $DISARMGRAPH_PEERS:

    python -m venv peers && peers/bin/pip install oxigraph rdflib-endpoint
    apt-get install virtuoso-opensource-7 virtuoso-opensource-7-bin
"""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 600
"""Seconds that a peer may take to load the data."""


SETTLING = 60
"""Seconds that a peer gets to come to rest."""


@dataclass(frozen=True)
class Endpoint:
    """A server that runs: where it answers, and the process whose memory is its own."""

    name: str
    address: str
    pid: int

    def memory(self) -> int:
        """Bytes of memory of the process and all below it, what they share counted once."""
        return sum(_pss(pid) for pid in family(self.pid))

    def settle(self) -> bool:
        """Waits until it works on nothing any more; False where that does not come.

        Some go on with what nobody waits for any longer, and would burden what is measured next.
        """
        for _ in range(SETTLING):
            before = _ticks(self.pid)
            time.sleep(1)
            if _ticks(self.pid) - before < os.sysconf("SC_CLK_TCK") // 20:
                return True
        return False


def executable(name: str) -> str | None:
    """Where a program is; None where it is not installed."""
    places = os.pathsep.join([os.environ.get("DISARMGRAPH_PEERS", "") + "/bin", os.environ["PATH"]])
    return shutil.which(name, path=places)


def build_ours(data: Path, folder: Path) -> None:
    """The prebuilt store of the data that ours() serves."""
    command = [sys.executable, "-m", "disarmgraph", "build", "--store", str(folder / "ours")]
    subprocess.run([*command, "--data", str(data)], check=True, capture_output=True)


@contextlib.contextmanager
def ours(data: Path, folder: Path, *options: str) -> Iterator[Endpoint]:
    """disarmgraph over a prebuilt store of the data, from memory or disk; it keeps no answers."""
    name = "disarmgraph" if "--into-memory" in options else "disarmgraph from disk"
    port = _free_port()
    command = [sys.executable, "-m", "disarmgraph", "serve", "--port", str(port)]
    command += ["--store", str(folder / "ours"), "--answer-cache", "0", *options]
    address = f"http://127.0.0.1:{port}/sparql"
    with _running(name, command, address) as endpoint:
        if "--into-memory" in options:
            _wait_for_second_load(f"http://127.0.0.1:{port}/metrics")
        yield endpoint


@contextlib.contextmanager
def oxigraph(data: Path, folder: Path) -> Iterator[Endpoint]:
    """The Oxigraph server with its data in memory, where it is fastest."""
    port = _free_port()
    command = [_needed("oxigraph"), "serve", "--bind", f"127.0.0.1:{port}"]
    with _running("Oxigraph", command, f"http://127.0.0.1:{port}/query") as endpoint:
        request = urllib.request.Request(
            f"http://127.0.0.1:{port}/store?default",
            data.read_bytes(),
            {"Content-Type": "application/n-triples"},
        )
        urllib.request.urlopen(request).close()
        yield endpoint


@contextlib.contextmanager
def rdflib_endpoint(data: Path, folder: Path) -> Iterator[Endpoint]:
    """rdflib-endpoint over rdflib's own store."""
    port = _free_port()
    command = [_needed("rdflib-endpoint"), "serve", "--host", "127.0.0.1", "--port", str(port)]
    address = f"http://127.0.0.1:{port}/"
    with _running("rdflib-endpoint", [*command, str(data)], address) as endpoint:
        yield endpoint


@contextlib.contextmanager
def virtuoso(data: Path, folder: Path) -> Iterator[Endpoint]:
    """Virtuoso over one graph with the data, its caches as large as the data needs."""
    program, isql = _needed("virtuoso-t"), _needed("isql-vt")
    home = folder / "virtuoso"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir()
    http, sql = _free_port(), _free_port()
    (home / "virtuoso.ini").write_text(
        f"""
[Database]
DatabaseFile = {home}/virtuoso.db
ErrorLogFile = {home}/virtuoso.log
LockFile = {home}/virtuoso.lck
TransactionFile = {home}/virtuoso.trx
xa_persistent_file = {home}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {home}/temp.db
TransactionFile = {home}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 170000
MaxDirtyBuffers = 130000
DirsAllowed = {data.parent}
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 40
[SPARQL]
ResultSetMaxRows = 1000000
MaxQueryExecutionTime = 60
""",
        encoding="utf-8",
    )
    command = [program, "+configfile", f"{home}/virtuoso.ini", "+foreground"]
    address = f"http://127.0.0.1:{http}/sparql"
    with _running("Virtuoso", command, address) as endpoint:
        load = (
            f"ld_dir('{data.parent}', '{data.name}', 'http://example.org/g');"
            "rdf_loader_run(); checkpoint;"
        )
        subprocess.run(
            [isql, f"127.0.0.1:{sql}", "dba", "dba", f"exec={load}"],
            check=True,
            capture_output=True,
            timeout=PATIENCE,
        )
        yield endpoint


PEERS = (oxigraph, virtuoso, rdflib_endpoint)


class NotInstalled(Exception):
    """A peer cannot be measured here."""


def _needed(name: str) -> str:
    found = executable(name)
    if found is None:
        raise NotInstalled(name)
    return found


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


@contextlib.contextmanager
def _running(name: str, command: list[str], address: str) -> Iterator[Endpoint]:
    """A process that answers at an address; it and all below it are ended afterwards."""
    with subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            _wait_for(process, address + "?query=ASK%7B%7D")
            yield Endpoint(name, address, process.pid)
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)


def _wait_for(process: subprocess.Popen, address: str) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            urllib.request.urlopen(address).close()
            return
        except urllib.error.HTTPError as error:
            # Ours says so while it loads.
            if error.code != 503:
                return
            time.sleep(0.02)
        except OSError:
            if process.poll() is not None:
                sys.exit(f"{process.args[0]} has ended with {process.returncode}")
            time.sleep(0.02)
    sys.exit(f"{process.args[0]} does not answer at {address}")


def _wait_for_second_load(address: str) -> None:
    while True:
        with urllib.request.urlopen(address) as metrics:
            if b"disarmgraph_graph_loads_total 2.0" in metrics.read():
                return
        time.sleep(0.1)


def family(pid: int) -> list[int]:
    """The number of a process and of all below it."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="utf-8").split()
    return [pid] + [each for child in children for each in family(int(child))]


def _ticks(pid: int) -> int:
    """The processor time that a process and all below it have used."""
    used = 0
    for each in family(pid):
        fields = Path(f"/proc/{each}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        used += int(fields[11]) + int(fields[12])
    return used


def _pss(pid: int) -> int:
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8")
    return next(1024 * int(line.split()[1]) for line in rollup.splitlines() if "Pss:" in line)
