"""The reasoner of a check: what it finds at odds in an ontology of a user, where, and why."""

from contextlib import suppress

import pytest
from pyoxigraph import RdfFormat, parse

from disarmgraph import files
from disarmgraph.check import check
from disarmgraph.rdf.statements import Statements
from disarmgraph.validation import reasoner
from disarmgraph.validation.reasoner import Conflict, ReasonerError, conflicts

pytestmark = pytest.mark.slow

EXAMPLES = files.graph_home() / "shapes" / "examples"
OF_THE_REASONER = {"unsatisfiable-class", "inconsistent-ontology"}
PREFIXES = """
@prefix ext: <https://w3id.org/example/ext#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def stated(text: str) -> Statements:
    return Statements(parse((PREFIXES + text).encode(), RdfFormat.TURTLE))


def found(rule: str, example: str) -> list[tuple[int, str, str]]:
    report = check([EXAMPLES / rule / f"{example}.ttl"], against="core", ontology=True)
    problems = [each for each in report if each.rule in OF_THE_REASONER]
    return [(each.line, each.rule, each.message("en")) for each in problems]


def test_class_that_nothing_can_be_of_is_told_with_its_reasons():
    ((line, rule, message),) = found("unsatisfiable-class", "invalid")

    assert (line, rule) == (8, "unsatisfiable-class")
    _, _, reasons = message.partition("correct it. ")
    assert set(reasons.split(" · ")) == {
        "DisjointClasses(Actor, Event)",
        "Depot subClassOf State",
        "State subClassOf Actor",
        "Depot subClassOf Event",
    }


def test_contradiction_is_told_where_one_of_its_terms_stands():
    ((line, rule, message),) = found("inconsistent-ontology", "invalid")

    assert rule == "inconsistent-ontology"
    assert line in (8, 11, 13)
    assert "damp type Dry" in message
    assert "damp type Wet" in message


@pytest.mark.parametrize("rule", sorted(OF_THE_REASONER))
def test_what_can_be_is_let_pass(rule):
    assert found(rule, "valid") == []


def test_values_have_a_say():
    text = """
    ext:weight a owl:DatatypeProperty ; rdfs:range xsd:integer .
    ext:Heavy a owl:Class ; rdfs:subClassOf [
        a owl:Restriction ; owl:onProperty ext:weight ; owl:hasValue "much" ] .
    """

    (conflict,) = conflicts(stated(text))

    assert conflict.term == "https://w3id.org/example/ext#Heavy"
    assert "weight range integer" in conflict.axioms


def test_things_are_left_to_the_shapes():
    text = """
    ext:Dry a owl:Class ; owl:disjointWith ext:Wet .
    ext:Wet a owl:Class .
    ext:depot a ext:Dry , ext:Wet .
    """

    assert conflicts(stated(text)) == []


def test_what_is_imported_is_not_fetched():
    text = "<https://w3id.org/example/ext> a owl:Ontology ; owl:imports <http://127.0.0.1:9/x> ."

    assert conflicts(stated(text)) == []


@pytest.mark.parametrize(
    "broken",
    [
        "ext:A a owl:Class ; owl:unionOf 3 .",
        "ext:A a owl:Class ; owl:equivalentClass [ a owl:Class ; owl:unionOf [] ] .",
        "ext:A a owl:Class ; rdfs:subClassOf [ a owl:Restriction ; owl:onProperty ext:p ] .",
        "ext:A a owl:Class ; rdfs:subClassOf [ a owl:Restriction ; owl:maxCardinality 'x' ] .",
        "ext:A a owl:Class ; owl:intersectionOf _:l . _:l rdfs:label 'no list' .",
        "[] a owl:AllDisjointClasses ; owl:members 7 .",
        "ext:p a owl:ObjectProperty ; owl:propertyChainAxiom ( 1 2 ) .",
    ],
)
def test_broken_axioms_end_in_conflicts_or_in_words(broken):
    with suppress(ReasonerError):
        assert all(isinstance(each, Conflict) for each in conflicts(stated(broken)))


def test_without_a_reasoner_it_is_said_what_to_install(monkeypatch):
    monkeypatch.setattr(reasoner, "find_spec", lambda name: None)

    with pytest.raises(ReasonerError, match=r"pip install 'disarmgraph\[reasoner\]'"):
        conflicts(stated(""))
