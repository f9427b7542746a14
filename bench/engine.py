"""What the worker processes cost and give, on the graph of this checkout.

Cost: the same query through the engine and directly on the store, in turns. Gain: how long after
its time limit a query that would run for hours has ended, and how soon the next one is answered.

usage: python bench/engine.py [ROUNDS]
"""

import statistics
import sys
import time
from collections.abc import Callable

from pyoxigraph import QueryResultsFormat, Store

from disarmgraph.engine import Engine, Query, TimeLimitExceeded
from disarmgraph.graph import load

LIMIT = 0.5
QUERIES = {
    "one thing": "SELECT * { <https://w3id.org/disarmgraph/id/state/CAN> ?p ?o }",
    "5,000 rows": "SELECT * { ?s ?p ?o } LIMIT 5000",
}
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def seconds(task: Callable[[], object]) -> float:
    """How long a task takes."""
    started = time.perf_counter()
    task()
    return time.perf_counter() - started


def endless(engine: Engine) -> None:
    """Runs a query that is stopped."""
    try:
        engine.run(Query(ENDLESS))
    except TimeLimitExceeded:
        return
    sys.exit("the endless query has ended by itself")


def spread(times: list[float]) -> str:
    """Median and range in milliseconds."""
    low, middle, high = (1000 * t for t in (min(times), statistics.median(times), max(times)))
    return f"{middle:.2f} ms ({low:.2f} to {high:.2f})"


def cost(engine: Engine, store: Store, text: str, rounds: int) -> str:
    """A query through the engine and on the store itself, in turns."""
    ours, direct = [], []
    for _ in range(rounds):
        ours.append(seconds(lambda: engine.run(Query(text))))
        direct.append(seconds(lambda: store.query(text).serialize(format=QueryResultsFormat.JSON)))
    return f"engine {spread(ours)}, store alone {spread(direct)}"


def stop(engine: Engine, rounds: int) -> str:
    """How late a query is stopped, and how soon another one is answered."""
    late, answered = [], []
    for _ in range(rounds):
        late.append(seconds(lambda: endless(engine)) - LIMIT)
        answered.append(seconds(lambda: engine.run(Query("ASK {}"))))
    return f"{spread(late)} after the limit, next answer in {spread(answered)}"


def main() -> None:
    """Measures and prints."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    store = load()
    with Engine(store, time_limit=LIMIT) as engine:
        for name, text in QUERIES.items():
            print(f"{name}: {cost(engine, store, text, rounds)}")
        print(f"stopped: {stop(engine, rounds // 20)}")


main()
