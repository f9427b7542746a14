"""A thousand triples, queries over them that take long, and the processes that answer."""

import asyncio
import sys
import time
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

SIZE = 1000
JSON = "application/sparql-results+json"
CROSS = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"
ENDLESS = f"SELECT (COUNT(*) AS ?n) {{ {CROSS} }}"
"""A count over a thousand million rows."""
LONG = "SELECT ?a ?d { ?a ?b ?c . ?d ?e ?f }"
"""A million rows, some 40 MB."""
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="needs the limits that Linux has")


def store_of_a_thousand():
    store = Store()
    store.extend(
        Quad(NamedNode(f"urn:x:{n}"), NamedNode("urn:x:n"), Literal(str(n)), DefaultGraph())
        for n in range(SIZE)
    )
    return store


def count(client):
    return int(client.ask("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").body.split()[1])


def children(pid):
    """The process numbers of a process's children, from /proc."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(fields[1]) == pid and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return found


def descendants(pid):
    below = children(pid)
    return below + [each for child in below for each in descendants(child)]


def wait_until(condition):
    deadline = time.monotonic() + 60
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert condition()


def workers(client):
    """The process numbers of the workers that wait for work."""
    return [worker.pid for worker in client.engine._ready._queue if worker.alive]


def settle(client, count=None, without=()):
    """Lets the engine replace what has died, until so many workers wait (default: all).

    Those without which they must be are those whose end it has still to see.
    """
    count = client.limits.workers if count is None else count

    def settled():
        client.run(asyncio.sleep(0.05))
        return len(workers(client)) == count and not set(without) & set(workers(client))

    wait_until(settled)
