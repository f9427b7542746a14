"""Citations over the pages: files, what pages say, and what they tell programs."""

import html
import json
import re
from datetime import date

import pytest
import rispy

from disarmgraph.citing.citation import citation, edition
from disarmgraph.citing.footnote import footnote
from disarmgraph.names import Names
from disarmgraph.namespaces import BASE
from disarmgraph.pages.spacing import spaced

HTML = {"Accept": "text/html"}
TREATY = "/id/instrument/apmbc"


@pytest.fixture(scope="module")
def site(client):
    return client


def cited(text: str) -> list[str]:
    return [html.unescape(each) for each in re.findall(r'<p class="citation"[^>]*>(.*?)</p>', text)]


@pytest.mark.parametrize(
    ("suffix", "media_type"),
    [
        ("csl.json", "application/vnd.citationstyles.csl+json"),
        ("bib", "application/x-bibtex"),
        ("ris", "application/x-research-info-systems"),
    ],
)
def test_a_resource_is_cited_by_suffix_or_by_accept(site, suffix, media_type):
    by_suffix = site.get(f"/cite{TREATY}.{suffix}")
    by_accept = site.get(f"/cite{TREATY}", headers={"Accept": f"text/html, {media_type}"})
    assert (by_suffix.status_code, by_accept.status_code) == (200, 200)
    assert by_suffix.mimetype == by_accept.mimetype == media_type
    assert by_suffix.text == by_accept.text
    assert BASE + "id/instrument/apmbc" in by_suffix.text
    assert {"Accept", "Accept-Language"} <= set(by_suffix.headers["Vary"].split(", "))
    assert f'<{BASE}id/instrument/apmbc>; rel="describes"' in by_suffix.headers["Link"]


def test_the_first_form_is_for_whom_does_not_choose(site):
    assert json.loads(site.get(f"/cite{TREATY}").text)[0]["type"] == "treaty"


def test_a_form_that_is_not_there_is_not_acceptable(site):
    answer = site.get(f"/cite{TREATY}", headers={"Accept": "application/pdf"})
    assert answer.status_code == 406
    assert "application/x-bibtex" in json.loads(answer.data)["detail"]


@pytest.mark.parametrize(
    "path",
    [
        "/cite/id/state/FRA.bib",
        "/cite/id/document/nothing.ris",
        "/cite/id/instrument/apmbc.txt",
        "/cite/id/document/a%20b.bib",
        "/cite/%00.bib",
    ],
)
def test_what_is_not_cited_is_not_found(site, path):
    answer = site.get(path)
    assert answer.status_code == 404
    assert "Nothing to cite has the identifier" in json.loads(answer.data)["detail"]


def test_the_language_is_chosen_as_on_pages(site):
    french = site.get(f"/cite{TREATY}.ris?lang=fr")
    by_header = site.get(f"/cite{TREATY}.ris", headers={"Accept-Language": "fr-CH"})
    assert french.text == by_header.text
    assert french.headers["Content-Language"] == "fr"
    assert rispy.loads(french.text)[0]["title"].startswith("Convention sur l\u2019interdiction")


@pytest.mark.parametrize(
    "path",
    [
        TREATY,
        f"{TREATY}/art_5__para_1",
        "/id/document/a-63-228",
        "/id/document/a-63-228/para_28",
        "/id/document/a-res-61-76",
        "/id/norm/apmbc-not-use",
    ],
)
def test_a_page_says_in_both_languages_how_it_is_cited_and_leads_to_the_files(site, graph, path):
    text = site.get(f"{path}?lang=fr", headers=HTML).text
    iri = BASE + path[1:]
    french, english = (
        footnote(citation(Names(graph, language), iri, edition(graph))) for language in ("fr", "en")
    )
    assert cited(text) == [spaced(french), english]
    files = re.findall(r'href="(/cite/[^"]*)"', text)
    assert files == [f"/cite{path}.{form}?lang=fr" for form in ("csl.json", "bib", "ris")]
    assert [site.get(each).status_code for each in files] == [200] * 3


@pytest.mark.parametrize("path", ["/id/state/FRA", "/id/body/unoda", "/ontology"])
def test_the_page_of_what_is_no_text_says_nothing_of_it(site, path):
    text = site.get(path, headers=HTML).text
    assert cited(text) == []
    assert "/cite/" not in text
    assert '<meta name="DC.' not in text


def test_a_page_tells_zotero_what_it_is_about(site):
    text = site.get("/id/document/a-63-228?lang=fr", headers=HTML).text
    tags = dict(re.findall(r'<meta name="([^"]+)" content="([^"]*)">', text))
    assert html.unescape(tags["citation_technical_report_institution"]) == (
        "Secrétaire général de l\u2019Organisation des Nations Unies"
    )
    assert (tags["DC.type"], tags["DC.date"], tags["DC.language"]) == ("report", "2008-08-11", "fr")
    assert tags["citation_public_url"] == BASE + "id/document/a-63-228"


def test_the_answer_to_a_question_says_how_it_is_cited(site, graph):
    name = "which-new-parties-have-not-reported-legislation"
    (told,) = cited(site.get(f"/queries/{name}?lang=en", headers=HTML).text)
    version, today = edition(graph).version, date.today()
    assert told.startswith(f"disarmgraph, version {version}, answer of {today.day} ")
    assert told.endswith(f"<{BASE}queries/{name}?language=en>.")


def test_the_answer_to_a_query_says_how_it_is_cited(site):
    empty = site.get("/sparql?lang=en", headers=HTML).text
    answered = site.get("/sparql", query_string={"query": "ASK {}", "lang": "en"}, headers=HTML)
    assert cited(empty) == []
    (told,) = cited(answered.text)
    # printf 'ASK {}' | sha256sum
    assert "819ea91ed5f12b38cced0681c93fbb6a850455b3d9fa51852ffba5f85a5f355a" in told


def test_the_mappings_are_a_file(site):
    answer = site.get("/mappings.sssom.tsv")
    assert answer.content_type == "text/tab-separated-values; charset=utf-8"
    assert answer.text.startswith("#curie_map:\n")
    assert "\nstate:AFG\tAfghanistan\tskos:exactMatch\twikidata:Q889\t" in answer.text
