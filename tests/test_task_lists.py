"""Lists under a verb, of things to do or of what one thing is about; the texts are made here."""

import pytest
from portions import norms_of
from pyoxigraph import NamedNode, RdfFormat, Store

from disarmgraph.layout import plain
from disarmgraph.namespaces import BASE, DISARM
from disarmgraph.reading.draft import draft

SET_UP = ("create", "establish", "set up", "appoint")
ETABLIR = ("établir", "instituer")
CREER = ("créer", "constituer", "nommer", "désigner")
TASKS = (
    "to undertake the following tasks",
    "whose task it is to",
    "with a mandate to",
    "with the following functions",
    "with responsibilities to",
)
TACHES = (
    "qui sera chargé de",
    "chargé d\u2019",
    "qui s\u2019acquittera de ce qui suit",
    "ayant pour but de",
    "dont les fonctions seront de",
    "dont le mandat est de",
    "qui aura pour tâche de",
)


def portions_with_norms(known, head, *items):
    """The places of the passages that state a norm, the head of the list 0."""
    parents = [None] + [0] * len(items)
    return [each.portion for each in norms_of(known, head, *items, parents=parents)]


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
        (
            "Prie le Secrétaire général de rendre compte au Togo :",
            ["a) De la farine ;", "b) D\u2019une roue."],
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


@pytest.mark.parametrize(
    "text",
    ["Requests Togo to report on the following:", "Prie le Togo de compter ce qui suit :"],
)
def test_a_colon_before_what_is_no_list_leaves_the_norm_where_it_stands(known, text):
    assert portions_with_norms(known, text) == [0]


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


def verbs_and_bearers(known, *passages, parents):
    """The passage, verb and bearers of each norm."""
    for each in norms_of(known, *passages, parents=parents):
        told = [(guess.predicate, guess.value.removeprefix(BASE)) for guess in each.guesses]
        bearers = [value for name, value in told if name == "disarm:bearer"]
        yield each.portion, dict(told)["disarm:verb"].rpartition("/")[2], *bearers


@pytest.mark.parametrize(
    "head",
    [
        *(f"1. Decides to {verb} a committee, with these tasks:" for verb in SET_UP),
        *(f"1. Décide d\u2019{verb} un comité ayant pour mandat de :" for verb in ETABLIR),
        *(f"1. Décide de {verb} un comité ayant pour mandat de :" for verb in CREER),
        *(f"1. Decides to establish a committee, {tasks}:" for tasks in TASKS),
        *(f"1. Décide de créer un comité du Conseil {tasks} :" for tasks in TACHES),
    ],
)
def test_the_tasks_of_a_body_that_is_set_up_are_not_those_of_who_sets_it_up(known, head):
    speaker = "Le Conseil de sécurité," if "Déc" in head else "The Security Council,"
    assert list(verbs_and_bearers(known, speaker, head, "a) Moudre.", parents=[None, None, 1])) == [
        (1, "decides", "id/body/un-security-council"),
        (2, "decides", "id/role/bearer-not-stated"),
    ]


@pytest.mark.parametrize(
    "head",
    [
        "1. Decides to support a committee, with these tasks:",
        "1. Decides to establish a committee, in order to:",
        "1. Décide d\u2019aider un comité ayant pour mandat de :",
    ],
)
def test_what_is_decided_of_no_body_that_is_set_up_is_of_who_decides(known, head):
    speaker = "Le Conseil de sécurité," if "Déc" in head else "The Security Council,"
    found = list(verbs_and_bearers(known, speaker, head, "a) Moudre.", parents=[None, None, 1]))
    assert found == [(2, "decides", "id/body/un-security-council")]


def test_a_body_that_is_set_up_bears_its_tasks_by_name(known):
    """The one behind the verb: not the one that sets it up, nor a meeting that is new too."""
    text = (
        "Le Conseil de sécurité,\n\n"
        "1. Prie le Comité des fleuves de créer un groupe de meuniers (le « Groupe de meuniers ») "
        "ayant pour mandat de :\n\na) Compter les moulins ;\n\nb) Compter les roues."
    )
    drafted = draft(plain.laid(text), "mills", known)
    assert drafted.count("disarm:bearer body:groupe-de-meuniers ;") == 2
