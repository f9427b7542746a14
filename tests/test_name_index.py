"""Names that are looked up, as people write them."""

import csv
from pathlib import Path

import pytest

from disarmgraph.namespaces import BASE, DISARM, expand
from disarmgraph.naming.name_index import NameIndex

ID = BASE + "id/"
MESSY = Path(__file__).with_name("messy_names.csv")
ROWS = list(csv.DictReader(MESSY.read_text(encoding="utf-8").splitlines()))
MEANT = [row for row in ROWS if row["thing"]]
NOT_OURS = [row for row in ROWS if not row["thing"]]


@pytest.fixture(scope="module")
def index(graph) -> NameIndex:
    return NameIndex(graph)


@pytest.fixture(scope="module")
def answers(index):
    return {row["name"]: index.search(row["name"], limit=5) for row in ROWS}


def test_the_names_that_people_write_are_many_and_of_things_that_there_are(index):
    assert len(MEANT) >= 150
    assert len(NOT_OURS) >= 20
    assert len({row["name"] for row in ROWS}) == len(ROWS)
    assert {expand(row["thing"]) for row in MEANT} <= index.classes.keys()


def test_no_match_is_wrong(answers):
    """Also where a name is of nothing here: there, nothing may match."""
    meant = {row["name"]: row["thing"] and expand(row["thing"]) for row in ROWS}
    matches = {name: found[0].iri for name, found in answers.items() if found and found[0].match}
    assert {name: iri for name, iri in matches.items() if iri != meant[name]} == {}


def test_most_names_that_are_meant_match(answers):
    matched = [row for row in MEANT if answers[row["name"]] and answers[row["name"]][0].match]
    assert len(matched) / len(MEANT) > 0.7


def test_what_is_meant_comes_first_or_at_least_fifth(answers):
    places = [[each.iri for each in answers[row["name"]]] for row in MEANT]
    meant = [expand(row["thing"]) for row in MEANT]
    first = sum(found[:1] == [iri] for found, iri in zip(places, meant, strict=True))
    fifth = sum(iri in found for found, iri in zip(places, meant, strict=True))
    assert first / len(MEANT) > 0.95
    assert fifth / len(MEANT) > 0.97


@pytest.mark.slow
def test_every_label_finds_its_thing(index, graph):
    """A name of two things finds both, and matches neither."""
    titles = [
        (iri, t) for iri in index.classes if iri.startswith(ID) for t in index._titles[iri][:2]
    ]
    assert len(titles) > 1000
    for iri, text in titles:
        found = index.search(text, limit=20)
        assert iri in [each.iri for each in found if each.score >= 98]


def test_an_identifier_finds_its_thing_for_certain(index):
    npt = ID + "instrument/npt"
    for text in (npt, "id/instrument/npt", "instrument:npt"):
        assert [(each.iri, each.match) for each in index.search(text)] == [(npt, True)]


def test_the_code_of_a_state_is_read_in_capitals_only(index):
    assert index.search("AND")[0].iri == ID + "state/AND"
    assert index.search("AND")[0].match
    assert not any(each.match for each in index.search("and"))


def test_a_symbol_finds_its_document_and_no_other(index):
    resolution = ID + "document/a-res-62-47"
    assert [each.iri for each in index.search("GA res. 62/47")] == [resolution]
    assert not any(each.match for each in index.search("A/RES/62/48"))


def test_documents_are_found_by_symbol_in_any_spelling(index):
    assert index.by_symbol("a-res-62-47") == [ID + "document/a-res-62-47"]
    assert index.by_symbol("S/RES/1373") == [ID + "document/s-res-1373"]
    assert index.by_symbol("S/RES/1373 (2002)") == []
    assert index.by_symbol("nonsense") == []


def test_a_document_without_a_symbol_is_found_by_the_one_in_its_title(index):
    assert index.by_symbol("A/DEC/60/519") == [ID + "document/ga-decision-60-519"]
    assert index.by_symbol("S/PV.5881 (Resumption 1)") == [ID + "document/s-pv-5881-resumption-1"]


def test_the_nearest_symbols_are_told(index):
    assert index.near_symbols("A/RES/62/48")[0] == ID + "document/a-res-62-47"
    assert index.near_symbols("A/CONF.192/16")[0] == ID + "document/a-conf-192-15"


def test_a_name_is_looked_for_among_the_classes_that_are_given(index):
    place = index.search("Nairobi", [DISARM + "Place"])
    assert [each.iri for each in place] == [ID + "place/nairobi"]
    assert {DISARM + "Instrument"} <= {
        kind
        for each in index.search("Nairobi", [DISARM + "Instrument"])
        for kind in index.classes[each.iri]
    }


def test_what_is_named_like_something_of_another_class_does_not_match(index):
    conference = (
        "UN Conference on the Illicit Trade in Small Arms and Light Weapons in All its Aspects"
    )
    assert index.search(conference)[0].match
    report = index.search(conference, [DISARM + "Document"])[0]
    assert report.iri == ID + "document/a-conf-192-15"
    assert not report.match


def test_a_name_of_two_things_matches_neither(index):
    found = index.search("ISACS")
    assert [each.score for each in found[:2]] == [100, 100]
    assert not any(each.match for each in found)


def test_what_brackets_add_must_agree(index):
    assert index.search("Organisation mondiale de la santé (OMS)")[0].match
    assert not index.search("Congo (Leopoldville)")[0].match


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("St. Kitts and Nevis", "KNA"),
        ("St Lucia", "LCA"),
        ("Rep. of Korea", "KOR"),
        ("DR Congo", "COD"),
    ],
)
def test_a_state_is_known_by_an_abbreviated_name(index, text, state):
    assert index.search(text)[0].iri == ID + "state/" + state


@pytest.mark.parametrize(
    ("text", "thing", "may"),
    [
        ("Germany", "state/DEU", True),
        ("allemagne", "state/DEU", True),
        ("Germani", "state/DEU", True),
        ("France", "state/DEU", False),
        ("FRA", "state/DEU", False),
        ("xyzzy", "state/DEU", False),
        ("Ottawa Convention", "document/a-res-62-47", False),
        ("resolution 62/47", "document/a-res-62-47", True),
        ("resolution 62/48", "document/a-res-62-47", False),
        ("Congo", "state/COG", True),
    ],
)
def test_what_a_text_may_mean_is_told(index, text, thing, may):
    assert index.may_mean(text, ID + thing) is may


def test_suggestions_begin_with_what_is_written(index):
    found = [each.iri for each in index.suggest("Convention d\u2019Otta")]
    assert found[0] == ID + "instrument/apmbc"
    assert [each.iri for each in index.suggest("afghan")][:1] == [ID + "state/AFG"]


@pytest.mark.parametrize("text", ["", " ", "—", "?" * 10_000, "a" * 10_000, "()", "(", "\x00"])
def test_what_is_no_name_finds_nothing_and_harms_nothing(index, text):
    assert not any(each.match for each in index.search(text))
