"""What came of a mandate: the documents, events and figures by which somebody answered it."""

from pyoxigraph import Store

from disarmgraph.namespaces import DISARM
from disarmgraph.triples import subjects


def replies(store: Store, mandate: str) -> list[str]:
    """What is said to respond to a mandate."""
    return subjects(store, DISARM + "respondsTo", mandate)
