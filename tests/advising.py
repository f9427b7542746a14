"""An adviser of `disarmgraph read` in tests: a made text, programs, what they add to a draft.

What is expected of a program is what it says.
"""

import sys
from pathlib import Path

from pyoxigraph import RdfFormat, Store

from disarmgraph.layout import plain
from disarmgraph.namespaces import BASE, DISARM, RDF
from disarmgraph.reading.draft import draft
from disarmgraph.triples import iris, objects, subjects

TEXT = """Mills of the valley

1. Urges Togo to close the mills of the valley by 2035.

2. It is for\x20
all States to keep a record of each mine that a mill has ground.
"""
QUOTE = "It is for all States to keep a record"
NORM = {"quote": QUOTE, "verb": "should", "bearer": "all States"}


def write(folder: Path, body: str) -> Path:
    """A program that begins with `passages`, what it is asked."""
    path = folder / "adviser.py"
    path.write_text(
        f"#!{sys.executable}\nimport json, os, sys, time\n"
        f"passages = [json.loads(line) for line in sys.stdin]\n{body}\n",
        encoding="utf-8",
    )
    path.chmod(0o755)
    return path


def made(adviser, known):
    """The draft that is made with an adviser, or without one; as text and as a graph."""
    turtle = draft(plain.laid(TEXT), "mills", known, adviser)
    store = Store()
    store.load(turtle.encode(), format=RdfFormat.TURTLE)
    return turtle, store


def of_adviser(store):
    """What is proposed by an adviser, as subject and predicate with each object."""
    told = {}
    for node in subjects(store, RDF + "type", RDF + "Statement"):
        if objects(store, node, DISARM + "rule")[0].value == "adviser":
            subject, predicate = (iris(store, node, RDF + e)[0] for e in ("subject", "predicate"))
            key = subject.removeprefix(BASE + "id/"), predicate.rpartition("#")[2]
            told.setdefault(key, set()).add(objects(store, node, RDF + "object")[0].value)
    return told


def faults(adviser):
    return [str(each) for each in adviser.faults]


def refused(adviser, known, without):
    """The one fault of an adviser of which nothing is taken."""
    turtle, _ = made(adviser, known)
    assert turtle == without
    [fault] = faults(adviser)
    return fault
