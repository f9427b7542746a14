"""The graph in Jelly."""

import io

import pytest
from pyjelly.integrations.generic.parse import parse_jelly_flat
from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from disarmgraph.dataset.export import canonical
from disarmgraph.namespaces import RDF, XSD
from disarmgraph.release import jelly


def term(read):
    """A term as another reader of Jelly gives it, as one of ours."""
    if type(read).__name__ == "IRI":
        return NamedNode(read._iri)
    if type(read).__name__ == "BlankNode":
        return BlankNode(read._identifier)
    if read._langtag:
        return Literal(read._lex, language=read._langtag)
    return Literal(read._lex, datatype=NamedNode(read._datatype or XSD + "string"))


def read(body):
    return [Quad(*map(term, each)) for each in parse_jelly_flat(io.BytesIO(body))]


def test_every_statement_comes_back_in_its_place(example):
    quads = canonical(example)
    assert any(isinstance(quad.object, BlankNode) for quad in quads)
    assert {quad.object.datatype.value for quad in quads if isinstance(quad.object, Literal)} > {
        RDF + "langString",
        XSD + "string",
        XSD + "date",
    }
    assert read(jelly.written(quads)) == quads


def test_the_same_statements_give_the_same_bytes(example):
    assert jelly.written(canonical(example)) == jelly.written(canonical(example))


def test_without_the_library_it_is_said_how_to_get_it(example, monkeypatch):
    monkeypatch.setattr(jelly, "find_spec", lambda _name: None)
    with pytest.raises(jelly.JellyError, match=r"pip install 'disarmgraph\[release\]'"):
        jelly.written(canonical(example))
