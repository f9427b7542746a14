"""A list with its members and the number that it announces."""

from small import small

from disarmgraph.content.resource import description
from disarmgraph.kinds import listing
from disarmgraph.names import Names
from disarmgraph.namespaces import BASE


def more(turtle: str):
    store = small(turtle)
    return listing.more(Names(store, "en"), description(store, BASE + "id/status-report/r"))


def test_members_stand_in_alphabetical_order_beside_the_numbers():
    found = more(
        "status-report:r disarm:listedActor state:PER, state:DEU ; disarm:statedCount 3 ;"
        " disarm:listedCount 2 ; disarm:completeness list-kind:closed"
    )
    assert [each.rpartition("/")[2] for each in found["members"]] == ["DEU", "PER"]
    assert (found["announced"].value, found["counted"].value) == ("3", "2")
    assert found["closed"] is True


def test_an_open_list_is_told_from_one_of_which_nothing_is_said():
    assert more("status-report:r disarm:completeness list-kind:open")["closed"] is False
    assert more("status-report:r disarm:statedCount 3")["closed"] is None
