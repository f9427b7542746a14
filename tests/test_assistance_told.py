"""Assistance that a text tells of; the sentences are made here."""

import pytest

from disarmgraph.namespaces import BASE
from disarmgraph.reading import help_words
from disarmgraph.reading.assistance import assistance
from disarmgraph.reading.candidate import Candidate, Guess
from disarmgraph.reading.mentions import Mention, Portion

IDS = f"{BASE}id/"
NAMES = {
    "Togo": "state/TGO",
    "Mali": "state/MLI",
    "Japan": "state/JPN",
    "Japon": "state/JPN",
    "Norway": "state/NOR",
    "Guild": "body/guild",
}


def tell(text, quantities=()):
    """What is said of each help, the status, then the parties by their part."""
    named = [
        Mention(text.index(words), text.index(words) + len(words), IDS + thing, 0.95, "name")
        for words, thing in NAMES.items()
        if words in text
    ]
    named.sort(key=lambda each: each.start)
    return [
        {
            (guess.predicate.partition(":")[2], guess.value.rpartition("/")[2])
            for guess in each.guesses
            if guess.predicate != "rdf:type"
        }
        for each in assistance([Portion(0, text)], [named], quantities)
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Japan provided technical assistance to Togo.",
            {("status", "provided"), ("kind", "technical"), ("donor", "JPN"), ("recipient", "TGO")},
        ),
        (
            "Japan and Norway have provided training for the millers of Togo.",
            {("status", "provided"), ("kind", "training"), ("donor", "JPN"), ("donor", "NOR")},
        ),
        (
            "The Guild helped Togo and Mali to build mills.",
            {
                ("status", "provided"),
                ("kind", "any-form"),
                ("implementedBy", "guild"),
                ("recipient", "TGO"),
                ("recipient", "MLI"),
            },
        ),
        (
            "The mill was funded by the Government of Japan.",
            {("status", "funded"), ("kind", "financial"), ("donor", "JPN")},
        ),
        (
            "Togo has requested equipment from Japan.",
            {
                ("status", "requested"),
                ("kind", "equipment"),
                ("requestedBy", "TGO"),
                ("recipient", "TGO"),
                ("requestedOf", "JPN"),
            },
        ),
        (
            "Japan offered assistance to Mali.",
            {("status", "offered"), ("kind", "any-form"), ("donor", "JPN"), ("recipient", "MLI")},
        ),
        (
            "Le Japon a fourni une assistance technique au Togo et au Mali.",
            {
                ("status", "provided"),
                ("kind", "technical"),
                ("donor", "JPN"),
                ("recipient", "TGO"),
                ("recipient", "MLI"),
            },
        ),
        (
            "Le Togo a demandé une aide.",
            {
                ("status", "requested"),
                ("kind", "any-form"),
                ("requestedBy", "TGO"),
                ("recipient", "TGO"),
            },
        ),
        (
            "Le Togo a reçu un financement du Japon.",
            {("status", "provided"), ("kind", "financial"), ("recipient", "TGO"), ("donor", "JPN")},
        ),
        (
            "Il a aidé le Mali à moudre.",
            {("status", "provided"), ("kind", "any-form"), ("recipient", "MLI")},
        ),
        (
            "Japan has continued to support Mali.",
            {("status", "provided"), ("kind", "any-form"), ("donor", "JPN"), ("recipient", "MLI")},
        ),
        (
            "Un moulin a été bâti avec l\u2019appui du Japon.",
            {("status", "provided"), ("kind", "any-form"), ("donor", "JPN")},
        ),
        (
            "Le Japon a financé le moulin.",
            {("status", "funded"), ("kind", "financial"), ("donor", "JPN")},
        ),
    ],
)
def test_help_has_its_parties_and_its_status(text, said):
    [found] = tell(text)
    assert found == said


@pytest.mark.parametrize(
    "text",
    [
        "Japan shall provide assistance to Togo.",
        "Japan should help Togo.",
        "Japan had not provided assistance to Togo.",
        "As provided in article 3, Togo is at peace.",
        "The road from Japan provided the view.",
        "Japan contributed to the success of Togo.",
        "Japan requested Togo to speak.",
        "It requested assistance. Togo spoke.",
        "Le Japon doit fournir une assistance au Togo.",
        "Le Japon n\u2019a pas fourni d\u2019aide au Togo.",
        "Le Japon a contribué au succès du Togo.",
        "L\u2019aide fut belle. Le Togo a parlé.",
        "Millers provided assistance to farmers.",
        "It supported the proposal of Togo.",
        "Il a apporté son appui à la fête au Togo.",
    ],
)
def test_what_is_only_to_be_done_or_has_no_party_is_no_help(text):
    assert tell(text) == []


def test_who_stands_behind_a_preposition_has_given_nothing():
    [found] = tell("The millers of Japan provided assistance to Togo.")
    assert {name for name, _ in found} == {"status", "kind", "recipient"}


def test_the_one_sum_of_the_sentence_is_the_amount():
    text = "Japan contributed $5,000 to Togo."
    unit = Guess("disarm:unit", f"{BASE}scheme/unit/us-dollar", 0.8, "unit")
    sums = [Candidate(0, 18, 24, (unit,), f"{IDS}quantity/q-1")]
    assert ("amount", "q-1") in tell(text, sums)[0]
    twice = [*sums, Candidate(0, 25, 27, (unit,), f"{IDS}quantity/q-2")]
    assert "amount" not in {name for name, _ in tell(text, twice)[0]}
    mills = [Candidate(0, 18, 24, (), f"{IDS}quantity/q-1")]
    assert "amount" not in {name for name, _ in tell(text, mills)[0]}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("a course of training with funds", "training"),
        ("une aide à la destruction", "destruction-support"),
        ("des experts", "expertise"),
        ("fonds", "financial"),
        ("a mill", None),
    ],
)
def test_the_kind_of_help_is_told_by_a_word(words, kind):
    assert help_words.kind(words) == kind
