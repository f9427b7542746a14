"""What documents say of a thing, document by document."""

import pytest

from disarmgraph.content.resource import description
from disarmgraph.names import Names
from disarmgraph.namespaces import BASE, DISARM
from disarmgraph.triples import iris
from disarmgraph.views.said import FIRST, SHOWN, said_of


def said(store, path, kinds=frozenset()):
    return said_of(Names(store, "en"), description(store, BASE + path), SHOWN, kinds)


@pytest.fixture(scope="module")
def programme_of_action(graph):
    chapters, _ = said(graph, "id/instrument/unpoa")
    return {chapter.document.rpartition("/")[2]: chapter for chapter in chapters}


def test_a_thing_stands_under_each_document_that_states_it_with_its_passages(
    graph, programme_of_action
):
    for name, chapter in programme_of_action.items():
        for things in chapter.said.values():
            for each in things:
                stated = set(iris(graph, each.thing, DISARM + "statedIn"))
                in_document = {p for p in stated if f"/document/{name}/" in p}
                assert set(each.passages) == in_document


def test_passages_that_only_name_it_come_apart(graph, programme_of_action):
    named = {p for chapter in programme_of_action.values() for p in chapter.named}
    told = {
        passage
        for chapter in programme_of_action.values()
        for things in chapter.said.values()
        for each in things
        for passage in each.passages
    }
    assert named
    assert named.isdisjoint(told)


def test_kinds_that_the_page_shows_elsewhere_are_left_out(graph):
    chapters, _ = said(graph, "id/instrument/unpoa", {"claim", "norm"})
    assert not {"claim", "norm"} & {kind for chapter in chapters for kind in chapter.said}


def test_what_readers_look_for_first_comes_first(programme_of_action):
    for chapter in programme_of_action.values():
        kinds = [kind for kind in FIRST if kind in chapter.said]
        assert list(chapter.said)[: len(kinds)] == kinds
        assert chapter.count == sum(len(things) for things in chapter.said.values())


def test_what_no_document_states_is_told_by_relation(graph):
    """The depositary of treaties is in the treaties, not in one of the five documents."""
    _, elsewhere = said(graph, "id/state/USA")
    assert BASE + "id/instrument/seabed" in elsewhere[DISARM + "depositary"]


def test_of_what_nothing_is_said_nothing_is_told(graph):
    assert said(graph, "id/state/TUV") == ([], {})
