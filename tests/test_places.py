"""Where a statement stands in a file, in each format."""

import re

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse

from disarmgraph import files
from disarmgraph.rdf import places
from disarmgraph.rdf.rdf_file import open_file
from disarmgraph.rdf.spots import NOWHERE, Spot
from disarmgraph.rdf.turtle_places import statement_places

EX = "http://example.org/"
TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
SUBJECT, PROP, OTHER = (NamedNode(EX + name) for name in ("s", "p", "q"))

TURTLE = """@prefix : <http://example.org/> .

:other :p 1 .
:s a :Kind ; # :p in a comment
    :p :o , "text ; :q"@en ;
    :q [ :p "inner" ] .
"""
XML = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://example.org/">
  <Kind rdf:about="http://example.org/s">
    <p rdf:resource="http://example.org/o"/>
    <p xml:lang="en">text ; :q</p>
    <q><rdf:Description><p>inner</p></rdf:Description></q>
  </Kind>
</rdf:RDF>
"""
JSON = """{
  "@context": {"ex": "http://example.org/", "p": {"@id": "ex:p", "@type": "@id"}, "q": "ex:q"},
  "@graph": [
    {"@id": "ex:other", "p": "ex:s"},
    {"@id": "ex:s",
     "@type": "ex:Kind",
     "p": ["ex:n", "ex:o"],
     "ex:p": {"@value": "text ; :q", "@language": "en"},
     "q": {"p": "ex:m"}}
  ]
}
"""
LINES = """# a comment
<http://example.org/other> <http://example.org/p> "1" .

<http://example.org/s> <http://example.org/p> <http://example.org/o> .
<http://example.org/s> <http://example.org/p> "text ; :q"@en .
<http://example.org/s>\t<http://example.org/q> _:b .
"""
IRI, TEXT = NamedNode(EX + "o"), Literal("text ; :q", language="en")
SPOTS = {
    "a thing": Spot(SUBJECT),
    "a property": Spot(SUBJECT, PROP),
    "an IRI": Spot(SUBJECT, PROP, IRI),
    "a literal": Spot(SUBJECT, PROP, TEXT),
    "another property": Spot(SUBJECT, OTHER),
    "a class": Spot(SUBJECT, TYPE, NamedNode(EX + "Kind")),
    "a value that is not there": Spot(SUBJECT, PROP, Literal("no")),
    "a property that is not there": Spot(SUBJECT, NamedNode(EX + "r")),
    "a thing that is not there": Spot(NamedNode(EX + "nobody"), PROP),
}
EXPECTED = {
    "a.ttl": [(4, 1), (5, 5), (5, 8), (5, 13), (6, 5), (4, 6), (5, 5), (4, 1), NOWHERE],
    "a.nt": [(4, 1), (4, 24), (4, 47), (5, 47), (6, 24), (4, 1), (4, 24), (4, 1), NOWHERE],
    "a.nq": [(4, 1), (4, 24), (4, 47), (5, 47), (6, 24), (4, 1), (4, 24), (4, 1), NOWHERE],
    "a.rdf": [(3, 3), (4, 5), (4, 5), (5, 5), (6, 5), (3, 3), (4, 5), (3, 3), NOWHERE],
    "a.jsonld": [(5, 13), (7, 6), (7, 20), (8, 25), (9, 6), (6, 15), (7, 6), (5, 13), NOWHERE],
}
TEXTS = {"ttl": TURTLE, "nt": LINES, "nq": LINES, "rdf": XML, "jsonld": JSON}


@pytest.mark.parametrize("name", EXPECTED)
def test_each_part_of_a_statement_has_its_place(tmp_path, name):
    path = tmp_path / name
    path.write_text(TEXTS[path.suffix[1:]], encoding="utf-8")
    file = open_file(path)
    assert list(file.quads())
    assert not file.faults

    found = places.find(file, SPOTS.values())

    assert [found[spot] for spot in SPOTS.values()] == EXPECTED[name]


def test_a_blank_node_is_known_again_though_its_label_changes(tmp_path):
    path = tmp_path / "a.ttl"
    path.write_text("@prefix : <urn:x:> .\n[] :p 1 .\n\n  [ :p 2 ] :q 3 .\n_:b :p 4 .\n")
    file = open_file(path)
    nodes = list(dict.fromkeys(quad.subject for quad in file.quads()))

    found = places.find(file, [Spot(node) for node in nodes])

    assert all(isinstance(node, BlankNode) for node in nodes)
    assert list(found.values()) == [(2, 1), (4, 3), (5, 1)]


def test_a_cell_of_a_table_has_its_place(tmp_path):
    path = tmp_path / "treaty.csv"
    head = "treaty,state,organization,act,date,year,effect,effect_month,other_date,other_source,"
    path.write_text(
        head + "confidence,source,second_source,as_of,note_en,note_fr\n"
        "apmbc,LKA,,accession,2017-12-13,,,,,,depositary,untc-xxvi-2026-02-03,,2026-02-03,,\n"
    )
    file = open_file(path)
    act = next(file.quads()).subject
    deposit = NamedNode("https://w3id.org/disarmgraph/ontology#depositDate")
    list(file.quads())

    found = places.find(file, [Spot(act), Spot(act, deposit)])

    assert list(found.values()) == [(2, 1), (2, 22)]


OTHER_TURTLE = {
    "lists": '( 1 "x" ) :b (), ( :c ( [ :d "e" ] [] ) "f"@en ) .',
    "brackets": ':a :b [ :c "x" ] , [ :c "x"@en ; :d "y"^^:z , 1.5e3 ; ] .',
    "bare brackets": "[ :only true ] . [] :e [] .",
    "strings": r''':a :b """x "y" """ , 'z' , "q\"r" ; # c "
        :c-d.e :f%20\,g , _:b.c .''',
    "directives": "BASE <urn:x:> PREFIX x: <urn:y:> x:a <b> x:c.d . @base <urn:z:> . <#a> a <> .",
    "graphs": ':g1 { :a :b ("x") } { [ :c "d" ] :e "f" } _:g { :h :i "j" . } GRAPH :k { :l :m :n }',
}


@pytest.mark.parametrize("text", OTHER_TURTLE.values(), ids=OTHER_TURTLE)
def test_places_come_in_the_order_of_the_statements(text):
    check("@prefix : <urn:x:> .\n" + text)


@pytest.mark.parametrize(
    "path",
    [*files.knowledge_files(), *files.shape_files()],
    ids=lambda path: files.shown(path),
)
def test_every_statement_of_ours_has_its_place(path):
    check(path.read_text(encoding="utf-8"))


def check(text: str) -> None:
    """Every statement has places at which its terms stand, as far as they are written out."""
    read = list(parse(text.encode(), RdfFormat.TRIG))
    found = list(statement_places(text))
    lines = text.split("\n")
    assert len(found) == len(read)
    for quad, at in zip(read, found, strict=True):
        for term, place in zip(quad.triple, at, strict=True):
            there = lines[place.line - 1][place.column - 1 :].replace("\\", "")
            if isinstance(term, NamedNode) and "rdf-syntax-ns#" not in term.value:
                assert re.split(r"[/#:]", term.value)[-1] in there, (quad, place)
            elif isinstance(term, Literal):
                assert there.lstrip("\"'")[:1] == term.value.replace("\\", "")[:1], (quad, place)


def test_a_file_that_nests_beyond_measure_is_read_though_its_places_are_not(tmp_path):
    path = tmp_path / "a.ttl"
    path.write_text(
        "<http://example.org/s> <urn:x:p> " + "[ <urn:x:p> " * 9000 + "1" + " ]" * 9000 + " ."
    )
    file = open_file(path)

    assert len(list(file.quads())) == 9001
    assert places.find(file, [Spot(SUBJECT)]) == {Spot(SUBJECT): NOWHERE}


@pytest.mark.parametrize("name", ["a.ttl", "a.nt"])
def test_signs_that_others_take_for_the_end_of_a_line_are_none(tmp_path, name):
    path = tmp_path / name
    path.write_text(
        "<http://example.org/\u2028> <urn:x:p> <urn:x:o> .\n"
        "<http://example.org/s> <urn:x:p> <urn:x:o> .\n",
        encoding="utf-8",
    )
    file = open_file(path)
    list(file.quads())

    assert places.find(file, [Spot(SUBJECT)]) == {Spot(SUBJECT): (2, 1)}
