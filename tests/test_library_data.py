"""The library for programs, over the whole graph."""

import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pyoxigraph import RdfFormat, parse

from disarmgraph.files import query_files
from disarmgraph.query.query_file import library

ANSWERS = Path(__file__).parent / "answers"
BOUND = "/queries/what-bound-a-state-on-a-day"
NAMED = {each.name: each for each in library()}
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "tsv": "text/tab-separated-values; charset=utf-8",
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "jsonld": "application/ld+json",
}


def got(client, path, accept="*/*", **query):
    return client.get(path, query_string=query, headers={"Accept": accept})


@pytest.mark.parametrize("path", query_files(), ids=lambda path: path.stem)
def test_each_answer_as_csv_is_the_approved_one(client, path):
    """The same rows; the approved answers shorten IRIs."""
    answer = got(client, f"/queries/{path.stem}/answer.csv")
    rows = list(csv.reader(io.StringIO(answer.text)))
    with (ANSWERS / f"{path.stem}.csv").open(encoding="utf-8", newline="") as approved:
        expected = list(csv.reader(approved))
    assert rows[0] == expected[0]
    assert len(rows) == len(expected)
    assert [[bool(cell) for cell in row] for row in rows] == [
        [bool(cell) for cell in row] for row in expected
    ]


@pytest.mark.parametrize(("name", "media_type"), TYPES.items())
def test_an_answer_comes_in_every_format_by_suffix_format_and_accept(client, name, media_type):
    query = {"state": "LKA", "day": "2019-01-01"}
    by_suffix = got(client, f"{BOUND}/answer.{name}", **query)
    by_name = got(client, f"{BOUND}/answer", format=name, **query)
    by_header = got(client, f"{BOUND}/answer", accept=media_type.partition(";")[0], **query)
    for each in (by_suffix, by_name, by_header):
        assert (each.status_code, each.headers["Content-Type"]) == (200, media_type)
        assert each.data == by_suffix.data or name == "jsonld"
    disposition = by_suffix.headers["Content-Disposition"]
    assert disposition == f'inline; filename="what-bound-a-state-on-a-day.{name}"'


def test_the_formats_agree_on_the_answer(client):
    query = {"state": "LKA", "day": "2019-01-01"}
    rows = list(csv.DictReader(io.StringIO(got(client, f"{BOUND}/answer.csv", **query).text)))
    results = json.loads(got(client, f"{BOUND}/answer.json", **query).data)
    from_json = [
        {name: row.get(name, {}).get("value", "") for name in results["head"]["vars"]}
        for row in results["results"]["bindings"]
    ]
    linked = json.loads(got(client, f"{BOUND}/answer.jsonld", **query).data)
    from_linked = [
        {name: row.get(name, "") for name in linked["rs:resultVariable"]}
        for row in linked["rs:solution"]
    ]
    assert rows
    assert rows == from_json == from_linked
    names = {"r": "http://www.w3.org/2005/sparql-results#"}
    xml = ElementTree.fromstring(got(client, f"{BOUND}/answer.xml", **query).data)
    assert len(xml.findall(".//r:result", names)) == len(rows)


@pytest.mark.parametrize("name", sorted(NAMED))
def test_each_answer_as_json_ld_is_read_as_rdf(client, name):
    answer = got(client, f"/queries/{name}/answer.jsonld")
    found = list(parse(answer.data, RdfFormat.JSON_LD))
    sizes = [q.object.value for q in found if q.predicate.value.endswith("#size")]
    indexes = [q for q in found if q.predicate.value.endswith("#index")]
    assert sizes == [str(len(indexes))]


def named(client, question, **query):
    answer = got(client, f"/queries/{question}/answer.csv", **query)
    assert answer.status_code == 200
    return list(csv.DictReader(io.StringIO(answer.text)))


def test_a_table_has_what_was_chosen_and_names_beside_each_column_of_things(client):
    name = BOUND.removeprefix("/queries/")
    rows = named(client, name, state="FJI", day="2015-01-01", names="fr")
    assert list(rows[0]) == [
        *("state", "stateName", "day", "treaty", "treatyName", "since", "until"),
        *("act", "actName", "source", "sourceName"),
    ]
    bare = named(client, name, state="FJI", day="2015-01-01")
    assert [{column: row[column] for column in bare[0]} for row in rows] == bare
    assert {(row["stateName"], row["day"]) for row in rows} == {("Fidji", "2015-01-01")}
    mines = next(row for row in rows if row["treaty"].endswith("/apmbc"))
    assert mines["treatyName"].endswith("interdiction des mines antipersonnel")
    assert mines["since"] == "1999-03-01"


@pytest.mark.parametrize("name", sorted(NAMED))
def test_every_table_with_names_has_the_rows_of_the_bare_one(client, name):
    rows, bare = named(client, name, names="en"), named(client, name)
    assert [{column: row[column] for column in bare[0]} for row in rows] == bare
    for row in rows:
        assert None not in row
        things = [c for c, cell in row.items() if cell.startswith("https://w3id.org/disarmgraph/")]
        assert all(row[f"{column}Name"] for column in things)


def test_several_things_that_were_chosen_stand_in_one_cell(client):
    row = named(client, "which-deadlines-fall-in-a-year", treaty=["apmbc", "ccm"], names="en")[0]
    assert row["treatyName"] == "Mine Ban Convention | Convention on Cluster Munitions"
    assert row["treaty"].count("https://") == 2
    assert row["year"] == "2027"
    assert "language" not in row


@pytest.mark.parametrize(
    ("path", "query"),
    [
        (f"{BOUND}/answer.csv", {"names": "de"}),
        (f"{BOUND}/answer.json", {"names": "en"}),
        (f"{BOUND}/answer", {"names": "en", "format": "tsv"}),
    ],
)
def test_names_are_in_english_or_french_and_in_csv(client, path, query):
    answer = got(client, path, accept="application/json", **query)
    assert answer.status_code == 400
    assert "names=en" in json.loads(answer.data)["detail"]


def test_a_reader_is_sent_to_the_page_with_what_was_chosen(client):
    answer = got(client, f"{BOUND}/answer", accept="text/html", state="Sri Lanka", lang="fr")
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"{BOUND}?state=LKA&day=2024-06-01"


def test_an_answer_names_itself_its_question_and_its_other_forms(client):
    links = got(client, f"{BOUND}/answer.csv", state="lka").headers.getlist("Link")
    whole = f"https://w3id.org/disarmgraph{BOUND}/answer.csv?state=LKA&day=2024-06-01"
    assert f'<{whole}>; rel="canonical"' in links
    assert f'<{BOUND}>; rel="describedby"' in links
    other = f"{BOUND}/answer.jsonld?state=LKA&day=2024-06-01"
    assert f'<{other}>; rel="alternate"; type="application/ld+json"' in links


@pytest.mark.parametrize(
    ("path", "query", "status", "told"),
    [
        (f"{BOUND}/answer.csv", {"state": "x"}, 400, "there is no x among"),
        (f"{BOUND}/answer.csv", {"day": "x"}, 400, "x is no day"),
        (f"{BOUND}/answer.csv", {"stat": "LKA"}, 400, "no parameter stat"),
        (f"{BOUND}/query.rq", {"state": "LKA> } #"}, 400, "there is no LKA> } # among"),
        (f"{BOUND}/answer.xls", {}, 404, "xls is no format for this answer; take one of json"),
        ("/queries/no/answer.csv", {}, 404, "no question named no"),
        ("/queries/choices.json", {"kind": "no"}, 404, "take one of action:"),
    ],
)
def test_what_cannot_be_answered_is_a_problem_that_says_what_is_expected(
    client, path, query, status, told
):
    answer = got(client, path, accept="application/json", **query)
    assert answer.status_code == status
    assert told in json.loads(answer.data)["detail"]


def test_a_format_that_nobody_writes_is_not_acceptable(client):
    assert got(client, f"{BOUND}/answer", accept="image/png").status_code == 406


def test_the_query_is_sent_as_it_would_be_asked(client):
    answer = got(client, f"{BOUND}/query.rq", state="LKA")
    assert answer.headers["Content-Type"] == "application/sparql-query; charset=utf-8"
    assert answer.text.startswith("PREFIX ")
    assert '(state:LKA "2024-06-01"^^xsd:date)' in answer.text
    asked = client.get("/sparql", query_string={"query": answer.text, "format": "csv"})
    assert asked.data == got(client, f"{BOUND}/answer.csv", state="LKA").data


def test_the_library_tells_what_is_needed_to_make_a_form(client):
    found = json.loads(got(client, "/queries/library.json", lang="fr").data)
    assert {each["name"] for each in found["questions"]} == set(NAMED)
    asked = next(each for each in found["questions"] if each["page"] == BOUND)
    assert asked["summary"] == NAMED["what-bound-a-state-on-a-day"].summary_fr
    assert asked["parameters"] == [
        {
            "name": "state",
            "label": "État",
            "kind": "disarm:State",
            "several": False,
            "optional": False,
            "default": ["LTU"],
            "choices": "/queries/choices.json?kind=disarm%3AState",
        },
        {
            "name": "day",
            "label": "Jour",
            "kind": "date",
            "several": False,
            "optional": False,
            "default": ["2024-06-01"],
        },
    ]
    topics = {each["name"]: each["label"] for each in found["topics"]}
    assert topics[asked["topic"]] == "Qui est lié"


def test_every_choice_that_the_library_names_is_there(client):
    found = json.loads(got(client, "/queries/library.json").data)
    addresses = {
        each["choices"]
        for question in found["questions"]
        for each in question["parameters"]
        if "choices" in each
    }
    for address in addresses:
        choices = json.loads(client.get(address).data)["choices"]
        assert choices
        assert all(each["value"] and each["label"] for each in choices)


def test_choices_are_in_the_language_asked_for(client):
    found = json.loads(got(client, "/queries/choices.json", kind="disarm:State", lang="fr").data)
    assert {"value": "DEU", "label": "Allemagne"} in found["choices"]


def test_nobody_who_consented_is_called_not_bound_for_want_of_a_first_day(client):
    """Mexico ratified the treaty of Tlatelolco in 1967; from which day it binds is not recorded."""
    asked = "who-is-bound-by-one-treaty-and-not-by-another/answer.csv?treaty=apmbc&other=tlatelolco"
    found = client.get(f"/queries/{asked}&day=2026-02-03").text
    assert "/id/state/FRA," in found
    assert "/id/state/MEX," not in found


def test_a_party_whose_first_day_is_not_recorded_is_among_the_bound(client):
    """Fiji succeeded to the Non-Proliferation Treaty, in force since 1970."""
    asked = "what-bound-a-state-on-a-day/answer.csv?state=FJI&day=2015-01-01"
    assert "/id/instrument/npt,,," in client.get(f"/queries/{asked}").text
