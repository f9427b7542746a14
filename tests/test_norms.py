"""Norms found in a text by the verbs that oblige, ask or permit; the sentences are made here."""

import re

import pytest
from portions import norms_of

from disarmgraph.layout import plain
from disarmgraph.namespaces import BASE, DISARM
from disarmgraph.reading.draft import draft
from disarmgraph.reading.inflection import inflected
from disarmgraph.reading.mentions import Portion
from disarmgraph.reading.parties import role_of_treaty
from disarmgraph.reading.sentence import sentences
from disarmgraph.reading.words import words

IDS = f"{BASE}id/"
SCHEME = f"{BASE}scheme/"
NOBODY = "role/bearer-not-stated"


def read(known, *passages, parents=None):
    """What is guessed of each norm, by the end of the property's name."""
    return [
        {"portion": each.portion}
        | {
            guess.predicate.partition(":")[2]: guess.value.removeprefix(DISARM)
            .removeprefix(IDS)
            .removeprefix(SCHEME)
            for guess in each.guesses
        }
        for each in norms_of(known, *passages, parents=parents)
    ]


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
    ],
)
def test_a_verb_makes_a_norm_with_its_bearer(known, text, verb, bearer, kind):
    (norm,) = read(known, text)
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
    ],
)
def test_nouns_and_adjectives_make_none(known, text):
    assert read(known, text) == []


def test_what_is_to_be_done_is_an_action_of_the_scheme(known):
    norm = read(known, "States should destroy their mills.")[0]
    assert norm["action"] == "action/destroy"
    norm = read(known, "Les États devraient échanger des informations.")[0]
    assert norm["action"] == "action/exchange-information"
    assert "action" not in read(known, "States should whistle.")[0]


@pytest.mark.parametrize(
    "begun",
    [
        *("faire des moulins", "mettre un moulin", "take a mill", "conduct a mill", "not whistle"),
        *("make reference to it", "poursuivre leurs efforts"),
    ],
)
def test_a_verb_with_which_an_action_begins_is_not_that_action_by_itself(known, begun):
    assert "action" not in read(known, f"Les États should {begun}.")[0]


def test_who_did_wrong_is_prosecuted(known):
    (found,) = read(known, "Les États devraient poursuivre les auteurs de vols.")
    assert found["action"] == "action/prosecute"


@pytest.mark.parametrize(
    "text",
    [
        "Encourages Togo to mill, and recalls the help that such mills could give.",
        "Recommends that States mill, and that Togo should help them.",
    ],
)
def test_what_is_said_of_a_noun_and_what_is_told_already_is_no_norm_of_its_own(known, text):
    assert len(read(known, text)) == 1


def test_member_states_of_a_kind_are_asked(known):
    (found,) = read(known, "Invites Member States in a position to do so to help Togo.")
    assert found["bearer"] == "role/states-in-a-position-to-do-so"


def test_each_item_of_a_list_is_a_norm_under_the_verb_before_it(known):
    passages = ("States should:", "(a) Destroy their mills;", "(b) Keep records of them.")
    found = read(known, *passages, parents=[None, 0, 0])
    assert [each["portion"] for each in found] == [1, 2]
    assert {each["verb"] for each in found} == {"verb/should"}
    assert {each["bearer"] for each in found} == {"role/states"}
    assert found[0]["action"] == "action/destroy"
    assert "action" in found[1]
    assert found[1]["action"] != found[0]["action"]


def test_an_item_with_a_verb_of_its_own_keeps_it(known):
    passages = ("States should:", "(a) Note that Togo may destroy mills.")
    found = read(known, *passages, parents=[None, 0])
    assert [(each["verb"], each["bearer"]) for each in found] == [("verb/may", "state/TGO")]


def test_doit_binds_in_a_treaty_alone(known):
    text = "Le Togo doit détruire ses moulins."
    assert read(known, text)[0]["verb"] == "verb/must"
    treaty = [f"Article {number}. {text}" for number in (1, 2, 3)]
    found = read(known, *treaty)
    assert {each["verb"] for each in found} == {"verb/shall"}
    assert {each["legalForce"] for each in found} == {"legal-force/legally-binding"}
    assert read(known, "Le Togo ne doit pas moudre.")[0]["verb"] == "verb/must-not"


def test_a_permission_denied_is_a_ban(known):
    (denied,) = read(known, "Togo may not keep mills.")
    assert (denied["type"], denied["verb"]) == ("Prohibition", "verb/must-not")


def test_a_sentence_ends_at_a_stop_or_a_semicolon():
    text = "One mill. Two mills; three mills"
    portion = Portion(100, text)
    found = [
        [each.written for each in sentence]
        for sentence in sentences(portion, words(text, portion.start))
    ]
    assert found == [["One", "mill"], ["Two", "mills"], ["three", "mills"]]


@pytest.mark.parametrize("part", ["par. 3", "art. 5", "No. 12", "al. 2", "pp. 4 et 5"])
def test_no_sentence_ends_between_a_short_word_and_its_number(part):
    portion = Portion(0, f"The mill ({part}) turns. 12 mills stand.")
    found = [[each.written for each in said] for said in sentences(portion, words(portion.text))]
    assert [said[-1] for said in found] == ["turns", "stand"]


@pytest.mark.parametrize(
    ("label", "language", "form"),
    [
        ("devrait", "fr", ("devraient",)),
        ("demande à", "fr", ("demandé", "à")),
        ("s\u2019engage à", "fr", ("s", "engagent", "à")),
        ("invite", "fr", ("invitées",)),
        ("undertakes", "en", ("undertake",)),
        ("requests", "en", ("requested",)),
        ("is responsible", "en", ("are", "responsible")),
    ],
)
def test_verbs_are_inflected(label, language, form):
    forms = list(inflected(label, language))
    assert form in forms
    assert forms[0] == tuple(each.written.casefold() for each in words(label))


@pytest.mark.parametrize("label", ["conditionnel", "futur"])
def test_the_name_of_a_mood_or_tense_is_no_word_to_look_for(known, label):
    assert list(inflected(label, "fr")) == []
    assert read(known, f"Le {label} du Togo tourne.") == []


@pytest.mark.parametrize(
    ("text", "verb", "bearer"),
    [
        ("Decides to hold a meeting on mills.", "decides", "body/un-general-assembly"),
        ("Also decides to count the mills.", "decides", "body/un-general-assembly"),
        ("Emphasizes that mills need wind.", "emphasizes", NOBODY),
        ("Also stresses the importance of wind.", "stresses", NOBODY),
        ("Requests the Secretary-General to count.", "requests", "body/un-secretary-general"),
        ("Decides that all States shall count their mills.", "shall", "role/all-states"),
        ("Encourages mills, and those of the ICBL, to turn.", "encourages", NOBODY),
        ("Encourages wide participation in the ICBL.", "encourages", NOBODY),
        ("Encourages more efforts by the ICBL.", "encourages", "body/icbl"),
        ("Invites Member States to give flour to the ICBL.", "invites", "role/un-member-states"),
        ("Urges Togo to provide the ICBL with flour as required.", "urges", "state/TGO"),
        ("Requests Togo to lend such wheels as may be needed.", "requests", "state/TGO"),
    ],
)
def test_a_resolution_has_a_speaker_and_those_whom_it_asks(known, text, verb, bearer):
    norm = read(known, "The General Assembly,", f"1. {text}")[-1]
    assert (norm["verb"], norm["bearer"]) == (f"verb/{verb}", bearer)
    assert len(read(known, "The General Assembly,", f"1. {text}")) == 1


@pytest.mark.parametrize(
    ("text", "verb", "bearer"),
    [
        ("Each State Party shall mend its mills.", "shall", "role/each-state-party-ccm"),
        ("The States Parties may meet.", "may", "role/ccm-states-parties"),
        (
            "States Parties to the Arms Trade Treaty should meet.",
            "should",
            "role/att-states-parties",
        ),
        ("Invites States parties to meet.", "invites", "role/ccm-states-parties"),
        ("Requesting States Parties should meet.", "should", "role/states"),
        ("Chaque État partie peut moudre.", "may", "role/each-state-party-ccm"),
        ("Les États parties devraient moudre.", "should", "role/ccm-states-parties"),
        ("Non-State actors may grind.", "may", NOBODY),
    ],
)
def test_parties_are_those_of_the_treaty_that_a_text_is_about(known, text, verb, bearer):
    norm = read(known, "Mills under the Convention on Cluster Munitions.", text)[-1]
    assert (norm["verb"], norm["bearer"]) == (f"verb/{verb}", bearer)


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
    (norm,) = read(known, about, *ARTICLES, text)
    assert norm["verb"] == "verb/shall"
    assert norm["bearer"] != NOBODY


@pytest.mark.parametrize(
    "text",
    ["Les États parties au présent traité.", "Le Togo ainsi que le Bénin.", "Le blé pousse."],
)
def test_no_verb_of_duty_no_norm(known, text):
    assert read(known, *ARTICLES, text) == []


def test_the_present_obliges_in_treaties_alone(known):
    assert read(known, "Le Togo adopte les mesures nécessaires.") == []


def test_items_in_the_infinitive_stand_under_their_head_alone(known):
    found = read(
        known,
        "Togo undertakes never to:",
        "(a) Encourage or invite anyone to grind;",
        parents=[None, 0],
    )
    assert [each["verb"] for each in found] == ["verb/undertakes"]


def test_a_list_stands_under_the_verb_that_opens_its_sentence(known):
    found = read(
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
    assert read(known, text) == []


def test_whom_a_list_asks_may_be_called_by_an_infinitive(known):
    passages = ("Encourages States in a position to do so:", "(a) To destroy their mills;")
    (norm,) = read(known, *passages, parents=[None, 0])
    assert norm["bearer"] == "role/states-in-a-position-to-do-so"


def test_a_text_that_is_no_treaty_makes_nothing_legally_binding(known):
    norms_of_text = read(known, "States shall count their mills.", "That requires Togo to count.")
    assert [each["legalForce"] for each in norms_of_text] == ["legal-force/politically-binding"] * 2


def test_who_only_stands_in_the_sentence_does_not_bear_what_is_declared(known):
    assert read(known, "Togo emphasizes mills.") != []
    assert read(known, "Togo, whose mills turn by day and by night in the valley, stresses.") == []


def test_a_body_that_nobody_has_yet_bears_what_it_is_asked(known):
    text = "1. Requests the Valley Millers Committee to destroy its mills."
    drafted = draft(plain.laid(text), "mills", known)
    assert "disarm:bearer body:valley-millers-committee ;" in drafted


TREATY = """Mill Safety Convention

Article 1

Each Contracting Party shall destroy its mills.

Article 2

The Contracting Parties may meet. No part of a mill shall turn.

Article 3

Any Party may leave.
"""


def test_the_parties_to_a_treaty_that_nobody_has_get_roles_of_their_own(known):
    drafted = draft(plain.laid(TREATY), "mill-safety", known)
    bearers = re.findall(r"disarm:bearer role:([\w-]+) ;", drafted)
    one, everyone = "each-state-party-mill-safety", "mill-safety-states-parties"
    assert sorted(set(bearers)) == ["bearer-not-stated", one, everyone]
    assert f"role:{one} a disarm:Role ;" in drafted
    assert f"role:{everyone} a disarm:Role ;" in drafted
    assert 'rdfs:label "States Parties"@en' in drafted


def test_the_parties_to_a_known_treaty_keep_their_roles(known):
    text = TREATY.replace("Mill Safety Convention", "Convention on Cluster Munitions")
    drafted = draft(plain.laid(text), "ccm-copy", known)
    assert "role:each-state-party-ccm-copy" not in drafted
    assert "disarm:bearer role:each-state-party-ccm ;" in drafted


def test_a_text_that_is_no_treaty_has_no_parties_of_its_own(known):
    drafted = draft(plain.laid("1. Each Party shall destroy its mills."), "mills", known)
    assert "role:each-state-party-mills" not in drafted


def test_the_parties_to_a_french_treaty_are_called_in_french(known):
    text = """Convention sur les moulins

Article premier

Chaque Partie contractante doit détruire ses moulins.

Article 2

Les Hautes Parties contractantes doivent coopérer.

Article 3

Les moulins de la vallée tournent dans le vent.
"""
    drafted = draft(plain.laid(text), "moulins", known)
    assert "disarm:bearer role:each-state-party-moulins ;" in drafted
    assert "disarm:bearer role:moulins-states-parties ;" in drafted
    assert 'rdfs:label "chaque État partie"@fr' in drafted


@pytest.mark.parametrize(
    ("role", "language", "label"),
    [
        ("each-state-party-mills", "ENG", '"each State Party (Mill Treaty)"@en'),
        ("mills-states-parties", "FRA", '"États parties (Mill Treaty)"@fr'),
    ],
)
def test_a_role_of_a_treaty_is_called_by_its_title(role, language, label):
    said = role_of_treaty(f"{IDS}role/{role}", "Mill Treaty", language)
    assert label in {each.value for each in said}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("States and international organizations should destroy mills.", 2),
        ("Les États et les organisations internationales devraient détruire les moulins.", 2),
        ("Invites Member States and international organizations to destroy mills.", 2),
        ("Togo, Mali and Ghana shall destroy their mills.", 3),
        ("States or international organizations should destroy mills.", 1),
        ("States of which international organizations speak should destroy mills.", 1),
    ],
)
def test_who_is_joined_by_and_bears_together(known, text, expected):
    drafted = draft(plain.laid(f"1. {text}"), "mills", known)
    (norm,) = re.findall(r"^norm:mills-[^.]*\.", drafted, re.MULTILINE)
    assert norm.count("disarm:bearer ") == expected


@pytest.mark.parametrize(
    "text",
    [
        "The States say that it is necessary to destroy mills.",
        "Les États disent qu'il faut détruire les moulins.",
        "The mills of Togo shall be destroyed at once.",
        "Les moulins du Togo devraient être détruits.",
    ],
)
def test_what_is_done_to_a_thing_is_borne_by_nobody_who_is_not_named(known, text):
    (norm,) = read(known, text)
    assert norm["bearer"] == NOBODY


@pytest.mark.parametrize(
    "text",
    ["The mills shall be destroyed by Togo.", "Les moulins devraient être détruits par le Togo."],
)
def test_whom_a_passive_names_bears_it(known, text):
    (norm,) = read(known, text)
    assert norm["bearer"] == "state/TGO"


def test_who_is_to_be_bound_bears_it(known):
    (norm,) = read(known, "Togo shall be bound by its mills.")
    assert norm["bearer"] == "state/TGO"


@pytest.mark.parametrize(
    "text",
    [
        "Urges all States parties to the Mill Statute to destroy their mills.",
        "Invite tous les États parties au Statut des moulins à détruire leurs moulins.",
    ],
)
def test_the_parties_to_what_nobody_has_are_not_all_states(known, text):
    (norm,) = read(known, text)
    assert norm["bearer"] == NOBODY


def test_all_member_states_are_not_all_states(known):
    (norm,) = read(known, "Invite tous les États Membres à détruire les moulins.")
    assert norm["bearer"] == "role/un-member-states"


@pytest.mark.parametrize(
    ("organ", "text", "force"),
    [
        ("The Security Council,", "Decides that all States shall count their mills.", "legally"),
        ("The Security Council,", "Calls upon all States to count their mills.", "non"),
        ("The General Assembly,", "Decides that all States shall count mills.", "politically"),
    ],
)
def test_what_the_security_council_decides_binds(known, organ, text, force):
    norm = read(known, organ, f"1. {text}")[-1]
    assert norm["legalForce"] == f"legal-force/{force}-binding"


def test_what_a_proposed_thing_would_do_is_a_norm_that_nobody_bears(known):
    (norm,) = read(known, "Il rendrait compte de ses moulins.")
    assert (norm["verb"], norm["bearer"]) == ("verb/would", NOBODY)
    assert read(known, "Il comptera les moulins.") == []


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
    (norm,) = read(known, *ARTICLES, text)
    assert (norm["verb"], norm["type"]) == ("verb/has-the-right", "Permission")
    assert norm["bearer"] == bearer
    assert norm["action"] == "action/visit"


def test_a_right_that_shall_not_be_is_no_right(known):
    (norm,) = read(known, *ARTICLES, "Togo shall not have the right to visit mills.")
    assert (norm["verb"], norm["type"]) == ("verb/shall", "Prohibition")
