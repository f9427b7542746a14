"""What a document names, by what things are called in it; the sentences are made here."""

import pytest
from portions import portions

from disarmgraph.namespaces import BASE
from disarmgraph.reading.mentions import mentions
from disarmgraph.reading.short_names import heads, introduced
from disarmgraph.reading.words import stems, words

APMBC = "Anti-Personnel Mine Ban Convention"


@pytest.fixture(scope="module")
def gazetteer(known):
    return known.gazetteer


def found(gazetteer, *passages, least=0.5):
    """What each passage is found to name, as the words and the thing."""
    text = "\n".join(passages)
    return [
        [
            (text[each.start : each.end], each.thing.removeprefix(BASE).removeprefix("id/"))
            for each in of_passage
            if each.likelihood >= least
        ]
        for of_passage in mentions(portions(*passages), gazetteer)
    ]


def things(gazetteer, *passages, least=0.5):
    return [{thing for _, thing in each} for each in found(gazetteer, *passages, least=least)]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Togo met ICBL.", {"state/TGO", "body/icbl"}),
        ("The TOGO and Côte d'Ivoire, or Cote d\u2019Ivoire", {"state/TGO", "state/CIV"}),
        ("He was at the mag, not at ICBL.", {"body/icbl"}),
        ("the anti-personnel mine ban convention", {"instrument/apmbc"}),
        ("the Anti-Personnel Mine-\nBan Convention", {"instrument/apmbc"}),
        ("the Convention on Cluster\n  Munitions", {"instrument/ccm"}),
        ("the Convention on<sup>3</sup> Cluster Munitions", {"instrument/ccm"}),
        ("Togo's reports", {"state/TGO"}),
        ("the Togo Rivers Watch Office", set()),
    ],
)
def test_clear_names_are_found_however_they_are_printed(gazetteer, text, named):
    assert things(gazetteer, text)[0] >= named
    assert bool(named) or "state/TGO" not in things(gazetteer, text)[0]


def test_words_are_at_their_places(gazetteer):
    text = "À Lomé, le Togo a parlé de la Convention sur les armes à sous-munitions."
    named = found(gazetteer, "Un. ", text)[1]
    assert ("Togo", "state/TGO") in named
    assert ("Convention sur les armes à sous-munitions", "instrument/ccm") in named


def test_inflection_is_no_difference():
    assert stems("States Parties") == stems("State Party")
    assert stems("accords régionaux") == stems("accord régional")
    assert stems("l\u2019Œuvre") == ("l", "oeuvre")
    assert [each.written for each in words("le désarme-\nment, non-\nProlifération")] == [
        "le",
        "désarmement",
        "non",
        "Prolifération",
    ]


@pytest.mark.parametrize("short", ["the Convention", "that Convention", "la Convention"])
def test_a_head_noun_means_what_the_document_names_in_full(gazetteer, short):
    first = f"Mills obey the {APMBC}. "
    assert ("Convention", "instrument/apmbc") in found(gazetteer, first, f"As {short} says.")[1]
    assert not things(gazetteer, "Mills obey no law. ", f"As {short} says.")[1]


def test_a_head_noun_may_be_followed_by_a_passage_s_last_word(gazetteer):
    full, short = f"The {APMBC} is old.", "Of the parties to the Convention on"
    assert "instrument/apmbc" in things(gazetteer, full, short)[1]


def test_of_two_conventions_the_last_is_meant_and_the_other_a_rival(gazetteer):
    passages = [f"The {APMBC}. ", "The Convention on Cluster Munitions. ", "The Convention."]
    (last,) = mentions(portions(*passages), gazetteer)[2]
    assert last.thing == f"{BASE}id/instrument/ccm"
    assert f"{BASE}id/instrument/apmbc" in last.rivals
    assert last.likelihood < 0.75


@pytest.mark.parametrize(
    "text",
    [
        "the Convention of Bamako",
        "the Bamako Convention",
        "la Convention régionale des moulins",
        "a convention",
        "the conventions of the valley",
    ],
)
def test_a_head_noun_in_a_longer_name_is_not_it(gazetteer, text):
    first = f"Mills obey the {APMBC}. "
    assert "instrument/apmbc" not in things(gazetteer, first, text)[1]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ('the Convention on Cluster Munitions ("the Munitions Act")', "the Munitions Act"),
        (
            "la Convention sur les armes à sous-munitions (ci-après dénommée « la Charte »)",
            "la Charte",
        ),
        ("the Convention on Cluster Munitions (ZZCM)", "Under ZZCM they meet"),
    ],
)
def test_what_a_bracket_introduces_is_known_from_there(gazetteer, first, second):
    assert "instrument/ccm" in things(gazetteer, f"{first}. ", second)[1]
    assert "instrument/ccm" not in things(gazetteer, "Mills. ", second)[1]


def test_a_bracket_of_other_words_introduces_nothing():
    assert not list(introduced("Togo (see above)", 4))
    assert not list(introduced("Togo (in Lomé)", 4))
    assert list(introduced("Togo (hereinafter “the Host”)", 4)) == ["Host"]


def test_organs_of_the_united_nations_are_named_without_them(gazetteer):
    named = things(gazetteer, "The General Assembly wrote. ", "L'Assemblée générale a écrit.")
    assert named == [{"body/un-general-assembly"}, {"body/un-general-assembly"}]


def test_that_resolution_is_the_one_cited_last(gazetteer):
    passages = ("As A/RES/62/47 says. ", "In that resolution mills are named.")
    assert ("that resolution", "document/a-res-62-47") in found(gazetteer, *passages)[1]
    assert not things(gazetteer, "Mills. ", "In that resolution mills are named.")[1]


def test_a_numbered_meeting_is_not_the_series_nor_another_of_it(gazetteer):
    named = things(gazetteer, "The seventeenth Biennial Meeting of States met.")[0]
    assert not {each for each in named if each.startswith(("event/", "series/"))}


def test_what_may_be_several_things_is_left_open(gazetteer):
    assert not found(gazetteer, "The Centre met the Committee.")[0]
    some = found(gazetteer, "The Centre met the Committee.", least=0)[0]
    assert all(words != "Committee" or thing.startswith("body/") for words, thing in some)


def test_a_government_is_named_by_its_adjective(gazetteer):
    assert things(gazetteer, "le Gouvernement japonais a payé")[0] == {"state/JPN"}
    assert not things(gazetteer, "un moulin japonais")[0]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Convention sur les moulins", ["Convention"]),
        ("Programme d\u2019action en vue de moudre", ["Programme", "Programme d\u2019action"]),
        ("Chemical Weapons Convention", ["Convention", "Weapons Convention"]),
        ("Togo", []),
        ("Resolution 62/47", []),
    ],
)
def test_what_a_name_is_for_short(name, short):
    assert list(heads(name)) == short


def test_an_adjective_is_not_the_noun_that_comes_from_it(gazetteer):
    assert things(gazetteer, "The mill has explosive flour.") == [set()]
    assert f"{BASE}scheme/weapon/explosives" in {
        BASE + each for each in things(gazetteer, "The mill has explosives.")[0]
    }


def test_spellings_of_either_side_of_the_ocean_are_one(gazetteer):
    text = "Organization for the Prohibition of Chemical Weapons."
    assert "body/opcw" in things(gazetteer, text)[0]
    assert stems("Organisation") == stems("Organization")
    assert stems("Program Center") == stems("Programme Centre")


def test_an_acronym_in_a_symbol_names_nothing(gazetteer):
    assert things(gazetteer, "See CCM/MSP/2099/13 on mills.") == [{"document/ccm-msp-2099-13"}]
    assert things(gazetteer, "The CCM is on mills.") == [{"instrument/ccm"}]


def test_the_noun_before_of_stands_for_a_body_afterwards(gazetteer):
    full = "The Geneva International Centre for Humanitarian Demining held a workshop. "
    assert "body/gichd" in things(gazetteer, full, "The Centre ground flour.")[1]


def test_a_review_conference_is_of_no_treaty_by_itself(gazetteer):
    text = "Une conférence d'examen des moulins a eu lieu."
    assert "event/unpoa-review-conference-2006" not in things(gazetteer, text)[0]


def test_a_verb_that_begins_a_paragraph_is_no_part_of_a_name(gazetteer):
    assert "state/TGO" in things(gazetteer, "Urges Togo to grind.")[0]
