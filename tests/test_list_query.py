"""The query behind a list."""

import pytest
from pyoxigraph import Store

from disarmgraph.lists.list_query import Selection, list_query

EVERYTHING = Selection("norm")
MUCH = Selection(
    "norm",
    {
        "type": ("Obligation", "Prohibition"),
        "theme": ("verification", "not-stated"),
        "text": ("instrument:apmbc",),
        "deadline": ("with",),
    },
    'États "parties\\',
)


def test_a_query_declares_the_prefixes_that_it_uses_and_no_others():
    query = list_query(EVERYTHING, "en")
    assert [line.split()[1] for line in query.splitlines() if line.startswith("PREFIX")] == [
        "disarm:",
        "rdfs:",
    ]


def test_a_query_for_everything_is_short_enough_to_be_read():
    assert list_query(EVERYTHING, "fr").partition("SELECT")[2] == (
        " DISTINCT ?norm ?label\n"
        "WHERE {\n"
        "  ?norm a disarm:Norm .\n"
        '  OPTIONAL { ?norm rdfs:label ?label . FILTER (lang(?label) = "fr") }\n'
        "}\n"
        "ORDER BY ?label ?norm\n"
    )


@pytest.mark.parametrize("language", ["en", "fr"])
def test_all_that_can_be_chosen_makes_a_query_that_is_answered(graph, language):
    assert list(graph.query(list_query(MUCH, language))) == []


def test_words_cannot_break_out_of_their_string():
    evil = Selection("state", {}, '") } SELECT \\u0022 {')
    assert list(Store().query(list_query(evil, "en"))) == []


def test_no_two_facets_share_a_variable():
    query = list_query(MUCH, "en")
    assert "?value" not in query
    assert "?thing" not in query
    assert "?textClass" in query


def test_a_facet_named_like_the_things_has_a_variable_of_its_own():
    query = list_query(Selection("place", {"place": ("place:africa",)}), "en")
    assert "?place (disarm:locatedIn|disarm:m49Region)+ ?placeValue ." in query


def test_a_part_of_a_text_is_named_by_its_whole_iri():
    query = list_query(
        Selection("status-report", {"provision": ("id/instrument/apmbc/art_9",)}), "en"
    )
    assert "VALUES ?provision { <https://w3id.org/disarmgraph/id/instrument/apmbc/art_9> }" in query


def test_the_same_words_count_once_and_an_empty_choice_is_one_for_everything():
    assert Selection("norm", {}, "  Mines mines ").split == ("mines",)
    assert Selection("norm", {}, "  ").is_empty
    assert not MUCH.is_empty
