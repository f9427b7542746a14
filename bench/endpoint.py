"""Our endpoint against its peers, and against the engine in our own process: one run, one table.

Loads the same data into each, asks each the same questions at 1, 8 and 32 clients, in rounds so
that a busy machine burdens all, and prints requests a second, the 99th percentile and ratios with
their spread. Needs wrk; for peers see bench/peers.py. --output writes the table as Markdown.

usage: python bench/endpoint.py [--triples N] [--seconds S] [--rounds R] [--peers P,P] [--disk]
                                [--output FILE]
"""

import argparse
import contextlib
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from pathlib import Path
from typing import NamedTuple

import dataset
import peers
import questions
import stores
from pyoxigraph import QueryResultsFormat as Results
from pyoxigraph import QueryTriples, RdfFormat, Store, serialize

CLIENTS = (1, 8, 32)
OURS = 300_000
"""Triples of our own graph, about; larger sets are copies of it."""

_UNITS = {"us": 1e-3, "ms": 1.0, "s": 1e3, "m": 6e4}


class Measured(NamedTuple):
    """Requests a second, and milliseconds of the 99th percentile; both 0 where answers failed."""

    rate: float
    slow: float


def main() -> None:
    """Measures and prints."""
    options = _options()
    with tempfile.TemporaryDirectory(prefix="disarmgraph-bench-") as folder:
        data = Path(folder) / "data.nt"
        triples = dataset.write(data, max(1, round(options.triples / OURS)))
        say(f"{triples} triples, {data.stat().st_size // 2**20} MiB of N-Triples")
        limit = in_process(data)
        rounds, facts = measure(data, Path(folder), options)
        text = report(triples, limit, rounds, facts, options)
    print(text)
    if options.output:
        options.output.write_text(text + "\n", encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--triples", type=int, default=OURS)
    parser.add_argument("--seconds", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peers", default="oxigraph,virtuoso,rdflib_endpoint")
    parser.add_argument("--disk", action="store_true", help="measure ours from disk too")
    parser.add_argument("--output", type=Path)
    return parser.parse_args()


def say(text: str) -> None:
    """Tells how far it is."""
    print(text, file=sys.stderr, flush=True)


def in_process(data: Path) -> dict[str, float]:
    """Milliseconds of each question in a process of its own that does nothing else."""
    reader, writer = os.pipe()
    if os.fork() == 0:
        store = dataset.load(data)
        found = {name: _direct(store, name) for name in questions.QUESTIONS}
        os.write(writer, json.dumps(found).encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as answer:
        found = json.loads(answer.read())
    os.wait()
    return found


def _direct(store: Store, name: str) -> float:
    times = []
    until = time.perf_counter() + 1
    while time.perf_counter() < until or len(times) < 3:
        started = time.perf_counter()
        result = store.query(questions.text(name))
        if isinstance(result, QueryTriples):
            serialize(result, format=RdfFormat.N_TRIPLES)
        else:
            result.serialize(format=Results.JSON)
        times.append(1000 * (time.perf_counter() - started))
    return statistics.median(times)


def measure(data: Path, folder: Path, options: argparse.Namespace):
    """For each round, question, number of clients and endpoint what was measured; facts of each."""
    rounds: list[dict[tuple[str, int, str], Measured]] = [{} for _ in range(options.rounds)]
    facts = {}
    with contextlib.ExitStack() as stack:
        endpoints = []
        peers.build_ours(data, folder)
        starts = [lambda: peers.ours(data, folder, "--into-memory")]
        if options.disk:
            starts.append(lambda: peers.ours(data, folder))
        chosen = options.peers.split(",")
        starts += [lambda p=p: p(data, folder) for p in peers.PEERS if p.__name__ in chosen]
        for start in starts:
            started = time.perf_counter()
            try:
                endpoint = stack.enter_context(start())
            except stores.NotInstalled as missing:
                say(f"not installed, so not measured: {missing}")
                continue
            endpoints.append(endpoint)
            facts[endpoint.name] = (time.perf_counter() - started, endpoint.memory())
            say(f"{endpoint.name} answers, {endpoint.memory() // 2**20} MiB")
        compare(endpoints)
        for number, results in enumerate(rounds, start=1):
            for name in questions.QUESTIONS:
                say(f"round {number} of {len(rounds)}: {name}")
                for clients in CLIENTS:
                    for endpoint in endpoints:
                        results[name, clients, endpoint.name] = load(
                            endpoint, name, clients, options.seconds
                        )
                        if not endpoint.settle():
                            say(f"{endpoint.name} still works on {name}")
    return rounds, facts


def compare(endpoints: list[peers.Endpoint]) -> None:
    """Asks each endpoint each question once, and says where the numbers of rows differ."""
    for name in questions.QUESTIONS:
        counts = {endpoint.name: _rows(endpoint, name) for endpoint in endpoints}
        if len(set(counts.values())) > 1:
            say(f"{name}: answers differ: {counts}")


def _rows(endpoint: peers.Endpoint, name: str) -> str:
    request = urllib.request.Request(_address(endpoint, name), headers={"Accept": accept(name)})
    try:
        with urllib.request.urlopen(request, timeout=120) as response:
            body = response.read()
    except OSError as error:
        return str(error)
    if name in ("description", "graph"):
        return f"{body.count(b' .')} triples"
    answer = json.loads(body)
    return str(answer.get("boolean", len(answer.get("results", {}).get("bindings", []))))


def accept(name: str) -> str:
    """The media type of the answer."""
    return questions.accept(name)


def _address(endpoint: peers.Endpoint, name: str) -> str:
    return endpoint.address + "?" + urllib.parse.urlencode({"query": questions.text(name)})


def load(endpoint: peers.Endpoint, name: str, clients: int, seconds: int) -> Measured:
    """Asks one question by so many clients for so long."""
    command = ["wrk", "-t1", f"-c{clients}", f"-d{seconds}s", "--latency", "--timeout", "30s"]
    command += ["-H", f"Accept: {accept(name)}", _address(endpoint, name)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    failed = re.search(r"Non-2xx or 3xx responses|Socket errors: .*[1-9]", done.stdout)
    rate = re.search(r"Requests/sec:\s+([\d.]+)", done.stdout)
    slow = re.search(r"99%\s+([\d.]+)(us|ms|s|m)", done.stdout)
    if failed or not rate or float(rate[1]) == 0:
        return Measured(0, 0)
    return Measured(float(rate[1]), float(slow[1]) * _UNITS[slow[2]])


def report(triples, limit, rounds, facts, options) -> str:
    """The tables in Markdown."""
    names = [name for name in facts if name != "disarmgraph"]
    lines = [
        f"{triples:,} triples, {os.cpu_count()} processors, {options.rounds} rounds of "
        f"{options.seconds} s; wrk shares the processors.",
        "",
        "| Endpoint | Starts and loads in | Memory |",
        "|---|---|---|",
        *(f"| {n} | {s:.1f} s | {m // 2**20} MiB |" for n, (s, m) in facts.items()),
        "",
        "Requests a second at 1, 8 and 32 clients, 99th percentile in milliseconds behind the "
        "stroke; and how many times as many requests disarmgraph answers (lowest to highest round; "
        "below 1 the peer is ahead). “In process” is the engine alone in one thread without HTTP.",
        "",
        "| Question | In process | disarmgraph | " + " | ".join(names) + " |",
        "|---|---|---|" + "---|" * len(names),
    ]
    for name in questions.QUESTIONS:
        row = [name, f"{1000 / limit[name]:,.0f}"]
        for endpoint in ("disarmgraph", *names):
            cells = []
            for clients in CLIENTS:
                ours = [found[name, clients, "disarmgraph"] for found in rounds]
                theirs = [found[name, clients, endpoint] for found in rounds]
                cells.append(_cell(ours, theirs, endpoint == "disarmgraph"))
            row.append("<br>".join(cells))
        lines.append("| " + " | ".join(row) + " |")
    return "\n".join(lines)


def _cell(ours: list[Measured], theirs: list[Measured], alone: bool) -> str:
    rate = statistics.median(each.rate for each in theirs)
    slow = statistics.median(each.slow for each in theirs)
    shown = f"{rate:,.0f} / {slow:.1f}" if rate else "fails"
    if alone or not rate:
        return shown
    ratios = [
        mine.rate / other.rate for mine, other in zip(ours, theirs, strict=True) if other.rate
    ]
    return f"{shown} ({min(ratios):.2g} to {max(ratios):.2g} times)"


main()
