"""The full-text index."""

import os
import resource
import sqlite3
import threading

import pytest

from disarmgraph.search.entries import QUESTION, Entry
from disarmgraph.search.text_index import TextIndex

THINGS = [
    Entry("a", "instrument", 3.0, ["Mine Ban Convention"], (), (), (), ["Mine Ban Convention"]),
    Entry("b", "norm", 1.0, (), ["Clear the mines"], ["Soon."], ["Mine Ban Convention"], (), ["a"]),
    Entry("c", "norm", 1.0, (), ["Report"], ["On mines."], (), ["Report"]),
    Entry("q", QUESTION, 1.0, (), ["Which mines?"], (), (), ()),
]


@pytest.fixture
def index():
    return TextIndex.of(THINGS)


@pytest.fixture(params=["in memory", "of the content of another", "of a file"])
def either(request, index, tmp_path):
    if request.param == "in memory":
        return index
    if request.param == "of the content of another":
        return TextIndex.of_content(index.content())
    TextIndex.of(THINGS, tmp_path / "words.sqlite").close()
    return TextIndex.open(tmp_path / "words.sqlite")


def found(index, expression):
    hits = index.hits(expression)
    return {shelf: index.iris(sorted(hits[shelf])) for shelf in hits}


def test_things_are_found_by_a_stem_in_any_of_their_texts(either):
    assert found(either, "min") == {"instrument": ["a"], "norm": ["b", "c"]}


def test_a_name_counts_more_than_a_label_and_a_label_more_than_a_sentence(either):
    scores = {number: score for hits in either.hits("min").values() for score, number in hits}
    a, b, c = (either.number(iri) for iri in "abc")
    assert scores[a] < scores[b] < scores[c] < 0


def test_questions_are_found_apart(either):
    assert either.iris(either.questions("min")) == ["q"]
    assert either.asked == 1
    assert either.size == 3


def test_what_is_of_a_treaty_is_known(either):
    assert either.parts("a") == {either.number("b")}
    assert either.parts("b") == set()


def test_what_is_not_there_has_no_number(index):
    assert index.number("z") is None


def test_how_common_a_stem_is_is_known(index):
    assert index.common("prohibit") == (1, 2)
    assert index.common("nothing") == (0, 0)


def test_words_are_kept_as_they_are_written(index):
    assert index.forms["convention"][1] == "Convention"


def test_names_are_kept_as_stems(index):
    number = index.number("a")
    assert index.called([number]) == {number: [["min", "prohibit", "convent"]]}


def test_the_processes_that_are_forked_ask_the_same_index_without_a_descriptor(either):
    """As the workers of a server do, in a thread of their own, with no file to be had."""
    reader, writer = os.pipe()
    children = [os.fork() or _ask_without_descriptors(either, writer) for _ in range(4)]
    for child in children:
        os.waitpid(child, 0)
    assert os.read(reader, 10) == b"yyyy"
    os.close(reader)
    os.close(writer)


def _ask_without_descriptors(index, writer):
    right = []

    def ask():
        wanted = {"instrument": ["a"], "norm": ["b", "c"]}
        right.extend(found(index, "min") == wanted for _ in range(200))

    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))
        thread = threading.Thread(target=ask)
        thread.start()
        thread.join()
        os.write(writer, b"y" if len(right) == 200 and all(right) else b"n")
    finally:
        os._exit(0)


def test_a_file_is_never_written_to(tmp_path):
    path = tmp_path / "words.sqlite"
    TextIndex.of(THINGS, path).close()
    before = path.read_bytes()
    index = TextIndex.open(path)
    index.hits("min")
    with pytest.raises(sqlite3.OperationalError):
        index._db.execute("DELETE FROM thing")
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["words.sqlite"]
