"""The address of a list that is narrowed down."""

from pathlib import Path

import pytest
from pyoxigraph import Store

from disarmgraph.lists.faceted import sorted_out
from disarmgraph.lists.list_query import Selection
from disarmgraph.lists.narrowed_list import Listing, default_order
from disarmgraph.names import Names


@pytest.fixture(scope="module")
def listing() -> Listing:
    """Instruments on guns or gas with t and c in their names, in French, the last adopted first."""
    store = Store()
    store.load(path=Path(__file__).parent / "shelf.ttl")
    store.update("INSERT { ?s ?p ?o } WHERE { GRAPH ?file { ?s ?p ?o } }")
    names = Names(store, "fr", {"lang": "fr"})
    selection = Selection("instrument", {"weapon": ("guns", "gas")}, "t c")
    return Listing(names, sorted_out(store, "instrument"), selection, "-adopted")


def test_an_address_holds_all_that_was_asked_for_in_the_order_of_the_facets(listing):
    assert listing.address() == (
        "/id/instrument/?weapon=guns&weapon=gas&q=t+c&sort=-adopted&lang=fr"
    )
    assert listing.address({"weapon": ("gas",), "force": ("non-binding",)}, words="") == (
        "/id/instrument/?force=non-binding&weapon=gas&sort=-adopted&lang=fr"
    )


def test_an_order_that_is_there_anyway_is_not_in_the_address(listing):
    assert default_order(listing.found) == "name"
    assert listing.address({}, words="", sort="name") == "/id/instrument/?lang=fr"


def test_a_value_is_added_and_taken_away(listing):
    assert "weapon=guns&weapon=gas&weapon=mines&" in listing.toggled("weapon", "mines")
    assert "?weapon=gas&" in listing.toggled("weapon", "guns")


def test_a_column_that_is_asked_for_twice_turns_the_order_round(listing):
    assert "sort=adopted&" in listing.sorted_by("adopted")
    ascending = Listing(listing.names, listing.found, listing.selection, "adopted")
    assert "sort=-adopted&" in ascending.sorted_by("adopted")


def test_a_suffix_and_more_go_with_what_is_chosen(listing):
    assert listing.address(suffix=".csv").startswith("/id/instrument.csv?weapon=guns&")
    assert "&all=weapon&" in listing.address(all="weapon")


def test_things_come_in_the_order_asked_for(listing):
    """Code on Gas has no letter t in any of its names."""
    things = [listing.found.things[each].rpartition("/")[2] for each in listing.numbers]
    assert things == ["guns", "mines"]
    assert listing.size == 2


def test_prefixed_names_are_not_made_unreadable(listing):
    assert "depositary=state:FRA" in listing.address({"depositary": ("state:FRA",)})
