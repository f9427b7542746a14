"""A large graph: how long it takes to build and to start, how much it takes, how fast it answers.

Builds a prebuilt store of copies of our graph, serves it from disk and then from memory, and asks
each of the questions a few times. Prints a table in Markdown.

usage: python bench/large.py [TRIPLES]
"""

import statistics
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlencode

import dataset
import peers
import questions

ROUNDS = 5


def milliseconds(endpoint: peers.Endpoint, name: str) -> float:
    """The median time of a question over HTTP."""
    address = endpoint.address + "?" + urlencode({"query": questions.text(name)})
    request = urllib.request.Request(address, headers={"Accept": questions.accept(name)})
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        try:
            with urllib.request.urlopen(request) as response:
                response.read()
        except urllib.error.HTTPError as error:
            sys.exit(f"{endpoint.name}, {name}: {error.read().decode()}")
        times.append(1000 * (time.perf_counter() - started))
    return statistics.median(times)


def main() -> None:
    """Measures and prints."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000
    with tempfile.TemporaryDirectory(prefix="disarmgraph-bench-") as folder:
        data = Path(folder) / "data.nt"
        triples = dataset.write(data, max(1, round(wanted / 300_000)))
        print(f"{triples} triples are written", file=sys.stderr, flush=True)
        started = time.perf_counter()
        peers.build_ours(data, Path(folder))
        built = time.perf_counter() - started
        size = sum(path.stat().st_size for path in (Path(folder) / "ours").rglob("*"))
        print(
            f"{triples:,} triples, {data.stat().st_size // 2**20} MiB of N-Triples; "
            f"the store is built in {built:.0f} s and takes {size // 2**20} MiB of disk."
        )
        starts, memory, times = [], [], []
        for options in ([], ["--into-memory"]):
            started = time.perf_counter()
            with peers.ours(data, Path(folder), *options) as endpoint:
                starts.append(time.perf_counter() - started)
                memory.append(endpoint.memory())
                times.append([milliseconds(endpoint, name) for name in questions.QUESTIONS])
                print(f"{endpoint.name} is measured", file=sys.stderr, flush=True)
    print("\n| | from disk | from memory |\n|---|---|---|")
    print(f"| answers fully after | {starts[0]:.1f} s | {starts[1]:.0f} s |")
    print(f"| memory at the start | {memory[0] // 2**20} MiB | {memory[1] // 2**20} MiB |")
    for name, disk, ram in zip(questions.QUESTIONS, *times, strict=True):
        print(f"| {name} | {disk:.1f} ms | {ram:.1f} ms |")


main()
