"""Things of a kind counted and chosen by facets."""

from datetime import date
from pathlib import Path

import pytest
from pyoxigraph import Store

from disarmgraph.law import standing
from disarmgraph.lists.facet import NOT_STATED
from disarmgraph.lists.faceted import Sorted, sorted_out
from disarmgraph.lists.list_query import Selection, list_query, values_query
from disarmgraph.lists.shelves import SHELVES
from disarmgraph.namespaces import BASE

KIND = "instrument"


@pytest.fixture(scope="module")
def shelf() -> Store:
    store = Store()
    store.load(path=Path(__file__).parent / "shelf.ttl")
    store.update("INSERT { ?s ?p ?o } WHERE { GRAPH ?file { ?s ?p ?o } }")
    return store


@pytest.fixture(scope="module")
def found(shelf) -> Sorted:
    return sorted_out(shelf, KIND)


def chosen(found: Sorted, words: str = "", **facets: tuple[str, ...]) -> set[str]:
    selection = Selection(KIND, {name.replace("_", "-"): v for name, v in facets.items()}, words)
    numbers = found.numbers(found.mask(selection))
    return {found.things[each].rpartition("/")[2] for each in numbers}


def counts(found: Sorted, name: str, **facets: tuple[str, ...]) -> dict[str, int]:
    values = found.values(Selection(KIND, facets), name)
    return {each.token: each.count for each in values}


def test_several_values_of_a_facet_widen_and_several_facets_narrow(found):
    assert chosen(found, force=("legally-binding",)) == {"guns", "mines"}
    assert chosen(found, weapon=("guns", "gas")) == {"guns", "mines", "gas"}
    assert chosen(found, weapon=("guns", "gas"), force=("non-binding",)) == {"gas"}
    assert chosen(found) == {"guns", "mines", "gas", "nothing"}


def test_a_value_takes_in_the_narrower_ones(found):
    assert chosen(found, weapon=("arms",)) == {"guns", "mines"}
    [arms] = [each for each in found.values(Selection(KIND), "weapon") if each.token == "arms"]
    assert [(each.token, each.count) for each in arms.narrower] == [("guns", 1), ("mines", 1)]


def test_what_is_not_stated_can_be_chosen_with_what_is(found):
    assert chosen(found, weapon=(NOT_STATED,)) == {"nothing"}
    assert chosen(found, weapon=(NOT_STATED, "guns")) == {"nothing", "guns"}


def test_a_value_is_counted_among_what_the_other_facets_leave(found):
    assert counts(found, "force") == {"legally-binding": 2, "non-binding": 1, NOT_STATED: 1}
    assert counts(found, "force", weapon=("gas",)) == {"legally-binding": 1, "non-binding": 1}
    # Its own choice does not count, or no second value could be seen to add anything.
    assert counts(found, "force", force=("non-binding",)) == counts(found, "force")


def test_a_chosen_value_stays_in_sight_even_if_nothing_is_left_of_it(found):
    [value] = [
        each
        for each in found.values(
            Selection(KIND, {"force": ("non-binding",), "weapon": ("guns",)}), "force"
        )
        if each.chosen
    ]
    assert (value.token, value.count) == ("non-binding", 0)


def test_years_stand_in_their_decades_latest_first(found):
    values = found.values(Selection(KIND), "adopted")
    assert [(each.token, each.count) for each in values] == [
        ("2000s", 1),
        ("1990s", 2),
        (NOT_STATED, 1),
    ]
    assert [each.token for each in values[1].narrower] == ["1997", "1992"]


def test_a_day_of_entry_into_force_is_told_from_a_condition_without_a_day(found):
    assert counts(found, "takes-effect") == {"dated": 1, "conditional": 1, NOT_STATED: 2}


def test_values_stand_in_the_order_declared_with_what_is_not_stated_last(found):
    values = found.values(Selection(KIND), "force")
    assert [each.token for each in values] == ["legally-binding", "non-binding", NOT_STATED]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("mines", {"mines"}),
        ("DEJA", {"mines"}),
        ("gun treaty", {"guns"}),  # the short title, and the words in any order
        ("treaty guns", {"guns"}),
        ("c", {"guns", "mines", "gas", "nothing"}),
        ("code mines", set()),
    ],
)
def test_words_are_found_in_any_name_of_a_thing_without_accents(found, words, expected):
    assert chosen(found, words) == expected


def test_a_facet_that_tells_nothing_apart_is_known(found):
    assert found.tells_apart("force")
    assert not found.tells_apart("document")


EVERY = [(kind, facet.name) for kind, shelf in SHELVES.items() for facet in shelf.facets]


@pytest.fixture(scope="module")
def whole(graph):
    known: dict[str, Sorted] = {}

    def of(kind: str) -> Sorted:
        if kind not in known:
            known[kind] = sorted_out(graph, kind)
        return known[kind]

    return of


@pytest.mark.parametrize("kind", SHELVES)
def test_the_query_of_a_list_gives_the_things_of_the_list(graph, whole, kind):
    """For each facet: the value of most things, that of fewest, and what is not stated."""
    found = whole(kind)
    for facet in found.shelf.facets:
        masks = found.masks[facet.name]
        tokens = sorted(masks, key=lambda each: (masks[each].bit_count(), each))
        some = tuple(dict.fromkeys([tokens[-1], tokens[0], NOT_STATED]))
        selection = Selection(kind, {facet.name: some})
        listed = {found.things[each] for each in found.numbers(found.mask(selection))}
        rows = list(graph.query(list_query(selection, "en")))
        assert {row[0].value for row in rows} == listed, facet.name
        assert len(rows) == len(listed), facet.name


@pytest.mark.parametrize(
    "selection",
    [
        Selection("norm", {"type": ("Obligation",), "force": ("legally-binding",)}, "mines"),
        Selection("norm", {"theme": ("arms-transfers",), "text": ("instrument:att",)}),
        Selection("treaty-action", {"date": ("1990s", "2001"), "state": ("state:FRA",)}),
        Selection("state", {"region": ("place:africa",), "bound-by": ("instrument:tpnw",)}),
        Selection("assistance", {"status": ("requested", "offered")}, "etats"),
        Selection("event", {"kind": ("conference",), "date": (NOT_STATED,)}),
    ],
    ids=lambda each: each.kind,
)
def test_facets_and_words_together_give_the_same_as_their_query(graph, whole, selection):
    found = whole(selection.kind)
    listed = {found.things[each] for each in found.numbers(found.mask(selection))}
    assert listed
    assert {row[0].value for row in graph.query(list_query(selection, "fr"))} == listed


def test_every_thing_has_a_value_of_each_facet_or_none(whole):
    for kind, facet in EVERY:
        found = whole(kind)
        every = 0
        for mask in found.masks[facet].values():
            every |= mask
        assert every == found.whole, (kind, facet)


def test_things_of_the_real_graph_are_sorted_out_as_their_files_say(whole):
    """data/instruments/iti.ttl and unpoa.ttl alone say politically binding."""
    found = whole("instrument")
    mask = found.mask(Selection("instrument", {"force": ("politically-binding",)}))
    assert [found.things[each] for each in found.numbers(mask)] == [
        BASE + "id/instrument/iti",
        BASE + "id/instrument/unpoa",
    ]


def test_a_state_that_has_left_a_treaty_is_not_bound_by_it(whole):
    """data/participation/apmbc.csv: the five withdrawals, the last with effect in February 2026."""
    found = whole("state")
    bound = found.masks["bound-by"]["instrument:apmbc"]
    bound = {found.things[each].rpartition("/")[2] for each in found.numbers(bound)}
    assert not bound & {"EST", "LVA", "LTU", "FIN", "POL"}
    assert {"FRA", "CMR"} <= bound


def test_those_bound_are_those_whom_the_view_of_parties_calls_so(graph, whole):
    found, record = whole("state"), standing.Record(graph)
    for treaty in record.lists:
        token = treaty.replace(BASE + "id/instrument/", "instrument:")
        bound = found.masks["bound-by"].get(token, 0)
        assert {found.things[each] for each in found.numbers(bound)} == {
            each.state
            for each in record.of_treaty(treaty, date.today())
            if each.answer in standing.BINDING and "/id/state/" in each.state
        }, treaty


def test_who_has_left_or_is_not_bound_yet_is_not_bound(treaties):
    """tests/treaty.ttl: BBB left on 10 July 2004; AAA is bound since 1 July 2000."""
    store = Store()
    store.bulk_extend(treaties.quads_for_pattern(None, None, None, None))
    store.update(
        "PREFIX disarm: <https://w3id.org/disarmgraph/ontology#>"
        "INSERT DATA { <https://w3id.org/disarmgraph/id/bound-period/later> a disarm:BoundPeriod ;"
        "  disarm:boundState <https://w3id.org/disarmgraph/id/state/CCC> ;"
        "  disarm:concernsTreaty <https://w3id.org/disarmgraph/id/instrument/treaty> ;"
        '  disarm:startDate "2999-01-01"^^<http://www.w3.org/2001/XMLSchema#date> }'
    )
    rows = store.query(values_query("state", SHELVES["state"].facet("bound-by")))
    bound = {r["thing"].value[-3:] for r in rows if r["value"].value.endswith("/treaty")}
    assert bound == {"AAA", "DDD"}
