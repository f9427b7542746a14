"""What others put into their CI runs there: each command, in a repository that is not ours."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from test_changed import git
from test_validate_md import block

from disarmgraph.files import graph_home

pytestmark = pytest.mark.slow

FILES = {
    "action.yml": {"PATHS": ".", "OPTIONS": "--lang fr", "SARIF": "report.sarif"},
    "deploy/gitlab-ci.yml": {"CHECKED": "."},
}


@pytest.fixture
def repository(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    git("init", "--quiet")
    git("commit", "--quiet", "--allow-empty", "--message", "first")
    (tmp_path / "office.ttl").write_text(block("turtle"), encoding="utf-8")
    return tmp_path


def commands(name: str) -> list[str]:
    text = (graph_home() / name).read_text(encoding="utf-8")
    return re.findall(r"(disarmgraph check \$.*)$", text, re.MULTILINE)


def run(command: str, **environment: str) -> subprocess.CompletedProcess:
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-c", command],
        env=os.environ | environment | {"PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("name", FILES)
def test_the_commands_of_a_job_find_the_problems(repository, name):
    done = [run(command, **FILES[name]) for command in commands(name)]

    assert len(done) == 2
    assert sorted(each.returncode for each in done) == [0, 1]
    assert all(not each.stderr for each in done)
    assert any("office.ttl" in each.stdout for each in done)
    assert [path for path in repository.iterdir() if path.suffix in (".sarif", ".xml")]


def test_the_hook_finds_the_problems_of_what_has_changed(repository):
    text = (graph_home() / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    entry, args = re.search(r"entry: (.*)", text)[1], re.search(r"args: \[(.*)\]", text)[1]

    done = run(f"{entry} {args.replace(',', '')}")

    assert done.returncode == 1
    assert "3 errors (files checked: 1)" in done.stdout
    git("add", ".")
    git("commit", "--quiet", "--message", "second")
    assert run(f"{entry} {args.replace(',', '')}").returncode == 0
