"""The description of the interfaces in OpenAPI."""

import pytest
from openapi_spec_validator import validate
from openapi_spec_validator.validation.exceptions import OpenAPIValidationError

from disarmgraph.pages.openapi import document
from disarmgraph.pages.routes import RESULTS, route

ROOT = "https://graph.example/"


@pytest.fixture(scope="module")
def described():
    routes = [
        route("/", "Home."),
        route("/id/{rest}", "A thing."),
        route("/agenda/{kind}/{slug}.ics", "Deadlines."),
    ]
    return document(routes, ROOT, "1.2.3")


def test_it_is_valid_openapi_3_1(described):
    assert described["openapi"].startswith("3.1")
    validate(described)


def test_the_validator_would_refuse_what_is_not(described):
    with pytest.raises(OpenAPIValidationError):
        validate(described | {"paths": {"/id/{rest}": {"get": {"responses": {}}}}})


def test_it_names_the_address_and_the_release(described):
    assert described["servers"] == [{"url": "https://graph.example"}]
    assert described["info"]["version"] == "1.2.3"


def test_what_stands_in_braces_is_a_parameter_of_the_path(described):
    parameters = described["paths"]["/agenda/{kind}/{slug}.ics"]["get"]["parameters"]
    assert [(each["name"], each["in"], each["required"]) for each in parameters] == [
        ("kind", "path", True),
        ("slug", "path", True),
    ]


def test_a_page_is_sent_in_two_languages_and_a_thing_in_every_format(described):
    home = described["paths"]["/"]["get"]
    assert home["parameters"] == [{"$ref": "#/components/parameters/lang"}]
    assert list(home["responses"]["200"]["content"]) == ["text/html"]
    thing = described["paths"]["/id/{rest}"]["get"]
    assert {"text/html", "text/turtle"} < set(thing["responses"]["200"]["content"])
    assert {"$ref": "#/components/parameters/on"} in thing["parameters"]


def test_sparql_is_asked_as_the_protocol_has_it(described):
    operations = described["paths"]["/sparql"]
    assert sorted(operations) == ["get", "post"]
    asked = {each["name"]: each for each in operations["get"]["parameters"]}
    assert asked["default-graph-uri"]["schema"]["type"] == "array"
    assert set(operations["post"]["requestBody"]["content"]) == {
        "application/x-www-form-urlencoded",
        "application/sparql-query",
    }
    assert set(RESULTS) < set(operations["get"]["responses"]["200"]["content"])


def test_every_operation_tells_of_problems_as_rfc_9457_has_them(described):
    operations = [each for path in described["paths"].values() for each in path.values()]
    references = {each["responses"]["default"]["$ref"] for each in operations}
    assert references == {"#/components/responses/problem"}
    content = described["components"]["responses"]["problem"]["content"]
    assert "application/problem+json" in content


def test_what_the_front_answers_by_itself_is_there(described):
    assert {"/health/live", "/health/ready", "/metrics"} < set(described["paths"])
