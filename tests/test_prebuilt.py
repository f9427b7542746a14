"""A store that is built beforehand, and served."""

import re
import subprocess
import sys

import mill
import pytest
from clients import EngineClient, HttpClient
from pyoxigraph import DefaultGraph, NamedNode, Quad, Store
from thousand import wait_until

from disarmgraph.dataset import prebuilt
from disarmgraph.dataset.graph import GraphError
from disarmgraph.dataset.prebuilt import PrebuiltError
from disarmgraph.namespaces import BASE
from disarmgraph.serving import loaded
from disarmgraph.text.source_text import TextsError

pytestmark = pytest.mark.slow

COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
DESCRIBED = {"edition": "1", "about": "a few"}


def statement(graph):
    return Quad(NamedNode("urn:s"), NamedNode("urn:p"), NamedNode("urn:o"), graph)


def build(directory, *graphs):
    def fill(store):
        store.extend(statement(graph) for graph in graphs)

    return prebuilt.build(directory, fill, lambda _: DESCRIBED)


@pytest.fixture(scope="module")
def built(graph, tmp_path_factory):
    """The whole graph, prebuilt."""
    directory = tmp_path_factory.mktemp("prebuilt") / "graph"
    describe = {"edition": "whole", "about": "all of it"}
    prebuilt.build(directory, prebuilt.fill_from_store(graph), lambda _: describe)
    return directory


@pytest.mark.parametrize("in_memory", [False, True])
def test_a_prebuilt_graph_is_the_graph(built, graph, in_memory):
    opened = loaded.open_prebuilt(built, in_memory=in_memory)
    assert (opened.edition, opened.about) == ("whole", "all of it")
    assert len(list(opened.store.quads_for_pattern(None, None, None))) == len(graph)
    assert set(opened.store.named_graphs()) == set(graph.named_graphs())


def test_confined_workers_answer_from_disk(built, client):
    store, _ = prebuilt.open_store(built)
    query = f"SELECT ?g ?p ?o {{ GRAPH ?g {{ <{BASE}id/state/LKA> ?p ?o }} }} ORDER BY ?g ?p ?o"
    with EngineClient(store, workers=1) as on_disk:
        answer = on_disk.ask(query)
        assert answer.body == client.ask(query).body
        assert answer.body.count(b"\r\n") > 10
        headers = {"Accept": "text/html"}
        assert on_disk.get("/id/state/LKA", headers=headers).status_code == 200


def test_a_new_graph_takes_the_place_of_the_old_one_when_it_is_whole(tmp_path):
    directory = tmp_path / "graph"
    assert build(directory, NamedNode("urn:g")) == 1
    before, _ = prebuilt.open_store(directory)
    assert build(directory, NamedNode("urn:g"), DefaultGraph()) == 2
    # Who has opened the old one goes on with it.
    assert len(before) == 1
    assert len(prebuilt.open_store(directory)[0]) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["graph"]


def test_a_graph_that_cannot_be_built_leaves_the_old_one(tmp_path):
    directory = tmp_path / "graph"
    build(directory, NamedNode("urn:g"))
    broken = tmp_path / "broken.ttl"
    broken.write_text("<urn:s> <urn:p> 1 .\n<urn:s> urn:p")
    with pytest.raises(PrebuiltError, match=r"broken\.ttl:2:\d+: .*; correct it there"):
        loaded.build(directory, [broken])
    assert len(prebuilt.open_store(directory)[0]) == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["broken.ttl", "graph"]


def test_files_are_loaded_by_their_suffix_and_named_graphs_are_in_the_union(tmp_path):
    (tmp_path / "a.ttl").write_text("<urn:s> <urn:p> 1, 2 .")
    (tmp_path / "b.nq").write_text("<urn:s> <urn:p> <urn:o> <urn:g> .\n")
    assert loaded.build(tmp_path / "graph", [tmp_path / "a.ttl", tmp_path / "b.nq"]) == 4
    opened = loaded.open_prebuilt(tmp_path / "graph")
    assert next(iter(opened.store.query(COUNT)))["n"].value == "3"
    assert opened.about.startswith("3 triples")


def test_a_file_of_another_kind_is_an_error(tmp_path):
    (tmp_path / "a.txt").write_text("x")
    with pytest.raises(PrebuiltError, match=r"a\.txt: not RDF by its suffix; use one of \.ttl"):
        loaded.build(tmp_path / "graph", [tmp_path / "a.txt"])


def test_a_folder_of_somebody_else_is_not_replaced(tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/precious").touch()
    with pytest.raises(PrebuiltError, match="it exists and holds no graph"):
        build(tmp_path / "mine", NamedNode("urn:g"))
    assert (tmp_path / "mine/precious").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


@pytest.mark.parametrize("content", [None, "{}", "not JSON"])
def test_a_folder_without_a_graph_is_an_error(tmp_path, content):
    if content:
        (tmp_path / prebuilt.EDITION).write_text(content)
    with pytest.raises(PrebuiltError, match="build one with disarmgraph build --store"):
        prebuilt.open_store(tmp_path)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["serve", "--into-memory"], "--into-memory copies a --store"),
        (["build", "--data", __file__], "Missing option '--store'"),
        (["build", "--store", "/proc/here/graph"], "/proc/here/graph: cannot be written: "),
        (["serve", "--port", "0", "--store", "/nowhere"], "/nowhere: holds no graph"),
    ],
)
def test_options_that_make_no_sense_are_one_line(arguments, message):
    command = [sys.executable, "-m", "disarmgraph", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode in (1, 2)
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_a_store_answers_from_disk_until_its_copy_in_memory_takes_over(tmp_path):
    (tmp_path / "a.nt").write_text("<urn:s> <urn:p> <urn:o> .\n")
    loaded.build(tmp_path / "graph", [tmp_path / "a.nt"])
    command = [sys.executable, "-m", "disarmgraph", "serve", "--port", "0", "--into-memory"]
    with subprocess.Popen(
        [*command, "--store", str(tmp_path / "graph")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        client = HttpClient(re.search(r"http://\S+/", process.stdout.readline())[0])
        assert client.get("/sparql?query=ASK%7B%3Fs%20%3Fp%20%3Fo%7D").json["boolean"] is True
        # Its pages are made by the worker that is asked for one, which for that opens files.
        assert "<h1" in client.get("/", headers={"Accept": "text/html"}).text
        assert process.stderr.readline() == "The new graph is in place.\n"
        wait_until(lambda: "graph_loads_total 2.0" in client.get("/metrics").text)
        assert client.get("/sparql?query=ASK%7B%3Fs%20%3Fp%20%3Fo%7D").json["boolean"] is True
        process.terminate()
        assert process.wait(timeout=20) == 0


def test_a_file_that_cannot_be_read_is_an_error_with_its_name(tmp_path):
    with pytest.raises(GraphError, match=r"gone\.ttl: cannot be read: No such file"):
        loaded.build(tmp_path / "graph", [tmp_path / "gone.ttl"])


def test_the_texts_at_hand_are_told_and_are_part_of_the_edition(tmp_path):
    directory, texts = tmp_path / "graph", tmp_path / "texts"
    texts.mkdir()
    prebuilt.build(directory, prebuilt.fill_from_store(mill.store()), lambda _: DESCRIBED)
    without = loaded.open_prebuilt(directory)
    empty = loaded.open_prebuilt(directory, folder=texts)
    held = loaded.open_prebuilt(directory, folder=mill.folder(texts))
    assert without.edition == "1"
    assert len({without.edition, empty.edition, held.edition}) == 3
    assert empty.about == "a few, the texts of 0 at hand"
    assert held.about == "a few, the texts of 1 at hand"


def test_a_folder_of_texts_that_is_not_there_is_told(tmp_path):
    prebuilt.build(tmp_path / "graph", prebuilt.fill_from_store(Store()), lambda _: DESCRIBED)
    with pytest.raises(TextsError, match="no such folder"):
        loaded.open_prebuilt(tmp_path / "graph", folder=tmp_path / "nowhere")
