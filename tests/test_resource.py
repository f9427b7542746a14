"""All that the graph says of a thing, in order."""

from disarmgraph.content.resource import description, said_in, subjects_in
from disarmgraph.namespaces import BASE, DISARM, RDF, RDFS, SKOS

FREEDONIA = BASE + "id/state/FRE"
NORM = BASE + "id/norm/clear-mines"
ITEM = BASE + "id/document/note/para_1__item_1"
FILE = BASE + "graph/data/documents/note"
RULE = BASE + "graph/derived/mention-by-citation"


def test_what_is_said_of_a_thing_is_ordered_type_name_relations_source(example):
    about = description(example, NORM)
    assert [group.iri for group in about.outgoing] == [
        RDF + "type",
        RDFS + "label",
        DISARM + "bearer",
        DISARM + "theme",
        DISARM + "statedIn",
    ]


def test_dates_come_before_relations_and_words_after_them(example):
    about = description(example, BASE + "id/document/note/para_1")
    order = [group.iri.removeprefix(DISARM) for group in about.outgoing]
    assert order.index("number") < order.index("isPassageOf") < order.index("summary")
    document = description(example, BASE + "id/document/note")
    assert [group.iri.removeprefix(DISARM) for group in document.outgoing][-1] == "issueDate"


def test_things_that_name_the_thing_are_grouped_and_counted(example):
    about = description(example, FREEDONIA)
    assert {group.iri: group.count for group in about.incoming} == {
        DISARM + "bearer": 1,
        DISARM + "isNameOf": 1,
        DISARM + "mentions": 1,
    }
    assert about.subjects(DISARM + "bearer") == (NORM,)


def test_a_statement_that_only_a_rule_yields_names_the_rule(example):
    about = description(example, ITEM)
    rules = {
        group.iri: [statement.rule for statement in group.statements] for group in about.outgoing
    }
    assert rules[DISARM + "mentions"] == [RULE]
    assert rules[DISARM + "cites"] == [None]


def test_the_files_that_speak_of_a_thing_are_named(example):
    assert description(example, ITEM).files == (FILE, RULE)


def test_what_the_graph_does_not_know_is_false(example):
    assert not description(example, BASE + "id/state/XYZ")


def test_a_thing_that_is_only_named_is_known(example):
    assert description(example, BASE + "scheme/passage-kind/heading")


def test_a_file_is_read_thing_by_thing(example):
    graph = BASE + "graph/ontology/schemes/theme"
    things = {each: said_in(example, graph, each) for each in subjects_in(example, graph)}
    assert len(things) == 4
    survey = next(found for thing, found in things.items() if thing.value.endswith("survey"))
    assert [group.iri for group in survey] == [
        RDF + "type",
        SKOS + "prefLabel",
        SKOS + "broader",
        SKOS + "inScheme",
    ]
