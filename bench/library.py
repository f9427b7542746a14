"""The questions of the library: through the endpoint, in our own process, and on more data.

Asks each question of `disarmgraph serve` over one connection and of the engine in this process, in
turns, on our graph; then in this process on two million triples. Prints a table of what takes more
than a millisecond, with ratios, and whatever is slow on the larger data.

usage: python bench/library.py [--rounds R] [--triples N]
"""

import argparse
import http.client
import statistics
import tempfile
import time
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import dataset
import peers
from pyoxigraph import QueryResultsFormat, Store

from disarmgraph.files import query_files
from disarmgraph.query.query_file import QueryFile, library

JSON = "application/sparql-results+json"
SLOW = 1000
"""Milliseconds from which a question is named as slow on more data."""


def direct(store: Store, question: QueryFile) -> float:
    """Milliseconds in this process."""
    started = time.perf_counter()
    store.query(question.text).serialize(format=QueryResultsFormat.JSON)
    return 1000 * (time.perf_counter() - started)


def served(connection: http.client.HTTPConnection, question: QueryFile) -> float:
    """Milliseconds over HTTP."""
    target = "/sparql?" + urlencode({"query": question.text})
    started = time.perf_counter()
    connection.request("GET", target, headers={"Accept": JSON})
    response = connection.getresponse()
    response.read()
    if response.status != 200:
        raise SystemExit(f"{question.name}: {response.status}")
    return 1000 * (time.perf_counter() - started)


def compared(folder: Path, rounds: int) -> list[tuple[str, float, float]]:
    """Each question with its milliseconds in this process and over HTTP, on our graph."""
    data = folder / "data.nt"
    dataset.write(data)
    store = dataset.load(data)
    peers.build_ours(data, folder)
    rows = []
    with peers.ours(data, folder, "--into-memory") as endpoint:
        address = urlsplit(endpoint.address)
        connection = http.client.HTTPConnection(address.hostname, address.port)
        for question in library():
            pairs = [(direct(store, question), served(connection, question)) for _ in range(rounds)]
            alone, over = (statistics.median(column) for column in zip(*pairs, strict=True))
            rows.append((question.name, alone, over))
    return rows


def tell_compared(rows: list[tuple[str, float, float]]) -> None:
    """Prints what HTTP adds."""
    ratios = sorted(alone / over for _, alone, over in rows if alone > 1)
    print(f"{len(query_files())} questions, {len(ratios)} of them above a millisecond.")
    print(
        f"In process over HTTP, of those: median {statistics.median(ratios):.2f}, "
        f"lowest {ratios[0]:.2f}; {sum(ratio >= 0.8 for ratio in ratios)} at 0.8 or more."
    )
    extra = [over - alone for _, alone, over in rows]
    print(f"HTTP adds {statistics.median(extra):.2f} ms in the median, {max(extra):.2f} at most.")


def on_more(folder: Path, wanted: int) -> tuple[int, dict[str, float]]:
    """How many triples there are of about as many as wanted, and each question's milliseconds."""
    many = folder / "many.nt"
    triples = dataset.write(many, max(1, round(wanted / 300_000)))
    larger = dataset.load(many)
    return triples, {question.name: direct(larger, question) for question in library()}


def tell_slow(triples: int, times: dict[str, float]) -> None:
    """Prints which questions are slow on more data."""
    median = statistics.median(times.values())
    print(f"On {triples} triples: median {median:.1f} ms; above a second:")
    slow = sorted((took, name) for name, took in times.items() if took > SLOW)
    for took, name in reversed(slow):
        print(f"  {name}: {took / 1000:.1f} s")


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--triples", type=int, default=2_000_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="disarmgraph-bench-") as folder:
        rows = compared(Path(folder), options.rounds)
        larger = on_more(Path(folder), options.triples)
    tell_compared(rows)
    tell_slow(*larger)


main()
