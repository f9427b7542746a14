"""The page of a State: what binds it, and where the documents speak of it."""

from datetime import date

import pytest

from disarmgraph.content.resource import description
from disarmgraph.names import Names
from disarmgraph.namespaces import BASE, DISARM
from disarmgraph.triples import iris
from disarmgraph.views import said, state
from disarmgraph.views.deadlines import Deadlines
from disarmgraph.views.participation import Register

DAY = date(2026, 2, 3)


def portrait(store, code, day=DAY):
    about = description(store, f"{BASE}id/state/{code}")
    names = Names(store, "en")
    return state.portrait(names, about, day, Register(store), Deadlines(store))


@pytest.fixture(scope="module")
def colombia(graph):
    return portrait(graph, "COL")


def last(iri):
    return iri.rpartition("/")[2]


def test_each_treaty_stands_under_its_answer(treaties):
    """Sylvania left the one treaty in 2004, and consented to the other in 2019."""
    groups = portrait(treaties, "BBB", date(2004, 7, 10))["groups"]
    assert {answer: [last(r.treaty) for r in rows] for answer, rows in groups.items()} == {
        "left": ["treaty"],
        "not-a-party": ["other"],
    }


def test_acts_are_in_order_of_time_with_those_without_a_date_last(treaties):
    acts = portrait(treaties, "AAA")["acts"]
    assert [last(act.iri) for _, act in acts] == [
        "treaty-AAA-ratification",
        "other-AAA-ratification",
    ]


def test_deadlines_are_passed_or_coming_as_on_the_day(treaties):
    before = portrait(treaties, "AAA", date(2004, 7, 1))
    after = portrait(treaties, "AAA", date(2004, 7, 2))
    assert [entry.day for entry in before["coming"]] == ["2004-07-01"]
    assert before["passed"] == []
    assert after["coming"] == []
    assert [entry.day for entry in after["passed"]] == ["2004-07-01"]
    assert [last(each.norm) for each in before["yearly"]] == ["report"]


def test_what_is_said_of_a_state_stands_under_its_document_with_its_passages(graph, colombia):
    report = next(c for c in colombia["chapters"] if c.document.endswith("/a-63-228"))
    destroyed = next(
        each
        for each in report.said["quantity"]
        if each.thing.endswith("/unodc-colombia-firearms-destroyed")
    )
    assert destroyed.passages == tuple(iris(graph, destroyed.thing, DISARM + "statedIn"))
    assert destroyed.relations == (DISARM + "concerns",)
    assert last(destroyed.passages[0]) == "para_48"


def test_help_received_is_told_from_help_that_only_concerns_the_state(colombia):
    report = next(c for c in colombia["chapters"] if c.document.endswith("/a-63-228"))
    relations = {last(each.thing): each.relations for each in report.said["assistance"]}
    assert relations["unodc-colombia-firearms-destruction"] == (DISARM + "recipient",)
    assert relations["unodc-colombia-firearms-project"] == (DISARM + "concerns",)


def test_no_statement_about_a_state_is_left_out(graph, colombia):
    """Whatever leads to the State is told under a document, or without one, but for what the
    questions of the library have filled in."""
    told = {
        each.thing
        for chapter in colombia["chapters"]
        for said in chapter.said.values()
        for each in said
    } | {thing for things in colombia["elsewhere"].values() for thing in things}
    rows = graph.query(
        """PREFIX disarm: <https://w3id.org/disarmgraph/ontology#>
        SELECT DISTINCT ?thing {
          ?thing ?relation <https://w3id.org/disarmgraph/id/state/COL> .
          FILTER (!CONTAINS(STR(?thing), "/disarmgraph/queries/"))
          FILTER (?relation NOT IN (
            disarm:boundState, disarm:performedBy, disarm:mentions, disarm:cites, disarm:isNameOf))
        }"""
    )
    assert told == {row["thing"].value for row in rows}


def test_a_passage_that_states_something_is_not_told_again_as_only_naming(colombia):
    for chapter in colombia["chapters"]:
        told = {p for said in chapter.said.values() for each in said for p in each.passages}
        assert told.isdisjoint(chapter.named)


def test_what_readers_look_for_first_comes_first(graph):
    chapters = portrait(graph, "CAN")["chapters"]
    for chapter in chapters:
        kinds = [kind for kind in chapter.said if kind in said.FIRST]
        assert list(chapter.said)[: len(kinds)] == kinds


def test_codes_stand_apart_from_other_facts(colombia):
    codes = {group.iri.rpartition("#")[2] for group in colombia["codes"]}
    assert codes == {"isoAlpha2", "isoAlpha3", "m49", "m49Region"}
    assert not codes & {group.iri.rpartition("#")[2] for group in colombia["facts"]}


def test_what_returns_each_year_ends_with_what_binds_the_state(graph):
    """Lithuania left the Convention on Cluster Munitions in 2025; it had to report until then."""
    then, now = (portrait(graph, "LTU", date(*day)) for day in ((2024, 6, 1), (2026, 2, 3)))
    assert f"{BASE}id/instrument/ccm" in {each.treaty for each in then["yearly"]}
    assert f"{BASE}id/instrument/ccm" not in {each.treaty for each in now["yearly"]}
    assert now["yearly"]


def test_the_days_on_which_lists_end_are_told_for_a_later_day(graph, colombia):
    assert portrait(graph, "COL", date(1990, 1, 1))["ended"] == []
    ended = portrait(graph, "COL", date(2027, 1, 1))["ended"]
    assert ended == sorted(ended)
    assert date(2020, 4, 30) in ended  # the Kinshasa Convention
    assert date(2025, 5, 31) in ended  # the Outer Space Treaty, of which only the month is known
