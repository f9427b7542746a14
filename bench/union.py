"""What it costs that the union of all named graphs is the default graph, as a copy of them.

Three stores of our graph: as it is, with named graphs alone of which the engine makes the union as
it goes, and with the union alone. Each is asked what is asked of the union and of ``GRAPH ?g``, in
turns; prints medians in milliseconds, and the memory that each store takes.

usage: python bench/union.py [ROUNDS]
"""

import os
import statistics
import sys
import time

import questions
from pyoxigraph import DefaultGraph, QueryBoolean, QueryTriples, Store

from disarmgraph import graph

IN_GRAPHS = """SELECT ?g ?treaty (COUNT(DISTINCT ?state) AS ?n) WHERE { GRAPH ?g {
    ?act disarm:concernsTreaty ?treaty ; disarm:performedBy ?state } } GROUP BY ?g ?treaty"""


def memory() -> int:
    """Bytes of this process."""
    with open("/proc/self/statm", encoding="utf-8") as pages:  # noqa: PTH123
        return int(pages.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def stores() -> dict[str, tuple[Store, int]]:
    """The three stores, each with what it takes."""
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
    return found


def milliseconds(store: Store, text: str, as_union: bool) -> float:
    """How long a query takes, to its last row."""
    started = time.perf_counter()
    result = store.query(text, use_default_graph_as_union=as_union)
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
    sizes = [f"{size // 2**20} MiB, {len(store)} statements" for store, size in found.values()]
    print("| | " + " | ".join(sizes) + " |")
    asked = {name: questions.text(name) for name in questions.QUESTIONS}
    asked["count in each graph (GRAPH ?g)"] = questions.PREFIXES + IN_GRAPHS
    for question, text in asked.items():
        times: dict[str, list[float]] = {name: [] for name in found}
        for _ in range(rounds):
            for name, (store, _) in found.items():
                times[name].append(milliseconds(store, text, name == "named graphs alone"))
        medians = (f"{statistics.median(each):.2f}" for each in times.values())
        print(f"| {question} | " + " | ".join(medians) + " |")


main()
