"""Rules of the ontology: each lets its valid example pass, finds who breaks it in the other, and
is kept by our own classes, properties and concepts."""

from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import Quad

from disarmgraph import files
from disarmgraph.rdf import rdf_file
from disarmgraph.rdf.statements import Statements
from disarmgraph.validation import graph_rules

RULES = {rule.name: rule for rule in graph_rules.ontology_rules()}
EXT = "https://w3id.org/example/ext"
LIST = "https://w3id.org/example/list/"
EXPECTED = {
    "chain-of-one": ["#ownedBy"],
    "class-defined-by-itself": ["#Bunker", "#Guard", "#Guarded"],
    "class-defined-twice": ["#Bunker"],
    "class-defined-without-genus": ["#GuardedDepot", "#GuardedDryDepot"],
    "class-for-a-datatype": ["#Date"],
    "class-for-the-rest": ["#OtherDepot"],
    "class-not-declared": ["#Lorry", "#drivenBy"],
    "class-not-told-apart": ["#Depot"],
    "class-under-two-classes": ["#Bunker"],
    "class-without-ties": ["#Depot"],
    "concept-out-of-reach": ["aired"],
    "definition-by-its-own-name": ["#Depot", "#guard", "dry"],
    "definition-without-capital-or-stop": ["#Depot", "dry"],
    "definitions-in-a-circle": ["#Bunker", "#Depot"],
    "deprecated-term-in-use": ["#Bunker", "#guardedBy", "aired"],
    "deprecated-term-without-successor": ["#Depot"],
    "deprecation-that-is-no-boolean": ["#Depot"],
    "file-name-in-an-iri": [".owl", ".owl#Depot"],
    "inverse-of-ones-own": ["#guardedBy", "#nextTo"],
    "iri-without-permanence": ["https://ministry.example/2026/ontology", "urn:example:list"],
    "label-and-definition-confused": ["#Depot", "dry"],
    "label-that-says-obsolete": ["#Depot"],
    "match-of-two-degrees": ["dry"],
    "match-that-is-no-iri": ["dry"],
    "one-definition-for-two": ["#Bunker", "#Depot"],
    "one-exact-match-for-two-concepts": ["drained", "dry"],
    "one-label-for-two": ["drained", "dry"],
    "one-other-name-for-two-concepts": ["aired", "drained", "dry"],
    "ontology-described-in-one-language": [""],
    "ontology-that-borrows-nothing": [""],
    "ontology-without-detailed-metadata": [""],
    "ontology-without-recommended-metadata": [""],
    "ontology-without-required-metadata": [""],
    "other-name-that-repeats-a-name": ["drained", "dry"],
    "property-not-declared": ["#Depot"],
    "property-of-two-sorts": ["#weight"],
    "property-that-says-is": ["#isA", "#sort"],
    "property-without-domain-or-range": ["#builtOf"],
    "range-outside-owl": ["#guardedSince"],
    "related-and-broader": ["aired"],
    "restriction-on-an-annotation": ["#NotedDepot"],
    "statement-about-a-built-in-term": ["http://www.w3.org/2000/01/rdf-schema#seeAlso"],
    "stray-space": ["#Depot", "dry"],
    "successor-of-a-living-term": ["#Depot"],
    "symmetric-or-transitive-between-unlike-classes": ["#guardedBy"],
    "term-below-itself": ["#Bunker", "#Depot", "#guardedBy"],
    "term-not-declared": ["#guardedBy"],
    "term-of-no-ontology": [
        "#Depot",
        "https://ministry.example/Shed",
        "https://schema.org/Place",
    ],
    "term-outside-its-namespace": ["https://w3id.org/disarmgraph/ontology#Depot"],
    "term-that-is-a-thing-too": ["#Dog", "#depot-8"],
    "top-concept-below-another": ["aired"],
    "transitive-property-counted": ["#belongsTo", "#insideOf"],
    "two-domains-or-two-ranges": ["#guardedBy"],
    "two-ideas-in-one-class": ["#DepotOrConvoy"],
    "two-terms-for-one-idea": ["#Depot"],
    "version-without-an-iri-of-its-own": [""],
}
"""For each rule what breaks it in its invalid example, without the namespace of the examples."""

LEFT_OPEN = {
    "ontology-without-detailed-metadata": {"ontology"},
    "property-without-domain-or-range": {
        f"ontology#{name}"
        for name in (
            *("asOf", "buildsOn", "concerns", "derivedFrom", "endDate", "followsFrom"),
            *("recurrence", "respondsTo", "serves", "startDate"),
        )
    },
}
"""What our ontology leaves open, on purpose: it is a draft, and ten properties hold of anything."""

each_rule = pytest.mark.parametrize("name", EXPECTED)


def quads(path: Path) -> list[Quad]:
    return list(rdf_file.open_file(path).quads())


@cache
def own_quads() -> tuple[Quad, ...]:
    """What the ontology, its alignments and its schemes state."""
    ontology = files.graph_home() / "ontology"
    paths = [path for path in files.knowledge_files() if path.is_relative_to(ontology)]
    return tuple(quad for path in paths for quad in quads(path))


def found(name: str, example: str) -> list[str]:
    """What of an example breaks a rule, read beside our ontology."""
    mine = quads(files.graph_home() / "shapes/examples" / name / f"{example}.ttl")
    subjects = {quad.subject for quad in mine}
    breaches = graph_rules.breaches(Statements([*mine, *own_quads()]), [RULES[name]])
    things = {each.thing.value for each in breaches if each.thing in subjects}
    return sorted(thing.removeprefix(EXT).removeprefix(LIST) for thing in things)


@each_rule
def test_the_invalid_example_breaks_the_rule(name):
    assert found(name, "invalid") == EXPECTED[name]


@each_rule
def test_the_valid_example_keeps_the_rule(name):
    assert found(name, "valid") == []


@each_rule
def test_our_ontology_keeps_the_rule(name):
    breaches = graph_rules.breaches(Statements(own_quads()), [RULES[name]])
    things = {each.thing.value.removeprefix("https://w3id.org/disarmgraph/") for each in breaches}
    assert things == LEFT_OPEN.get(name, set())


def test_only_what_is_a_note_may_be_left_open():
    assert {RULES[name].severity for name in LEFT_OPEN} == {"note"}


def test_each_rule_is_tried():
    assert set(RULES) == set(EXPECTED)
