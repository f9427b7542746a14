"""Work that another process does while this one goes on."""

import os
import signal
from pathlib import Path

import pytest

from disarmgraph.workers import aside


def test_work_is_done_by_another_process():
    assert aside.begun(os.getpid)() != os.getpid()


def test_this_process_goes_on_meanwhile(tmp_path):
    os.mkfifo(tmp_path / "between")
    result = aside.begun((tmp_path / "between").read_text)
    (tmp_path / "between").write_text("from here")
    assert result() == "from here"


def test_a_result_that_is_larger_than_a_pipe_is_whole():
    assert aside.begun(lambda: b"x" * 5_000_000)() == b"x" * 5_000_000


def test_where_the_other_process_fails_the_work_is_done_here():
    here = os.getpid()

    def work():
        if os.getpid() != here:
            raise MemoryError
        return "done here"

    assert aside.begun(work)() == "done here"


def test_where_the_other_process_is_killed_the_work_is_done_here():
    here = os.getpid()

    def work():
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return "done here"

    assert aside.begun(work)() == "done here"


def test_where_there_can_be_no_other_process_the_work_is_done_here(monkeypatch):
    def none():
        raise BlockingIOError(11, "")

    monkeypatch.setattr(os, "fork", none)
    assert aside.begun(os.getpid)() == os.getpid()


def test_an_error_is_raised_here():
    def work():
        raise ValueError("cannot be done")

    with pytest.raises(ValueError, match="cannot be done"):
        aside.begun(work)()


def test_no_process_and_no_descriptor_is_left():
    before = len(list(Path("/dev/fd").iterdir()))
    process = aside.begun(os.getpid)()
    assert len(list(Path("/dev/fd").iterdir())) == before
    with pytest.raises(ChildProcessError):
        os.waitpid(process, os.WNOHANG)
