"""Dates in running text, in English and French."""

import pytest

from disarmgraph.grammar.dates import Kind, dates

ALONE = [
    ("The Committee met on 12 January 2009 in Vienna.", "2009-01-12"),
    ("the letter dated 3 May 2011 from the Chair", "2011-05-03"),
    ("signed on the 9th of April 1949", "1949-04-09"),
    ("On March 4, 2013, the panel began its work.", "2013-03-04"),
    ("Dec. 31st, 1999", "1999-12-31"),
    ("28 FEBRUARY 2014", "2014-02-28"),
    ("(29 February 2012)", "2012-02-29"),
    ("deposited 2015-07-21 with the depositary", "2015-07-21"),
    ("dated 25.11.2004", "2004-11-25"),
    ("received 25/11/2004", "2004-11-25"),
    ("Monday, 6 October 2003", "2003-10-06"),
    ("on 25 June 1993,24 and later", "1993-06-25"),
    ("la Convention de 1980 (dite des moulins)", "1980"),
    ("on 4\u00a0June\u00a02018", "2018-06-04"),
    ("on 4\nJune 2018", "2018-06-04"),
    ("1 September 2016\u00b9", "2016-09-01"),
    ("in March 2006", "2006-03"),
    ("during November of 1987", "1987-11"),
    ("SEPTEMBER 2020", "2020-09"),
    ("the October 2011 session", "2011-10"),
    ("in 2014", "2014"),
    ("In early 2014, two workshops", "2014"),
    ("in the course of 2014 the Group", "2014"),
    ("the 2006 Review Conference", "2006"),
    ("its 2009 report to Parliament", "2009"),
    ("The 2017 rise was steep.", "2017"),
    ("the landmark 1968 accord", "1968"),
    ("the Convention of 1997 is silent", "1997"),
    ("a model law (2002) for islands", "2002"),
    ("Harare, 1996", "1996"),
    ("In 2011 States of the region met.", "2011"),
    ("le 3 décembre 1997", "1997-12-03"),
    ("Le 1er mars 1999, la Convention", "1999-03-01"),
    ("le 1<sup>er</sup> mars 1999", "1999-03-01"),
    ("le 1^{er} avril 2001", "2001-04-01"),
    ("la résolution du 5 août 2003", "2003-08-05"),
    ("le 14 fevrier 2000", "2000-02-14"),
    ("7 janv. 2010", "2010-01-07"),
    ("en août 2012", "2012-08"),
    ("au mois de juin 1995", "1995-06"),
    ("en 2014", "2014"),
    ("courant 2016", "2016"),
    ("l\u2019année 2013", "2013"),
    ("la Conférence de 2006 a décidé", "2006"),
    ("au cours de 2018", "2018"),
    ("**Le 17 juillet 2015**", "2015-07-17"),
]
RANGES = [
    ("from 14 to 18 June 2010", "2010-06-14", "2010-06-18"),
    ("Nairobi, 3-5 May 2004", "2004-05-03", "2004-05-05"),
    ("30 November\u201311 December 2015", "2015-11-30", "2015-12-11"),
    ("from 28 December 2015 to 3 January 2016", "2015-12-28", "2016-01-03"),
    ("July 14-18, 2008", "2008-07-14", "2008-07-18"),
    ("November 30 to December 11, 2015", "2015-11-30", "2015-12-11"),
    ("on 20 and 21 February 2008", "2008-02-20", "2008-02-21"),
    ("between 1999 and 2004", "1999", "2004"),
    ("between 1 May and 30 June 2017", "2017-05-01", "2017-06-30"),
    ("the period 2014-2019", "2014", "2019"),
    ("from 2014 to 2019", "2014", "2019"),
    ("the biennium 2010\u20132011", "2010", "2011"),
    ("in 2008-09", "2008", "2009"),
    ("from March to May 2003", "2003-03", "2003-05"),
    ("du 26 juin au 7 juillet 2006", "2006-06-26", "2006-07-07"),
    ("du 9 au 20 janvier 2012", "2012-01-09", "2012-01-20"),
    ("les 1er et 2 juillet 2008", "2008-07-01", "2008-07-02"),
    ("entre 1999 et 2004", "1999", "2004"),
    ("entre mars et juin 2011", "2011-03", "2011-06"),
    ("allant de juillet 2006 à juillet 2008", "2006-07", "2008-07"),
    ("de 2002 à 2008", "2002", "2008"),
]
SEVERAL = [
    ("les 13 mars 2001, 16 mai 2002 et 26 juin 2003", ["2001-03-13", "2002-05-16", "2003-06-26"]),
    ("on 4, 11 and 18 March 2010", ["2010-03-04", "2010-03-11", "2010-03-18"]),
    ("in 1998, 2001 and 2005", ["1998", "2001", "2005"]),
    ("en novembre et décembre 2007", ["2007-11", "2007-12"]),
    ("in 2003 and again on 1 May 2004", ["2003", "2004-05-01"]),
]
KINDS = [
    ("by 2025", Kind.BY),
    ("no later than 1 March 2010", Kind.BY),
    ("not later than the end of 2012", Kind.BY),
    ("by the end of June 2012", Kind.BY),
    ("on or before 1 March 2010", Kind.BY),
    ("au plus tard le 1er mars 2010", Kind.BY),
    ("d'ici à 2025", Kind.BY),
    ("d\u2019ici à la fin de 2025", Kind.BY),
    ("d\u2019ici fin 2025", Kind.BY),
    ("d\u2019ici au 31 décembre 2025", Kind.BY),
    ("since 1997", Kind.SINCE),
    ("from 1 January 2011 the fee", Kind.SINCE),
    ("as of 3 May 2001", Kind.SINCE),
    ("depuis 1997", Kind.SINCE),
    ("depuis le 4 mai 1997", Kind.SINCE),
    ("à compter du 1er janvier 2011", Kind.SINCE),
    ("dès 2011", Kind.SINCE),
    ("from 2009 onwards", Kind.SINCE),
    ("an increase of 8 per cent from 2009", Kind.ON),
    ("adopted by the 1995 Conference", Kind.ON),
    ("until 31 December 2012", Kind.UNTIL),
    ("jusqu\u2019en 2012", Kind.UNTIL),
    ("jusqu'au 31 décembre 2012", Kind.UNTIL),
    ("before 1 May 2000", Kind.BEFORE),
    ("avant 2000", Kind.BEFORE),
    ("after 1 May 2000", Kind.AFTER),
    ("après le 1er mai 2000", Kind.AFTER),
    ("on 1 May 2000", Kind.ON),
    ("le 1er mai 2000", Kind.ON),
    ("from 1 to 5 May 2000", Kind.ON),
    ("from 1999 to 2004", Kind.ON),
]
NONE = [
    "at its sixty-third session",
    "à sa soixante-troisième session",
    "They destroyed 2006 mines.",
    "Ils ont détruit 2006 mines.",
    "a stock of 1950 rifles",
    "un lot de 1950 fusils",
    "paragraph 1999",
    "au paragraphe 1999",
    "resolution 2017 (2011)",
    "la résolution 2117 (2013) du Conseil de sécurité",
    "Security Council resolution 2017",
    "A/CONF.192/2006/RC/WP.3",
    "S/PRST/2007/24",
    "decision 2009/12",
    "in room 2001",
    "States may 2009 times decide",
    "12 of 15 States",
    "in paragraphs 3 and 4",
    "31 February 2009",
    "on 12 January",
    "le 14 juin",
    "03/04/2009",
    "the 1990s",
    "the 2030 Agenda for Sustainable Development",
    "2,006 mines in all",
    "2 006 mines",
    "2006.5",
    "(2011/2007(INI))",
    "a line of 2000 metres",
    "over 2000 km of road",
    "the following year",
    "l\u2019année suivante",
    "24/7",
    "https://example.org/2009/report",
    "Tel. 2008 1999",
    "Mai, tel est son nom",
    "",
]


def read(text):
    return [(each.first, each.last) for each in dates(text)]


@pytest.mark.parametrize(("text", "date"), ALONE)
def test_a_date_is_read_as_precisely_as_it_is_printed(text, date):
    assert read(text) == [(date, None)]


@pytest.mark.parametrize(("text", "first", "last"), RANGES)
def test_a_range_is_read_with_both_its_ends(text, first, last):
    assert read(text) == [(first, last)]


@pytest.mark.parametrize(("text", "wanted"), SEVERAL)
def test_dates_that_are_listed_are_each_a_date(text, wanted):
    assert read(text) == [(each, None) for each in wanted]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_the_preposition_says_what_kind_of_date_it_is(text, kind):
    assert [each.kind for each in dates(text)] == [kind]


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_date_is_not_found(text):
    assert read(text) == []


def test_a_date_is_where_it_is_printed_without_its_preposition():
    text = "Réunis du 26 juin au 7 juillet 2006 à Oslo, ils ont agi dès le 1er mai 2007."
    assert [text[each.start : each.end] for each in dates(text)] == [
        "26 juin au 7 juillet 2006",
        "1er mai 2007",
    ]


def test_a_text_of_any_length_is_read_in_time_that_grows_with_it():
    text = "12 " * 20_000 + "and " * 20_000 + "2009 " * 5_000
    assert len(dates(text)) < 5_001
