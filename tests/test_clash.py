"""The sides of a discrepancy."""

from small import small

from disarmgraph.content.resource import description
from disarmgraph.kinds import clash
from disarmgraph.names import Names
from disarmgraph.namespaces import BASE, DISARM

CLASH = BASE + "id/discrepancy/clash"


def more(turtle: str):
    store = small(turtle)
    return clash.more(Names(store, "en"), description(store, CLASH))


def slugs(things):
    return [each.rpartition("/")[2] for each in things]


def test_numbers_are_sides_with_the_basis_of_each():
    found = more(
        'discrepancy:clash disarm:derivedValue "52"^^xsd:decimal ;'
        ' disarm:statedValue "53"^^xsd:decimal ; disarm:listedValue "54"^^xsd:decimal'
    )
    assert [(side.number.value, side.relation, side.basis) for side in found["sides"]] == [
        ("53", DISARM + "statedValue", "stated"),
        ("54", DISARM + "listedValue", "counted"),
        ("52", DISARM + "derivedValue", "derived"),
    ]


def test_statements_are_sides_in_the_order_in_which_they_are_printed():
    found = more(
        "discrepancy:clash disarm:setsAgainst claim:a, claim:b ."
        "claim:a disarm:statedIn document:late . document:late disarm:position 63 ."
        "claim:b disarm:statedIn document:early . document:early disarm:position 28"
    )
    assert [slugs(side.things) for side in found["sides"]] == [["b"], ["a"]]
    assert slugs(found["sides"][0].passages) == ["early"]


def test_a_number_stands_with_its_figure_its_unit_and_what_is_written_there():
    found = more(
        'discrepancy:clash disarm:statedValue "2"^^xsd:decimal ;'
        " disarm:statedValue 1 ; disarm:setsAgainst claim:b ;"
        " disarm:concerns quantity:one, quantity:two ."
        "quantity:one disarm:value 1 ; disarm:statedIn document:late ."
        "quantity:two disarm:value 2 ; disarm:unit unit:event ; disarm:statedIn document:early ."
        "document:late disarm:position 63 . document:early disarm:position 28 ."
        "claim:b disarm:statedIn document:late, document:later"
    )
    first, second = found["sides"]
    assert (first.number.value, slugs(first.figures), slugs(first.units)) == (
        "2",
        ["two"],
        ["event"],
    )
    assert (first.things, slugs(first.passages)) == ((), ["early"])
    assert (second.number.value, slugs(second.things)) == ("1", ["b"])
    assert slugs(second.passages) == ["late", "later"]
    assert found["counted"] == []
    assert set(slugs(found["evidenced"])) == {"early", "late", "later"}


def test_a_sum_has_the_unit_of_its_parts_and_the_whole_comes_last():
    found = more(
        "discrepancy:clash disarm:statedValue 5 ; disarm:derivedValue 6 ;"
        " disarm:concerns quantity:all, quantity:b, quantity:c ."
        "quantity:all disarm:value 5 ; disarm:unit unit:us-dollar ."
        "quantity:b disarm:value 2 ; disarm:unit unit:us-dollar ."
        "quantity:c disarm:value 4 ; disarm:unit unit:us-dollar ."
        "quantity:b disarm:isPartOfQuantity quantity:all ."
        "quantity:c disarm:isPartOfQuantity quantity:all"
    )
    assert slugs(found["counted"]) == ["b", "c", "all"]
    stated, derived = found["sides"]
    assert (slugs(stated.figures), derived.figures) == (["all"], ())
    assert slugs(derived.units) == ["us-dollar"]


def test_figures_at_issue_are_told_from_other_things():
    found = more(
        "discrepancy:clash disarm:concerns quantity:q, status-report:r, body:b ."
        "quantity:q disarm:value 5 . status-report:r disarm:statedCount 6"
    )
    assert [each.rpartition("/")[2] for each in found["counted"]] == ["q", "r"]
    assert found["concerned"] == [BASE + "id/body/b"]
