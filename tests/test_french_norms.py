"""Norms of French texts: tenses, agreement, clauses that describe; the sentences are made here."""

import pytest
from portions import norms_of

from disarmgraph.namespaces import BASE

COUNCIL = "Le Conseil de sécurité,"
DUTIES = ("shall", "must", "should")
ASKS = ("requests", "requires")
ARTICLES = ("Article premier", "Article 2", "Article 3")


def read(known, *passages, parents=None):
    """The passage, verb, bearer and class of each norm."""
    for each in norms_of(known, *passages, parents=parents):
        said = {guess.predicate: guess.value.removeprefix(BASE + "id/") for guess in each.guesses}
        verb, kind = said["disarm:verb"].rpartition("/")[2], said["rdf:type"].rpartition("#")[2]
        yield each.portion, verb, said["disarm:bearer"], kind


@pytest.mark.parametrize(
    ("text", "verb", "bearer"),
    [
        ("Le Togo devra détruire ses moulins.", "shall", "state/TGO"),
        ("Les États devront tenir des registres.", "shall", "role/states"),
        ("Le Togo pourra visiter les moulins.", "may", "state/TGO"),
        ("Les États sont tenus de compter leurs moulins.", "shall", "role/states"),
        ("La Géorgie est tenue de compter ses moulins.", "shall", "state/GEO"),
        ("Les États sont responsables de leurs moulins.", "is-responsible", "role/states"),
        ("Le Togo tiendra un registre des moulins.", "will", "state/TGO"),
        ("Les États prendront soin des moulins.", "will", "role/states"),
    ],
)
def test_a_treaty_obliges_in_the_future_and_in_the_plural(known, text, verb, bearer):
    assert [each[1:3] for each in read(known, *ARTICLES, text)] == [(verb, bearer)]


@pytest.mark.parametrize(
    "clause",
    [
        "les grains qui pourraient lever",
        "les grains que pourrait moudre le Bénin",
        "les grains qu\u2019il pourrait juger utiles",
        "les moyens par lesquels pourraient tourner les roues",
        "les soins qui leur incombent",
        "les roues qui peuvent tourner",
        "les grains qui lèveraient",
    ],
)
def test_a_clause_that_only_describes_is_no_norm(known, clause):
    found = read(known, f"Prie le Togo de compter {clause}.")
    assert [each[1:3] for each in found] == [("requests", "state/TGO")]


def test_what_could_be_done_by_nobody_in_particular_stays_a_norm(known):
    found = read(known, "Le Togo note qu\u2019il pourrait être utile de moudre.")
    assert [each[1] for each in found] == ["could"]


@pytest.mark.parametrize(
    ("text", "bearer", "kind"),
    [
        ("1. Décide que tous les États doivent moudre.", "role/all-states", "Obligation"),
        ("1. Décide également que le Togo devra moudre.", "state/TGO", "Obligation"),
        ("1. Décide que le Togo ne doit pas moudre.", "state/TGO", "Prohibition"),
    ],
)
def test_what_is_decided_to_be_a_duty_is_one(known, text, bearer, kind):
    ((_, verb, who, what),) = read(known, COUNCIL, text)
    assert (who, what) == (bearer, kind)
    assert verb in ("shall", "must-not")


@pytest.mark.parametrize("begin", ["Se déclarant certain", "S\u2019affirmant sûr", "Se disant sûr"])
def test_a_recital_may_begin_with_a_reflexive_participle(known, begin):
    assert list(read(known, f"{begin} que le blé doit lever,")) == []


@pytest.mark.parametrize(
    ("text", "bearer"),
    [
        ("1. Exige du Togo qu\u2019il détruise ses moulins.", "state/TGO"),
        ("1. Exige également du Togo qu\u2019il compte ses moulins.", "state/TGO"),
        ("1. Salue les efforts du Togo et le prie de moudre.", "state/TGO"),
        (
            "1. Note ce qu\u2019ont fait les États Membres et les prie de moudre.",
            "role/un-member-states",
        ),
        ("1. Thanks Member States and requests them to grind.", "role/un-member-states"),
        ("1. Prie le Meunier en chef pour le Togo de moudre.", "role/bearer-not-stated"),
        ("1. Requests the Chief Miller for Togo to grind.", "role/bearer-not-stated"),
        ("1. Prie le Meunier en chef et le Togo de moudre.", "state/TGO"),
    ],
)
def test_whom_a_verb_asks_is_its_object(known, text, bearer):
    assert [each[2] for each in read(known, COUNCIL, text) if each[1] in ASKS] == [bearer]


def test_a_noun_that_many_have_bears_nothing(known):
    ((_, _, bearer, _),) = read(known, COUNCIL, "1. Autorise le Comité à compter les moulins.")
    assert bearer == "role/bearer-not-stated"


def test_the_items_of_a_list_of_what_is_decided_are_duties(known):
    passages = (COUNCIL, "1. Décide que :", "a) Le Togo devra moudre ;", "b) Le Bénin devra semer.")
    found = list(read(known, *passages, parents=[None, None, 1, 1]))
    assert [each[2:] for each in found] == [
        ("state/TGO", "Obligation"),
        ("state/BEN", "Obligation"),
    ]


def test_a_list_within_an_item_stands_under_the_verb_of_that_item(known):
    passages = (
        COUNCIL,
        "1. Décide que :",
        "a) Le Togo devra vendre ce qui suit :",
        "i) Du blé ;",
        "ii) Des roues.",
    )
    found = list(read(known, *passages, parents=[None, None, 1, 2, 2]))
    assert [each[:3] for each in found] == [(3, "shall", "state/TGO"), (4, "shall", "state/TGO")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Le Togo s\u2019engage à moudre au plus tard en mai.", "Obligation"),
        ("Le Togo s\u2019engage à moudre sans plus tarder.", "Obligation"),
        ("Le Togo devrait sans plus tarder moudre.", "Recommendation"),
        ("Le Togo s\u2019engage à ne plus moudre.", "Prohibition"),
        ("Le Togo s\u2019engage à ne jamais moudre.", "Prohibition"),
        ("Aucun moulin du Togo ne peut tourner.", "Prohibition"),
    ],
)
def test_plus_forbids_behind_ne_alone(known, text, kind):
    assert [each[3] for each in read(known, text)] == [kind]


def test_what_is_decided_may_stand_behind_a_parenthesis(known):
    found = read(known, COUNCIL, "1. Décide, dans ce contexte, que le Togo doit moudre.")
    assert [each[1:] for each in found] == [("shall", "state/TGO", "Obligation")]


@pytest.mark.parametrize(
    "text",
    [
        "Salue le Togo et décide que la Meunière devra moudre.",
        "Salue le Togo, et la Meunière devra moudre.",
        "It thanks Togo, and the Millery should grind.",
    ],
)
def test_a_subject_with_a_name_that_nobody_has_is_not_whoever_stood_before(known, text):
    assert [each[2] for each in read(known, text) if each[1] in DUTIES] == [
        "role/bearer-not-stated"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Demande au Gouvernement togolais de moudre.",
        "Demande au Gouvernement du Togo de moudre.",
        "Le Gouvernement togolais devrait moudre.",
        "The Government of Togo should grind.",
    ],
)
def test_what_a_government_is_asked_its_state_bears(known, text):
    assert [each[2] for each in read(known, text)] == ["state/TGO"]
