"""Passages and provisions in the order of their texts."""

from pyoxigraph import Store

from disarmgraph.content import printed_order
from disarmgraph.namespaces import BASE, DISARM

NOTE = BASE + "id/document/note"
FREEDONIA = BASE + "id/state/FRE"


def local(iris):
    return [iri.rpartition("/")[2] for iri in iris]


def test_passages_are_in_printed_order_under_their_headings(example):
    found = printed_order.passages(example, NOTE)
    assert local(p.iri for p in found) == ["sec_1", "para_1", "para_1__item_1", "para_10", "hd_3"]
    assert [p.depth for p in found] == [0, 1, 2, 1, 0]


def test_what_is_left_out_of_a_document_is_no_passage(example):
    assert local(printed_order.omissions(example, NOTE)) == ["header_1"]


def test_a_passage_has_a_place_among_its_neighbours(example):
    place = printed_order.place(example, NOTE + "/para_1__item_1")
    assert place.document == NOTE
    assert local(place.ancestors) == ["sec_1", "para_1"]
    assert local([place.previous, place.next]) == ["para_1", "para_10"]
    assert local(printed_order.place(example, NOTE + "/para_1").children) == ["para_1__item_1"]


def test_the_first_and_the_last_passage_have_one_neighbour(example):
    assert printed_order.place(example, NOTE + "/sec_1").previous is None
    assert printed_order.place(example, NOTE + "/hd_3").next is None


def test_a_passage_of_no_document_has_no_neighbours(example):
    place = printed_order.place(example, FREEDONIA)
    assert (place.document, place.previous, place.next) == (None, None, None)


def test_passages_within_each_other_end_the_climb():
    store = Store()
    store.update(
        f"INSERT DATA {{ <urn:a> <{DISARM}isWithin> <urn:b> . <urn:b> <{DISARM}isWithin> <urn:a> }}"
    )
    assert printed_order.ancestors(store, "urn:a") == ["urn:b"]


def test_a_printed_form_leads_from_the_thing_named_to_its_name(example):
    forms = printed_order.printed_forms(example, NOTE + "/para_1")
    assert forms == {FREEDONIA: [BASE + "id/name/freedonia-republic"]}


def test_passages_that_name_or_cite_a_thing_stand_under_their_document(example):
    cited = printed_order.mentioned_in(example, BASE + "id/document/older-note")
    assert printed_order.by_document(example, cited) == [(NOTE, [NOTE + "/para_1__item_1"])]


def test_passages_of_a_document_are_ordered_by_position_not_by_name(example):
    found = printed_order.by_document(
        example, [NOTE + "/para_10", NOTE + "/para_1", NOTE + "/sec_1"]
    )
    assert [(document, local(spans)) for document, spans in found] == [
        (NOTE, ["sec_1", "para_1", "para_10"])
    ]
