"""The pages of things, terms, lists and files, and their data."""

import re

import pytest
from clients import EngineClient
from outline import HTML, NOTE, PARAGRAPH, Outline, page


@pytest.fixture(scope="module")
def site(unreleased: EngineClient) -> EngineClient:
    return unreleased


PAGES = [
    "/",
    "/id/",
    "/id/state/",
    "/id/person/",
    NOTE,
    PARAGRAPH,
    NOTE + "/sec_1",
    NOTE + "/header_1",
    "/id/document/older-note",
    "/id/state/FRE",
    "/id/norm/clear-mines",
    "/id/name/freedonia-republic",
    "/ontology",
    "/shapes",
    "/scheme/",
    "/scheme/theme",
    "/scheme/theme/survey",
    "/graph/",
    "/graph/data/documents/note",
    "/graph/derived/mention-by-citation",
    "/coverage",
    "/coverage/note",
    "/queries",
    "/sparql",
]


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_well_formed_in_both_languages(site, path, language):
    outline = page(site, f"{path}?lang={language}")
    assert (outline.language, outline.faults) == (language, [])


@pytest.mark.parametrize("path", PAGES)
def test_every_page_forbids_scripts_within_it_and_other_sites(site, path):
    response = site.get(path, headers=HTML)
    policy = response.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none';")
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    assert not re.search(
        r'<script(?! type="application/ld\+json">| type="module" src="/static/[^"]+"></script>)'
        r'|style="|\son\w+="',
        response.text,
    )


@pytest.mark.parametrize("path", PAGES)
def test_links_of_a_page_lead_somewhere(site, path):
    inside = {href.partition("#")[0] for href in page(site, path).links.values() if href[0] == "/"}
    lost = [href for href in sorted(inside) if site.get(href, headers=HTML).status_code >= 400]
    assert lost == []


def test_home_shows_the_documents_and_the_kinds(site):
    outline = page(site, "/")
    assert outline.links["Note of Freedonia"] == NOTE
    assert outline.links["States"] == "/id/state/"
    assert "5 passages" in outline.words


def test_a_document_shows_its_passages_in_order_with_what_they_name(site):
    outline = page(site, NOTE)
    words = outline.words
    order = ["Opens the only part", "Freedonia must clear", "Points to an older", "Sylvania agrees"]
    places = [words.index(each) for each in order]
    assert places == sorted(places)
    assert "13 July 2006" in words
    assert outline.links["Clear the mines"] == "/id/norm/clear-mines"
    assert "1 thing named" in words
    assert "characters 99 to 104" in words


def test_a_passage_shows_its_place_its_names_and_its_facts(site):
    outline = page(site, PARAGRAPH)
    assert outline.links["X/1"] == NOTE
    assert outline.links["I Opens the only part"] == NOTE + "/sec_1"
    assert outline.links["← Heading I"] == NOTE + "/sec_1"
    assert outline.links["Paragraph 1, item a) →"] == PARAGRAPH + "__item_1"
    assert outline.links["Freedonia"] == "/id/state/FRE"
    assert outline.links["République libre"] == "/id/name/freedonia-republic"
    assert outline.links["Clear the mines"] == "/id/norm/clear-mines"
    assert "La Freedonie doit dépolluer" in outline.words
    assert "characters 12 to 98" in outline.words
    assert "not yet read by a second reader" in outline.words


def test_a_norm_answers_who_how_strongly_what_by_when_and_where(site):
    outline = page(site, "/id/norm/clear-mines")
    questions = ["Who", "How strongly", "What", "By when", "Where it is written"]
    text = site.get("/id/norm/clear-mines", headers=HTML).text
    assert re.findall(r"<dt>([^<]+)</dt>", text)[:5] == questions
    assert outline.links["Freedonia"] == "/id/state/FRE"
    assert outline.links["clearance"] == "/scheme/theme/clearance"
    assert "No deadline is stated." in outline.words
    assert outline.links["Paragraph 1"] == PARAGRAPH
    assert outline.links["Compare the norms under “clearance” in all texts"] == (
        "/view/duties?theme=clearance"
    )


def test_a_thing_shows_its_names_its_links_and_where_it_is_mentioned(site):
    outline = page(site, "/id/state/FRE")
    assert outline.links["République libre"] == "/id/name/freedonia-republic"
    assert outline.links["Clear the mines"] == "/id/norm/clear-mines"
    assert outline.links["para 1"] == PARAGRAPH
    text = site.get("/id/state/FRE", headers=HTML).text
    assert re.search(r'title="Freedonia must clear its mines[^"]*">para 1</a>', text)


def test_a_derived_statement_leads_to_its_rule(site):
    response = site.get(PARAGRAPH + "__item_1", headers=HTML)
    assert "/graph/derived/mention-by-citation" in response.text


def test_every_term_of_the_ontology_has_an_anchor(site):
    outline = page(site, "/ontology")
    assert {"Norm", "Obligation", "Commitment", "State", "bearer"} <= set(outline.ids)
    assert outline.links["norm"] == "#Norm"


def test_a_scheme_shows_its_concepts_as_a_tree(site):
    response = site.get("/scheme/theme", headers=HTML)
    assert re.search(r'id="clearance".*<ul class="tree">\s*<li id="survey"', response.text, re.S)
    assert "used once" in response.text


def test_a_file_shows_every_thing_that_it_speaks_of(site):
    outline = page(site, "/graph/data/documents/note")
    assert outline.links["Note of Freedonia"] == NOTE
    assert "Sylvania agrees." in outline.words


def test_the_form_answers_with_a_table_that_leads_to_the_things(site):
    query = "SELECT ?norm { ?norm a <https://w3id.org/disarmgraph/ontology#Obligation> }"
    response = site.get("/sparql", query_string={"query": query}, headers=HTML)
    assert Outline(response.text).links["norm:clear-mines"] == "/id/norm/clear-mines"
    assert query.replace("<", "&lt;").replace(">", "&gt;") in response.text


def test_the_form_shows_where_a_query_is_wrong(site):
    response = site.get("/sparql", query_string={"query": "SELECT ?x {"}, headers=HTML)
    assert response.status_code == 400
    assert "line 1" in response.text
    assert "SELECT ?x {</textarea>" in response.text


def test_an_error_speaks_the_language_of_the_reader(site):
    response = site.get("/sparql", query_string={"query": "SELECT", "lang": "fr"}, headers=HTML)
    assert "Erreur 400" in response.text
    assert "La demande ne peut pas être traitée telle quelle" in response.text
    assert re.search(r'<p class="lead">[^<]*ligne 1', response.text)


def test_a_question_shows_its_text_and_its_answer(client):
    listed = client.get("/queries", headers=HTML)
    path = re.search(r'href="(/queries/[a-z0-9-]+)"', listed.text)[1]
    outline = Outline(client.get(path, headers=HTML).text)
    assert "SELECT" in outline.words
    assert {"query", "answer"} <= set(outline.ids)


def test_a_norm_says_why_and_on_what_reserve_in_the_readers_language(client):
    path = "/id/norm/a-res-61-76-support-on-request?lang=fr"
    words = Outline(client.get(path, headers=HTML).text).words
    assert "sur demande" in words
    assert "conformément au Chapitre VIII de la Charte" in words
    assert "Towards organizations" not in words


@pytest.mark.parametrize("day", ["tomorrow", "2025-02-30", "03/02/2026"])
def test_what_is_no_day_is_refused_with_an_example(client, day):
    answer = client.get(f"/id/state/LTU?on={day}&lang=en", headers=HTML)

    assert answer.status_code == 400
    assert "is not a day: write ?on=2026-11-28" in answer.get_data(as_text=True)


def test_deadlines_come_as_an_icalendar_file(client):
    answer = client.get("/agenda/state/LKA.ics?lang=en")

    assert answer.content_type == "text/calendar; charset=utf-8"
    assert "UID:https://w3id.org/disarmgraph/id/due-date/apmbc-clear-mined-areas-LKA" in re.sub(
        r"\r\n ", "", answer.get_data(as_text=True)
    )


@pytest.mark.parametrize("path", ["/agenda/state/XYZ.ics", "/agenda/norm/apmbc-not-use.ics"])
def test_there_is_no_agenda_of_what_is_neither_treaty_nor_state(client, path):
    assert client.get(path, headers=HTML).status_code == 404
