"""Norms found in a text by the verbs that oblige, ask or permit; the sentences are made here."""

import pytest
from portions import NOBODY, told

from disarmgraph.reading.inflection import inflected


@pytest.mark.parametrize(
    ("text", "verb", "bearer", "kind"),
    [
        ("States should keep records of mills.", "should", "role/states", "Recommendation"),
        ("Les États devraient tenir des registres.", "should", "role/states", "Recommendation"),
        ("Togo undertakes to destroy its mills.", "undertakes", "state/TGO", "Obligation"),
        ("Le Togo s\u2019engage à détruire ses moulins.", "undertakes", "state/TGO", "Obligation"),
        ("Togo undertakes never to use mills.", "undertakes", "state/TGO", "Prohibition"),
        (
            "Le Togo s'engage à ne jamais employer de moulins.",
            "undertakes",
            "state/TGO",
            "Prohibition",
        ),
        (
            "The Council encourages the ICBL to cooperate with millers.",
            "encourages",
            "body/icbl",
            "Recommendation",
        ),
        (
            "L'Assemblée générale a, dans sa résolution, encouragé l'ICBL à coopérer.",
            "encourages",
            "body/icbl",
            "Recommendation",
        ),
        ("The ICBL was encouraged to cooperate.", "encourages", "body/icbl", "Recommendation"),
        ("Les moulins doivent être marqués.", "must", "role/bearer-not-stated", "Recommendation"),
        (
            "Nous appelons tous les États à coopérer.",
            "appeals",
            "role/all-states",
            "Recommendation",
        ),
        ("Togo may request more time.", "may", "state/TGO", "Permission"),
        ("Togo calls upon the ICBL to cooperate.", "calls-upon", "body/icbl", "Recommendation"),
        ("Commit to destroy all mills.", "commits-itself", NOBODY, "Obligation"),
        ("We commit ourselves to mills.", "commits-itself", NOBODY, "Obligation"),
        ("Togo proposes to destroy its mills.", "proposes", "state/TGO", "Recommendation"),
        ("Togo proposes that States keep records.", "proposes", "role/states", "Recommendation"),
        ("Le Togo propose que les États coopèrent.", "proposes", "role/states", "Recommendation"),
        ("Le Togo propose aux États de coopérer.", "proposes", "role/states", "Recommendation"),
        ("It is prohibited to destroy mills.", "must-not", NOBODY, "Prohibition"),
        ("It is forbidden for Togo to destroy mills.", "must-not", "state/TGO", "Prohibition"),
        ("Il est interdit de détruire des moulins.", "must-not", NOBODY, "Prohibition"),
        ("Il est interdit au Togo de détruire un moulin.", "must-not", "state/TGO", "Prohibition"),
        (
            "Il incombe au Togo de détruire ses moulins.",
            "is-responsible",
            "state/TGO",
            "Obligation",
        ),
        (
            "La destruction des moulins incombe aux États.",
            "is-responsible",
            "role/states",
            "Obligation",
        ),
        (
            "It is essential for Togo to destroy mills.",
            "is-essential",
            "state/TGO",
            "Recommendation",
        ),
        ("Reiterates its appeal to Togo to cooperate.", "appeals", "state/TGO", "Recommendation"),
        ("Réitère son appel au Togo à coopérer.", "appeals", "state/TGO", "Recommendation"),
        ("Renouvelle son invitation au Togo à coopérer.", "invites", "state/TGO", "Recommendation"),
        ("Reiterates its request to Togo to cooperate.", "requests", "state/TGO", "Mandate"),
        ("Charge le Togo de détruire ses moulins.", "requests", "state/TGO", "Mandate"),
    ],
)
def test_a_verb_makes_a_norm_with_its_bearer(known, text, verb, bearer, kind):
    (norm,) = told(known, text)
    assert norm["verb"] == f"verb/{verb}"
    assert norm["bearer"] == bearer
    assert norm["type"] == kind


@pytest.mark.parametrize(
    "text",
    [
        "The demand of Togo in May was met.",
        "La demande du Togo était longue.",
        "At the request of Togo the mills turned.",
        "Its appeals are known to Togo.",
        "Un moulin proposé au Togo tourne.",
        "The work undertaken by Togo was long.",
        "Togo undertook a study of mills.",
        "The public mills of the valley stress nothing.",
        "The mills turn by the river.",
        "Ses moulins sont à la charge du Togo.",
        "Les moulins que le Togo prend en charge tournent.",
        "Le Togo se charge de ses moulins.",
    ],
)
def test_nouns_and_adjectives_make_none(known, text):
    assert told(known, text) == []


def test_what_is_to_be_done_is_an_action_of_the_scheme(known):
    norm = told(known, "States should destroy their mills.")[0]
    assert norm["action"] == "action/destroy"
    norm = told(known, "Les États devraient échanger des informations.")[0]
    assert norm["action"] == "action/exchange-information"
    assert "action" not in told(known, "States should whistle.")[0]


@pytest.mark.parametrize(
    "text",
    [
        "Togo should destroy its mills. Cluster munitions are told of here.",
        "Cluster munitions are told of here. Togo should destroy its mills.",
    ],
)
def test_what_another_sentence_is_about_is_not_what_the_norm_is_about(known, text):
    assert "weapon" not in told(known, text)[0]
    said = told(known, "Togo should destroy its cluster munitions.")
    assert said[0]["weapon"] == "weapon/cluster-munitions"


@pytest.mark.parametrize(
    ("verb", "bearer"), [("Decides", "body/un-general-assembly"), ("Stresses", NOBODY)]
)
def test_who_decides_is_bound_and_who_only_points_something_out_is_not(known, verb, bearer):
    found = told(known, "The General Assembly,", f"{verb} the need for mills.")
    assert [each["bearer"] for each in found] == [bearer]


@pytest.mark.parametrize(
    "begun",
    [
        *("faire des moulins", "mettre un moulin", "take a mill", "conduct a mill", "not whistle"),
        *("make reference to it", "poursuivre leurs efforts"),
    ],
)
def test_a_verb_with_which_an_action_begins_is_not_that_action_by_itself(known, begun):
    assert "action" not in told(known, f"Les États should {begun}.")[0]


def test_who_did_wrong_is_prosecuted(known):
    (found,) = told(known, "Les États devraient poursuivre les auteurs de vols.")
    assert found["action"] == "action/prosecute"


@pytest.mark.parametrize(
    "text",
    [
        "Encourages Togo to mill, and recalls the help that such mills could give.",
        "Recommends that States mill, and that Togo should help them.",
    ],
)
def test_what_is_said_of_a_noun_and_what_is_told_already_is_no_norm_of_its_own(known, text):
    assert len(told(known, text)) == 1


def test_each_item_of_a_list_is_a_norm_under_the_verb_before_it(known):
    passages = ("States should:", "(a) Destroy their mills;", "(b) Keep records of them.")
    found = told(known, *passages, parents=[None, 0, 0])
    assert [each["portion"] for each in found] == [1, 2]
    assert {each["verb"] for each in found} == {"verb/should"}
    assert {each["bearer"] for each in found} == {"role/states"}
    assert found[0]["action"] == "action/destroy"
    assert "action" in found[1]
    assert found[1]["action"] != found[0]["action"]


def test_an_item_with_a_verb_of_its_own_keeps_it(known):
    passages = ("States should:", "(a) Note that Togo may destroy mills.")
    found = told(known, *passages, parents=[None, 0])
    assert [(each["verb"], each["bearer"]) for each in found] == [("verb/may", "state/TGO")]


def test_doit_binds_in_a_treaty_alone(known):
    text = "Le Togo doit détruire ses moulins."
    assert told(known, text)[0]["verb"] == "verb/must"
    treaty = [f"Article {number}. {text}" for number in (1, 2, 3)]
    found = told(known, *treaty)
    assert {each["verb"] for each in found} == {"verb/shall"}
    assert {each["legalForce"] for each in found} == {"legal-force/legally-binding"}
    assert told(known, "Le Togo ne doit pas moudre.")[0]["verb"] == "verb/must-not"


def test_a_permission_denied_is_a_ban(known):
    (denied,) = told(known, "Togo may not keep mills.")
    assert (denied["type"], denied["verb"]) == ("Prohibition", "verb/must-not")


@pytest.mark.parametrize("label", ["conditionnel", "futur"])
def test_the_name_of_a_mood_or_tense_is_no_word_to_look_for(known, label):
    assert list(inflected(label, "fr")) == []
    assert told(known, f"Le {label} du Togo tourne.") == []


ARTICLES = ("Article premier", "Article 2", "Article 3")


@pytest.mark.parametrize(
    "text",
    [
        "Chaque État partie adopte les mesures nécessaires.",
        "Les États parties communiquent un rapport.",
        "Le Togo se réunit avec le Bénin.",
        "Le Secrétaire général transmet les rapports.",
    ],
)
def test_a_french_treaty_obliges_in_the_present(known, text):
    about = "La Convention sur les armes à sous-munitions."
    (norm,) = told(known, about, *ARTICLES, text)
    assert norm["verb"] == "verb/shall"
    assert norm["bearer"] != NOBODY


@pytest.mark.parametrize(
    "text",
    ["Les États parties au présent traité.", "Le Togo ainsi que le Bénin.", "Le blé pousse."],
)
def test_no_verb_of_duty_no_norm(known, text):
    assert told(known, *ARTICLES, text) == []


def test_the_present_obliges_in_treaties_alone(known):
    assert told(known, "Le Togo adopte les mesures nécessaires.") == []


def test_items_in_the_infinitive_stand_under_their_head_alone(known):
    found = told(
        known,
        "Togo undertakes never to:",
        "(a) Encourage or invite anyone to grind;",
        parents=[None, 0],
    )
    assert [each["verb"] for each in found] == ["verb/undertakes"]


def test_a_list_stands_under_the_verb_that_opens_its_sentence(known):
    found = told(
        known,
        "1. Requests Togo to grind where it could help:",
        "(a) By day;",
        parents=[None, 0],
    )
    assert [each["verb"] for each in found if each["portion"]] == ["verb/requests"]


@pytest.mark.parametrize(
    "text",
    [
        "Recalling that Togo should grind,",
        "2. Deeply concerned that all States may stop,",
        "The following agreed steps help.",
        "Should Togo leave, the mills stop; should the mills stop, it rains.",
        "The joint appeal by Togo was heard.",
        "The wheels, as agreed, turn.",
    ],
)
def test_what_only_describes_is_no_norm(known, text):
    assert told(known, text) == []


def test_a_text_that_is_no_treaty_makes_nothing_legally_binding(known):
    norms_of_text = told(known, "States shall count their mills.", "That requires Togo to count.")
    assert [each["legalForce"] for each in norms_of_text] == ["legal-force/politically-binding"] * 2


@pytest.mark.parametrize(
    ("organ", "text", "force"),
    [
        ("The Security Council,", "Decides that all States shall count their mills.", "legally"),
        ("The Security Council,", "Calls upon all States to count their mills.", "non"),
        ("The General Assembly,", "Decides that all States shall count mills.", "politically"),
    ],
)
def test_what_the_security_council_decides_binds(known, organ, text, force):
    norm = told(known, organ, f"1. {text}")[-1]
    assert norm["legalForce"] == f"legal-force/{force}-binding"


def test_what_a_proposed_thing_would_do_is_a_norm_that_nobody_bears(known):
    (norm,) = told(known, "Il rendrait compte de ses moulins.")
    assert (norm["verb"], norm["bearer"]) == ("verb/would", NOBODY)
    assert told(known, "Il comptera les moulins.") == []


@pytest.mark.parametrize(
    ("text", "bearer"),
    [
        ("Togo shall have the right to visit its mills.", "state/TGO"),
        ("Togo shall also have the right to visit its mills.", "state/TGO"),
        ("Togo shall be entitled to visit its mills.", "state/TGO"),
        ("Togo shall, on request, be entitled to visit its mills.", "state/TGO"),
        ("Le Togo aura le droit de visiter ses moulins.", "state/TGO"),
        ("Le Togo est en droit de visiter ses moulins.", "state/TGO"),
        ("Le Togo sera en droit de visiter ses moulins.", "state/TGO"),
    ],
)
def test_a_right_that_shall_be_is_granted_and_commands_nobody(known, text, bearer):
    (norm,) = told(known, *ARTICLES, text)
    assert (norm["verb"], norm["type"]) == ("verb/has-the-right", "Permission")
    assert norm["bearer"] == bearer
    assert norm["action"] == "action/visit"


def test_a_right_that_shall_not_be_is_no_right(known):
    (norm,) = told(known, *ARTICLES, "Togo shall not have the right to visit mills.")
    assert (norm["verb"], norm["type"]) == ("verb/shall", "Prohibition")
