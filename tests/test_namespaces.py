"""IRIs shortened and made whole."""

import re

import pytest
from pyoxigraph import NamedNode

from disarmgraph.files import scheme_files
from disarmgraph.namespaces import BASE, KINDS, PREFIXES, shorten


@pytest.mark.parametrize(
    ("iri", "short"),
    [
        ("https://w3id.org/disarmgraph/ontology#Norm", "disarm:Norm"),
        ("https://w3id.org/disarmgraph/id/state/FRA", "state:FRA"),
        ("https://w3id.org/disarmgraph/id/document/a-63-228", "document:a-63-228"),
        ("https://w3id.org/disarmgraph/scheme/theme/marking", "theme:marking"),
        ("https://w3id.org/disarmgraph/id/document/a-63-228/para_28", "a-63-228:para_28"),
        ("https://w3id.org/disarmgraph/id/instrument/apmbc/art_5__para_1", "apmbc:art_5__para_1"),
        (
            "https://w3id.org/disarmgraph/id/instrument/owl/art_1",
            "<https://w3id.org/disarmgraph/id/instrument/owl/art_1>",
        ),
        (
            "https://w3id.org/disarmgraph/id/event/bms3/part/2",
            "<https://w3id.org/disarmgraph/id/event/bms3/part/2>",
        ),
        ("http://purl.org/dc/terms/", "<http://purl.org/dc/terms/>"),
        ("http://purl.org/dc/terms/x.", "<http://purl.org/dc/terms/x.>"),
        ("urn:x:y", "<urn:x:y>"),
    ],
)
def test_an_iri_is_shortened_only_where_the_result_can_be_used_in_a_query(iri, short):
    assert shorten(iri) == short


def test_no_two_documents_or_instruments_share_the_prefix_of_their_parts(graph):
    owner = re.compile(rf"{BASE}id/(document|instrument)/([^/]+)")
    iris = {quad.subject.value for quad in graph if isinstance(quad.subject, NamedNode)}
    owners = {match.groups() for match in map(owner.match, iris) if match}
    names = [name for _, name in owners]
    assert len(set(names)) == len(names)
    assert not set(names) & PREFIXES.keys()


def test_no_namespace_has_two_prefixes():
    assert len(set(PREFIXES.values())) == len(PREFIXES)


def test_no_prefix_of_a_kind_is_that_of_a_list_of_concepts():
    assert not set(KINDS) & {path.stem for path in scheme_files()}
