"""Lists as CSV and JSON."""

import csv
import io
import json
from pathlib import Path

import pytest
from pyoxigraph import Store

from disarmgraph.lists.faceted import sorted_out
from disarmgraph.lists.list_data import as_csv, as_json
from disarmgraph.lists.list_query import Selection
from disarmgraph.lists.narrowed_list import Listing
from disarmgraph.names import Names
from disarmgraph.namespaces import BASE


@pytest.fixture(scope="module")
def listing() -> Listing:
    """Instruments with a weapon, the first adopted first."""
    store = Store()
    store.load(path=Path(__file__).parent / "shelf.ttl")
    store.update("INSERT { ?s ?p ?o } WHERE { GRAPH ?file { ?s ?p ?o } }")
    selection = Selection("instrument", {"weapon": ("arms", "gas")})
    return Listing(Names(store, "en"), sorted_out(store, "instrument"), selection, "adopted")


def test_csv_has_a_line_for_each_thing_with_names_and_iris(listing):
    lines = list(csv.DictReader(io.StringIO(as_csv(listing).decode())))
    assert [line["name"] for line in lines] == [
        "Convention on Mines",
        "Treaty on Guns",
        "Code on Gas",
    ]
    mines = lines[0]
    assert mines["iri"] == BASE + "id/instrument/mines"
    assert mines["weapon"] == "gas | mines"
    weapons = [BASE + f"scheme/weapon/{each}" for each in ("gas", "mines")]
    assert mines["weapon-iri"] == " | ".join(weapons)
    assert (mines["adopted"], mines["adopted-iri"]) == ("1992", "")


def test_dates_in_data_are_as_precise_as_the_graph_has_them(listing):
    adopted = [line["adopted"] for line in csv.DictReader(io.StringIO(as_csv(listing).decode()))]
    assert adopted == ["1992", "1997-09-18", "2003-05"]


def test_json_says_what_was_chosen_with_the_counts_of_each_facet(listing):
    whole = json.loads(as_json(listing))
    assert (whole["kind"], whole["count"], whole["of"]) == ("instrument", 3, 4)
    assert whole["chosen"] == {"weapon": ["arms", "gas"]}
    [arms] = [each for each in whole["facets"]["weapon"] if each["value"] == "arms"]
    assert (arms["count"], arms["chosen"]) == (2, True)
    assert [each["value"] for each in arms["narrower"]] == ["guns", "mines"]
    assert whole["things"][1]["adopted"] == [{"value": "1997-09-18", "label": "18 September 1997"}]
    assert whole["things"][1]["force"] == [
        {"iri": BASE + "scheme/legal-force/legally-binding", "label": "legally binding"}
    ]
