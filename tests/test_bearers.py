"""Who bears a norm that a text states; the sentences are made here."""

import re

import pytest
from portions import NOBODY, told

from disarmgraph.layout import plain
from disarmgraph.reading.draft import draft


def test_member_states_of_a_kind_are_asked(known):
    (found,) = told(known, "Invites Member States in a position to do so to help Togo.")
    assert found["bearer"] == "role/states-in-a-position-to-do-so"


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
    norm = told(known, "The General Assembly,", f"1. {text}")[-1]
    assert (norm["verb"], norm["bearer"]) == (f"verb/{verb}", bearer)
    assert len(told(known, "The General Assembly,", f"1. {text}")) == 1


def test_whom_a_list_asks_may_be_called_by_an_infinitive(known):
    passages = ("Encourages States in a position to do so:", "(a) To destroy their mills;")
    (norm,) = told(known, *passages, parents=[None, 0])
    assert norm["bearer"] == "role/states-in-a-position-to-do-so"


def test_who_only_stands_in_the_sentence_does_not_bear_what_is_declared(known):
    assert told(known, "Togo emphasizes mills.") != []
    assert told(known, "Togo, whose mills turn by day and by night in the valley, stresses.") == []


def test_a_body_that_nobody_has_yet_bears_what_it_is_asked(known):
    text = "1. Requests the Valley Millers Committee to destroy its mills."
    drafted = draft(plain.laid(text), "mills", known)
    assert "disarm:bearer body:valley-millers-committee ;" in drafted


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
    (norm,) = told(known, text)
    assert norm["bearer"] == NOBODY


@pytest.mark.parametrize(
    "text",
    ["The mills shall be destroyed by Togo.", "Les moulins devraient être détruits par le Togo."],
)
def test_whom_a_passive_names_bears_it(known, text):
    (norm,) = told(known, text)
    assert norm["bearer"] == "state/TGO"


def test_who_is_to_be_bound_bears_it(known):
    (norm,) = told(known, "Togo shall be bound by its mills.")
    assert norm["bearer"] == "state/TGO"
