"""The page of a thing that has a plan, against invented things."""

from small import small

from disarmgraph.content.resource import description
from disarmgraph.kinds.portrayal import BESIDE, portrayal
from disarmgraph.names import Names
from disarmgraph.namespaces import BASE, DISARM

HELP = BASE + "id/assistance/help"


def of(turtle: str, iri: str = HELP):
    store = small(turtle)
    return portrayal(Names(store, "en"), description(store, iri))


def test_a_kind_without_a_plan_is_left_to_others():
    assert of("assistance:help a disarm:Norm") is None


def test_facts_stand_in_the_order_of_the_plan():
    template, values = of(
        'assistance:help a disarm:Assistance ; disarm:theme body:t ; disarm:purpose "p"@en ;'
        " disarm:concerns body:b ; disarm:donor state:DEU"
    )
    assert template == "assistance.html"
    assert [group.iri for group in values["facts"]] == [
        DISARM + name for name in ("concerns", "purpose", "theme")
    ]


def test_what_a_reader_looks_for_and_nobody_states_is_named():
    _, values = of("assistance:help a disarm:Assistance ; disarm:inPeriodOf document:d")
    assert values["absent"] == [DISARM + "amount", DISARM + "concerns"]


def test_discrepancies_are_told_above_and_not_among_the_links():
    _, values = of(
        "assistance:help a disarm:Assistance ."
        "discrepancy:d a disarm:Discrepancy ; disarm:concerns assistance:help ."
        "claim:c a disarm:Claim ; disarm:concerns assistance:help"
    )
    assert values["discrepancies"] == [BASE + "id/discrepancy/d"]
    assert [section.name for section in values["sections"]] == ["words"]


def test_passages_that_state_and_that_mention_are_shown_once_each():
    _, values = of(
        "assistance:help a disarm:Assistance ; disarm:statedIn document:p1 ."
        "document:p1 disarm:mentions assistance:help . document:p2 disarm:mentions assistance:help"
    )
    assert values["written"] == [BASE + "id/document/p1", BASE + "id/document/p2"]
    assert values["stated"] == [BASE + "id/document/p1"]
    assert values["beside"]


def test_many_passages_stand_at_the_end():
    many = " ; ".join(f"disarm:statedIn document:p{number}" for number in range(BESIDE + 1))
    _, values = of(f"assistance:help a disarm:Assistance ; {many}")
    assert not values["beside"]
