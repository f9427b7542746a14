"""The page of an instrument: its parties, time limits, who serves it, what it is related to."""

from collections import Counter
from datetime import date

import pytest

from disarmgraph.content.resource import description
from disarmgraph.law import standing
from disarmgraph.names import Names
from disarmgraph.namespaces import BASE, DISARM
from disarmgraph.views import instrument
from disarmgraph.views.legal import Known

DAY = date(2026, 2, 3)
INSTRUMENT = BASE + "id/instrument/"


@pytest.fixture(scope="module")
def known(graph):
    return Known(graph)


@pytest.fixture(scope="module")
def portrait(graph, known):
    def of(slug, day=DAY):
        about = description(graph, INSTRUMENT + slug)
        names = Names(graph, "en")
        return instrument.portrait(
            names, about, day, known.register, known.deadlines, known.outlines
        )

    return of


def last(iri):
    return iri.rpartition("/")[2]


def test_the_counts_of_parties_are_those_of_the_states(graph, portrait, known):
    parties = portrait("apmbc")["parties"]
    counted = Counter(
        known.register.record.standing(INSTRUMENT + "apmbc", state, DAY).answer
        for state in known.register.states
    )
    assert parties.counts == {a: counted[a] for a in standing.ANSWERS if counted[a]}
    assert len(parties.bound) == parties.counts["bound"] + parties.counts["bound-undated"]
    assert (parties.is_complete, parties.as_of) == (True, "2026-02-03")
    assert parties.published == ("162", "132")


def test_parties_are_as_on_the_day(portrait):
    before = portrait("apmbc", date(1999, 2, 28))["parties"]
    after = portrait("apmbc", date(1999, 3, 1))["parties"]
    assert "bound" not in before.counts
    assert after.counts["bound"] > 40


def test_every_treaty_has_its_parties_whatever_the_date_of_its_list(portrait, known):
    """The list of the Outer Space Treaty is that of a month, May 2025."""
    found = {last(treaty): portrait(last(treaty))["parties"] for treaty in known.register.lists}
    assert found["ost"].as_of == "2025-05"
    assert all(parties.counts for parties in found.values())


def test_an_instrument_without_a_list_of_parties_has_none(portrait):
    assert portrait("unpoa")["parties"] is None


def test_a_time_limit_says_how_many_states_it_fell_on_and_when(portrait):
    """The first Parties had until 1 March 2009, ten years after entry into force."""
    limits = {last(limit.norm): limit for limit in portrait("apmbc")["limits"]}
    clear = limits["apmbc-clear-mined-areas"]
    assert (clear.count, clear.first) == (164, "2009-03-01")
    assert clear.last > "2035"


def test_deadlines_still_to_come_are_those_from_the_day_on(portrait):
    coming = portrait("apmbc", date(2028, 1, 1))["coming"]
    assert all(due.date.value >= "2028-01-01" for due in coming)
    assert coming


def test_facts_are_in_the_order_of_a_treaty(portrait):
    key = [group.iri.rpartition("#")[2] for group in portrait("apmbc")["key"]]
    assert key[:4] == ["legalForce", "adoptionDate", "adoptionPlace", "openingDate"]
    assert key.index("entryIntoForceCondition") == key.index("entryIntoForceDate") + 1
    others = {group.iri.rpartition("#")[2] for group in portrait("apmbc")["facts"]}
    assert others.isdisjoint(key)


def test_organs_founded_by_an_article_serve_the_treaty(portrait):
    serving = dict(portrait("cwc")["serving"])
    assert {"opcw", "opcw-executive-council"} <= {last(thing) for thing, _ in serving["body"]}
    assert dict(serving["body"])[BASE + "id/body/opcw"] == DISARM + "foundingAct"


def test_a_protocol_and_its_convention_lead_to_each_other(portrait):
    up = {(last(r), outgoing): things for r, outgoing, things in portrait("ccw-p4")["related"]}
    down = {(last(r), outgoing): things for r, outgoing, things in portrait("ccw")["related"]}
    assert up["ontology#supplements", True] == [INSTRUMENT + "ccw"]
    assert INSTRUMENT + "ccw-p4" in down["ontology#supplements", False]


def test_provisions_that_documents_cite_are_told_with_the_passages(portrait):
    cited = {part.anchor: passages for part, passages in portrait("apmbc")["cited"]}
    passages = {last(passage) for passage in cited["art_9"]}
    assert {"para_16", "para_18", "para_19"} <= passages
