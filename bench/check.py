"""SHACL by this package beside pySHACL, and the whole of `disarmgraph check`, on the same data.

Each runs in a process of its own, in turns: reads the data and the shapes, then validates. Prints
seconds, the memory that each took at most, and how many results there are; with --damage some of
the statements are taken out before, so that there are some.

usage: python bench/check.py [--triples N] [--rounds R] [--damage PER_CENT]
"""

import argparse
import json
import os
import random
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import dataset
from pyoxigraph import Quad

from disarmgraph import files
from disarmgraph.check import check
from disarmgraph.rdf import rdf_file
from disarmgraph.rdf.statements import Statements
from disarmgraph.validation import validation
from disarmgraph.validation.shacl import Shapes

OURS = 300_000
"""Triples of our own graph, about; larger sets are copies of it."""


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--triples", type=int, default=OURS)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--damage", type=float, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="disarmgraph-bench-") as folder:
        data = Path(folder) / "data.nt"
        triples = dataset.write(data, max(1, round(options.triples / OURS)))
        ways: dict[str, Callable[[], dict[str, float]]] = {
            "disarmgraph": lambda: validated(data, options.damage, _by_us),
            "pySHACL": lambda: validated(data, options.damage, validation.by_pyshacl),
            "disarmgraph check": lambda: checked(data),
        }
        found: dict[str, list[dict[str, float]]] = {name: [] for name in ways}
        for number in range(options.rounds):
            for name, way in ways.items():
                print(f"round {number + 1} of {options.rounds}: {name}", file=sys.stderr)
                found[name].append(apart(way))
    print(f"{triples:,} triples, {options.rounds} rounds, {options.damage:g} % taken out.\n")
    print(
        "| | reads | validates | together | memory at most | results |\n|---|---|---|---|---|---|"
    )
    for name, rounds in found.items():
        reads, validates = (statistics.median(r[k] for r in rounds) for k in ("reads", "validates"))
        memory = max(each["memory"] for each in rounds)
        results = {int(each["results"]) for each in rounds}
        print(
            f"| {name} | {reads:.2f} s | {validates:.2f} s | {reads + validates:.2f} s "
            f"| {memory:.0f} MiB | {', '.join(map(str, results))} |"
        )
    ratios = sorted(
        theirs["validates"] / ours["validates"]
        for ours, theirs in zip(found["disarmgraph"], found["pySHACL"], strict=True)
    )
    print(f"\npySHACL takes {ratios[0]:.0f} to {ratios[-1]:.0f} times as long to validate.")


def apart(way: Callable[[], dict[str, float]]) -> dict[str, float]:
    """What a way of checking measures in a process of its own, with the memory that this took."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        measured = way()
        measured["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        os.write(writer, json.dumps(measured).encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as answer:
        measured = json.loads(answer.read())
    os.waitpid(pid, 0)
    return measured


def validated(data: Path, damage: float, engine: Callable) -> dict[str, float]:
    """Seconds to read the data and to validate it by our shapes."""
    started = time.perf_counter()
    chance = random.Random(1)
    statements = Statements(
        Quad(*quad.triple)
        for quad in rdf_file.open_file(data).quads()
        if chance.random() * 100 >= damage
    )
    shapes = Statements(q for p in files.shape_files() for q in rdf_file.open_file(p).quads())
    read = time.perf_counter()
    results = engine(statements, shapes)
    ended = time.perf_counter()
    return {"reads": read - started, "validates": ended - read, "results": len(results)}


def _by_us(data: Statements, shapes: Statements) -> set:
    return set(Shapes(shapes).results(data))


def checked(data: Path) -> dict[str, float]:
    """Seconds of the whole command on the data, by itself: references, shapes, rules, places."""
    started = time.perf_counter()
    report = check([data], against="core")
    return {"reads": 0, "validates": time.perf_counter() - started, "results": len(report)}


main()
