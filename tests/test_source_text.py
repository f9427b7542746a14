"""Finding texts in a folder by their checksum, reading and normalising them."""

import hashlib
from pathlib import Path

import pytest

from disarmgraph.text.source_text import (
    Stranger,
    TextsError,
    checksum,
    look_in,
    normalised,
    read_all,
)

CONTENT = b"Un moulin,\nun tamis.\n"
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def folder(tmp_path) -> Path:
    (tmp_path / "003.dat").write_bytes(CONTENT)
    return tmp_path


def refuse(path):
    raise PermissionError(13, "Permission denied")


def test_text_is_found_by_its_checksum_whatever_its_name(folder):
    found = look_in(folder, {SHA256})

    assert found.texts[SHA256].text == "Un moulin,\nun tamis.\n"
    assert found.texts[SHA256].path == folder / "003.dat"
    assert found.strangers == ()


def test_other_files_are_strangers_and_folders_are_passed_over(folder):
    (folder / "inner").mkdir()

    assert look_in(folder, {"0123"}).strangers == (Stranger("003.dat", SHA256),)


@pytest.mark.parametrize("content", [CONTENT.replace(b"\n", b"\r\n"), b"\xef\xbb\xbf" + CONTENT])
def test_text_saved_by_another_program_is_recognised(tmp_path, content):
    (tmp_path / "text").write_bytes(content)

    (stranger,) = look_in(tmp_path, {SHA256}).strangers

    assert stranger.changed


def test_folder_that_is_not_there_is_an_error(tmp_path):
    with pytest.raises(TextsError, match="absent: no such folder; name the folder that holds"):
        look_in(tmp_path / "absent", {SHA256})


def test_folder_that_cannot_be_listed_is_an_error(folder, monkeypatch):
    monkeypatch.setattr(Path, "iterdir", refuse)

    with pytest.raises(TextsError, match="cannot be read: Permission denied; make the folder"):
        look_in(folder, {SHA256})


def test_file_that_cannot_be_read_is_an_error(folder, monkeypatch):
    monkeypatch.setattr(Path, "read_bytes", refuse)

    with pytest.raises(TextsError, match=r"003\.dat: cannot be read: Permission denied; make"):
        look_in(folder, {SHA256})


def test_wanted_text_that_is_not_utf_8_is_an_error_with_its_place(tmp_path):
    content = b"Stra\xdfe"
    (tmp_path / "text").write_bytes(content)

    with pytest.raises(TextsError, match="text: not UTF-8 at byte 4; save the text as UTF-8"):
        look_in(tmp_path, {hashlib.sha256(content).hexdigest()})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  one\t two\n\n three ", "one two three"),
        ("e\u0301tat", "\u00e9tat"),
        ("well-\nknown", "well- known"),
        ("no\u00a0break", "no break"),
    ],
)
def test_text_is_normalised_to_nfc_and_single_spaces(text, expected):
    assert normalised(text) == expected
    assert checksum(text) == hashlib.sha256(expected.encode()).hexdigest()


def test_all_texts_of_a_folder_are_read_and_what_is_no_text_is_passed_over(folder):
    (folder / "picture.png").write_bytes(b"\x89PNG\xff")
    found = read_all(folder)
    assert {checksum: text.text for checksum, text in found.items()} == {
        SHA256: "Un moulin,\nun tamis.\n"
    }


def test_reading_all_texts_tells_of_a_file_that_cannot_be_read(folder, monkeypatch):
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(TextsError, match="cannot be read: Permission denied"):
        read_all(folder)
