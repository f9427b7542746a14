"""Assistance counted by giver, receiver and status."""

import pytest
from pyoxigraph import RdfFormat, Store

from disarmgraph.lists.faceted import Sorted, sorted_out
from disarmgraph.namespaces import BASE
from disarmgraph.views.flows import KIND, Asked, Flow, amounts, by_giver, of_states, owners, seen

TURTLE = """
@prefix assistance: <https://w3id.org/disarmgraph/id/assistance/> .
@prefix body: <https://w3id.org/disarmgraph/id/body/> .
@prefix disarm: <https://w3id.org/disarmgraph/ontology#> .
@prefix fund: <https://w3id.org/disarmgraph/id/fund/> .
@prefix quantity: <https://w3id.org/disarmgraph/id/quantity/> .
@prefix state: <https://w3id.org/disarmgraph/id/state/> .
@prefix status: <https://w3id.org/disarmgraph/scheme/assistance-status/> .
@prefix theme: <https://w3id.org/disarmgraph/scheme/theme/> .

assistance:mines a disarm:Assistance ;
    disarm:donor state:FRE, state:SYL ; disarm:recipient state:OSM ;
    disarm:status status:provided ; disarm:theme theme:mines ; disarm:amount quantity:sum .
assistance:course a disarm:Assistance ; disarm:donor state:FRE ; disarm:recipient state:OSM ;
    disarm:implementedBy body:school ; disarm:status status:offered .
assistance:wish a disarm:Assistance ; disarm:recipient state:OSM ; disarm:status status:requested .
assistance:plea a disarm:Assistance ; disarm:requestedOf state:FRE ; disarm:recipient state:OSM ;
    disarm:status status:requested .
assistance:gift a disarm:Assistance ; disarm:donor state:SYL, fund:purse ;
    disarm:status status:funded .
body:school disarm:locatedIn state:OSM .
fund:purse a disarm:Fund ; disarm:concerns state:SYL .
"""


@pytest.fixture(scope="module")
def store() -> Store:
    store = Store()
    store.load(TURTLE.encode(), format=RdfFormat.TURTLE)
    return store


@pytest.fixture(scope="module")
def found(store) -> Sorted:
    return sorted_out(store, KIND)


def flow(giver: str, recipient: str, **statuses: tuple[str, ...]) -> Flow:
    activities = {
        status: tuple(f"{BASE}id/assistance/{each}" for each in some)
        for status, some in statuses.items()
    }
    return Flow(giver, recipient, activities)


def test_activities_are_counted_for_each_pair_and_status(store, found):
    assert seen(found, Asked(), owners(store, found)).flows == (
        flow(
            *("state:FRE", "state:OSM"),
            requested=("plea",),
            offered=("course",),
            provided=("mines",),
        ),
        flow("state:SYL", "state:OSM", provided=("mines",)),
        flow("state:SYL", "not-stated", funded=("gift",)),
        flow("not-stated", "state:OSM", requested=("wish",)),
    )


def test_what_was_asked_for_is_never_counted_as_given(found):
    first = seen(found, Asked()).flows[0]
    assert (first.staged("requested"), first.staged("offered"), first.staged("given")) == (1, 1, 1)


def test_an_activity_of_two_donors_is_one_activity_in_two_flows(found):
    whole = seen(found, Asked())
    assert whole.count == 5
    assert (whole.without_giver, whole.without_asked, whole.without_recipient) == (0, 1, 1)
    assert whole.staged("given") == 2


def test_statuses_and_themes_narrow_what_is_seen(found):
    assert [each.giver for each in seen(found, Asked(theme="mines")).flows] == [
        "state:FRE",
        "state:SYL",
    ]


def test_a_request_stands_under_whom_it_was_made_to(found):
    assert seen(found, Asked(status=("requested",))).flows == (
        flow("state:FRE", "state:OSM", requested=("plea",)),
        flow("not-stated", "state:OSM", requested=("wish",)),
    )
    assert Asked().left("requested") == "requested-of"
    assert Asked().left("provided") == "donor"
    assert Asked(giver="implementer").left("requested") == "implementer"


def test_one_state_is_seen_as_giver_and_as_recipient(found):
    syldavia = seen(found, Asked(state="SYL"))
    assert [(each.giver, each.recipient) for each in syldavia.flows] == [
        ("state:SYL", "state:OSM"),
        ("state:SYL", "not-stated"),
    ]
    assert (syldavia.count, syldavia.without_recipient) == (2, 1)
    assert len(seen(found, Asked(state="OSM")).flows) == 3


def test_what_is_located_in_a_state_is_seen_with_it(store, found):
    states = of_states(store, found)
    assert states == {
        "FRE": {"state:FRE"},
        "OSM": {"state:OSM", "body:school"},
        "SYL": {"state:SYL", "fund:purse"},
    }
    by_school = seen(found, Asked(giver="implementer", state="OSM"), {}, states)
    assert {each.giver for each in by_school.flows} == {"body:school", "not-stated"}


def test_a_fund_and_whose_it_is_are_one_donor(store, found):
    assert owners(store, found) == {"fund:purse": ["state:SYL"]}
    once = seen(found, Asked(), owners(store, found))
    assert {each.giver for each in once.flows} == {"state:FRE", "state:SYL", "not-stated"}
    assert "fund:purse" in {each.giver for each in seen(found, Asked()).flows}


def test_sorts_of_donors_come_after_named_ones(found):
    store = Store()
    more = """
    assistance:one a disarm:Assistance ; disarm:donor role:donors ; disarm:status status:provided .
    assistance:two a disarm:Assistance ; disarm:donor role:donors ; disarm:status status:provided .
    @prefix role: <https://w3id.org/disarmgraph/id/role/> .
    """.strip().splitlines()
    text = TURTLE + "\n".join([more[-1], *more[:-1]])
    store.load(text.encode(), format=RdfFormat.TURTLE)
    givers = [name for name, _ in by_giver(seen(sorted_out(store, KIND), Asked()).flows)]
    assert givers[-2:] == ["role:donors", "not-stated"]


def test_who_carries_it_out_can_stand_for_who_pays(found):
    assert seen(found, Asked(giver="implementer")).flows[0] == flow(
        "body:school", "state:OSM", offered=("course",)
    )


def test_a_sum_is_told_once_however_many_gave_it(store, found):
    assert amounts(store, seen(found, Asked())) == [
        (BASE + "id/assistance/mines", BASE + "id/quantity/sum")
    ]


def test_flows_stand_under_who_gives(store, found):
    groups = by_giver(seen(found, Asked(), owners(store, found)).flows)
    assert [(name, len(flows)) for name, flows in groups] == [
        ("state:FRE", 1),
        ("state:SYL", 2),
        ("not-stated", 1),
    ]
