"""For how long a treaty binds: by hand for a small treaty, and against published dates."""

import csv
from datetime import date
from pathlib import Path

import isodate
import pytest
from pyoxigraph import NamedNode

from disarmgraph.law.bound_period import Treaty
from disarmgraph.namespaces import BASE, DISARM
from disarmgraph.triples import first, iris, objects

HERE = Path(__file__).parent
SIX_MONTHS, NINETY_DAYS = isodate.parse_duration("P6M"), isodate.parse_duration("P90D")
DIFFERING = {("npt", "ARM"), ("npt", "BLR"), ("npt", "BRA"), ("npt", "COG")}
"""Days of another of the three depositaries of the treaty, by its own list."""


def period(store, slug):
    iri = f"{BASE}id/bound-period/{slug}"
    dates = (first(store, iri, DISARM + name) for name in ("startDate", "endDate"))
    return [each and each.value for each in dates]


@pytest.mark.parametrize(
    ("deposit", "delay", "of_the_month", "after_entry", "expected"),
    [
        ("1998-09-16", SIX_MONTHS, True, False, "1999-03-01"),
        ("2000-02-29", SIX_MONTHS, True, False, "2000-08-01"),
        ("2000-08-31", SIX_MONTHS, False, False, "2001-02-28"),
        ("2014-09-25", NINETY_DAYS, False, False, "2014-12-24"),
        ("1999-01-01", NINETY_DAYS, False, False, "1999-04-01"),
        ("1998-12-31", NINETY_DAYS, False, True, "1999-03-01"),
        ("1999-03-02", NINETY_DAYS, False, True, "1999-05-31"),
    ],
)
def test_the_rule_of_a_treaty_gives_the_day(deposit, delay, of_the_month, after_entry, expected):
    """In force on 1 March 1999; none is bound before, nor by `after_entry` a State that waited."""
    treaty = Treaty(date(1999, 3, 1), NamedNode("urn:c"), delay, of_the_month, after_entry)

    assert treaty.start(date.fromisoformat(deposit)).isoformat() == expected


def test_an_early_party_is_bound_when_the_treaty_is_in_force(treaties):
    assert period(treaties, "treaty-AAA") == ["2000-07-01", None]


def test_a_period_ends_on_the_day_before_a_withdrawal_takes_effect(treaties):
    assert period(treaties, "treaty-BBB") == ["2002-02-01", "2004-07-09"]


def test_a_signature_binds_nobody(treaties):
    assert not objects(treaties, f"{BASE}id/bound-period/treaty-CCC", DISARM + "boundState")


def test_a_succession_without_its_effect_has_no_start(treaties):
    assert period(treaties, "treaty-DDD") == [None, None]


def test_an_act_without_a_date_gives_a_period_without_a_start(treaties):
    assert period(treaties, "other-AAA") == [None, None]
    assert objects(treaties, f"{BASE}id/bound-period/other-AAA", DISARM + "boundState")


def test_nothing_follows_from_a_year_alone(treaties):
    assert not objects(treaties, f"{BASE}id/bound-period/other-BBB", DISARM + "boundState")


def test_a_period_says_what_it_was_calculated_from(treaties):
    inputs = iris(treaties, f"{BASE}id/bound-period/treaty-BBB", DISARM + "derivedFrom")

    assert [each.partition("/id/")[2] for each in inputs] == [
        "clause/treaty-later",
        "treaty-action/treaty-BBB-ratification",
        "treaty-action/treaty-BBB-withdrawal",
    ]


def test_calculated_days_agree_with_published_ones(graph):
    """Days that depositaries, registries and secretariats printed, none taken from our data.

    What cannot be compared is a State of which our record has no act, or no day of it.
    """
    with (HERE / "published_entry_into_force.csv").open(encoding="utf-8", newline="") as lines:
        published = {
            (row["treaty"], row["state"]): row["entry_into_force"] for row in csv.DictReader(lines)
        }
    calculated = {key: day for key in published if (day := period(graph, "-".join(key))[0])}
    differing = {key for key, day in calculated.items() if day != published[key]}

    assert differing == DIFFERING
    assert len(calculated) - len(differing) == 364
    assert {treaty for treaty, _ in published.keys() - calculated.keys()} == {"fap"}
