"""The graph as it is loaded: its files, its rules, what cannot be loaded."""

import tomllib
from importlib import metadata

import pytest
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from disarmgraph.dataset.graph import GraphError, installed_files, load, release
from disarmgraph.files import graph_home, watched_files

PREFIX = "@prefix x: <urn:x:> .\n"


@pytest.fixture
def home(tmp_path):
    """A small graph: an ontology, a file of data and a rule."""
    write(tmp_path / "ontology" / "o.ttl", PREFIX + "x:Child x:below x:Parent .")
    write(tmp_path / "data" / "d" / "a.ttl", PREFIX + "x:a x:in x:Child .")
    write(
        tmp_path / "ontology" / "rules" / "upwards.rq",
        "CONSTRUCT { ?a <urn:x:in> ?above } WHERE { ?a <urn:x:in> ?c . ?c <urn:x:below> ?above }",
    )
    return tmp_path


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def in_graph(store, name):
    return [quad.triple for quad in store.quads_for_pattern(None, None, None, name)]


def test_a_plain_query_sees_every_file(home):
    store = load(home)
    assert store.query("ASK { ?a <urn:x:in> ?c . ?c <urn:x:below> ?p }")


def test_a_named_graph_has_the_triples_of_one_file(home):
    name = NamedNode("https://w3id.org/disarmgraph/graph/data/d/a")
    (triple,) = in_graph(load(home), name)
    assert triple.object == NamedNode("urn:x:Child")


def test_what_a_rule_adds_is_in_the_union_and_apart_from_the_files(home):
    derived = Quad(NamedNode("urn:x:a"), NamedNode("urn:x:in"), NamedNode("urn:x:Parent"))
    quads = load(home).quads_for_pattern(*derived.triple)
    assert {quad.graph_name for quad in quads} == {
        DefaultGraph(),
        NamedNode("https://w3id.org/disarmgraph/graph/derived/upwards"),
    }


def test_a_rule_does_not_repeat_what_a_file_states(home):
    write(home / "data" / "d" / "b.ttl", PREFIX + "x:a x:in x:Parent .")
    assert not in_graph(load(home), NamedNode("https://w3id.org/disarmgraph/graph/derived/upwards"))


def test_rules_feed_one_another_until_nothing_is_new(home):
    """Alphabetically the rule that needs the other's triples comes first."""
    write(
        home / "ontology" / "o.ttl", PREFIX + "x:Child x:below x:Parent . x:Parent x:below x:Top ."
    )
    write(
        home / "ontology" / "rules" / "again.rq",
        "CONSTRUCT { ?a <urn:x:reaches> ?c } WHERE { ?a <urn:x:in> ?c }",
    )
    assert load(home).query("ASK { <urn:x:a> <urn:x:reaches> <urn:x:Top> }")


def test_rules_that_never_end_are_an_error_that_names_them(home):
    write(
        home / "ontology" / "rules" / "endless.rq",
        "CONSTRUCT { ?next <urn:x:in> ?c } "
        "WHERE { ?a <urn:x:in> ?c BIND(IRI(CONCAT(STR(?a), '+')) AS ?next) }",
    )
    with pytest.raises(GraphError, match=r"still deriving after 20 rounds: endless\.rq"):
        load(home)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT ?a WHERE { ?a ?b ?c }", r"^wrong\.rq: not a CONSTRUCT query"),
        ("CONSTRUCT {\n  ?a ?b }", r"^wrong\.rq: line 2, column 9: '}' cannot stand here"),
    ],
)
def test_a_rule_that_cannot_be_applied_is_an_error(home, text, message):
    write(home / "ontology" / "rules" / "wrong.rq", text)
    with pytest.raises(GraphError, match=message):
        load(home)


def test_a_file_that_is_not_turtle_is_named_with_line_and_column(home):
    write(home / "data" / "d" / "bad.ttl", PREFIX + "x:a x:b y:c .")
    expected = r"^data/d/bad\.ttl:2:9: not Turtle: The prefix y: has not been declared; correct"
    with pytest.raises(GraphError, match=expected):
        load(home)


def test_a_home_without_files_is_an_error(tmp_path):
    with pytest.raises(GraphError, match="no Turtle file under ontology/ or data/"):
        load(tmp_path)


def test_a_blank_node_is_the_same_in_the_file_and_in_the_union(home):
    write(home / "data" / "d" / "a.ttl", PREFIX + "x:a x:in _:b . ")
    write(home / "data" / "d" / "b.ttl", PREFIX + "x:b x:in _:b . ")
    quads = [q for q in load(home) if isinstance(q.object, BlankNode)]
    assert len(quads) == 4
    assert len({quad.object for quad in quads}) == 2


def test_numbers_and_printed_numbers_keep_apart(home):
    write(home / "data" / "d" / "a.ttl", PREFIX + 'x:a x:number "01" ; x:position 1 .')
    objects = {triple.object for triple in in_graph(load(home), DefaultGraph())}
    integer = NamedNode("http://www.w3.org/2001/XMLSchema#integer")
    assert {Literal("01"), Literal("1", datatype=integer)} <= objects


def test_the_release_is_the_version_in_pyproject():
    project = tomllib.loads((graph_home() / "pyproject.toml").read_text(encoding="utf-8"))
    assert release() == project["project"]["version"]


def test_a_package_that_is_being_installed_has_no_version_and_no_files_yet(monkeypatch):
    def missing(name):
        raise metadata.PackageNotFoundError(name)

    assert installed_files() == watched_files()
    release.cache_clear()
    monkeypatch.setattr(metadata, "version", missing)
    assert installed_files() == []
    with pytest.raises(GraphError, match="try again when that is done"):
        release()
