"""What is linked to a thing stands in the section that its page has for it."""

from small import small

from disarmgraph.content.resource import description
from disarmgraph.kinds.linked import SHOWN, Part, in_time, sections, term, without
from disarmgraph.names import Names
from disarmgraph.namespaces import BASE, DISARM, PREFIXES

BODY = BASE + "id/body/office"
MANDATES = Part("mandates", "mandates", ("Mandate",), ("bearer",))
NORMS = Part("norms", "norms", ("Norm",))
EVENTS = Part("events", "events", ("Event",))
OTHERS = Part("others", "things")


def found(turtle: str, *parts: Part):
    names = Names(small(turtle), "en")
    return {each.name: each for each in sections(names, description(names.store, BODY), parts)}


def things(section) -> list[str]:
    return [row.thing.rpartition("/")[2] for row in section.rows]


def test_a_link_goes_into_the_first_section_that_fits():
    put = found(
        "norm:report a disarm:Norm, disarm:Mandate ; disarm:bearer body:office ."
        "norm:help a disarm:Norm ; disarm:bearer body:office ."
        "event:meeting a disarm:Event ; disarm:hostedBy body:office",
        MANDATES,
        NORMS,
        OTHERS,
    )
    assert {name: things(each) for name, each in put.items()} == {
        "mandates": ["report"],
        "norms": ["help"],
        "others": ["meeting"],
    }


def test_a_thing_with_several_relations_has_one_row():
    put = found(
        "event:meeting a disarm:Event ; disarm:hostedBy body:office ; disarm:fundedBy body:office",
        EVENTS,
    )
    (row,) = put["events"].rows
    assert [each.iri for each in row.relations] == [DISARM + "fundedBy", DISARM + "hostedBy"]
    assert not put["events"].told


def test_a_section_without_anything_is_left_out():
    assert found("event:meeting a disarm:Event ; disarm:hostedBy body:office", NORMS) == {}


def test_mentions_and_names_are_no_links():
    turtle = (
        "document:note\\/para_1 disarm:mentions body:office . name:n disarm:isNameOf body:office"
    )
    assert found(turtle.replace("\\\\/", "\\/"), OTHERS) == {}


def test_events_stand_in_the_order_of_time_and_those_without_a_date_last():
    put = found(
        "event:b a disarm:Event ; disarm:hostedBy body:office ; disarm:startDate "
        '"2008"^^xsd:gYear . '
        'event:a a disarm:Event ; disarm:hostedBy body:office ; rdfs:label "A"@en . '
        "event:c a disarm:Event ; disarm:hostedBy body:office ; disarm:startDate "
        '"2007-12-10"^^xsd:date',
        EVENTS,
    )
    assert things(put["events"]) == ["c", "b", "a"]


def test_columns_that_would_be_empty_are_left_out():
    undated = "event:a a disarm:Event ; disarm:hostedBy body:office"
    assert found(undated, EVENTS)["events"].columns == ("event",)
    placed = undated + " ; disarm:locatedIn place:new-york"
    assert found(placed, EVENTS)["events"].columns == ("event", "where")


def test_what_came_of_a_mandate_has_a_column_where_something_did():
    mandate = "norm:report a disarm:Mandate ; disarm:bearer body:office"
    assert found(mandate, MANDATES)["mandates"].columns == ("mandate-task",)
    answered = f"{mandate} . document:report disarm:respondsTo norm:report"
    assert found(answered, MANDATES)["mandates"].columns == ("mandate-task", "mandate-outcome")


def test_a_relation_that_the_title_tells_is_told():
    assert found("norm:report a disarm:Mandate ; disarm:bearer body:office", MANDATES)[
        "mandates"
    ].told


def test_a_relation_that_a_rule_derives_leads_to_the_rule():
    rule = BASE + "graph/derived/part-of-a-part"
    turtle = (
        "event:part a disarm:Event ; disarm:hostedBy body:office ; rdfs:label 'part'@en ."
        f"GRAPH <{rule}> {{ event:part disarm:hostedBy body:office }}"
    )
    (row,) = found(turtle, EVENTS)["events"].rows
    assert [each.rule for each in row.relations] == [rule]


def test_a_long_section_says_how_many_there_are():
    many = " . ".join(
        f"event:e{number} a disarm:Event ; disarm:hostedBy body:office"
        for number in range(SHOWN + 3)
    )
    section = found(many, EVENTS)["events"]
    assert (section.count, len(section.rows)) == (SHOWN + 3, SHOWN)


def test_what_a_page_shows_elsewhere_is_taken_out():
    put = found(
        "event:a a disarm:Event ; disarm:hostedBy body:office ."
        "event:b a disarm:Event ; disarm:hostedBy body:office",
        EVENTS,
    )
    (left,) = without(put.values(), [BASE + "id/event/a"])
    assert (left.count, things(left)) == (1, ["b"])
    assert without(put.values(), [BASE + "id/event/a", BASE + "id/event/b"]) == []


def test_dates_of_different_kinds_are_compared():
    store = small(
        'document:a disarm:issueDate "2008-08-11"^^xsd:date .'
        'document:b disarm:adoptionDate "2006-12-06"^^xsd:date'
    )
    documents = [BASE + "id/document/a", BASE + "id/document/b"]
    assert in_time(Names(store, "en"), documents) == documents[::-1]


def test_a_name_with_a_prefix_is_a_term_of_that_vocabulary():
    assert term("bearer") == DISARM + "bearer"
    assert term("org:subOrganizationOf") == PREFIXES["org"] + "subOrganizationOf"
