"""Events and instruments in time, chosen and sorted into lanes."""

from functools import cache, partial

import pytest
from pyoxigraph import RdfFormat, Store

from disarmgraph.lists.faceted import sorted_out
from disarmgraph.namespaces import BASE
from disarmgraph.views.timeline import OTHERS, Asked, Moment, Timeline

TURTLE = """
@prefix disarm: <https://w3id.org/disarmgraph/ontology#> .
@prefix event: <https://w3id.org/disarmgraph/id/event/> .
@prefix event-kind: <https://w3id.org/disarmgraph/scheme/event-kind/> .
@prefix instrument: <https://w3id.org/disarmgraph/id/instrument/> .
@prefix series: <https://w3id.org/disarmgraph/id/series/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix theme: <https://w3id.org/disarmgraph/scheme/theme/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

event-kind:plenary skos:broader event-kind:meeting .
event:first a disarm:Event ; disarm:kind event-kind:meeting ; disarm:startDate "2001"^^xsd:gYear ;
    disarm:theme theme:mines ; disarm:isPartOfSeries series:yearly .
event:second a disarm:Event ; disarm:kind event-kind:plenary ;
    disarm:startDate "2003-05"^^xsd:gYearMonth ;
    disarm:endDate "2003-05"^^xsd:gYearMonth ; disarm:isPartOfSeries series:yearly .
event:third a disarm:Event ; disarm:kind event-kind:meeting ;
    disarm:startDate "2003-12-30"^^xsd:date ; disarm:endDate "2004-01-02"^^xsd:date .
event:prize a disarm:Event ; disarm:kind event-kind:award ;
    disarm:startDate "2003-01-01"^^xsd:date .
event:some-day a disarm:Event ; disarm:kind event-kind:meeting .
instrument:pact a disarm:Instrument ; disarm:theme theme:mines ;
    disarm:adoptionDate "2002-03-04"^^xsd:date ; disarm:entryIntoForceDate "2003"^^xsd:gYear .
"""


@pytest.fixture(scope="module")
def known() -> Timeline:
    store = Store()
    store.load(TURTLE.encode(), format=RdfFormat.TURTLE)
    return Timeline(store, cache(partial(sorted_out, store)))


def seen(known: Timeline, **asked: object) -> list[str]:
    return [each.iri.rpartition("/")[2] for each in known.seen(Asked(**asked)).moments]


def test_events_come_in_the_order_of_time_and_those_without_a_date_apart(known):
    assert seen(known) == ["first", "prize", "second", "third"]
    assert [each.iri for each in known.seen(Asked()).undated] == [BASE + "id/event/some-day"]


def test_instruments_are_shown_when_they_are_asked_for(known):
    assert seen(known, show=("adoption",)) == ["pact"]
    assert seen(known, show=("event", "entry-into-force")) == [
        *("first", "prize", "pact", "second", "third"),
    ]


def test_a_moment_that_reaches_into_the_years_is_in_them(known):
    assert seen(known, since=2004) == ["third"]
    assert seen(known, since=2003, until=2003) == ["prize", "second", "third"]
    assert seen(known, until=2002) == ["first"]


def test_years_are_counted_before_one_of_them_is_chosen(known):
    assert known.seen(Asked(since=2001, until=2001)).years == {2001: 1, 2003: 3}


def test_a_theme_and_a_series_narrow_what_is_seen(known):
    assert seen(known, theme="mines", show=("event", "adoption")) == ["first", "pact"]
    assert seen(known, series="series:yearly", show=("event", "adoption")) == ["first", "second"]
    assert known.themes == {"mines"}
    assert known.series == {"series:yearly"}


def test_kinds_of_few_events_share_a_lane_and_narrower_kinds_are_in_that_of_the_wider(known):
    moments = known.seen(Asked(show=("event", "adoption"))).moments
    lanes = {name: len(within) for name, within in known.lanes(moments, "kind")}
    assert lanes == {"meeting": 3, OTHERS: 1, "adoption": 1}
    assert list(lanes) == ["meeting", OTHERS, "adoption"]


def test_a_series_has_a_lane_of_its_own(known):
    lanes = known.lanes(known.seen(Asked()).moments, "series")
    assert [(name, len(within)) for name, within in lanes] == [("series:yearly", 2), (OTHERS, 2)]


@pytest.mark.parametrize(
    ("start", "end", "precision", "begins", "ends"),
    [
        ("2007", "", "year", 2007.0, 2008.0),
        ("2007-07", "2007-07", "month", 2007 + 181 / 365, 2007 + 212 / 365),
        ("2007-01-01", "", "day", 2007.0, 2007 + 1 / 365),
        ("2007-12-30", "2008-01-02", "span", 2007 + 363 / 365, 2008 + 2 / 365),
        ("2008-12-31", "", "day", 2008 + 364 / 365, 2009.0),
    ],
)
def test_a_date_reaches_as_far_as_it_is_known(start, end, precision, begins, ends):
    moment = Moment("event:x", "event", start, end)
    assert moment.precision == precision
    assert (moment.begins, moment.ends) == (pytest.approx(begins), pytest.approx(ends))


def test_the_real_events_are_dated_as_their_file_says(graph):
    """data/events/events.ttl: BMS3 was from 14 to 18 July 2008, the review conference in 2006."""
    known = Timeline(graph, cache(partial(sorted_out, graph)))
    found = {each.iri.rpartition("/")[2]: each for each in known.seen(Asked()).moments}
    assert (found["bms3"].start, found["bms3"].end) == ("2008-07-14", "2008-07-18")
    assert found["unpoa-review-conference-2006"].precision == "year"
