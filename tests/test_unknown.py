"""Names of things that the graph has not; the sentences are made here."""

import pytest
from portions import portions

from disarmgraph.namespaces import BASE, DISARM
from disarmgraph.reading.mentions import mentions
from disarmgraph.reading.unknown import new_things


@pytest.fixture(scope="module")
def gazetteer(known):
    return known.gazetteer


def new(gazetteer, *passages):
    read = portions(*passages)
    return new_things(read, mentions(read, gazetteer), gazetteer.index)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("The Valley Millers Committee met.", "Valley Millers Committee", "Body"),
        ("As the Office for Mills and Rivers wrote, it turns.", "Office for Mills", "Body"),
        ("Le Comité des meuniers a siégé.", "Comité des meuniers", "Body"),
        (
            "Le Bureau régional des moulins signale que le blé manque.",
            "Bureau régional des moulins",
            "Body",
        ),
        (
            "Le Traité sur les moulins lie les parties.",
            "Traité sur les moulins",
            "Treaty",
        ),
        ("They came to the Lomé Mill Conference.", "Lomé Mill Conference", "Event"),
        ("It is paid by the Millers Trust Fund.", "Millers Trust Fund", "Fund"),
        (
            "The Conference on the Grinding and Peaceful Uses of Inner Flour met.",
            "Conference on the Grinding and Peaceful Uses of Inner Flour",
            "Event",
        ),
        ("See Valley Millers Committee, on mills.", "Valley Millers Committee", "Body"),
        ("The Campaign to Ban Mills met.", "Campaign to Ban Mills", "Programme"),
        ("The Community of Millers met.", "Community of Millers", "Body"),
    ],
)
def test_a_name_with_a_noun_of_its_kind_is_a_new_thing(gazetteer, text, name, kind):
    (thing,) = new(gazetteer, text)
    assert thing.name.startswith(name)
    assert thing.type == DISARM + kind
    ((portion, start, end),) = thing.places
    assert (portion, text[start:end]) == (0, thing.name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("It asks the Office for Mill Affairs to continue to turn.", "Office for Mill Affairs"),
        ("The Office for Mills and Togo met.", "Office for Mills"),
        ("The Office for Mills and Bakers Committee met.", "Office for Mills"),
    ],
)
def test_a_name_ends_where_something_else_begins(gazetteer, text, name):
    assert name in {thing.name for thing in new(gazetteer, text)}


@pytest.mark.parametrize(
    "text",
    [
        "The Security Council met.",
        "Le Conseil de sécurité a siégé.",
        "A committee met in Lomé.",
        "Without reference to a Main Millers Committee",
        "The Committee met.",
        "Togo Lomé Mali",
        "Section III of the Mill",
    ],
)
def test_what_is_known_or_no_name_is_none(gazetteer, text):
    assert new(gazetteer, text) == []


def test_its_acronym_and_its_noun_name_it_again(gazetteer):
    passages = (
        "The Valley Millers Committee (VMC) met.",
        "VMC met again.",
        "Then the Committee went home.",
    )
    (thing,) = new(gazetteer, *passages)
    assert thing.acronym == "VMC"
    text = "\n".join(passages)
    assert [(at, text[start:end]) for at, start, end in thing.places] == [
        (0, "Valley Millers Committee"),
        (0, "VMC"),
        (1, "VMC"),
        (2, "Committee"),
    ]


def test_a_bracket_that_is_not_its_initials_gives_no_acronym(gazetteer):
    (thing,) = new(gazetteer, "The Valley Millers Committee (Lomé) met.")
    assert thing.acronym is None
    assert thing.iri == f"{BASE}id/body/valley-millers-committee"


def test_what_is_known_and_nearly_called_so_is_told(gazetteer):
    (thing,) = new(gazetteer, "Le Centre régional des Nations Unies pour la paix a écrit.")
    assert f"{BASE}id/body/unrec" in dict(thing.near)
    assert new(gazetteer, "The Valley Millers Committee met.")[0].near == ()


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "The Second Mill Conference of Parties to the Convention on Rye met.",
            "Second Mill Conference of Parties",
            "Event",
        ),
        ("The Mill Council of the Convention on Rye met.", "Mill Council", "Body"),
    ],
)
def test_the_noun_before_of_says_the_kind(gazetteer, text, name, kind):
    thing = new(gazetteer, text)[0]
    assert thing.name.startswith(name)
    assert thing.type == DISARM + kind


@pytest.mark.parametrize("text", ["This Convention turns.", "Mills, Treaty Series, vol. 3."])
def test_what_only_looks_like_a_name_is_no_new_thing(gazetteer, text):
    assert new(gazetteer, text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Le Comité des meuniers créé en application du paragraphe 3.", ["Comité des meuniers"]),
        ("Le Comité créé par les meuniers.", []),
        ("Les États informent le Comité de leur moulin.", []),
        ("Le Groupe de meuniers visé au paragraphe 2.", ["Groupe de meuniers"]),
    ],
)
def test_how_a_body_came_about_is_no_part_of_its_name(gazetteer, text, names):
    assert [each.name for each in new(gazetteer, text)] == names


@pytest.mark.parametrize(
    "text",
    ["Déclaration du Président du Moulin de Lomé", "The Declaration of the President of Mills"],
)
def test_a_statement_by_somebody_is_no_instrument(gazetteer, text):
    assert [each for each in new(gazetteer, text) if each.kind == "PoliticalInstrument"] == []
