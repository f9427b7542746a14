"""Chains of mandates, against an invented one and those of the graph."""

import pytest
from small import small

from disarmgraph.names import Names
from disarmgraph.namespaces import BASE
from disarmgraph.views import mandates
from disarmgraph.views.mandates import HEAD, Mandates

ASKED = small(
    "norm:report a disarm:Mandate, disarm:Norm ; disarm:sourceProvision instrument:charter_5 ;"
    " disarm:issuedBy body:assembly ; disarm:bearer body:office ; disarm:hasDeadline deadline:d ;"
    " disarm:followsFrom norm:older ; disarm:statedIn document:p ."
    "instrument:charter_5 disarm:isProvisionOf instrument:charter ; disarm:position 5 ."
    "instrument:charter_2 disarm:isProvisionOf instrument:charter ; disarm:position 2 ."
    "norm:study a disarm:Mandate ; disarm:sourceProvision instrument:charter_2 ;"
    " disarm:bearer body:office, body:panel ."
    "norm:meet a disarm:Mandate ; disarm:bearer body:panel ; disarm:adoptedAt event:summit ."
    "document:r a disarm:Document ; disarm:respondsTo norm:report ;"
    " disarm:submittedTo body:assembly ."
    "document:next a disarm:Document ; disarm:followsFrom document:r ."
    "claim:c a disarm:Claim ; disarm:followsFrom document:r ."
    "norm:said a disarm:Norm ; disarm:sourceProvision document:r"
)


def iri(path: str) -> str:
    return f"{BASE}id/{path}"


def slugs(found) -> list[str]:
    return [each.mandate.rpartition("/")[2] for each in found]


def test_a_chain_leads_from_the_text_to_what_followed_the_report():
    chain = mandates.chain(ASKED, iri("norm/report"))
    assert chain.texts == (iri("instrument/charter"),)
    assert chain.provisions == (iri("instrument/charter_5"),)
    assert chain.asked_by == (iri("body/assembly"),)
    assert chain.bearers == (iri("body/office"),)
    assert chain.deadlines == (iri("deadline/d"),)
    assert chain.before == (iri("norm/older"),)
    (came,) = chain.outcomes
    assert came.thing == iri("document/r")
    assert came.given_to == (iri("body/assembly"),)
    assert came.next == (iri("document/next"),)
    assert came.norms == (iri("norm/said"),)
    assert chain.goes_on


def test_a_mandate_without_a_text_keeps_the_meeting_that_agreed_it():
    chain = mandates.chain(ASKED, iri("norm/meet"))
    assert (chain.texts, chain.meetings) == ((), (iri("event/summit"),))
    assert not chain.goes_on


def test_mandates_of_a_body_stand_with_the_answered_first_then_in_the_order_of_the_text():
    known = Mandates(ASKED)
    assert slugs(known.of(bearer=iri("body/office"))) == ["report", "study"]
    assert slugs(known.of(bearer=iri("body/panel"))) == ["study", "meet"]
    assert slugs(known.of(text=iri("instrument/charter"))) == ["report", "study"]


def test_without_a_choice_those_that_were_answered_are_shown():
    assert slugs(Mandates(ASKED).of()) == ["report"]


def test_bodies_and_texts_are_counted():
    known = Mandates(ASKED)
    assert known.bearers == {iri("body/office"): 2, iri("body/panel"): 2}
    assert known.texts == {iri("instrument/charter"): 2}


def test_the_table_has_a_row_for_each_bearer_and_result():
    rows = list(mandates.table(Names(ASKED, "en"), Mandates(ASKED).of(iri("body/office"))))
    assert rows[0] == HEAD
    told = [dict(zip(HEAD, row, strict=True)) for row in rows[1:]]
    assert [(row["mandate"], row["bearer"], row["outcome"]) for row in told] == [
        (iri("norm/report"), iri("body/office"), iri("document/r")),
        (iri("norm/study"), iri("body/office"), ""),
        (iri("norm/study"), iri("body/panel"), ""),
    ]
    assert told[0]["passages"] == iri("document/p")


@pytest.mark.parametrize(
    ("mandate", "answers"),
    [
        ("a-res-61-76-report", ["document/a-63-228"]),
        ("s-prst-2007-24-report", ["document/s-2008-258"]),
        (
            "a-res-62-47-gather-national-information",
            [
                "quantity/national-reports-on-brokering-2007-2008",
                "quantity/national-reports-on-tracing-2007-2008",
                "quantity/unpoa-national-reports-2007-2008",
            ],
        ),
    ],
)
def test_mandates_of_the_graph_have_the_answers_that_the_data_files_give(graph, mandate, answers):
    found = mandates.chain(graph, iri(f"norm/{mandate}"))
    assert [each.thing for each in found.outcomes] == [iri(each) for each in answers]
