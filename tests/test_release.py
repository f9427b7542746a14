"""A release as it is written."""

import gzip
import hashlib
import json
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from pathlib import Path
from unittest.mock import Mock

import editions
import pytest
from editions import FIRST, SECOND
from pyoxigraph import DefaultGraph, Literal, NamedNode, RdfFormat, parse

from disarmgraph.dataset.export import canonical
from disarmgraph.dataset.graph import load
from disarmgraph.namespaces import BASE, DCTERMS
from disarmgraph.release import release
from disarmgraph.release.release import ReleaseError, check_clean, write

FORMATS = {
    "disarmgraph.nq.gz": RdfFormat.N_QUADS,
    "disarmgraph.trig.gz": RdfFormat.TRIG,
    "disarmgraph.jsonld.gz": RdfFormat.JSON_LD,
}
FILES = [
    "disarmgraph.nq",
    "disarmgraph.nq.gz",
    "disarmgraph.ttl.gz",
    "disarmgraph.trig.gz",
    "disarmgraph.jsonld.gz",
    "disarmgraph.jelly.gz",
    "csv.zip",
    "disarmgraph.sqlite",
    "changes.json",
    "CHANGES.md",
    "ontology.ttl",
    "scheme/theme.ttl",
]


def nothing_told(_name, _length):
    """For tests that do not look at the progress."""


def contents(folder: Path) -> dict[str, bytes]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def git(folder, *command):
    identity = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    subprocess.run(["git", "-C", str(folder), *identity, *command], check=True, capture_output=True)


@pytest.fixture(scope="module")
def first(offered):
    return offered / FIRST


@pytest.fixture(scope="module")
def manifest(first):
    return json.loads((first / "manifest.json").read_bytes())


def test_a_release_has_its_files_and_no_others(first, manifest):
    assert [file["name"] for file in manifest["files"]] == FILES
    assert [file["name"] for file in manifest["pages"]] == ["ldes/0001.trig"]
    named = {*FILES, "ldes/0001.trig", "manifest.json", "SHA256SUMS"}
    assert set(contents(first)) == named


def test_the_manifest_tells_version_date_and_every_file(first, manifest):
    assert manifest["version"] == FIRST
    assert manifest["date"] == "2026-01-15T00:00:00Z"
    assert manifest["previous"] is None
    for file in manifest["files"] + manifest["pages"]:
        body = (first / file["name"]).read_bytes()
        assert file["bytes"] == len(body)
        assert file["sha256"] == hashlib.sha256(body).hexdigest()
    for file in manifest["files"]:
        assert set(file["title"]) == {"en", "fr"}


def test_the_checksums_are_those_that_sha256sum_reads(first):
    command = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    command = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    done = subprocess.run(command, cwd=first, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == len(contents(first)) - 1


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_with_graphs_has_every_statement_in_its_file(first, name):
    body = gzip.decompress((first / name).read_bytes())
    quads = list(parse(body, format=FORMATS[name]))
    assert DefaultGraph() not in {quad.graph_name for quad in quads}
    assert len(quads) == len(canonical(editions.first()))


def test_turtle_is_the_union(first):
    body = gzip.decompress((first / "disarmgraph.ttl.gz").read_bytes())
    triples = {quad.triple for quad in canonical(editions.first())}
    assert len(list(parse(body, format=RdfFormat.TURTLE))) == len(triples)


def test_the_lines_of_the_dump_are_sorted_by_code_point(first):
    text = (first / "disarmgraph.nq").read_text(encoding="utf-8")
    lines = text.removesuffix("\n").split("\n")
    assert lines == sorted(lines)
    assert gzip.decompress((first / "disarmgraph.nq.gz").read_bytes()).decode() == text


def test_the_ontology_and_the_schemes_are_kept_as_they_are(first):
    for name, graph in (("ontology", "disarm"), ("scheme/theme", "schemes/theme")):
        kept = list(parse((first / f"{name}.ttl").read_bytes(), format=RdfFormat.TURTLE))
        file = NamedNode(f"{BASE}graph/ontology/{graph}")
        assert len(kept) == len(list(editions.first().quads_for_pattern(None, None, None, file)))


def test_the_tables_are_there_twice(first):
    with closing(sqlite3.connect(first / "disarmgraph.sqlite")) as connection:
        assert connection.execute("SELECT count(*) FROM state").fetchall() == [(2,)]
    lines = zipfile.ZipFile(first / "csv.zip").read("state.csv").splitlines()
    assert len(lines) == 3


def test_the_second_release_tells_what_it_changes(offered):
    told = json.loads((offered / SECOND / "manifest.json").read_bytes())
    assert told["previous"] == FIRST
    assert told["counts"] == {"added": 3, "removed": 1, "changed": 3}
    changes = json.loads((offered / SECOND / "changes.json").read_bytes())
    assert [each["iri"] for each in changes["removed"]] == [editions.OLDER_NOTE]


def test_people_are_told_what_things_are_or_were_called(offered):
    text = (offered / SECOND / "CHANGES.md").read_text(encoding="utf-8")
    assert f"\n- Free Sylvania <{editions.SYLVANIA}>\n" in text
    assert f"\n- Sylvanie <{editions.SYLVANIA}>\n" in text
    assert f"\n- Older note <{editions.OLDER_NOTE}>\n" in text


def test_the_same_graph_gives_the_same_bytes(offered, tmp_path):
    """Blank nodes get other labels at every load, sets another order, gzip another time."""
    editions.write_first(tmp_path)
    editions.write_second(tmp_path)
    assert contents(tmp_path) == contents(offered)


def test_another_process_gives_the_same_bytes(offered, tmp_path):
    script = "import editions, pathlib, sys; editions.write_first(pathlib.Path(sys.argv[1]))"
    command = [sys.executable, "-c", script, str(tmp_path)]
    subprocess.run(command, check=True, cwd=Path(__file__).parent)
    assert contents(tmp_path / FIRST) == contents(offered / FIRST)


def test_a_release_that_is_there_stays(offered, tmp_path):
    folder = tmp_path / "releases"
    shutil.copytree(offered, folder)
    times = {path: path.stat().st_mtime_ns for path in folder.rglob("*")}
    editions.write_first(folder)
    editions.write_second(folder)
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()} == {
        path: time for path, time in times.items() if path.is_file()
    }
    assert not list(folder.glob("*.partial"))


def test_a_release_is_never_written_over(offered, tmp_path):
    editions.write_first(tmp_path)
    before = contents(tmp_path)
    with pytest.raises(ReleaseError, match=r"0\.8\.0: .*with other content.*raise the version"):
        write(editions.second(), FIRST, tmp_path, nothing_told)
    assert contents(tmp_path) == before


def test_a_release_comes_after_those_that_are_there(tmp_path):
    editions.write_second(tmp_path)
    with pytest.raises(ReleaseError, match=r"is of 2026-03-01, not older than 0\.8\.0; raise"):
        editions.write_first(tmp_path)


@pytest.mark.parametrize("told", [None, "soon", "2026-13-01"])
def test_the_date_is_that_of_the_ontology(tmp_path, told):
    store = load(Path(__file__).parent / "example")
    if told:
        modified = DCTERMS + "modified"
        editions.add(store, editions.ONTOLOGY, BASE + "ontology", modified, Literal(told))
    with pytest.raises(ReleaseError, match="give it dcterms:modified with an xsd:date"):
        write(store, FIRST, tmp_path / "releases", nothing_told)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("version", ["", "..", "../x", "latest", "1.0/x", "0.8.0.partial/"])
def test_a_version_is_a_name_of_a_folder(tmp_path, version):
    with pytest.raises(ReleaseError, match="no version; write numbers"):
        write(editions.first(), version, tmp_path / "releases", nothing_told)
    assert list(tmp_path.iterdir()) == []


def test_the_progress_is_told_file_by_file(tmp_path):
    told = []
    write(editions.first(), FIRST, tmp_path, lambda *each: told.append(each))
    assert [name for name, _ in told] == [*FILES, "ldes/0001.trig"]
    assert dict(told)["disarmgraph.nq"] == (tmp_path / FIRST / "disarmgraph.nq").stat().st_size


def test_a_folder_that_cannot_be_made_is_an_error(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(ReleaseError, match=r"cannot be written: Not a directory; .*--into"):
        editions.write_first(tmp_path / "file")


def test_a_disk_that_is_full_leaves_no_half_of_a_release(tmp_path):
    """A limit on the length of files stands in for the disk."""
    script = (
        "import resource, sys, pathlib, editions\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (15000, 15000))\n"
        "editions.write_first(pathlib.Path(sys.argv[1]))"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "releases")]
    done = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parent)
    assert "0.8.0: cannot be written: File too large; make room there" in done.stderr
    assert list((tmp_path / "releases").iterdir()) == []


def test_a_release_that_is_interrupted_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(release.release_parts, "pages", Mock(side_effect=KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        editions.write_first(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_what_a_crash_has_left_is_no_part_of_a_release(offered, tmp_path):
    left = tmp_path / f"{FIRST}.partial"
    left.mkdir()
    (left / "stray").touch()
    editions.write_first(tmp_path)
    assert contents(tmp_path / FIRST) == contents(offered / FIRST)


def test_a_checkout_with_changes_is_not_released(tmp_path):
    git(tmp_path, "init")
    (tmp_path / "file").write_text("one")
    git(tmp_path, "add", "file")
    git(tmp_path, "commit", "-m", "one")
    check_clean(tmp_path)
    (tmp_path / "file").write_text("two")
    with pytest.raises(ReleaseError, match="file is in no commit as it is; commit or put away"):
        check_clean(tmp_path)


def test_a_new_file_is_a_change_too(tmp_path):
    git(tmp_path, "init")
    (tmp_path / "new.ttl").touch()
    with pytest.raises(ReleaseError, match=r"new\.ttl is in no commit"):
        check_clean(tmp_path)


def test_a_package_that_was_installed_is_in_no_checkout(tmp_path):
    check_clean(tmp_path)


def test_where_git_is_missing_it_is_said(tmp_path, monkeypatch):
    (tmp_path / ".git").mkdir()
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ReleaseError, match="git cannot say whether it is clean"):
        check_clean(tmp_path)
