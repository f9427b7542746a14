"""A mandate: what came of it, and where in its text it stands."""

from pyoxigraph import Store

from disarmgraph.content.printed_order import position
from disarmgraph.namespaces import DISARM
from disarmgraph.triples import iris, subjects

Rank = tuple[bool, bool, tuple[str, ...], list[int], str]


def replies(store: Store, mandate: str) -> list[str]:
    """What is said to respond to a mandate."""
    return subjects(store, DISARM + "respondsTo", mandate)


def texts(store: Store, norm: str) -> list[str]:
    """The instruments and documents whose provisions a norm is taken from, each once."""
    parts = iris(store, norm, DISARM + "sourceProvision")
    wholes = [iris(store, part, DISARM + "isProvisionOf") or [part] for part in parts]
    return list(dict.fromkeys(each for whole in wholes for each in whole))


def rank(store: Store, mandate: str) -> Rank:
    """What puts mandates in order: the answered first, then text by text as they stand there."""
    found = texts(store, mandate)
    return not replies(store, mandate), not found, tuple(found), _place(store, mandate), mandate


def _place(store: Store, norm: str) -> list[int]:
    """Where in its text a norm stands: the positions of its provision and those above."""
    place: list[int] = []
    part = next(iter(iris(store, norm, DISARM + "sourceProvision")), None)
    while part:
        place.insert(0, position(store, part))
        part = next(iter(iris(store, part, DISARM + "isWithinProvision")), None)
    return place
