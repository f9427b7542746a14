"""The rules that no reasoner covers, and what every rule file looks like.

The rules for the defined classes are compared with a reasoner in test_reasoning.py.
"""

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Store, Triple

from disarmgraph.dataset.graph import derive
from disarmgraph.files import graph_home, rule_files

DISARM = "https://w3id.org/disarmgraph/ontology#"
RDFS_LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")
SKOS = "http://www.w3.org/2004/02/skos/core#"
ORG = "http://www.w3.org/ns/org#"
THING = NamedNode("urn:x:thing")


def built(rule, turtle):
    """The triples that a rule builds from a few statements, subjects and objects as <thing>."""
    store = Store()
    prefixes = f"@prefix disarm: <{DISARM}> . @prefix skos: <{SKOS}> . @base <urn:x:> .\n"
    prefixes += f"@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix org: <{ORG}> .\n"
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


def values(triples):
    """The numbers that a discrepancy sets side by side, by property."""
    numbers = {}
    for triple in triples:
        local = triple.predicate.value.removeprefix(DISARM)
        if local.endswith("Value"):
            numbers[local] = float(triple.object.value)
    return numbers


LIST = """<urn:x:id/report> rdfs:label "reports"@en ; disarm:statedCount %d ;
    disarm:completeness <https://w3id.org/disarmgraph/scheme/list-kind/%s> ;
    disarm:listedCount 9 ."""


def test_a_list_counts_the_members_that_it_names():
    turtle = """<urn:x:thing> disarm:completeness <urn:x:open> ;
        disarm:listedActor <urn:x:a>, <urn:x:b> ."""
    integer = NamedNode("http://www.w3.org/2001/XMLSchema#integer")
    expected = Triple(THING, NamedNode(DISARM + "listedCount"), Literal("2", datatype=integer))
    assert built("listed-count", turtle) == {expected}


def test_a_closed_list_that_differs_from_its_announced_number_is_a_discrepancy():
    found = built("discrepancy-between-count-and-list", LIST % (7, "closed"))
    assert values(found) == {"statedValue": 7, "listedValue": 9}


@pytest.mark.parametrize(("number", "kind"), [(9, "closed"), (7, "open")])
def test_a_list_that_agrees_or_is_open_is_none(number, kind):
    assert built("discrepancy-between-count-and-list", LIST % (number, kind)) == set()


COUNTS = """<urn:x:id/now> rdfs:label "now"@en ; disarm:statedCount %d ;
    disarm:updates <urn:x:before> .
<urn:x:before> disarm:statedCount 61 .
<urn:x:joined> disarm:listedCount 2 ; disarm:addsTo <urn:x:id/now> .
<urn:x:left> disarm:statedCount 8 ; disarm:takesFrom <urn:x:id/now> .
<urn:x:gone> disarm:statedCount 3 ; disarm:listedCount 5 ; disarm:takesFrom <urn:x:id/now> ."""


def test_a_count_that_the_changes_do_not_lead_to_is_a_discrepancy():
    found = built("discrepancy-between-two-dates", COUNTS % 53)
    assert values(found) == {"statedValue": 53, "derivedValue": 52}


def test_a_count_that_the_changes_lead_to_is_none():
    assert built("discrepancy-between-two-dates", COUNTS % 52) == set()


SUM = """<urn:x:id/sum> rdfs:label "sum"@en ; disarm:value %s .
<urn:x:a> disarm:value 1.5 ; disarm:isPartOfQuantity <urn:x:id/sum> .
<urn:x:b> disarm:value 1.5 ; disarm:isPartOfQuantity <urn:x:id/sum> ."""


def test_a_sum_that_its_terms_do_not_make_is_a_discrepancy():
    found = built("discrepancy-between-sum-and-terms", SUM % "2.9")
    assert values(found) == {"statedValue": 2.9, "derivedValue": 3}
    assert built("discrepancy-between-sum-and-terms", SUM % "3.0") == set()


def test_the_rules_find_every_recorded_discrepancy_of_numbers_by_themselves(graph):
    """Without the discrepancies that a reader wrote down, the rules come to the same numbers."""
    recorded = {tuple(row) for row in graph.query(DISCREPANCIES)}
    bare = Store()
    bare.extend(quad for quad in graph if not _recorded(graph, quad))
    derive(bare, rule_files())
    assert {tuple(row) for row in bare.query(DISCREPANCIES)} == recorded
    assert len(recorded) >= 4


DISCREPANCIES = f"""PREFIX disarm: <{DISARM}>
SELECT DISTINCT ?list ?stated ?listed ?derived {{
  ?discrepancy a disarm:Discrepancy ; disarm:concerns ?list ; disarm:statedValue ?stated .
  ?list disarm:statedCount | disarm:value ?number .
  FILTER (?number = ?stated)
  OPTIONAL {{ ?discrepancy disarm:listedValue ?listed }}
  OPTIONAL {{ ?discrepancy disarm:derivedValue ?derived }}
  FILTER (bound(?listed) || bound(?derived))
}}"""


def _recorded(graph, quad):
    discrepancy = NamedNode(DISARM + "Discrepancy")
    return any(graph.quads_for_pattern(quad.subject, None, discrepancy))


@pytest.mark.parametrize(
    ("rule", "triples", "whole"),
    [
        ("part-of-a-part", "<urn:x:thing> org:subOrganizationOf <urn:x:b> . "
         "<urn:x:b> org:subOrganizationOf <urn:x:whole> .", ORG + "subOrganizationOf"),
        ("located-in-the-wider-place", "<urn:x:thing> disarm:locatedIn <urn:x:b> . "
         "<urn:x:b> disarm:locatedIn <urn:x:whole> .", DISARM + "locatedIn"),
        ("attended-through-a-part", "<urn:x:b> disarm:isPartOfEvent <urn:x:thing> ; "
         "disarm:attendedBy <urn:x:whole> .", DISARM + "attendedBy"),
    ],
)  # fmt: skip
def test_what_holds_of_a_part_is_carried_to_the_whole(rule, triples, whole):
    assert built(rule, triples) == {Triple(THING, NamedNode(whole), NamedNode("urn:x:whole"))}


@pytest.mark.parametrize("path", rule_files(), ids=lambda path: path.stem)
def test_a_rule_begins_with_itself_as_a_sentence(path):
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# ")
    assert first.endswith(".")
