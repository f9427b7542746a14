"""Dates, numbers and other literals in words."""

import pytest
from pyoxigraph import Literal, NamedNode

from disarmgraph.namespaces import XSD
from disarmgraph.written import spanned, written


def typed(lexical: str, datatype: str) -> Literal:
    return Literal(lexical, datatype=NamedNode(XSD + datatype))


@pytest.mark.parametrize(
    ("literal", "english", "french"),
    [
        (typed("2006-07-13", "date"), "13 July 2006", "13 juillet 2006"),
        (typed("2007-05-01", "date"), "1 May 2007", "1er mai 2007"),
        (typed("2008-08-11Z", "date"), "11 August 2008", "11 août 2008"),
        (typed("2007-02", "gYearMonth"), "February 2007", "février 2007"),
        (typed("2001", "gYear"), "2001", "2001"),
        (typed("--04-30", "gMonthDay"), "30 April", "30 avril"),
        (typed("2010-05-19T10:00:00", "dateTime"), "19 May 2010", "19 mai 2010"),
        (typed("20000", "decimal"), "20,000", "20\u202f000"),
        (typed("-1234567.5", "decimal"), "-1,234,567.5", "-1\u202f234\u202f567,5"),
        (typed("9716", "integer"), "9716", "9716"),
        (typed("P4Y", "duration"), "4 years", "4 ans"),
        (typed("P1Y6M", "duration"), "1 year 6 months", "1 an 6 mois"),
        (typed("PT36H", "dayTimeDuration"), "36 hours", "36 heures"),
        (typed("true", "boolean"), "yes", "oui"),
        (Literal("A/63/228"), "A/63/228", "A/63/228"),
    ],
)
def test_a_literal_is_written_as_its_language_writes_it(literal, english, french):
    assert written(literal, "en") == english
    assert written(literal, "fr") == french


@pytest.mark.parametrize(
    "literal",
    [
        typed("2006-13-01", "date"),
        typed("yesterday", "date"),
        typed("about ten", "decimal"),
        typed("P", "duration"),
    ],
)
def test_an_ill_formed_value_stands_as_it_is(literal):
    assert written(literal, "en") == literal.value


@pytest.mark.parametrize(
    ("start", "end", "english", "french"),
    [
        ("2007-12-10", "2007-12-12", "10-12 December 2007", "10-12 décembre 2007"),
        ("2008-07-01", "2008-07-02", "1-2 July 2008", "1er-2 juillet 2008"),
        ("2008-05-30", "2008-06-02", "30 May - 2 June 2008", "30 mai - 2 juin 2008"),
        ("2007-04", "2007-06", "April-June 2007", "avril-juin 2007"),
        (
            "2007-12-30",
            "2008-01-02",
            "30 December 2007 - 2 January 2008",
            "30 décembre 2007 - 2 janvier 2008",
        ),
        ("2014", "2017", "2014-2017", "2014-2017"),
        ("2007", "2008-06", "2007 - June 2008", "2007 - juin 2008"),
        ("2007-04", "2007-04", "April 2007", "avril 2007"),
        ("1998", "", "1998", "1998"),
        ("", "2017", "- 2017", "- 2017"),
    ],
)
def test_a_span_says_once_what_both_ends_have_in_common(start, end, english, french):
    """A hyphen stands here for the dash."""
    assert spanned(start, end, "en").replace("\u2013", "-") == english
    assert spanned(start, end, "fr").replace("\u2013", "-") == french
