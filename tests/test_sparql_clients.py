"""The endpoint as the libraries of Python ask it."""

import json
import urllib.error
import urllib.request
from urllib.parse import urlencode

import pytest
from SPARQLWrapper import JSON, POST, POSTDIRECTLY, TURTLE, URLENCODED, XML, SPARQLWrapper

STATES = (
    "PREFIX disarm: <https://w3id.org/disarmgraph/ontology#>\n"
    "SELECT ?state WHERE { ?state a disarm:State } ORDER BY ?state"
)


def through_urllib(server, query, accept="application/sparql-results+json"):
    request = urllib.request.Request(
        server + "sparql", urlencode({"query": query}).encode(), {"Accept": accept}
    )
    with urllib.request.urlopen(request) as response:
        return response.read()


@pytest.mark.parametrize(
    ("method", "encoding"), [("GET", URLENCODED), (POST, URLENCODED), (POST, POSTDIRECTLY)]
)
def test_sparqlwrapper_and_urllib_get_the_same_answer(server, method, encoding):
    wrapper = SPARQLWrapper(server + "sparql")
    wrapper.setQuery(STATES)
    wrapper.setMethod(method)
    wrapper.setRequestMethod(encoding)
    wrapper.setReturnFormat(JSON)
    answer = wrapper.queryAndConvert()
    assert answer == json.loads(through_urllib(server, STATES))
    assert len(answer["results"]["bindings"]) > 10


def test_sparqlwrapper_reads_the_answer_as_xml(server):
    wrapper = SPARQLWrapper(server + "sparql", returnFormat=XML)
    wrapper.setQuery(STATES)
    found = wrapper.queryAndConvert().getElementsByTagName("uri")
    expected = json.loads(through_urllib(server, STATES))["results"]["bindings"]
    assert [uri.firstChild.data for uri in found] == [row["state"]["value"] for row in expected]


def test_sparqlwrapper_reads_a_graph(server):
    wrapper = SPARQLWrapper(server + "sparql", returnFormat=TURTLE)
    wrapper.setQuery("DESCRIBE <https://w3id.org/disarmgraph/id/state/CAN>")
    assert b"state/CAN" in wrapper.queryAndConvert()


def test_a_slip_reaches_the_user_of_urllib_with_its_place(server):
    with pytest.raises(urllib.error.HTTPError) as raised:
        through_urllib(server, "SELECT ?s { ?s ?p }")
    with raised.value as error:
        assert error.code == 400
        assert json.load(error)["column"] == 19
