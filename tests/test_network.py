"""What is around a thing, against an invented neighbourhood."""

from small import small

from disarmgraph.content.resource import description
from disarmgraph.names import Names
from disarmgraph.namespaces import BASE, DISARM
from disarmgraph.views import network

BODY = BASE + "id/body/office"
RULE = BASE + "graph/derived/some-rule"
AROUND = (
    "body:office a disarm:Body ; disarm:basis basis:stated ; disarm:locatedIn state:CHE ;"
    " disarm:statedIn document:note ; disarm:theme body:theme ; rdfs:label 'Office'@en ;"
    " rdfs:seeAlso <https://example.org/office> ."
    "event:a disarm:hostedBy body:office . event:b disarm:hostedBy body:office ."
    "event:a disarm:fundedBy body:office ."
    "name:n disarm:isNameOf body:office ."
    " <urn:x:question> sh:defaultValue body:office ."
    f"GRAPH <{RULE}> {{ event:b disarm:hostedBy body:office }}"
)


def groups():
    names = Names(small(AROUND), "en")
    return network.groups(names, description(names.store, BODY))


def told(found):
    return [
        (
            each.relation.removeprefix(DISARM),
            each.inward,
            [thing.rpartition("/")[2] for thing in each.things],
        )
        for each in found
    ]


def test_neighbours_stand_by_relation_the_passages_last():
    assert told(groups()) == [
        ("hostedBy", True, ["a", "b"]),
        ("locatedIn", False, ["CHE"]),
        ("fundedBy", True, ["a"]),
        ("theme", False, ["theme"]),
        ("statedIn", False, ["note"]),
    ]


def test_kinds_names_and_other_sites_are_no_neighbours():
    related = {relation for relation, _, _ in told(groups())}
    assert related & {"basis", "isNameOf", "http://www.w3.org/2000/01/rdf-schema#seeAlso"} == set()


def test_what_only_a_rule_says_leads_to_the_rule():
    names = Names(small(AROUND), "en")
    hosts = network.groups(names, description(names.store, BODY))[0]
    assert [(each[-1], hosts.rule(names, each)) for each in hosts.things] == [
        ("a", None),
        ("b", RULE),
    ]


def test_the_table_has_a_row_for_each_neighbour():
    names = Names(small(AROUND), "en")
    rows = list(network.table(names, groups()))
    assert rows[0] == network.HEAD
    assert len(rows) == 1 + 6
    hosting = ("to it", "disarm:hostedBy", "disarm:hostedBy")
    assert rows[1] == (*hosting, BASE + "id/event/a", "event:a", "", "")
    assert rows[2] == (*hosting, BASE + "id/event/b", "event:b", "", RULE)
