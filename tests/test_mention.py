"""Whether a form of words is in a text, whatever printing makes of it."""

import pytest
from pyoxigraph import DefaultGraph, RdfFormat, Store

from disarmgraph.text.mention import names_without_text, occurs, without_form

PASSAGE = "https://example.org/passage"
BODY = "https://example.org/body"
NAME = "https://example.org/name"
TURTLE = """
@prefix : <https://example.org/> .
@prefix disarm: <https://w3id.org/disarmgraph/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


def store(turtle: str) -> Store:
    loaded = Store()
    loaded.load(TURTLE + turtle, RdfFormat.TURTLE, to_graph=DefaultGraph())
    return loaded


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("Ligue des Moulins", "la LIGUE DES MOULINS a"),
        ("Évêché", "un evêche ancien"),
        ("ligue d'Été", "Ligue d\u2019été"),
        ("ligue d\u2019Été", "Ligue d'été"),
        ("Plan \u00abNord\u00bb", 'Plan "Nord"'),
        ("sous-comité", "sous\u2011comité"),
        ("ligue des moulins", "ligue\n  des\tmoulins"),
        ("ligue des moulins", "**ligue** _des_ moulins"),
        ("LDM (Ligue)", r"[LDM \(Ligue\)](#)"),
        ("traité", "traité<sup>1</sup> de"),
        ("traité", "traité¹² de"),
        ("L/63/22", "document L/63/22, par. 3"),
        ("LDM", "(LDM)."),
        ("Ligue", "l'Ligue"),
    ],
)
def test_form_is_found(form, text):
    assert occurs(form, text)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("Ligue", "les Ligues"),
        ("ligue", "colligue"),
        ("L/63/22", "document L/63/228"),
        ("ligue des moulins", "ligue de moulins"),
        ("", "any text"),
        ("*", "any * text"),
    ],
)
def test_form_is_not_found(form, text):
    assert not occurs(form, text)


@pytest.mark.parametrize(
    "form",
    [
        'rdfs:label "Ligue"@fr',
        'skos:prefLabel "Ligue"@fr',
        'skos:altLabel "Ligue"@fr',
        'skos:hiddenLabel "Ligue"@fr',
        'disarm:acronym "Ligue"',
        'disarm:symbol "Ligue"',
    ],
)
@pytest.mark.parametrize("relation", ["mentions", "cites"])
def test_thing_is_backed_by_each_sort_of_form(form, relation):
    graph = store(f":passage disarm:{relation} :body . :body {form} .")

    assert without_form(graph, PASSAGE, "La Ligue décide.") == []
    assert without_form(graph, PASSAGE, "Le Conseil décide.") == [BODY]


def test_name_backs_its_thing_only_where_it_is_stated():
    named = ':name disarm:isNameOf :body ; disarm:nameText "elle"@fr ; disarm:statedIn {} .'
    mentions = ':passage disarm:mentions :body . :body rdfs:label "Ligue"@fr . '

    here = store(mentions + named.format(":passage"))
    elsewhere = store(mentions + named.format(":other"))

    assert without_form(here, PASSAGE, "Ce que elle décide.") == []
    assert without_form(elsewhere, PASSAGE, "Ce que elle décide.") == [BODY]


def test_thing_without_any_form_is_not_backed():
    assert without_form(store(":passage disarm:mentions :body ."), PASSAGE, "Text.") == [BODY]


def test_passage_of_the_same_document_needs_no_form():
    cited = ":passage disarm:cites :body ; disarm:isPassageOf :here . :body disarm:isPassageOf {} ."

    assert without_form(store(cited.format(":here")), PASSAGE, "See above.") == []
    assert without_form(store(cited.format(":there")), PASSAGE, "See above.") == [BODY]


def test_name_has_to_be_in_the_passage_that_states_it():
    graph = store(':name disarm:nameText "Centre"@fr ; disarm:statedIn :passage .')

    assert names_without_text(graph, PASSAGE, "Le Centre.") == []
    assert names_without_text(graph, PASSAGE, "Le Bureau.") == [NAME]


def test_facts_without_words_are_no_names():
    assert names_without_text(store(":fact disarm:statedIn :passage ."), PASSAGE, "Text.") == []
