"""Lists of things as pages, narrowed down by address and by form."""

import csv
import io
import json
import re
from datetime import date
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from clients import EngineClient
from outline import HTML, in_language, page

from disarmgraph.namespaces import BASE
from disarmgraph.pages import browse

BROWSED = [
    "/id/norm/",
    "/id/norm/?force=legally-binding&theme=verification&q=state",
    "/id/instrument/?weapon=not-stated&adopted=1990s&adopted=2008",
    "/id/assistance/?status=requested&status=offered&sort=-where",
    "/id/event/?date=2000s&page=1",
    "/id/state/?bound-by=instrument:tpnw&region=place:africa",
    "/id/norm/?all=bearer",
    "/id/norm/?all=theme&force=non-binding",
    "/id/due-date/?state=state:FRA",
    "/id/norm/?q=nothing-is-called-so",
]


@pytest.fixture(scope="module")
def site(client: EngineClient) -> EngineClient:
    return client


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("path", BROWSED)
def test_a_list_is_well_formed_in_both_languages(site, path, language):
    outline = page(site, in_language(path, language))
    assert (outline.language, outline.faults) == (language, [])


@pytest.mark.slow
@pytest.mark.parametrize("path", BROWSED)
def test_the_links_of_a_list_lead_somewhere(site, path):
    links = {href.partition("#")[0] for href in page(site, path).links.values()}
    lists = {href for href in links if href.startswith("/id/") and "/?" in href}
    lost = [href for href in sorted(lists)[::5] if site.get(href, headers=HTML).status_code >= 400]
    assert lists
    assert lost == []


def test_what_is_chosen_is_kept_with_the_other_language(site):
    path = "/id/assistance/?status=requested&status=offered&lang=fr"
    other = page(site, path).links["English"]
    assert parse_qs(urlsplit(other).query) == {"status": ["requested", "offered"], "lang": ["en"]}


def test_a_page_tells_how_many_of_how_many_are_left(site):
    """data/instruments: the Programme of Action and the tracing instrument bind politically."""
    text = site.get("/id/instrument/?force=politically-binding", headers=HTML).text
    assert re.search(r"<h1>Instruments <span class=\"count\">2 of \d+</span>", text)
    rows = re.findall(r'<tr><th scope="row"><a href="([^"]+)"', text)
    assert sorted(rows) == ["/id/instrument/iti", "/id/instrument/unpoa"]


def test_a_choice_is_taken_away_by_its_link(site):
    outline = page(site, "/id/instrument/?force=politically-binding&kind=political-instrument")
    assert outline.links["Clear all"] == "/id/instrument/"
    assert "✓" not in outline.words  # the tick is drawn; a reader is told by aria-current


def test_a_list_goes_on_on_its_next_page_with_what_is_chosen(site):
    first = page(site, "/id/norm/?force=legally-binding&sort=bearer")
    following = first.links["Next →"]
    assert parse_qs(urlsplit(following).query) == {
        "force": ["legally-binding"],
        "sort": ["bearer"],
        "page": ["2"],
    }
    before = page(site, following).links["← Previous"]
    assert parse_qs(urlsplit(before).query)["force"] == ["legally-binding"]


def test_a_download_has_all_rows_and_not_one_page(site):
    whole = site.get("/id/norm.csv?force=politically-binding")
    assert whole.headers["Content-Type"].startswith("text/csv")
    lines = list(csv.DictReader(io.StringIO(whole.get_data(as_text=True))))
    data = json.loads(site.get("/id/norm.json?force=politically-binding").get_data())
    assert len(lines) == data["count"] == len(data["things"]) > 50
    assert [line["iri"] for line in lines] == [each["iri"] for each in data["things"]]


@pytest.mark.parametrize(
    ("query", "accept", "media_type"),
    [
        ("", "text/html,*/*;q=0.8", "text/html"),
        ("", "application/json", "application/json"),
        ("", "text/csv", "text/csv"),
        ("", "text/turtle", "text/html"),
        ("?format=csv", "text/html", "text/csv"),
        ("?format=json", "text/html", "application/json"),
    ],
)
def test_a_list_comes_in_the_form_asked_for(site, query, accept, media_type):
    answer = site.get(f"/id/person/{query}", headers={"Accept": accept})
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].partition(";")[0] == media_type
    assert "Accept" in answer.headers["Vary"].split(", ")


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/id/nonsense/", 404, "id/nonsense/"),
        ("/id/norm/?force=very", 404, "very is no value of force"),
        ("/id/norm/?sort=colour", 404, "no column colour"),
        ("/id/norm/?all=colour", 404, "no column colour"),
        ("/id/norm/?page=9999", 404, "no page 9999"),
        ("/id/norm/?format=pdf", 400, "no format pdf"),
        ("/id/nonsense.csv", 404, "id/nonsense"),
    ],
)
def test_what_is_not_there_is_told(site, path, status, told):
    answer = site.get(path, headers=HTML)
    assert answer.status_code == status
    assert told in answer.text


def test_a_list_in_sparql_is_answered_with_the_same_things(site):
    outline = page(site, "/id/assistance/?status=requested&document=document:a-63-228")
    query = parse_qs(urlsplit(outline.links["This list in SPARQL"]).query)["query"][0]
    answer = site.get("/sparql", query_string={"query": query, "format": "csv"})
    asked = {line.split(",")[0] for line in answer.text.splitlines()[1:]}
    listed = site.get("/id/assistance.json?status=requested&document=document:a-63-228")
    assert asked == {each["iri"] for each in json.loads(listed.get_data())["things"]}
    assert asked


def test_an_empty_list_says_that_it_is_the_choice_that_leaves_nothing(site):
    assert "Nothing here has all that is chosen" in page(site, BROWSED[-1]).words


def test_all_values_of_a_facet_are_on_one_page_with_those_within(site):
    outline = page(site, "/id/instrument/?all=weapon")
    assert "weapons of mass destruction" in outline.words
    assert unquote(outline.links["nuclear weapons"]) == "/id/instrument/?weapon=nuclear-weapons"


def test_a_fact_that_no_source_states_is_marked_in_a_list(site):
    """data/norms: few norms are inferred."""
    text = site.get("/id/norm/?basis=inferred", headers=HTML).text
    assert 'class="mark mark-inferred"' in text
    assert 'class="mark mark-inferred"' not in site.get("/id/norm/", headers=HTML).text


def test_robots_are_kept_from_the_many_choices(site):
    robots = site.get("/robots.txt").text
    assert "Disallow: /id/*/?" in robots.splitlines()
    assert "Allow: /id/*/?page=" in robots.splitlines()
    text = site.get("/id/norm/?force=non-binding", headers=HTML).text
    assert '<meta name="robots" content="noindex, follow">' in text


def test_a_row_leads_to_the_passage_that_states_it(site):
    outline = page(site, "/id/event/?date=2008")
    assert any(href.startswith("/id/document/a-63-228/para_") for href in outline.links.values())
    assert BASE not in "".join(outline.links.values())


def test_a_concept_leads_to_the_lists_of_what_has_it(site):
    outline = page(site, "/scheme/theme/verification")
    assert outline.links["Norms"] == "/id/norm/?theme=verification"
    listed = json.loads(site.get("/id/norm.json?theme=verification").get_data())
    assert re.search(rf"Norms\s+{listed['count']}\s", outline.words)


def test_the_kinds_say_what_they_are_and_by_what_they_are_narrowed_down(site):
    outline = page(site, "/id/")
    assert outline.links["Norms"] == "/id/norm/"
    assert "Statement that someone must, must not, may or ought to do something" in outline.words
    assert "type, how strongly, status" in outline.words


def test_what_holds_on_the_day_is_sorted_out_anew_on_another_day(example, monkeypatch):
    lists = browse.Lists(example)
    before = {kind: lists(kind) for kind in ("state", "norm")}
    assert lists("state") is before["state"]
    tomorrow = date.fromordinal(date.today().toordinal() + 1)

    class Clock(date):
        @classmethod
        def today(cls):
            return tomorrow

    monkeypatch.setattr(browse, "date", Clock)
    assert lists("state") is not before["state"]
    assert lists("norm") is before["norm"]
