"""Other stores, started on loopback ports where they are installed: for measuring and for tests.

Looked for on the PATH, and in the folder ``bin`` of $DISARMGRAPH_PEERS:

    python -m venv peers && peers/bin/pip install oxigraph rdflib-endpoint
    apt-get install virtuoso-opensource-7 virtuoso-opensource-7-bin
"""

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

PATIENCE = 600
"""Seconds that a store may take to start or to load."""


class NotInstalled(Exception):
    """A store cannot be started here."""


class Elsewhere(NamedTuple):
    """A store that runs: where it answers queries and takes in graphs, and who may write.

    ``with_union`` says that its default graph is not the union of the others by itself; ``sql`` is
    the port of Virtuoso for its own commands.
    """

    name: str
    query: str
    graphs: str
    user: str | None
    with_union: bool
    process: subprocess.Popen
    sql: int | None = None


@contextlib.contextmanager
def oxigraph(_folder: Path) -> Iterator[Elsewhere]:
    """The Oxigraph server of PyPI, in memory, where it is fastest."""
    port = free_port()
    command = [needed("oxigraph"), "serve", "--bind", f"127.0.0.1:{port}"]
    address = f"http://127.0.0.1:{port}/"
    with running(command, address + "query") as process:
        yield Elsewhere("oxigraph", address + "query", address + "store", None, True, process)


@contextlib.contextmanager
def virtuoso(folder: Path) -> Iterator[Elsewhere]:
    """Virtuoso of Debian in a folder, from beside which it may load files."""
    program = needed("virtuoso-t")
    folder.mkdir(exist_ok=True)
    http, sql = free_port(), free_port()
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
NumberOfBuffers = 170000
MaxDirtyBuffers = 130000
DirsAllowed = {folder.parent}
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 40
[SPARQL]
ResultSetMaxRows = 1000000
MaxQueryExecutionTime = 60
""",
        encoding="utf-8",
    )
    command = [program, "+configfile", f"{folder}/virtuoso.ini", "+foreground"]
    address = f"http://127.0.0.1:{http}/"
    with running(command, address + "sparql") as process:
        graphs = address + "sparql-graph-crud-auth"
        yield Elsewhere("virtuoso", address + "sparql", graphs, "dba", False, process, sql)


INSTALLABLE = {"oxigraph": oxigraph, "virtuoso": virtuoso}


def needed(name: str) -> str:
    """Where a program is. Raises NotInstalled."""
    places = os.pathsep.join([os.environ.get("DISARMGRAPH_PEERS", "") + "/bin", os.environ["PATH"]])
    found = shutil.which(name, path=places)
    if found is None:
        raise NotInstalled(name)
    return found


def free_port() -> int:
    """A port of this machine that nobody has."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


@contextlib.contextmanager
def running(command: list[str], address: str) -> Iterator[subprocess.Popen]:
    """A process that answers queries at an address; it and all below it are ended afterwards."""
    with subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            deadline = time.monotonic() + PATIENCE
            while not _answers(address):
                if process.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError(f"{command[0]} does not answer at {address}")
                time.sleep(0.02)
            yield process
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)


def _answers(address: str) -> bool:
    try:
        urllib.request.urlopen(address + "?query=ASK%7B%7D").close()
    except urllib.error.HTTPError as error:
        # Ours says so while it loads.
        return error.code != 503
    except OSError:
        return False
    return True
