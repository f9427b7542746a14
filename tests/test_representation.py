"""How things are sent: language, format, headers; what is gone, unknown or no identifier."""

import json

import pytest
from clients import EngineClient
from outline import HTML, MEDIA_TYPES, NOTE, PARAGRAPH, Outline, page
from pyoxigraph import RdfFormat, Store, parse

from disarmgraph.namespaces import BASE


@pytest.fixture(scope="module")
def site(unreleased: EngineClient) -> EngineClient:
    return unreleased


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
