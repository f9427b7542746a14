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


def main() -> None:
    """Prints the cost of the index, recall, and times."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    rows = csv.DictReader(SEARCHES.read_text(encoding="utf-8").splitlines())
    searches = [(row["query"], {BASE + path for path in row["thing"].split()}) for row in rows]
    store = MemoryStore(graph.load())
    names_time, names = timed(lambda: NameIndex(store))
    before = resident()
    built, index = timed(lambda: TextIndex.of(entries(store)))
    grown = (resident() - before) / 2**20
    with tempfile.TemporaryDirectory() as folder:
        kept = Path(folder) / "words.sqlite"
        TextIndex.of(entries(store), kept).close()
        size = kept.stat().st_size / 2**20
        opened, _ = timed(lambda: TextIndex.open(kept))
    print(f"{index.size} things and {index.asked} questions, {len(searches)} searches.")
    print(f"The index is built in {built:.0f} ms (the names in {names_time:.0f} ms) and takes")
    print(f"{grown:.0f} MiB of memory; a file of it has {size:.0f} MiB, opened in {opened:.0f} ms.")
    finder = Finder(names, index)
    first = [timed(lambda query=query: finder.find(query))[0] for query, _ in searches]
    shares = [recall(finder, searches, places) for places in (1, 5)]
    print(f"What is meant is first in {shares[0]:.3f}, in the first five in {shares[1]:.3f}.")
    again = [
        timed(lambda query=query: finder.find(query))[0]
        for _ in range(rounds)
        for query, _ in searches
    ]
    suggested = [
        timed(lambda text=query[:end]: finder.suggest(text))[0]
        for query, _ in searches
        for end in range(2, len(query) + 1, 3)
    ]
    pages = create_pages(store, index=index)
    shown = [_page(pages, f"search?{urlencode({'q': query})}") for query, _ in searches]
    offered = [_page(pages, f"suggest?{urlencode({'q': query[:5]})}") for query, _ in searches]
    print("\n| milliseconds | median | 99th percentile | worst |\n|---|---|---|---|")
    told("a search, new", first)
    told("a search, again", again)
    told("suggestions, letter by letter", suggested)
    told("the page of a search", shown)
    told("suggestions as JSON", offered)


def _page(pages: Callable[[Request], object], address: str) -> float:
    path, _, query = address.partition("?")
    asked = Request("GET", f"/{path}?{query}", {"accept": "text/html", "host": "localhost"})
    return timed(lambda: pages(asked))[0]


if __name__ == "__main__":
    main()
