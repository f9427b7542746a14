"""The picture of the whole ontology."""

import pytest
from pyoxigraph import NamedNode

from disarmgraph.content.terms import Entry, Expression
from disarmgraph.namespaces import DISARM
from disarmgraph.reference.diagram import Name
from disarmgraph.reference.overview import ANYTHING, overview
from disarmgraph.reference.usage import Usage


def entry(name, above=(), domain=(), range=()):
    def named(terms):
        return tuple(Expression((NamedNode(DISARM + each),)) for each in terms)

    return Entry(
        iri=DISARM + name,
        name=name,
        sort="Class" if name[0].isupper() else "ObjectProperty",
        above=named(above),
        below=(),
        defined_as=(),
        domain=named(domain),
        range=named(range),
        properties=(),
        leading=(),
        disjoint=(),
        matches=(),
        traits=(),
        deprecated=False,
        replaced_by=(),
    )


CLASSES = [entry("Norm"), entry("Obligation", above=["Norm"]), entry("Actor"), entry("Passage")]
PROPERTIES = [
    entry("bearer", domain=["Norm"], range=["Actor"]),
    entry("binds", domain=["Obligation"], range=["Actor"]),
    entry("keeps", domain=["Actor"], range=["Norm"]),
    entry("issues", domain=["Actor"], range=["Passage"]),
    entry("names", domain=["Passage"], range=["Norm"]),
    entry("statedIn", range=["Passage"]),
    entry("unused", domain=["Norm"], range=["Passage"]),
]


def counts(found):
    return {kind: {DISARM + p: n for p, n in each.items()} for kind, each in found.items()}


@pytest.fixture
def picture():
    profile = counts(
        {
            DISARM + "Norm": {"bearer": 5},
            DISARM + "Obligation": {"bearer": 5, "binds": 7},
            DISARM + "Actor": {"issues": 3, "keeps": 1},
            DISARM + "Passage": {"names": 2},
        }
    )
    reach = counts(
        {
            DISARM + "Actor": {"bearer": 5, "binds": 7},
            DISARM + "Passage": {"issues": 3, "statedIn": 9},
            DISARM + "Norm": {"names": 2, "keeps": 1},
        }
    )
    statements = {DISARM + "statedIn": 9}
    use = Usage({}, statements, profile, reach, {}, {}, {}, {}, {})
    return overview(CLASSES, PROPERTIES, use)


def relations(picture):
    return {
        (
            r.source.removeprefix(DISARM),
            r.property.removeprefix(DISARM),
            r.target.removeprefix(DISARM),
        )
        for r in picture.relations.values()
    }


def test_the_most_used_relation_between_two_topmost_classes_is_drawn(picture):
    assert ("Norm", "binds", "Actor") in relations(picture)
    assert ("Norm", "bearer", "Actor") not in relations(picture)


def test_of_relations_in_both_directions_the_most_used_is_drawn(picture):
    between = {r for r in relations(picture) if {r[0], r[2]} == {"Norm", "Actor"}}
    assert between == {("Norm", "binds", "Actor")}


def test_a_property_without_a_domain_leads_from_any_thing(picture):
    assert (ANYTHING, "statedIn", "Passage") in relations(picture)


def test_what_nobody_uses_is_not_drawn(picture):
    assert "unused" not in {prop for _, prop, _ in relations(picture)}


def test_a_relation_that_closes_a_circle_is_turned(picture):
    (turned,) = picture.turned
    assert picture.relations[turned].property == DISARM + "names"


def test_the_picture_names_every_class_and_relation_that_it_shows(picture):
    diagram = picture.drawn(lambda iri: Name(iri.removeprefix(DISARM) or "anything"))
    assert {line.text for box in diagram.boxes for line in box.name} == {
        "Norm",
        "Actor",
        "Passage",
        "anything",
    }
    written = {word.text for arrow in diagram.arrows for word in arrow.words}
    assert written == {"binds", "issues", "names", "statedIn"}
    assert all(box.x + box.width <= diagram.width for box in diagram.boxes)


def test_nothing_related_is_no_picture():
    assert overview(CLASSES, [], Usage({}, {}, {}, {}, {}, {}, {}, {}, {})) is None
