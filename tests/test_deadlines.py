"""The calendar of deadlines: which are chosen, which stand together, and how years are drawn."""

from datetime import date

import pytest

from disarmgraph.law import standing
from disarmgraph.names import Names
from disarmgraph.namespaces import BASE
from disarmgraph.views import deadlines
from disarmgraph.views.deadlines import Choice, Deadlines

TODAY = date(2026, 11, 29)


@pytest.fixture(scope="module")
def known(graph):
    return Deadlines(graph)


def last(iri):
    return iri.rpartition("/")[2]


def test_without_a_choice_there_are_all(known, graph):
    assert known.chosen(Choice(), TODAY) == standing.due_dates(graph)


def test_passed_and_coming_together_are_all(known):
    passed, coming = (known.chosen(Choice(when=each), TODAY) for each in ("passed", "coming"))
    assert passed + coming == known.chosen(Choice(), TODAY)
    assert passed[-1].date.value < "2026-11-29" <= coming[0].date.value


@pytest.mark.parametrize(("today", "when"), [("2009-03-01", "coming"), ("2009-03-02", "passed")])
def test_a_deadline_has_passed_on_the_day_after(known, today, when):
    """France: bound since 1 March 1999, mined areas to be cleared within ten years."""
    choice = Choice("FRA", "apmbc", "2009", when)
    (due,) = known.chosen(choice, date.fromisoformat(today))
    assert last(due.norm) == "apmbc-clear-mined-areas"


def test_a_state_a_treaty_and_a_year_narrow_what_is_shown(known):
    found = known.chosen(Choice("COL", "apmbc"), TODAY)
    assert {(last(due.state), last(due.treaty)) for due in found} == {("COL", "apmbc")}
    in_year = known.chosen(Choice("COL", "apmbc", "2011"), TODAY)
    assert [due.date.value for due in in_year] == ["2011-03-01"]


def test_what_is_due_on_one_day_by_the_same_states_stands_together(known):
    """On 29 May 1997, thirty days after the Convention, all first Parties had to declare."""
    dues = known.chosen(Choice(treaty="cwc", year="1997"), TODAY)
    found = [entry for entry in deadlines.entries(dues) if entry.day == "1997-05-29"]
    assert len(found) == 1
    (entry,) = found
    first = {due.state for due in dues if due.date.value == "1997-05-29"}
    assert {due.state for due in entry.dues} == first
    assert BASE + "id/norm/cwc-declare-weapons" in entry.norms
    assert {due.norm for due in entry.dues} == {entry.norms[0]}


def test_no_deadline_is_lost_or_told_twice_when_they_stand_together(known):
    dues = known.chosen(Choice(), TODAY)
    told = sorted(
        (entry.day, norm, due.state)
        for entry in deadlines.entries(dues)
        for norm in entry.norms
        for due in entry.dues
    )
    assert told == sorted({(due.date.value, due.norm, due.state) for due in dues})


def test_a_deadline_that_returns_each_year_is_told_apart(treaties):
    known = Deadlines(treaties)
    assert [last(each.norm) for each in known.yearly(Choice())] == ["report"]
    (of_state,) = known.yearly(Choice(state="BBB"))
    assert (of_state.first, of_state.end) == (date(2002, 4, 30), date(2004, 7, 9))
    assert known.yearly(Choice(treaty="other")) == []


def test_years_are_drawn_without_a_gap(known):
    picture = known.picture(Choice("FRA", "apmbc"))
    years = [bar.year for bar in picture.bars]
    assert years == list(range(years[0], years[-1] + 1))
    assert sum(bar.count for bar in picture.bars) == len(
        known.chosen(Choice("FRA", "apmbc"), TODAY)
    )
    assert max(bar.height for bar in picture.bars) == 1
    assert not picture.is_logarithmic


def test_years_of_very_different_height_are_drawn_on_a_logarithmic_scale(known):
    picture = known.picture(Choice())
    assert picture.is_logarithmic
    heights = {bar.year: bar.height for bar in picture.bars}
    assert heights[1997] == 1
    assert heights[2036] > 0.1
    assert [number for number, _ in picture.ticks] == [1, 10, 100, 1000]


def test_nothing_is_drawn_of_nothing(treaties):
    assert Deadlines(treaties).picture(Choice(state="EEE")) is None


def test_the_table_names_state_treaty_and_norm(treaties):
    known = Deadlines(treaties)
    head, row = deadlines.table(Names(treaties, "fr"), known.chosen(Choice(), TODAY))
    found = dict(zip(head, row, strict=True))
    assert found["day"] == "2004-07-01"
    assert (found["stateName"], found["normName"]) == ("Freedonie", "Nettoyer")
    assert found["dueDate"] == BASE + "id/due-date/clear-AAA"
