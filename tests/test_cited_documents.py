"""Documents that a text cites and that the graph has not; the sentences are made here."""

import pytest

from disarmgraph.namespaces import BASE
from disarmgraph.reading.cited_documents import new_documents
from disarmgraph.reading.mentions import Portion

OWN = frozenset({f"{BASE}id/document/a-res-99-90"})


def new(known, *passages):
    """What is said of each new document, by the end of its IRI, as Turtle has it."""
    start, portions = 0, []
    for each in passages:
        portions.append(Portion(start, each))
        start += len(each)
    found = new_documents(portions, known.gazetteer.index, OWN)
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
