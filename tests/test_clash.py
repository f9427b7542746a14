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
    assert [side.thing.rpartition("/")[2] for side in found["sides"]] == ["b", "a"]


def test_figures_at_issue_are_told_from_other_things():
    found = more(
        "discrepancy:clash disarm:concerns quantity:q, status-report:r, body:b ."
        "quantity:q disarm:value 5 . status-report:r disarm:statedCount 6"
    )
    assert [each.rpartition("/")[2] for each in found["counted"]] == ["q", "r"]
    assert found["concerned"] == [BASE + "id/body/b"]
