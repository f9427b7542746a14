"""What a reviewer means by words, in the place of a value that was proposed."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from disarmgraph.namespaces import BASE, DISARM, XSD
from disarmgraph.review.draft_file import Draft
from disarmgraph.review.draft_words import DraftWords

HERE = Path(__file__).parent / "draft"


@pytest.fixture(scope="module")
def draft(tmp_path_factory):
    return Draft.read(Path(shutil.copy(HERE / "mills.draft.ttl", tmp_path_factory.mktemp("draft"))))


@pytest.fixture(scope="module")
def words(draft, graph):
    return DraftWords(draft, graph, "en")


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("state:BEN", "id/state/BEN"),
        ("Benin", "id/state/BEN"),
        ("Bénin", "id/state/BEN"),
        (BASE + "id/state/BEN", "id/state/BEN"),
        (f"<{BASE}id/state/BEN>", "id/state/BEN"),
        ("body:meeting-of-the-mills", "id/body/meeting-of-the-mills"),
        ("mills:para_1", "id/document/mills/para_1"),
        ("a-63-228:para_28", "id/document/a-63-228/para_28"),
        ("state:XXX", None),
        ("mill:wheel", None),
        ("a mill of which nobody has heard", None),
        ("", None),
    ],
)
def test_words_for_a_thing(draft, words, said, meant):
    expected = NamedNode(BASE + meant) if meant else None
    assert words.term(said, draft.proposals[4]) == expected


def test_the_label_of_a_concept_is_that_of_its_list(draft, words):
    verb = draft.proposals[8]
    assert words.term("welcomes", verb) == NamedNode(BASE + "scheme/verb/welcomes")
    assert words.term("Benin", verb) is None


def test_a_class_is_meant_by_its_label(draft, words):
    assert words.term("obligation", draft.proposals[7]) == NamedNode(DISARM + "Obligation")


def test_words_for_words_keep_language_and_datatype(draft, words):
    assert words.term(" Mills ", draft.proposals[11]) == Literal("Mills", language="en")
    whole = NamedNode(XSD + "integer")
    count = replace(draft.proposals[11], object=Literal("13", datatype=whole))
    assert words.term("14", count) == Literal("14", datatype=whole)
    assert words.term("many", count) is None
    assert words.nearest("many", count) == []


def test_a_property_may_come_before_the_thing(draft, words):
    cites, togo = NamedNode(DISARM + "cites"), NamedNode(BASE + "id/state/TGO")
    assert words.meant("disarm:cites state:TGO", draft.proposals[4]) == (cites, togo)
    assert words.meant("state:TGO", draft.proposals[4]) == (None, togo)


def test_what_is_spelt_like_it_is_offered(draft, words):
    assert NamedNode(BASE + "id/state/BFA") in words.nearest("Burkina", draft.proposals[4])
    near = words.nearest("recommend", draft.proposals[8])
    assert all(each.value.startswith(BASE + "scheme/verb/") for each in near)
    assert near


def test_a_thing_of_the_draft_is_called_as_the_draft_calls_it(words):
    mill = NamedNode(BASE + "id/body/meeting-of-the-mills")
    assert words.told(mill) == "body:meeting-of-the-mills (Meeting of the Mills)"
    assert words.told(NamedNode(BASE + "id/state/TGO")) == "state:TGO (Togo)"


@pytest.mark.parametrize(
    ("said", "role"),
    [
        ("States in a position to do so", "states-in-a-position-to-do-so"),
        ("all States", "all-states"),
        ("tous les États", "all-states"),
    ],
)
def test_a_role_is_meant_by_its_label(draft, words, said, role):
    bearer = replace(draft.proposals[4], object=NamedNode(BASE + "id/role/states"))
    expected = NamedNode(f"{BASE}id/role/{role}")
    assert words.term(said, bearer) == expected
    assert expected in words.nearest(said, bearer)
