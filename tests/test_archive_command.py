"""A folder of documents read by the command: what it tells, and how it stops."""

import mills
import pytest
from click.testing import CliRunner

from disarmgraph.archive.archive import Archive
from disarmgraph.archive.crew import Crew
from disarmgraph.command.cli import main


@pytest.fixture
def archive(tmp_path):
    mills.write(tmp_path / "archive", 12)
    return Archive(tmp_path / "archive", tmp_path / "drafts", "en")


@pytest.fixture
def command(archive, graph, monkeypatch):
    monkeypatch.setattr("disarmgraph.command.read_command.graph.load", lambda: graph)

    def run(*more):
        arguments = ["read", str(archive.folder), "--out", str(archive.out), *more]
        return CliRunner().invoke(main, arguments)

    return run


def test_the_command_tells_how_many_were_read_and_what_was_not(archive, command):
    result = command()
    assert result.exit_code == 0, result.output
    journal = archive.out / "read.jsonl"
    assert result.output == (
        f"{journal}: 12 read, 0 the same as before, 0 kept as you have changed them, 0 not read\n"
    )
    (archive.folder / "empty.txt").write_bytes(b"")
    result = command("--workers", "1")
    assert result.exit_code == 1
    assert "empty.txt" in result.stderr
    assert "0 read, 12 the same as before, 0 kept as you have changed them, 1 not" in result.stdout


def test_the_command_tells_how_far_it_is_where_there_is_no_terminal(command, monkeypatch):
    monkeypatch.setattr("disarmgraph.command.read_command.EVERY", 0.0)
    told = command().stderr.splitlines()
    assert [line.partition(", ")[0] for line in told] == [
        f"{done} of 12 documents" for done in range(1, 13)
    ]


@pytest.mark.parametrize(
    ("more", "told"),
    [(["--slug", "mills"], "--slug is for one FILE"), (["--out", "/proc/no"], "cannot be written")],
)
def test_what_the_command_cannot_do_is_status_2(command, more, told):
    result = command(*more)
    assert result.exit_code == 2
    assert told in result.output


def test_the_command_stops_in_order(archive, command, monkeypatch):
    whole = Crew.rows

    def rows(crew, given):
        yield from whole(crew, list(given)[:3])
        raise KeyboardInterrupt

    monkeypatch.setattr("disarmgraph.command.read_command.Crew.rows", rows)
    result = command()
    assert result.exit_code == 130
    assert "3 read" in result.stdout
    assert "goes on from here" in result.stderr
