"""The ways that docs/architecture.md draws are those of the data and the package."""

import re

import pytest
from pyoxigraph import DefaultGraph, RdfFormat, parse

from disarmgraph.files import graph_home
from disarmgraph.namespaces import PREFIXES

HOME = graph_home()
TEXT = (HOME / "docs" / "architecture.md").read_text(encoding="utf-8")
LINES = [line for block in TEXT.split("```")[1::2] for line in block.splitlines()]
FIRST = [word for word in (line.strip().partition("  ")[0] for line in LINES) if " " not in word]
FILES = sorted({word for word in FIRST if word.find("/") > 0})
MODULES = sorted({w for w in FIRST if re.fullmatch(r"[a-z_]+\.[a-z_]+|formats", w)})
STATED = r"([\w-]+:[\w-]+ (?:disarm:\w+|a|rdfs:label) (?:\"[^\n]+|\S+:\S+))$"
TRIPLES = re.findall(STATED, TEXT, re.M)
ADDRESSES = re.findall(r" {2}(/(?:id|cite|view|agenda)/\S+)$", TEXT, re.M)
SHAPES = re.findall(r"shape:[\w-]+", TEXT)
WAY = "apmbc-review-2014-2019-cooperation-compliance"
OWN = {WAY: f"{PREFIXES['document']}{WAY}/", "apmbc": f"{PREFIXES['instrument']}apmbc/"}
TURTLE = "".join(f"@prefix {p}: <{iri}> .\n" for p, iri in (PREFIXES | OWN).items())


def test_there_is_something_to_look_up():
    assert (len(FILES), len(MODULES), len(TRIPLES)) == (13, 27, 11)
    assert (len(ADDRESSES), len(SHAPES)) == (5, 2)


@pytest.mark.parametrize("file", FILES)
def test_a_file_is_there(file):
    assert (HOME / file).is_file()


@pytest.mark.parametrize("module", MODULES)
def test_a_module_is_there(module):
    assert (HOME / "server" / "disarmgraph" / (module.replace(".", "/") + ".py")).is_file()


@pytest.mark.parametrize("triple", TRIPLES)
def test_a_triple_is_in_the_graph(graph, triple):
    (quad,) = parse(f"{TURTLE}{triple} .", format=RdfFormat.TURTLE)
    assert list(graph.quads_for_pattern(*quad.triple, DefaultGraph()))


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_answers(client, address):
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("shape", SHAPES)
def test_a_shape_is_in_the_file_above_it(shape):
    file = re.findall(r"^shapes/\S+\.ttl", TEXT[: TEXT.index(shape)], re.M)[-1]
    assert f"\n{shape} a " in (HOME / file).read_text(encoding="utf-8")


def test_the_row_is_in_the_table():
    rows = (HOME / "data/participation/apmbc.csv").read_text(encoding="utf-8").splitlines()
    assert [row for row in rows if row.startswith("apmbc,LKA,,accession,2017-12-13,")]


def test_the_question_gives_the_row_of_the_sentence():
    name = "which-treaty-duties-does-a-report-restate"
    answer = (HOME / "tests" / "answers" / f"{name}.csv").read_text(encoding="utf-8")
    row = f"norm:apmbc-art-9-national-measures,role:each-state-party-apmbc,document:{WAY},"
    assert f"{row}{WAY}:para_19\n" in answer
