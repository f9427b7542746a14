"""Several things that one verb asks for in a sentence; the sentences are made here."""

import pytest

from disarmgraph.namespaces import BASE
from disarmgraph.reading.mentions import Portion, mentions
from disarmgraph.reading.norms import norms


def read(known, text):
    """What each norm of a sentence rests on, its verb and bearer, and its action."""
    portion = Portion(0, text)
    named = mentions([portion], known.gazetteer)
    for each in norms([portion], named, [None], known.practice):
        said = {guess.predicate: guess.value.rpartition("/")[2] for guess in each.guesses}
        words = text[each.start : each.end]
        yield words, said["disarm:verb"], said["disarm:bearer"], said.get("disarm:action")


@pytest.mark.parametrize(
    ("text", "verb", "bearer", "expected"),
    [
        (
            "Urges Togo to keep records, to destroy its mills and to cooperate with the millers.",
            "urges",
            "TGO",
            [
                ("Urges Togo to keep records", "keep-records"),
                ("to destroy its mills", "destroy"),
                ("to cooperate with the millers", "cooperate"),
            ],
        ),
        (
            "The ICBL urges Togo to whistle a tune, and to destroy its mills.",
            "urges",
            "TGO",
            [("urges Togo to whistle a tune", None), ("to destroy its mills", "destroy")],
        ),
        (
            "Urges Togo to provide assistance to the victims and to address their needs.",
            "urges",
            "TGO",
            [
                ("Urges Togo to provide assistance to the victims", "provide-assistance"),
                ("to address their needs", None),
            ],
        ),
        (
            "Urges Togo, in the light of what all of the other millers have said before now, to"
            " destroy the mill and to show it to the millers.",
            "urges",
            "TGO",
            [
                (
                    "Urges Togo, in the light of what all of the other millers have said before"
                    " now, to destroy the mill and to show it to the millers",
                    "destroy",
                ),
            ],
        ),
        (
            "Urges Togo to keep records, to show them to the millers and to destroy its mills.",
            "urges",
            "TGO",
            [
                ("Urges Togo to keep records, to show them to the millers", "keep-records"),
                ("to destroy its mills", "destroy"),
            ],
        ),
        (
            "Togo undertakes to destroy its mills and to keep records.",
            "undertakes",
            "TGO",
            [
                ("undertakes to destroy its mills", "destroy"),
                ("to keep records", "keep-records"),
            ],
        ),
        (
            "Invite le Togo à détruire ses moulins, à coopérer et à tenir des registres.",
            "invites",
            "TGO",
            [
                ("Invite le Togo à détruire ses moulins", "destroy"),
                ("à coopérer", "cooperate"),
                ("à tenir des registres", "keep-records"),
            ],
        ),
        (
            "Prie le Togo de détruire ses moulins et d\u2019échanger des informations.",
            "requests",
            "TGO",
            [
                ("Prie le Togo de détruire ses moulins", "destroy"),
                ("d\u2019échanger des informations", "exchange-information"),
            ],
        ),
    ],
)
def test_each_infinitive_under_a_verb_is_a_norm(known, text, verb, bearer, expected):
    found = list(read(known, text))
    assert [(words, action) for words, _, _, action in found] == expected
    assert {(each[1], each[2]) for each in found} == {(verb, bearer)}


@pytest.mark.parametrize(
    "text",
    [
        "Urges Togo to contribute to peace, to security and to the rest of the valley.",
        "Urges Togo to take steps to destroy its mills and to keep records.",
        "Urges Togo to whistle tunes to destroy its mills and to keep records.",
        "Invite le Togo à siffler pour moudre, de moudre le blé et de détruire ses moulins.",
        "Urges Togo to keep records in order to destroy its mills.",
        "Urges Togo to keep records, to destroy its mills later.",
        "Urges Togo to destroy and keep mills.",
        "States should keep records, and Togo to destroy its mills.",
        "Invite le Togo à tenir des registres, à titre gratuit et à partir de mai.",
        "Invite le Togo à aider les victimes de guerre et de misère.",
        "Invite le Togo à prendre des mesures de nature à détruire ses moulins et à coopérer.",
        "Invite le Togo à œuvrer mieux en vue de tenir des registres et de détruire ses moulins.",
        "Prie le Togo de tenir des registres et à détruire ses moulins.",
    ],
)
def test_what_is_not_plainly_coordinated_is_one_norm(known, text):
    assert len(list(read(known, text))) == 1


def test_a_verb_of_its_own_ends_what_another_one_asks_for(known):
    text = "Urges Togo to keep records, recommends mills, and to destroy its mills."
    assert [each[0][:5] for each in read(known, text)][:1] == ["Urges"]
    assert not any(each[0].startswith("to destroy") for each in read(known, text))


def test_a_theme_is_that_of_its_own_part_of_the_sentence(known):
    text = "Urges Togo to keep records of small arms and to destroy its anti-personnel mines."
    portion = Portion(0, text)
    named = mentions([portion], known.gazetteer)
    first, second = (
        {guess.value for guess in each.guesses if guess.predicate == "disarm:weapon"}
        for each in norms([portion], named, [None], known.practice)
    )
    assert f"{BASE}scheme/weapon/small-arms" in first - second
    assert any("mine" in each for each in second - first)
