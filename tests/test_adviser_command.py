"""The command `disarmgraph read --adviser`, and what the documentation says of it."""

import re
import shutil
from pathlib import Path

import pytest
from advising import NORM, TEXT, made, of_adviser
from click.testing import CliRunner
from pyoxigraph import RdfFormat, Store

from disarmgraph import files
from disarmgraph.command.cli import main
from disarmgraph.dataset import graph as graphs
from disarmgraph.namespaces import BASE, DISARM
from disarmgraph.reading.advice import COPIED, FEWEST, LIKELIHOOD, LONGEST, MOST, RULE
from disarmgraph.reading.adviser import ANSWERED, KEPT, SECONDS
from disarmgraph.reading.asked import TERMS
from disarmgraph.reading.practice import KINDS
from disarmgraph.review.adoption import adopt
from disarmgraph.review.draft_file import Draft, DraftError


@pytest.fixture
def read(tmp_path, graph, monkeypatch):
    """Runs the command on the text with a program; its result."""
    monkeypatch.setattr("disarmgraph.dataset.graph.load", lambda: graph)
    (tmp_path / "mills.txt").write_text(TEXT, encoding="utf-8")

    def run(*more: object):
        arguments = ["read", tmp_path / "mills.txt", "--out", tmp_path / "drafts", *more]
        return CliRunner().invoke(main, list(map(str, arguments)))

    return run


def test_the_command_tells_on_standard_error_what_it_has_not_taken(read, program, tmp_path):
    said = {"id": "para_1", "summary": {"en": "One.", "fr": ""}}
    result = read("--adviser", program(f"print(json.dumps({said!r}))\nprint('x\\n' * 30)"))
    assert result.exit_code == 0, result.output
    lines = result.stderr.splitlines()
    assert len(lines) == KEPT + 1
    assert lines[-1] == "11 more things that it said are left out"
    assert "“summary fr” is not in the form" in lines[0]
    draft = (tmp_path / "drafts" / "mills.draft.ttl").read_text(encoding="utf-8")
    assert 'rdf:object "One."@en ;' in draft


def test_what_an_adviser_has_written_is_refused_as_data_and_taken_as_a_draft(
    read, saying, program, tmp_path
):
    path = saying({"id": "para_2", "norms": [NORM], "summary": {"en": "Two.", "fr": "Deux."}})
    assert read("--adviser", path.program).exit_code == 0
    draft = tmp_path / "drafts" / "mills.draft.ttl"
    checked = CliRunner().invoke(main, ["check", str(draft)])
    assert checked.exit_code == 0, checked.output
    data = tmp_path / "mills.ttl"
    data.write_bytes(draft.read_bytes())
    refused = CliRunner().invoke(main, ["check", str(data), "--format", "json"])
    assert refused.exit_code == 1
    assert "norm/mills-para-2-1" in refused.output
    assert "unreviewed-statement" in refused.output
    adopted = CliRunner().invoke(main, ["adopt", str(draft), "--data", str(tmp_path / "data")])
    assert adopted.exit_code == 2


def test_the_graph_takes_nothing_that_only_an_adviser_has_said(saying, known, tmp_path):
    adviser = saying({"id": "para_2", "norms": [NORM], "summary": {"en": "Two.", "fr": "Deux."}})
    path = tmp_path / "mills.draft.ttl"
    path.write_text(made(adviser, known)[0], encoding="utf-8")
    draft = Draft.read(path)
    while of_rules := [n for n, each in draft.proposals.items() if each.rule != RULE]:
        draft.reject(of_rules[0])
    draft.save()
    left = {(each.subject.value, each.predicate.value) for each in draft.proposals.values()}
    assert (f"{BASE}id/norm/mills-para-2-1", DISARM + "verb") in left
    assert (f"{BASE}id/document/mills/para_2", DISARM + "summary") in left
    (tmp_path / "mills.txt").write_text(TEXT, encoding="utf-8")
    with pytest.raises(DraftError, match="proposals"):
        adopt(path, tmp_path / "data")
    home = shutil.copytree(Path(__file__).parent / "example", tmp_path / "home")
    shutil.copy(path, home / "data" / "mills.ttl")
    with pytest.raises(graphs.GraphError, match="mills"):
        graphs.load(home)


def test_a_program_that_is_not_there_stops_the_command_before_anything_is_written(read, tmp_path):
    result = read("--adviser", tmp_path / "nobody")
    assert result.exit_code == 2
    assert "nobody: no program that can be started" in result.output
    assert not (tmp_path / "drafts").exists()


def test_a_folder_is_read_without_an_adviser(program, tmp_path):
    arguments = ["read", str(tmp_path), "--adviser", str(program(""))]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert "--adviser is for one FILE" in result.output


def test_the_program_of_the_documentation_does_what_is_said_of_it(read, tmp_path):
    told = (files.graph_home() / "docs" / "reading.md").read_text(encoding="utf-8")
    [example] = re.findall(r"```python\n(#!.*?)```", told, re.DOTALL)
    program = tmp_path / "prohibitions"
    program.write_text(example, encoding="utf-8")
    program.chmod(0o755)
    text = tmp_path / "mills.txt"
    text.write_text(
        "Mills of the valley\n\n1. In Togo the sale of mills is forbidden; of grain it is not.\n",
        encoding="utf-8",
    )
    result = read("--adviser", program)
    assert (result.exit_code, result.stderr) == (0, "")
    store = Store()
    written = (tmp_path / "drafts" / "mills.draft.ttl").read_bytes()
    store.load(written, format=RdfFormat.TURTLE)
    said = of_adviser(store)
    assert said["document/mills/hd_1", "summary"] == {"A heading.", "Un titre."}
    assert said["norm/mills-para-1-1", "type"] == {DISARM + "Prohibition"}
    assert said["norm/mills-para-1-1", "bearer"] == {BASE + "id/state/TGO"}


def test_the_documentation_names_the_keys_and_the_limits():
    told = (files.graph_home() / "docs" / "reading.md").read_text(encoding="utf-8")
    part = told.partition("## Asking a program of yours")[2].partition("\n## ")[0]
    keys = {key for row in re.findall(r"(?m)^\| (`[^|]*`) \|", part) for key in row.split(", ")}
    assert keys == {f"`{each}`" for each in ("id", "summary", "norms", "quote", *TERMS)}
    kinds = re.findall(r"`class` \| (.*?);", part)[0]
    assert set(re.findall(r"`(\w+)`", kinds)) == set(KINDS)
    assert COPIED == 8
    assert FEWEST == 3
    for said in (
        f"likelihood of {LIKELIHOOD:.2f}",
        f"at most {LONGEST} characters",
        f"at most {MOST} that",
        f"more than {ANSWERED // 2**20} MB",
        f"after {SECONDS:g} seconds",
    ):
        assert said in " ".join(part.split())
