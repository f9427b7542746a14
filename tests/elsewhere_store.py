"""A store elsewhere, filled for a test."""

import csv
from contextlib import contextmanager

import pytest
from stores import INSTALLABLE, NotInstalled

from disarmgraph.dataset import publish
from disarmgraph.dataset.publish import GraphStore
from disarmgraph.files import GRAPHS

JSON = "application/sparql-results+json"


@contextmanager
def started(name, folder):
    """A store that runs in a folder, where it is installed."""
    try:
        context = INSTALLABLE[name](folder)
        store = context.__enter__()
    except NotInstalled as missing:
        pytest.skip(f"{missing} is not installed here")
    try:
        yield store
    finally:
        context.__exit__(None, None, None)


def send(store, elsewhere):
    """Publishes a store; what was done, by step."""
    target = GraphStore(elsewhere.graphs, elsewhere.user, "dba")
    steps = []
    publish.publish(store, target, with_union=elsewhere.with_union, tell=steps.append)
    return [(step.done, step.graph.removeprefix(GRAPHS)) for step in steps]


def rows(whole):
    assert whole.status == 200, whole.body
    header, *found = csv.reader(whole.body.decode().splitlines())
    return header, sorted(found)
