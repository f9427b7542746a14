"""When a thing was, as pages tell it."""

import pytest
from small import small

from disarmgraph.kinds.period import DASH, period
from disarmgraph.names import Names
from disarmgraph.namespaces import BASE

EVENT = BASE + "id/event/meeting"


def told(turtle: str, language: str = "en") -> str:
    found = period(Names(small(turtle), language), EVENT)
    return found.text if found else ""


@pytest.mark.parametrize(
    ("start", "end", "datatype", "english", "french"),
    [
        (
            "2008-07-14",
            "2008-07-18",
            "date",
            "14~18 July 2008",
            "14~18 juillet 2008",
        ),
        ("2007-05-01", "2007-05-03", "date", "1~3 May 2007", "1er~3 mai 2007"),
        (
            "2008-04-30",
            "2008-05-02",
            "date",
            "30 April ~ 2 May 2008",
            "30 avril ~ 2 mai 2008",
        ),
        (
            "2007-12-10",
            "2008-06-12",
            "date",
            "10 December 2007 ~ 12 June 2008",
            "10 décembre 2007 ~ 12 juin 2008",
        ),
        ("2008-07-14", "2008-07-14", "date", "14 July 2008", "14 juillet 2008"),
        ("2008-07", "2008-07", "gYearMonth", "July 2008", "juillet 2008"),
        (
            "2006-07",
            "2008-07",
            "gYearMonth",
            "July 2006 ~ July 2008",
            "juillet 2006 ~ juillet 2008",
        ),
        ("2008-05", "2008-07", "gYearMonth", "May ~ July 2008", "mai ~ juillet 2008"),
        ("2014", "2017", "gYear", "2014~2017", "2014~2017"),
    ],
)
def test_what_two_dates_have_in_common_is_written_once(start, end, datatype, english, french):
    turtle = (
        f'event:meeting disarm:startDate "{start}"^^xsd:{datatype} ;'
        f' disarm:endDate "{end}"^^xsd:{datatype}'
    )
    assert told(turtle) == english.replace("~", DASH)
    assert told(turtle, "fr") == french.replace("~", DASH)


@pytest.mark.parametrize(
    ("start", "end", "english"),
    [
        ('"2008-07-14"^^xsd:date', '"2008-07"^^xsd:gYearMonth', "14 July 2008 ~ July 2008"),
        ('"2008-05"^^xsd:gYearMonth', '"2008-07-18"^^xsd:date', "May 2008 ~ 18 July 2008"),
        ('"2006-07"^^xsd:gYearMonth', '"2008"^^xsd:gYear', "July 2006 ~ 2008"),
    ],
)
def test_dates_that_are_not_as_precise_as_each_other_are_written_out(start, end, english):
    turtle = f"event:meeting disarm:startDate {start} ; disarm:endDate {end}"
    assert told(turtle) == english.replace("~", DASH)


@pytest.mark.parametrize(("end", "datetime"), [("2008-07-14", "2008-07-14"), ("2008-07-18", None)])
def test_programs_are_told_the_day_of_what_lasts_one(end, datetime):
    dates = ('"2008-07-14"^^xsd:date', f'"{end}"^^xsd:date')
    turtle = "event:meeting disarm:startDate {} ; disarm:endDate {}".format(*dates)
    assert period(Names(small(turtle), "en"), EVENT).datetime == datetime


def test_a_beginning_without_an_end_is_told_as_that():
    turtle = 'event:meeting disarm:startDate "2003"^^xsd:gYear'
    assert told(turtle) == "from 2003"
    assert told(turtle, "fr") == "début : 2003"
    assert told('event:meeting disarm:endDate "2003"^^xsd:gYear') == "until 2003"


def test_a_single_date_stands_for_what_has_no_beginning():
    assert told('event:meeting disarm:asOf "2008-05"^^xsd:gYearMonth') == "May 2008"


def test_nothing_is_told_where_nobody_says_when():
    assert told("event:meeting a disarm:Event") == ""
