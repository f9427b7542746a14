"""Things that are called much like what nothing is called."""

from disarmgraph.content import near_names
from disarmgraph.namespaces import BASE


def test_a_wrong_name_is_near_a_right_one(example):
    assert near_names.near(example, BASE + "id/state/FRF") == [BASE + "id/state/FRE"]
    assert near_names.near(example, BASE + "id/state/qqqqqq") == []


def test_near_names_of_the_same_kind_come_first(example):
    found = near_names.near(example, BASE + "id/document/older-notes")
    assert found[0] == BASE + "id/document/older-note"
