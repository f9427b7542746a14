"""Passages beside their text: of an invented document, and of ours where the texts are at hand."""

import os
from pathlib import Path

import pytest
from sieves import SPANS, TEXT, described, sha256, store, whole

from disarmgraph import files
from disarmgraph.text.passages import Report, verify


def faults(report: Report) -> list[str]:
    """The lines of a report that name something to put right, without the document's own lines."""
    figures = ("  left out",)
    indented = [line for line in report.text().splitlines() if line.startswith("  ")]
    return [line.strip() for line in indented if not line.startswith(figures)]


def test_own_text_leaves_out_every_span_inside(texts):
    report = verify(whole(), texts)

    assert faults(report) == []
    assert report.exit_code == 0


def test_text_is_found_whatever_its_name(tmp_path):
    (tmp_path / "003.dat").write_bytes(TEXT.encode())

    assert verify(whole(), tmp_path).exit_code == 0


def test_coverage_counts_what_is_not_white_space(texts):
    (found,) = verify(whole(), texts).checked

    assert found.passages == 5
    assert found.characters == len("".join(TEXT.split()))
    assert found.in_passages == found.characters - len("---")
    assert [(left.spans, left.characters) for left in found.omitted] == [(1, 3)]


def test_uncovered_blocks_are_shown_with_what_describes_them(texts):
    report = verify(whole(hd_1="", fn_1=""), texts)

    note = TEXT.index("¹ A mill")
    assert faults(report) == [
        f"not covered: start 0, end 20, {sha256('**A note on sieves**')}: **A note on sieves**",
        f"not covered: start {note}, end {note + 34}, "
        f"{sha256('¹ A mill is any place that grinds.')}: ¹ A mill is any place that grinds.",
    ]
    assert report.exit_code == 1


def test_blank_line_parts_two_uncovered_blocks(tmp_path):
    text = "One line\nand a second.\n \nAnother block."
    (tmp_path / "text").write_bytes(text.encode())

    (found,) = verify(store(text=text.encode()), tmp_path).checked

    assert [gap.text for gap in found.gaps] == ["One line\nand a second.", "Another block."]
    assert [(gap.start, gap.end) for gap in found.gaps] == [(0, 22), (25, 39)]


def test_spans_that_overlap_without_nesting_are_named(texts):
    report = verify(whole(hd_1=described("hd_1", end="30", textChecksum="")), texts)

    assert "overlap: sieves/hd_1 and sieves/para_1; let one lie inside the other" in faults(report)


def test_two_spans_of_the_same_stretch_are_named(texts):
    twin = described("hd_1").replace("p:hd_1", "p:hd_2")

    report = verify(whole(hd_1=described("hd_1") + twin), texts)

    assert "overlap: sieves/hd_1 and sieves/hd_2; let one lie inside the other" in faults(report)


def test_mismatch_shows_what_was_expected_and_what_was_found(texts):
    report = verify(whole(hd_1=described("hd_1", textChecksum='"abc"')), texts)

    found = sha256("**A note on sieves**")
    assert faults(report) == [f"mismatch: sieves/hd_1: expected abc, found {found}"]
    assert report.exit_code == 1


def test_passage_without_checksum_is_a_mismatch(texts):
    report = verify(whole(hd_1=described("hd_1", textChecksum="")), texts)

    found = sha256("**A note on sieves**")
    assert faults(report) == [f"mismatch: sieves/hd_1: expected no checksum stated, found {found}"]


@pytest.mark.parametrize(
    ("place", "shown"),
    [
        ({"end": "9000"}, "characters 0 to 9000"),
        ({"end": "0"}, "characters 0 to 0"),
        ({"start": '"here"'}, "characters -1 to 20"),
    ],
)
def test_span_outside_the_text_is_a_mismatch(texts, place, shown):
    report = verify(whole(hd_1=described("hd_1", **place)), texts)

    length = f"a text of {len(TEXT)} characters"
    assert f"mismatch: sieves/hd_1: expected {shown}, found {length}" in faults(report)


def test_document_whose_text_is_missing_is_named_as_not_checked(texts):
    other = 'd:other disarm:sourceTextChecksum "0123" .\n'

    report = verify(store(*map(described, SPANS), other), texts)

    assert "other: not checked: no file here has SHA-256 0123" in report.text()
    assert report.text().endswith("1 checked, 1 not checked: everything verifies\n")
    assert report.exit_code == 0


def test_folder_without_any_text_gives_exit_code_2(tmp_path):
    report = verify(whole(), tmp_path)

    assert report.text().endswith(f"{tmp_path}: holds the text of no document (0 of 1)\n")
    assert report.exit_code == 2


def test_file_of_no_document_is_named_with_its_checksum(texts):
    (texts / "other.txt").write_bytes(b"Other.")

    report = verify(whole(), texts)

    assert f"other.txt: the text of no document (SHA-256 {sha256('Other.')})" in report.text()
    assert report.exit_code == 0


def test_text_whose_line_ends_were_changed_is_named(tmp_path):
    (tmp_path / "sieves.txt").write_bytes(TEXT.replace("\n", "\r\n").encode())

    changed = "sieves.txt: a text whose line ends were changed; get the file again"
    assert changed in verify(whole(), tmp_path).text().splitlines()


def test_folder_full_of_other_files_is_not_listed_whole(texts):
    for number in range(12):
        (texts / f"other-{number}").write_bytes(b"Other.")

    lines = verify(whole(), texts).text().splitlines()

    assert len([line for line in lines if line.startswith("other-")]) == 10
    assert "2 more files are the text of no document" in lines


def test_mention_without_a_form_in_the_passage_is_named(texts):
    claim = 'p:fn_1 disarm:mentions body:guild . body:guild rdfs:label "Guild of Millers"@en .\n'

    report = verify(whole(fn_1=described("fn_1") + claim), texts)

    assert faults(report) == [
        "mention without a form in the text: sieves/fn_1: body:guild (Guild of Millers)"
    ]
    assert report.exit_code == 1


def test_name_that_is_not_in_its_passage_is_named(texts):
    claim = 'name:guild disarm:nameText "the Guild"@en ; disarm:statedIn p:fn_1 .\n'

    report = verify(whole(fn_1=described("fn_1") + claim), texts)

    assert faults(report) == ["name that is not in the text: sieves/fn_1: name:guild (the Guild)"]
    assert report.exit_code == 1


def source_documents() -> list[str]:
    folder = files.graph_home() / "data" / "documents"
    written = {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.ttl")}
    return sorted(stem for stem, text in written.items() if "sourceTextChecksum" in text)


@pytest.mark.skipif(
    "DISARMGRAPH_TEXTS" not in os.environ,
    reason="set DISARMGRAPH_TEXTS to the folder that holds the source texts",
)
@pytest.mark.parametrize("slug", source_documents())
def test_source_document_is_covered_and_verifies(graph, slug):
    report = verify(graph, Path(os.environ["DISARMGRAPH_TEXTS"]))
    (found,) = (one for one in report.checked if one.document.endswith(f"/{slug}"))

    assert found.passages > 0
    assert found.in_passages + sum(left.characters for left in found.omitted) == found.characters
    assert (found.gaps, found.crossings, found.mismatches) == ((), (), ())
