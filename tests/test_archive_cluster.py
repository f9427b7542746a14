"""A folder read by several workers of a Dask cluster, each a process of its own, on loopback."""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import ExitStack, contextmanager, suppress

import mills
import psutil
import pytest
from click.testing import CliRunner
from distributed import Client
from thousand import wait_until

from disarmgraph.archive import cluster, journal, station, task
from disarmgraph.archive.archive import Archive
from disarmgraph.archive.crew import Bounds
from disarmgraph.archive.journal import Outcome
from disarmgraph.archive.task import Task
from disarmgraph.command.cli import main

pytestmark = pytest.mark.slow

LOCAL = ("--host", "127.0.0.1", "--no-dashboard")
EXAMPLE = str(mills.EXAMPLE)


@contextmanager
def started(program, *arguments):
    command = [sys.executable, "-m", f"distributed.cli.{program}", *arguments, *LOCAL]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@contextmanager
def scheduling(folder):
    """The address of a scheduler."""
    said = folder / "scheduler.json"
    with started("dask_scheduler", "--port", "0", "--scheduler-file", str(said)):
        deadline = time.monotonic() + 60
        address = None
        while address is None and time.monotonic() < deadline:
            time.sleep(0.1)
            # It is there a moment before it is written.
            with suppress(FileNotFoundError, ValueError):
                address = json.loads(said.read_text())["address"]
        yield address


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    """The address of a scheduler for several tests."""
    with scheduling(tmp_path_factory.mktemp("scheduler")) as address:
        yield address


@contextmanager
def working(address, count, folder):
    """Workers of one thread each."""
    arguments = (address, "--nthreads", "1", "--no-nanny", "--local-directory", str(folder))
    with ExitStack() as stack:
        yield [stack.enter_context(started("dask_worker", *arguments)) for _ in range(count)]


@pytest.fixture(scope="module")
def workers(address, tmp_path_factory):
    """Two workers that nobody kills."""
    with working(address, 2, tmp_path_factory.mktemp("workers")) as processes:
        yield processes


@pytest.fixture
def archive(tmp_path):
    mills.write(tmp_path / "archive", 60)
    archive = Archive(tmp_path / "archive", tmp_path / "drafts", "en")
    archive.prepare()
    return archive


def outcomes(rows):
    return Counter(row.outcome for row in rows)


def test_each_document_is_read_once_though_a_worker_is_killed(archive, tmp_path):
    mills.write(archive.folder, 160)
    with (
        scheduling(tmp_path) as address,
        working(address, 2, tmp_path) as (victim, _),
        Client(address, set_as_default=False) as client,
        cluster.readers(address, Bounds(), EXAMPLE) as rows,
    ):
        client.wait_for_workers(2)
        read, stations = [], []
        for row in archive.read(rows):
            read.append(row)
            if len(read) >= 40 and not stations:
                stations = psutil.Process(victim.pid).children(recursive=True)
                if stations:
                    victim.kill()
    assert [row.message for row in read if row.outcome is not Outcome.READ] == []
    assert len(read) == 160
    drafts = {path.name for path in archive.out.rglob("*.draft.ttl")}
    assert drafts == {f"a-99-{number}.draft.ttl" for number in range(160)}
    lines = (archive.out / "read.jsonl").read_text().splitlines()
    assert len({json.loads(line)["path"] for line in lines}) == len(lines) == 160
    assert stations
    assert psutil.wait_procs(stations, timeout=10)[1] == []


def test_a_result_that_is_lost_with_its_worker_is_made_by_another(archive, tmp_path, monkeypatch):
    """The worker of the first document that is done is killed before anybody has its row."""
    held = []

    class Losing(cluster.as_completed):
        def __next__(self):
            for pid in held[:1]:
                os.kill(pid, signal.SIGCONT)
            future = super().__next__()
            if not held:
                (worker,) = client.who_has(future)[future.key]
                pids = client.run(os.getpid)
                killed = pids.pop(worker)
                held.extend(pids.values())
                os.kill(held[0], signal.SIGSTOP)
                os.kill(killed, signal.SIGKILL)
                wait_until(lambda: future.status != "finished")
            return future

    monkeypatch.setattr(cluster, "as_completed", Losing)
    with (
        scheduling(tmp_path) as address,
        working(address, 2, tmp_path),
        Client(address, set_as_default=False) as client,
        cluster.readers(address, Bounds(), EXAMPLE) as rows,
    ):
        client.wait_for_workers(2)
        read = list(archive.read(rows))
    assert held
    assert outcomes(read) == {Outcome.READ: 60}
    assert len({row.path for row in read}) == 60


def test_a_cluster_goes_on_where_another_run_has_ended_and_tells_what_is_bad(
    archive, address, workers
):
    with cluster.readers(address, Bounds(), EXAMPLE) as rows:
        run = archive.read(rows)
        first = [next(run) for _ in range(20)]
        run.close()
    (archive.folder / "empty.txt").write_bytes(b"")
    with cluster.readers(address, Bounds(), EXAMPLE) as rows:
        read = list(archive.read(rows))
    assert outcomes(first) == {Outcome.READ: 20}
    assert outcomes(read) == {Outcome.SAME: 20, Outcome.READ: 40, Outcome.NOT_READ: 1}
    assert "empty.txt" in next(row.message for row in read if row.outcome is Outcome.NOT_READ)


def test_workers_with_other_rules_are_refused(archive, address, workers, monkeypatch):
    monkeypatch.setattr(cluster, "version", lambda: "0.0.0+other")
    with (
        cluster.readers(address, Bounds(), EXAMPLE) as rows,
        pytest.raises(cluster.ClusterError, match="install the same release everywhere"),
    ):
        list(archive.read(rows))


def test_a_station_that_is_lost_says_so_to_all_who_wait(archive):
    begun = station.Station(Bounds(processes=1), EXAMPLE)
    paths = list(archive.documents())
    asked = Task(paths[0], str(archive.folder), str(archive.out), "en")
    assert begun.ask(asked).outcome is Outcome.READ
    begun.close()
    assert begun.is_lost
    with pytest.raises(station.StationLost):
        begun.ask(asked)


def test_a_folder_that_others_do_not_see_is_told(archive):
    unseen = Task("mill.txt", str(archive.folder), "/nowhere", "en")
    row = task.carried_out(unseen, None)
    assert row.outcome is journal.Outcome.NOT_READ
    assert "give a folder that all machines share" in row.message


@pytest.mark.parametrize("given", ["tcp://127.0.0.1:1", "nowhere"])
def test_an_address_without_a_scheduler_is_status_2(archive, monkeypatch, given):
    monkeypatch.setattr(cluster, "WAITED", 0.5)
    arguments = ["read", str(archive.folder), "--out", str(archive.out), "--cluster", given]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert "no scheduler answers" in result.output


@pytest.mark.parametrize("times", [1, 2])
def test_a_scheduler_that_greets_otherwise_is_asked_again(address, workers, monkeypatch, times):
    """What it says is not to be provoked, so that here it is as if it were said."""
    greeted = Client._ensure_connected
    chatty, left = iter([AssertionError()] * times), []

    async def connected(self, timeout=None):
        for error in chatty:
            left.append(self)
            raise error
        await greeted(self, timeout)

    monkeypatch.setattr(Client, "_ensure_connected", connected)
    with cluster.readers(address, Bounds(), EXAMPLE):
        assert next(chatty, None) is None
        assert [each.status for each in left] == ["closed"] * times


def test_a_scheduler_without_workers_is_status_2(archive, tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "WAITED", 5)
    with scheduling(tmp_path) as address:
        arguments = ["read", str(archive.folder), "--out", str(archive.out), "--cluster", address]
        result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert "the scheduler has no worker" in result.output
