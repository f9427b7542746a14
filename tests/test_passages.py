"""Passages beside their text: of an invented document, and of ours where the texts are at hand."""

import hashlib
import os
from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, RdfFormat, Store

from disarmgraph import files
from disarmgraph.text.passages import Report, text_of, verify
from disarmgraph.text.source_text import TextsError

TEXT = """**A note on sieves**

1. Each mill keeps¹
   a sieve:

- one for flour;
- one for bran

---

and cleans it daily.

¹ A mill is any place\tthat grinds.
"""
SPANS = {
    # id: (class and kind, printed number, first and last words, own text worked out by hand)
    "hd_1": ("heading", None, ("**A", "sieves**"), "**A note on sieves**"),
    "para_1": (
        "paragraph",
        "1",
        ("1. Each", "daily."),
        "1. Each mill keeps¹ a sieve: and cleans it daily.",
    ),
    "para_1__item_1": ("list-item", None, ("- one for flour", "flour;"), "- one for flour;"),
    "para_1__item_2": ("list-item", None, ("- one for bran", "bran"), "- one for bran"),
    "omission_1": ("rule", None, ("---", "---"), None),
    "fn_1": ("footnote", "1", ("¹ A mill", "grinds."), "¹ A mill is any place that grinds."),
}
HEAD = """
@prefix d: <https://w3id.org/disarmgraph/id/document/> .
@prefix disarm: <https://w3id.org/disarmgraph/ontology#> .
@prefix p: <https://w3id.org/disarmgraph/id/document/sieves/> .
@prefix omission-reason: <https://w3id.org/disarmgraph/scheme/omission-reason/> .
@prefix passage-kind: <https://w3id.org/disarmgraph/scheme/passage-kind/> .
@prefix body: <https://w3id.org/disarmgraph/id/body/> .
@prefix name: <https://w3id.org/disarmgraph/id/name/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""


def sha256(text: str | bytes) -> str:
    return hashlib.sha256(text.encode() if isinstance(text, str) else text).hexdigest()


def described(identifier: str, **changed: str) -> str:
    """A span of the document in Turtle, with some of its values changed."""
    kind, number, (first, last), own = SPANS[identifier]
    start = TEXT.index(first)
    values = {"start": str(start), "end": str(TEXT.index(last, start) + len(last))}
    if own is None:
        types = f"disarm:Omission ; disarm:reason omission-reason:{kind}"
    else:
        types = f"disarm:Passage ; disarm:kind passage-kind:{kind}"
        values["textChecksum"] = f'"{sha256(own)}"'
    if number:
        values["number"] = f'"{number}"'
    facts = "".join(
        f" ; disarm:{key} {value}" for key, value in (values | changed).items() if value
    )
    return f"p:{identifier} a {types} ; disarm:isPassageOf d:sieves{facts} .\n"


def store(*turtle: str, text: bytes = TEXT.encode()) -> Store:
    """The document with those statements about its spans."""
    document = 'd:sieves a disarm:Document ; rdfs:label "Note on sieves"@en ; '
    document += f'disarm:sourceTextChecksum "{sha256(text)}" .\n'
    loaded = Store()
    loaded.load("".join([HEAD, document, *turtle]), RdfFormat.TURTLE, to_graph=DefaultGraph())
    return loaded


def whole(**changed: str) -> Store:
    """The whole document, with some spans described otherwise (or not at all, by an empty text)."""
    return store(*(changed.get(identifier, described(identifier)) for identifier in SPANS))


@pytest.fixture
def texts(tmp_path) -> Path:
    (tmp_path / "sieves.txt").write_bytes(TEXT.encode())
    return tmp_path


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

    assert report.text().endswith(f"{tmp_path}: holds the text of none of the 1 documents\n")
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


@pytest.mark.parametrize(
    "name", ["sieves/para_1", "https://w3id.org/disarmgraph/id/document/sieves/para_1"]
)
def test_passage_is_read_out_whole_without_omissions(texts, name):
    printed = text_of(whole(), texts, name)

    head, _, words = printed.partition("\n\n")
    assert head.endswith("1, Note on sieves (sieves/para_1)")
    lines = ["1. Each mill keeps¹", "   a sieve:", "", "- one for flour;", "- one for bran"]
    assert words.splitlines() == [*lines, "and cleans it daily."]


def test_footnote_inside_a_passage_is_not_read_out_with_it(tmp_path):
    text = "Bread\n\n¹ Of rye.\n\nand salt."
    (tmp_path / "text").write_bytes(text.encode())
    outer = f'disarm:start 0 ; disarm:end {len(text)} ; disarm:textChecksum "{{}}" .\n'
    spans = store(
        "p:block_1 a disarm:Passage ; disarm:isPassageOf d:sieves ; ",
        outer.format(sha256("Bread and salt.")),
        "p:fn_1 a disarm:Passage ; disarm:kind passage-kind:footnote ; disarm:start 7 ; ",
        "disarm:end 16 ; disarm:isPassageOf d:sieves .\n",
        text=text.encode(),
    )

    assert text_of(spans, tmp_path, "sieves/block_1").endswith(")\n\nBread\nand salt.\n")


def test_footnote_itself_is_read_out(texts):
    assert text_of(whole(), texts, "sieves/fn_1").endswith("¹ A mill is any place\tthat grinds.\n")


def test_name_of_no_passage_gets_near_ones(texts):
    with pytest.raises(TextsError, match=r"^sieves/para1: no such passage; .* sieves/para_1"):
        text_of(whole(), texts, "sieves/para1")


def test_name_like_no_passage_gets_an_example(texts):
    with pytest.raises(TextsError, match=r"^x: no such passage; a name is like sieves/hd_1$"):
        text_of(whole(), texts, "x")


def test_passage_whose_text_is_elsewhere_says_what_to_bring(tmp_path):
    with pytest.raises(TextsError, match=f"no file is the text of sieves; .*{sha256(TEXT)}"):
        text_of(whole(), tmp_path, "sieves/para_1")


@pytest.mark.parametrize("changed", [{"textChecksum": '"abc"'}, {"end": "9000"}])
def test_passage_that_does_not_verify_is_not_read_out(texts, changed):
    with pytest.raises(TextsError, match=r"sieves/hd_1: expected .*, found .*; correct the start"):
        text_of(whole(hd_1=described("hd_1", **changed)), texts, "sieves/hd_1")


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
