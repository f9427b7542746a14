"""A small store written in a test, with the prefixes of the data."""

from pyoxigraph import Store

from disarmgraph.namespaces import BASE, KINDS, PREFIXES

SCHEMES = ("assistance-status", "basis", "list-kind", "measure", "unit", "treaty-action-kind")


def small(turtle: str) -> Store:
    """A store with what the Turtle says: disarm:, event: and so on are declared."""
    prefixes = dict(PREFIXES)
    prefixes |= {kind: f"{BASE}id/{kind}/" for kind in KINDS}
    prefixes |= {scheme: f"{BASE}scheme/{scheme}/" for scheme in SCHEMES}
    declared = " ".join(f"PREFIX {prefix}: <{namespace}>" for prefix, namespace in prefixes.items())
    store = Store()
    store.update(f"{declared} INSERT DATA {{ {turtle} }}")
    return store
