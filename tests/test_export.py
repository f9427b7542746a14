import hashlib
import json
import subprocess
import sys
from unittest.mock import Mock

import pytest
from pyoxigraph import DefaultGraph, RdfFormat, Store, parse

from disarmgraph.export import FORMATS, ExportError, build, dump
from disarmgraph.graph import load

WITH_GRAPHS = {"nq": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG, "jsonld": RdfFormat.JSON_LD}


@pytest.fixture(scope="module")
def release(graph, tmp_path_factory):
    """The folder of a release of the whole graph."""
    return build(graph, tmp_path_factory.mktemp("release") / "new" / "folder")[0].parent


@pytest.fixture(scope="module")
def again(tmp_path_factory):
    """The folder of a release of the same files, loaded again."""
    return build(load(), tmp_path_factory.mktemp("again"))[0].parent


def body(release, name):
    return (release / f"disarmgraph.{name}").read_bytes()


@pytest.mark.parametrize("name", WITH_GRAPHS)
def test_a_format_with_graphs_has_every_triple_in_the_graph_of_its_file(name, release, graph):
    quads = list(parse(body(release, name), format=WITH_GRAPHS[name]))
    assert DefaultGraph() not in {quad.graph_name for quad in quads}
    assert len(quads) == sum(quad.graph_name != DefaultGraph() for quad in graph)


def test_turtle_is_the_union(release, graph):
    triples = list(parse(body(release, "ttl"), format=RdfFormat.TURTLE))
    union = list(graph.quads_for_pattern(None, None, None, DefaultGraph()))
    assert len(triples) == len(union)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_graph_gives_the_same_bytes(name, release, again):
    """Blank nodes get other labels at every load, sets another order."""
    assert body(release, name) == body(again, name)


def test_one_format_alone_is_as_in_a_release(release, graph):
    assert dump(graph, "nq") == body(release, "nq")


def test_the_prefixes_are_sorted_and_used(release):
    lines = body(release, "ttl").decode().splitlines()
    head = [line.split()[1] for line in lines if line.startswith("@prefix ")]
    assert head == sorted(head)
    assert "disarm:" in head
    assert "sd:" not in head


def test_a_release_has_every_format_and_checksums_that_match(release):
    sums = dict(
        reversed(line.split("  ")) for line in (release / "SHA256SUMS").read_text().splitlines()
    )
    assert list(sums) == [f"disarmgraph.{name}" for name in FORMATS]
    assert {path.name for path in release.iterdir()} == {*sums, "SHA256SUMS"}
    for name, checksum in sums.items():
        assert hashlib.sha256((release / name).read_bytes()).hexdigest() == checksum


def test_a_release_replaces_the_one_before(tmp_path):
    (tmp_path / "disarmgraph.nq").write_text("old")
    build(Store(), tmp_path)
    assert (tmp_path / "disarmgraph.nq").read_text() == ""


def test_a_folder_that_cannot_be_made_is_an_error(graph, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(ExportError, match=r"file/disarmgraph\.nq: cannot be written: .*--output"):
        build(graph, tmp_path / "file")


def test_a_disk_that_is_full_leaves_the_old_file_and_no_half_of_the_new_one(tmp_path):
    """A limit on the length of files stands in for the disk."""
    (tmp_path / "disarmgraph.nq").write_text("old")
    script = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        "from disarmgraph.cli import main; main(['build', '--output', sys.argv[1]])"
    )
    command = [sys.executable, "-c", script, str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith(f"Error: {tmp_path}/disarmgraph.nq: cannot be written: ")
    assert [path.name for path in tmp_path.iterdir()] == ["disarmgraph.nq"]
    assert (tmp_path / "disarmgraph.nq").read_text() == "old"


def test_an_interrupted_build_leaves_no_half_of_a_file(tmp_path, monkeypatch):
    monkeypatch.setattr("os.fchmod", Mock(side_effect=KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        build(Store(), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_json_ld_is_json(graph):
    assert json.loads(dump(graph, "jsonld"))
