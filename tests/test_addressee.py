"""Which States a norm of a treaty addressed on a day."""

import csv
from datetime import date

import pytest

from disarmgraph.files import graph_home
from disarmgraph.law.addressee import addressed, treaty_of
from disarmgraph.namespaces import BASE


def norm(slug):
    return f"{BASE}id/norm/{slug}"


def test_what_each_party_has_to_do_addresses_the_states_that_the_treaty_binds(graph):
    found = addressed(graph, norm("apmbc-destroy-stockpiles"), date(2000, 1, 1))
    assert found.treaty == f"{BASE}id/instrument/apmbc"
    # In force for a State on the first day of the sixth month after that of its consent (art 17).
    consent = ("ratification", "acceptance", "approval", "accession")
    with (graph_home() / "data/participation/apmbc.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    expected = {r["state"] for r in rows if r["act"] in consent and r["date"] <= "1999-07-31"}
    assert {row.state.rpartition("/")[2] for row in found.bound} == expected
    assert found.undated == ()
    # A successor whose first day is not recorded is on record from its notice on.
    succeeded = {r["state"] for r in rows if r["act"] == "succession" and not r["effect"]}
    later = addressed(graph, norm("apmbc-destroy-stockpiles"), date(2012, 1, 1))
    assert succeeded == {"MNE", "SSD"}
    assert {row.state.rpartition("/")[2] for row in later.undated} == succeeded


def test_it_was_due_four_years_after_the_treaty_bound_the_state(graph):
    found = addressed(graph, norm("apmbc-destroy-stockpiles"), date(2020, 1, 1))
    days = {due.state.rpartition("/")[2]: due.day.value for due in found.due}
    # In force on 1 March 1999 for those who had made it so; for Finland, which acceded on 9 January
    # 2012, on 1 July 2012.
    assert days["CAN"] == "2003-03-01"
    assert days["FIN"] == "2016-07-01"
    assert list(days.values()) == sorted(days.values())


@pytest.mark.parametrize(
    "slug", ["apmbc-convene-yearly-meetings", "unpoa-sec-2-dispose-of-surplus"]
)
def test_what_a_body_or_an_instrument_without_parties_lays_down_addresses_none_so(graph, slug):
    assert addressed(graph, norm(slug), date(2020, 1, 1)) is None


def test_a_norm_that_a_document_tells_of_the_treaty_addresses_its_parties_too(graph):
    assert treaty_of(graph, norm("apmbc-art-9-national-measures")) == f"{BASE}id/instrument/apmbc"
