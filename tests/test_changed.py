"""Checking only what has changed since a revision, and what refers to it."""

import subprocess
from pathlib import Path

import pytest
from checking import BODY, HEAD

from disarmgraph.check import check
from disarmgraph.namespaces import SHAPES
from disarmgraph.validation.changed import GitError

pytestmark = pytest.mark.slow

OFFICE = HEAD + BODY
UNIT = HEAD + (
    BODY.replace("body:mill-office", "body:sieve-unit")
    .replace("Office of Mills", "Unit of Sieves")
    .replace("state:TGO", "state:TGO ;\n    disarm:fundedBy body:mill-office")
)
WRONG = OFFICE.replace("body-kind:office", "body-kind:offise")


def called(text: str, name: str) -> str:
    """A body of another name."""
    return text.replace("mill-office", f"{name}-office").replace("of Mills", f"of {name}")


def git(*command: str) -> None:
    identity = ["-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run(["git", *identity, *command], check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path, monkeypatch) -> Path:
    """A checkout with two bodies, the second funded by the first, and one that is wrong."""
    monkeypatch.chdir(tmp_path)
    git("init", "--quiet")
    for name, text in {"office": OFFICE, "unit": UNIT, "old": called(WRONG, "old")}.items():
        Path(f"{name}.ttl").write_text(text, encoding="utf-8")
    git("add", ".")
    git("commit", "--quiet", "--message", "first")
    return tmp_path


def found(**more) -> list[tuple[str, str]]:
    report = check(["."], changed="HEAD", against="full", **more)
    return [(problem.file, problem.rule) for problem in report]


def test_what_has_not_changed_is_not_reported_on(repository):
    assert found() == []
    assert [problem.file for problem in check(["."])] == ["old.ttl"]


def test_a_fault_in_a_changed_file_is_found(repository):
    (repository / "office.ttl").write_text(WRONG, encoding="utf-8")

    assert found() == [("office.ttl", "undeclared-term")]


def test_a_new_file_has_changed(repository):
    (repository / "new.ttl").write_text(called(WRONG, "new"), encoding="utf-8")

    assert found() == [("new.ttl", "undeclared-term")]


def test_what_refers_to_a_thing_that_is_gone_is_found(repository):
    (repository / "office.ttl").unlink()

    assert found() == [("unit.ttl", "dangling-reference")]


def test_what_refers_to_a_thing_that_has_changed_its_class_is_found(repository):
    """A list of kinds of body is no funder: the fault is in the file that has not changed."""
    text = OFFICE.replace("a disarm:Body", "a disarm:Place").replace("kind body-kind:office", "x")
    (repository / "office.ttl").write_text(text.replace("    disarm:x ;\n", ""), encoding="utf-8")

    assert ("unit.ttl", SHAPES + "Body-fundedBy") in found()


def test_a_waiver_of_what_has_not_changed_is_of_use_yet(repository):
    waivers = repository / "waivers.toml"
    rule = 'rule = "undeclared-term"\nreason = "known"\nuntil = 2999-01-01\n'
    waivers.write_text(f"[[waiver]]\n{rule}", encoding="utf-8")

    (repository / "office.ttl").write_text(OFFICE + "# a remark\n", encoding="utf-8")

    assert found(waivers=waivers) == []
    assert check(["."], waivers=waivers).waived == 1


def test_summary_counts_the_files_that_have_changed(repository):
    (repository / "office.ttl").write_text(OFFICE + "# a remark\n", encoding="utf-8")

    assert check(["."], changed="HEAD").files == ("office.ttl",)


def test_a_revision_that_is_not_there_is_an_error(repository):
    with pytest.raises(GitError, match="name a revision that is there"):
        check(["."], changed="no-such")


def test_our_own_graph_is_compared_wherever_one_stands(tmp_path, monkeypatch):
    """Without files the checkout is that of the graph, not the one around the working folder."""
    monkeypatch.chdir(tmp_path)

    check(changed="HEAD")


def test_a_folder_without_git_is_an_error(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("a.ttl").write_text(OFFICE, encoding="utf-8")

    with pytest.raises(GitError, match="run this in a checkout"):
        check(["a.ttl"], changed="HEAD")
