"""Other stores, started on loopback ports for tests where they are installed."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple


class Elsewhere(NamedTuple):
    """A store that runs: where it answers queries and takes in graphs, and who may write."""

    name: str
    query: str
    graphs: str
    user: str | None
    with_union: bool
    process: subprocess.Popen


@contextlib.contextmanager
def oxigraph(folder: Path) -> Iterator[Elsewhere]:
    """The Oxigraph server of PyPI, in memory; its default graph is not the union of the others."""
    port = _free_port()
    command = [shutil.which("oxigraph"), "serve", "--bind", f"127.0.0.1:{port}"]
    address = f"http://127.0.0.1:{port}/"
    with _running(command, address + "query") as process:
        yield Elsewhere("oxigraph", address + "query", address + "store", None, True, process)


@contextlib.contextmanager
def virtuoso(folder: Path) -> Iterator[Elsewhere]:
    """Virtuoso of Debian; its default graph is the union of the others."""
    http, sql = _free_port(), _free_port()
    (folder / "virtuoso.ini").write_text(
        f"""
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temp.db
TransactionFile = {folder}/temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 40000
MaxDirtyBuffers = 30000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 20
[SPARQL]
ResultSetMaxRows = 1000000
MaxQueryExecutionTime = 60
""",
        encoding="utf-8",
    )
    command = [shutil.which("virtuoso-t"), "+configfile", f"{folder}/virtuoso.ini", "+foreground"]
    address = f"http://127.0.0.1:{http}/"
    with _running(command, address + "sparql") as process:
        graphs = address + "sparql-graph-crud-auth"
        yield Elsewhere("virtuoso", address + "sparql", graphs, "dba", False, process)


INSTALLED = {"oxigraph": oxigraph, "virtuoso-t": virtuoso}


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


@contextlib.contextmanager
def _running(command: list[str], address: str) -> Iterator[subprocess.Popen]:
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        try:
            deadline = time.monotonic() + 60
            while not _answers(address):
                assert process.poll() is None
                assert time.monotonic() < deadline
                time.sleep(0.05)
            yield process
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


def _answers(address: str) -> bool:
    try:
        urllib.request.urlopen(address + "?query=ASK%7B%7D").close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True
