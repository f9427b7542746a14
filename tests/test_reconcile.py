"""The service as a client of the Reconciliation Service API 0.2 meets it."""

import json
from urllib.parse import quote, urlsplit

import pytest
from clients import HttpClient

APMBC = "id/instrument/apmbc"
TEMPLATED = "/reconcile/preview?id={{id}}&lang=en"


@pytest.fixture(scope="module")
def manifest(client):
    return client.get("/reconcile").json


def local(*parts: str) -> str:
    """An address of the manifest as a path with its query."""
    address = urlsplit("".join(parts))
    return address.path + (f"?{address.query}" if address.query else "")


def test_the_manifest_has_what_the_specification_demands(manifest):
    assert "0.2" in manifest["versions"]
    assert manifest["identifierSpace"] == "https://w3id.org/disarmgraph/"
    assert manifest["schemaSpace"] == "https://w3id.org/disarmgraph/ontology#"
    assert manifest["name"]
    assert {"id": "disarm:State", "name": "State"} in manifest["defaultTypes"]
    assert "{{id}}" in manifest["view"]["url"]
    assert local(manifest["preview"]["url"]) == TEMPLATED
    assert manifest["preview"]["width"] > 0
    assert manifest["preview"]["height"] > 0
    assert set(manifest["suggest"]) == {"entity", "type", "property"}
    kinds = [each["type"] for each in manifest["extend"]["property_settings"]]
    assert kinds == ["number", "select"]


def test_the_manifest_speaks_the_language_of_the_reader(client):
    for response in (
        client.get("/reconcile?lang=fr"),
        client.get("/reconcile", headers={"Accept-Language": "fr, en;q=0.5"}),
    ):
        assert {"id": "disarm:State", "name": "État"} in response.json["defaultTypes"]
        assert "Accept-Language" in response.headers["Vary"]


def test_the_addresses_of_the_manifest_are_under_the_host_that_was_asked(manifest):
    addresses = [manifest["view"]["url"], manifest["preview"]["url"]]
    addresses += [each["service_url"] for each in manifest["suggest"].values()]
    assert {urlsplit(each).netloc for each in addresses} == {"localhost"}


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_batch_of_queries_has_the_candidates_of_each(client, method):
    batch = {
        "q0": {"query": "Ottawa Convention", "type": "disarm:Treaty", "limit": 3},
        "q1": {"query": "xyzzy"},
        "q2": {"query": " "},
    }
    form = {"queries": json.dumps(batch)}
    if method == "GET":
        answer = client.get("/reconcile", query_string=form).json
    else:
        answer = client.post("/reconcile", data=form).json
    assert list(answer) == ["q0", "q1", "q2"]
    assert answer["q0"]["result"][0]["id"] == APMBC
    assert answer["q0"]["result"][0]["match"] is True
    assert answer["q1"] == answer["q2"] == {"result": []}


def test_names_of_candidates_are_in_the_language_that_is_asked(client):
    form = {"queries": '{"q0": {"query": "NPT"}}'}
    answer = client.post("/reconcile?lang=fr", data=form).json
    assert answer["q0"]["result"][0]["name"].startswith("Traité sur la non-prolifération")


def test_a_single_query_is_answered_for_older_clients(client):
    assert client.get("/reconcile?query=").json == {"result": []}
    assert client.get("/reconcile?query=NPT").json["result"][0]["id"] == "id/instrument/npt"
    answer = client.post("/reconcile", data={"query": '{"query": "NPT", "limit": 1}'}).json
    assert [each["id"] for each in answer["result"]] == ["id/instrument/npt"]


def test_the_view_of_an_entity_is_its_page(client, manifest):
    path = local(manifest["view"]["url"].replace("{{id}}", quote(APMBC, safe="")))
    response = client.get(path, headers={"Accept": "text/html"})
    assert response.status_code == 200
    assert "Mine Ban Convention" in response.text


def test_the_preview_of_an_entity_may_be_shown_in_a_frame(client, manifest):
    path = local(manifest["preview"]["url"].replace("{{id}}", quote(APMBC, safe="")))
    response = client.get(path)
    assert response.mimetype == "text/html"
    assert "Mine Ban Convention" in response.text
    assert "18 September 1997" in response.text
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors" not in policy


@pytest.mark.parametrize(
    ("kind", "prefix", "expected"),
    [
        ("entity", "Convention d\u2019Otta", APMBC),
        ("entity", APMBC, APMBC),
        ("type", "trai", "disarm:Treaty"),
        ("type", "disarm:Tre", "disarm:Treaty"),
        ("property", "date of adop", "disarm:adoptionDate"),
        ("property", "date d\u2019adop", "disarm:adoptionDate"),
    ],
)
def test_what_is_begun_is_suggested_and_has_a_flyout(client, manifest, kind, prefix, expected):
    service = manifest["suggest"][kind]
    path = local(service["service_url"], service["service_path"])
    suggested = client.get(path, query_string={"prefix": prefix}).json["result"]
    assert suggested[0]["id"] == expected
    assert suggested[0]["name"]
    flyout = service["flyout_service_path"].replace("${id}", quote(expected, safe=""))
    answer = client.get(local(service["service_url"], flyout)).json
    assert answer["id"] == expected
    assert suggested[0]["name"] in answer["html"]


def test_suggestions_go_on_behind_a_cursor(client):
    path = "/reconcile/suggest/entity"
    first = client.get(path, query_string={"prefix": "con"}).json["result"]
    rest = client.get(path, query_string={"prefix": "con", "cursor": "5"}).json["result"]
    assert len(first) == 20
    assert rest[:15] == first[5:]


def test_suggested_entities_tell_their_types(client):
    best = client.get("/reconcile/suggest/entity?prefix=NPT").json["result"][0]
    assert best["notable"][0] == {"id": "disarm:Treaty", "name": "treaty"}
    assert best["description"] == "treaty; Non-Proliferation Treaty"


def test_properties_are_proposed_for_a_type(client, manifest):
    place = manifest["extend"]["propose_properties"]
    path = local(place["service_url"], place["service_path"])
    answer = client.get(path, query_string={"type": "disarm:State", "limit": "40"}).json
    assert (answer["type"], answer["limit"]) == ("disarm:State", 40)
    assert {"id": "disarm:isoAlpha3", "name": "ISO alpha-3 code"} in answer["properties"]
    assert "disarm:adoptionDate" not in [each["id"] for each in answer["properties"]]
    short = client.get(path, query_string={"type": "disarm:State", "limit": "2"}).json
    assert short["properties"] == answer["properties"][:2]


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_values_extend_the_rows_of_a_table(client, method):
    asked = {"ids": [APMBC, "nothing"], "properties": [{"id": "disarm:adoptionDate"}]}
    form = {"extend": json.dumps(asked)}
    if method == "GET":
        answer = client.get("/reconcile", query_string=form).json
    else:
        answer = client.post("/reconcile", data=form).json
    assert answer == {
        "meta": [{"id": "disarm:adoptionDate", "name": "date of adoption"}],
        "rows": {
            APMBC: {"disarm:adoptionDate": [{"date": "1997-09-18T00:00:00Z"}]},
            "nothing": {"disarm:adoptionDate": []},
        },
    }


@pytest.mark.parametrize(
    ("path", "form", "status"),
    [
        ("/reconcile", {"queries": "{"}, 400),
        ("/reconcile", {"queries": '{"q0": {}}'}, 400),
        ("/reconcile", {"queries": '{"q0": {"query": "NPT", "limit": 0}}'}, 400),
        ("/reconcile", {"extend": "[]"}, 400),
        ("/reconcile", {"nothing": "1"}, 400),
        ("/reconcile/suggest/entity?prefix=a&cursor=x", None, 400),
        ("/reconcile/properties?type=disarm:State&limit=x", None, 400),
        ("/reconcile/properties?type=Q5", None, 404),
        ("/reconcile/preview?id=nothing", None, 404),
        ("/reconcile/flyout/entity", None, 404),
        ("/reconcile/flyout/type?id=Q5", None, 404),
    ],
)
def test_what_cannot_be_answered_is_told_in_json(client, path, form, status):
    response = client.post(path, data=form) if form else client.get(path)
    assert response.status_code == status
    assert response.content_type == "application/problem+json"
    assert response.json["detail"]


def test_too_many_queries_at_once_are_refused(client):
    batch = {str(number): {"query": "a"} for number in range(101)}
    response = client.post("/reconcile", data={"queries": json.dumps(batch)})
    assert response.status_code == 413


def test_a_page_of_any_site_may_send_the_form(server):
    client = HttpClient(server)
    preflight = client.options("/reconcile", headers={"Access-Control-Request-Method": "POST"})
    assert "POST" in preflight.headers["Access-Control-Allow-Methods"]
    response = client.post("/reconcile", data={"queries": '{"q0": {"query": "NPT"}}'})
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert response.json["q0"]["result"][0]["id"] == "id/instrument/npt"
    assert client.get("/reconcile").json["versions"] == ["0.2"]
