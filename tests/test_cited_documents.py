"""Documents that a text cites and that the graph has not; the sentences are made here."""

import pytest
from portions import portions

from disarmgraph.layout.laid import Role
from disarmgraph.namespaces import BASE
from disarmgraph.reading.cited_documents import calls, new_documents
from disarmgraph.reading.mentions import Portion
from disarmgraph.reading.passage import Passage

REPORT = "scheme/document-kind/report-of-the-secretary-general"
OWN = frozenset({f"{BASE}id/document/a-res-99-90"})


def new(known, *passages):
    """What is said of each new document, by the end of its IRI, as Turtle has it."""
    found = new_documents(portions(*passages), known.gazetteer.index, OWN)
    return {
        each.iri.removeprefix(f"{BASE}id/document/"): {
            (guess.predicate, guess.value.removeprefix(BASE)) for guess in each.guesses
        }
        for each in found
    }


def test_a_resolution_has_its_symbol_kind_organ_day_and_name_in_both_languages(known):
    text = "Rappelant sa résolution 98/47 du 5 décembre 2043 sur les moulins,"
    ((name, said),) = new(known, text).items()
    assert name == "a-res-98-47"
    assert said >= {
        ("disarm:symbol", '"A/RES/98/47"'),
        ("disarm:kind", "scheme/document-kind/resolution"),
        ("disarm:adoptedBy", "id/body/un-general-assembly"),
        ("disarm:adoptionDate", '"2043-12-05"^^xsd:date'),
        ("rdfs:label", '"General Assembly resolution 98/47"@en'),
        ("rdfs:label", '"Résolution 98/47 de l\u2019Assemblée générale"@fr'),
    }


def test_each_of_several_resolutions_has_the_day_behind_its_own_number(known):
    text = "Recalling its resolutions 98/47 of 5 December 2043, 98/48 and 97/3 of 1 May 2042,"
    days = {
        name: [value[1:11] for predicate, value in said if predicate == "disarm:adoptionDate"]
        for name, said in new(known, text).items()
    }
    assert days == {
        "a-res-98-47": ["2043-12-05"],
        "a-res-98-48": [],
        "a-res-97-3": ["2042-05-01"],
    }


@pytest.mark.parametrize("hole", [" " * 3, " " * 140, f"\n\n{' ' * 19}\n\n{' ' * 99}\n\n"])
@pytest.mark.parametrize(
    "broken",
    [
        "resolutions 98/47 of 5 December{}2043, 98/48 of 6 May 2044 and 97/3 of 1 May 2042,",
        "resolutions 98/47 of 5 December 2043,{}98/48 of 6{}May 2044 and 97/3 of 1 May 2042,",
        "resolutions 98/47 of{}5 December 2043, 98/48{}of 6 May 2044 and{}97/3 of 1 May 2042,",
    ],
)
def test_the_end_of_a_page_parts_neither_a_list_of_resolutions_nor_their_days(known, broken, hole):
    days = {
        name: [value[1:11] for predicate, value in said if predicate == "disarm:adoptionDate"]
        for name, said in new(known, broken.replace("{}", hole)).items()
    }
    assert days == {
        "a-res-98-47": ["2043-12-05"],
        "a-res-98-48": ["2044-05-06"],
        "a-res-97-3": ["2042-05-01"],
    }


@pytest.mark.parametrize(
    ("text", "name", "english", "french"),
    [
        (
            "In Security Council resolution 9999 (2043) mills are praised.",
            "s-res-9999",
            "Security Council resolution 9999 (2043)",
            "Résolution 9999 (2043) du Conseil de sécurité",
        ),
        (
            "Its decision 98/519 is on mills.",
            "a-dec-98-519",
            "General Assembly decision 98/519",
            "Décision 98/519 de l\u2019Assemblée générale",
        ),
        ("The report (A/98/111) is on mills.", "a-98-111", *["Document A/98/111"] * 2),
        (
            "See A/98/111/Corr.2.",
            "a-98-111-corr-2",
            "Corrigendum 2 to A/98/111",
            "Rectificatif 2 au document A/98/111",
        ),
        (
            "See A/98/111/Add.1.",
            "a-98-111-add-1",
            "Addendum 1 to A/98/111",
            "Additif 1 au document A/98/111",
        ),
    ],
)
def test_a_document_without_a_title_is_called_by_its_symbol(known, text, name, english, french):
    said = new(known, text)[name]
    assert ("rdfs:label", f'"{english}"@en') in said
    assert ("rdfs:label", f'"{french}"@fr') in said


def test_a_report_whose_kind_no_symbol_tells_has_none(known):
    said = new(known, "The report (A/98/111) is on mills.")["a-98-111"]
    assert "disarm:kind" not in {predicate for predicate, _ in said}


def test_what_is_cited_twice_is_one_and_what_is_known_or_the_text_itself_is_none(known):
    passages = ("See A/98/111.", "As A/98/111 says, A/RES/62/47 too.", "A/RES/99/90")
    assert set(new(known, *passages)) == {"a-98-111"}


@pytest.mark.parametrize(
    ("text", "is_report"),
    [
        ("Takes note of the report of the Secretary-General on mills (A/98/111);", True),
        ("Prend acte du rapport du Secrétaire général sur les moulins (A/98/111) ;", True),
        ("Takes note of the report of the Secretary-General and the letter A/98/111;", False),
        ("The report of the Secretary-General is on mills. The letter (A/98/111) is not.", False),
        ("Takes note of the report of the millers (A/98/111);", False),
        ("Notes the report of the Secretary-General on mills (A/98/L.111).", False),
    ],
)
def test_a_document_is_the_report_that_the_words_before_its_symbol_name(known, text, is_report):
    ((_, said),) = new(known, text).items()
    assert (("disarm:kind", REPORT) in said) == is_report
    label = ("rdfs:label", '"Report of the Secretary-General A/98/111"@en')
    assert (label in said) == is_report


@pytest.mark.parametrize(
    ("note", "is_report"),
    [("A/98/111.", True), ("See A/98/111.", True), ("The millers wrote A/98/111.", False)],
)
def test_a_note_gives_the_symbol_of_the_report_behind_which_it_is_called(known, note, is_report):
    text = "1. Notes the report of the Secretary-General on mills;<sup>1</sup> that is all."
    portions = [Portion(0, text), Portion(90, f"<sup>1</sup> {note}")]
    read = [
        Passage("para_1", Role.PARAGRAPH, 0, 89, "1"),
        Passage("fn_1", Role.FOOTNOTE, 90, 120, "1", annotates="para_1"),
    ]
    (found,) = new_documents(portions, known.gazetteer.index, OWN, calls(read, portions))
    kinds = [each.value for each in found.guesses if each.predicate == "disarm:kind"]
    assert kinds == [BASE + REPORT] * is_report
