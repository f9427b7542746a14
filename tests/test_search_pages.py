"""The pages and data of searches."""

import csv
import io
import json
import re
from urllib.parse import quote

import pytest

from disarmgraph.namespaces import BASE

HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


def page(client, query, **headers):
    response = client.get(f"/search?{query}", headers=HTML | headers)
    assert response.status_code == 200
    return response.text


@pytest.mark.parametrize("language", ["en", "fr"])
def test_without_a_query_the_page_shows_what_one_can_write(client, language):
    text = page(client, f"lang={language}")
    hrefs = [
        each.replace("&amp;", "&") for each in re.findall(r'href="(/search\?[^"]*q=[^"]+)"', text)
    ]
    assert len(hrefs) > 10
    for href in hrefs:
        answer = client.get(href.replace("/search?", "/search.json?")).json
        assert answer["exact"] or answer["withAllWords"] or answer["questions"], href


def test_every_page_has_the_box(client):
    for path in ("/", "/id/state/FIN", "/search?q=mine"):
        text = client.get(path, headers=HTML).text
        assert text.count('role="search"') == 1
        assert re.search(r'<form class="search[^>]* action="/search" method="get"', text)
        assert '<label class="' in text
        assert 'name="q"' in text


def test_the_best_match_is_told_apart_and_comes_first(client):
    text = page(client, "q=A/RES/62/47")
    best = text[text.index('class="best"') :]
    assert best.index("/id/document/a-res-62-47") < 400
    assert 'class="best"' not in page(client, "q=nuclear")


def test_words_are_marked_in_titles_and_extracts(client):
    assert "<mark>victim</mark> <mark>assistance</mark>" in page(client, "q=assistance+victims")


def test_a_misspelt_word_is_answered_with_what_was_found_instead(client):
    text = page(client, "q=Otawa")
    assert "Showing what was found for <strong>Ottawa</strong>" in text
    assert "/id/instrument/apmbc" in text


def test_kinds_are_counted_and_lead_to_all_of_a_kind(client):
    text = page(client, "q=brokering")
    (panel,) = re.findall(r'<ul class="kinds">.*?</ul>', text, re.DOTALL)
    ((href, count),) = re.findall(
        r'<a href="([^"]*kind=norm)">Norms</a> <span class="count">(\d+)', panel
    )
    narrowed = page(client, href.partition("?")[2].replace("&amp;", "&"))
    assert f'Norms <span class="count">{count}</span>' in narrowed
    assert narrowed.count("<h3>") == min(25, int(count))


def test_the_pages_of_a_kind_keep_the_query(client):
    text = page(client, "q=nuclear&kind=norm")
    (href,) = re.findall(r'<a rel="next" href="([^"]+)"', text)[:1]
    assert href.replace("&amp;", "&") == "/search?q=nuclear&kind=norm&page=2"
    assert '<ol class="results" start="26">' in page(client, "q=nuclear&kind=norm&page=2")


def test_a_question_in_words_finds_questions_of_the_library_first(client):
    text = page(client, "q=which+States+left+the+mine+ban+convention")
    first = re.search(r"<h2[^>]*>(.*?) <span", text[text.index("<main") :])
    assert first[1] == "Questions that can be answered here"
    assert '/queries/who-left-a-treaty-and-when"' in text


def headings(text):
    return re.findall(r"<h2[^>]*>(.*?) <span", text[text.index("<main") :])


def test_questions_come_behind_what_is_named_where_nothing_has_all_words(client):
    first, second = headings(page(client, "q=Cambodia+asked+for+assistance"))[:2]
    assert (first, second) == ("States", "Questions that can be answered here")


def test_a_question_that_fits_comes_first(client):
    text = page(client, "q=regional+workshops+tracing+instrument")
    assert headings(text)[:2] == ["Questions that can be answered here", "Series"]


def test_an_answer_shows_what_it_says(client):
    text = page(client, "q=Sri+Lanka+destroy+stockpiled+mines")
    (first,) = re.findall(r'<ul class="results">\s*<li>(.*?)</li>', text, re.DOTALL)[:1]
    assert '<b><time datetime="2022-06-01">1 June 2022</time></b>' in first
    assert "/id/instrument/apmbc/art_4" in first


def test_a_word_of_the_other_language_says_so(client):
    text = page(client, "q=nouvel+instrument")
    (also,) = re.findall(r'<p class="also">Referred to in a source as: (.*?)</p>', text)
    assert 'lang="fr"' in also
    assert "(French)" in also


def test_no_result_offers_other_ways(client):
    text = page(client, "q=qqqqqq")
    assert "Nothing was found." in text
    assert 'href="/coverage"' in text
    assert 'href="/queries"' in text


def test_the_other_language_keeps_the_query(client):
    text = page(client, "q=victim+assistance")
    (href,) = re.findall(r'class="lang"[^>]*href="([^"]+)"', text)
    french = client.get(href.replace("&amp;", "&"), headers=HTML).text
    assert "Résultats pour «\N{NO-BREAK SPACE}victim assistance\N{NO-BREAK SPACE}»" in french
    assert "assistance</mark> aux <mark>victimes" in french
    assert 'href="/scheme/theme/victim-assistance?lang=fr"' in french


def test_json_has_results_kinds_and_questions(client):
    answer = client.get("/search.json?q=brokering").json
    assert answer["exact"] == [BASE + "scheme/theme/brokering"]
    assert answer["results"][0]["iri"] == BASE + "scheme/theme/brokering"
    assert answer["count"] == sum(
        each["count"] for each in answer["kinds"] if each["kind"] != "question"
    )
    assert any("about-brokering" in each["iri"] for each in answer["questions"])
    narrowed = client.get(answer["kinds"][0]["href"]).json
    assert {each["kind"] for each in narrowed["results"]} == {answer["kinds"][0]["kind"]}


def test_csv_has_a_row_for_each_result(client):
    response = client.get("/search.csv?q=brokering&kind=norm")
    assert response.mimetype == "text/csv"
    rows = list(csv.DictReader(io.StringIO(response.text)))
    found = client.get("/search.json?q=brokering&kind=norm").json["results"]
    assert [row["iri"] for row in rows] == [each["iri"] for each in found]
    assert [row["rank"] for row in rows] == [str(rank) for rank in range(1, len(rows) + 1)]


def test_the_form_of_the_answer_can_be_a_parameter(client):
    asked = client.get("/search?q=brokering&format=json")
    assert asked.data == client.get("/search.json?q=brokering").data


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("kind=weather", 400),
        ("format=pdf", 400),
        ("page=0", 404),
        ("page=x", 404),
        ("page=99", 404),
    ],
)
def test_what_cannot_be_asked_is_refused(client, query, status):
    assert client.get(f"/search?q=mine&{query}", headers=HTML).status_code == status


def test_suggestions_have_label_kind_and_address(client):
    response = client.get("/suggest?q=mine+b&lang=en")
    first = response.json["suggestions"][0]
    assert first == {
        "label": "Mine Ban Convention",
        "kind": "treaty",
        "href": "/id/instrument/apmbc?lang=en",
    }
    assert response.cache_control.public
    assert response.cache_control.max_age > 0


def test_suggestions_for_browsers_are_in_their_form(client):
    response = client.get("/suggest?q=mine+b&format=opensearch")
    assert response.mimetype == "application/x-suggestions+json"
    query, labels, kinds, addresses = json.loads(response.data)
    assert (query, labels[0], kinds[0]) == ("mine b", "Mine Ban Convention", "treaty")
    assert addresses[0] == "http://localhost/id/instrument/apmbc"


@pytest.mark.parametrize(
    "query",
    [
        '"AND OR NOT (* NEAR{ }^:-',
        "'; DROP TABLE thing; --",
        "<script>alert(1)</script>",
        "\0\0",
        ";;;!!!",
        "a" * 10_000,
        "mine " * 2_000,
        "{names} : mine*",
    ],
)
def test_a_hostile_query_gets_a_sane_page(client, query):
    for path in ("/search", "/search.json", "/search.csv", "/suggest"):
        response = client.get(f"{path}?q={quote(query)}", headers=HTML)
        assert response.status_code == 200
        assert len(response.data) < 200_000
        assert response.mimetype != "text/html" or "<script>alert" not in response.text


def test_bytes_that_are_no_text_are_no_error(client):
    assert client.get("/search?q=%ff%fe", headers=HTML).status_code == 200
