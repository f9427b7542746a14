"""The command as a whole: its parts, its help, what it imports."""

import json
import subprocess
import sys
from pathlib import Path

import editions
import pytest
from click.testing import CliRunner
from commands import on_linux, run, start

from disarmgraph.command import query_command
from disarmgraph.command.cli import COMMANDS, main
from disarmgraph.dataset import graph
from disarmgraph.release import releases

pytestmark = pytest.mark.usefixtures("loaded_once")


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


@pytest.mark.slow
def test_export_writes_the_whole_graph(graph):
    done = run("export", "--format", "nq")
    assert done.exit_code == 0
    assert 2 * len(done.stdout.splitlines()) >= len(graph)


@pytest.mark.slow
@on_linux
def test_a_full_disk_is_an_error():
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "disarmgraph", "export", "--format", "nq"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "Error: standard output cannot be written: No space left on device\n"


@pytest.mark.slow
def test_a_closed_output_is_an_error_in_one_line():
    command = f"{sys.executable} -m disarmgraph export --format nq >&-"
    done = subprocess.run(["sh", "-c", command], stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "Error: standard output is closed; send it to a file or a pipe\n"


@pytest.mark.slow
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


def test_a_release_that_cannot_be_finished_is_not_begun(tmp_path, monkeypatch):
    monkeypatch.setattr("disarmgraph.release.release.check_clean", lambda _home: None)
    monkeypatch.setattr("disarmgraph.release.jelly.find_spec", lambda _name: None)
    done = run("release", "--into", str(tmp_path / "releases"))
    assert done.exit_code == 1
    assert done.stderr == "Error: a release needs pyjelly: pip install 'disarmgraph[release]'\n"
    assert done.stdout == ""


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


def test_check_knows_the_exceptions_of_the_file_that_is_named(tmp_path):
    (tmp_path / "empty.ttl").touch()
    waiver = '[[waiver]]\nrule = "shape:Body-kind"\nreason = "asked"\nuntil = 2999-01-01\n'
    (tmp_path / "known.toml").write_text(waiver)
    named = ["--waivers", str(tmp_path / "known.toml")]
    done = run("check", "--format", "json", *named, str(tmp_path / "empty.ttl"))
    assert "unused-waiver" in {each["rule"] for each in json.loads(done.stdout)["problems"]}


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
