"""A mandate: what came of it, and its place among others."""

from small import small

from disarmgraph.kinds.mandate import rank, replies, texts
from disarmgraph.namespaces import BASE

MANDATES = small(
    "document:report disarm:respondsTo norm:answered . event:e disarm:serves norm:late ."
    "norm:late disarm:sourceProvision instrument:a_2 ."
    "norm:early disarm:sourceProvision document:r ."
    "norm:inner disarm:sourceProvision instrument:a_1_7 ."
    "instrument:a_1 disarm:isProvisionOf instrument:a ; disarm:position 1 ."
    "instrument:a_1_7 disarm:isProvisionOf instrument:a ; disarm:position 7 ;"
    " disarm:isWithinProvision instrument:a_1 ."
    "instrument:a_2 disarm:isProvisionOf instrument:a ; disarm:position 2"
)


def norm(name: str) -> str:
    return f"{BASE}id/norm/{name}"


def test_what_responds_to_a_mandate_came_of_it():
    assert replies(MANDATES, norm("answered")) == [BASE + "id/document/report"]
    assert replies(MANDATES, norm("late")) == []


def test_the_text_of_a_norm_is_the_whole_that_its_provision_is_part_of():
    assert texts(MANDATES, norm("inner")) == [BASE + "id/instrument/a"]
    assert texts(MANDATES, norm("early")) == [BASE + "id/document/r"]
    assert texts(MANDATES, norm("answered")) == []


def test_the_answered_come_first_then_text_by_text_in_its_order():
    names = ("untold", "late", "inner", "early", "answered")
    ordered = sorted(map(norm, names), key=lambda each: rank(MANDATES, each))
    assert ordered == [norm(each) for each in ("answered", "early", "inner", "late", "untold")]
