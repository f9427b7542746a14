"""The texts that an operator has, passage by passage."""

import mill
import pytest

from disarmgraph.text.source_text import TextsError
from disarmgraph.text.wording import Texts


@pytest.fixture
def texts(tmp_path) -> Texts:
    return Texts(mill.folder(tmp_path))


def test_each_passage_of_a_document_that_is_here_has_its_own_text(texts):
    held = texts.documents(mill.store())[mill.DOCUMENT]
    found = {iri.rpartition("/")[2]: wording.text for iri, wording in held.passages.items()}
    assert found == mill.OWN
    assert held.language == "fr"


def test_a_passage_whose_checksum_differs_has_no_text_and_tells_both(texts):
    held = texts.documents(mill.store(para_1="0" * 64))[mill.DOCUMENT]
    wording = held.passages[f"{mill.DOCUMENT}/para_1"]
    assert wording.pieces == ()
    assert wording.fault == ("0" * 64, mill.sha256(mill.OWN["para_1"]))
    assert held.passages[f"{mill.DOCUMENT}/fn_1"].fault is None


def test_a_file_that_was_changed_is_no_text(tmp_path):
    (tmp_path / "one.txt").write_text(mill.TEXT + " ", encoding="utf-8")
    texts = Texts(tmp_path)
    assert texts.offered
    assert texts.documents(mill.store()) == {}


def test_without_a_folder_there_are_no_texts():
    texts = Texts()
    assert not texts.offered
    assert texts.held(mill.store()) == {}


def test_the_files_are_read_at_once_and_never_again(tmp_path):
    texts = Texts(mill.folder(tmp_path))
    (tmp_path / "one.txt").unlink()
    assert texts.held(mill.store()) == {mill.DOCUMENT: mill.sha256(mill.TEXT)}


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(TextsError, match="no such folder"):
        Texts(tmp_path / "nowhere")
