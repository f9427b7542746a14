"""What it costs that the union of all named graphs is the default graph, as a copy of them.

Four stores of our graph: one with everything, one with named graphs alone of which the engine makes
the union as it goes, one with the union alone, and what the server has
(disarmgraph.sparql.memory_store). Each is asked what is asked of the union and of ``GRAPH ?g``, in
turns; prints medians in milliseconds, and the memory that each store takes.

usage: python bench/union.py [ROUNDS]
"""

import os
import statistics
import sys
import time

import questions
from pyoxigraph import DefaultGraph, QueryBoolean, QueryTriples, Store

from disarmgraph.dataset import graph
from disarmgraph.sparql.evaluation import AnyStore
from disarmgraph.sparql.memory_store import MemoryStore

IN_GRAPHS = """SELECT ?g ?treaty (COUNT(DISTINCT ?state) AS ?n) WHERE { GRAPH ?g {
    ?act disarm:concernsTreaty ?treaty ; disarm:performedBy ?state } } GROUP BY ?g ?treaty"""
UNION_AS_IT_GOES = {"use_default_graph_as_union": True}


def memory() -> int:
    """Bytes of this process."""
    with open("/proc/self/statm", encoding="utf-8") as pages:  # noqa: PTH123
        return int(pages.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def stores() -> dict[str, tuple[AnyStore, int]]:
    """The four stores, each with what it takes."""
    whole = graph.load()
    found = {}
    for name, keep in (
        ("named graphs and their union", lambda quad: True),
        ("named graphs alone", lambda quad: quad.graph_name != DefaultGraph()),
        ("the union alone", lambda quad: quad.graph_name == DefaultGraph()),
    ):
        before = memory()
        store = Store()
        store.bulk_extend(quad for quad in whole if keep(quad))
        found[name] = store, memory() - before
    everything, size = found["named graphs and their union"]
    before = memory()
    found["as it is served"] = MemoryStore(everything), size + memory() - before
    return found


def milliseconds(store: AnyStore, text: str, **how: bool) -> float:
    """How long a query takes, to its last row."""
    started = time.perf_counter()
    result = store.query(text, **how)
    if isinstance(result, QueryTriples):
        list(result)
    elif not isinstance(result, QueryBoolean):
        result.serialize(format=questions.RESULTS)
    return 1000 * (time.perf_counter() - started)


def main() -> None:
    """Measures and prints a table in Markdown."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    found = stores()
    print("| Question | " + " | ".join(found) + " |\n|---|" + "---|" * len(found))
    sizes = [f"{size // 2**20} MiB" for _, size in found.values()]
    print("| | " + " | ".join(sizes) + " |")
    asked = {name: questions.text(name) for name in questions.QUESTIONS}
    asked["count in each graph (GRAPH ?g)"] = questions.PREFIXES + IN_GRAPHS
    for question, text in asked.items():
        times: dict[str, list[float]] = {name: [] for name in found}
        for _ in range(rounds):
            for name, (store, _) in found.items():
                how = UNION_AS_IT_GOES if name == "named graphs alone" else {}
                times[name].append(milliseconds(store, text, **how))
        medians = (f"{statistics.median(each):.2f}" for each in times.values())
        print(f"| {question} | " + " | ".join(medians) + " |")


main()
