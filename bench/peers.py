"""The endpoints that are measured, each a server of its own over the same file of N-Triples.

A peer that is not installed is left out, and said to be; bench/stores.py says how to install them.
"""

import contextlib
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import stores

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


def build_ours(data: Path, folder: Path) -> None:
    """The prebuilt store of the data that ours() serves."""
    command = [sys.executable, "-m", "disarmgraph", "build", "--store", str(folder / "ours")]
    subprocess.run([*command, "--data", str(data)], check=True, capture_output=True)


@contextlib.contextmanager
def ours(data: Path, folder: Path, *options: str) -> Iterator[Endpoint]:
    """disarmgraph over a prebuilt store of the data, from memory or disk; it keeps no answers."""
    name = "disarmgraph" if "--into-memory" in options else "disarmgraph from disk"
    port = stores.free_port()
    command = [sys.executable, "-m", "disarmgraph", "serve", "--port", str(port)]
    command += ["--store", str(folder / "ours"), "--answer-cache", "0", *options]
    address = f"http://127.0.0.1:{port}/sparql"
    with stores.running(command, address) as process:
        if "--into-memory" in options:
            _wait_for_second_load(f"http://127.0.0.1:{port}/metrics")
        yield Endpoint(name, address, process.pid)


@contextlib.contextmanager
def oxigraph(data: Path, folder: Path) -> Iterator[Endpoint]:
    """The Oxigraph server with the data in its default graph."""
    with stores.oxigraph(folder) as store:
        content = {"Content-Type": "application/n-triples"}
        request = urllib.request.Request(store.graphs + "?default", data.read_bytes(), content)
        urllib.request.urlopen(request).close()
        yield Endpoint("Oxigraph", store.query, store.process.pid)


@contextlib.contextmanager
def rdflib_endpoint(data: Path, folder: Path) -> Iterator[Endpoint]:
    """rdflib-endpoint over rdflib's own store."""
    port = stores.free_port()
    program = stores.needed("rdflib-endpoint")
    command = [program, "serve", "--host", "127.0.0.1", "--port", str(port), str(data)]
    address = f"http://127.0.0.1:{port}/"
    with stores.running(command, address) as process:
        yield Endpoint("rdflib-endpoint", address, process.pid)


@contextlib.contextmanager
def virtuoso(data: Path, folder: Path) -> Iterator[Endpoint]:
    """Virtuoso with the data in one graph, loaded its own way."""
    isql = stores.needed("isql-vt")
    with stores.virtuoso(folder / "virtuoso") as store:
        load = (
            f"ld_dir('{data.parent}', '{data.name}', 'http://example.org/g');"
            "rdf_loader_run(); checkpoint;"
        )
        subprocess.run(
            [isql, f"127.0.0.1:{store.sql}", "dba", "dba", f"exec={load}"],
            check=True,
            capture_output=True,
            timeout=stores.PATIENCE,
        )
        yield Endpoint("Virtuoso", store.query, store.process.pid)


PEERS = (oxigraph, virtuoso, rdflib_endpoint)


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
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return 0  # it has ended since it was found
    return next(1024 * int(line.split()[1]) for line in rollup.splitlines() if "Pss:" in line)
