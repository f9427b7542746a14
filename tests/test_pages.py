import json
import re
from html.parser import HTMLParser

import pytest
from clients import EngineClient
from pyoxigraph import RdfFormat, Store, parse

from disarmgraph.namespaces import BASE

NOTE = "/id/document/note"
PARAGRAPH = NOTE + "/para_1"
HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
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
MEDIA_TYPES = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
    "trig": "application/trig",
    "nq": "application/n-quads",
}


class Outline(HTMLParser):
    """What a test asks of a page: open elements, links, the language, text without tags."""

    VOID = ("meta", "link", "input", "br")

    def __init__(self, text: str):
        super().__init__()
        self.open: list[str] = []
        self.links: dict[str, str] = {}
        self.ids: list[str] = []
        self.language = ""
        self.words = ""
        self.href = ""
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag not in self.VOID:
            self.open.append(tag)
        if tag == "html":
            self.language = values["lang"]
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "a":
            self.href = values["href"]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag
        if tag == "a":
            self.href = ""

    def handle_data(self, data):
        self.words += data
        if self.href and data.strip():
            self.links.setdefault(data.strip(), self.href)


@pytest.fixture(scope="module")
def site(example: Store):
    with EngineClient(example, workers=1) as client:
        yield client


def page(site: EngineClient, path: str, **headers: str) -> Outline:
    response = site.get(path, headers=HTML | headers)
    assert response.status_code == 200
    return Outline(response.text)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_well_formed_in_both_languages(site, path, language):
    outline = page(site, f"{path}?lang={language}")
    assert outline.language == language
    assert outline.open == []
    assert len(outline.ids) == len(set(outline.ids))


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


def test_the_language_is_that_of_the_reader_by_default(site):
    assert page(site, "/", **{"Accept-Language": "fr-CH, fr;q=0.9, en;q=0.5"}).language == "fr"
    assert page(site, "/", **{"Accept-Language": "de"}).language == "en"
    assert page(site, "/").language == "en"


def test_a_chosen_language_goes_before_the_browsers_and_stays(site):
    outline = page(site, NOTE + "?lang=fr", **{"Accept-Language": "en"})
    assert outline.language == "fr"
    assert outline.links["1"] == PARAGRAPH + "?lang=fr"
    assert outline.links["English"] == NOTE + "?lang=en"


def test_caches_are_told_what_a_page_depends_on(site):
    vary = site.get(NOTE, headers=HTML).headers["Vary"]
    assert "Accept" in vary.split(", ")
    assert "Accept-Language" in vary.split(", ")


@pytest.mark.parametrize(("suffix", "media_type"), MEDIA_TYPES.items())
@pytest.mark.parametrize("path", [NOTE, PARAGRAPH, "/scheme/theme", "/graph/data/documents/note"])
def test_data_comes_by_suffix_and_by_accept_header_alike(site, path, suffix, media_type):
    by_suffix = site.get(f"{path}.{suffix}")
    by_header = site.get(path, headers={"Accept": media_type})
    assert by_suffix.mimetype == by_header.mimetype == media_type
    assert by_suffix.data == by_header.data
    quads = set(parse(input=by_suffix.data, format=RdfFormat.from_media_type(media_type)))
    assert {BASE + path[1:], BASE + "scheme/theme/survey", BASE + "id/document/note"} & {
        quad.subject.value for quad in quads
    }


@pytest.mark.parametrize("suffix", MEDIA_TYPES)
@pytest.mark.parametrize("path", ["/ontology", "/shapes"])
def test_the_ontology_and_the_shapes_come_as_data(site, path, suffix):
    assert site.get(f"{path}.{suffix}").mimetype == MEDIA_TYPES[suffix]


def test_a_page_comes_by_its_suffix_whatever_is_accepted(site):
    response = site.get(NOTE + ".html", headers={"Accept": "text/turtle"})
    assert response.mimetype == "text/html"


def test_without_a_preference_a_thing_answers_with_its_page(site):
    assert site.get(NOTE).mimetype == "text/html"
    assert site.get(NOTE, headers={"Accept": "*/*"}).mimetype == "text/html"


def test_a_format_that_is_not_there_is_refused_with_those_that_are(site):
    response = site.get(NOTE, headers={"Accept": "image/png"})
    assert response.status_code == 406
    assert "text/turtle" in response.text


def test_headers_name_the_canonical_identifier_and_the_other_formats(site):
    links = site.get(PARAGRAPH + ".ttl").headers.getlist("Link")
    assert f'<{BASE}id/document/note/para_1>; rel="canonical"' in links
    other = f'<{PARAGRAPH}.jsonld>; rel="alternate"; type="application/ld+json"'
    assert f'{other}; formats="{BASE}ontology"' in links


def test_the_root_leads_programs_to_the_dataset(site):
    page = site.get("/", headers=HTML)
    assert (page.status_code, page.headers["Content-Language"]) == (200, "en")
    links = page.headers.getlist("Link")
    assert '</void.ttl>; rel="describedby"; type="text/turtle"' in links
    response = site.get("/", headers={"Accept": "text/turtle"})
    assert (response.status_code, response.headers["Location"]) == (303, "/dataset")
    assert site.get("/", headers={"Accept": "image/png"}).status_code == 406


def test_a_slash_too_many_leads_to_the_thing(site):
    response = site.get(NOTE + "/")
    assert (response.status_code, response.headers["Location"]) == (301, NOTE)
    assert site.get("/id/document/nothing/").status_code == 404


def test_a_thing_under_an_unknown_suffix_is_named(site):
    response = site.get(NOTE + ".json", headers=HTML)
    assert response.status_code == 404
    assert NOTE in Outline(response.text).links.values()


def test_an_unknown_thing_is_not_found_and_near_names_are_given(site):
    response = site.get("/id/state/FRR", headers=HTML)
    assert response.status_code == 404
    assert Outline(response.text).links["Freedonia"] == "/id/state/FRE"


@pytest.fixture(scope="module")
def retired(example: Store):
    """The site with a State that was taken back, and a term that may still be used."""
    store = Store()
    store.bulk_extend(example)
    text = f"""
        <{BASE}id/state/FRX> <http://www.w3.org/2002/07/owl#deprecated> true ;
            <http://purl.org/dc/terms/isReplacedBy> <{BASE}id/state/FRE> .
        <{BASE}id/state/GON> <http://www.w3.org/2002/07/owl#deprecated> true .
        <{BASE}scheme/theme/old> <http://www.w3.org/2002/07/owl#deprecated> true .
    """
    store.load(text.encode(), format=RdfFormat.TURTLE)
    with EngineClient(store, workers=1) as client:
        yield client


def test_what_was_taken_back_is_gone_and_leads_to_what_took_its_place(retired):
    response = retired.get("/id/state/FRX", headers={"Accept": "text/turtle"})
    assert response.status_code == 410
    assert BASE + "id/state/FRE" in json.loads(response.data)["detail"]
    assert response.headers["Link"] == f'<{BASE}id/state/FRE>; rel="successor-version"'
    page = retired.get("/id/state/FRX", headers=HTML)
    assert page.status_code == 410
    assert Outline(page.text).links["Freedonia"] == "/id/state/FRE"


def test_what_was_taken_back_without_a_successor_is_gone_too(retired):
    response = retired.get("/id/state/GON.ttl")
    assert response.status_code == 410
    assert "Link" not in response.headers


def test_a_term_that_is_retired_still_answers(retired):
    assert retired.get("/scheme/theme/old.ttl").status_code == 200


def test_a_program_is_told_of_an_unknown_thing_in_a_problem_document(site):
    response = site.get("/id/state/FRR", headers={"Accept": "text/turtle"})
    problem = json.loads(response.data)
    assert (response.mimetype, problem["status"]) == ("application/problem+json", 404)
    assert BASE + "id/state/FRE" in problem["detail"]


def test_caches_are_told_that_a_problem_depends_on_format_and_language(site):
    french = {"Accept": "text/turtle", "Accept-Language": "fr"}
    response = site.get("/id/state/FRR", headers=french)
    assert "Vouliez-vous dire" in json.loads(response.data)["detail"]
    assert {"Accept", "Accept-Language"} <= set(response.headers["Vary"].split(", "))


@pytest.mark.parametrize("slug", ["a%20b", "%0A", "%00", "%3Cscript%3E", "%FF", "x" * 3000])
def test_a_path_that_is_no_identifier_is_not_found(site, slug):
    response = site.get(f"/id/state/{slug}", headers=HTML)
    assert response.status_code == 404
    assert "<script>" not in response.text


def test_parameters_that_mean_nothing_change_nothing(site):
    outline = page(site, NOTE + "?path=x&self=y&lang=fr&lang=en")
    assert outline.language == "fr"


@pytest.mark.parametrize(
    "path",
    [
        "/id/nothing/",
        "/id/state/?page=0",
        "/id/state/?page=2",
        "/id/state/?page=x",
        f"/id/state/?page={'9' * 5000}",
        "/queries/no",
        "/ontology/9",
        "/shapes.no",
    ],
    ids=lambda path: path[:30],
)
def test_what_is_not_there_is_not_found(site, path):
    assert site.get(path, headers=HTML).status_code == 404


def test_the_present_version_of_the_ontology_leads_to_the_ontology(site):
    response = site.get("/ontology/0.0.1")
    assert (response.status_code, response.location) == (303, "/ontology")


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
    assert outline.links["Paragraph 1"] == PARAGRAPH
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
    assert "À la demande" in words
    assert "At the request" not in words


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
