"""The rules that no reasoner covers, and what every rule file looks like.

The rules for the defined classes are compared with a reasoner in test_reasoning.py.
"""

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Store, Triple

from disarmgraph.files import graph_home, rule_files

DISARM = "https://w3id.org/disarmgraph/ontology#"
RDFS_LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
SKOS = "http://www.w3.org/2004/02/skos/core#"
THING = NamedNode("urn:x:thing")


def built(rule, turtle):
    """The triples that a rule builds from a few statements, subjects and objects as <thing>."""
    store = Store()
    prefixes = f"@prefix disarm: <{DISARM}> . @prefix skos: <{SKOS}> . @base <urn:x:> .\n"
    prefixes += "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    store.load((prefixes + turtle).encode(), format=RdfFormat.TURTLE)
    path = graph_home() / "ontology" / "rules" / f"{rule}.rq"
    return set(store.query(path.read_text(encoding="utf-8")))


def test_a_concept_is_labelled_by_its_preferred_label():
    turtle = '<urn:x:thing> skos:prefLabel "marking"@en ; skos:altLabel "stamping"@en .'
    expected = Triple(THING, RDFS_LABEL, Literal("marking", language="en"))
    assert built("concept-label", turtle) == {expected}


def test_a_thing_is_also_called_by_its_other_names():
    turtle = """<urn:x:thing> rdfs:label "Office for Disarmament Affairs"@en .
        <urn:x:a> disarm:isNameOf <urn:x:thing> ; disarm:nameText "the Office"@en .
        <urn:x:b> disarm:isNameOf <urn:x:thing> ;
            disarm:nameText "Office for Disarmament Affairs"@en ."""
    alternative = Literal("the Office", language="en")
    expected = Triple(THING, NamedNode(SKOS + "altLabel"), alternative)
    assert built("alternative-name", turtle) == {expected}


def test_a_text_mentions_what_it_cites():
    expected = Triple(THING, NamedNode(DISARM + "mentions"), NamedNode("urn:x:text"))
    assert built("mention-by-citation", "<urn:x:thing> disarm:cites <urn:x:text> .") == {expected}


@pytest.mark.parametrize("path", rule_files(), ids=lambda path: path.stem)
def test_a_rule_begins_with_itself_as_a_sentence(path):
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# ")
    assert first.endswith(".")
