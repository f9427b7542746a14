"""How well `disarmgraph read` reads documents made for it: resolutions, treaties, reports.

    python bench/reading_made.py

``bench/made`` has texts about mills in the form of official documents, and beside each what is
right of it, written by hand before it was read: passages by kind, number and first words, what the
document mentions, its norms by verb and bearer. Prints precision and recall of each.
"""

import tomllib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import NamedNode, RdfFormat, Store

from disarmgraph.dataset import graph
from disarmgraph.layout import plain
from disarmgraph.namespaces import BASE, DISARM
from disarmgraph.reading.draft import draft
from disarmgraph.reading.known import Known
from disarmgraph.reading.passage import passages

MADE = Path(__file__).parent / "made"
KINDS = ("passages", "mentions", "norms")


def main() -> None:
    """Prints the table, then what was missed and what was found too much."""
    known = Known.of_store(graph.load())
    print("| Document |", " | ".join(f"{kind.capitalize()} P / R" for kind in KINDS), "|")
    print("|---|" + "---:|" * len(KINDS))
    wrong = []
    for path in sorted(MADE.glob("*.toml")):
        truth = tomllib.loads(path.read_text())
        found = _found(path.with_suffix(".txt").read_text(), path.stem, known, truth)
        cells = [_measure(Counter(found[kind]), Counter(truth[kind])) for kind in KINDS]
        print("|", " | ".join((path.stem, *cells)), "|")
        for kind in KINDS:
            right, told = Counter(truth[kind]), Counter(found[kind])
            wrong += [f"{path.stem}: missed {each}" for each in right - told]
            wrong += [f"{path.stem}: too much {each}" for each in told - right]
    print(*["", *wrong], sep="\n")


def _measure(found: Counter[str], right: Counter[str]) -> str:
    both = (found & right).total()
    return f"{both / max(1, found.total()):.2f} / {both / max(1, right.total()):.2f}"


def _found(
    text: str, slug: str, known: Known, truth: dict[str, list[str]]
) -> dict[str, Iterable[str]]:
    laid = plain.laid(text)
    store = Store()
    store.load(draft(laid, slug, known).encode(), format=RdfFormat.TURTLE)
    read = [each for each in passages(laid) if not each.omitted]
    begun = [each.rpartition("|")[2] for each in truth["passages"]]
    return {
        "passages": [
            f"{each.role}|{each.number or ''}|{_beginning(text[each.start : each.end], begun)}"
            for each in read
        ],
        "mentions": {
            quad.object.value.removeprefix(f"{BASE}id/")
            for quad in store.quads_for_pattern(None, NamedNode(DISARM + "mentions"), None)
        },
        "norms": [
            f"{quad.object.value.rpartition('/')[2]}|{_bearer(store, quad.subject)}"
            for quad in store.quads_for_pattern(None, NamedNode(DISARM + "verb"), None)
        ],
    }


def _beginning(words: str, begun: Iterable[str]) -> str:
    plainly = " ".join(words.split())
    return next((each for each in begun if plainly.startswith(each)), plainly[:30])


def _bearer(store: Store, norm: NamedNode) -> str:
    found = store.quads_for_pattern(norm, NamedNode(DISARM + "bearer"), None)
    return min((quad.object.value.rpartition("/")[2] for quad in found), default="")


if __name__ == "__main__":
    main()
