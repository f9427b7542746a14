"""What facets and their values are called."""

import pytest

from disarmgraph.lists.facet_words import by_name, facet_words, value_words
from disarmgraph.lists.faceted import sorted_out
from disarmgraph.lists.list_query import Selection
from disarmgraph.names import Names


@pytest.mark.parametrize(
    ("kind", "facet", "token", "english", "french"),
    [
        ("instrument", "force", "legally-binding", "legally binding", "juridiquement contraignant"),
        ("instrument", "adopted", "1990s", "1990s", "années 1990"),
        ("instrument", "adopted", "1997", "1997", "1997"),
        ("instrument", "weapon", "not-stated", "not stated", "non indiqué"),
        ("norm", "deadline", "not-stated", "no deadline stated", "aucune échéance énoncée"),
        ("norm", "deadline", "with", "deadline stated", "échéance énoncée"),
        ("norm", "type", "Prohibition", "prohibition", "interdiction"),
        (
            *("state", "bound-by", "instrument:apmbc", "Mine Ban Convention"),
            "Convention sur l\u2019interdiction des mines antipersonnel",
        ),
    ],
)
def test_a_value_is_called_what_readers_call_it(graph, kind, facet, token, english, french):
    found = sorted_out(graph, kind)
    assert value_words(Names(graph, "en"), found, facet, token).text == english
    assert value_words(Names(graph, "fr"), found, facet, token).text == french


def test_a_value_is_no_link(graph):
    found = sorted_out(graph, "state")
    assert value_words(Names(graph, "en"), found, "bound-by", "instrument:apmbc").href is None


def test_a_facet_has_words(graph):
    assert facet_words(Names(graph, "fr"), "recipient") == "Bénéficiaire"


def test_values_by_name_have_what_is_not_stated_last(graph):
    found = sorted_out(graph, "assistance")
    names = Names(graph, "fr")
    values = by_name(names, found, "donor", found.values(Selection("assistance"), "donor"))
    tokens = [each.token for each in values]
    assert tokens[-1] == "not-stated"
    assert tokens.index("state:CAN") < tokens.index("state:JPN")  # Canada, Japon
