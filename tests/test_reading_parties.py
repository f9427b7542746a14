"""The parties to the treaty that a text is, or is about; the treaties are made here."""

import re

import pytest
from portions import NOBODY, told

from disarmgraph.layout import plain
from disarmgraph.namespaces import BASE
from disarmgraph.reading.draft import draft
from disarmgraph.reading.parties import role_of_treaty

TREATY = """Mill Safety Convention

Article 1

Each Contracting Party shall destroy its mills.

Article 2

The Contracting Parties may meet. No part of a mill shall turn.

Article 3

Any Party may leave.
"""


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
    norm = told(known, "Mills under the Convention on Cluster Munitions.", text)[-1]
    assert (norm["verb"], norm["bearer"]) == (f"verb/{verb}", bearer)


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
    said = role_of_treaty(f"{BASE}id/role/{role}", "Mill Treaty", language)
    assert label in {each.value for each in said}


@pytest.mark.parametrize(
    "text",
    [
        "Urges all States parties to the Mill Statute to destroy their mills.",
        "Invite tous les États parties au Statut des moulins à détruire leurs moulins.",
    ],
)
def test_the_parties_to_what_nobody_has_are_not_all_states(known, text):
    (norm,) = told(known, text)
    assert norm["bearer"] == NOBODY


def test_all_member_states_are_not_all_states(known):
    (norm,) = told(known, "Invite tous les États Membres à détruire les moulins.")
    assert norm["bearer"] == "role/un-member-states"
