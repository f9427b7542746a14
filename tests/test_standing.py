"""Where a State stands under a treaty on a day: bound, not a party, no record, or between."""

import re
from datetime import date

import pytest

from disarmgraph.files import query_files
from disarmgraph.law import standing
from disarmgraph.namespaces import BASE

STATE, INSTRUMENT = BASE + "id/state/", BASE + "id/instrument/"


def answer(store, state, treaty, day):
    """The answer for one State and one treaty, asked from the State and from the treaty."""
    on = date.fromisoformat(day)
    (mine,) = [s for s in standing.of_state(store, STATE + state, on) if s.treaty.endswith(treaty)]
    others = [
        s for s in standing.of_treaty(store, INSTRUMENT + treaty, on) if s.state == mine.state
    ]
    assert others in ([mine], [])
    return mine.answer


@pytest.mark.parametrize(
    ("state", "treaty", "day", "expected"),
    [
        ("AAA", "treaty", "2000-07-01", "bound"),
        ("AAA", "treaty", "2000-06-30", "consented"),
        ("AAA", "treaty", "1999-11-29", "not-a-party"),
        ("BBB", "treaty", "2001-12-01", "consented"),
        ("BBB", "treaty", "2004-07-09", "bound"),
        ("BBB", "treaty", "2004-07-10", "left"),
        ("CCC", "treaty", "2010-01-01", "signed"),
        ("CCC", "treaty", "1999-04-30", "not-a-party"),
        ("DDD", "treaty", "2005-05-05", "bound-undated"),
        ("EEE", "treaty", "2010-01-01", "not-a-party"),
        ("EEE", "other", "2010-01-01", "no-record"),
        ("CCC", "other", "2010-01-01", "no-record"),
        ("DDD", "treaty", "2005-05-04", "no-record"),
        ("AAA", "other", "2010-01-01", "bound-undated"),
        ("BBB", "other", "2020-01-01", "consented-undated"),
    ],
)
def test_a_state_stands_where_its_acts_put_it(treaties, state, treaty, day, expected):
    assert answer(treaties, state, treaty, day) == expected


def test_due_dates_of_a_treaty_and_of_a_state_are_the_same(treaties):
    of_treaty = standing.due_dates(treaties, INSTRUMENT + "treaty")

    assert [due.state for due in of_treaty] == [STATE + "AAA"]
    assert standing.due_dates(treaties, STATE + "AAA") == of_treaty


def test_a_state_that_took_its_ratification_back_has_only_signed(graph):
    """Russia ratified the test ban treaty in 2000; the revocation has effect on 3 November 2023."""
    assert answer(graph, "RUS", "ctbt", "2023-11-02") == "consented-undated"
    assert answer(graph, "RUS", "ctbt", "2023-11-03") == "signed"


def test_nobody_is_bound_before_it_has_consented(graph):
    """The Kinshasa Convention is in force since 2017 and its first day for others is not known;
    Equatorial Guinea signed it in 2011 and ratified it on 24 December 2019."""
    assert answer(graph, "GNQ", "kinshasa", "2019-12-23") == "signed"
    assert answer(graph, "GNQ", "kinshasa", "2019-12-24") == "bound-undated"


def test_a_later_state_is_bound_when_the_delay_has_passed(graph):
    """The Inter-American Convention takes effect thirty days after the deposit (article XXV);
    Argentina ratified it on 9 October 2001."""
    assert answer(graph, "ARG", "cifta", "2001-10-08") == "signed"
    assert answer(graph, "ARG", "cifta", "2001-11-07") == "consented"
    assert answer(graph, "ARG", "cifta", "2001-11-08") == "bound"


def test_a_successor_is_no_party_before_it_gave_notice(graph):
    """South Sudan, independent since July 2011, succeeded to the Mine Ban Convention on
    11 November 2011, Montenegro, independent since 2006, to the Non-Proliferation Treaty."""
    assert answer(graph, "SSD", "apmbc", "2000-01-01") == "no-record"
    assert answer(graph, "SSD", "apmbc", "2011-11-11") == "bound-undated"
    assert answer(graph, "MNE", "npt", "1980-01-01") == "no-record"


@pytest.mark.parametrize(
    ("dated", "expected"),
    [("2025-05", (2025, 5, 31)), ("2024", (2024, 12, 31)), ("2026-02-03", (2026, 2, 3))],
)
def test_a_list_of_a_month_or_a_year_is_that_of_its_last_day(dated, expected):
    assert standing.last_day(dated) == date(*expected)


def test_an_incomplete_list_does_not_tell_that_a_signature_was_all(graph):
    """Kenya signed the Nairobi Protocol in 2004; the list that names it may be incomplete."""
    assert answer(graph, "KEN", "nairobi", "2026-01-01") == "signed-open"


def test_consent_without_a_day_from_which_it_binds_is_told_apart(graph):
    """The treaty of Tlatelolco binds State by State from days of which there is no record here."""
    assert answer(graph, "MEX", "tlatelolco", "2015-01-01") == "consented-undated"


def test_the_record_of_all_says_the_same_as_that_of_one(treaties):
    day = date(2004, 7, 9)
    record = standing.Record(treaties)
    for state in ("AAA", "BBB", "CCC", "DDD", "EEE"):
        assert record.of_state(STATE + state, day) == standing.of_state(
            treaties, STATE + state, day
        )
    treaty = INSTRUMENT + "treaty"
    assert record.of_treaty(treaty, day) == standing.of_treaty(treaties, treaty, day)


def test_all_due_dates_are_those_of_each_treaty(treaties):
    assert standing.due_dates(treaties) == standing.due_dates(treaties, INSTRUMENT + "treaty")


@pytest.mark.parametrize(
    ("state", "day", "act"),
    [
        ("AAA", "2000-07-01", "treaty-AAA-ratification"),
        ("BBB", "2001-12-01", "treaty-BBB-ratification"),
        ("BBB", "2004-07-10", "treaty-BBB-withdrawal"),
        ("CCC", "2010-01-01", "treaty-CCC-signature"),
        ("CCC", "1999-04-30", None),
        ("DDD", "2010-01-01", "treaty-DDD-succession"),
        ("EEE", "2010-01-01", None),
    ],
)
def test_an_answer_follows_from_an_act_or_from_there_being_none(treaties, state, day, act):
    on = date.fromisoformat(day)
    found = standing.Record(treaties).standing(INSTRUMENT + "treaty", STATE + state, on)
    decisive = found.decisive(on)
    assert (decisive and decisive.iri) == (act and f"{BASE}id/treaty-action/{act}")


def test_no_incomplete_list_says_that_a_state_is_not_a_party(graph):
    """What says "not a party" comes from a complete list; every open one says "no record"."""
    rows = graph.query(
        """PREFIX disarm: <https://w3id.org/disarmgraph/ontology#>
        SELECT ?treaty ?kind {
          ?state disarm:isNotPartyTo ?treaty .
          ?list a disarm:PartyList ; disarm:concernsTreaty ?treaty ; disarm:completeness ?kind .
        } GROUP BY ?treaty ?kind"""
    )
    assert {row["kind"].value for row in rows} == {standing.CLOSED}
    on = date(2026, 2, 3)
    answers = {s.treaty: s.answer for s in standing.of_state(graph, STATE + "PRK", on)}
    assert answers[INSTRUMENT + "apmbc"] == "not-a-party"
    assert answers[INSTRUMENT + "fap"] == "no-record"


@pytest.mark.parametrize("path", query_files(), ids=lambda path: path.stem)
def test_no_question_concludes_from_the_absence_of_a_period_or_an_act(path):
    """To take bound States away is allowed only for a treaty whose list is complete."""
    text = path.read_text(encoding="utf-8")
    taken_away = re.findall(r"(?:MINUS|NOT EXISTS)\s*\{(.*?)\n  \}", text, re.DOTALL)
    of_participation = [
        each for each in taken_away if re.search("boundState|BoundPeriod|performedBy", each)
    ]
    assert not of_participation or "disarm:completeness list-kind:closed" in text
