import pytest

from disarmgraph.names import Names
from disarmgraph.namespaces import BASE
from disarmgraph.search.result import result
from disarmgraph.search.stems import stems


def wanted(text):
    return tuple(frozenset((stem,)) for stem in stems(text))


@pytest.fixture
def shown(graph):
    def show(path, text, language="en"):
        return result(Names(graph, language), BASE + path, wanted(text))

    return show


def marks(text):
    return [piece for piece, found in text.pieces if found]


def test_a_thing_is_called_as_people_call_it_with_its_full_title_below(shown):
    found = shown("id/instrument/apmbc", "mine ban")
    assert found.title.plain == "Mine Ban Convention"
    assert marks(found.title) == ["Mine", "Ban"]
    assert found.said.plain.startswith("Convention on the Prohibition of the Use, Stockpiling")


def test_the_other_name_is_told_by_which_it_was_found(shown):
    assert shown("id/instrument/apmbc", "ottawa").also.plain == "Ottawa Convention"
    assert shown("id/instrument/tpnw", "TIAN").also.plain == "TIAN"
    assert shown("id/instrument/apmbc", "mine ban").also is None


def test_the_reader_s_language_comes_first(shown):
    found = shown("scheme/theme/victim-assistance", "victim", "fr")
    assert (found.title.plain, found.title.language) == ("assistance aux victimes", "fr")
    assert found.said.language == "fr"


def test_a_passage_is_told_with_its_document(shown):
    found = shown("id/document/bms4-cooperation-assistance/para_7", "assistance")
    assert found.title.plain.startswith("Working paper on international cooperation")
    assert found.title.plain.endswith("Paragraph 7")


def test_a_norm_is_told_with_where_it_is_written(shown):
    iri, label = shown("id/norm/apmbc-clear-mined-areas", "clear").written
    assert iri == BASE + "id/instrument/apmbc/art_5__para_1"
    assert label.plain == "Article 5, paragraph 1, of the Mine Ban Convention"


def test_a_fact_is_told_with_the_passage_that_states_it(shown):
    iri, _ = shown("id/quantity/apmbc-art-9-unreported-share-rc3", "share").written
    assert iri.startswith(BASE + "id/document/apmbc-review-2014-2019-cooperation-compliance/")
    assert shown("id/body/unoda", "office").written is None


def test_what_a_thing_is_about_is_told_where_it_has_not_got_the_words(shown):
    ((thing, label),) = shown("id/norm/apmbc-clear-mined-areas", "déminage").about
    assert thing == BASE + "scheme/theme/clearance"
    assert marks(label) == ["déminage"]


def test_a_question_is_told_as_it_is_asked(shown):
    found = shown("queries/who-left-a-treaty-and-when", "leave", "fr")
    assert found.title.plain.startswith("Qui a notifié son retrait")
