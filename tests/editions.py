"""Two releases of the invented graph of tests/example, the second of which changes a little."""

from pathlib import Path

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store

from disarmgraph.dataset.graph import load
from disarmgraph.namespaces import BASE, DCTERMS, DISARM, OWL, RDF, RDFS, SKOS, XSD
from disarmgraph.release import release

FIRST, SECOND = "0.8.0", "0.9.0"
NOTE = BASE + "graph/data/documents/note"
ONTOLOGY = BASE + "graph/ontology/disarm"
OLDER_NOTE = BASE + "id/document/older-note"
SYLVANIA = BASE + "id/state/SYL"
RURITANIA = BASE + "id/state/RUR"
CLEAR_MINES = BASE + "id/norm/clear-mines"
CLEAR_ALL_MINES = BASE + "id/norm/clear-all-mines"
COMMITMENT = DISARM + "Commitment"
VOW = DISARM + "Vow"


def first() -> Store:
    """The example of 15 January 2026, with a term of another vocabulary."""
    store = load(Path(__file__).parent / "example")
    _date(store, "2026-01-15")
    return store


def second() -> Store:
    """The example of 1 March 2026.

    A State is new and another one has a longer name; the older note is gone; a norm is replaced by
    another; a class is defined by blank nodes, so that those of the graph get other names.
    """
    store = load(Path(__file__).parent / "example")
    _date(store, "2026-03-01")
    add(store, NOTE, RURITANIA, RDF + "type", NamedNode(DISARM + "State"))
    add(store, NOTE, RURITANIA, RDFS + "label", Literal("Ruritania", language="en"))
    _remove(store, SYLVANIA, NamedNode(RDFS + "label"), Literal("Sylvania", language="en"))
    add(store, NOTE, SYLVANIA, RDFS + "label", Literal("Free Sylvania", language="en"))
    _remove(store, OLDER_NOTE)
    _remove(store, CLEAR_MINES)
    true = Literal("true", datatype=NamedNode(XSD + "boolean"))
    add(store, NOTE, CLEAR_MINES, OWL + "deprecated", true)
    add(store, NOTE, CLEAR_MINES, DCTERMS + "isReplacedBy", NamedNode(CLEAR_ALL_MINES))
    add(store, NOTE, CLEAR_ALL_MINES, RDF + "type", NamedNode(DISARM + "Obligation"))
    vow, restriction = NamedNode(VOW), BlankNode()
    for subject, predicate, value in (
        (vow, RDF + "type", NamedNode(OWL + "Class")),
        (vow, RDFS + "subClassOf", restriction),
        (restriction, RDF + "type", NamedNode(OWL + "Restriction")),
    ):
        add(store, ONTOLOGY, subject, predicate, value)
    return store


def write_first(folder: Path) -> Path:
    """Writes the first release into a folder of releases."""
    return release.write(first(), FIRST, folder, lambda *_: None)


def write_second(folder: Path) -> Path:
    """Writes the second release into a folder of releases."""
    return release.write(second(), SECOND, folder, lambda *_: None)


def add(store, graph, subject, predicate, value) -> None:
    """Adds a statement to a file and to the union."""
    subject = NamedNode(subject) if isinstance(subject, str) else subject
    for home in (NamedNode(graph), DefaultGraph()):
        store.add(Quad(subject, NamedNode(predicate), value, home))


def _date(store: Store, day: str) -> None:
    value = Literal(day, datatype=NamedNode(XSD + "date"))
    add(store, ONTOLOGY, BASE + "ontology", DCTERMS + "modified", value)
    add(store, ONTOLOGY, SKOS + "Concept", RDF + "type", NamedNode(OWL + "Class"))


def _remove(store: Store, iri: str, predicate=None, value=None) -> None:
    for quad in list(store.quads_for_pattern(NamedNode(iri), predicate, value, None)):
        store.remove(quad)
