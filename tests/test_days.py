"""The days of facts are printed in the passages that state them. Runs where the texts are at hand.

A fact with a source besides has its days from there. One day may also be that of an event which a
passage names and another passage dates, and a year stand in a name ("resolution 1373 (2001)").
"""

import os
import re
from pathlib import Path

import pytest

from disarmgraph.grammar.dates import dates
from disarmgraph.namespaces import DISARM
from disarmgraph.text import source_text, span

pytestmark = pytest.mark.skipif(
    "DISARMGRAPH_TEXTS" not in os.environ,
    reason="set DISARMGRAPH_TEXTS to the folder that holds the source texts",
)
FACTS = """
PREFIX disarm: <https://w3id.org/disarmgraph/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

SELECT ?fact ?property ?day (GROUP_CONCAT(DISTINCT STR(?passage)) AS ?passages) WHERE {
  ?fact ?property ?day ; disarm:statedIn ?passage .
  FILTER (DATATYPE(?day) IN (xsd:date, xsd:gYearMonth, xsd:gYear))
  FILTER NOT EXISTS { ?fact dcterms:source ?source }
}
GROUP BY ?fact ?property ?day
"""
EVENTS = """
PREFIX disarm: <https://w3id.org/disarmgraph/ontology#>

SELECT DISTINCT ?passage ?event ?day WHERE {
  ?passage disarm:mentions ?event .
  ?event disarm:startDate|disarm:endDate ?day .
}
"""


@pytest.fixture(scope="module")
def words(graph):
    """The words of each passage, by its IRI, with what lies inside it."""
    texts = source_text.read_all(Path(os.environ["DISARMGRAPH_TEXTS"]))
    stated = graph.query(f"SELECT DISTINCT ?d ?sum {{ ?d <{DISARM}sourceTextChecksum> ?sum }}")
    return {
        each.iri: texts[sum_.value].text[each.start : each.end]
        for document, sum_ in stated
        for each in span.of_document(graph, document.value)
    }


def printed(text):
    """The days, months and years in a text, and every number that a year may be."""
    found = {day for each in dates(text) for day in (each.first, each.last) if day}
    return found | set(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", text))


def test_each_day_is_printed_or_that_of_an_event_which_the_passage_names(graph, words):
    of_event = {}
    for passage, event, day in graph.query(EVENTS):
        of_event.setdefault(passage.value, set()).add((event, day.value))
    checked, missing = 0, []
    for fact, name, day, passages in graph.query(FACTS):
        stating = [each for each in passages.value.split() if each in words]
        told = {each for passage in stating for each in printed(words[passage])}
        named = {each for passage in stating for each in of_event.get(passage, ())}
        told |= {other for event, other in named if event != fact}
        checked += bool(stating)
        if stating and not any(each.startswith(day.value) for each in told):
            missing.append(f"{fact.value} {name.value} {day.value}")
    assert checked > 250
    assert missing == []
