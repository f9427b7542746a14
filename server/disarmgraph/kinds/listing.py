"""A list that a source gives: its members, how many it announces, whether it is complete."""

from typing import Any

from disarmgraph.content.resource import Description
from disarmgraph.names import Names
from disarmgraph.namespaces import BASE, DISARM
from disarmgraph.triples import first, iris

CLOSED = f"{BASE}scheme/list-kind/closed"
MEMBERS = ("listedActor", "enumerates")


def more(names: Names, about: Description) -> dict[str, Any]:
    """Members in alphabetical order, the numbers announced and counted, what disagrees."""
    store = names.store
    members = {each.value for name in MEMBERS for each in about.values(DISARM + name)}
    completeness = iris(store, about.iri, DISARM + "completeness")
    return {
        "members": names.sorted(members),
        "announced": first(store, about.iri, DISARM + "statedCount"),
        "counted": first(store, about.iri, DISARM + "listedCount"),
        "closed": CLOSED in completeness if completeness else None,
    }
