"""What awaits the consent of States in a text that is read; the sentences are made here."""

import re

import pytest
from portions import norms_of

from disarmgraph.layout import plain
from disarmgraph.namespaces import BASE
from disarmgraph.reading.draft import draft

ARTICLES = (
    "Mills under the Convention on Cluster Munitions.",
    "Article 1",
    "Article 2",
    "Article 3",
)
NOBODY = ["role/bearer-not-stated"]
SIGNATORIES = ["role/ccm-signatory-states"]


def read(known, *passages):
    """The verb, class, bearers and actions of each norm."""
    for each in norms_of(known, *passages):
        told = [
            (guess.predicate, re.sub(r".*(?:#|scheme/\w+/)", "", guess.value))
            for guess in each.guesses
        ]
        told = [(name, value.removeprefix(BASE + "id/")) for name, value in told]
        verb, kind = dict(told)["disarm:verb"], dict(told)["rdf:type"]
        bearers = [value for name, value in told if name == "disarm:bearer"]
        yield verb, kind, bearers, [value for name, value in told if name == "disarm:action"]


@pytest.mark.parametrize(
    ("text", "bearers"),
    [
        ("This Treaty shall be subject to ratification by the signatory States.", SIGNATORIES),
        ("It is subject to ratification, acceptance or approval by Signatories.", SIGNATORIES),
        ("It is also subject to ratification by Togo and Benin.", ["state/TGO", "state/BEN"]),
        ("The amendment shall be subject to ratification.", NOBODY),
        ("Le présent Traité est soumis à la ratification des États signataires.", SIGNATORIES),
        ("La Convention sera soumise à ratification par les signataires.", SIGNATORIES),
        (
            "Elle est soumise à la ratification, à l\u2019acceptation ou à l\u2019approbation des "
            "Signataires.",
            SIGNATORIES,
        ),
        ("Les annexes sont soumises à la ratification du Togo.", ["state/TGO"]),
        (
            "Il est soumis à la ratification du Togo, du Mali et du Bénin.",
            ["state/TGO", "state/MLI", "state/BEN"],
        ),
        ("Il est soumis à la ratification de la France du Togo.", ["state/FRA"]),
    ],
)
def test_what_is_subject_to_ratification_may_be_ratified(known, text, bearers):
    assert list(read(known, *ARTICLES, text)) == [
        ("is-subject-to", "Permission", bearers, ["ratify"])
    ]


@pytest.mark.parametrize(
    ("text", "bearers", "actions"),
    [
        ("This Treaty shall be open for signature by all States.", ["role/all-states"], ["sign"]),
        ("It shall be open to all States for signature.", ["role/all-states"], ["sign"]),
        ("It shall be open to the signature of Togo.", ["state/TGO"], ["sign"]),
        ("It shall, until May 2030, be open for signature by Togo.", ["state/TGO"], ["sign"]),
        ("It shall be open for acceptance by Togo.", ["state/TGO"], ["ratify"]),
        ("It is open for accession by Togo.", ["state/TGO"], ["accede"]),
        ("It shall remain open for signature at Geneva by Togo.", ["state/TGO"], ["sign"]),
        (
            "It shall then be open for signature and accession by Togo.",
            ["state/TGO"],
            ["sign", "accede"],
        ),
        (
            "It shall be open, at the Headquarters of the United Nations, for signature by Togo.",
            ["state/TGO"],
            ["sign"],
        ),
        ("This Treaty shall be open for accession.", NOBODY, ["accede"]),
        (
            "It shall be open for signature at the Headquarters of the United Nations.",
            NOBODY,
            ["sign"],
        ),
        ("Il est ouvert à la signature de tous les États.", ["role/all-states"], ["sign"]),
        ("It shall be open for signature by any State.", ["role/states"], ["sign"]),
        ("Il est ouvert à la signature de tout État.", ["role/states"], ["sign"]),
        ("Il est ouvert à la signature par tout État.", ["role/states"], ["sign"]),
        ("Il sera ouvert à l\u2019adhésion du Togo.", ["state/TGO"], ["accede"]),
        (
            "Il est également ouvert aux États Membres pour signature.",
            ["role/un-member-states"],
            ["sign"],
        ),
        ("La Convention reste ouverte à l\u2019adhésion.", NOBODY, ["accede"]),
        (
            "Il sera ouvert, au Siège de l\u2019Organisation des Nations Unies, à la signature du "
            "Togo.",
            ["state/TGO"],
            ["sign"],
        ),
    ],
)
def test_what_is_open_for_signature_may_be_signed(known, text, bearers, actions):
    assert list(read(known, *ARTICLES, text)) == [("is-open-to", "Permission", bearers, actions)]


def test_one_sentence_may_open_a_treaty_and_subject_it_to_ratification(known):
    text = "It shall be open for signature by Togo and shall be subject to ratification by Benin."
    assert list(read(known, *ARTICLES, text)) == [
        ("is-open-to", "Permission", ["state/TGO"], ["sign"]),
        ("is-subject-to", "Permission", ["state/BEN"], ["ratify"]),
    ]


@pytest.mark.parametrize(
    ("noun", "action"),
    [
        ("signature", "sign"),
        ("ratification", "ratify"),
        ("acceptance", "ratify"),
        ("accession", "accede"),
        ("adherence", "accede"),
    ],
)
def test_each_noun_of_consent_has_its_action(known, noun, action):
    text = f"This Treaty shall be open for {noun} by Togo."
    assert [each[3] for each in read(known, *ARTICLES, text)] == [[action]]


@pytest.mark.parametrize(("noun", "action"), [("adhésion", "accede"), ("acceptation", "ratify")])
def test_each_french_noun_of_consent_has_its_action(known, noun, action):
    text = f"Le Traité est ouvert à l\u2019{noun} du Togo."
    assert [each[3] for each in read(known, *ARTICLES, text)] == [[action]]


@pytest.mark.parametrize(
    "text",
    [
        *(f"The mills {verb} open for signature by Togo." for verb in ("are", "remain")),
        *(f"The mill {verb} open for signature by Togo." for verb in ("is", "remains")),
        *(
            f"Les accords {verb} ouverts à la signature du Togo."
            for verb in ("sont", "seront", "restent", "resteront", "demeurent", "demeureront")
        ),
        *(
            f"L\u2019accord {verb} ouvert à la signature du Togo."
            for verb in ("est", "sera", "reste", "restera", "demeure", "demeurera")
        ),
    ],
)
def test_what_is_open_may_be_told_in_the_present_and_in_the_french_future(known, text):
    assert [each[0] for each in read(known, *ARTICLES, text)] == ["is-open-to"]


@pytest.mark.parametrize("when", ["if", "when", "while", "until", "unless", "whether", "once"])
def test_a_clause_that_only_says_when_opens_nothing(known, when):
    text = f"Togo shall mend its mills {when} the Protocol is open for accession by Benin."
    assert [each[0] for each in read(known, *ARTICLES, text)] == ["shall"]


@pytest.mark.parametrize("when", ["si", "lorsque", "quand", "tant que", "dès que"])
def test_a_french_clause_that_only_says_when_opens_nothing(known, when):
    text = f"Le Togo doit moudre {when} le Protocole est ouvert à l\u2019adhésion du Bénin."
    assert [each[0] for each in read(known, *ARTICLES, text)] == ["shall"]


@pytest.mark.parametrize("which", ["which", "that", "as", "who"])
def test_a_clause_that_only_says_which_opens_nothing(known, which):
    text = f"Togo shall mend such mills {which} are open for accession by Benin."
    assert [each[0] for each in read(known, *ARTICLES, text)] == ["shall"]


def test_what_shall_be_open_is_so_though_a_condition_stands_before_it(known):
    text = "If Togo has mills, it shall be open for accession by Benin."
    assert list(read(known, *ARTICLES, text)) == [
        ("is-open-to", "Permission", ["state/BEN"], ["accede"])
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Togo shall mend its mills, which are open for signature by all States.",
        "If the Protocol is open for signature by Benin, Togo shall mend its mills.",
        "Togo shall mend its mills until the Protocol is open for accession by Benin.",
        "Le Togo doit tenir les moulins qui sont soumis à la ratification du Bénin.",
        "Si le Protocole est ouvert à l\u2019adhésion du Bénin, le Togo doit moudre.",
    ],
)
def test_a_clause_that_only_says_when_or_which_opens_nothing(known, text):
    assert [each[0] for each in read(known, *ARTICLES, text)] == ["shall"]


@pytest.mark.parametrize(
    "text",
    [
        "The stores of Togo shall be open to inspection by Benin.",
        "The mills of Togo shall be subject to limits.",
        "The Protocol shall not be subject to ratification by Togo.",
        "Togo shall mend its mills before signature.",
        "The stores of Togo shall be open until the signature of the Protocol.",
    ],
)
def test_what_awaits_no_consent_is_as_it_was(known, text):
    assert [each[0] for each in read(known, *ARTICLES, text)] == ["shall"]


@pytest.mark.parametrize(
    "text",
    [
        "The mills are subject to inspection by Togo.",
        "The Convention was open for signature by Togo.",
        "Les moulins sont ouverts aux visiteurs du Togo.",
        "La Convention était ouverte à la signature du Togo.",
    ],
)
def test_what_is_told_of_a_thing_makes_no_norm(known, text):
    assert list(read(known, *ARTICLES, text)) == []


TREATY = """{}

Article {}

{}

Article 2

{}

Article 3

{}
"""


def test_the_signatories_of_a_treaty_that_nobody_has_get_a_role_of_their_own(known):
    text = TREATY.format(
        "Mill Safety Convention",
        1,
        "This Convention shall be open for signature by Togo and Benin.",
        "It is subject to ratification by the signatory States.",
        "The mills of the valley turn in the wind.",
    )
    drafted = draft(plain.laid(text), "mill-safety", known)
    assert "disarm:bearer role:mill-safety-signatory-states ;" in drafted
    assert "role:mill-safety-signatory-states a disarm:Role ;" in drafted
    assert 'rdfs:label "signatory States"@en' in drafted
    assert "disarm:bearer state:BEN ;" in drafted


def test_the_signatories_of_a_french_treaty_are_called_in_french(known):
    text = TREATY.format(
        "Convention sur les moulins",
        "premier",
        "La présente Convention est ouverte à la signature du Togo.",
        "Elle est soumise à la ratification des États signataires.",
        "Les moulins de la vallée tournent dans le vent.",
    )
    drafted = draft(plain.laid(text), "moulins", known)
    assert "disarm:bearer role:moulins-signatory-states ;" in drafted
    assert 'rdfs:label "États signataires"@fr' in drafted
