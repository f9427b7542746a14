"""A folder of documents read: each once, whatever is killed, broken or changed on the way."""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

import mills
import pytest
from read_archive import drafts, lines, outcomes

from disarmgraph.archive import task as tasks
from disarmgraph.archive.archive import Archive, ArchiveError
from disarmgraph.archive.crew import Bounds, Crew
from disarmgraph.archive.journal import Journal, JournalError, Outcome
from disarmgraph.archive.task import carried_out
from disarmgraph.reading.known import Known


@pytest.fixture
def archive(tmp_path):
    mills.write(tmp_path / "archive", 12)
    return Archive(tmp_path / "archive", tmp_path / "drafts", "en")


@pytest.fixture(scope="module")
def known(example):
    return Known.of_store(example)


@pytest.fixture
def read(archive, known):
    """Reads the folder, or another; the outcomes by path."""

    def rows(of=archive, with_=carried_out, **bounds):
        archive.prepare()
        bounds = Bounds(**{"processes": 2, **bounds})
        with Crew(partial(with_, known=known), bounds) as crew:
            return {row.path: row for row in of.read(crew.rows)}

    return rows


def test_every_document_has_a_draft_at_its_place_and_a_line(archive, read):
    assert outcomes(read()) == {Outcome.READ: 12}
    wanted = {f"year-{n // 10}/a-99-{n}.draft.ttl" for n in range(12)}
    assert set(drafts(archive)) == wanted
    assert sorted(each["path"] for each in lines(archive)) == sorted(archive.documents())
    text = (archive.out / "year-0" / "a-99-3.txt").read_text(encoding="utf-8")
    assert text == mills.text(3)


def test_what_has_not_changed_is_not_read_again(archive, read):
    read()
    before = drafts(archive)
    assert outcomes(read()) == {Outcome.SAME: 12}
    assert len(lines(archive)) == 12
    assert drafts(archive) == before


def test_what_has_changed_is_read_again_alone(archive, read):
    read()
    (archive.folder / "year-0" / "mill-3.txt").write_text(mills.text(3) + "\n2. It is mended.\n")
    (archive.out / "year-0" / "a-99-4.draft.ttl").unlink()
    rows = read()
    assert {path for path, row in rows.items() if row.outcome is Outcome.READ} == {
        "year-0/mill-3.txt",
        "year-0/mill-4.txt",
    }
    assert "a-99-3:para_2 a disarm:Passage" in drafts(archive)["year-0/a-99-3.draft.ttl"]


def test_other_rules_read_all_again(archive, read, monkeypatch):
    read()
    monkeypatch.setattr(tasks, "version", lambda: "0.0.0+other")
    assert outcomes(read()) == {Outcome.READ: 12}
    assert outcomes(read(replace(archive, again=True))) == {Outcome.READ: 12}


def test_a_draft_that_somebody_has_worked_on_is_kept(archive, read):
    read()
    (archive.folder / "year-0" / "mill-3.txt").write_text(mills.text(3) + "\n2. It is mended.\n")
    draft = archive.out / "year-0" / "a-99-3.draft.ttl"
    draft.write_text(draft.read_text() + "# looked at\n")
    row = read()["year-0/mill-3.txt"]
    assert row.outcome is Outcome.KEPT
    assert "is left as it is" in row.message
    assert draft.read_text().endswith("# looked at\n")
    assert (archive.out / "year-0" / "a-99-3.txt").read_text() == mills.text(3)
    assert read()["year-0/mill-3.txt"].outcome is Outcome.SAME


def test_bad_files_are_told_and_stop_nothing(archive, read):
    (archive.folder / "empty.txt").write_bytes(b"")
    (archive.folder / "other.txt").write_bytes(b"\xff\x00\xfe\x81 mill \x00")
    (archive.folder / "picture.png").write_bytes(b"none of ours")
    rows = read()
    assert outcomes(rows) == {Outcome.READ: 12, Outcome.NOT_READ: 2}
    assert "empty.txt" in rows["empty.txt"].message
    assert "other.txt" in rows["other.txt"].message
    again = read()
    assert outcomes(again) == {Outcome.SAME: 12, Outcome.NOT_READ: 2}


def test_names_of_files_may_hold_what_no_encoding_can_say(archive, read):
    name = b"mill\xff\n.TXT"
    Path(os.fsdecode(os.fsencode(archive.folder) + b"/" + name)).write_text("1. Mills turn.\n")
    assert read()[os.fsdecode(name)].outcome is Outcome.READ
    assert read()[os.fsdecode(name)].outcome is Outcome.SAME


def test_two_documents_with_one_slug_both_get_a_draft(archive, read):
    (archive.folder / "copy.txt").write_text(mills.text(3), encoding="utf-8")
    rows = read()
    slugs = {rows[path].slug for path in ("copy.txt", "year-0/mill-3.txt")}
    assert slugs == {"a-99-3", "a-99-3-2"}
    (told,) = (row.message for row in rows.values() if row.slug == "a-99-3-2")
    assert told.startswith("a-99-3 is the slug of ")
    draft = next(text for path, text in drafts(archive).items() if "a-99-3-2" in path)
    assert "document:a-99-3-2 a disarm:Document" in draft


def test_many_documents_with_one_slug_all_get_one_that_stays(archive, read):
    for number in range(12):
        (archive.folder / f"copy-{number}.txt").write_text(mills.text(99))
    first = {path: row.slug for path, row in read().items()}
    assert len(set(first.values())) == 24
    again = {path: row.slug for path, row in read(replace(archive, again=True)).items()}
    assert again == first


def hang(task, known):
    if task.path.endswith("mill-3.txt"):
        time.sleep(60)
    return carried_out(task, known)


def crash(task, known):
    if task.path.endswith("mill-3.txt"):
        os.kill(os.getpid(), signal.SIGSEGV)
    return carried_out(task, known)


def swell(task, known):
    if task.path.endswith("mill-3.txt"):
        raise MemoryError(len(bytearray(2**30)))
    return carried_out(task, known)


def stumble(task, known):
    if task.path.endswith("mill-3.txt"):
        return carried_out(replace(task, folder=None), known)
    return carried_out(task, known)


@pytest.mark.parametrize(
    ("with_", "bounds", "outcome", "told"),
    [
        (hang, {"time": 0.5}, Outcome.DIED, "not read within 0.5 s"),
        (crash, {}, Outcome.DIED, "was ended (SIGSEGV)"),
        (swell, {"memory": 2**28}, Outcome.DIED, "was ended (exit)"),
        (stumble, {}, Outcome.NOT_READ, "an error of ours stopped the reading (TypeError"),
    ],
)
def test_a_document_that_ends_its_reader_costs_itself_alone(read, with_, bounds, outcome, told):
    rows = read(with_=with_, **bounds)
    assert outcomes(rows) == {Outcome.READ: 11, outcome: 1}
    assert told in rows["year-0/mill-3.txt"].message


def test_a_reader_that_is_killed_while_it_waits_is_replaced(archive, known):
    archive.prepare()
    paths = list(archive.documents())
    make = partial(tasks.Task, folder=str(archive.folder), out=str(archive.out), language="en")
    with Crew(partial(carried_out, known=known), Bounds(processes=1)) as crew:
        list(crew.rows([make(paths[0])]))
        (member,) = crew._members
        os.kill(member.pid, signal.SIGKILL)
        rows = list(crew.rows(make(path) for path in paths[1:4]))
    assert [row.outcome for row in rows] == [Outcome.DIED, Outcome.READ, Outcome.READ]


def start(archive):
    command = [sys.executable, mills.__file__, str(archive.folder), str(archive.out)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_a_run_that_is_killed_is_gone_on_with_and_nothing_is_lost_or_done_twice(tmp_path, read):
    archive = Archive(tmp_path / "many", tmp_path / "drafts", "en")
    mills.write(archive.folder, 40)
    with start(archive) as process:
        for _ in range(8):
            process.stdout.readline()
        process.kill()
    done = len(lines(archive))
    assert 8 <= done < 40
    whole = drafts(archive)
    rows = read(archive)
    assert outcomes(rows) == {Outcome.SAME: done, Outcome.READ: 40 - done}
    assert len(lines(archive)) == 40 == len({line["path"] for line in lines(archive)})
    assert len(drafts(archive)) == 40
    assert whole.items() <= drafts(archive).items()
    assert list((archive.out / tasks.ASIDE).iterdir()) == []


def test_a_line_that_was_torn_is_done_again(archive, read):
    read()
    journal = archive.out / "read.jsonl"
    content = journal.read_bytes()
    torn = json.loads(content.splitlines()[-1])["path"]
    journal.write_bytes(content[:-20])
    rows = read()
    assert outcomes(rows) == {Outcome.SAME: 11, Outcome.READ: 1}
    assert rows[torn].outcome is Outcome.READ
    assert len(lines(archive)) == 12


def test_one_run_at_a_time_writes_a_journal(archive, read):
    mills.write(archive.folder, 40)
    with start(archive) as process:
        process.stdout.readline()
        with pytest.raises(JournalError, match="another run is writing there"):
            read()
        process.kill()


def test_a_journal_that_is_none_of_ours_is_refused(archive, read):
    archive.prepare()
    (archive.out / "read.jsonl").write_text('{"mill": 3}\n')
    with pytest.raises(JournalError, match="line 1 is none of ours"):
        read()
    assert (archive.out / "read.jsonl").read_text() == '{"mill": 3}\n'


def test_drafts_among_the_documents_are_not_read_as_documents(archive, read):
    inside = replace(archive, out=archive.folder / "drafts")
    inside.prepare()
    for outcome in (Outcome.READ, Outcome.SAME):
        assert outcomes(read(inside)) == {outcome: 12}
    with pytest.raises(ArchiveError, match="drafts and documents would be mixed"):
        replace(archive, out=archive.folder).prepare()


def test_the_journal_remembers_little_of_each_document(tmp_path):
    with Journal.open(tmp_path / "read.jsonl") as journal:
        task = tasks.Task("a/b.txt", "", "", "en")
        journal.append(task.row(Outcome.READ, slug="b", sha256="12"))
        journal.append(task.row(Outcome.NOT_READ, message="gone"))
        assert journal.known("a/b.txt").slug == "b"
        assert journal.known("a/c.txt") is None
