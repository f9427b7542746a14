"""Search: how well and how fast it answers, what its index costs in time and memory.

Asks what tests/searches.csv has people write, each once with nothing remembered and then again, and
the pages of the same searches in this process, without HTTP. Times are of the processor, which a
busy machine stretches less than those of the clock.

usage: python bench/search.py [--rounds R]
"""

import argparse
import csv
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

from disarmgraph.dataset import graph
from disarmgraph.namespaces import BASE
from disarmgraph.naming.name_index import NameIndex
from disarmgraph.pages.app import create_pages
from disarmgraph.protocol.request import Request
from disarmgraph.search.entries import QUESTION, entries, place
from disarmgraph.search.finder import Finder
from disarmgraph.search.text_index import TextIndex
from disarmgraph.sparql.memory_store import MemoryStore

SEARCHES = Path(__file__).parents[1] / "tests" / "searches.csv"


def resident() -> int:
    """Bytes of memory that this process takes."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def timed(work: Callable[[], object]) -> tuple[float, object]:
    """Milliseconds of the processor, and the result."""
    started = time.process_time()
    result = work()
    return 1000 * (time.process_time() - started), result


def told(name: str, milliseconds: list[float]) -> None:
    """Prints a line of the table."""
    ranked = sorted(milliseconds)
    late = ranked[int(0.99 * (len(ranked) - 1))]
    print(f"| {name} | {statistics.median(ranked):.1f} | {late:.1f} | {ranked[-1]:.1f} |")


def recall(finder: Finder, searches: list[tuple[str, set[str]]], places: int) -> float:
    """The share of searches whose thing is among the first."""
    found = 0
    for query, wanted in searches:
        answer = finder.find(query, limit=places)
        asks = any(place(each) == QUESTION for each in wanted)
        found += not wanted.isdisjoint((answer.questions if asks else answer.things)[:places])
    return found / len(searches)


def costs(store: MemoryStore) -> tuple[NameIndex, TextIndex]:
    """Prints what the indexes of names and words cost; both of them."""
    names_time, names = timed(lambda: NameIndex(store))
    before = resident()
    built, index = timed(lambda: TextIndex.of(entries(store)))
    grown = (resident() - before) / 2**20
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "words.sqlite"
        TextIndex.of(entries(store), kept).close()
        size = kept.stat().st_size / 2**20
        opened, _ = timed(lambda: TextIndex.open(kept))
    print(f"{index.size} things and {index.asked} questions.")
    print(f"The index is built in {built:.0f} ms (the names in {names_time:.0f} ms) and takes")
    print(f"{grown:.0f} MiB of memory; a file of it has {size:.0f} MiB, opened in {opened:.0f} ms.")
    return names, index


def searched(finder: Finder, queries: list[str]) -> list[float]:
    """Milliseconds of each search."""
    return [timed(lambda query=query: finder.find(query))[0] for query in queries]


def suggested(finder: Finder, queries: list[str]) -> list[float]:
    """Milliseconds of suggestions while each search is written."""
    return [
        timed(lambda text=query[:end]: finder.suggest(text))[0]
        for query in queries
        for end in range(2, len(query) + 1, 3)
    ]


def shown(pages: Callable[[Request], object], path: str, queries: list[str]) -> list[float]:
    """Milliseconds of a page for each search."""
    headers = {"accept": "text/html", "host": "localhost"}
    asked = [Request("GET", f"/{path}?{urlencode({'q': each})}", headers) for each in queries]
    return [timed(lambda request=request: pages(request))[0] for request in asked]


def main() -> None:
    """Prints the cost of the index, recall, and times."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    rows = csv.DictReader(SEARCHES.read_text(encoding="utf-8").splitlines())
    searches = [(row["query"], {BASE + path for path in row["thing"].split()}) for row in rows]
    queries = [query for query, _ in searches]
    store = MemoryStore(graph.load())
    names, index = costs(store)
    finder = Finder(names, index)
    first = searched(finder, queries)
    shares = [recall(finder, searches, places) for places in (1, 5)]
    print(f"Of {len(searches)} searches, what is meant is first in {shares[0]:.3f},")
    print(f"in the first five in {shares[1]:.3f}.")
    pages = create_pages(store, index=index)
    print("\n| milliseconds | median | 99th percentile | worst |\n|---|---|---|---|")
    told("a search, new", first)
    told("a search, again", searched(finder, queries * rounds))
    told("suggestions, letter by letter", suggested(finder, queries))
    told("the page of a search", shown(pages, "search", queries))
    told("suggestions as JSON", shown(pages, "suggest", [each[:5] for each in queries]))


if __name__ == "__main__":
    main()
