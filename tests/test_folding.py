"""Names and words as they are compared."""

import pytest

from disarmgraph.naming.folding import initials, plain, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Protocole II à la CCAC", "protocole 2 CCAC"),
        ("Third Review Conference", "3rd review conference"),
        ("Troisième Conférence d\u2019examen", "3e conférence examen"),
        ("Convention sur les armes à sous-munitions", "convention armes a sous munitions"),
        ("Non-Proliferation Treaty", "the nonproliferation treaties"),
        ("O.N.U.", "Nations Unies"),
        ("UN Charter", "United Nations charter"),
        ("BMS 3", "bms3"),
        ("St. Kitts and Nevis", "Saint Kitts and Nevis"),
        ("St Lucia", "Saint Lucia"),
        ("Ste-Lucie", "Sainte-Lucie"),
        ("Rep. of Korea", "Republic of Korea"),
        ("Rép. de Corée", "République de Corée"),
        ("Re\u0301p. de Coree", "Republic de Coree"),
        ("Dem. People's Rep. of Korea", "Democratic People\u2019s Republic of Korea"),
        ("DR Congo", "Democratic Republic of the Congo"),
        ("D.R. of the Congo", "Democratic Republic of the Congo"),
        ("Congo (DR)", "Congo, Democratic Republic"),
        ("Rép. dém. du Congo", "République démocratique du Congo"),
        ("Chem. Weapons Conv.", "Chemical Weapons Convention"),
        ("Intl. Dept.", "international department"),
        ("Organisation of American States", "organization of american states"),
        ("South-East Asia", "Southeast Asia"),
        ("People's Republic", "People\u2019s Republic"),
        ("  Sea\u00a0Bed  ", "sea bed"),
    ],
)
def test_what_people_write_in_different_ways_is_the_same(one, other):
    assert words(one) == words(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Protocol I", "Protocol II"),
        ("Niger", "Nigeria"),
        ("UNODA", "UNODC"),
        ("A/RES/62/47", "A/RES/62/22"),
        ("un programme", "UN programme"),
        ("ST", "Saint"),
        ("DR", "Democratic Republic"),
        ("61st session", "61 Saint session"),
    ],
)
def test_what_means_different_things_stays_apart(one, other):
    assert words(one) != words(other)


def test_words_keep_their_order_and_lose_what_many_names_have():
    assert words("Treaty on the Non-Proliferation of Nuclear Weapons") == (
        "treaty",
        "nonproliferation",
        "nuclear",
        "weapon",
    )


def test_a_name_that_is_only_such_words_keeps_them():
    assert words("the") == ("the",)
    assert words("—") == ()


def test_other_scripts_are_left_as_they_are():
    assert words("Афганистан") == ("афганистан",)
    assert words("阿富汗") == ("阿富汗",)


def test_plain_keeps_marks_and_spaces():
    assert plain("Côte d\u2019Ivoire") == "cote d\u2019ivoire"


def test_initials_are_those_of_the_words_that_tell():
    assert initials("Agence internationale de l\u2019énergie atomique") == "aiea"
    assert initials("Organisation for the Prohibition of Chemical Weapons") == "opcw"
