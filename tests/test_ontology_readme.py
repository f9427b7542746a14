"""The worked examples of ontology/README.md parse, use what exists and leave out no class."""

import re

import pytest
from pyoxigraph import RdfFormat, Store
from rdflib import OWL, RDF, RDFS, Graph, URIRef
from rdflib.namespace import ORG
from reasoner import reason

from disarmgraph.dataset.graph import derive
from disarmgraph.files import graph_home, rule_files
from disarmgraph.namespaces import BASE, DISARM, PREFIXES

FOLDER = graph_home() / "ontology"
SCHEMES = {path.stem: f"{BASE}scheme/{path.stem}/" for path in (FOLDER / "schemes").glob("*.ttl")}
PARTS = {"a-63-228": f"{BASE}id/document/a-63-228/", "apmbc": f"{BASE}id/instrument/apmbc/"}


@pytest.fixture(scope="module")
def examples():
    """All examples as one Turtle text, with the prefixes that the page describes."""
    page = (FOLDER / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```turtle\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    prefixes = PREFIXES | SCHEMES | PARTS | {"org": str(ORG)}
    head = [f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in prefixes.items()]
    return "".join(head + blocks)


def test_the_examples_use_only_what_is_declared(examples, vocabulary):
    graph = Graph().parse(data=examples, format="turtle")
    nodes = {node for triple in graph for node in triple if isinstance(node, URIRef)}
    ours = {iri for iri in nodes if iri.startswith(DISARM) or iri.startswith(f"{BASE}scheme/")}
    assert ours - set(vocabulary.subjects(RDF.type)) == set()


def test_each_class_has_an_example(examples, vocabulary):
    store = Store()
    store.load(examples.encode(), format=RdfFormat.TURTLE)
    store.load(vocabulary.serialize(format="nt").encode(), format=RdfFormat.N_TRIPLES)
    derive(store, rule_files())
    rows = store.query("SELECT DISTINCT ?class { ?thing a ?class }")
    classes = set(vocabulary.subjects(RDF.type, OWL.Class))
    ours = {str(term) for term in classes if (term, RDFS.isDefinedBy, None) in vocabulary}
    assert ours - {row["class"].value for row in rows} == set()


@pytest.mark.slow
def test_the_examples_do_not_contradict_the_ontology(examples, vocabulary, tmp_path):
    assert reason(vocabulary, examples, tmp_path)
