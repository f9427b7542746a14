"""`disarmgraph read`: from a text to a draft; the texts are made for these tests."""

import hashlib
import subprocess

import pytest
from click.testing import CliRunner
from pyoxigraph import NamedNode, RdfFormat, Store

from disarmgraph.command.cli import main
from disarmgraph.layout import plain
from disarmgraph.namespaces import BASE, DISARM
from disarmgraph.naming import cited as cited_symbols
from disarmgraph.reading.draft import draft
from disarmgraph.reading.draft_blocks import language
from disarmgraph.text.comparison import compare
from disarmgraph.text.source_text import SourceText

pytestmark = pytest.mark.usefixtures("loaded_once")

TEXT = """Mills of the valley

1. In its resolution 62/47 the General Assembly has asked Togo and the ICBL to speak to the
millers of the valley, and the Anti-Personnel Mine Ban Convention is quoted in the record.

2. Les parties à la Convention sur les armes à sous-munitions meet at the mill by the river.

3. Under article 4 of the Anti-Personnel Mine Ban Convention, 4,500 mines have been destroyed.
"""


@pytest.fixture(scope="module")
def turtle(known):
    return draft(plain.laid(TEXT), "mills", known)


def said(turtle, passage, *names):
    data = Store()
    data.load(turtle.encode(), format=RdfFormat.TURTLE)
    subject = NamedNode(f"{BASE}id/document/mills/{passage}")
    return {
        quad.object.value.removeprefix(f"{BASE}id/")
        for name in names
        for quad in data.quads_for_pattern(subject, NamedNode(DISARM + name), None)
    }


def test_a_passage_mentions_what_its_text_names(turtle):
    assert {"state/TGO", "body/icbl", "instrument/apmbc"} <= said(turtle, "para_1", "mentions")
    assert "instrument/ccm" in said(turtle, "para_2", "mentions")
    assert "instrument/ccm" not in said(turtle, "para_1", "mentions")


def test_documents_are_cited_however_their_number_is_written(turtle):
    assert "document/a-res-62-47" in said(turtle, "para_1", "cites")


def test_parts_of_what_is_named_are_cited(turtle):
    assert "instrument/apmbc/art_4" in said(turtle, "para_3", "cites")


def test_a_figure_is_drafted_as_a_quantity_that_its_passage_states(turtle):
    data = Store()
    data.load(turtle.encode(), format=RdfFormat.TURTLE)
    quantity = NamedNode(f"{BASE}id/quantity/mills-para-3-1")
    found = {
        quad.predicate.value.removeprefix(DISARM): quad.object.value.rpartition("/")[2]
        for quad in data.quads_for_pattern(quantity, None, None)
    }
    assert found["value"] == "4500"
    assert (found["unit"], found["measure"]) == ("mine", "destroyed")
    assert (found["basis"], found["statedIn"]) == ("proposed", "para_3")


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("see A/CONF.192/15, para. 24.", ["A/CONF.192/15"]),
        ("sa résolution 62/47 du 5 décembre", ["A/RES/62/47"]),
        ("S/PRST/2007/24 et A/63/150", ["S/PRST/2007/24", "A/63/150"]),
        ("resolution 1540 (2004) of the Council", ["S/RES/1540 (2004)"]),
        ("la décision 60/519.", ["A/DEC/60/519"]),
        ("24/7 and 3/4 of A and/or B", []),
    ],
)
def test_symbols_are_found_in_running_text(text, cited):
    found = list(cited_symbols.found_in(text))
    assert [each[2] for each in found] == cited
    assert all(text[start:end].strip(" .,") == text[start:end] for start, end, _ in found)


def test_every_passage_of_a_draft_verifies_against_its_text(turtle):
    data = Store()
    data.load(turtle.encode(), format=RdfFormat.TURTLE)
    source = SourceText(None, hashlib.sha256(TEXT.encode()).hexdigest(), TEXT)
    compared = compare(data, f"{BASE}id/document/mills", source)
    assert compared.passages == 4
    assert (compared.gaps, compared.crossings, compared.mismatches) == ((), (), ())


def test_a_draft_is_in_the_form_of_the_house_and_not_reviewed(turtle, tmp_path):
    (tmp_path / "mills.ttl").write_text(turtle, encoding="utf-8")
    command = ["turtlefmt", "--check", str(tmp_path / "mills.ttl")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert said(turtle, "para_1", "reviewed") == {"false"}
    assert "summary" not in turtle


def test_a_draft_is_no_data_yet(turtle, tmp_path):
    (tmp_path / "mills.ttl").write_text(turtle, encoding="utf-8")
    result = CliRunner().invoke(main, ["check", str(tmp_path / "mills.ttl")])
    assert result.exit_code == 1
    assert "disarm:summary" in result.output


@pytest.mark.parametrize(
    ("text", "expected"), [("the mill of the valley", "ENG"), ("le moulin de la vallée", "FRA")]
)
def test_the_language_is_told_by_small_words(text, expected):
    assert language(text) == expected


def test_the_command_writes_a_draft_named_after_the_symbol(tmp_path):
    (tmp_path / "mill.txt").write_text(f"A/99/123\n\n{TEXT}", encoding="utf-8")
    arguments = ["read", str(tmp_path / "mill.txt"), "--out", str(tmp_path / "drafts")]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    written = (tmp_path / "drafts" / "a-99-123.draft.ttl").read_text(encoding="utf-8")
    assert "document:a-99-123 a disarm:Document" in written
    assert "a-99-123.draft.ttl: 4 passages" in result.output
    page = tmp_path / "drafts" / "a-99-123.review.html"
    assert "Mills of the valley" in page.read_text(encoding="utf-8")
    assert str(page) in result.output
    again = CliRunner().invoke(main, arguments)
    assert again.exit_code == 2
    assert "is there already and is left as it is" in again.output


def test_a_symbol_within_a_sentence_is_not_that_of_the_document(tmp_path):
    (tmp_path / "mill.txt").write_text(TEXT, encoding="utf-8")
    arguments = ["read", str(tmp_path / "mill.txt"), "--out", str(tmp_path)]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    assert (tmp_path / "mill.draft.ttl").is_file()


@pytest.mark.parametrize(
    ("content", "more", "told"),
    [
        (b"", [], "holds no text"),
        (b"\x00\x01\x02\xff", [], "nor text"),
        (None, [], "no such file"),
        (b"1. Mills.", ["--slug", "Mills!"], "Mills!: no slug"),
        (b"1. Mills.", ["--slug", "m", "--out", "/proc/nowhere"], "cannot be written"),
    ],
)
def test_what_cannot_be_read_or_written_is_one_line(tmp_path, content, more, told):
    path = tmp_path / "mill.txt"
    if content is not None:
        path.write_bytes(content)
    result = CliRunner().invoke(main, ["read", str(path), *more])
    assert result.exit_code == 2
    assert told in result.output
    assert len(result.output.splitlines()) == 1


def test_a_symbol_for_a_file_is_told_where_its_document_is(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["read", "A/RES/62/47"])
    assert result.exit_code == 2
    assert "save the document from https://undocs.org/en/A/RES/62/47" in result.output
