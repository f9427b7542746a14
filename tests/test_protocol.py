"""The SPARQL 1.1 Protocol: what a request asks for."""

from urllib.parse import urlencode

import pytest

from disarmgraph.protocol import protocol
from disarmgraph.protocol.protocol import (
    FORM,
    MAX_PARAMETERS,
    QUERY,
    MediaTypeRefused,
    ProtocolError,
)
from disarmgraph.protocol.request import Request
from disarmgraph.query.query_text import UpdateRefused


def by_get(**parameters):
    return Request("GET", "/sparql?" + urlencode(parameters, doseq=True))


def by_form(content_type=FORM, target="/sparql", **parameters):
    body = urlencode(parameters, doseq=True).encode()
    return Request("POST", target, {"content-type": content_type}, body)


def directly(body, content_type=QUERY, target="/sparql"):
    return Request("POST", target, {"content-type": content_type}, body)


@pytest.mark.parametrize("send", [by_get, by_form])
def test_a_query_comes_with_its_dataset_and_format(send):
    query = protocol.read(
        send(
            **{
                "query": "ASK {}",
                "default-graph-uri": ["urn:a", "urn:b"],
                "named-graph-uri": "urn:c",
                "format": "csv",
            }
        )
    )
    assert query.text == "ASK {}"
    assert query.default_graphs == ("urn:a", "urn:b")
    assert query.named_graphs == ("urn:c",)
    assert query.format == "csv"
    assert query.accept is None


def test_a_body_is_the_query_and_the_dataset_is_in_the_address():
    target = "/sparql?default-graph-uri=urn%3Aa"
    query = protocol.read(directly(b"ASK {}", target=target))
    assert (query.text, query.default_graphs) == ("ASK {}", ("urn:a",))


def test_percent_encoding_is_decoded_once():
    assert protocol.read(Request("GET", "/sparql?query=a%2520b")).text == "a%20b"
    assert protocol.read(directly(b"query=a%2520b", FORM)).text == "a%20b"
    assert protocol.read(directly(b"a%20b")).text == "a%20b"


def test_a_get_request_without_a_query_asks_for_none():
    assert protocol.read(Request("GET", "/sparql")) is None
    assert protocol.read(Request("GET", "/sparql?format=ttl")) is None


@pytest.mark.parametrize(
    ("request_", "count"),
    [
        (by_get(query=["ASK {}", "ASK {}"]), 2),
        (by_form(), 0),
        (by_form(query=["ASK {}", "ASK {}"]), 2),
        (by_form(query="ASK {}", target="/sparql?query=ASK"), 2),
        (directly(b"ASK {}", target="/sparql?query=ASK"), 2),
    ],
)
def test_there_is_one_query_and_only_one(request_, count):
    with pytest.raises(ProtocolError, match=f"there are {count} queries; send one"):
        protocol.read(request_)


@pytest.mark.parametrize(
    "request_",
    [
        by_get(update="CLEAR ALL"),
        by_get(update="CLEAR ALL", query="ASK {}"),
        by_form(update="CLEAR ALL"),
        directly(b"CLEAR ALL", "application/sparql-update"),
        directly(b"CLEAR ALL", "application/sparql-update; charset=utf-8"),
        directly(b"ASK {}", target="/sparql?update=CLEAR+ALL"),
    ],
)
def test_an_update_is_refused_at_every_door(request_):
    with pytest.raises(UpdateRefused, match="read-only"):
        protocol.read(request_)


@pytest.mark.parametrize(
    "media_type", ["", "application/json", "multipart/form-data; boundary=x", "text/plain"]
)
def test_other_media_types_are_refused_with_those_that_are_taken(media_type):
    with pytest.raises(MediaTypeRefused, match=r"send the query as application/sparql-query or"):
        protocol.read(directly(b"ASK {}", media_type))


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", '"utf-8"', "us-ascii"])
def test_charsets_that_are_read(charset):
    for media_type in (QUERY, FORM):
        request = directly(b"query=ASK", f"{media_type}; charset={charset}")
        assert protocol.read(request).text in ("ASK", "query=ASK")


@pytest.mark.parametrize("media_type", [QUERY, FORM])
def test_other_charsets_are_refused(media_type):
    with pytest.raises(MediaTypeRefused, match="the charset iso-8859-1 is not read here"):
        protocol.read(directly(b"query=ASK", f"{media_type}; charset=ISO-8859-1"))


@pytest.mark.parametrize(
    "request_",
    [
        directly(b"ASK { '\xe9' }"),
        directly(b"query=\xe9", FORM),
        Request("GET", "/sparql?query=%E9"),
        Request("GET", "/sparql?query=\udce9"),
        directly(b"query=%E9", FORM),
    ],
)
def test_what_is_not_utf_8_is_an_error(request_):
    with pytest.raises(ProtocolError, match="not UTF-8"):
        protocol.read(request_)


def test_more_parameters_than_anybody_needs_are_an_error():
    with pytest.raises(ProtocolError, match="more than 1000 parameters"):
        protocol.read(by_get(query=["ASK"] * (MAX_PARAMETERS + 1)))


def test_a_byte_order_mark_is_no_part_of_a_query():
    assert protocol.read(directly(b"\xef\xbb\xbfASK {}")).text == "ASK {}"
