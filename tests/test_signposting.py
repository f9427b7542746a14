"""The links by which machines find their way: in headers, and as linksets that say the same."""

import json

import pytest
from clients import EngineClient
from pyoxigraph import Store
from werkzeug.http import parse_options_header

from disarmgraph.namespaces import BASE

NOTE = "/id/document/note"
PATHS = [
    NOTE,
    NOTE + "/para_1",
    "/id/state/FRE",
    "/scheme/theme",
    "/scheme/theme/survey",
    "/ontology",
    "/shapes",
]
HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def site(example: Store):
    with EngineClient(example, workers=1) as client:
        yield client


def links(response) -> list[tuple[str, str, str | None]]:
    """Target, relation and media type of each link of the header."""
    found = []
    for value in response.headers.getlist("Link"):
        target, attributes = parse_options_header(value)
        found.append((target.strip("<>"), attributes["rel"], attributes.get("type")))
    return found


def targets(response, relation: str) -> list[str]:
    return [target for target, rel, _ in links(response) if rel == relation]


@pytest.mark.parametrize("path", PATHS)
def test_a_page_says_how_to_cite_it_what_describes_it_and_on_which_terms(site, path):
    response = site.get(path, headers=HTML)
    assert targets(response, "cite-as") == [BASE + path[1:]]
    assert targets(response, "license") == ["https://creativecommons.org/licenses/by/4.0/"]
    assert "https://schema.org/AboutPage" in targets(response, "type")
    assert targets(response, "collection") == [BASE + "dataset"]
    described = [(target, kind) for target, rel, kind in links(response) if rel == "describedby"]
    assert len(described) == 6
    for target, kind in described:
        data = site.get(target)
        assert (data.status_code, data.mimetype) == (200, kind)
        assert targets(data, "describes") == [path]


@pytest.mark.parametrize("path", PATHS)
def test_each_link_to_another_form_leads_to_it(site, path):
    others = [
        (target, kind)
        for target, relation, kind in links(site.get(path, headers=HTML))
        if relation == "alternate"
    ]
    assert others
    for target, kind in others:
        sent = site.get(target)
        assert (sent.status_code, sent.mimetype) == (200, kind)


@pytest.mark.parametrize("path", PATHS)
def test_the_linkset_says_what_the_headers_say(site, path):
    page = site.get(path, headers=HTML)
    (address,) = [t for t, rel, kind in links(page) if kind == "application/linkset+json"]
    response = site.get(address)
    assert response.mimetype == "application/linkset+json"
    sets = {each["anchor"]: each for each in json.loads(response.data)["linkset"]}
    own = sets["http://localhost" + path]
    for relation in ("cite-as", "describedby", "type", "license", "collection", "linkset"):
        said = [each["href"].removeprefix("http://localhost") for each in own[relation]]
        assert said == targets(page, relation)
    for each in own["describedby"]:
        assert sets[each["href"]]["describes"] == [{"href": "http://localhost" + path}]


def test_the_linkset_of_a_document_leads_to_its_passages(site):
    found = json.loads(site.get(f"/linkset{NOTE}.json").data)["linkset"][0]["item"]
    assert {"href": BASE + "id/document/note/para_1"} in found


def test_a_linkset_comes_as_text_too(site):
    response = site.get(f"/linkset{NOTE}.txt")
    assert response.mimetype == "application/linkset"
    assert (
        f'<{BASE}id/document/note>; rel="cite-as"; anchor="http://localhost{NOTE}"' in response.text
    )


def test_there_is_no_linkset_of_what_is_not_there(site):
    assert site.get("/linkset/id/state/FRR.json").status_code == 404
