"""What things are called in the language of a reader."""

import pytest
from pyoxigraph import BlankNode, NamedNode, Store

from disarmgraph.names import Names, collation
from disarmgraph.namespaces import BASE, DISARM, RDF, SKOS

NOTE = BASE + "id/document/note"


@pytest.fixture(scope="module")
def english(example: Store) -> Names:
    return Names(example, "en")


@pytest.fixture(scope="module")
def french(example: Store) -> Names:
    return Names(example, "fr")


def test_a_label_is_in_the_language_of_the_reader(english, french):
    assert english.label(NOTE).text == "Note of Freedonia"
    assert french.label(NOTE).text == "Note de la Freedonie"


def test_a_label_that_is_missing_is_given_in_the_other_language_and_says_so(french):
    label = french.label(BASE + "scheme/theme/reporting")
    assert (label.text, label.language) == ("reporting", "en")


def test_the_label_of_the_other_language_is_a_translation(french):
    assert [each.text for each in french.translations(NOTE)] == ["Note of Freedonia"]


@pytest.mark.parametrize(
    ("iri", "english_label", "french_label"),
    [
        (NOTE + "/para_1", "Paragraph 1", "Paragraphe 1"),
        (NOTE + "/para_1__item_1", "Paragraph 1, item a)", "Paragraphe 1, point a)"),
        (NOTE + "/hd_3", "Heading [3]", "Intertitre [3]"),
        (NOTE + "/sec_1", "Heading I", "Intertitre I"),
        (SKOS + "broader", "broader", "plus large"),
        (BASE + "graph/data/documents/note", "data/documents/note", "data/documents/note"),
        (BASE + "id/state/XYZ", "state:XYZ", "state:XYZ"),
    ],
)
def test_a_thing_without_a_label_is_named_by_what_is_known(
    english, french, iri, english_label, french_label
):
    assert english.label(iri).text == english_label
    assert french.label(iri).text == french_label


def test_a_passage_is_cited_after_the_symbol_of_its_document(english):
    assert english.cited(NOTE + "/para_10").text == "X/1, Paragraph 10"


def test_a_long_label_is_cut_after_a_word_where_there_is_little_room():
    store = Store()
    long = "word " * 30
    store.update(f'INSERT DATA {{ <{NOTE}> <{DISARM}nameText> "{long}" }}')
    assert Names(store, "en").short(NOTE).text == "word " * 11 + "word…"


def test_the_kind_of_a_thing_is_its_most_specific_class(english):
    norm = BASE + "id/norm/clear-mines"
    assert [each.text for each in english.kinds(norm)] == ["obligation"]
    assert english.is_a(norm, DISARM + "Norm")
    assert not english.is_a(norm, DISARM + "State")


def test_links_inside_the_site_are_paths_and_carry_the_chosen_language(example):
    names = Names(example, "fr", {"lang": "fr"})
    assert names.href(NOTE) == "/id/document/note?lang=fr"
    assert names.href(DISARM + "Norm") == "/ontology?lang=fr#Norm"
    assert names.href(RDF + "type") == RDF + "type"
    assert names.page("/id/state/", page=2) == "/id/state/?lang=fr&page=2"


def test_things_are_sorted_without_regard_to_accents_and_by_number(english):
    words = ["Zambie", "Article 10", "État", "article 9", "Égypte"]
    assert sorted(words, key=collation) == ["article 9", "Article 10", "Égypte", "État", "Zambie"]


def test_an_exact_value_is_shown_as_the_graph_has_it(english):
    assert english.exact(NamedNode(NOTE)).text == "document:note"
    assert english.exact(BlankNode("b")).text == "_:b"


def test_a_thing_stands_under_the_kind_that_its_iri_names(english):
    assert english.shelf(NOTE + "/para_1") == "document"
    assert english.shelf(BASE + "scheme/theme") is None


def test_a_thing_that_a_page_names_again_is_not_looked_up_again(example):
    class Counting:
        asked = 0

        def quads_for_pattern(self, *pattern):
            self.asked += 1
            return example.quads_for_pattern(*pattern)

    store = Counting()
    names = Names(store, "en")
    first = names.label(NOTE)
    looked_up = store.asked
    assert looked_up > 0
    assert names.label(NOTE) == first
    assert store.asked == looked_up


def test_the_site_itself_has_a_name(english):
    assert english.label(BASE).text == BASE


def test_the_acronym_is_that_of_the_reader(graph):
    """data/README.md: an acronym in use in French alone stands among the other names."""
    treaty = BASE + "id/instrument/"
    names = {language: Names(graph, language) for language in ("en", "fr")}

    assert [names[each].acronym(treaty + "npt").text for each in names] == ["NPT", "TNP"]
    assert [names[each].acronym(treaty + "bwc").text for each in names] == ["BWC", "BWC"]
    assert names["fr"].acronym(treaty + "npt").language == "fr"
    assert [names[each].short(treaty + "ctbt").text for each in names] == ["CTBT", "TICE"]
    assert names["fr"].acronym(treaty + "antarctic") is None
