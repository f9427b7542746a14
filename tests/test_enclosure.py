"""What a reader of a format does to its own process leaves this one as it was."""

import ctypes
import os
import signal
import time
from pathlib import Path

import pytest

from disarmgraph.layout import enclosure
from disarmgraph.layout.enclosure import Bounds
from disarmgraph.layout.laid import LayoutError, Piece, Role

PATH = Path("lamp.pdf")
PIECES = [Piece("Lamps\nof the pier", Role.HEADING, 2, 7), Piece("and oil", continues=True)]


def read(reader, bounds=None):
    return enclosure.pieces(reader, PATH, "PDF", bounds or Bounds(time=20.0))


def children() -> list[int]:
    listed = Path(f"/proc/self/task/{os.getpid()}/children").read_text()
    return [int(number) for number in listed.split()]


def test_what_is_found_comes_back_as_it_was():
    assert read(lambda path: PIECES) == PIECES


def test_more_comes_back_than_a_pipe_holds():
    many = [Piece(f"lamp {number} " * 100) for number in range(5000)]
    assert read(lambda path: many) == many


def test_a_reader_is_given_the_path():
    assert read(lambda path: [Piece(path.name)]) == [Piece("lamp.pdf")]


def test_half_characters_and_control_characters_do_not_come_back():
    (piece,) = read(lambda path: [Piece("oil\ud800 of\x00 the\x0b lamp\tand\nwick")])
    assert piece.text == "oil\ufffd of the\x0b lamp\tand\nwick"


def test_what_a_reader_says_of_a_file_is_said_in_both_languages():
    def reader(path):
        raise LayoutError.of("layout-encrypted", path=path)

    with pytest.raises(LayoutError, match="opens with a password only") as caught:
        read(reader)
    assert "mot de passe" in caught.value.french


def test_an_error_of_a_reader_is_a_broken_file():
    def reader(path):
        raise KeyError("Root")

    with pytest.raises(LayoutError, match=r"^lamp\.pdf: broken or cut off, no PDF"):
        read(reader)


def test_a_reader_that_runs_on_is_ended():
    begun, before = time.monotonic(), set(children())
    with pytest.raises(LayoutError, match="not read within 1 seconds"):
        read(lambda path: time.sleep(60), Bounds(time=1.0))
    assert time.monotonic() - begun < 20
    assert set(children()) <= before


def test_a_reader_that_closes_its_pipe_and_runs_on_is_ended():
    def reader(path):
        os.closerange(3, 200)
        time.sleep(60)

    begun = time.monotonic()
    with pytest.raises(LayoutError, match="breaks what reads it"):
        read(reader)
    assert time.monotonic() - begun < 20


def test_a_process_that_keeps_the_pipe_open_is_not_waited_for(monkeypatch):
    """As does a child that another thread forks between the pipe and the fork."""
    pipe, holders = os.pipe, []

    def held():
        ends = pipe()
        holders.append(os.fork())
        if not holders[-1]:
            time.sleep(60)
            os._exit(0)
        return ends

    monkeypatch.setattr(os, "pipe", held)
    begun = time.monotonic()
    assert read(lambda path: PIECES) == PIECES
    with pytest.raises(LayoutError, match="breaks what reads it"):
        read(lambda path: ctypes.string_at(0))
    assert time.monotonic() - begun < 15
    for holder in holders:
        os.kill(holder, signal.SIGKILL)
        os.waitpid(holder, 0)


def test_a_reader_that_takes_too_much_memory_is_ended():
    with pytest.raises(LayoutError, match="more than 64 MB of memory"):
        read(lambda path: [Piece("oil" * 2**28)], Bounds(memory=64 * 2**20))


def test_a_reader_that_crashes_ends_itself_only(capfd):
    with pytest.raises(LayoutError, match="breaks what reads it"):
        read(lambda path: ctypes.string_at(0))
    assert capfd.readouterr() == ("", "")


def test_more_text_than_a_document_has_is_refused():
    with pytest.raises(LayoutError, match="larger than 1 MB"):
        read(lambda path: [Piece("oil" * 2**20)], Bounds(found=2**20))


def test_a_reader_cannot_write_a_file(tmp_path):
    def reader(path):
        (tmp_path / "spoor").write_text("here")
        return PIECES

    with pytest.raises(LayoutError):
        read(reader)
    assert not (tmp_path / "spoor").exists() or (tmp_path / "spoor").read_text() == ""


def test_where_there_can_be_no_other_process_that_is_said(monkeypatch):
    def refused(task):
        raise BlockingIOError(11, os.strerror(11))

    monkeypatch.setattr(enclosure, "fork", refused)
    with pytest.raises(LayoutError, match="cannot be read: Resource temporarily unavailable"):
        read(lambda path: PIECES)
