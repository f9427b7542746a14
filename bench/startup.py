"""Cold start to the first answer: our server against rdflib, on the same graph in one run.

Each measurement is a process of its own that loads every file and table of the graph and answers
one query: ours over HTTP, with named graphs, union, periods, due dates and rules; rdflib in its own
process with the plain union, which is less work. The two take turns, so that a busy machine burdens
both. Prints medians, spreads and the ratio.

usage: python bench/startup.py [ROUNDS]
"""

import itertools
import statistics
import subprocess
import sys
import time

TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
QUERY = """
PREFIX disarm: <https://w3id.org/disarmgraph/ontology#>
SELECT (COUNT(*) AS ?count) WHERE { ?act disarm:performedBy ?state }
"""
OURS = """
import re, subprocess, sys, urllib.parse, urllib.request
command = [sys.executable, "-m", "disarmgraph", "serve", "--port", "0"]
with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
    address = re.search(r"http://\\S+/", server.stdout.readline())[0]
    query = urllib.parse.urlencode({"query": QUERY, "format": "csv"})
    with urllib.request.urlopen(f"{address}sparql?{query}") as response:
        print(response.read().split()[1].decode())
    server.kill()
"""
RDFLIB = """
from rdflib import Graph
from disarmgraph.rdf import participation
from disarmgraph.files import knowledge_files, table_files
graph = Graph()
for path in knowledge_files():
    graph.parse(path)
for path in table_files():
    acts, _ = participation.read(path)
    lines = [f"{triple} ." for act in acts for triple in act.triples]
    graph.parse(data="\\n".join(lines), format="nt")
print(*next(iter(graph.query(QUERY))))
"""


def measure(script: str) -> tuple[float, str]:
    """Seconds from the start of a process to its end, and the answer it printed."""
    command = [sys.executable, "-c", f"QUERY = {QUERY!r}\n{script}"]
    started = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return time.perf_counter() - started, done.stdout.strip()


def steps() -> str:
    """How long the parts of our own loading take, in this process, and how much they yield."""
    from disarmgraph import files
    from disarmgraph.dataset import graph
    from disarmgraph.law import bound_period, due_date
    from disarmgraph.rdf import participation

    seconds = [time.perf_counter()]
    acts = sum(len(participation.read(path)[0]) for path in files.table_files())
    seconds.append(time.perf_counter())
    store = graph.load()
    seconds.append(time.perf_counter())
    periods = sum(1 for each in bound_period.triples(store) if each.predicate.value == TYPE)
    seconds.append(time.perf_counter())
    dues = sum(1 for each in due_date.triples(store) if each.predicate.value == TYPE)
    seconds.append(time.perf_counter())
    tables, whole, bound, due = (after - before for before, after in itertools.pairwise(seconds))
    return (
        f"{acts} acts read in {tables:.2f} s, {periods} bound periods calculated in {bound:.2f} s, "
        f"{dues} due dates in {due:.2f} s; "
        f"the whole graph, {len(store)} statements, in {whole:.2f} s"
    )


def main() -> None:
    """Measures both in turns and prints what came out."""
    print(steps())
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
