"""The command that asks: questions of the library, queries, formats, slips."""

import json
import os
import subprocess

import pytest
from commands import NAME, on_linux, run, start

pytestmark = pytest.mark.usefixtures("loaded_once")


def test_a_question_of_the_library_is_answered_as_a_table():
    done = run("query", NAME)
    assert done.exit_code == 0
    assert done.stdout.splitlines()[-1].endswith((" row)", " rows)"))


def test_every_format_of_results_gives_the_same_rows():
    rows = len(json.loads(run("query", NAME, "--format", "json").stdout)["results"]["bindings"])
    assert rows > 0
    assert len(run("query", NAME, "--format", "table").stdout.splitlines()) == rows + 3
    assert run("query", NAME, "--format", "xml").stdout.count("<result>") == rows
    for name in ("csv", "tsv"):
        assert len(run("query", NAME, "--format", name).stdout.splitlines()) == rows + 1


def test_what_is_chosen_for_a_question_is_asked():
    """Sri Lanka acceded to the Mine Ban Convention on 13 December 2017."""
    asked = ("query", "what-bound-a-state-on-a-day", "--set", "state=LKA")
    lines = run(*asked, "--set", "day=2018-06-01").stdout.splitlines()
    assert [line.split()[1] for line in lines if "instrument:apmbc " in line] == ["2018-06-01"]


def test_what_is_chosen_for_a_query_in_a_file_is_asked(tmp_path):
    path = tmp_path / "mine.rq"
    text = "#+ parameter: n | Number | Nombre | several number\nSELECT ?n { VALUES ?n { 1 } }"
    path.write_text(text, encoding="utf-8")
    done = run("query", str(path), "--format", "csv", "--set", "n=5", "--set", "n=7")
    assert done.stdout.split() == ["n", "5", "7"]


@pytest.mark.parametrize(
    ("chosen", "message"),
    [
        ("state", "state is not like state=LKA"),
        ("state=Atlantis", "state: there is no Atlantis among what can be chosen"),
    ],
)
def test_a_choice_that_cannot_be_is_one_line_that_says_what_is_expected(chosen, message):
    done = run("query", "what-bound-a-state-on-a-day", "--set", chosen)
    assert done.exit_code != 0
    assert message in done.stderr.splitlines()[-1]


def test_a_query_can_come_from_a_file(tmp_path):
    path = tmp_path / "mine.rq"
    path.write_text("ASK { ?s ?p ?o }", encoding="utf-8")
    assert run("query", str(path)).stdout == "true\n"


def test_a_query_can_come_from_standard_input():
    assert run("query", "-", text="ASK { ?s ?p <urn:nothing> }").stdout == "false\n"


def test_a_graph_is_written_as_turtle_with_the_prefixes_of_the_query():
    text = (
        "PREFIX disarm: <https://w3id.org/disarmgraph/ontology#>\n"
        "PREFIX owl: <http://www.w3.org/2002/07/owl#>\n"
        "CONSTRUCT { disarm:Norm a owl:Class } WHERE {}"
    )
    assert run("query", "-", text=text).stdout.splitlines()[-1] == "disarm:Norm a owl:Class ."


@pytest.mark.parametrize(
    ("text", "name", "message"),
    [
        (
            "ASK {}",
            "ttl",
            "ttl is no format for this answer; choose from table, json, xml, csv, tsv",
        ),
        ("DESCRIBE <urn:x>", "table", "table is no format for this answer; choose from ttl, nt"),
    ],
)
def test_a_format_that_does_not_fit_the_query_is_an_error(text, name, message):
    done = run("query", "-", "--format", name, text=text)
    assert done.exit_code == 2
    assert message in done.stderr


def test_a_name_that_is_nearly_right_gets_a_suggestion():
    done = run("query", NAME[:-1])
    assert done.exit_code == 1
    assert done.stderr.startswith(f"Error: {NAME[:-1]}: neither a question of the library nor")
    assert f"did you mean {NAME}" in done.stderr


def test_the_beginning_of_a_name_gets_the_names_that_begin_so():
    error = run("query", "who-").stderr
    assert "did you mean who-" in error
    assert " or who-" in error


def test_a_name_like_no_other_is_told_where_the_names_are():
    assert "disarmgraph serve lists them at /queries" in run("query", "zzz").stderr


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("SELECT ?s { ?s ?p }", "Error: {}: line 1, column 19: '}}' cannot stand here"),
        ("SELECT ?s { SERVICE <urn:x> {} }", "Error: {}: line 1, column 13: SERVICE is not"),
        ("", "Error: {}: there is no query"),
    ],
)
def test_a_slip_in_a_query_is_one_line_with_its_file_and_place(tmp_path, text, message):
    path = tmp_path / "mine.rq"
    path.write_text(text, encoding="utf-8")
    done = run("query", str(path))
    assert done.exit_code == 1
    assert done.stderr.startswith(message.format(path))
    assert done.stderr.count("\n") == 1


def test_a_file_that_is_not_utf_8_is_an_error(tmp_path):
    path = tmp_path / "latin.rq"
    path.write_bytes(b"ASK { ?s ?p '\xe9' }")
    assert "byte 14 is not UTF-8; save it as UTF-8" in run("query", str(path)).stderr


def test_a_byte_order_mark_is_no_part_of_a_query(tmp_path):
    path = tmp_path / "marked.rq"
    path.write_text("ASK {}", encoding="utf-8-sig")
    assert run("query", str(path)).stdout == "true\n"
    assert run("query", "-", text="\ufeffASK {}").stdout == "true\n"


def test_a_folder_in_place_of_a_query_is_an_error(tmp_path):
    error = run("query", str(tmp_path)).stderr
    assert error.startswith(f"Error: {tmp_path}: cannot be read: Is a directory; name a question")
    assert run("query", "").stderr.startswith("Error: '': cannot be read")


@pytest.mark.slow
@on_linux
def test_a_query_that_takes_all_memory_is_one_line():
    process = start("query", "-", stdin=subprocess.PIPE, env=os.environ | {"RUST_BACKTRACE": "1"})
    _, error = process.communicate("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c")
    assert process.returncode == 1
    assert error.startswith("Error: stopped")
    assert error.count("\n") == 1
