"""Cold start to the first answer: our engine against rdflib, on the same graph in one run.

Each measurement is a process of its own that loads every file of the graph and answers one query:
ours with named graphs, union and rules, rdflib with the plain union, which is less work. The two
take turns, so that a busy machine burdens both. Prints medians, spreads and the ratio.

usage: python bench/startup.py [ROUNDS]
"""

import statistics
import subprocess
import sys
import time

QUERY = """
PREFIX disarm: <https://w3id.org/disarmgraph/ontology#>
SELECT (COUNT(*) AS ?count) WHERE { ?passage disarm:isPassageOf ?document }
"""
OURS = """
from disarmgraph.engine import Engine, Query
from disarmgraph.graph import load
with Engine(load()) as engine:
    print(engine.run(Query(QUERY, "text/csv")).body.split()[1].decode())
"""
RDFLIB = """
from rdflib import Graph
from disarmgraph.files import knowledge_files
graph = Graph()
for path in knowledge_files():
    graph.parse(path)
print(*next(iter(graph.query(QUERY))))
"""


def measure(script: str) -> tuple[float, str]:
    """Seconds from the start of a process to its end, and the answer it printed."""
    command = [sys.executable, "-c", f"QUERY = {QUERY!r}\n{script}"]
    started = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return time.perf_counter() - started, done.stdout.strip()


def main() -> None:
    """Measures both in turns and prints what came out."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    pairs = [(measure(OURS), measure(RDFLIB)) for _ in range(rounds)]
    answers = {answer for pair in pairs for _, answer in pair}
    if len(answers) != 1:
        sys.exit(f"the answers differ: {sorted(answers)}")
    ours, theirs = ([seconds for seconds, _ in column] for column in zip(*pairs, strict=True))
    ratios = [slow / fast for fast, slow in zip(ours, theirs, strict=True)]
    print(f"disarmgraph {spread(ours)} s, rdflib {spread(theirs)} s, answer {answers.pop()}")
    print(f"rdflib takes {spread(ratios)} times as long, {rounds} rounds")


def spread(numbers: list[float]) -> str:
    """Median and range."""
    return f"{statistics.median(numbers):.2f} ({min(numbers):.2f} to {max(numbers):.2f})"


main()
