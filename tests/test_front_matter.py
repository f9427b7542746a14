"""What the head of a document says of it; the documents are made for these tests."""

import pytest

from disarmgraph.layout import plain
from disarmgraph.reading.front_matter import front_matter, own_symbol

HEAD = """United Nations

{symbol}

General Assembly

Distr.: General

4 December 2044

Original: French

{title}

1. Mills turn, as A/RES/62/47 says.

2. They turned on 5 May 2001 too.
"""


def said(symbol="", title="", language="en"):
    text = HEAD.format(symbol=symbol, title=title)
    return {each.predicate: each.value for each in front_matter(plain.laid(text), language)}


def test_the_head_gives_symbol_date_and_original_language():
    found = said("A/99/123")
    assert found["disarm:symbol"] == '"A/99/123"'
    assert found["disarm:issueDate"] == '"2044-12-04"^^xsd:date'
    assert found["disarm:originalLanguage"].endswith("/FRA>")


@pytest.mark.parametrize(
    "adopted",
    [
        "Resolution adopted by the General Assembly\non 1 November 2044",
        "Résolution adoptée par l\u2019Assemblée générale le 1er novembre 2044",
        "Adopted by the Council at its 4956th meeting, on 1 November 2044",
    ],
)
def test_a_day_behind_adopted_is_not_that_of_the_issue(adopted):
    found = said("A/RES/99/12", adopted)
    assert found["disarm:adoptionDate"] == '"2044-11-01"^^xsd:date'
    assert found["disarm:issueDate"] == '"2044-12-04"^^xsd:date'


def test_a_day_in_the_next_sentence_is_of_nothing_adopted():
    found = said("A/RES/99/12", "It was adopted by the millers. On 1 November 2044 they left.")
    assert "disarm:adoptionDate" not in found


@pytest.mark.parametrize(
    ("symbol", "title", "kind"),
    [
        ("A/RES/99/12", "", "resolution"),
        ("A/CONF.192/2006/RC/WP.3", "", "working-paper"),
        ("A/99/123/Corr.1", "Report of the Secretary-General", "corrigendum"),
        ("S/PRST/2044/2", "", "presidential-statement"),
        ("A/99/123", "Report of the Secretary-General", "report-of-the-secretary-general"),
        ("", "Document de travail présenté par le Togo", "working-paper"),
        ("A/99/123", "Mills", None),
    ],
)
def test_the_kind_is_told_by_the_symbol_or_by_words(symbol, title, kind):
    expected = f"document-kind:{kind}" if kind else None
    assert said(symbol, title).get("disarm:kind") == expected


def test_what_the_head_does_not_say_is_left_out():
    assert (
        front_matter(plain.laid("1. Mills turn, as A/RES/62/47 of 5 May 2001 says.\n"), "en") == []
    )


def test_each_rests_on_its_words():
    text = HEAD.format(symbol="A/99/123", title="Report of the Secretary-General")
    words = {
        each.predicate: text[each.start : each.end] for each in front_matter(plain.laid(text), "en")
    }
    assert words["disarm:symbol"] == "A/99/123"
    assert words["disarm:issueDate"] == "4 December 2044"
    assert words["disarm:kind"] == "Report of the Secretary-General"
    assert own_symbol("see A/99/123 of it") is None


@pytest.mark.parametrize(
    ("symbol", "organ"),
    [
        ("A/RES/99/12", "body:un-general-assembly"),
        ("S/RES/1540 (2004)", "body:un-security-council"),
        ("A/99/12", None),
        ("S/PRST/2044/2", None),
    ],
)
def test_who_has_adopted_it_is_told_by_its_symbol(symbol, organ):
    assert said(symbol).get("disarm:adoptedBy") == organ


@pytest.mark.parametrize(
    ("title", "symbol"),
    [
        ("General Assembly Resolution 9833 (XXVI): Mills", "A/RES/9833 (XXVI)"),
        ("9722 (XVI). Question of Mills", "A/RES/9722 (XVI)"),
        ("99/47. Mills", "A/RES/99/47"),
        ("18 (1947). Résolution du 13 février 1947", "S/RES/18 (1947)"),
        ("Resolution 9540 (2044)", "S/RES/9540 (2044)"),
        ("Résolution 99/47 de l\u2019Assemblée générale", "A/RES/99/47"),
        ("Resolution 9540 (2044) is on mills", None),
        ("Follow-up to resolution 99/47", None),
        ("In 1947 (2044). Mills", None),
    ],
)
def test_a_resolution_is_known_by_the_number_in_its_title(title, symbol):
    found = own_symbol(f"United Nations\n\n{title}\n\nThe General Assembly,\n")
    assert (found[0] if found else None) == symbol


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("18 (1947). Résolution du 13 février 1947\n\nLe Conseil,\n\n1. Moud.\n", "1947-02-13"),
        ("99/47. Mills\n\n1. Mills.\n\n79th plenary meeting\n4 December 2044\n", "2044-12-04"),
        ("99/47. Moulin\n\n1. Moud.\n\n79e séance plénière\n4 décembre 2044\n", "2044-12-04"),
        ("99/47. Mills\n\n1. Mills.\n\nMilled on\n4 December 2044\n", None),
    ],
)
def test_a_resolution_tells_when_it_was_adopted(text, day):
    found = {each.predicate: each.value for each in front_matter(plain.laid(text), "en")}
    expected = f'"{day}"^^xsd:date' if day else None
    assert found.get("disarm:adoptionDate") == expected


RESOLUTION = """Nations Unies

A/RES/99/55

Assemblée générale

Résolution adoptée par l\u2019Assemblée générale

99/55. Protocole sur les moulins

L\u2019Assemblée générale,

Rappelant sa résolution 98/111 du 9 décembre 2043,

1. Compte les moulins.
"""


def test_a_day_of_the_preamble_is_none_of_the_document():
    found = {each.predicate: each.value for each in front_matter(plain.laid(RESOLUTION), "fr")}
    assert "disarm:issueDate" not in found


def test_the_title_of_a_resolution_stands_behind_its_number():
    found = {each.predicate: each.value for each in front_matter(plain.laid(RESOLUTION), "fr")}
    assert found["dcterms:title"] == '"Protocole sur les moulins"@fr'


def test_a_title_is_text_of_turtle_whatever_stands_in_it():
    text = RESOLUTION.replace("les moulins", r'les "moulins" \ roues')
    found = {each.predicate: each.value for each in front_matter(plain.laid(text), "fr")}
    assert found["dcterms:title"] == r'"Protocole sur les \"moulins\" \\ roues"@fr'
