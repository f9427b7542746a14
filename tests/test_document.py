"""A document is told by what it holds; what cannot be read is said, and what to do about it."""

import os
import re
import sys
import zipfile
import zlib
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from disarmgraph.archive.draft_files import Place, pictures_told, read_one
from disarmgraph.command.cli import main
from disarmgraph.layout import document, laid, plain
from disarmgraph.layout.document import Limits
from disarmgraph.layout.enclosure import Bounds
from disarmgraph.layout.laid import LayoutError, Piece, Role

TEXT = "Lamps of the pier\n\n1. Every lamp is lit at dusk, says the keeper of the élan.\n"


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def pdf(path: Path, *pages: str | None, **options) -> Path:
    """A PDF with a line of text on each page; where it is None a picture instead."""
    canvas = Canvas(str(path), **options)
    for words in pages:
        if words is None:
            canvas.drawImage(ImageReader(Image.new("RGB", (60, 80), "grey")), 50, 50, 400, 600)
        else:
            canvas.drawString(80, 600, words)
        canvas.showPage()
    canvas.save()
    return path


def package(path: Path, **parts: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return path


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"], ids=lambda name: name
)
def test_text_is_read_in_its_encoding(tmp_path, encoding):
    path = written(tmp_path / "lamps", TEXT.encode(encoding))
    assert document.read(path) == plain.laid(TEXT)


def test_text_is_taken_as_it_is(tmp_path):
    odd = "  Lamps \r\n\r\n1.  Every\tlamp \r\n"
    assert document.read(written(tmp_path / "lamps.txt", odd.encode())).text == odd


def test_a_pdf_is_told_whatever_its_name_is(tmp_path):
    found = document.read(pdf(tmp_path / "lamps.txt", "Every lamp is lit at dusk."))
    assert found.text == "Every lamp is lit at dusk.\n"
    assert [block.page for block in found.blocks] == [1]


def test_a_page_that_is_a_picture_is_told(tmp_path):
    found = document.read(pdf(tmp_path / "lamps.pdf", "Every lamp.", None, "At dusk.", None))
    assert found.text == "Every lamp.\n\nAt dusk.\n"
    assert found.pictures == (2, 4)


def test_put_together_pieces_say_which_pages_are_pictures():
    found = laid.put_together([Piece("Lamp", Role.BLOCK, page=1), Piece("", page=2)])
    assert (len(found.blocks), found.pictures) == (1, (2,))


HOSTILE = {
    "no file": (lambda path: path / "nowhere", "no such file"),
    "a folder": (lambda path: path, "no such file"),
    "nothing": (lambda path: written(path / "x", b""), "holds no text"),
    "white space": (lambda path: written(path / "x", b" \n\t\n"), "holds no text"),
    "a mark and nothing": (lambda path: written(path / "x", b"\xff\xfe"), "holds no text"),
    "noise": (lambda path: written(path / "x", bytes(range(256)) * 9), "nor text"),
    "text in UTF-16 without mark": (
        lambda path: written(path / "x", TEXT.encode("utf-16-le")),
        "nor text",
    ),
    "half of UTF-16": (lambda path: written(path / "x", b"\xff\xfea\x00b"), "nor text"),
    "a picture": (lambda path: written(path / "x", b"\x89PNG\r\n\x1a\n"), "PNG is not read"),
    "rich text": (lambda path: written(path / "x", b"{\\rtf1 Lamp}"), "RTF is not read"),
    "an old document": (
        lambda path: written(path / "x", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99),
        "DOC is not read",
    ),
    "a document with a password": (
        lambda path: written(
            path / "x",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        ),
        "with a password only",
    ),
    "a PDF with a password": (
        lambda path: pdf(path / "x", "Lamp", encrypt=StandardEncryption("oil")),
        "with a password only",
    ),
    "a scanned PDF": (lambda path: pdf(path / "x", None, None), r"\(pages: 1, 2\).*OCR"),
    "an archive": (lambda path: package(path / "x", lamp=b"oil"), "ZIP is not read"),
    "a workbook": (lambda path: package(path / "x", xl__workbook_xml=b"x"), "XLSX is not read"),
    "a bomb": (
        lambda path: package(path / "x", word__document_xml=b"\0" * 2**22),
        "unpacks to more than 512 MB",
    ),
    "half an archive": (lambda path: written(path / "x", b"PK\x03\x04half"), "no DOCX that can"),
    "no document in a package": (
        lambda path: package(path / "x", word__document_xml=b"<w:document"),
        "no DOCX that can",
    ),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_what_cannot_be_read_is_said(tmp_path, case):
    make, words = HOSTILE[case]
    path = make(tmp_path)
    with pytest.raises(LayoutError, match=words) as caught:
        document.read(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert caught.value.french.startswith(f"{path} : ")


def test_a_pdf_that_is_cut_off_is_broken_wherever_it_is_cut(tmp_path):
    whole = pdf(tmp_path / "whole.pdf", *["Every lamp is lit at dusk."] * 5).read_bytes()
    for share in range(1, 10):
        path = written(tmp_path / "cut.pdf", whole[: len(whole) * share // 10])
        with pytest.raises(LayoutError, match="broken or cut off, no PDF"):
            document.read(path)


def test_a_pdf_with_its_middle_gone_is_no_text_of_its_own(tmp_path):
    whole = pdf(tmp_path / "whole.pdf", "Every lamp is lit at dusk.").read_bytes()
    cut = whole[:200] + whole[-200:]
    with pytest.raises(LayoutError, match="broken or cut off, no PDF"):
        document.read(written(tmp_path / "cut.pdf", cut))


def test_a_file_is_larger_than_what_is_read(tmp_path):
    path = written(tmp_path / "lamps.txt", b"lamp " * 2**19)
    with pytest.raises(LayoutError, match="larger than 2 MB"):
        document.read(path, Limits(file=2 * 2**20))


def test_many_small_files_in_one_are_a_bomb(tmp_path):
    with zipfile.ZipFile(tmp_path / "x", "w") as file:
        file.writestr("word/document.xml", b"<x/>")
        for number in range(30):
            file.writestr(f"word/{number}.xml", b"<x/>")
    with pytest.raises(LayoutError, match="unpacks to more"):
        document.read(tmp_path / "x", Limits(parts=30))


def test_a_pdf_that_takes_too_long_is_given_up(tmp_path):
    path = pdf(tmp_path / "x.pdf", *["Lamp"] * 9)
    with pytest.raises(LayoutError, match="not read within 0 seconds"):
        document.read(path, Limits(bounds=Bounds(time=0.001)))


@pytest.mark.slow
def test_a_pdf_that_unpacks_without_end_is_given_up(tmp_path):
    whole = pdf(tmp_path / "x.pdf", "Lamp", pageCompression=0).read_bytes()
    begin, end = whole.index(b"stream\n") + 7, whole.index(b"endstream")
    packed = zlib.compress(b" " * 2**28 + whole[begin:end], 9)
    length = re.search(rb"/Length (\d+)", whole)
    filtered = b"/Filter /FlateDecode /Length %d" % len(packed)
    broken = whole[: length.start()] + filtered + whole[length.end() : begin]
    path = written(tmp_path / "bomb.pdf", broken + packed + b"\n" + whole[end:])
    assert document.read(path).text == "Lamp\n"
    with pytest.raises(LayoutError, match="takes more than 128 MB of memory"):
        document.read(path, Limits(bounds=Bounds(memory=2**27)))


def test_a_file_that_nobody_may_read_says_why(tmp_path, monkeypatch):
    path = written(tmp_path / "x.txt", TEXT.encode())

    def refused(*args, **options):
        raise PermissionError(13, os.strerror(13))

    monkeypatch.setattr(Path, "open", refused)
    with pytest.raises(LayoutError, match="cannot be read: Permission denied"):
        document.read(path)


def test_what_is_not_installed_is_said_in_one_line(tmp_path, monkeypatch):
    path = pdf(tmp_path / "x.pdf", "Lamp")
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(LayoutError, match=r'run pip install "disarmgraph\[read\]"$'):
        document.read(path)


def test_no_library_is_loaded_here(tmp_path):
    loaded = set(sys.modules)
    document.read(pdf(tmp_path / "x.pdf", "Lamp"))
    assert {"pypdfium2", "docx"} & (set(sys.modules) - loaded) == set()


def test_which_pages_are_pictures_is_told_with_the_draft(tmp_path, known):
    path = pdf(tmp_path / "lamps.pdf", "Every lamp is lit.", None, "At dusk.", None)
    drafted = read_one(path, Place(tmp_path), lambda: known)
    assert pictures_told(drafted, "lamps.pdf", "en").endswith(
        "pages 2, 4; have them recognised (OCR) and read the file again"
    )
    assert "pages non lues" in pictures_told(drafted, "lamps.pdf", "fr")
    whole = read_one(pdf(tmp_path / "dusk.pdf", "At dusk."), Place(tmp_path), lambda: known)
    assert pictures_told(whole, "dusk.pdf", "en") == ""


@pytest.mark.usefixtures("loaded_once")
def test_pages_that_are_pictures_are_told_as_an_error_not_as_output(tmp_path):
    path = pdf(tmp_path / "lamps.pdf", "Every lamp is lit.", None)
    result = CliRunner().invoke(main, ["read", str(path), "--out", str(tmp_path)])
    assert result.exit_code == 0, result.output
    assert "(OCR)" in result.stderr
    assert "(OCR)" not in result.stdout


def test_a_resolution_is_filed_under_the_name_by_which_others_cite_it(tmp_path, known):
    path = written(tmp_path / "lamps.txt", b"18 (1947). Lamps\n\nThe Council,\n\n1. Lights them.\n")
    drafted = read_one(path, Place(tmp_path / "drafts"), lambda: known)
    assert drafted.path.name == "s-res-18.draft.ttl"
