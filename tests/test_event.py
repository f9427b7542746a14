"""An event among those of its series, against invented meetings."""

from small import small

from disarmgraph.kinds.event import in_series
from disarmgraph.namespaces import BASE

MEETINGS = small(
    "event:first a disarm:Event ; disarm:isPartOfSeries series:s ;"
    ' disarm:startDate "2003"^^xsd:gYear .'
    "event:second a disarm:Event ; disarm:isPartOfSeries series:s ; disarm:ordinal 2 ;"
    ' disarm:startDate "2005-07-11"^^xsd:date .'
    "event:third a disarm:Event ; disarm:isPartOfSeries series:s ;"
    ' disarm:startDate "2008-07"^^xsd:gYearMonth .'
    "event:undated a disarm:Event ; disarm:isPartOfSeries series:s ."
    "document:report a disarm:Document ; disarm:isPartOfSeries series:s ;"
    ' disarm:startDate "2006"^^xsd:gYear'
)


def event(name: str) -> str:
    return f"{BASE}id/event/{name}"


def around(name: str):
    found = in_series(MEETINGS, event(name), BASE + "id/series/s")
    return found.number, found.previous, found.next


def test_an_event_stands_between_its_neighbours_in_time():
    assert around("second") == ("2", event("first"), event("third"))


def test_the_first_and_the_last_have_one_neighbour():
    assert around("first") == (None, None, event("second"))
    assert around("third") == (None, event("second"), None)


def test_an_event_without_a_date_has_no_neighbours():
    assert around("undated") == (None, None, None)
