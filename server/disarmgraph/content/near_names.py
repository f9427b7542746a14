"""Things whose IRI is much like one that nothing has."""

import difflib
from collections import defaultdict

from pyoxigraph import Store

from disarmgraph.content import inventory
from disarmgraph.namespaces import THINGS, last_part

MOST = 6
"""How many are offered."""


def near(store: Store, iri: str) -> list[str]:
    """Known things whose IRI ends much like the given one, those of its own kind first."""
    kind, _, slug = iri.removeprefix(THINGS).rpartition("/")
    known: dict[str, list[str]] = defaultdict(list)
    for other in inventory.everything(store):
        known[last_part(other).casefold()].append(other)
    slugs = difflib.get_close_matches(slug.casefold(), known, n=MOST)
    found = [other for each in slugs for other in known[each]]
    return sorted(found, key=lambda other: not other.startswith(f"{THINGS}{kind}/"))[:MOST]
