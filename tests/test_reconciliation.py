"""Names of a table matched with things."""

import pytest

from disarmgraph.names import Names
from disarmgraph.namespaces import DISARM, RDFS
from disarmgraph.naming.name_index import NameIndex
from disarmgraph.naming.reconciliation import Reconciler, term, type_of
from disarmgraph.naming.reconciliation_query import Query

TREATY = DISARM + "Treaty"
APMBC = "id/instrument/apmbc"


@pytest.fixture(scope="module")
def index(graph):
    return NameIndex(graph)


@pytest.fixture(scope="module")
def reconciler(graph, index):
    return Reconciler(index, Names(graph, "en"))


def ids(results):
    return [each["id"] for each in results]


def test_a_candidate_tells_what_it_is(reconciler):
    best = reconciler.result(Query("Ottawa Convention"))[0]
    assert best == {
        "id": APMBC,
        "name": "Convention on the Prohibition of the Use, Stockpiling, Production and Transfer"
        " of Anti-Personnel Mines and on their Destruction",
        "description": "treaty; Mine Ban Convention",
        "type": [
            {"id": "disarm:Treaty", "name": "treaty"},
            {"id": "disarm:Instrument", "name": "instrument"},
        ],
        "score": 100.0,
        "match": True,
        "features": [],
    }


def test_names_are_in_the_language_of_the_reader(graph, index):
    french = Reconciler(index, Names(graph, "fr")).result(Query("NPT"))[0]
    assert french["name"] == "Traité sur la non-prolifération des armes nucléaires"
    assert french["type"][0]["name"] == "traité"


def test_candidates_are_of_the_type_that_is_asked_and_no_more_than_the_limit(reconciler):
    results = reconciler.result(Query("weapons convention", (TREATY,), limit=4))
    assert len(results) == 4
    assert all({"id": "disarm:Treaty", "name": "treaty"} in each["type"] for each in results)
    assert [each["score"] for each in results] == sorted(
        (each["score"] for each in results), reverse=True
    )


def test_of_all_types_means_each_of_them(reconciler):
    body_and_treaty = (TREATY, DISARM + "Body")
    assert reconciler.result(Query("NPT", body_and_treaty))
    assert reconciler.result(Query("NPT", body_and_treaty, of_all=True)) == []


def test_a_value_that_agrees_raises_the_score_and_one_that_does_not_forbids_a_match(reconciler):
    def best(value):
        values = ((DISARM + "adoptionDate", (value,)),)
        return reconciler.result(Query("Ottawa Convention", values=values))[0]

    plain = reconciler.result(Query("Ottawa Treaty"))[0]
    by_year = Query("Ottawa Treaty", values=((DISARM + "adoptionDate", ("1997",)),))
    assert reconciler.result(by_year)[0]["score"] > plain["score"]
    assert best("1997-09-18")["match"]
    assert best("1997-09-18T00:00:00Z")["match"]
    assert best("1998")["score"] < best("1997")["score"]
    assert not best("1998")["match"]
    assert best("1997")["features"] == [{"id": "properties", "value": 100.0}]


def test_a_value_that_identifies_makes_a_match_of_a_name_that_is_only_like(reconciler):
    values = ((DISARM + "symbol", ("a-64-173",)),)
    best = reconciler.result(Query("rapport", values=values))[0]
    assert (best["id"], best["score"], best["match"]) == ("id/document/a-64-173", 100.0, True)


@pytest.mark.parametrize(
    ("text", "prop", "value", "told"),
    [
        ("NPT", "symbol", "A/64/173", "id/document/a-64-173"),
        ("Ottawa Convention", "symbol", "A/RES/62/47", "id/document/a-res-62-47"),
        ("resolution 62/48", "symbol", "A/RES/62/47", "id/document/a-res-62-47"),
        ("France", "isoAlpha3", "DEU", "id/state/DEU"),
        ("xyzzy", "isoAlpha3", "FRA", "id/state/FRA"),
    ],
)
def test_nothing_matches_where_the_name_cannot_mean_what_a_value_identifies(
    reconciler, text, prop, value, told
):
    results = reconciler.result(Query(text, values=((DISARM + prop, (value,)),)))
    assert told in ids(results[:2])
    assert not any(each["match"] for each in results)


def test_a_value_decides_between_two_that_a_name_may_mean(reconciler):
    values = ((DISARM + "isoAlpha3", ("PRK",)),)
    best = reconciler.result(Query("Korea", values=values))[0]
    assert (best["id"], best["score"], best["match"]) == ("id/state/PRK", 100.0, True)


def test_values_are_enough_without_a_name(reconciler):
    by_code = reconciler.result(Query("", values=((DISARM + "isoAlpha2", ("FR",)),)))
    assert [(each["id"], each["match"]) for each in by_code] == [("id/state/FRA", True)]
    depositary = ((DISARM + "depositary", ("Secretary-General of the United Nations",)),)
    by_entity = reconciler.result(Query("", values=depositary, limit=100))
    assert APMBC in ids(by_entity)
    assert "id/instrument/npt" not in ids(by_entity)
    assert not any(each["match"] for each in by_entity)


def test_an_entity_is_a_value_by_its_identifier_too(reconciler):
    values = ((DISARM + "depositary", ("id/body/un-secretary-general",)),)
    assert APMBC in ids(reconciler.result(Query("", values=values, limit=100)))


def test_nothing_is_found_for_nothing(reconciler):
    assert reconciler.result(Query("xyzzy")) == []
    assert reconciler.result(Query("")) == []
    assert reconciler.result(Query("", values=((RDFS + "label", ("xyzzy",)),))) == []


def test_a_type_tells_what_it_is_a_kind_of(graph):
    names = Names(graph, "en")
    assert type_of(names, TREATY) == {
        "id": "disarm:Treaty",
        "name": "treaty",
        "broader": [{"id": "disarm:Instrument", "name": "instrument"}],
    }
    assert type_of(names, DISARM + "Body") == {"id": "disarm:Body", "name": "body"}
    assert term(names, RDFS + "label") == {"id": "rdfs:label", "name": "label"}
