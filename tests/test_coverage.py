"""How far a document is encoded, counted by hand in tests/example."""

import pytest

from disarmgraph.content import coverage, coverage_report
from disarmgraph.files import graph_home
from disarmgraph.namespaces import BASE

NOTE = BASE + "id/document/note"


@pytest.fixture(scope="module")
def note(example):
    (found,) = coverage.documents(example)
    return found


def test_passages_stand_in_printed_order_with_what_they_state(note):
    assert note.iri == NOTE
    assert [passage.iri.rpartition("/")[2] for passage in note.passages] == [
        "sec_1",
        "para_1",
        "para_1__item_1",
        "para_10",
        "hd_3",
    ]
    assert note.passages[1].facts == {
        "norm": {BASE + "id/norm/clear-mines"},
        "name": {BASE + "id/name/freedonia-republic"},
    }


def test_a_passage_is_reviewed_only_if_the_data_says_so(note):
    assert [passage.reviewed for passage in note.passages] == [False] * 5
    assert note.reviewed() == 0


def test_a_thing_told_in_two_passages_counts_once():
    thing = frozenset({"urn:x"})
    passages = tuple(
        coverage.PassageCoverage(iri, coverage.FULL, True, {"norm": thing}) for iri in "ab"
    )
    document = coverage.DocumentCoverage("urn:d", passages)
    assert document.facts() == {"norm": 1}
    assert document.degrees() == {coverage.FULL: 2}
    assert document.reviewed() == 2


def test_the_report_has_a_line_for_each_document_and_each_kind(example):
    lines = coverage_report.summary(example, "en").splitlines()
    assert lines[2].split() == ["note", "5", "0", "0", "0", "0", "0"]
    assert lines[6].split() == ["Norms", "1", "1"]
    assert lines[-1].split() == ["Together", "2", "2"]


def test_a_document_is_reported_passage_by_passage_in_the_language_asked_for(example):
    lines = coverage_report.detail(example, "note", "fr").splitlines()
    assert len(lines) == 2 + 5
    assert lines[3].split("  ")[0] == "Paragraphe 1"
    assert lines[3].endswith("Normes 1 · Noms 1")


def test_a_document_that_is_not_here_is_named_with_those_that_are(example):
    with pytest.raises(coverage_report.UnknownDocument, match=r"^nota: no document .* are note$"):
        coverage_report.detail(example, "nota", "en")


def test_the_readme_of_the_data_shows_the_facts_by_kind_and_document(graph):
    readme = (graph_home() / "data" / "README.md").read_text(encoding="utf-8")
    assert coverage_report.markdown(graph) in readme, (
        "data/README.md: the table of facts is out of date; "
        "put the output of `disarmgraph coverage --format markdown` in its place"
    )


def test_no_passage_is_left_half_encoded(graph):
    short = {
        passage.iri: passage.degree.rpartition("/")[2]
        for document in coverage.documents(graph)
        for passage in document.passages
        if passage.degree not in (coverage.FULL, coverage.NOTHING)
    }
    assert short == {}


def test_every_passage_was_read_by_a_second_reader(graph):
    documents = coverage.documents(graph)
    unread = [p.iri for document in documents for p in document.passages if not p.reviewed]
    assert unread == []
