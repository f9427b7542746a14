import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import editions
import pytest
from click.testing import CliRunner

from disarmgraph.command import query_command
from disarmgraph.command.cli import COMMANDS, main
from disarmgraph.dataset import graph
from disarmgraph.files import query_files
from disarmgraph.pages.app import create_pages
from disarmgraph.release import releases
from disarmgraph.serving.loaded import Loaded
from disarmgraph.sparql.memory_store import MemoryStore

NAME = query_files()[0].stem
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="needs /proc or /dev/full")


@pytest.fixture(scope="module")
def loaded(graph):
    return Loaded(MemoryStore(graph), create_pages(graph, at_once=True), "", "")


@pytest.fixture(autouse=True)
def loaded_once(request, monkeypatch):
    """Commands that run in this process share the graph; others load it."""
    monkeypatch.setattr(graph, "load", lambda: request.getfixturevalue("graph"))
    monkeypatch.setattr(query_command, "load", lambda **_: request.getfixturevalue("loaded"))


def run(*arguments, text=None):
    return CliRunner().invoke(main, arguments, input=text)


def start(*arguments, **options):
    """The command in a process of its own."""
    command = [sys.executable, "-m", "disarmgraph", *arguments]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **options
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name):
    done = run(name, "--help")
    assert done.exit_code == 0
    assert main.get_command(None, name).help[:40] in done.output


def test_every_command_is_a_module():
    """A command is found by its name alone, so that one forgotten there could not be called."""
    modules = Path(query_command.__file__).parent.glob("*_command.py")
    assert {path.stem.removesuffix("_command") for path in modules} == set(COMMANDS)


def test_a_server_imports_nothing_that_only_a_check_needs():
    """Each of these takes longer to import than a prebuilt store takes to open."""
    program = "import sys, disarmgraph.command.serve_command as _; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    imported = done.stdout.split()
    assert "disarmgraph.serving.serve" in imported
    assert not {"pyshacl", "csvw", "flask", "aiohttp", "owlready2"} & set(imported)


@pytest.mark.parametrize(
    ("arguments", "told", "status"),
    [
        (["check", "no.ttl"], "Erreur : no.ttl : ce fichier n\u2019existe pas", 2),
        (["check", "no.ttl", "--lang", "en"], "Error: no.ttl: no such file; check the name\n", 2),
        (["explain", "shape:Norm-bear"], "les plus proches sont shape:Norm-bearer", 1),
        (["passages", "--texts", "/no"], "Erreur : /no : ce dossier n\u2019existe pas", 2),
    ],
)
def test_what_cannot_be_done_is_told_in_the_language_of_the_reader(arguments, told, status):
    done = CliRunner().invoke(main, arguments, env={"LC_ALL": "fr_FR.UTF-8"})

    assert done.exit_code == status
    assert told in done.stderr


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


@on_linux
def test_a_query_that_takes_all_memory_is_one_line():
    process = start("query", "-", stdin=subprocess.PIPE, env=os.environ | {"RUST_BACKTRACE": "1"})
    _, error = process.communicate("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c")
    assert process.returncode == 1
    assert error.startswith("Error: stopped")
    assert error.count("\n") == 1


def test_export_writes_the_whole_graph(graph):
    done = run("export", "--format", "nq")
    assert done.exit_code == 0
    assert 2 * len(done.stdout.splitlines()) >= len(graph)


@on_linux
def test_a_full_disk_is_an_error():
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "disarmgraph", "export", "--format", "nq"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "Error: standard output cannot be written: No space left on device\n"


def test_a_closed_output_is_an_error_in_one_line():
    command = f"{sys.executable} -m disarmgraph export --format nq >&-"
    done = subprocess.run(["sh", "-c", command], stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "Error: standard output is closed; send it to a file or a pipe\n"


def test_a_reader_that_has_seen_enough_is_no_error():
    with start("export", "--format", "nq") as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""


def test_release_prints_what_it_has_written(tmp_path, monkeypatch):
    monkeypatch.setattr("disarmgraph.files.graph_home", lambda: tmp_path)
    monkeypatch.setattr("disarmgraph.dataset.graph.load", editions.first)
    done = run("release", "--into", str(tmp_path / "releases"))
    assert done.exit_code == 0
    folder = tmp_path / "releases" / graph.release()
    lines = done.stdout.splitlines()
    size = (folder / "disarmgraph.nq").stat().st_size
    assert lines[0] == f"disarmgraph.nq ({size} bytes)"
    assert lines[-1] == str(folder)
    assert [release.version for release in releases.read(tmp_path / "releases")] == [folder.name]


def test_a_checkout_that_is_not_clean_is_not_released(tmp_path, monkeypatch):
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)
    (tmp_path / "new.ttl").touch()
    monkeypatch.setattr("disarmgraph.files.graph_home", lambda: tmp_path)
    done = run("release", "--into", str(tmp_path / "releases"))
    assert done.exit_code == 1
    assert done.stderr.startswith(f"Error: {tmp_path}: new.ttl is in no commit as it is; ")
    assert not (tmp_path / "releases").exists()


def test_releases_are_offered_beside_the_graph(offered):
    with start("serve", "--port", "0", "--releases", str(offered)) as process:
        address = re.search(r"http://\S+/", process.stdout.readline())[0]
        for path in ("release/1.0.0/manifest.json", "release/1.0.0", "memento/1.0.0/id/state/SYL"):
            with urllib.request.urlopen(address + path) as response:
                assert response.status == 200
        process.terminate()


def test_releases_that_are_not_there_are_not_offered():
    with start("serve", "--port", "0", "--releases", "/nowhere") as process:
        told = process.stderr.read()
    assert process.returncode == 1
    assert told == (
        "Error: /nowhere: no folder; write a release into it with "
        "disarmgraph release --into /nowhere\n"
    )


@pytest.mark.parametrize("limit", ["0", "-1", "nan", "inf", "3601"])
def test_a_time_limit_that_makes_no_sense_is_refused(limit):
    done = run("serve", "--time-limit", limit)
    assert done.exit_code == 2
    assert "is not above 0 and at most 3600 seconds" in done.stderr


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--host", "192.0.2.1"], "cannot listen on 192.0.2.1, port 0: "),
        (["--host", "no such host"], "cannot listen on no such host, port 0: "),
    ],
)
def test_an_address_that_is_not_ours_is_one_line(options, message):
    with start("serve", "--port", "0", *options) as process:
        assert process.wait(timeout=20) == 1
        error = process.stderr.read()
    assert error.startswith(f"Error: {message}")
    assert error.count("\n") == 1


def test_a_port_that_is_taken_is_one_line():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        with start("serve", "--port", port) as process:
            assert process.wait(timeout=20) == 1
            error = process.stderr.read()
    assert error == (
        f"Error: cannot listen on 127.0.0.1, port {port}: Address already in use; "
        "stop what uses it, or choose others with --host and --port\n"
    )


@on_linux
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_serve_says_what_it_serves_and_ends_cleanly(number):
    with start("serve", "--port", "0", "--time-limit", "2.5", start_new_session=True) as process:
        greeting = [process.stdout.readline() for _ in range(4)]
        address = greeting[0].split()[3]
        with urllib.request.urlopen(address + "sparql?query=ASK{}&format=csv") as response:
            assert response.read() == b"true"
        # As the terminal does on Ctrl-C: the whole group gets the signal.
        os.killpg(process.pid, number) if number == signal.SIGINT else process.terminate()
        assert process.wait(timeout=20) == 0
        assert process.stdout.read() == "Stopped.\n"
        assert process.stderr.read() == ""
        with pytest.raises(ProcessLookupError):
            os.killpg(process.pid, 0)
    assert greeting[0].startswith("disarmgraph answers on http://127.0.0.1:")
    assert greeting[1].endswith(" triples, 5 documents read passage by passage\n")
    assert greeting[2].strip().startswith("2.5 s and 1024 MiB for a query, ")
    assert greeting[3] == "Stop with Ctrl-C.\n"


def test_check_of_a_file_that_breaks_no_rule_ends_with_0(tmp_path):
    path = tmp_path / "empty.ttl"
    path.touch()
    assert run("check", str(path)).exit_code == 0


def test_check_of_a_file_that_breaks_a_rule_ends_with_1(tmp_path):
    path = tmp_path / "wrong.ttl"
    path.write_text(
        "@prefix disarm: <https://w3id.org/disarmgraph/ontology#> .\n<urn:x> a disarm:Norm .\n"
    )
    done = run("check", "--format", "json", "--lang", "fr", str(path))
    assert done.exit_code == 1
    assert {each["file"] for each in json.loads(done.stdout)["problems"]} == {str(path)}


@pytest.mark.parametrize("text", [None, "not Turtle"])
def test_check_of_a_file_that_cannot_be_used_ends_with_2(tmp_path, text):
    path = tmp_path / "unusable.ttl"
    if text:
        path.write_text(text)
    assert run("check", str(path)).exit_code == 2


def test_passages_without_texts_ends_with_2(tmp_path):
    assert run("passages", "--texts", str(tmp_path)).exit_code == 2
    done = run("passages", "--texts", str(tmp_path / "nowhere"))
    assert done.exit_code == 2
    assert done.stderr.startswith("Error: ")


def test_coverage_of_a_document_that_is_not_here_is_one_line():
    done = run("coverage", "no-such-document")
    assert done.exit_code == 1
    assert done.output.startswith("Error: no-such-document: no document is here under this name")


def test_coverage_says_how_far_the_documents_are_encoded():
    done = run("coverage", "--lang", "fr")
    assert done.exit_code == 0
    assert done.output.startswith("Document ")
    assert "Normes" in done.output
