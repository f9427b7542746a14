"""The programs that a page gives for a query do what they say, run as they stand."""

import csv
import shutil
import subprocess
import sys

import pytest
from clients import serving
from pyoxigraph import Literal, NamedNode, Quad, Store

from disarmgraph.query.snippets import snippets

AWKWARD = 'it\'s "quoted", costs $5 \\ back`tick` %d {x} )"-- é 😀'
SELECT = """PREFIX : <urn:>
# a comment, with ''' and \""" and )-" in it
SELECT ?word
WHERE { ?s :word ?word . FILTER (?word != "\\"" && ?word != '''SPARQL
SPARQL
''') }"""
QUERIES = {
    "SELECT": SELECT,
    "ASK": "ASK { <urn:s> <urn:word> ?o }",
    "CONSTRUCT": "CONSTRUCT { ?s <urn:said> ?o } WHERE { ?s <urn:word> ?o }",
    "DESCRIBE": "DESCRIBE <urn:s>",
}
R = shutil.which("Rscript")


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory):
    store = Store()
    store.add(Quad(NamedNode("urn:s"), NamedNode("urn:word"), Literal(AWKWARD)))
    with serving(store, tmp_path_factory.mktemp("snippets")) as process:
        yield process.address + "sparql"


def program(endpoint, kind, name):
    return next(each.text for each in snippets(QUERIES[kind], endpoint) if each.name == name)


def printed(*command, text=None):
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def expected(kind):
    return {"SELECT": AWKWARD, "ASK": "true"}.get(kind, "<urn:s>")


@pytest.mark.skipif(shutil.which("curl") is None, reason="no curl here; install it")
@pytest.mark.parametrize("kind", QUERIES)
def test_the_command_for_a_shell_prints_the_answer(endpoint, kind):
    said = printed("sh", text=program(endpoint, kind, "curl"))
    found = list(csv.reader(said.splitlines()))[1][0] if kind == "SELECT" else said
    assert expected(kind) in found


@pytest.mark.parametrize("name", ["Python", "Python, SPARQLWrapper"])
@pytest.mark.parametrize("kind", QUERIES)
def test_the_program_in_python_prints_the_answer(endpoint, kind, name):
    said = printed(sys.executable, "-W", "error", "-", text=program(endpoint, kind, name))
    if kind == "SELECT":
        assert said == str({"word": AWKWARD}) + "\n"
    else:
        assert expected(kind) in said.lower()


@pytest.mark.skipif(R is None, reason="no R here; install r-base-core")
@pytest.mark.parametrize("kind", QUERIES)
def test_the_program_in_r_prints_the_answer(endpoint, kind, tmp_path):
    script = tmp_path / "ask.R"
    text = program(endpoint, kind, "R")
    shown = text.replace("print(answer)", "cat(answer$word[1])")
    script.write_text(shown, encoding="utf-8")
    assert expected(kind) in printed(R, "--encoding=UTF-8", str(script)).replace("TRUE", "true")
