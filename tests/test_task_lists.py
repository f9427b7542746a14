"""Lists under a verb, of things to do or of what one thing is about; the texts are made here."""

import pytest
from pyoxigraph import NamedNode, RdfFormat, Store

from disarmgraph.layout import plain
from disarmgraph.namespaces import BASE, DISARM
from disarmgraph.reading.draft import draft
from disarmgraph.reading.mentions import Portion, mentions
from disarmgraph.reading.norms import norms


def portions_with_norms(known, head, *items):
    """The places of the passages that state a norm, the head of the list 0."""
    start, portions = 0, []
    for each in (head, *items):
        portions.append(Portion(start, each))
        start += len(each) + 1
    named = mentions(portions, known.gazetteer)
    parents = [None] + [0] * len(items)
    return [each.portion for each in norms(portions, named, parents, known.practice)]


@pytest.mark.parametrize(
    ("head", "items"),
    [
        (
            "Requests the Secretary-General to hold talks with Togo on:",
            ["(a) The number of mills;", "(b) Possible ways to turn them."],
        ),
        (
            "Invites all States to tell Togo their views, in particular the following:",
            ["(a) Main aims;", "(b) Site favoured."],
        ),
        (
            "Prie le Secrétaire général de présenter un rapport sur :",
            ["a) Le nombre des moulins ;", "b) La farine de ces moulins."],
        ),
    ],
)
def test_a_list_of_what_one_thing_is_about_is_one_norm_of_its_head(known, head, items):
    assert portions_with_norms(known, head, *items) == [0]


@pytest.mark.parametrize(
    ("head", "items"),
    [
        ("Requests the Secretary-General to:", ["(a) Report on mills;", "(b) Count them."]),
        ("Urges States to act:", ["(a) To keep records;", "(b) To cooperate."]),
        ("Urges States to act:", ["(a) By keeping records;", "(b) By cooperating."]),
        (
            "Invites States to take the following measures:",
            ["(a) The keeping of records;", "(b) The counting of mills."],
        ),
        (
            "Prie le Secrétaire général de prendre les mesures suivantes :",
            ["a) Un registre ;", "b) Un recensement."],
        ),
        ("Prie le Togo d\u2019agir :", ["a) Tenir des registres ;", "b) Compter les moulins."]),
        (
            "Prie le Togo d\u2019agir :",
            ["a) De tenir des registres ;", "b) D\u2019en rendre compte."],
        ),
    ],
)
def test_a_list_of_things_to_do_is_a_norm_an_item(known, head, items):
    assert portions_with_norms(known, head, *items) == [1, 2]


DECISION = """Le Conseil de sécurité,

Ayant accepté la farine,

Décide :

1. D\u2019élaborer les mesures qui feront tourner les moulins ;

2. De constituer une commission qui présentera des moulins dans un délai de trois mois au plus ;

3. Les moulins tournent depuis.
"""


def test_numbered_paragraphs_go_on_with_the_verb_that_stands_before_them(known):
    store = Store()
    store.load(draft(plain.laid(DECISION), "mills", known).encode(), format=RdfFormat.TURTLE)
    limits = store.quads_for_pattern(None, NamedNode(DISARM + "hasDeadline"), None)
    assert [each.subject.value.rpartition("/")[2] for each in limits] == ["mills-para-2-1"]
    said = {
        quad.subject.value.rpartition("/")[2]: quad.object.value
        for name in ("verb", "bearer")
        for quad in store.quads_for_pattern(None, NamedNode(DISARM + name), None)
    }
    assert said == dict.fromkeys(
        ("mills-para-1-1", "mills-para-2-1"), f"{BASE}id/body/un-security-council"
    )
    verbs = store.quads_for_pattern(None, NamedNode(DISARM + "verb"), None)
    assert {each.object.value for each in verbs} == {f"{BASE}scheme/verb/decides"}
