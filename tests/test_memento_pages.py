"""The pages and links of things as they were."""

import re

import pytest
from clients import EngineClient
from editions import FIRST, SECOND, second
from outline import HTML, MEDIA_TYPES, Outline
from pyoxigraph import RdfFormat, parse

from disarmgraph.namespaces import BASE

FIRST_DAY, SECOND_DAY = "Thu, 15 Jan 2026 00:00:00 GMT", "Sun, 01 Mar 2026 00:00:00 GMT"
BETWEEN = "Sun, 01 Feb 2026 12:00:00 GMT"
SYLVANIA = "id/state/SYL"
TURTLE = {"Accept": "text/turtle"}
SITE = "http://localhost/"


def links(response):
    """Targets of the Link headers by relation, those with several under each."""
    found = {}
    for link in response.headers.getlist("Link"):
        target, relations = re.match(r'<([^>]*)>; rel="([^"]*)"', link).groups()
        for relation in relations.split():
            found.setdefault(relation, []).append(target)
    return found


@pytest.mark.parametrize("suffix", MEDIA_TYPES)
def test_a_thing_as_it_was_is_sent_in_every_format(released, suffix):
    response = released.get(f"/memento/{FIRST}/{SYLVANIA}.{suffix}")
    assert response.status_code == 200
    assert response.mimetype == MEDIA_TYPES[suffix]
    form = RdfFormat.from_media_type(MEDIA_TYPES[suffix])
    values = {quad.object.value for quad in parse(response.data, format=form)}
    assert "Sylvania" in values
    assert "Free Sylvania" not in values


def test_a_memento_says_of_when_it_is_and_where_the_others_are(released):
    """RFC 7089, section 4.2, and its relation types, section 2.2."""
    response = released.get(f"/memento/{FIRST}/{SYLVANIA}", headers=TURTLE)
    assert response.headers["Memento-Datetime"] == FIRST_DAY
    found = links(response)
    assert found["original"] == found["timegate"] == [SITE + SYLVANIA]
    assert found["timemap"] == [f"{SITE}timemap/{SYLVANIA}"]
    assert found["first"] == [f"{SITE}memento/{FIRST}/{SYLVANIA}"]
    assert found["last"] == found["next"] == [f"{SITE}memento/{SECOND}/{SYLVANIA}"]
    assert "prev" not in found
    assert len(found["memento"]) == 2
    (last,) = [each for each in response.headers.getlist("Link") if "last" in each]
    assert f'datetime="{SECOND_DAY}"' in last


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_page_shows_a_thing_as_it_was(released, language):
    response = released.get(f"/memento/{FIRST}/{SYLVANIA}?lang={language}", headers=HTML)
    outline = Outline(response.text)
    assert outline.open == []
    assert outline.language == language
    assert {"en": "Sylvania", "fr": "Sylvanie"}[language] in outline.words
    assert {"en": "0.8.0, 15 January 2026", "fr": "0.8.0, 15 janvier 2026"}[
        language
    ] in outline.words
    assert f"/{SYLVANIA}?lang={language}" in outline.links.values()
    assert f"/memento/{SECOND}/{SYLVANIA}?lang={language}" in outline.links.values()


def test_a_thing_that_is_gone_is_read_in_its_release(released):
    response = released.get(f"/memento/{FIRST}/id/document/older-note", headers=TURTLE)
    assert b"Older note" in response.data
    assert links(response)["first"] == links(response)["last"]


def test_a_term_of_another_vocabulary_is_found_by_its_whole_iri(released):
    """The members of the event stream have such IRIs."""
    path = f"/memento/{FIRST}/http://www.w3.org/2004/02/skos/core%23Concept"
    response = released.get(path, headers=TURTLE)
    assert response.status_code == 200
    assert b"skos:Concept a owl:Class" in response.data


def test_the_ontology_as_it_was_is_sent_whole(released):
    before = released.get(f"/memento/{FIRST}/ontology", headers=TURTLE).data
    after = released.get(f"/memento/{SECOND}/ontology", headers=TURTLE).data
    assert b"disarm:Commitment a owl:Class" in before
    assert (b"disarm:Vow" in before, b"disarm:Vow" in after) == (False, True)


@pytest.mark.parametrize(
    ("path", "detail"),
    [
        (f"memento/{SECOND}/id/document/older-note", "release 0.9.0 says nothing about"),
        (f"memento/{FIRST}/id/document/never", "release 0.8.0 says nothing about"),
        ("memento/9.9.9/id/state/SYL", "there is no release 9.9.9; /release/ lists them"),
        ("timemap/id/document/never", "no release says anything about"),
        (f"memento/{FIRST}/http://example.org/%22<x>", "says nothing about"),
    ],
)
def test_what_a_release_does_not_have_is_not_found(released, path, detail):
    response = released.get(f"/{path}")
    assert response.status_code == 404
    assert detail in response.json["detail"]


@pytest.mark.parametrize(
    ("moment", "version"),
    [
        ("Mon, 01 Jan 1990 00:00:00 GMT", FIRST),
        (FIRST_DAY, FIRST),
        (BETWEEN, FIRST),
        (SECOND_DAY, SECOND),
        ("Sat, 01 Jan 2050 00:00:00 GMT", SECOND),
    ],
)
def test_a_resource_leads_to_its_memento_of_a_time(released, moment, version):
    response = released.get("/" + SYLVANIA, headers=TURTLE | {"Accept-Datetime": moment})
    assert response.status_code == 302
    assert response.headers["Location"] == f"{SITE}memento/{version}/{SYLVANIA}"
    assert "Accept-Datetime" in response.headers["Vary"]
    assert links(response)["original"] == [SITE + SYLVANIA]
    assert "Memento-Datetime" not in response.headers


def test_the_way_to_a_memento_keeps_format_and_language(released):
    response = released.get(f"/{SYLVANIA}.jsonld?lang=fr", headers={"Accept-Datetime": BETWEEN})
    assert response.headers["Location"] == f"{SITE}memento/{FIRST}/{SYLVANIA}.jsonld?lang=fr"


def test_what_is_gone_and_what_is_new_lead_to_where_they_are(released):
    for path, version in (("id/document/older-note", FIRST), ("id/state/RUR", SECOND)):
        for moment in (FIRST_DAY, SECOND_DAY):
            response = released.get("/" + path, headers={"Accept-Datetime": moment})
            assert response.headers["Location"] == f"{SITE}memento/{version}/{path}"


def test_a_date_that_is_none_is_refused(released):
    response = released.get("/" + SYLVANIA, headers={"Accept-Datetime": "2026-02-01"})
    assert response.status_code == 400
    assert f"write it like {SECOND_DAY}" in response.json["detail"]


def test_every_answer_of_a_resource_tells_of_its_mementos(released):
    response = released.get("/" + SYLVANIA, headers=TURTLE)
    assert response.status_code == 200
    assert "Accept-Datetime" in response.headers["Vary"]
    assert links(response)["timemap"] == [f"{SITE}timemap/{SYLVANIA}"]
    assert links(response)["timegate"] == [SITE + SYLVANIA]


@pytest.mark.parametrize("path", ["/", "/id/", "/id/state/", "/queries", "/coverage"])
def test_a_list_has_no_mementos(released, path):
    response = released.get(path, headers=HTML | {"Accept-Datetime": BETWEEN})
    assert response.status_code == 200
    assert "timemap" not in links(response)


def test_a_time_map_is_in_link_format(released):
    """RFC 7089, section 5: the original, itself, and every memento with its time."""
    response = released.get("/timemap/" + SYLVANIA)
    assert response.mimetype == "application/link-format"
    assert response.text.rstrip("\n").split(",\n") == [
        f'<{SITE}{SYLVANIA}>; rel="original timegate"',
        f'<{SITE}timemap/{SYLVANIA}>; rel="self"; type="application/link-format"; '
        f'from="{FIRST_DAY}"; until="{SECOND_DAY}"',
        f'<{SITE}memento/{FIRST}/{SYLVANIA}>; rel="first memento"; datetime="{FIRST_DAY}"',
        f'<{SITE}memento/{SECOND}/{SYLVANIA}>; rel="last memento"; datetime="{SECOND_DAY}"',
    ]


def test_a_time_map_of_one_has_its_first_and_last_in_one(released):
    text = released.get("/timemap/id/document/older-note").text
    assert 'rel="first last memento"' in text


def test_a_time_map_is_in_json_too(released):
    told = released.get("/timemap/" + SYLVANIA, headers={"Accept": "application/json"}).json
    assert told["original_uri"] == SITE + SYLVANIA
    assert [each["uri"] for each in told["mementos"]["list"]] == [
        f"{SITE}memento/{FIRST}/{SYLVANIA}",
        f"{SITE}memento/{SECOND}/{SYLVANIA}",
    ]
    assert told["mementos"]["first"]["datetime"] == "2026-01-15T00:00:00+00:00"


def test_every_memento_of_a_time_map_is_there(released):
    for path in (SYLVANIA, "scheme/theme", "graph/data/documents/note", "ontology"):
        told = released.get("/timemap/" + path, headers={"Accept": "application/json"}).json
        assert len(told["mementos"]["list"]) == 2
        for memento in told["mementos"]["list"]:
            address = memento["uri"].removeprefix(SITE.rstrip("/"))
            assert released.get(address, headers=TURTLE).status_code == 200


def test_the_mementos_of_the_whole_are_the_releases(released):
    response = released.get("/dataset", headers={"Accept-Datetime": BETWEEN})
    assert (response.status_code, response.headers["Location"]) == (302, f"{SITE}release/{FIRST}")
    told = released.get("/timemap/dataset", headers={"Accept": "application/json"}).json
    assert told["mementos"]["last"]["uri"] == f"{SITE}release/{SECOND}"
    release = released.get(f"/release/{FIRST}", headers=TURTLE)
    assert release.headers["Memento-Datetime"] == FIRST_DAY
    assert links(release)["original"] == [SITE + "dataset"]
    assert released.get(f"/memento/{FIRST}/dataset").headers["Location"] == f"/release/{FIRST}"


def test_what_has_been_taken_out_is_gone_and_said_where_it_was(released):
    response = released.get("/id/document/older-note")
    assert response.status_code == 410
    assert (
        "release 0.8.0 was the last with it: /memento/0.8.0/id/document/older-note"
        in (response.json["detail"])
    )
    assert links(response)["timemap"] == [f"{SITE}timemap/id/document/older-note"]


def test_what_has_been_taken_back_leads_to_its_successor_and_its_mementos(released):
    response = released.get("/id/norm/clear-mines")
    assert response.status_code == 410
    assert links(response)["successor-version"] == [BASE + "id/norm/clear-all-mines"]
    assert links(response)["timemap"] == [f"{SITE}timemap/id/norm/clear-mines"]


def test_a_reader_is_told_of_what_is_gone_on_a_page(released):
    response = released.get("/id/document/older-note?lang=fr", headers=HTML)
    assert response.status_code == 410
    assert "la version 0.8.0 est la dernière qui le contient" in response.text


def test_without_releases_what_is_only_cited_answers():
    with EngineClient(second(), workers=1) as client:
        assert client.get("/id/document/older-note").status_code == 200


def test_the_links_of_a_memento_are_a_linkset(released):
    page = released.get(f"/memento/{FIRST}/{SYLVANIA}", headers=HTML)
    assert f"/linkset/memento/{FIRST}/{SYLVANIA}.json" in links(page)["linkset"]
    for address in links(page)["linkset"]:
        assert released.get(address).status_code == 200


@pytest.mark.parametrize("path", ["/memento/0.8.0/id/state/SYL", "/timemap/id/state/SYL"])
def test_without_releases_an_operator_is_told_how_to_offer_them(unreleased, path):
    response = unreleased.get(path)
    assert response.status_code == 404
    assert "disarmgraph serve --releases FOLDER" in response.json["detail"]


def test_without_releases_a_date_changes_nothing(unreleased):
    response = unreleased.get("/" + SYLVANIA, headers=TURTLE | {"Accept-Datetime": BETWEEN})
    assert response.status_code == 200
    assert "Accept-Datetime" not in response.headers["Vary"]
