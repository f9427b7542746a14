"""Quantities drafted of figures; the sentences are made here."""

import pytest

from disarmgraph.layout import plain
from disarmgraph.namespaces import BASE, DISARM
from disarmgraph.reading.draft import draft
from disarmgraph.reading.mentions import Mention, Portion
from disarmgraph.reading.quantities import quantities
from disarmgraph.reading.units import Units

SCHEME = f"{BASE}scheme/"


@pytest.fixture(scope="module")
def units(graph):
    return Units.of_store(graph)


def read(units, text, language="ENG", named=()):
    """What is guessed of each quantity, by the name of the property."""
    found = quantities([Portion(0, text)], [named], units, language)
    return [
        {
            guess.predicate.partition(":")[2]: guess.value.removeprefix(DISARM).removeprefix(SCHEME)
            for guess in each.guesses
        }
        for each in found
    ]


def test_a_figure_is_a_quantity_with_value_unit_precision_and_measure(units):
    assert read(units, "Nearly 4,500 rifles were destroyed in Togo.") == [
        {
            "type": "Quantity",
            "value": '"4500"^^xsd:decimal',
            "unit": "unit/firearm",
            "qualifier": "qualifier/nearly",
            "measure": "measure/destroyed",
        }
    ]


@pytest.mark.parametrize(
    ("text", "language", "unit"),
    [
        ("12 mines", "ENG", "mine"),
        ("12 antipersonnel mines", "ENG", "mine"),
        ("31 States Parties", "ENG", "state"),
        ("31 countries", "ENG", "state"),
        ("14 workshop reports", "ENG", "report"),
        ("400 tons of ammunition", "ENG", "tonne"),
        ("90 officials", "ENG", "person"),
        ("38 per cent of the land", "ENG", "percent"),
        ("$4 million", "ENG", "us-dollar"),
        ("a two-year project", "ENG", "year"),
        ("12 mines terrestres", "FRA", "mine"),
        ("31 États parties", "FRA", "state"),
        ("31 pays", "FRA", "state"),
        ("14 rapports d\u2019ateliers", "FRA", "report"),
        ("1 200 armes à feu", "FRA", "firearm"),
        ("90 fonctionnaires", "FRA", "person"),
        ("38 % des terres", "FRA", "percent"),
        ("650 000 euros", "FRA", "euro"),
        ("dix ans", "FRA", "year"),
    ],
)
def test_the_unit_is_the_head_of_what_is_counted(units, text, language, unit):
    assert [each["unit"] for each in read(units, text, language)] == [f"unit/{unit}"]


@pytest.mark.parametrize(
    ("text", "language", "measure"),
    [
        ("They have destroyed 12 mines.", "ENG", "destroyed"),
        ("12 mines were destroyed, and trained dogs came.", "ENG", "destroyed"),
        ("90 officials were trained.", "ENG", "trained"),
        ("31 States Parties met.", "ENG", "parties"),
        ("38 per cent of the land", "ENG", "share"),
        ("ten years", "ENG", "duration"),
        ("the 12 rivers", "ENG", "number-of"),
        ("Ils ont détruit 12 mines.", "FRA", "destroyed"),
        ("de détruire 12 mines", "FRA", "destroyed"),
        ("12 mines ont été détruites", "FRA", "destroyed"),
        ("31 États parties", "FRA", "parties"),
    ],
)
def test_the_measure_is_the_verb_that_is_nearest(units, text, language, measure):
    assert [each["measure"] for each in read(units, text, language)] == [f"measure/{measure}"]


def test_a_range_is_two_quantities(units):
    found = read(units, "Between 10 and 15 reports came.")
    assert [(each["value"], each["qualifier"]) for each in found] == [
        ('"10"^^xsd:decimal', "qualifier/at-least"),
        ('"15"^^xsd:decimal', "qualifier/at-most"),
    ]


def test_a_vague_number_is_a_quantity_without_a_value(units):
    [found] = read(units, "De nombreux pays ont écrit.", "FRA")
    assert "value" not in found
    assert (found["unit"], found["qualifier"]) == ("unit/state", "qualifier/many")


def test_what_is_no_unit_of_the_list_is_left_out(units):
    [found] = read(units, "They crossed 12 rivers.")
    assert "unit" not in found


def test_the_weapon_is_one_that_is_named_in_what_is_counted(units):
    mines, guns = f"{SCHEME}weapon/anti-personnel-mines", f"{SCHEME}weapon/firearms"
    named = [Mention(3, 21, mines, 0.9, "name"), Mention(30, 38, guns, 0.9, "name")]
    [found] = read(units, "12 antipersonnel mines beside firearms", named=named)
    assert found["weapon"] == "weapon/anti-personnel-mines"


def test_a_figure_within_a_name_is_none(units):
    group = Mention(4, 21, f"{BASE}id/body/three-millers", 0.9, "name")
    assert len(read(units, "The Council of 3 Millers met.", named=[group])) == 0
    assert len(read(units, "The Council of 3 Millers met.")) == 1


def test_a_text_without_figures_has_no_quantities(units):
    assert read(units, "The millers met in paragraph 3.") == []


def test_the_days_of_a_deadline_are_no_quantity(known):
    text = "1. Togo shall count its 40 mills within thirty days after the entry into force."
    drafted = draft(plain.laid(text), "mills", known)
    assert "disarm:Deadline" in drafted
    assert drafted.count(" a disarm:Quantity") == 1
    assert 'disarm:value "40"' in drafted
